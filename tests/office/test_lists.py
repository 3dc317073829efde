"""Lists of leaders, row by row: who comes in, who is known, what is left and what is refused."""

import datetime as dt

import pytest

from pharos.common.errors import Refused
from pharos.home import queries as home
from pharos.leaders.models import Designation, Profile
from pharos.leaders.states import DesignationKind
from pharos.office import actions
from pharos.office.actions import reading
from pharos.office.models import LeaderImport
from pharos.outbox.models import Letter
from pharos.people.models import Person
from pharos.schools.models import SchoolLink
from tests.clock import NOW
from tests.leaders import making
from tests.office import lists_of_leaders as lists
from tests.office.lists_of_leaders import ADA, BEA, ada, reason, report, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring_in(world, tmp_path):
    def import_it(*rows, **more):
        return lists.bring_in(tmp_path / "leaders.csv", *rows, by=world.administrator, **more)

    return import_it


class TestANewLeader:
    def test_is_designated_with_a_profile_that_nobody_sees_yet(self, bring_in, world):
        done = bring_in(ADA)
        told = Designation.objects.get(person=ada())
        assert report(done) == [(2, "added")]
        assert (told.kind, told.from_on, told.school, told.why) == (
            DesignationKind.KLE, dt.date(2024, 9, 1), world.marram, "From the list leaders.csv",
        )  # fmt: skip
        profile = ada().profile
        assert (profile.portrait, profile.phases, profile.consented_at) == (
            "I help schools to read.", ["primary"], None,
        )  # fmt: skip
        assert [offer.expertise.code for offer in profile.offers.all()] == ["sle-phonics"]

    def test_is_written_to_only_where_that_was_chosen(self, bring_in):
        bring_in(ADA)
        assert Letter.objects.count() == 0
        bring_in(BEA, letters=True)
        assert [(each.to, each.kind) for each in Letter.objects.all()] == [("bea.lark@wantsum.example", "designated")]

    def test_can_be_tried_first_and_nothing_changes(self, bring_in):
        done = bring_in(ADA, BEA, dry_run=True, letters=True)
        assert (done.state, report(done)) == ("tried", [(2, "added"), (3, "added")])
        assert (Designation.objects.count(), Letter.objects.count(), done.lines.exclude(person=None).count()) == (
            0,
            0,
            0,
        )

    def test_with_two_designations_is_one_person(self, bring_in):
        done = bring_in(ADA, row(designation="NLE", email="ADA.QUILL@wantsum.example"), letters=True)
        assert report(done) == [(2, "added"), (3, "changed")]
        assert sorted(ada().designations.values_list("kind", flat=True)) == ["KLE", "NLE"]
        assert Letter.objects.count() == 1

    def test_comes_in_from_the_console_too(self, world, tmp_path):
        done = lists.bring_in(tmp_path / "leaders.csv", ADA, by=None)
        assert (report(done), Designation.objects.get().designated_by) == ([(2, "added")], None)


class TestTheSameAgain:
    def test_changes_nothing(self, bring_in):
        long = row(name="Cy Dune", email="cy@wantsum.example", portrait="word " * 310)
        first, again = bring_in(ADA, BEA, long), bring_in(ADA, BEA, long)
        assert report(first) == [(2, "added"), (3, "added"), (4, "added")]
        assert report(again) == [(2, "unchanged"), (3, "unchanged"), (4, "unchanged")]
        assert (Designation.objects.count(), Profile.objects.get(person__name="Cy Dune").portrait) == (3, "")

    def test_goes_on_where_an_import_stopped(self, bring_in, monkeypatch):
        real = reading.bring_in

        def stops(line, *rest, **more):
            if line.name == "Bea Lark":
                raise RuntimeError("the machine stopped")
            return real(line, *rest, **more)

        monkeypatch.setattr(reading, "bring_in", stops)
        with pytest.raises(RuntimeError):
            bring_in(ADA, BEA)
        monkeypatch.undo()
        stopped = LeaderImport.objects.get()
        assert (stopped.state, report(stopped)) == ("refused", [(2, "added")])
        assert report(bring_in(ADA, BEA)) == [(2, "unchanged"), (3, "added")]


