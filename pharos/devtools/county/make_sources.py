"""Writes the made-up county's other files, from the sketch of its schools: inspections, links and results.

``python -m pharos.devtools.county.make_sources`` writes them again, byte for byte the same. Each has the exact
headings of the real one: Ofsted's management information as it was until August 2024 and as it is since the
report cards, the register's links, the performance tables of key stages 2 and 4. Nothing in them is real.
"""

import csv
import datetime as dt
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .make_register import HERE, Row, sketches

SKETCH = sketches()
INSPECTED = tomllib.loads((HERE / "inspections.toml").read_text(encoding="utf-8"))
OLD, NEW = "ofsted_2024.txt", "ofsted_2026.txt"
CODES = {"Outstanding": "1", "Good": "2", "Requires improvement": "3", "Inadequate": "4"}
KEY = ("quality of education", "behaviour and attitudes", "personal development",
       "effectiveness of leadership and management")  # fmt: skip
CARD = ("Inclusion", "Curriculum and teaching", "Achievement", "Attendance and behaviour",
        "Personal development and wellbeing", "Leadership and governance")  # fmt: skip
# A school has a key stage where it takes pupils so young, and so old.
AGES = {2: (7, 11), 4: (14, 16)}
NO_OVERALL_FROM = dt.date(2024, 9, 2)
OLD_AS_AT, PUBLISHED_AFTER = dt.date(2024, 8, 31), dt.timedelta(days=35)
LINKS = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")
KS2 = ("URN", "KS2 Pupils", "KS2 Boys", "KS2 Girls", "Reading Progress", "Reading Score", "Reading Meet Std",
       "Reading Exceed Std", "Writing Progress", "Maths Progress", "Maths Score", "Overall Meet Std",
       "Overall Exceed Std", "Academic Year")  # fmt: skip
KS4 = ("URN", "KS4 Pupils", "KS4 Boys", "KS4 Girls", "Progress 8", "Attainment 8", "Eng Maths Grade 5",
       "Entering EBacc", "EBacc Avg Score", "EBacc Grade 5", "Academic Year")  # fmt: skip


