"""Writes the schools that make the county as large as a real one: ``villages.csv``, in the columns of ``sketch.csv``.

``python -m pharos.devtools.county.make_villages`` writes it again, byte for byte the same. The schools that stories are
told of stand in ``sketch.csv``, by hand; these fill lists, maps and searches. None of the names means anybody.
"""

import csv
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

HERE = Path(__file__).parent
FIRST_URN, LAST_URN = 900_064, 900_300
Row = dict[str, str]

# What a village has besides its name, and how many pupils.
TREES = ("Alder", "Bilberry", "Campion", "Damson", "Elderflower", "Fescue", "Gorse", "Hornbeam", "Ivy", "Juniper",
         "Kingcup", "Lavender", "Medlar", "Nettle", "Oxlip", "Pear", "Quince", "Rowan", "Sorrel", "Teasel")  # fmt: skip
STREETS = ("School Lane", "Pound Hill", "Chapel Row", "Glebe Way", "Forstal Road", "Mill Street", "Pump Lane",
           "Wheelwright Close", "Tannery Road", "Saddler Street", "Cobbler Hill", "Cooper Row",
           "Green Way")  # fmt: skip
SAINTS = ("St Alphege’s", "St Eanswythe’s", "St Mildred’s", "St Nicholas’", "St Dunstan’s", "St Crispin’s",
          "St Helen’s", "St Oswin’s", "Holy Cross", "All Hallows")  # fmt: skip
# Kind, lowest and highest age, pupils, how the school is called.
KINDS = (
    ("community", 4, 11, 205, "{place} {word} Primary School"),
    ("controlled", 4, 11, 98, "{place} Church of England Primary School"),
    ("academy converter", 3, 11, 402, "{word} Field Primary Academy"),
    ("community", 4, 7, 176, "{word} Way Infant School"),
    ("aided", 4, 11, 207, "{saint} Catholic Primary School, {place}"),
    ("community", 7, 11, 243, "{word} Way Junior School"),
    ("academy sponsored", 4, 11, 318, "{word} Bank Primary Academy"),
    ("foundation", 11, 18, 1034, "{place} {word} School"),
    ("aided", 4, 11, 118, "{saint} Church of England Primary School, {place}"),
    ("community", 3, 11, 356, "{word} Hill Community Primary School"),
    ("free", 4, 11, 188, "{word} Gate Free School"),
    ("academy converter", 11, 18, 1192, "{place} {word} Academy"),
    ("community", 4, 11, 62, "{place} Village School"),
    ("special", 4, 19, 134, "{word} Court School"),
    ("academy converter", 4, 11, 211, "{word} Meadow Primary School"),
    ("nursery", 2, 5, 68, "{word} Nursery School"),
)
GROUPS = ("99001", "99004", "99002", "99005", "99003", "")
RATINGS = ("Good", "Good", "Outstanding", "Good", "Requires improvement", "Good", "", "Good", "Good", "Outstanding")
# First names with a title that goes with them.
FIRST = ("Mrs Abena", "Mr Bertram", "Ms Carys", "Mrs Dilys", "Mr Emeka", "Miss Fenella", "Mr Gethin", "Mrs Henrietta",
         "Mr Idris", "Mrs Jovita", "Ms Kerensa", "Mr Lorcan", "Mrs Marguerite", "Ms Nerys", "Mrs Olwen", "Mr Pascoe",
         "Dr Quentin", "Mrs Rhiannon", "Mr Soumik", "Miss Tegwen", "Mr Ulric", "Mrs Verity", "Mr Wilfred", "Ms Xanthe",
         "Mrs Yusra", "Mr Zebedee", "Mrs Anwen", "Mr Bogdan", "Dr Cerys")  # fmt: skip
LAST = ("Applegarth", "Brackenbury", "Copplestone", "Dunnock", "Eggleshaw", "Fernyhough", "Greenhalge", "Hollinrake",
        "Inchbald", "Jellicoe", "Kettlethorpe", "Lightbown", "Merryweather", "Nightingill", "Oddingley", "Pennyfather",
        "Quarmby", "Rainbird", "Saltonstall", "Threlfall", "Umpleby", "Vavasour", "Winterflood", "Yaxley-Orme",
        "Zouch", "Anstruther-Bell", "Bellweather", "Clutterbuck", "Dragonetti", "Entwhistle-Rao",
        "Featherwick")  # fmt: skip


def _column(table: str, column: str) -> list[str]:
    with (HERE / table).open(encoding="utf-8", newline="") as lines:
        return [row[column] for row in csv.DictReader(lines)]


def villages() -> list[str]:
    """Every place of the county, the towns more than once: more schools stand in them."""
    places = _column("places.csv", "place")
    towns = places[: len(places) * 2 // 5]
    return [*towns, *places, *towns]


def _name(pattern: str, place: str, number: int) -> str:
    word, saint = TREES[number * 7 % len(TREES)], SAINTS[number * 3 % len(SAINTS)]
    return pattern.format(place=place, word=word, saint=saint)


def _told_apart(name: str, place: str, number: int) -> str:
    return name.replace(place, f"{place} {TREES[number * 7 % len(TREES)]}", 1) if place in name else f"{place} {name}"


def _inspected(number: int) -> str:
    return f"{number * 11 % 28 + 1:02}-{number * 5 % 12 + 1:02}-{2021 + number % 4}"


def _school(urn: int, place: str, taken: set[str]) -> Row:
    number = urn - FIRST_URN
    kind, low, high, pupils, pattern = KINDS[number % len(KINDS)]
    name = _name(pattern, place, number)
    if name in taken:
        name = _told_apart(name, place, number)
    group = GROUPS[number % len(GROUPS)] if "academy" in kind or kind == "free" else ""
    faith = "Roman Catholic" if "Catholic" in name else "Church of England" if "Church of England" in name else ""
    title, first = FIRST[number % len(FIRST)].split()
    rating = RATINGS[number * 3 % len(RATINGS)]
    return {
        "urn": str(urn), "name": name, "kind": kind, "low": str(low), "high": str(high), "place": place,
        "street": STREETS[number % len(STREETS)], "pupils": str(pupils + number * 17 % 61 - 30), "group": group,
        "faith": faith, "rating": rating, "inspected": _inspected(number) if rating else "",
        "title": title, "first": first, "last": LAST[number % len(LAST)],
        "post": "Principal" if "Academy" in name and high > 11 else "Headteacher",
    }  # fmt: skip


def schools() -> Iterator[Row]:
    taken = set(_column("sketch.csv", "name"))
    for urn, place in zip(range(FIRST_URN, LAST_URN + 1), cycle(villages()), strict=False):
        school = _school(urn, place, taken)
        assert school["name"] not in taken, school["name"]
        taken.add(school["name"])
        yield school


if __name__ == "__main__":
    rows = list(schools())
    with (HERE / "villages.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
