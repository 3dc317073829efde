"""The first page: what waits in which order, how things stand, what happened of late."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.activity import actions as activity
from pharos.deployments.models import Deployment
from pharos.home import queries
from pharos.people.models import Person
from tests.clock import NOW
from tests.deployments import stories
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def tasks(person, at=NOW):
    return [task.what for task in queries.waiting_for(person, at=at)]


def numbers(person, at=NOW):
    found = queries.standing(person, at=at)
    return found.open_requests, found.under_way, found.is_leader


def afresh(person):
    """The same person without what was already asked about their roles."""
    return Person.objects.get(pk=person.pk)


def asked_for(question, person, *, at=NOW):
    person = afresh(person)
    with CaptureQueriesContext(connection) as asked:
        question(person, at=at)
    return len(asked)


@pytest.fixture
def kle(world):
    return stories.kle(world)


class TestWaitingFor:
    def test_nothing_at_first(self, world):
        assert {who: tasks(getattr(world, who)) for who in PEOPLE} == {who: [] for who in PEOPLE}

    def test_every_areas_part_comes_together(self, world, kle):
        """A letter that failed (outbox), a leader who can't be found (leaders), a request of no area (matching)."""
        activity.move(_letter(world), "fail", by=None, at=NOW)
        asked = stories.request(world, area_code="", state="submitted")
        assert tasks(world.administrator) == [
            "See to the letter that did not arrive",
            f"Take up {asked.case_number}, Marram Primary School",
            "1 leader is not yet in the directory",
        ]

    def test_urgent_work_then_what_is_due_then_what_waits_longest(self, world, kle):
        stories.request(world, state="returned", saved_at=NOW)
        overdue = stories.agreed(world, stories.accepted(world, stories.improvement(world)))
        stories.visit(world, overdue)
        stories.request(world, state="draft", number=None, sent_at=None, saved_at=NOW - 9 * DAY)
        stories.request(world, state="draft", number=None, sent_at=None, saved_at=NOW - 3 * DAY, school=world.marram)
        found = queries.waiting_for(world.head, at=NOW + DAY)
        assert [(task.urgent, task.due, task.since_on) for task in found] == sorted(
            ((task.urgent, task.due, task.since_on) for task in found),
            key=lambda key: (not key[0], key[1] or dt.date.max, key[2]),
        )
        assert [task.what.split(" ")[0] for task in found] == ["Change", "Say", "Finish", "Finish"]

    def test_only_the_administrator_sees_to_letters(self, world):
        activity.move(_letter(world), "fail", by=None, at=NOW)
        told = {who: tasks(getattr(world, who)) for who in PEOPLE}
        assert {who: what for who, what in told.items() if what} == {
            "administrator": ["See to the letter that did not arrive"]
        }

    @pytest.mark.parametrize("who", ["head", "leader", "sia", "chair", "administrator"])
    def test_the_number_of_queries_does_not_grow(self, world, kle, who):
        counts = []
        for more in (1, 2):
            for _ in range(more):
                _some_of_each(world)
            counts.append(asked_for(queries.waiting_for, getattr(world, who), at=NOW + 2 * DAY))
        assert counts[0] == counts[1]


class TestStanding:
    def test_is_of_what_one_may_see(self, world, kle):
        stories.request(world)
        stories.request(world, state="draft", number=None, sent_at=None)
        stories.agreed(world, stories.accepted(world))
        assert {
            who: numbers(getattr(world, who)) for who in ("head", "delegate", "sia", "administrator")
        } == dict.fromkeys(("head", "delegate", "sia", "administrator"), (1, 1, False))
        assert numbers(world.leader) == (0, 1, True)
        assert {who: numbers(getattr(world, who)) for who in ("stranger", "other_head", "other_sia")} == dict.fromkeys(
            ("stranger", "other_head", "other_sia"), (0, 0, False)
        )

    @pytest.mark.parametrize(("state", "counts"), [("active", 1), ("paused", 1), ("completed", 0), ("ended_early", 0)])
    def test_support_that_is_over_is_not_under_way(self, world, kle, state, counts):
        stories.in_state(stories.agreed(world, stories.accepted(world)), state, world)
        assert numbers(world.head)[1] == counts

    def test_a_designation_that_has_ended_makes_no_leader(self, world, kle):
        type(kle).objects.update(
            until_on=dt.date(2026, 11, 23), ended_at=NOW, ended_by=world.administrator, end_why="x"
        )
        assert numbers(world.leader)[2] is False

    def test_is_asked_in_one_query(self, world, kle):
        _some_of_each(world)
        person = afresh(world.head)
        queries.standing(person, at=NOW)
        with CaptureQueriesContext(connection) as asked:
            queries.standing(person, at=NOW)
        assert len(asked) == 1


