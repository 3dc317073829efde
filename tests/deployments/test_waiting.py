"""What waits for whom."""

import datetime as dt

import pytest

from pharos.deployments import actions, queries
from pharos.deployments.models import Deployment
from pharos.matching.models import Offer
from tests.clock import NOW, TODAY
from tests.deployments import stories
from tests.deployments.stories import ROW
from tests.world import PEOPLE


def waits(world, at=NOW):
    """Everybody's tasks, of those who have any."""
    told = {who: [task.what for task in queries.waiting_for(getattr(world, who), at=at)] for who in PEOPLE}
    return {who: tasks for who, tasks in told.items() if tasks}


PROPOSE = "Propose the terms of the support for Marram Primary School"
CONFIRM = "Confirm the agreement about support for Marram Primary School"
PLAN = "Plan the next visit to Marram Primary School"
COMPLETE = "Complete the support for Marram Primary School"
RECORD = "Say whether visit 1 to Marram Primary School took place"
SIGN = "Sign the support record of visit 1, Marram Primary School"


def test_nothing_waits_at_first(world):
    assert waits(world) == {}


def test_terms_wait_to_be_proposed(world, offer):
    assert waits(world) == {"leader": [PROPOSE], "head": [PROPOSE], "delegate": [PROPOSE]}


def test_terms_wait_to_be_confirmed(world, offer):
    stories.proposed(world, offer, by=world.sia)
    assert waits(world) == {"leader": [CONFIRM], "chair": [CONFIRM]}


def test_who_has_confirmed_has_nothing_to_do(world, agreement):
    assert waits(world) == {"chair": [CONFIRM]}


def test_the_school_confirms_what_is_not_mentoring(world, kle):
    stories.proposed(world, stories.accepted(world, stories.improvement(world)))
    assert waits(world) == {"head": [CONFIRM], "delegate": [CONFIRM]}


def test_terms_that_wait_for_the_adviser_wait_for_no_party(world, kle):
    offer = stories.accepted(world, stories.improvement(world, funding="no_funded_route"))
    free = {"pool": "free", "ground": "no_funded_route", "payer": "", "rate_pence": None}
    stories.proposed(world, offer, **free)
    assert waits(world) == {}


def test_terms_that_were_turned_down_wait_to_be_proposed_anew(world, agreement):
    actions.decline(agreement, by=world.chair, at=NOW, why="No")
    again = PROPOSE.replace("the terms", "new terms")
    assert waits(world) == {"leader": [again], "head": [again], "delegate": [again]}


def test_an_offer_that_was_taken_back_leaves_nothing_to_do(world, agreement):
    Offer.objects.update(state="withdrawn")
    assert waits(world) == {}


def test_the_next_visit_waits_to_be_planned(world, deployment):
    assert waits(world) == {"leader": [PLAN]}


def test_a_planned_visit_waits_for_its_day(world, deployment):
    stories.visit(world, deployment)
    assert waits(world) == {}


def test_a_visit_whose_day_is_over_waits_to_be_recorded(world, deployment):
    stories.visit(world, deployment)
    everybody = waits(world, at=NOW + dt.timedelta(days=1))
    assert everybody == {"leader": [RECORD], "head": [RECORD], "delegate": [RECORD]}
    task = queries.waiting_for(world.leader, at=NOW + dt.timedelta(days=1))[0]
    assert (task.since, task.due) == (TODAY, dt.date(2026, 12, 1))


def test_delivered_support_waits_to_be_completed(world, deployment):
    stories.visited(world, deployment, half_days=4)
    assert waits(world) == {"leader": [COMPLETE], "head": [COMPLETE], "delegate": [COMPLETE]}


def test_support_past_its_last_day_waits_to_be_completed(world, deployment):
    later = dt.datetime(2027, 4, 1, 10, tzinfo=NOW.tzinfo)
    assert waits(world, at=later)["leader"] == [COMPLETE]


@pytest.mark.parametrize("state", ["completed", "ended_early"])
def test_nothing_waits_when_it_is_over(world, deployment, state):
    stories.in_state(deployment, state, world)
    assert waits(world) == {}


def test_paused_support_asks_for_no_visit(world, deployment):
    stories.in_state(deployment, "paused", world)
    assert waits(world) == {}


def test_a_sheet_that_one_has_signed_waits_for_the_other(world, deployment):
    record = actions.start_record(stories.visited(world, deployment, half_days=1), by=world.leader, at=NOW)
    stories.visit(world, Deployment.objects.get())
    actions.sign_record(record, number=1, by=world.leader, at=NOW)
    assert waits(world) == {"head": [SIGN]}
    stories.save(record, [ROW(focus="Reading")], world.head, base=1)
    assert waits(world) == {}


@pytest.mark.parametrize("who", ["leader", "head", "chair", "stranger"])
def test_the_same_is_asked_of_one_and_of_three(world, kle, who, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (1, 2):
        for _ in range(number):
            deployment = stories.agreed(world, stories.accepted(world), half_days=1)
            record = actions.start_record(stories.visit(world, deployment), by=world.leader, at=NOW)
            actions.sign_record(record, number=1, by=world.leader, at=NOW)
            stories.accepted(world)
            stories.proposed(world, stories.accepted(world), by=world.sia, half_days=1)
        person = type(world.head).objects.get(pk=getattr(world, who).pk)
        with CaptureQueriesContext(connection) as asked:
            queries.waiting_for(person, at=NOW + dt.timedelta(days=2))
        counts.append(len(asked))
    assert counts[0] == counts[1]
