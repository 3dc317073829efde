"""Whatever is asked of the ledger, in whatever order: the balance is the sum of its entries, and never below zero."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pharos.common.errors import Refused
from pharos.days import actions, queries
from pharos.days.models import Entry
from pharos.days.tally import Balance
from tests.clock import NOW
from tests.days.conftest import YEAR

STEP = st.tuples(
    st.sampled_from(["reserve", "deliver", "release", "reverse"]),
    st.integers(min_value=0, max_value=7),
    st.sampled_from(["free", "funded"]),
    st.integers(min_value=0, max_value=30),
)


@pytest.fixture
def take(leader, support, world):
    """Try one step of the ledger; a refusal changes nothing."""

    def act(verb, half_days, pool, which):
        about = {"half_days": half_days, "support": support(pool=pool), "by": world.sia, "at": NOW}
        try:
            if verb == "reverse":
                rows = list(Entry.objects.order_by("pk"))
                actions.reverse(rows[which % len(rows)], by=world.sia, at=NOW, why="A slip")
            elif verb == "deliver":
                visit = list(world.people.values())[which % len(world.people)]
                actions.deliver(leader, YEAR, visit=visit, **about)
            elif verb == "release":
                actions.release(leader, YEAR, why="Not needed", **about)
            else:
                actions.reserve(leader, YEAR, **about)
        except Refused:
            return False
        return True

    return act


def summed():
    """The balance, added up in the plainest way."""
    sums = {}
    for row in Entry.objects.select_related("reverses"):
        sign = -1 if row.reverses else 1
        key = (row.reverses.kind if row.reverses else row.kind, row.pool)
        sums[key] = sums.get(key, 0) + sign * row.half_days
    found = {
        key: sums.get(key, 0)
        for key in [(k, p) for k in ("commit", "reserve", "deliver", "release") for p in ("free", "funded")]
    }
    left = {p: found["reserve", p] - found["deliver", p] - found["release", p] for p in ("free", "funded")}
    return Balance(
        found["commit", "free"], left["free"], found["deliver", "free"], left["funded"], found["deliver", "funded"]
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=25))
def test_the_balance_is_the_sum_of_its_entries_and_never_negative(leader, take, steps):
    with transaction.atomic():
        for step in steps:
            before = Entry.objects.count()
            done = take(*step)
            found = queries.balance(leader, YEAR)
            assert found == summed()
            assert min(found.free_left, *vars(found).values()) >= 0
            assert Entry.objects.count() == before + done
        transaction.set_rollback(True)
