"""Planning visits, saying that they took place, putting mistakes right."""

import datetime as dt
from uuid import uuid4

import pytest

from pharos.activity.models import Activity
from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.days import queries as days
from pharos.days.models import Entry
from pharos.days.tally import Balance
from pharos.deployments import actions
from pharos.deployments.models import Deployment, Visit
from pharos.outbox.models import Letter
from tests.clock import NOW, TODAY
from tests.deployments import stories

TOMORROW = TODAY + dt.timedelta(days=1)


def balance(person):
    return days.balance(person, 2026)


def fresh(visit):
    return Visit.objects.select_related("deployment__agreement").get(pk=visit.pk)


def record(visit, by, on=TODAY, half_days=1, at=NOW):
    actions.record_visit(visit, on=on, half_days=half_days, by=by, at=at)


def test_visits_are_numbered_as_they_are_planned(world, deployment):
    planned = [stories.visit(world, deployment) for _ in range(3)]
    assert [visit.number for visit in planned] == [1, 2, 3]


def test_a_cancelled_visit_gives_up_its_number(world, deployment):
    stories.visit(world, deployment)
    actions.cancel_visit(stories.visit(world, deployment), by=world.leader, at=NOW, why="Snow")
    assert stories.visit(world, deployment).number == 2


def test_the_timeline_says_which_visit(world, deployment):
    stories.visit(world, deployment)
    second, third = stories.visit(world, deployment), stories.visit(world, deployment)
    record(second, world.leader)
    actions.strike_out_visit(fresh(second), by=world.leader, at=NOW, why="Snow")
    actions.cancel_visit(third, by=world.leader, at=NOW, why="Snow")
    told = Activity.objects.filter(subject_label="deployments.Visit").exclude(after="").order_by("pk")
    assert list(told.values_list("says", flat=True)) == [
        "recorded that visit 2 took place", "corrected the record: visit 2 did not take place", "cancelled visit 3",
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["leader", "head", "delegate"])
def test_leader_and_school_plan_visits(world, deployment, who):
    visit = stories.visit(world, deployment, by=getattr(world, who))
    told = set(Letter.objects.filter(kind="visit_planned").values_list("to_person__name", flat=True))
    expected = {"leader": {"Grace Okafor"}, "head": {"Amina Rahman"}, "delegate": {"Amina Rahman", "Grace Okafor"}}
    assert (visit.state, told) == ("planned", expected[who])


@pytest.mark.parametrize(
    "who", ["sia", "area_chair", "chair", "administrator", "other_leader", "other_head", "stranger"]
)
def test_others_plan_and_record_nothing(world, deployment, who):
    visit = stories.visit(world, deployment)
    with pytest.raises(NotAllowed):
        stories.visit(world, deployment, by=getattr(world, who))
    with pytest.raises(NotAllowed):
        record(visit, getattr(world, who))
    assert fresh(visit).state == "planned"


def test_a_form_posted_twice_plans_one_visit(world, deployment):
    key = uuid4().hex
    once, twice = (
        actions.plan_visit(deployment, on=TODAY, half_days=1, words="", by=world.leader, at=NOW, form_key=key)
        for _ in range(2)
    )
    assert (once, Visit.objects.count()) == (twice, 1)


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (dt.date(2026, 11, 23), "The agreement was confirmed on 24 November 2026. A visit cannot be before it."),
        (dt.date(2027, 4, 1), "The agreement ends on 31 March 2027"),
    ],
)
def test_a_visit_lies_within_the_agreement(world, deployment, on, reason):
    with pytest.raises(WrongState, match=reason):
        stories.visit(world, deployment, on=on)


def test_a_visit_does_not_come_before_the_agreement_starts(world, offer):
    deployment = stories.agreed(world, offer, starts_on=dt.date(2026, 12, 1))
    with pytest.raises(WrongState, match="starts on 1 December 2026"):
        stories.visit(world, deployment, on=dt.date(2026, 11, 30))


def test_no_more_is_planned_than_was_agreed(world, deployment):
    stories.visit(world, deployment, half_days=3)
    with pytest.raises(Refused, match="You agreed 2 days, and ½ day can still be planned"):
        stories.visit(world, deployment, half_days=2)
    stories.visit(world, deployment, half_days=1)
    with pytest.raises(Refused, match="All of the 2 days that you agreed"):
        stories.visit(world, deployment, half_days=1)


def test_a_visit_that_took_place_delivers_its_days(world, deployment):
    visit = stories.visit(world, deployment, half_days=2)
    record(visit, world.head, half_days=1)
    assert (fresh(visit).state, fresh(visit).half_days) == ("took_place", 1)
    assert balance(world.leader) == Balance(committed=6, reserved=3, delivered=1)
    assert list(Letter.objects.filter(kind="visit_took_place").values_list("to_person__name", flat=True)) == [
        "Amina Rahman"
    ]


def test_a_visit_in_the_future_has_not_taken_place(world, deployment):
    visit = stories.visit(world, deployment, on=TOMORROW)
    with pytest.raises(WrongState, match="25 November 2026 is in the future"):
        record(visit, world.leader, on=TOMORROW)


