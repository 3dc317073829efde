"""Bringing a register file in: all or nothing, again and again, one at a time."""

import datetime as dt
import os
import socket

import pytest
from django.db import OperationalError, connection

from pharos.activity import queries as happened
from pharos.common.errors import NotAllowed, Refused, WrongState
from pharos.files.tables import Unreadable
from pharos.schools import actions, queries
from pharos.schools.actions import imports
from pharos.schools.models import Federation, RegisterImport, School, Trust
from pharos.schools.states import ImportState
from tests.clock import NOW
from tests.schools import files

pytestmark = pytest.mark.django_db

AUGUST, SEPTEMBER, NOVEMBER = dt.date(2026, 8, 1), dt.date(2026, 9, 1), dt.date(2026, 11, 1)
TRUST = {"trust_flag": "Supported by a multi-academy trust"}


def counts(done):
    return {name: getattr(done, name) for name in ("rows", "added", "changed", "unchanged", "closed", "rejected")}


def zero(**told):
    return dict.fromkeys(("rows", "added", "changed", "unchanged", "closed", "rejected"), 0) | told


def school(urn=900101):
    return queries.find(urn)


def changes(urn=900101):
    found = school(urn).changes.order_by("field").values_list("field", "before", "after")
    return list(found)


class TestBringingIn:
    def test_a_new_school_comes_with_its_facts(self, bring_in):
        done = bring_in(files.row(name="Reedbed Primary School", pupils=210, opened="01-09-2017"))
        found = school()
        assert counts(done) == zero(rows=1, added=1)
        assert (found.name, found.pupils, found.opened_on, found.head_name) == (
            "Reedbed Primary School", 210, dt.date(2017, 9, 1), "Nadia Hartnell",
        )  # fmt: skip
        assert (found.first_seen_in, found.last_seen_in, found.older) == (done, done, {})

    def test_it_is_found_by_its_words_at_once(self, bring_in):
        bring_in(files.row(name="Reedbed Primary School"))
        assert [each.urn for each in queries.search("zw1 reedb")] == [900101]

    def test_the_same_file_again_changes_nothing(self, bring_in):
        rows = [files.row(1, trust="7", trust_name="The Wend Trust", **TRUST), files.row(2), files.row(3, status="2")]
        bring_in(*rows)
        before = list(School.objects.order_by("urn").values())
        done = bring_in(*rows)
        told = [each | {"last_seen_in_id": 0} for each in School.objects.order_by("urn").values()]
        assert counts(done) == zero(rows=3, unchanged=3)
        assert told == [each | {"last_seen_in_id": 0} for each in before]
        assert queries.changes_by(done).count() == 0

    def test_each_change_is_kept_with_what_was_before(self, bring_in):
        bring_in(files.row(pupils=200))
        done = bring_in(files.row(pupils=210, first="Omar", last="Vance"), as_at=NOVEMBER)
        assert counts(done) == zero(rows=1, changed=1)
        assert changes() == [
            ("head_first_name", "Nadia", "Omar"), ("head_last_name", "Hartnell", "Vance"), ("pupils", "200", "210"),
        ]  # fmt: skip

    def test_a_note_of_the_register_about_itself_is_no_change(self, bring_in):
        bring_in(files.row(LastChangedDate="01-08-2026"))
        done = bring_in(files.row(LastChangedDate="02-08-2026"), as_at=NOVEMBER)
        assert (counts(done), school().last_changed_on) == (zero(rows=1, unchanged=1), dt.date(2026, 8, 2))

    def test_a_school_that_closed_is_counted(self, bring_in):
        bring_in(files.row(1), files.row(2))
        done = bring_in(files.row(1), files.row(2, status="2", status_name="", closed="31-10-2026"), as_at=NOVEMBER)
        assert counts(done) == zero(rows=2, changed=1, unchanged=1, closed=1)
        assert (school(2).is_open, school(2).closed_on) == (False, dt.date(2026, 10, 31))

    def test_a_school_that_the_file_lacks_stays(self, bring_in):
        bring_in(files.row(1), files.row(2))
        bring_in(files.row(1), as_at=NOVEMBER)
        assert (school(2).last_seen_in.as_at, school(1).last_seen_in.as_at) == (SEPTEMBER, NOVEMBER)

    def test_a_row_that_cannot_be_read_is_told_and_the_others_come_in(self, bring_in):
        done = bring_in(files.row(1), files.row("x", name="Oak School"))
        told = queries.rejected_by(done).values_list("line", "urn", "name", "reason")
        assert (counts(done), list(told)) == (
            zero(rows=2, added=1, rejected=1), [(3, "x", "Oak School", "URN “x” is not a number")],
        )  # fmt: skip

    def test_a_value_that_was_left_out_is_told(self, bring_in):
        bring_in(files.row(pupils=200))
        done = bring_in(files.row(pupils="many"), as_at=NOVEMBER)
        assert [each.reason for each in queries.left_out_by(done)] == [
            "NumberOfPupils “many” is not a number we can use: left out"
        ]
        assert (school().pupils, school().stated_on("pupils")) == (200, SEPTEMBER)

    def test_a_damaged_name_never_replaces_a_good_one(self, bring_in):
        bring_in(files.row(name="St Éloi’s School"))
        done = bring_in(files.row(name="St ?loi?s School"), as_at=NOVEMBER)
        assert (school().name, counts(done)) == ("St Éloi’s School", zero(rows=1, unchanged=1))
        assert [each.reason for each in queries.left_out_by(done)] == ["Damaged in the file, so ours was kept: Name"]

    def test_a_column_that_the_file_lacks_is_no_change(self, bring_in):
        bring_in(files.row(pupils=200, trust="7", trust_name="The Wend Trust", **TRUST))
        lacking = [name for name in files.HEADING if "Trust" not in name and name != "NumberOfPupils"]
        done = bring_in(files.row(), as_at=NOVEMBER, heading=lacking)
        assert (counts(done), school().pupils, str(school().trust)) == (
            zero(rows=1, unchanged=1), 200, "The Wend Trust",
        )  # fmt: skip
        assert (school().stated_on("pupils"), school().stated_on("name")) == (SEPTEMBER, NOVEMBER)

    def test_an_older_file_only_fills_gaps(self, bring_in):
        bring_in(files.row(name="Elm School", pupils=""))
        done = bring_in(files.row(name="Oak School", pupils=200), as_at=AUGUST)
        found = school()
        assert (found.name, found.pupils, found.stated_on("pupils")) == ("Elm School", 200, AUGUST)
        assert (found.last_seen_in.as_at, counts(done)) == (SEPTEMBER, zero(rows=1, changed=1))

    def test_one_authority_alone(self, bring_in):
        done = bring_in(files.row(1), files.row(2, la="886", la_name="Kent"), la="886")
        assert (counts(done), school(1), done.la) == (zero(rows=1, added=1), None, "886")


