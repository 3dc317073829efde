"""Inspections, links and results brought in: idempotent, the later file counts, and what follows for standing."""

import datetime as dt
import io
import json

import pytest
from django.core.management import CommandError, call_command

from pharos.common.errors import NotAllowed, Refused
from pharos.schools import actions, queries
from pharos.schools.models import Inspection, Result, School, SchoolLink, SourceImport
from pharos.schools.states import Outcome, SourceKind
from tests.clock import NOW
from tests.schools import ofsted

pytestmark = pytest.mark.django_db
AUGUST, OCTOBER = dt.date(2026, 8, 31), dt.date(2026, 10, 31)
OLD_URN = {
    "Does the latest full inspection relate to the URN of the current school?": "No",
    "URN at time of latest full inspection": "890001",
}
MARRAM = {"URN": "900001", "URN at time of latest full inspection": "900001"}


@pytest.fixture
def inspections(tmp_path):
    def bring_in(*rows, as_at=AUGUST, heading=ofsted.OLD, **more):
        path = ofsted.write(tmp_path / "mi.csv", *rows, heading=heading)
        return actions.import_source(SourceKind.INSPECTIONS, path, by=None, at=NOW, as_at=as_at, **more)

    return bring_in


def counts(done):
    return (done.rows, done.added, done.changed, done.unchanged, done.rejected)


def standing_of(school):
    return queries.standings_of([school], on=NOW.date())[school.urn]


class TestInspections:
    def test_again_changes_nothing(self, inspections):
        row = ofsted.GOOD_FULL | ofsted.SECTION_8 | ofsted.PREVIOUS
        assert [counts(inspections(row)) for _ in range(2)] == [(1, 3, 0, 0, 0), (1, 0, 0, 3, 0)]

    def test_a_try_changes_nothing(self, inspections):
        done = inspections(ofsted.GOOD_FULL, dry_run=True)
        assert (counts(done), Inspection.objects.count()) == ((1, 1, 0, 0, 0), 0)

    @pytest.mark.parametrize(("second", "grade"), [(OCTOBER, "outstanding"), (AUGUST - dt.timedelta(days=1), "good")])
    def test_of_two_files_the_later_one_counts(self, inspections, second, grade):
        inspections(ofsted.GOOD_FULL)
        inspections(ofsted.GOOD_FULL | {"Overall effectiveness": "1"}, as_at=second)
        assert Inspection.objects.get().grades["overall"] == grade

    def test_what_a_newer_file_confirmed_no_older_one_changes(self, inspections):
        inspections(ofsted.GOOD_FULL)
        inspections(ofsted.GOOD_FULL, as_at=OCTOBER)
        inspections(ofsted.GOOD_FULL | {"Overall effectiveness": "4"}, as_at=AUGUST + dt.timedelta(days=10))
        assert Inspection.objects.get().grades["overall"] == "good"

    def test_an_unclear_one_is_replaced_when_a_file_tells_it_clearly(self, inspections):
        done = inspections(ofsted.GOOD_FULL | {"Inspection number of latest full inspection": "NULL",
                                               "Inspection start date": "soon"})  # fmt: skip
        assert (counts(done), Inspection.objects.get().starts_on) == ((1, 1, 0, 0, 1), None)
        inspections(ofsted.GOOD_FULL, as_at=OCTOBER)
        assert [(each.number, each.unclear) for each in Inspection.objects.all()] == [("10001", "")]

    def test_what_is_still_unclear_stays(self, inspections):
        for as_at in (AUGUST, OCTOBER):
            inspections(ofsted.GOOD_FULL | {"Category of concern": "XX"}, as_at=as_at)
        assert Inspection.objects.exclude(unclear="").count() == 1

    def test_an_inspection_of_an_earlier_urn_links_the_two(self, inspections):
        inspections(ofsted.GOOD_FULL | OLD_URN)
        inspections(ofsted.GOOD_FULL | OLD_URN)
        assert list(SchoolLink.objects.values_list("urn", "other_urn", "kind")) == [(900101, 890001, "predecessor")]


class TestStanding:
    def test_its_own_inspection_with_source_and_day(self, world, inspections):
        inspections(ofsted.GOOD_FULL | MARRAM)
        found = standing_of(world.marram)
        told = found.evidence[0].inspected
        assert (found.outcome, told.school, told.source, told.as_at) == (
            Outcome.MEETS, world.marram.name, "mi.csv", AUGUST,
        )  # fmt: skip

    def test_never_inspected_is_not_known(self, world):
        assert standing_of(world.marram).outcome == Outcome.UNKNOWN

    @pytest.mark.parametrize(
        ("type_name", "outcome"),
        [("Academy converter", Outcome.MEETS), ("Academy sponsor led", Outcome.UNKNOWN)],
    )
    def test_an_academy_with_its_predecessor_s_inspection(self, world, inspections, type_name, outcome):
        School.objects.filter(pk=world.marram.pk).update(type_name=type_name)
        world.marram.refresh_from_db()
        inspections(ofsted.GOOD_FULL | {"URN": "900001"} | OLD_URN)
        assert standing_of(world.marram).outcome == outcome

    @pytest.mark.parametrize(
        "words", ["Predecessor - merged", "Predecessor - amalgamated", "Predecessor - Split School"]
    )
    def test_of_a_mixed_line_the_panel_decides(self, world, inspections, words):
        SchoolLink.objects.create(urn=900001, other_urn=890001, kind="predecessor", words=words)
        inspections(ofsted.GOOD_FULL | {"URN": "890001", "URN at time of latest full inspection": "890001"})
        assert standing_of(world.marram).outcome == Outcome.PANEL

    def test_of_two_predecessors_too(self, world, inspections):
        for other in (890001, 890002):
            SchoolLink.objects.create(urn=900001, other_urn=other, kind="predecessor", words="Predecessor")
        inspections(ofsted.GOOD_FULL | {"URN": "890001", "URN at time of latest full inspection": "890001"})
        assert standing_of(world.marram).outcome == Outcome.PANEL

    def test_through_two_generations_the_school_is_named(self, world, inspections):
        SchoolLink.objects.create(urn=900001, other_urn=890002, kind="predecessor", words="Predecessor")
        SchoolLink.objects.create(
            urn=890002, other_urn=890001, other_name="The Old School", kind="predecessor", words="Predecessor"
        )
        inspections(ofsted.GOOD_FULL | {"URN": "890001", "URN at time of latest full inspection": "890001"})
        found = standing_of(world.marram)
        assert (found.outcome, found.evidence[0].inspected.school) == (Outcome.MEETS, "The Old School")

    def test_three_schools_cost_as_many_queries_as_one(self, world, inspections, django_assert_num_queries):
        schools = [world.marram, *(world.school(910000 + n, f"School {n}") for n in range(2))]
        for number, school in enumerate(schools):
            SchoolLink.objects.create(
                urn=school.urn, other_urn=880000 + number, kind="predecessor", words="Predecessor"
            )
        for some in (schools[:1], schools):
            with django_assert_num_queries(4):
                queries.standings_of(some, on=NOW.date())


