"""Committing, reserving, delivering, releasing and taking back days."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import QuerySet

from pharos.common.append_only import AppendOnly
from pharos.common.errors import AlreadyDone, Refused, WrongState
from pharos.days import actions, queries
from pharos.days.models import Account, Entry
from pharos.days.tally import Balance
from tests.clock import NOW
from tests.days.conftest import YEAR


def balance(person):
    return queries.balance(person, YEAR)


@pytest.fixture
def reserve(leader, support, world):
    def act(half_days, **changes):
        return actions.reserve(leader, YEAR, half_days=half_days, support=support(**changes), by=world.sia, at=NOW)

    return act


@pytest.fixture
def deliver(leader, support, world):
    def act(half_days, visit, **changes):
        return actions.deliver(
            leader, YEAR, half_days=half_days, support=support(**changes), visit=visit, by=leader, at=NOW
        )

    return act


def test_the_years_free_days_are_entered_once(leader, world):
    actions.commit(leader, YEAR, by=world.administrator, at=NOW)
    assert (balance(leader).committed, Entry.objects.count()) == (6, 1)


def test_each_year_has_its_own_days(leader, world):
    actions.commit(leader, YEAR + 1, by=world.administrator, at=NOW)
    assert [queries.balance(leader, year).committed for year in (YEAR, YEAR + 1)] == [6, 6]


def test_reserved_days_are_no_longer_free(leader, reserve):
    reserve(3)
    assert (balance(leader), balance(leader).free_left) == (Balance(committed=6, reserved=3), 3)


def test_an_entry_keeps_what_the_days_were_for(reserve, world):
    entry = reserve(3)
    told = (entry.purpose, entry.ground, entry.school, entry.subject_label, entry.from_on.isoformat(), entry.by)
    assert told == ("mentoring", "new_headteacher", world.marram, "schools.School", "2026-11-24", world.sia)


def test_more_than_the_free_days_left_is_refused(leader, reserve):
    reserve(4)
    with pytest.raises(Refused, match="Amina Rahman has 1 day of free time left in 2026 to 2027, not 1½ days"):
        reserve(3)
    assert balance(leader) == Balance(committed=6, reserved=4)


def test_days_that_nobody_committed_cannot_be_reserved(world, support):
    with pytest.raises(Refused, match="Joseph Trent has 0 days"):
        actions.reserve(world.other_leader, YEAR, half_days=1, support=support(), by=world.sia, at=NOW)


def test_funded_days_need_no_commitment(leader, reserve):
    reserve(20, pool="funded", payer="Marram Primary School", rate_pence=40000)
    assert (balance(leader).funded_reserved, balance(leader).free_left) == (20, 6)


@pytest.mark.parametrize("half_days", [0, -1])
def test_less_than_half_a_day_is_refused(reserve, half_days):
    with pytest.raises(Refused, match="half a day up"):
        reserve(half_days)


def test_a_visit_delivers_reserved_days(leader, reserve, deliver, world):
    reserve(4)
    deliver(1, visit=world.kestrel)
    assert balance(leader) == Balance(committed=6, reserved=3, delivered=1)


def test_more_than_was_agreed_is_refused(leader, reserve, deliver, world):
    reserve(2)
    with pytest.raises(Refused, match="1½ days is too much: what was agreed has 1 day left"):
        deliver(3, visit=world.kestrel)
    assert balance(leader).delivered == 0


def test_days_of_other_support_are_not_delivered(reserve, deliver, world):
    reserve(4)
    with pytest.raises(Refused, match="Nothing is left"):
        deliver(1, visit=world.kestrel, subject=world.beacon)


def test_a_visit_delivers_its_days_once(leader, reserve, deliver, world):
    reserve(4)
    deliver(1, visit=world.kestrel)
    with pytest.raises(AlreadyDone):
        deliver(1, visit=world.kestrel)
    assert balance(leader).delivered == 1


def test_released_days_are_free_again(leader, reserve, support, world):
    reserve(4)
    actions.release(leader, YEAR, half_days=3, support=support(), by=world.sia, at=NOW, why="Fewer visits")
    assert (balance(leader).free_left, balance(leader).reserved) == (5, 1)


def test_no_more_is_released_than_is_reserved(leader, reserve, support, world):
    reserve(2)
    with pytest.raises(Refused, match="More days would be released"):
        actions.release(leader, YEAR, half_days=3, support=support(), by=world.sia, at=NOW, why="Too many")


def test_ending_gives_back_what_was_not_delivered_in_either_pool(leader, reserve, deliver, world):
    reserve(4)
    reserve(2, pool="funded")
    deliver(1, visit=world.kestrel)
    assert actions.release_all(world.marram, by=world.sia, at=NOW, why="It ended early") == 5
    assert balance(leader) == Balance(committed=6, delivered=1)


def test_a_visit_taken_back_leaves_its_days_reserved(leader, reserve, deliver, world):
    reserve(4)
    delivered = deliver(2, visit=world.kestrel)
    actions.reverse_visit(world.kestrel, by=world.leader, at=NOW, why="The wrong visit")
    written = Entry.objects.get(kind="reverse")
    assert (balance(leader), written.reverses, written.why) == (
        Balance(committed=6, reserved=4), delivered, "The wrong visit",
    )  # fmt: skip


def test_a_corrected_visit_can_be_delivered_again(leader, reserve, deliver, world):
    reserve(4)
    deliver(2, visit=world.kestrel)
    actions.reverse_visit(world.kestrel, by=world.leader, at=NOW, why="It was only half a day")
    deliver(1, visit=world.kestrel)
    assert balance(leader) == Balance(committed=6, reserved=3, delivered=1)


def test_an_entry_is_reversed_once(reserve, world):
    entry = reserve(2)
    actions.reverse(entry, by=world.sia, at=NOW, why="A slip")
    with pytest.raises(AlreadyDone):
        actions.reverse(entry, by=world.sia, at=NOW, why="A slip")


def test_a_reversal_stays(reserve, world):
    written = actions.reverse(reserve(2), by=world.sia, at=NOW, why="A slip")
    with pytest.raises(WrongState):
        actions.reverse(written, by=world.sia, at=NOW, why="After all")


def test_no_reversal_leaves_less_than_nothing(leader, reserve, deliver, world):
    reserved = reserve(4)
    deliver(1, visit=world.kestrel)
    with pytest.raises(Refused, match="promised or given since"):
        actions.reverse(reserved, by=world.sia, at=NOW, why="A slip")
    assert balance(leader) == Balance(committed=6, reserved=3, delivered=1)


def test_an_entry_is_never_changed(reserve):
    entry = reserve(2)
    entry.half_days = 1
    for change in (entry.save, entry.delete, lambda: Entry.objects.update(half_days=1), Entry.objects.all().delete):
        with pytest.raises(AppendOnly):
            change()


def test_the_database_refuses_a_changed_entry_too(reserve):
    reserve(2)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        QuerySet(Entry).update(half_days=1)


@pytest.mark.parametrize(
    ("broken", "facts"),
    [
        ("entry_kind_is_known", {"kind": "give"}),
        ("entry_is_at_least_half_a_day", {"half_days": 0}),
        ("entry_commits_free_days_only", {"kind": "commit", "pool": "funded"}),
        ("entry_reverses_one_and_says_why", {"kind": "reverse", "why": "A slip"}),
        ("entry_names_its_support", {"kind": "reserve"}),
    ],
)
def test_the_database_keeps_the_rules(world, broken, facts):
    account = Account.objects.create(person=world.leader, year=YEAR)
    with pytest.raises(IntegrityError, match=broken):
        Entry.objects.create(
            **({"account": account, "kind": "commit", "half_days": 1, "by": world.sia, "at": NOW} | facts)
        )
