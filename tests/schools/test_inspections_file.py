"""Ofsted's management information in its three shapes: what is taken, and what is reported and not guessed."""

import datetime as dt

import pytest

from pharos.files.tables import Unreadable
from pharos.schools import inspections_file
from pharos.schools.states import Concern, Regime, Safeguarding
from tests.schools import ofsted

AS_AT = dt.date(2026, 9, 1)


@pytest.fixture
def read(tmp_path):
    def told(*rows, heading=ofsted.OLD, titles=(), as_at=AS_AT):
        return inspections_file.read(ofsted.write(tmp_path / "mi.csv", *rows, heading=heading, titles=titles), as_at)

    return told


class TestShapes:
    def test_an_overall_grade(self, read):
        [entry] = read(ofsted.GOOD_FULL).entries
        assert entry == inspections_file.InspectionRow(
            urn=900101, current_urn=900101, number="10001", regime=Regime.OVERALL,
            starts_on=dt.date(2022, 5, 10), published_on=dt.date(2022, 6, 20), words="S5 Inspection",
            grades={"overall": "good", "quality_of_education": "good", "behaviour": "outstanding",
                    "personal_development": "good", "leadership": "good"},
            safeguarding=Safeguarding.MET,
        )  # fmt: skip

    def test_a_row_tells_three_inspections_one_of_them_of_another_urn(self, read):
        found = read(ofsted.GOOD_FULL | ofsted.SECTION_8 | ofsted.PREVIOUS)
        assert [(each.number, each.regime, each.urn, each.starts_on.year) for each in found.entries] == [
            ("10001", "overall", 900101, 2022), ("10002", "ungraded", 900101, 2024), ("10000", "overall", 900001, 2017),
        ]  # fmt: skip

    def test_key_judgements_under_a_heading_with_two_spaces(self, read):
        [entry] = read(ofsted.JUDGED, heading=ofsted.NEW).entries
        assert (entry.regime, entry.grades, entry.safeguarding) == (
            Regime.JUDGEMENTS,
            {"quality_of_education": "good", "behaviour": "requires improvement", "personal_development": "good",
             "leadership": "outstanding"},
            Safeguarding.MET,
        )  # fmt: skip

    def test_key_judgements_in_the_older_file(self, read):
        [entry] = read(ofsted.GOOD_FULL | {
            "Overall effectiveness": "Not judged", "Inspection start date": "17/09/2024",
            "Publication date": "20/10/2024",
        }).entries  # fmt: skip
        assert (entry.regime, entry.unclear, "overall" in entry.grades) == (Regime.JUDGEMENTS, "", False)

    def test_a_report_card(self, read):
        [entry] = read(ofsted.CARD, heading=ofsted.NEW).entries
        assert (entry.regime, entry.grades, entry.safeguarding) == (
            Regime.REPORT_CARD,
            {"inclusion": "strong standard", "curriculum": "expected standard", "achievement": "needs attention",
             "attendance": "exceptional", "well_being": "expected standard", "governance": "expected standard"},
            Safeguarding.MET,
        )  # fmt: skip

    def test_a_report_card_a_graded_and_an_ungraded_inspection(self, read):
        found = read(ofsted.CARD | ofsted.JUDGED | ofsted.LATEST_UNGRADED, heading=ofsted.NEW)
        assert [(each.regime, each.number) for each in found.entries] == [
            ("report_card", "30001"), ("judgements", "20001"), ("ungraded", "20002"),
        ]  # fmt: skip

    def test_a_graded_inspection_that_the_row_tells_twice_is_one(self, read):
        twice = {"Inspection number of latest full inspection": "20001", "Inspection start date": "04/02/2025"}
        assert [each.regime for each in read(ofsted.JUDGED | twice, heading=ofsted.NEW).entries] == ["judgements"]

    def test_an_ungraded_inspection_that_became_a_full_one_is_not_told_twice(self, read):
        converted = {"Did the latest section 8 inspection convert to a full inspection?": "Yes"}
        found = read(ofsted.GOOD_FULL | ofsted.SECTION_8 | converted)
        assert [each.number for each in found.entries] == ["10001"]

    def test_the_names_that_headings_have_had_since_2024(self, read):
        heading = [name.replace("section 8", "ungraded").replace("Section 8", "Ungraded")
                   .replace("full inspection", "graded inspection") for name in ofsted.OLD]  # fmt: skip
        row = {name.replace("section 8", "ungraded").replace("Section 8", "Ungraded")
               .replace("full inspection", "graded inspection"): value
               for name, value in (ofsted.GOOD_FULL | ofsted.SECTION_8 | ofsted.PREVIOUS).items()}  # fmt: skip
        assert [each.number for each in read(row, heading=heading).entries] == ["10001", "10002", "10000"]

    def test_a_school_that_was_never_inspected_tells_nothing(self, read):
        found = read({"URN": "900101"})
        assert (found.rows, found.entries, found.rejected) == (1, [], [])

    def test_titles_above_the_heading_columns_in_another_order(self, read):
        found = read(ofsted.GOOD_FULL, heading=ofsted.OLD[::-1], titles=("State-funded schools", "Notes: none"))
        assert [(each.number, each.grades["leadership"]) for each in found.entries] == [("10001", "good")]

    def test_the_most_recent_category_of_concern_is_the_newest_inspection_s(self, read):
        row = ofsted.CARD | ofsted.JUDGED | {"Most recent category of concern": "RSI"}
        found = {each.regime: each.concern for each in read(row, heading=ofsted.NEW).entries}
        assert found == {Regime.REPORT_CARD: Concern.SIGNIFICANT_IMPROVEMENT, Regime.JUDGEMENTS: Concern.NONE}