class TestWhatStands:
    @pytest.fixture
    def amina(self, world):
        return making.publish(world, world.leader, world.kestrel, portrait="My own words.", codes=("sle-phonics",))

    @pytest.fixture
    def her_row(self):
        return {
            "name": "Amina Rahman", "email": "amina.rahman@wantsum.example", "urn": "900002", "from": "2026-09-01",
            "portrait": "Other words.", "areas": "Assessment", "phases": "Secondary",
        }  # fmt: skip

    def test_is_never_overwritten(self, bring_in, amina, her_row):
        done = bring_in(row(**her_row))
        amina.refresh_from_db()
        assert (amina.portrait, amina.phases, amina.consents) == ("My own words.", ["primary"], True)
        assert (report(done), reason(done)) == (
            [(2, "unchanged")], "Left as they stand in the profile: phases, areas of expertise, pen portrait.",
        )  # fmt: skip

    def test_and_the_name_stays(self, bring_in, amina, her_row):
        done = bring_in(row(**her_row | {"name": "A. Rahman", "portrait": "", "areas": "", "phases": ""}))
        assert reason(done) == "The name stays as Amina Rahman."

    def test_another_first_day_needs_a_look(self, bring_in, amina, her_row):
        done = bring_in(row(**her_row | {"from": "1/9/2025"}))
        assert (report(done), Designation.objects.count()) == ([(2, "needs_a_look")], 1)
        assert reason(done).startswith(
            "Amina Rahman is a KLE at Kestrel Lane Primary School from 1 September 2026 here; the list says"
        )

    def test_what_is_empty_is_filled(self, bring_in, world):
        making.designate(world, world.leader, world.kestrel)
        done = bring_in(
            row(name="Amina Rahman", email="amina.rahman@wantsum.example", urn="900002", **{"from": "2026-09-01"})
        )
        assert (report(done), reason(done)) == (
            [(2, "changed")], "Filled in: phases, areas of expertise, pen portrait.",
        )  # fmt: skip


