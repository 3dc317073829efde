"""Pausing, taking up again, completing and ending support."""

import pytest

from pharos.common.errors import AlreadyDone, NotAllowed, WrongState
from pharos.days import queries as days
from pharos.days.tally import Balance
from pharos.deployments import actions
from pharos.deployments.models import Agreement, Deployment, Visit
from pharos.outbox.models import Letter
from pharos.support.models import SupportRequest
from tests.clock import NOW
from tests.deployments import stories

ENDS = {"pause": actions.pause, "end_early": actions.end_early}


def state():
    return Deployment.objects.get().state


@pytest.mark.parametrize("who", ["leader", "head", "delegate", "sia"])
@pytest.mark.parametrize(("verb", "after"), [("pause", "paused"), ("end_early", "ended_early")])
def test_parties_and_the_adviser_may_stop_it(world, deployment, verb, after, who):
    ENDS[verb](deployment, by=getattr(world, who), at=NOW, why="It is not working")
    assert state() == after


@pytest.mark.parametrize("who", ["chair", "area_chair", "administrator", "other_sia", "other_leader", "stranger"])
@pytest.mark.parametrize("verb", ENDS)
def test_others_may_not(world, deployment, verb, who):
    with pytest.raises(NotAllowed):
        ENDS[verb](deployment, by=getattr(world, who), at=NOW, why="It is not working")
    assert state() == "active"


def test_only_those_who_work_on_it_complete_it(world, deployment):
    with pytest.raises(NotAllowed):
        actions.complete(deployment, by=world.sia, at=NOW)
    actions.complete(deployment, by=world.head, at=NOW, words="Thank you")
    assert state() == "completed"


def test_a_pause_keeps_the_days_and_can_end(world, deployment):
    actions.pause(deployment, by=world.head, at=NOW, why="An inspection")
    assert days.balance(world.leader, 2026).reserved == 4
    actions.resume(deployment, by=world.leader, at=NOW)
    actions.pause(deployment, by=world.head, at=NOW, why="Another one")
    assert state() == "paused"


@pytest.mark.parametrize(("verb", "says"), [("complete", "is complete"), ("end_early", "has ended early")])
def test_the_end_releases_what_was_not_delivered_and_closes_the_request(world, deployment, verb, says):
    stories.visited(world, deployment, half_days=1)
    deployment = Deployment.objects.get()
    words = {"words": "Well done"} if verb == "complete" else {"why": "The leader moves away"}
    getattr(actions, verb)(deployment, by=world.leader, at=NOW, **words)
    assert days.balance(world.leader, 2026) == Balance(committed=6, delivered=1)
    assert (SupportRequest.objects.get().state, Deployment.objects.get().ended_at) == ("closed", NOW)
    told = Letter.objects.filter(kind="ended")
    assert set(told.values_list("to_person__name", flat=True)) == {
        "Grace Okafor", "Priya Nair", "Peter Lindqvist", "Tom Ashby",
    }  # fmt: skip
    assert says in told[0].subject
    assert "Time that was not used (1½ days) has gone back to Amina Rahman." in told[0].text


def test_a_planned_visit_stands_in_the_way_of_completing(world, deployment):
    stories.visit(world, deployment)
    with pytest.raises(WrongState, match="A visit is still planned"):
        actions.complete(deployment, by=world.leader, at=NOW)


def test_ending_early_cancels_planned_visits_and_withdraws_waiting_terms(world, deployment):
    stories.visit(world, deployment)
    newer = stories.proposed(world, deployment.agreement.offer, half_days=5)
    actions.end_early(deployment, by=world.sia, at=NOW, why="It is not working")
    assert (Visit.objects.get().state, Agreement.objects.get(pk=newer.pk).state) == ("cancelled", "withdrawn")


@pytest.mark.parametrize("verb", ENDS)
def test_pressed_twice_counts_as_done(world, deployment, verb):
    ENDS[verb](deployment, by=world.leader, at=NOW, why="A reason")
    with pytest.raises(AlreadyDone):
        ENDS[verb](deployment, by=world.leader, at=NOW, why="A reason")


@pytest.mark.parametrize("over", ["completed", "ended_early"])
@pytest.mark.parametrize("verb", ["pause", "resume", "complete", "end_early"])
def test_what_is_over_stays_over(world, deployment, over, verb):
    stories.in_state(deployment, over, world)
    reason = {"pause": {"why": "x"}, "end_early": {"why": "x"}}.get(verb, {})
    with pytest.raises(WrongState, match="over"):
        getattr(actions, verb)(deployment, by=world.leader, at=NOW, **reason)


@pytest.mark.parametrize(("keeping", "words"), [("elsewhere", "In the school’s file"), ("none", ""), ("here", "")])
def test_where_the_record_is_kept_is_an_answer(world, deployment, keeping, words):
    actions.say_where_record_is(deployment, keeping=keeping, words=words, by=world.head, at=NOW)
    found = Deployment.objects.get()
    assert (found.keeping, found.keeping_words) == (keeping, words)


@pytest.mark.parametrize("who", ["delegate", "chair", "sia", "administrator"])
def test_others_do_not_say_where_the_record_is(world, deployment, who):
    with pytest.raises(NotAllowed):
        actions.say_where_record_is(deployment, keeping="none", by=getattr(world, who), at=NOW)