class TestGroups:
    def test_joined_and_left(self, bring_in):
        bring_in(files.row(1), files.row(2, trust="7", trust_name="The Wend Trust", **TRUST))
        rows = files.row(1, trust="7", trust_name="The Wend Trust", **TRUST), files.row(2)
        bring_in(*rows, as_at=NOVEMBER)
        assert (changes(1), changes(2)) == (
            [("trust", "", "The Wend Trust")], [("trust", "The Wend Trust", "")],
        )  # fmt: skip
        assert (str(school(1).trust), school(2).trust) == ("The Wend Trust", None)

    def test_renamed_it_is_the_same_trust(self, bring_in):
        bring_in(files.row(trust="7", trust_name="The Wend Trust", **TRUST))
        done = bring_in(files.row(trust="7", trust_name="The Weald Trust", **TRUST), as_at=NOVEMBER)
        assert (list(Trust.objects.values_list("code", "name")), counts(done)) == (
            [("7", "The Weald Trust")], zero(rows=1, unchanged=1),
        )  # fmt: skip

    @pytest.mark.parametrize(("name", "as_at"), [("Zo\ufffd’s Trust", NOVEMBER), ("The Wend Trust", AUGUST)])
    def test_neither_a_damaged_name_nor_an_older_file_renames_it(self, bring_in, name, as_at):
        bring_in(files.row(trust="7", trust_name="Zoë’s Trust", **TRUST))
        bring_in(files.row(trust="7", trust_name=name.replace("\ufffd", "?e"), **TRUST), as_at=as_at)
        assert Trust.objects.get().name == "Zoë’s Trust"

    def test_a_trust_known_by_its_name_alone_gets_its_code_from_a_later_file(self, bring_in):
        bring_in(files.row(trust_name="The Wend Trust", **TRUST))
        done = bring_in(files.row(trust="7", trust_name="The Wend Trust", **TRUST), as_at=NOVEMBER)
        assert list(Trust.objects.values_list("code", "name")) == [("7", "The Wend Trust")]
        assert counts(done) == zero(rows=1, unchanged=1)

    def test_two_of_one_name_are_told_apart_by_their_codes(self, bring_in):
        bring_in(files.row(trust="7", trust_name="The Wend Trust", **TRUST))
        bring_in(files.row(trust="8", trust_name="The Wend Trust", **TRUST), as_at=NOVEMBER)
        assert changes() == [("trust", "The Wend Trust (7)", "The Wend Trust (8)")]

    def test_a_federation_by_its_name(self, bring_in):
        rows = [files.row(urn, federation_name="The Downs Federation") for urn in (1, 2)]
        bring_in(*rows)
        assert list(Federation.objects.values_list("code", "name")) == [
            ("~the downs federation", "The Downs Federation")
        ]
        assert [each.urn for each in queries.of_same_group(school(1))] == [2]


