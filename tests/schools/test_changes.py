"""What happened to schools between two files: from the files themselves to the events."""

import datetime as dt
import io
import json

import pytest
from django.core.management import CommandError, call_command

from pharos.schools import actions, queries
from pharos.schools.models import SchoolLink
from tests.clock import NOW
from tests.schools import files

pytestmark = pytest.mark.django_db

AUGUST, SEPTEMBER, NOVEMBER = dt.date(2026, 8, 1), dt.date(2026, 9, 1), dt.date(2026, 11, 1)
TRUST = {"trust_flag": "Supported by a multi-academy trust"}
REASONS = {"why_opened": "ReasonEstablishmentOpened (name)", "why_closed": "ReasonEstablishmentClosed (name)"}
HEADING = (*files.HEADING, *REASONS.values())
ACADEMY = {"TypeOfEstablishment (name)": "Academy converter", "EstablishmentTypeGroup (name)": "Academies"}


def row(urn, name="", **facts):
    facts = {REASONS.get(key, key): value for key, value in facts.items()}
    return files.row(urn, name, **{"last": f"Head{'abcdefghij'[urn % 10]}"} | facts)


@pytest.fixture
def two_files(bring_in):
    """Bring two files in, and say what happened between them: (urn, kind, before, after, confidence)."""

    def tell(first, second, *, heading=HEADING, **asked):
        bring_in(*first, as_at=SEPTEMBER, heading=heading)
        bring_in(*second, as_at=NOVEMBER, heading=HEADING)
        return told(SEPTEMBER, NOVEMBER, **asked)

    return tell


def told(since, until, **asked):
    return [
        (each.urn, each.kind.value, each.before, each.after, each.confidence.value)
        for each in queries.between(since, until, **asked)
    ]


OTHER = row(9)


class TestOpeningAndClosing:
    def test_the_first_file_opens_nothing(self, bring_in):
        bring_in(row(1), as_at=SEPTEMBER)
        assert told(AUGUST, NOVEMBER) == []

    @pytest.mark.parametrize(
        ("opened", "confidence"), [("01-10-2026", "certain"), ("", "likely"), ("01-04-2026", "likely")]
    )
    def test_a_school_that_no_earlier_file_had(self, two_files, opened, confidence):
        found = two_files([OTHER], [OTHER, row(1, opened=opened)])
        assert found == [(1, "opened", "Not in the register", "Open", confidence)]

    def test_one_that_opened_long_ago_has_not_opened_now(self, two_files):
        assert two_files([OTHER], [OTHER, row(1, opened="01-09-1964")]) == []

    def test_one_that_could_not_be_read_before_has_not_opened(self, two_files):
        assert two_files([OTHER, row(1) | {"EstablishmentName": ""}], [OTHER, row(1)]) == []

    def test_one_that_was_proposed(self, two_files):
        found = two_files([row(1, status="4")], [row(1)])
        assert found == [(1, "opened", "Proposed to open", "Open", "certain")]

    def test_one_that_closes(self, two_files):
        found = two_files([row(1), row(2, status="3")], [row(1, status="2"), row(2, status="2")])
        assert found == [(urn, "closed", "Open", "Closed", "certain") for urn in (1, 2)]

    def test_the_first_schools_of_an_authority_have_not_opened(self, bring_in):
        bring_in(row(1), as_at=SEPTEMBER, la="999")
        bring_in(row(1), row(2, la="998", la_name="Otherwhere"), row(3), as_at=NOVEMBER)
        assert told(SEPTEMBER, NOVEMBER) == [(3, "opened", "Not in the register", "Open", "likely")]

    def test_a_file_older_than_what_we_know_tells_nothing_new(self, bring_in):
        bring_in(row(1, trust_flag=""), as_at=NOVEMBER)
        bring_in(row(1, trust="7", trust_name="The Wend Trust", **TRUST), row(2, status="2"), as_at=SEPTEMBER)
        assert told(AUGUST, NOVEMBER) == []


