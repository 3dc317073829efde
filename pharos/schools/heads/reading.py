"""What the register's four fields about a head say: who, in what role, or that nobody is named. Pure."""

import re
from dataclasses import dataclass
from itertools import pairwise

from . import letters, nicknames
from .letters import words

_TITLES = """
mr mrs ms miss mx dr doctor prof professor sir dame lady lord rev revd reverend rabbi sister sr brother father fr
canon imam madam obe mbe cbe phd npqh
"""
# Words of a post, or of a school, that stand in a field for a name and are none.
_POSTS = """
head heads headteacher headteachers teacher teachers headmaster headmistress principal principals executive exec
acting interim intertim temporary temp caretaker cover maternity leave absent associate deputy vice assistant co
joint of in charge school schools academy primary infant junior secondary college cofe ce rc leader lead seconded
secondment substantive designate until from to till since current new part time job share federation trust the
january february march april may june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec easter summer autumn spring term onwards
"""
# Post words that are first or last names too are dropped only beside one that cannot be.
_BOTH = "autumn easter april may june august summer head new temp jan lead leader teacher term spring"
_SMALL = "van von der den de del della di da dos du la le el al st saint mac mc o bin ben ter ten"
TITLES, _POST, _NAMES_TOO, _PARTICLES = (frozenset(each.split()) for each in (_TITLES, _POSTS, _BOTH, _SMALL))
_VACANT = re.compile(
    r"\b(vacan(t|cy)|t\.?b\.?[ac]\.?|to be (confirmed|appointed|announced|advised)|post unfilled)\b", re.I
)
_NOBODY = re.compile(
    r"\b(not (recorded|known|applicable|available|provided)|unknown|n/?a|none|nobody|no head|redacted)\b|^[-.?*]+$",
    re.I,
)
_INTERIM = re.compile(r"\b(acting|interim|intertim|temporary|temp|caretaker|cover)\b", re.I)
_SHARED = re.compile(r"\b(co[- ]?(head|principal)\w*|joint|job[- ]?share)\b", re.I)
_EXECUTIVE = re.compile(r"\b(executive|exec)\b", re.I)
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]?")
_SEPARATOR = re.compile(r"\s*(?:[&/;+,]|\band\b|\bwith\b)\s*", re.I)


@dataclass(frozen=True)
class Head:
    """A head as the register writes it, field by field."""

    title: str = ""
    first: str = ""
    last: str = ""
    job: str = ""

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip()

    @property
    def words(self) -> str:
        """As people read it: "Mrs Ada Marsh"; empty where nobody is named."""
        return f"{self.title} {self.name}".strip() if self.name else ""


@dataclass(frozen=True)
class Who:
    """One human: first names and last names, in plain small letters. ``also`` is a first name given in brackets."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    also: str = ""
    title: str = ""

    @property
    def whole(self) -> bool:
        return bool(self.firsts and self.lasts)

    @property
    def initials_only(self) -> bool:
        return all(len(name) == 1 for name in self.firsts)


@dataclass(frozen=True)
class Told:
    """What a head's fields say. ``vacant``: that the post has nobody. ``perhaps``: two people, by the look of it."""

    people: tuple[Who, ...]
    vacant: bool = False
    interim: bool = False
    named_interim: bool = False
    shared: bool = False
    executive: bool = False
    perhaps: bool = False


def read(head: Head) -> Told:
    first, last = letters.mended(head.first), letters.mended(head.last)
    text, everything = f"{first} {last}", f"{head.title} {first} {last} {head.job}"
    vacant = bool(_VACANT.search(text))
    people, perhaps = ((), False) if vacant or _NOBODY.search(text.strip()) else _people(head.title, first, last)
    return Told(
        people=people,
        vacant=vacant,
        interim=bool(_INTERIM.search(everything)),
        named_interim=bool(_INTERIM.search(text)),
        shared=len(people) > 1 or bool(_SHARED.search(everything)),
        executive=bool(_EXECUTIVE.search(everything)),
        perhaps=perhaps,
    )


def _people(title: str, first: str, last: str) -> tuple[tuple[Who, ...], bool]:
    """Who is named, and whether that these are two is a guess."""
    also = _also(first) or _also(last)
    first, last = _without_brackets(first), _without_brackets(last)
    firsts, lasts = _parts(first), _parts(last)
    if len(firsts) == len(lasts) > 1:
        return tuple(Who(tuple(one), tuple(other)) for one, other in zip(firsts, lasts, strict=True)), False
    if len(firsts) > 1 or len(lasts) > 1 or (firsts and lasts and _is_marked(first, last)):
        joined = [_of_words(part) for part in _with_last_names(_parts(f"{first} {last}"))]
        return tuple(who for who in joined if who.whole), False
    one, other = (firsts or [[]])[0], (lasts or [[]])[0]
    if _look_like_two(one, other):
        return (_of_words(one), _of_words(other)), True
    who = Who(tuple(one), tuple(other), also, title.casefold().strip(" ."))
    return ((who,) if who.whole else ()), False


def _also(text: str) -> str:
    """A first name in brackets: ``Elizabeth (Liz)``."""
    inside = [word for found in _BRACKETED.findall(text) for word in words(found)]
    return inside[0] if len(inside) == 1 and inside[0] not in _POST | TITLES else ""


def _without_brackets(text: str) -> str:
    """What follows a bracket by two words or more is somebody else."""
    return _BRACKETED.sub(" ", re.sub(r"\([^)]*\)(?=\s*\w+ \w)", " / ", text))


def _parts(text: str) -> list[list[str]]:
    """The words of each person in a field; a title in its midst begins somebody else."""
    text = _BRACKETED.sub(" ", text)
    text = re.sub(r"(?<=\w)\s+(?=(?:mr|mrs|ms|miss|dr)\.?\s)", " / ", text, flags=re.I)
    parts = [_names(words(part)) for part in _SEPARATOR.split(text)]
    return [part for part in parts if part]


def _names(found: list[str]) -> list[str]:
    """Without titles and words of the post. Where nothing else stands, a word that is also a name is one."""
    kept = [word for word in found if word not in TITLES and (word not in _POST or word in _NAMES_TOO)]
    if any(word in _POST - _NAMES_TOO for word in found):
        kept = [word for word in kept if word not in _NAMES_TOO] or []
    return kept


def _with_last_names(parts: list[list[str]]) -> list[list[str]]:
    """``Ada & Ben Marsh`` are two of one last name."""
    given = [
        [*part, following[-1]] if len(part) == 1 and len(following) > 1 else part for part, following in pairwise(parts)
    ]
    return [*given, parts[-1]] if parts else []


def _of_words(found: list[str]) -> Who:
    cut = len(found) - 1
    while cut > 1 and found[cut - 1] in _PARTICLES:
        cut -= 1
    return Who(tuple(found[:cut]), tuple(found[cut:]))


def _is_marked(first: str, last: str) -> bool:
    """Whether a sign or a title between the fields says that these are two."""
    return bool(_SEPARATOR.search(f"{first} {last}") or re.match(r"\s*(mr|mrs|ms|miss|dr)\b", last, re.I))


def _look_like_two(first: list[str], last: list[str]) -> bool:
    """Two words in either field, the second pair beginning like a person: ``Ada Marsh`` and ``Benjamin Reed``."""
    if len(first) != 2 or len(last) != 2 or last[0] in _PARTICLES:
        return False
    return nicknames.is_known(last[0]) or not nicknames.is_known(first[1])
