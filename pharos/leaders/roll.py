"""Everybody in the directory at once, in plain values, so that filters and their counts ask the database nothing. Pure.

A set of leaders is a whole number: bit ``n`` stands for the ``n``th leader of the roll, by name. "Both" is ``&``,
"either" is ``|``, "how many" is ``bit_count()``; a county or a nation of leaders takes a few microseconds.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from pharos.schools import words
from pharos.schools.distance import Near

type Leaders = int
NOBODY: Leaders = 0
# A name of so many letters may differ by one, a longer one by two. Shorter ones are other names.
NEARLY = ((8, 2), (4, 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """What filters and order need of one leader. ``pk`` is the designation's that speaks for them."""

    pk: int
    name: str
    easting: int | None
    northing: int | None
    availability: str
    options: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of expertise, as a filter shows it."""

    code: str
    label: str


@dataclass(frozen=True)
class Roll:
    """The leaders by name; for each filter and option, who has it; for each word of a name, whose it is.

    ``districts`` are code and name of the area that a district, by its code, lies in; ``expertise`` is every area.
    """

    entries: Sequence[Entry]
    options: Mapping[str, Mapping[str, Leaders]]
    names: Mapping[str, Leaders]
    places: Mapping[int, int] = field(default_factory=dict)
    districts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    expertise: Sequence[Area] = ()

    @property
    def everybody(self) -> Leaders:
        return (1 << len(self.entries)) - 1

    def having(self, filter_name: str, codes: Iterable[str]) -> Leaders:
        """Who has any of these options."""
        known, found = self.options.get(filter_name, {}), NOBODY
        for code in codes:
            found |= known.get(code, NOBODY)
        return found

    def named(self, word: str) -> Leaders:
        """In whose name a word begins like this."""
        found = NOBODY
        for name, whose in self.names.items():
            if name.startswith(word):
                found |= whose
        return found

    def nearly_named(self, word: str) -> Mapping[str, Leaders]:
        """Names that are spelled almost like this word, the nearest first, with whose they are."""
        most = next((most for letters, most in NEARLY if len(word) >= letters), 0)
        apart = {name: OSA.distance(word, name, score_cutoff=most) for name in self.names} if most else {}
        near = sorted((steps, name) for name, steps in apart.items() if 0 < steps <= most and name[:1].isalpha())
        return {name: self.names[name] for _, name in near}

    def squared(self, near: Near) -> list[int | None]:
        """Of each leader the square of the distance in metres, where both have a place."""
        east, north = near.easting, near.northing
        return [
            None if each.easting is None or each.northing is None
            else (each.easting - east) ** 2 + (each.northing - north) ** 2
            for each in self.entries
        ]  # fmt: skip


def roll(
    entries: Iterable[Entry], *, districts: Mapping[str, tuple[str, str]] | None = None, expertise: Sequence[Area] = ()
) -> Roll:
    """A roll of these leaders."""
    ordered = sorted(entries, key=lambda each: (words.plain(each.name), each.pk))
    options: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(ordered):
        for filter_name, codes in entry.options.items():
            for code in codes:
                options[filter_name][code].append(place)
        for word in words.plain(entry.name).split():
            names[word].append(place)
    size = len(ordered)
    return Roll(
        entries=ordered,
        options={name: {code: at(size, has) for code, has in codes.items()} for name, codes in options.items()},
        names={word: at(size, whose) for word, whose in names.items()},
        places={entry.pk: place for place, entry in enumerate(ordered)},
        districts=districts or {},
        expertise=expertise,
    )


def at(size: int, places: Iterable[int]) -> Leaders:
    """The leaders at these places of a roll of this size."""
    marks = bytearray(b"0") * size
    for place in places:
        marks[-1 - place] = 49  # the figure 1
    return int(marks or b"0", 2)


def places(leaders: Leaders) -> Iterator[int]:
    """Where these leaders stand in the roll, in order."""
    figures = f"{leaders:b}"[::-1]
    place = figures.find("1")
    while place >= 0:
        yield place
        place = figures.find("1", place + 1)


def within(squared: Sequence[int | None], metres: int) -> Leaders:
    """Those at most so far away."""
    most = metres * metres
    return at(len(squared), (place for place, each in enumerate(squared) if each is not None and each <= most))


def by_limit(squared: Sequence[int | None], leaders: Leaders, metres: Sequence[int]) -> dict[int, int]:
    """How many of these leaders each limit, in metres and rising, would leave."""
    limits = [limit * limit for limit in metres]
    rings = Counter(bisect_left(limits, each) for each in _of(squared, leaders) if each is not None)
    found, total = {}, 0
    for ring, limit in enumerate(metres):
        total += rings[ring]
        found[limit] = total
    return found


def _of(squared: Sequence[int | None], leaders: Leaders) -> Iterator[int | None]:
    return (squared[place] for place in places(leaders))