class TestTrusts:
    WEND, REED = {"trust": "7", "trust_name": "The Wend Trust"}, {"trust": "8", "trust_name": "Reed Schools"}

    def test_joined(self, two_files):
        found = two_files([row(1)], [row(1, **TRUST, **self.WEND)])
        assert found == [(1, "joined_trust", "", "The Wend Trust", "certain")]

    def test_left(self, two_files):
        found = two_files([row(1, **TRUST, **self.WEND)], [row(1)])
        assert found == [(1, "left_trust", "The Wend Trust", "", "certain")]

    def test_from_one_to_another_is_both(self, two_files):
        found = two_files([row(1, **TRUST, **self.WEND)], [row(1, **TRUST, **self.REED)])
        assert found == [
            (1, "joined_trust", "The Wend Trust", "Reed Schools", "certain"),
            (1, "left_trust", "The Wend Trust", "Reed Schools", "certain"),
        ]

    def test_a_column_that_the_earlier_file_lacks_is_no_change(self, two_files):
        bare = tuple(name for name in HEADING if not name.startswith(("Trust", "Head")))
        assert two_files([row(1)], [row(1, **TRUST, **self.WEND)], heading=bare) == []

    def test_a_trust_that_is_called_otherwise_is_the_same(self, two_files):
        found = two_files([row(1, **TRUST, **self.WEND)], [row(1, **TRUST, trust="7", trust_name="Wend Schools")])
        assert found == []


class TestAcademies:
    def pair(self, two_files, old=None, new=None, link=False):
        if link:
            SchoolLink.objects.create(urn=2, other_urn=1, kind="predecessor", words="Predecessor")
        old = {"name": "Reedbed Primary School", "EstablishmentNumber": "2001"} | (old or {})
        new = {"name": "Reedbed Academy", "EstablishmentNumber": "2001", "last": "Headb"} | ACADEMY | (new or {})
        closed = row(1, **old, status="2", closed="30-09-2026")
        return two_files([OTHER, row(1, **old)], [OTHER, closed, row(2, opened="01-10-2026", **new)])

    @pytest.mark.parametrize(
        ("facts", "confidence"),
        [
            ({"new": {"why_opened": "Academy Converter"}}, "certain"),
            ({}, "likely"),
            ({"link": True, "new": {"EstablishmentNumber": "4002"}}, "certain"),
            ({"new": {"EstablishmentNumber": "4002", "why_opened": "Academy Converter"}}, "likely"),
            ({"new": {"EstablishmentNumber": "4002"}}, "doubtful"),
        ],
    )
    def test_a_closing_and_an_opening_are_one_event(self, two_files, facts, confidence):
        found = self.pair(two_files, **facts)
        assert found == [(2, "academised", "1 Reedbed Primary School", "2 Reedbed Academy", confidence)]

    def test_the_head_is_compared_with_the_one_before(self, two_files):
        found = self.pair(two_files, new={"first": "Ishmael", "last": "Carrow"})
        assert [each[:4] for each in found] == [
            (2, "academised", "1 Reedbed Primary School", "2 Reedbed Academy"),
            (2, "new_head", "Mrs Nadia Headb", "Mrs Ishmael Carrow"),
        ]

    @pytest.mark.parametrize(
        "new",
        [
            {"EstablishmentNumber": "4002", "name": "Saltmarsh Academy"},
            {"EstablishmentNumber": "4002", "Postcode": "ZW9 9ZZ"},
            {"la": "998", "la_name": "Otherwhere"},
            {"TypeOfEstablishment (name)": "Community school", "EstablishmentTypeGroup (name)": ""},
        ],
    )
    def test_what_does_not_belong_together_is_two(self, two_files, new):
        assert [each[1] for each in self.pair(two_files, new=new)] == ["opened", "closed"]

    def test_an_academy_that_was_proposed_already(self, two_files):
        old, new = {"EstablishmentNumber": "2001"}, {"EstablishmentNumber": "2001"} | ACADEMY
        found = two_files(
            [row(1, **old), row(2, status="4", **new)],
            [
                row(1, **old, status="2"),
                row(2, **new, first="Io", last="Carrow", trust="7", trust_name="The Wend Trust", **TRUST),
            ],
        )
        assert [each[:2] for each in found] == [(2, "academised"), (2, "new_head")]