class TestOnePersonOrTwo:
    def test_a_known_name_at_the_school_with_another_address_needs_a_look(self, bring_in, world):
        done = bring_in(row(name="Mrs G. Okafor", email="head@marram.example"))
        assert (report(done), done.lines.get().person) == ([(2, "needs_a_look")], world.head)

    def test_a_known_name_elsewhere_is_somebody_else(self, bring_in):
        assert report(bring_in(row(name="Grace Okafor", email="head@saltmarsh.example", urn="900003"))) == [
            (2, "added")
        ]

    def test_another_name_at_a_known_address_needs_a_look(self, bring_in, world):
        done = bring_in(row(name="Olive Reed", email=world.head.email))
        assert (report(done), done.lines.get().doubt) == ([(2, "needs_a_look")], "address")

    def test_two_ways_to_write_one_name_in_one_list_need_a_look(self, bring_in):
        done = bring_in(ADA, row(name="A Quill", email="aq@wantsum.example"))
        assert report(done) == [(2, "added"), (3, "needs_a_look")]

    @pytest.mark.parametrize(("answer", "people", "result"), [
        ("same", 0, "added"), ("another", 1, "added"), ("leave", 0, "unchanged"),
    ])  # fmt: skip
    def test_is_decided_after_the_import(self, bring_in, world, answer, people, result):
        done = bring_in(row(name="G Okafor", email="head@marram.example"))
        decided = actions.decide(done.lines.get(), answer=answer, by=world.administrator, at=NOW)
        assert (decided.result, decided.answered_by, decided.told) == (result, world.administrator, {})
        assert Person.objects.filter(email="head@marram.example").count() == people

    def test_waits_on_the_home_page_until_it_is_decided(self, bring_in, world):
        done = bring_in(row(name="G Okafor", email="head@marram.example"))
        told = lambda: [(each.what, each.href) for each in home.waiting_for(world.administrator, at=NOW)]  # noqa: E731
        page = f"/office/leader-lists/{done.reference}/"
        assert [each for each in told() if each[1] == page] == [("Decide 1 row of the list leaders.csv", page)]
        actions.decide(done.lines.get(), answer="leave", by=world.administrator, at=NOW)
        assert page not in dict(told()).values()

    def test_what_was_decided_is_remembered_for_the_next_list(self, bring_in, world):
        told = row(name="G Okafor", email="head@marram.example")
        actions.decide(bring_in(told).lines.get(), answer="same", by=world.administrator, at=NOW)
        assert report(bring_in(told)) == [(2, "unchanged")]

    def test_is_decided_before_the_import(self, bring_in, world, tmp_path):
        two = (ADA, row(name="A Quill", email="aq@wantsum.example", designation="NLE"))
        tried = bring_in(*two, dry_run=True)
        actions.decide(tried.lines.get(line=3), answer="same", by=world.administrator, at=NOW)
        reading.wanted(tried, columns=tried.columns, dry_run=False, letters=False, by=world.administrator, at=NOW)
        reading.run(tried, tmp_path / "leaders.csv", by=world.administrator, at=NOW)
        assert report(tried) == [(2, "added"), (3, "changed")]
        assert sorted(ada().designations.values_list("kind", flat=True)) == ["KLE", "NLE"]

    def test_an_answer_that_does_not_fit_is_refused(self, bring_in, world):
        done = bring_in(row(name="Olive Reed", email=world.head.email))
        with pytest.raises(Refused, match="Choose one of the answers"):
            actions.decide(done.lines.get(), answer="another", by=world.administrator, at=NOW)

    def test_only_by_an_administrator(self, bring_in, world):
        done = bring_in(row(name="Olive Reed", email=world.head.email))
        with pytest.raises(Refused, match="Only a programme administrator"):
            actions.decide(done.lines.get(), answer="same", by=world.sia, at=NOW)


class TestTheSchool:
    def test_is_found_by_its_name(self, bring_in, world):
        bring_in(row(urn="marram primary school"))
        assert Designation.objects.get().school == world.marram

    def test_two_of_one_name_are_told_with_their_urns(self, bring_in, world):
        world.school(910001, "Marram Primary School")
        assert reason(bring_in(row(urn="Marram Primary School"))) == (
            "2 schools are called “Marram Primary School”: 900001 (Lantern Bay), 910001 (Lantern Bay). "
            "Enter the URN of the one that is meant."
        )

    def test_one_that_nobody_knows(self, bring_in):
        assert reason(bring_in(row(urn="Marram"))) == (
            "No school in the register is called “Marram”. Enter its URN. Did you mean Marram Primary School (900001)?"
        )

    def test_a_closed_one_names_what_stands_there_now(self, bring_in, world):
        closed = {"status_code": "2", "status_name": "Closed", "closed_on": dt.date(2024, 8, 31)}
        world.school(910002, "Old Dune School", postcode="ZW9 9ZZ", street="High Street", **closed)
        world.school(910003, "Dune Academy", postcode="ZW9 9ZZ", street="High Street")
        done = bring_in(row(urn="910002"))
        assert (report(done), reason(done)) == (
            [(2, "rejected")],
            "Old Dune School (910002) closed on 31 August 2024. At its address there is now Dune Academy (910003). "
            "Enter the URN of the school that the leader leads now.",
        )  # fmt: skip

    def test_a_closed_one_names_the_school_that_came_after_it(self, bring_in, world):
        closed = {"status_code": "2", "status_name": "Closed", "closed_on": dt.date(2024, 8, 31)}
        world.school(910002, "Old Dune School", postcode="ZW9 9ZZ", street="High Street", **closed)
        world.school(910003, "Dune Nursery", postcode="ZW9 9ZZ", street="High Street")
        world.school(910004, "Dune Academy")
        SchoolLink.objects.create(urn=910004, other_urn=910002, kind="predecessor", words="Predecessor")
        assert reason(bring_in(row(urn="910002"))) == (
            "Old Dune School (910002) closed on 31 August 2024. Dune Academy (910004) came after it. "
            "Enter the URN of the school that the leader leads now."
        )