def headings(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def _day(words: str) -> dt.date:
    return dt.datetime.strptime(words, "%d-%m-%Y").date()  # noqa: DTZ007 (a day)


def _slashed(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _inspected() -> Iterator[tuple[str, Row, dt.date]]:
    """The state-funded schools that the sketch says were inspected, with the day."""
    for urn, school in SKETCH.items():
        if school["inspected"] and school["kind"] != "independent":
            yield urn, school, _day(school["inspected"])


def _graded(urn: str, school: Row, day: dt.date, prefix: str, words: Mapping[str, str]) -> Row:
    """A graded inspection under these headings; from September 2024 it has no overall grade."""
    said = INSPECTED["judgements"].get(urn, {})
    grade = CODES.get(school["rating"], "Not judged")
    code = grade if day < NO_OVERALL_FROM else "Not judged"
    before = INSPECTED["before"].get(urn)
    return {
        words["number"]: f"10{urn}", words["start"]: _slashed(day),
        words["published"]: _slashed(day + PUBLISHED_AFTER),
        words["relates"]: "No" if before else "Yes", words["urn"]: str(before["urn"]) if before else urn,
        words["overall"]: code, f"{prefix}category of concern".capitalize(): "NULL",
        **{f"{prefix}{area}".capitalize(): str(said.get(area, grade if grade.isdigit() else "2")) for area in KEY},
        words["safe"]: "Yes", f"{prefix}early years provision (where applicable)".capitalize(): "9",
        f"{prefix}sixth form provision (where applicable)".capitalize(): "9",
    }  # fmt: skip


OLD_WORDS = {
    "number": "Inspection number of latest full inspection", "start": "Inspection start date",
    "published": "Publication date", "urn": "URN at time of latest full inspection",
    "relates": "Does the latest full inspection relate to the URN of the current school?",
    "overall": "Overall effectiveness", "safe": "Safeguarding is effective?",
}  # fmt: skip
NEW_WORDS = {
    "number": "Inspection number of latest OEIF graded inspection",
    "start": "Inspection start date of latest OEIF graded inspection",
    "published": "Publication date of latest OEIF graded inspection",
    "relates": "Does the latest OEIF graded inspection relate to the URN of the current school?",
    "urn": "URN at time of latest OEIF graded inspection",
    "overall": "Latest OEIF overall effectiveness", "safe": "Latest OEIF safeguarding is effective?",
}  # fmt: skip


def old_rows() -> Iterator[Row]:
    """As it was on 31 August 2024: the latest full inspection, and the one before it where there was one."""
    for urn, school, day in _inspected():
        if day + PUBLISHED_AFTER <= OLD_AS_AT:
            row = {"URN": urn, "School name": school["name"]} | _graded(urn, school, day, "", OLD_WORDS)
            yield row | _previous(urn)


def _previous(urn: str) -> Row:
    told = INSPECTED["previous"].get(urn)
    if not told:
        return {}
    day: dt.date = told["on"]
    return {
        "Previous full inspection number": f"09{urn}", "Previous inspection start date": _slashed(day),
        "Previous publication date": _slashed(day + dt.timedelta(days=30)),
        "Does the previous full inspection relate to the URN of the current school?": "Yes",
        "Previous full inspection overall effectiveness": CODES[told["grade"]],
    }  # fmt: skip


def new_rows() -> Iterator[Row]:
    """As it was on 31 August 2026: report cards, graded and ungraded inspections."""
    for urn, school, day in _inspected():
        row = {"URN": urn, "School name": school["name"]} | _graded(urn, school, day, "latest OEIF ", NEW_WORDS)
        yield row | _ungraded(urn) | _card(urn)


def _ungraded(urn: str) -> Row:
    told = INSPECTED["ungraded"].get(urn)
    if not told:
        return {}
    return {
        "Latest ungraded inspection number": f"11{urn}", "Date of latest ungraded inspection": _slashed(told["on"]),
        "Does the ungraded inspection relate to the URN of the current school?": "Yes",
        "Ungraded inspection overall outcome": told["outcome"],
    }  # fmt: skip


def _card(urn: str) -> Row:
    told = INSPECTED["report_card"].get(urn)
    if not told:
        return {}
    areas = {area: told.get(area, "Expected standard") for area in CARD}
    return {
        OLD_WORDS["number"]: f"12{urn}", OLD_WORDS["start"]: _slashed(told["on"]), OLD_WORDS["relates"]: "Yes",
        OLD_WORDS["published"]: _slashed(told["on"] + dt.timedelta(days=30)), OLD_WORDS["urn"]: urn,
        "Inspection type": "Full inspection", "Safeguarding standards": told.get("safeguarding", "Met"), **areas,
        "Early years (where applicable)": "Not applicable",
        "Post-16 provision (where applicable)": "Not applicable",
    }  # fmt: skip


def links() -> Iterator[Row]:
    for urn, told in INSPECTED["before"].items():
        day = f"{told['on']:%d-%m-%Y}"
        both = ((urn, str(told["urn"]), told["name"], "Predecessor"),
                (str(told["urn"]), urn, SKETCH[urn]["name"], "Successor"))  # fmt: skip
        yield from (dict(zip(LINKS, (*each, day), strict=True)) for each in both)


def results(stage: int, year: int) -> Iterator[Row]:
    """Numbers that follow from the URN and the year alone; a small school's are not published."""
    for urn, school in SKETCH.items():
        low, high, pupils = int(school["low"]), int(school["high"]), int(school["pupils"] or 0)
        youngest, oldest = AGES[stage]
        if school["kind"] in ("independent", "closed", "opening") or not pupils or low > youngest or high < oldest:
            continue
        leavers = pupils // (high - low)
        seed = (int(urn) * 37 + year * 11) % 17
        yield (_ks2 if stage == 2 else _ks4)(urn, year, leavers, seed)


def _ks2(urn: str, year: int, leavers: int, seed: int) -> Row:
    if leavers < 11:
        return {"URN": urn, "KS2 Pupils": str(leavers), "Academic Year": str(year)} | dict.fromkeys(KS2[2:-1], "SUPP")
    met = 54 + seed + (year - 2024) * (int(urn) % 4)
    values = (leavers, leavers // 2, leavers - leavers // 2, f"{(seed - 8) / 4:.1f}", 101 + seed // 3, f"{met + 9}%",
              f"{met // 3}%", f"{(seed - 7) / 4:.1f}", f"{(seed - 9) / 4:.1f}", 101 + seed // 4, f"{met}%",
              f"{met // 8}%")  # fmt: skip
    return dict(zip(KS2, (urn, *map(str, values), str(year)), strict=True))


def _ks4(urn: str, year: int, leavers: int, seed: int) -> Row:
    progress = "NP" if year >= 2025 else f"{(seed - 8) / 10:.2f}"
    score = 40 + seed * 0.9 + (year - 2024) * (int(urn) % 3) / 2
    values = (leavers, leavers // 2, leavers - leavers // 2, progress, f"{score:.1f}", f"{int(score) - 4}%",
              f"{25 + seed}%", f"{score / 11:.2f}", f"{10 + seed}%")  # fmt: skip
    return dict(zip(KS4, (urn, *map(str, values), str(year)), strict=True))


def _plain(heading: str) -> str:
    """One heading of the real file has two spaces in it; the rows above are written with one."""
    return " ".join(heading.split()).casefold()


def text(names: Iterable[str], rows: Iterable[Row], title: str = "") -> str:
    """A table, below a title where the real one has it. What a row doesn't tell is empty."""
    out = io.StringIO()
    writer, names = csv.writer(out, lineterminator="\r\n"), list(names)
    if title:
        writer.writerow([title])
    writer.writerow(names)
    for row in rows:
        told = {_plain(name): value for name, value in row.items()}
        writer.writerow([told.pop(_plain(name), "") for name in names])
        if told:
            raise ValueError(f"The file has no column {', '.join(told)}.")
    return out.getvalue()


def files() -> dict[str, str]:
    """Each file's text by its name."""
    old = "State-funded schools inspections and outcomes: as at 31 August 2024"
    new = "State-funded schools, latest inspections: as at 31 August 2026"
    told = {
        "ofsted_mi_20240831.csv": text(headings(OLD), old_rows(), old),
        "ofsted_mi_20260831.csv": text(headings(NEW), new_rows(), new),
        "establishment_links_20260901.csv": text(LINKS, links()),
    }
    for year in (2024, 2025, 2026):
        told[f"wantsum_ks2_{year}0831.csv"] = text(KS2, results(2, year))
        told[f"wantsum_ks4_{year}0831.csv"] = text(KS4, results(4, year))
    return told


def write(folder: Path = HERE) -> None:
    for name, told in files().items():
        (folder / name).write_text(told, encoding="cp1252", newline="")


if __name__ == "__main__":
    write()