class TestOthers:
    def test_results_again_change_nothing(self, tmp_path):
        path = tmp_path / "ks2.csv"
        path.write_text("URN,Overall Meet Std,Academic Year\n900001,78%,2018\n900002,SUPP,2018\n")
        done = [actions.import_source(SourceKind.RESULTS, path, by=None, at=NOW) for _ in range(2)]
        assert [counts(each) for each in done] == [(2, 2, 0, 0, 0), (2, 0, 0, 2, 0)]
        assert list(Result.objects.order_by("urn").values_list("value", "missing")) == [(78, ""), (None, "SUPP")]

    def test_a_link_that_is_told_in_other_words_changes(self, tmp_path):
        path, done = tmp_path / "links.csv", []
        for words in ("Predecessor", "Predecessor - merged"):
            path.write_text(f"URN,LinkURN,LinkType\n900001,890001,{words}\n")
            done.append(counts(actions.import_source(SourceKind.LINKS, path, by=None, at=NOW)))
        assert (done, SchoolLink.objects.get().words) == (
            [(1, 1, 0, 0, 0), (1, 0, 1, 0, 0)], "Predecessor - merged",
        )  # fmt: skip

    def test_only_an_administrator(self, world, tmp_path):
        with pytest.raises(NotAllowed):
            actions.import_source(SourceKind.LINKS, tmp_path / "links.csv", by=world.head, at=NOW)

    def test_a_day_to_come_is_refused(self, inspections):
        with pytest.raises(Refused, match="is still to come"):
            inspections(ofsted.GOOD_FULL, as_at=dt.date(2027, 1, 1))

    def test_a_fault_of_ours_leaves_nothing_and_says_so(self, inspections, monkeypatch):
        monkeypatch.setattr("pharos.schools.actions.inspections._link", lambda found: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            inspections(ofsted.GOOD_FULL)
        refused = SourceImport.objects.get()
        assert (refused.state, Inspection.objects.count()) == ("refused", 0)

    def test_a_reading_that_died_gives_its_place_free(self, inspections):
        SourceImport.objects.create(
            kind="inspections", file_name="dead.csv", as_at=AUGUST, state="running", requested_at=NOW,
            started_at=NOW - dt.timedelta(hours=1),
        )  # fmt: skip
        assert counts(inspections(ofsted.GOOD_FULL)) == (1, 1, 0, 0, 0)

    def test_beside_another_of_its_kind_it_waits(self, inspections):
        SourceImport.objects.create(
            kind="inspections", file_name="other.csv", as_at=AUGUST, state="running", requested_at=NOW, started_at=NOW
        )
        with pytest.raises(Refused, match="Another file of this kind is being read"):
            inspections(ofsted.GOOD_FULL)


class TestCommands:
    def run(self, command, path, *words):
        out, err = io.StringIO(), io.StringIO()
        call_command(command, str(path), *words, stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    def test_as_json_one_object_of_numbers_and_the_rows_beside_it(self, tmp_path):
        path = ofsted.write(tmp_path / "mi_20260831.csv", ofsted.GOOD_FULL, {"URN": "x"}, heading=ofsted.OLD)
        out, err = self.run("import_inspections", path, "--json")
        assert json.loads(out) | {"seconds": 0} == {
            "rows": 2, "added": 1, "changed": 0, "unchanged": 0, "rejected": 1, "seconds": 0,
        }  # fmt: skip
        assert err.splitlines() == ["What was not read:", "  line 3, URN x: URN “x” is not a number"]

    def test_in_words(self, tmp_path):
        path = tmp_path / "links_20260901.csv"
        path.write_text("URN,LinkURN,LinkType\n900001,890001,Successor\n")
        out, _ = self.run("import_links", path, "--dry-run")
        assert out.splitlines()[:2] == ["       1 rows", "       1 added"]
        assert out.splitlines()[-1].endswith("Nothing was changed: this was a try.")

    def test_a_file_of_another_kind_is_refused_in_a_sentence(self, tmp_path):
        path = tmp_path / "links.csv"
        path.write_text("URN,LinkURN,LinkType\n900001,890001,Successor\n")
        with pytest.raises(CommandError, match="no row with the columns “URN” and “Academic Year”"):
            self.run("import_performance", path)