LEADERSHIP = "Effectiveness of leadership and management"
FULL = "Latest full inspection: "
DOUBTFUL = [
    ({"Effectiveness of leadership and management": "4"},
     "overall good, with an inadequate key judgement (leadership)"),
    ({"Safeguarding is effective?": "No"}, "overall good, with safeguarding that is not effective"),
    ({"Category of concern": "SWK"}, "overall good, with a category of concern"),
    ({"Category of concern": "XX"}, "“XX” is no category of concern"),
    ({"Overall effectiveness": "5"}, "“5” is no grade that Ofsted gives"),
    ({"Overall effectiveness": "Expected standard"}, "“Expected standard” is no grade that Ofsted gives"),
    ({"Quality of education": "Splendid"}, "“Splendid” is no grade that Ofsted gives"),
    ({"Safeguarding is effective?": "Perhaps"}, "“Perhaps” does not say whether safeguarding is effective"),
    ({"Inspection start date": "31/02/2022"}, "“31/02/2022” is not a date"),
    ({"Inspection start date": ""}, "the day on which it began is empty"),
    ({"Inspection start date": "02/09/2026", "Publication date": ""},
     "the day on which it began, 02/09/2026, lies after the day of the file"),
    ({"Publication date": "01/01/2030"},
     "the day on which it was published, 01/01/2030, lies after the day of the file"),
    ({"Publication date": "01/01/2022"}, "it was published before it began"),
    ({"Overall effectiveness": "Not judged"},
     "it has no overall grade, though each school was given one until 1 September 2024"),
    ({"Overall effectiveness": "Not judged", "Quality of education": "", "Behaviour and attitudes": "",
      "Personal development": "9", LEADERSHIP: "NULL"}, "it has no overall grade and no key judgements"),
    ({"Does the latest full inspection relate to the URN of the current school?": "No"},
     "it relates to another URN, which the file does not name"),
    ({"URN at time of latest full inspection": "900001"},
     "it relates to the current school, but the URN at the time is 900001"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "reason"), DOUBTFUL, ids=[reason for _, reason in DOUBTFUL])
def test_what_is_reported_and_stays_as_unclear(read, facts, reason):
    found = read(ofsted.GOOD_FULL | facts)
    assert [(each.line, each.urn, each.name, each.reason) for each in found.rejected] == [
        (2, "900101", "Reedbed Primary School", FULL + reason)
    ]
    assert [(each.number, each.unclear) for each in found.entries] == [("10001", FULL + reason)]


def test_one_unclear_inspection_leaves_the_others_of_its_row(read):
    found = read(ofsted.GOOD_FULL | ofsted.SECTION_8 | {"Section 8 inspection overall outcome": "School remains calm"})
    assert [(each.number, each.unclear) for each in found.entries] == [
        ("10001", ""),
        ("10002", "Latest ungraded inspection: “School remains calm” is no outcome that Ofsted gives"),
    ]


def test_a_report_card_with_safeguarding_and_no_grade(read):
    bare = dict.fromkeys(make_card_areas(), "")
    found = read(ofsted.CARD | bare, heading=ofsted.NEW)
    assert [each.reason for each in found.rejected] == ["Latest report card: it is a report card without a grade"]


def make_card_areas():
    return [name for name, value in ofsted.CARD.items() if value.endswith(("standard", "attention", "Exceptional"))]


def test_one_inspection_told_twice_and_differently(read):
    other = ofsted.GOOD_FULL | {
        "URN": "900102", "Overall effectiveness": "1",
        "Does the latest full inspection relate to the URN of the current school?": "No",
    }  # fmt: skip
    found = read(ofsted.GOOD_FULL, other)
    assert [each.reason for each in found.rejected] == [
        "Inspection 10001 is told twice in the file, and not in the same way"
    ]


def test_a_grade_without_number_and_day_is_reported_and_hides_no_older_one(read):
    bare = {name: "" for name in ofsted.GOOD_FULL if "number" in name or "date" in name.lower()}
    found = read(ofsted.GOOD_FULL | bare | ofsted.PREVIOUS | {"Overall effectiveness": "4"}).entries
    assert [bool(each.unclear) for each in found] == [True, False]


@pytest.mark.parametrize(("urn", "reason"), [("", "URN is empty"), ("9x", "URN “9x” is not a number")])
def test_a_row_without_a_urn(read, urn, reason):
    assert [each.reason for each in read(ofsted.GOOD_FULL | {"URN": urn}).rejected] == [reason]


def test_a_list_of_latest_ratings_without_days_is_refused(tmp_path):
    path = tmp_path / "latest.csv"
    path.write_text("urn,name,type,ofstedRating\n900101,Reedbed,Primary,Good\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="no column tells an inspection"):
        inspections_file.read(path, AS_AT)