def test_a_closed_account_is_not_designated(bring_in, world):
    Person.objects.filter(pk=world.leader.pk).update(is_active=False)
    done = bring_in(row(name="Amina Rahman", email=world.leader.email))
    assert (report(done), reason(done)) == ([(2, "rejected")], "The account of Amina Rahman is closed.")


def test_a_rejected_row_leaves_no_account_behind(bring_in):
    done = bring_in(
        row(areas="; ".join(f"sle-{n}" for n in ["academies", "assessment", "cpd", "business"]), urn="999999")
    )
    assert (report(done), Person.objects.filter(email="ada.quill@wantsum.example").exists()) == (
        [(2, "rejected")],
        False,
    )


def test_columns_are_remembered_for_the_next_list_with_these_headings(bring_in):
    heading = "Who,Where to write,What,When,Which"
    one = "Ada Quill,ada.quill@wantsum.example,KLE,1/9/2024,900001"
    columns = {"name": "Who", "email": "Where to write", "designation": "What", "from": "When", "urn": "Which"}
    assert report(bring_in(one, heading=heading, columns=columns)) == [(2, "added")]
    assert report(bring_in(one, heading=heading)) == [(2, "unchanged")]


def test_a_column_that_is_missing_is_asked_for(bring_in):
    with pytest.raises(Refused, match="Say which column of the file has “Designation” \\(designation\\)"):
        bring_in("Ada Quill,ada.quill@wantsum.example,1/9/2024,900001", heading="name,email,from,urn")


def test_a_list_of_150_asks_few_enough_questions(bring_in, django_assert_max_num_queries):
    rows = [row(name=f"Leader {chr(97 + n % 26)}dune", email=f"leader{n}@wantsum.example") for n in range(3)]
    with django_assert_max_num_queries(65 * len(rows) + 60):
        bring_in(*rows)


def test_what_rows_said_is_forgotten_after_a_month(bring_in, world, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    done = bring_in(row(name="Olive Reed", email=world.head.email))
    kept = actions.hand_in("later.csv", [lists.text(ADA).encode()], by=world.administrator, at=NOW)
    assert (done.lines.get().told["name"], actions.is_kept(kept)) == ("Olive Reed", True)
    actions.forget_old_files(at=dt.datetime.now(dt.UTC) + dt.timedelta(days=3000))
    assert (done.lines.get().told, actions.is_kept(kept)) == ({}, False)


def test_a_list_that_no_task_sees_to_is_given_up(world):
    left = LeaderImport.objects.create(
        file_name="leaders.csv", state="running", worker="elsewhere:1", started_at=NOW, requested_at=NOW
    )
    assert actions.give_up_left_behind(at=NOW + dt.timedelta(minutes=16)) == 1
    left.refresh_from_db()
    assert (left.state, left.message) == (
        "refused", "This import stopped half-way. What was brought in so far stays: hand the list in again.",
    )  # fmt: skip


def test_a_list_of_one_kind_of_leaders_needs_no_column_for_it(bring_in):
    one = "Ada Quill,ada.quill@wantsum.example,1/9/2024,900001"
    heading = "name,email,from,urn"
    done = bring_in(one, heading=heading, columns={"designation": "every:NLE"})
    assert (report(done), Designation.objects.get().kind) == ([(2, "added")], "NLE")
    assert report(bring_in(one, heading=heading)) == [(2, "unchanged")]
