"""How a row is read under its heading."""

import pytest

from pharos.files.tables import Unreadable
from pharos.schools import layout
from pharos.schools.columns import INDEX
from pharos.schools.layout import Unusable
from tests.schools import files


def reading(*rows, heading=files.HEADING):
    """What the last of these rows reads as."""
    made = layout.of(heading)
    return [made.read([each.get(name, "") for name in heading]) for each in rows][-1], made


def facts(*rows, heading=files.HEADING):
    found, _ = reading(*rows, heading=heading)
    return {name: found.facts[number] for name, number in INDEX.items()}


def refusal(heading, **more):
    with pytest.raises(Unreadable) as refused:
        layout.of(heading, **more)
    return str(refused.value)


class TestHeading:
    @pytest.mark.parametrize(
        ("gone", "words"),
        [
            (["URN"], "“URN”"),
            (["EstablishmentName"], "“EstablishmentName”"),
            (
                ["EstablishmentStatus (code)", "EstablishmentStatus (name)"],
                "“EstablishmentStatus (code)” or “EstablishmentStatus (name)”",
            ),
        ],
    )
    def test_a_needed_column_that_is_missing_is_named(self, gone, words):
        heading = [name for name in files.HEADING if name not in gone]
        assert refusal(heading) == (
            f"This is not a file of the register of schools: its first line has no column {words}."
        )

    def test_every_one_that_is_missing(self):
        assert refusal(["a", "b"]) == (
            "This is not a file of the register of schools: its first line has no column “URN” and no column "
            "“EstablishmentName” and no column “EstablishmentStatus (code)” or “EstablishmentStatus (name)”."
        )

    def test_the_authority_is_needed_where_one_is_asked_for(self):
        heading = ["URN", "EstablishmentName", "EstablishmentStatus (name)"]
        assert refusal(heading, needs_la=True).endswith("has no column “LA (code)” or “LA (name)”.")
        assert layout.of(heading).width == 3

    def test_a_column_of_ours_named_twice(self):
        assert refusal([*files.HEADING, "town"]) == "The heading names the column “Town” more than once."

    def test_a_column_that_nobody_reads_may_be_there_twice(self):
        assert layout.of([*files.HEADING, "Notes", "Notes"]).width == len(files.HEADING) + 2

    def test_order_and_case_are_all_one(self):
        turned = tuple(name.upper() for name in reversed(files.HEADING))
        row = files.row(pupils=210)
        assert facts({name.upper(): value for name, value in row.items()}, heading=turned) == facts(row)

    def test_a_column_that_the_file_lacks_is_unknown(self):
        without = [name for name in files.HEADING if name not in {"NumberOfPupils", "Town"}]
        told = facts(files.row(), heading=without)
        assert (told["pupils"], told["town"]) == (None, "")


class TestRow:
    def test_texts_numbers_and_dates(self):
        told = facts(files.row(name="Oak School", pupils="210.0", opened="01-09-2017"))
        assert [told[name] for name in ("name", "pupils", "opened_on", "status_name", "phase_code")] == [
            "Oak School", 210, "2017-09-01", "Open", "2",
        ]  # fmt: skip

    def test_spaces_are_tidied(self):
        assert facts(files.row(name="  Oak \u00a0 School "))["name"] == "Oak School"

    def test_no_place_is_half_known(self):
        told = facts(files.row(Easting="", Northing="170100"))
        assert (told["easting"], told["northing"]) == (None, None)

    def test_the_origin_is_no_place(self):
        told = facts(files.row(Easting="0", Northing="0"))
        assert (told["easting"], told["northing"]) == (None, None)

    def test_a_stump_is_no_telephone_number(self):
        assert facts(files.row(phone="0NA"))["telephone"] == ""

    def test_an_open_school_is_not_closing(self):
        assert facts(files.row(status="1"))["closed_on"] == ""

    def test_a_closed_one_without_a_date_closed_some_day(self):
        assert facts(files.row(status="2"))["closed_on"] is None

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"urn": ""}, "URN is empty"),
            ({"urn": "12x"}, "URN “12x” is not a number"),
            ({"urn": "0"}, "URN “0” is not a number"),
            ({"urn": "1" * 30}, f"URN “{'1' * 20}” is not a number"),
            ({"name": " "}, "EstablishmentName is empty"),
            ({"status": "7", "status_name": ""}, "EstablishmentStatus “7” is not one of the register’s"),
            ({"Street": "x" * 1001}, "Street is 1,001 characters long, which no such fact is"),
            ({"Town": "a\x00b"}, "Town holds a character that is not text"),
        ],
    )
    def test_a_row_that_cannot_be_used_says_why(self, changes, words):
        with pytest.raises(Unusable) as refused:
            facts(files.row(**changes))
        assert str(refused.value) == words

    def test_a_single_value_that_cannot_be_read_is_left_out(self):
        found, _ = reading(files.row(pupils="many", opened="2017", Easting="9999999"))
        assert found.left_out == [
            "NumberOfPupils “many” is not a number we can use: left out",
            "Easting “9999999” is not a number we can use: left out",
            "OpenDate “2017” is not a date: left out",
        ]
        assert found.facts[INDEX["pupils"]] is None


class TestGroups:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"trust": "99001", "trust_name": "The Wend Trust"}, "99001"),
            ({"trust": "99001"}, "99001"),
            ({"trust_name": "The Wend Trust"}, "~the wend trust"),
            ({"trust_flag": "Not applicable"}, ""),
            ({"trust_flag": "Supported by a multi-academy trust"}, None),
            ({"trust_flag": ""}, None),
        ],
        ids=["code and name", "code alone", "name alone", "none", "one that is not named", "nothing is said"],
    )
    def test_what_a_row_says_of_its_trust(self, changes, code):
        assert facts(files.row(**changes))["trust"] == code

    def test_a_whole_name_comes_before_a_damaged_one(self):
        rows = [files.row(trust="7", trust_name=name) for name in ("Zo\ufffd’s Trust", "Zoë’s Trust", "Zo?e’s Trust")]
        _, made = reading(*rows)
        assert made.groups["trust"] == {"7": "Zoë’s Trust"}

    def test_a_group_without_a_name_is_called_by_its_code(self):
        _, made = reading(files.row(federation="F7"))
        assert made.groups["federation"] == {"F7": "Group F7"}


def test_a_broken_row_is_named_as_far_as_it_goes():
    made = layout.of(files.HEADING)
    name_at = files.HEADING.index("EstablishmentName")
    assert made.label(["9\x0001"]) == ("901", "")
    assert made.label([*["1"] * name_at, " Oak "]) == ("1", "Oak")