class TestRecent:
    def test_is_what_others_did_newest_first(self, world, kle):
        deployment = stories.agreed(world, stories.accepted(world))
        activity.move(deployment, "pause", by=world.sia, at=NOW + HOUR, why="Illness")
        activity.move(deployment, "resume", by=world.head, at=NOW + 2 * HOUR)
        told = [(each.activity.by, each.activity.says, each.school) for each in queries.recent(world.leader, at=NOW)]
        assert told[:2] == [
            (world.head, Deployment.machine.moves["resume"].says, "Marram Primary School"),
            (world.sia, Deployment.machine.moves["pause"].says, "Marram Primary School"),
        ]
        assert [by for by, *_ in told if by == world.leader] == []

    def test_names_the_page_it_happened_on(self, world, kle):
        deployment = stories.agreed(world, stories.accepted(world))
        for subject in (deployment, deployment.request):
            activity.record("note", subject, by=world.sia, at=NOW, says="noted something")
        found = {each.label: each.reference for each in queries.recent(world.head, at=NOW)}
        assert found["support.SupportRequest"] == deployment.request.reference
        assert found["deployments.Deployment"] == deployment.reference

    def test_readings_are_nobodys_news(self, world, kle):
        deployment = stories.agreed(world, stories.accepted(world))
        activity.record_reading(deployment, by=world.sia, at=NOW + HOUR, what="the support record")
        assert [each.activity.verb for each in queries.recent(world.head, at=NOW)].count("read") == 0

    def test_strangers_hear_nothing(self, world, kle):
        stories.agreed(world, stories.accepted(world))
        told = {who: queries.recent(getattr(world, who), at=NOW) for who in ("stranger", "other_head", "other_sia")}
        assert [who for who, news in told.items() if news] == []

    def test_ends_somewhere(self, world, kle):
        asked = stories.request(world)
        for number in range(queries.RECENT + 3):
            activity.record("note", asked, by=world.sia, at=NOW + number * HOUR, says=f"noted {number}")
        news = queries.recent(world.head, at=NOW)
        assert (len(news), news[0].activity.says) == (queries.RECENT, f"noted {queries.RECENT + 2}")

    def test_is_asked_in_one_query(self, world, kle):
        for _ in range(queries.RECENT):
            activity.record("note", stories.request(world), by=world.sia, at=NOW, says="noted something")
        person = afresh(world.head)
        queries.standing(person, at=NOW)
        with CaptureQueriesContext(connection) as asked:
            told = [str(each.activity.by) for each in queries.recent(person, at=NOW)]
        assert (len(asked), len(told)) == (1, queries.RECENT)


def _letter(world):
    from pharos.outbox import actions

    return actions.write(
        to=world.head, template="people/emails/address_changed.txt", about=world.head, by=None, at=NOW,
        context={"name": "Grace", "new": "new@wantsum.example"},
    )  # fmt: skip


def _some_of_each(world):
    """One more of whatever can wait: a draft, a request, an offer, terms, a visit, a letter."""
    stories.request(world, state="draft", number=None, sent_at=None)
    stories.request(world, state="returned")
    stories.request(world, state="submitted")
    stories.accepted(world)
    stories.proposed(world, stories.accepted(world), by=world.sia, half_days=1)
    stories.visit(world, stories.agreed(world, stories.accepted(world), half_days=1))
    activity.move(_letter(world), "fail", by=None, at=NOW)
