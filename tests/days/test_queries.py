"""Balances of one leader, of many, and of one piece of support."""

from pharos.days import actions, queries
from pharos.days.tally import Balance
from tests.clock import NOW
from tests.days.conftest import YEAR


def test_a_promise_counts_before_it_is_in_the_ledger(world):
    assert queries.balance(world.leader, YEAR, promised=True).free_left == 6
    assert queries.balance(world.leader, YEAR).free_left == 0


def test_a_promise_in_the_ledger_counts_once(leader):
    assert queries.balance(leader, YEAR, promised=True).free_left == 6


def test_the_promise_is_a_setting(world, settings):
    settings.FREE_DAYS_PER_YEAR = 2.5
    assert queries.balance(world.leader, YEAR, promised=True).free_left == 5


def test_balances_of_many_are_one_query(leader, world, support, django_assert_num_queries):
    actions.reserve(leader, YEAR, half_days=2, support=support(), by=world.sia, at=NOW)
    people = [leader, world.other_leader, world.area_chair]
    with django_assert_num_queries(1):
        found = queries.balances(people, YEAR, promised=[world.other_leader.pk])
    assert [found[person.pk] for person in people] == [
        Balance(committed=6, reserved=2), Balance(committed=6), Balance(),
    ]  # fmt: skip


def test_each_support_has_its_own_sum(leader, world, support, django_assert_num_queries):
    for half_days, school in ((2, world.marram), (1, world.beacon)):
        actions.reserve(leader, YEAR, half_days=half_days, support=support(subject=school), by=world.sia, at=NOW)
    with django_assert_num_queries(1):
        found = queries.of_supports([world.marram, world.beacon])
    assert [found[school.pk].open for school in (world.marram, world.beacon)] == [2, 1]
    assert queries.of_support(world.beacon).open == 1