class TestHeads:
    def test_a_new_one(self, two_files):
        found = two_files([row(1)], [row(1, first="Ishmael", last="Carrow", head_title="Mr")])
        assert found == [(1, "new_head", "Mrs Nadia Headb", "Mr Ishmael Carrow", "certain")]

    def test_a_title_alone_is_nothing(self, two_files):
        assert two_files([row(1)], [row(1, head_title="Dr")]) == []

    def test_one_who_is_head_of_another_school_of_the_county(self, two_files):
        carrow = {"first": "Ishmael", "last": "Carrow"}
        far = row(3, la="998", la_name="Otherwhere", **carrow)
        found = two_files([row(1), row(2, **carrow), far], [row(1, **carrow), row(2, **carrow), far])
        assert [each[:2] for each in found] == [(1, "shared_head")]

    def test_a_post_that_is_now_called_acting(self, two_files):
        job = {"HeadPreferredJobTitle": "Acting Headteacher"}
        assert two_files([row(1)], [row(1, **job)]) == [
            (1, "same_head", "Mrs Nadia Headb, Headteacher", "Mrs Nadia Headb, Acting Headteacher", "certain")
        ]

    def test_from_first_to_last_over_several_files(self, bring_in):
        for day, last in enumerate(("Marsh", "Reed", "Fenn", "Marsh"), 1):
            bring_in(row(1, first=f"A{last}", last=last), as_at=dt.date(2026, 9, day))
        ends = {(1, 2): "Reed", (1, 3): "Fenn", (2, 4): "Marsh", (1, 4): ""}
        found = {days: [each[3] for each in told(*(dt.date(2026, 9, day) for day in days))] for days in ends}
        assert found == {days: [f"Mrs A{last} {last}"] if last else [] for days, last in ends.items()}

    def test_a_head_of_a_school_that_closed_is_nobodys_news(self, two_files):
        found = two_files([row(1)], [row(1, status="2", first="Ishmael", last="Carrow")])
        assert [each[1] for each in found] == ["closed"]


class TestWhere:
    def test_of_one_authority_by_code_or_name(self, two_files):
        there = {"la": "998", "la_name": "Otherwhere"}
        found = two_files([row(1), row(2, **there)], [row(1, status="2"), row(2, status="2", **there)], la="998")
        assert [each[0] for each in found] == [2]
        assert [each[0] for each in told(SEPTEMBER, NOVEMBER, la="wantsum")] == [1]

    def test_of_some_areas(self, two_files, world):
        there = {"DistrictAdministrative (code)": "D04"}
        found = two_files([row(1), row(2, **there)], [row(1, status="2"), row(2, status="2", **there)], areas=["east"])
        assert [each[0] for each in found] == [2]


def test_an_import_that_was_rolled_back_changed_nothing(two_files):
    assert len(two_files([row(1)], [row(1, status="2"), row(2)])) == 2
    actions.roll_back(queries.last_done(), by=None, at=NOW, why="The wrong file")
    assert told(SEPTEMBER, NOVEMBER) == []


def test_as_many_queries_for_one_school_as_for_many(two_files, django_assert_num_queries):
    two_files([row(1), OTHER], [row(1, status="2"), row(9, last="Carrow"), row(2, **ACADEMY)])
    with django_assert_num_queries(QUERIES):
        told(SEPTEMBER, NOVEMBER)


def test_and_for_many(two_files, django_assert_num_queries):
    firsts = [row(urn) for urn in range(10, 40)]
    seconds = [row(urn, status="2" if urn % 2 else "1", last="Carrow", first="Io") for urn in range(10, 50)]
    two_files(firsts, seconds)
    with django_assert_num_queries(QUERIES):
        told(SEPTEMBER, NOVEMBER)


QUERIES = 7


class TestTheCommand:
    def run(self, *args):
        out = io.StringIO()
        call_command("school_changes", *args, stdout=out)
        return out.getvalue()

    def test_gives_json(self, two_files):
        two_files([row(1), row(2)], [row(1, first="Io", last="Carrow"), row(2, status="2")])
        assert json.loads(self.run("--from", "2026-09-01", "--to", "2026-11-01", "--la", "999", "--json")) == [
            {"urn": 2, "kind": "closed", "before": "Open", "after": "Closed", "confidence": "certain"},
            {"urn": 1, "kind": "new_head", "before": "Mrs Nadia Headb", "after": "Mrs Io Carrow",
             "confidence": "certain"},
        ]  # fmt: skip

    def test_gives_a_table(self, two_files):
        two_files([row(2, "Reedbed School")], [row(2, "Reedbed School", status="2", closed="01-10-2026")])
        assert self.run("--from", "2026-09-01", "--to", "2026-11-01") == (
            "Closed (1)\n"
            "        2 Reedbed School: Open → Closed. Certain: The register says that it closed on 1 October 2026.\n"
            "1 change from 1 September 2026 to 1 November 2026.\n"
        )

    @pytest.mark.parametrize(
        ("since", "until", "words"),
        [("2026-11-01", "2026-09-01", "is after"), ("yesterday", "2026-09-01", "is not a date")],
    )
    def test_refuses_wrong_dates(self, db, since, until, words):
        with pytest.raises(CommandError, match=words):
            self.run("--from", since, "--to", until)