def test_a_visit_recorded_before_the_agreement_is_refused(world, deployment):
    visit = stories.visit(world, deployment)
    with pytest.raises(WrongState, match="cannot be before it"):
        record(visit, world.leader, on=dt.date(2026, 11, 20))
    assert balance(world.leader).delivered == 0


def test_more_than_was_agreed_is_not_delivered(world, deployment):
    visit = stories.visit(world, deployment, half_days=4)
    with pytest.raises(Refused, match="2½ days is too much: what was agreed has 2 days left"):
        record(visit, world.leader, half_days=5)
    assert (fresh(visit).state, fresh(visit).half_days) == ("planned", 4)


@pytest.mark.parametrize("half_days", [0, -2])
def test_days_below_half_a_day_are_refused(world, deployment, half_days):
    visit = stories.visit(world, deployment)
    with pytest.raises(Refused, match="half a day up"):
        record(visit, world.leader, half_days=half_days)
    with pytest.raises(Refused, match="half a day up"):
        stories.visit(world, deployment, half_days=half_days)


def test_recording_twice_counts_as_done(world, deployment):
    visit = stories.visit(world, deployment)
    record(visit, world.leader)
    with pytest.raises(AlreadyDone):
        record(visit, world.leader)
    assert balance(world.leader).delivered == 1


def test_a_second_person_who_records_it_reads_that_it_is_done(world, deployment):
    visit = stories.visit(world, deployment)
    record(visit, world.leader)
    with pytest.raises(WrongState, match="no longer planned"):
        record(visit, world.head)
    assert balance(world.leader).delivered == 1


def test_a_planned_visit_can_be_moved(world, deployment):
    visit = stories.visit(world, deployment, half_days=4)
    actions.change_visit(visit, on=TOMORROW, half_days=2, words="At ten", by=world.head, at=NOW)
    assert (fresh(visit).on, fresh(visit).half_days, fresh(visit).words) == (TOMORROW, 2, "At ten")


def test_cancelling_takes_a_reason_to_the_other_party(world, deployment):
    visit = stories.visit(world, deployment)
    actions.cancel_visit(visit, by=world.head, at=NOW, why="The inspectors are coming")
    assert fresh(visit).state == "cancelled"
    assert "The inspectors are coming" in Letter.objects.get(kind="visit_cancelled", to_person=world.leader).text


def test_a_mistake_is_put_right_by_a_reversal_with_its_reason(world, deployment):
    visit = stories.visited(world, deployment, half_days=2)
    actions.correct_visit(visit, on=TODAY, half_days=1, by=world.leader, at=NOW, why="It was only the morning")
    assert balance(world.leader) == Balance(committed=6, reserved=3, delivered=1)
    reversal = Entry.objects.get(kind="reverse")
    assert (reversal.half_days, reversal.reverses.kind, reversal.why) == (2, "deliver", "It was only the morning")
    assert Activity.objects.get(verb="correct").why == "It was only the morning"


def test_a_correction_that_changes_nothing_is_refused(world, deployment):
    visit = stories.visited(world, deployment)
    with pytest.raises(Refused, match="Nothing is different"):
        actions.correct_visit(visit, on=TODAY, half_days=1, by=world.leader, at=NOW, why="A slip")


def test_a_correction_stays_within_what_was_agreed(world, deployment):
    visit = stories.visited(world, deployment)
    with pytest.raises(Refused, match="what was agreed has 2 days left"):
        actions.correct_visit(visit, on=TODAY, half_days=5, by=world.leader, at=NOW, why="It was longer")
    assert (balance(world.leader).delivered, fresh(visit).half_days) == (1, 1)


def test_a_visit_that_never_was_gives_its_days_back(world, deployment):
    visit = stories.visited(world, deployment, half_days=2)
    actions.strike_out_visit(visit, by=world.head, at=NOW, why="That was another school")
    assert (fresh(visit).state, balance(world.leader)) == ("cancelled", Balance(committed=6, reserved=4))


def test_a_correction_after_new_terms_lands_in_the_terms_in_force(world, deployment):
    """Delivered free under version 1; version 2 is funded; the visit never was: its days are funded ones now."""
    visit = stories.visited(world, deployment, half_days=1)
    funded = {"pool": "funded", "ground": "", "payer": "Marram Primary School", "rate_pence": 40000}
    newer = stories.proposed(world, deployment.agreement.offer, **funded)
    actions.confirm(newer, by=world.chair, at=NOW)
    actions.strike_out_visit(fresh(visit), by=world.leader, at=NOW, why="A slip")
    assert balance(world.leader) == Balance(committed=6, funded_reserved=4)


@pytest.mark.parametrize("state", ["paused", "completed", "ended_early"])
def test_nothing_is_planned_unless_the_support_is_under_way(world, deployment, state):
    stories.in_state(deployment, state, world)
    with pytest.raises(WrongState, match="paused" if state == "paused" else "over"):
        stories.visit(world, Deployment.objects.get())


@pytest.mark.parametrize("state", ["completed", "ended_early"])
def test_what_is_over_stays_as_it_is(world, deployment, state):
    visit = stories.visited(world, deployment)
    stories.in_state(deployment, state, world)
    with pytest.raises(WrongState, match="over"):
        actions.strike_out_visit(fresh(visit), by=world.leader, at=NOW, why="A slip")
