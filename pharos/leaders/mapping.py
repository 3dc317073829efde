"""Which column of a county's own list means what. Pure.

A guess goes by the words of a heading first, and by what stands under it where those tell nothing. It is only
ever proposed: a person, or whoever runs the command, may choose otherwise.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .list_cells import is_date, is_email, is_kind, is_urn

# In place of a heading: every row has this value. "every:KLE".
EVERY = "every:"
# How many rows a guess and a page look at, and how many values they show.
LOOKED_AT, SAMPLES = 50, 3


@dataclass(frozen=True)
class Column:
    """One of our columns: what people call it, and the words that headings use for it, plainly written."""

    key: str
    label: str
    words: tuple[str, ...]
    needed: bool = False


COLUMNS = (
    Column("name", "Name", ("name", "full name", "leader", "leader name", "name of leader", "system leader",
                            "headteacher", "head teacher", "kle", "kle name", "nle name", "sle name"), True),
    Column("last_name", "Last name, where names stand in two columns",
           ("last name", "surname", "family name", "lastname")),
    Column("first_name", "First name", ("first name", "forename", "given name", "firstname", "first names")),
    Column("email", "Email address", ("email", "e mail", "email address", "e mail address", "contact email",
                                      "work email", "mail", "contact"), True),
    Column("designation", "Designation", ("designation", "type", "role", "kind", "leader type", "type of leader",
                                          "designated as", "title of designation"), True),
    Column("from", "Designated from", ("from", "designated from", "start date", "start", "date designated", "since",
                                       "date of designation", "designation date", "date appointed", "from date",
                                       "designated on", "start of designation"), True),
    Column("urn", "URN or name of the school", ("urn", "school urn", "school", "school name", "name of school",
                                                "base school", "academy", "establishment"), True),
    Column("phases", "Phases", ("phases", "phase", "phase of education", "key stage", "key stages")),
    Column("areas", "Areas of expertise", ("areas", "areas of expertise", "expertise", "specialism", "specialisms",
                                           "specialist areas", "area of expertise", "strengths", "skills")),
    Column("portrait", "Pen portrait", ("portrait", "pen portrait", "biography", "bio", "profile", "about",
                                        "summary", "statement")),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
# What stands under a column, where its heading tells nothing.
_BY_VALUE = {"email": is_email, "urn": is_urn, "designation": is_kind, "from": is_date}


@dataclass(frozen=True)
class Heading:
    """One column of the file: its words, and the first few different values under it."""

    text: str
    samples: tuple[str, ...] = ()


def plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_", " ", heading.casefold()).split())


def headings(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Heading]:
    """The named columns of a file, in order, each once."""
    found: dict[str, Heading] = {}
    for place, name in enumerate(names):
        if name and name not in found:
            under = (row[place].strip() for row in rows if place < len(row))
            values = dict.fromkeys(value[:80] for value in under if value)
            found[name] = Heading(name, tuple(values)[:SAMPLES])
    return list(found.values())


def by_words(names: Sequence[str]) -> dict[str, str]:
    """Our column to the heading whose words mean it. The word that stands first in our list counts most."""
    plainly = {plain(name): name for name in reversed(names) if name}
    found: dict[str, str] = {}
    for column in COLUMNS:
        word = next((word for word in column.words if word in plainly and plainly[word] not in found.values()), None)
        if word:
            found[column.key] = plainly[word]
    return found


def guess(columns: Sequence[Heading]) -> dict[str, str]:
    """Our column to theirs, by words and then by values; what nobody can tell is left out."""
    found = by_words([column.text for column in columns])
    for key, looks in _BY_VALUE.items():
        if key not in found:
            free = [column for column in columns if column.text not in found.values() and column.samples]
            match = next((column for column in free if all(map(looks, column.samples))), None)
            if match:
                found[key] = match.text
    return found


def missing(chosen: Mapping[str, str]) -> list[Column]:
    """The columns that a list cannot do without and that have none of theirs."""
    return [
        column for column in COLUMNS
        if column.needed and not chosen.get(column.key) and not (column.key == "name" and chosen.get("last_name"))
    ]  # fmt: skip


def theirs(chosen: Mapping[str, str]) -> dict[str, str]:
    """Our column to a heading of the file, without what every row has alike."""
    return {key: heading for key, heading in chosen.items() if heading and not heading.startswith(EVERY)}


def alike(chosen: Mapping[str, str]) -> dict[str, str]:
    """Our column to what every row has."""
    return {key: value.removeprefix(EVERY) for key, value in chosen.items() if value.startswith(EVERY)}


def used_twice(chosen: Mapping[str, str]) -> list[str]:
    """Their columns that two of ours were given."""
    taken = list(theirs(chosen).values())
    return sorted({heading for heading in taken if taken.count(heading) > 1})


def key_of(names: Sequence[str]) -> str:
    """The same for files with the same columns, in whatever order: under it a choice is remembered."""
    told = "\n".join(sorted(plain(name) for name in names if name))
    return hashlib.sha256(told.encode()).hexdigest()[:20]