class TestAllOrNothing:
    def test_a_dry_run_counts_and_changes_nothing(self, bring_in):
        bring_in(files.row(1, pupils=200))
        done = bring_in(
            files.row(1, pupils=210, trust="7", trust_name="The Wend Trust", **TRUST), files.row(2), files.row("x"),
            as_at=NOVEMBER, dry_run=True,
        )  # fmt: skip
        assert counts(done) == zero(rows=3, added=1, changed=1, rejected=1)
        assert (school(1).pupils, school(2), changes(1), Trust.objects.count()) == (200, None, [], 0)
        assert [each.urn for each in queries.rejected_by(done)] == ["x"]

    def test_what_breaks_half_way_leaves_everything_as_it_was(self, bring_in):
        """The last of the rows to be written is one that the database does not take."""
        bring_in(files.row(1, pupils=200))

        def disk_is_full(execute, sql, params, many, context):
            if sql.startswith("INSERT") and "schools_registerremark" in sql:
                raise OperationalError("The disk is full.")
            return execute(sql, params, many, context)

        with connection.execute_wrapper(disk_is_full), pytest.raises(OperationalError):
            bring_in(files.row(1, pupils=210), files.row(2), files.row("x"), as_at=NOVEMBER)
        last = queries.imports().first()
        assert (school(1).pupils, school(2), changes(1)) == (200, None, [])
        assert (last.state, last.message) == (ImportState.REFUSED, imports.BROKE)

    def test_a_file_that_is_refused_says_why_and_lets_the_next_one_in(self, bring_in, tmp_path):
        path = tmp_path / "photo.csv"
        path.write_bytes(b"\x89PNG\r\n")
        with pytest.raises(Unreadable):
            actions.import_register(path, by=None, at=NOW)
        last = queries.imports().first()
        assert (last.state, last.message) == (
            ImportState.REFUSED, "This is a picture, not a table. Choose a file that ends in .csv, .csv.gz or .xlsx.",
        )  # fmt: skip
        assert bring_in(files.row(1)).state == ImportState.DONE

    def test_cut_short_nothing_of_it_is_taken(self, bring_in, tmp_path):
        path = files.write(tmp_path / "cut.csv", *(files.row(urn) for urn in range(1, 51)))
        path.write_bytes(path.read_bytes()[:-200])
        with pytest.raises(Unreadable):
            actions.import_register(path, by=None, at=NOW)
        assert School.objects.count() == 0


class TestAsking:
    @pytest.mark.parametrize(
        ("as_at", "name", "day"),
        [(AUGUST, "edubasealldata20260901.csv", AUGUST), (None, "edubasealldata20260901.csv", SEPTEMBER),
         (None, "schools.csv", NOW.date())],
    )  # fmt: skip
    def test_when_it_was_true(self, as_at, name, day):
        assert actions.ask(name, by=None, at=NOW, as_at=as_at).as_at == day

    def test_a_day_to_come_is_refused(self):
        with pytest.raises(Refused, match=r"25 November 2026, is still to come\.$"):
            actions.ask("schools.csv", by=None, at=NOW, as_at=dt.date(2026, 11, 25))

    def test_asked_twice_by_one_press_it_is_one_import(self):
        twice = [actions.ask("schools.csv", by=None, at=NOW, form_key="a" * 32) for _ in range(2)]
        assert (twice[0], RegisterImport.objects.count()) == (twice[1], 1)

    def test_others_may_not(self, world):
        with pytest.raises(NotAllowed, match=r"^Only a programme administrator"):
            actions.ask("schools.csv", by=world.head, at=NOW)


class TestOneAtATime:
    def start(self, worker, started_at=NOW):
        asked = actions.ask("first.csv", by=None, at=NOW)
        imports._start(asked, by=None, at=started_at)
        RegisterImport.objects.filter(pk=asked.pk).update(worker=worker)
        return asked

    def test_a_second_one_is_told_plainly(self, bring_in):
        first = self.start("elsewhere:1")
        words = (
            "Another import is running: first.csv, since 24 November 2026 at 10am. Wait until it has finished, then "
        )
        with pytest.raises(WrongState) as refused:
            bring_in(files.row(1))
        second = queries.imports().exclude(pk=first.pk).get()
        assert str(refused.value) == second.message == f"{words}try again."
        assert (second.state, School.objects.count()) == (ImportState.REFUSED, 0)

    @pytest.mark.parametrize(
        ("worker", "started_at"),
        [("{host}:999999999", NOW), ("elsewhere:1", NOW - dt.timedelta(minutes=16)),
         ("{host}:{pid}", NOW - dt.timedelta(minutes=16))],
        ids=["its process is gone", "elsewhere, long ago", "here, but long ago"],
    )  # fmt: skip
    def test_one_that_died_makes_room(self, bring_in, worker, started_at):
        first = self.start(worker.format(host=socket.gethostname(), pid=os.getpid()), started_at)
        assert bring_in(files.row(1)).state == ImportState.DONE
        first.refresh_from_db()
        assert (first.state, first.message) == (ImportState.REFUSED, imports.HALF_WAY)

    def test_its_story_is_told(self, bring_in, world):
        done = bring_in(files.row(1), by=world.administrator)
        told = [(each.by, each.says) for each in happened.timeline(done)]
        assert told == [
            (world.administrator, "finished the import"), (world.administrator, "started the import"),
        ]  # fmt: skip
