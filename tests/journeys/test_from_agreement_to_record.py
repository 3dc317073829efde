"""A leader has said yes: terms are agreed, a visit takes place, both write and sign the record, and it is printed."""

import datetime as dt
import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pharos.days import queries as days
from pharos.days.tally import Balance
from pharos.deployments import queries
from pharos.deployments.models import Agreement, Deployment, SupportRecord, Visit
from pharos.outbox.models import Letter
from pharos.support.models import SupportRequest
from tests.deployments import stories
from tests.deployments.test_views import answers, date, rows, words


class Story:
    """What people do, on the pages of the service, and what they then see."""

    def __init__(self, world, as_person, clock):
        self.world, self.as_person, self.clock = world, as_person, clock
        stories.kle(world)
        self.offer = stories.accepted(world)

    def page(self, who, name, *args):
        response = self.as_person(getattr(self.world, who)).get(reverse(f"deployments:{name}", args=args))
        assert response.status_code == 200
        return words(response)

    def sends(self, who, name, *args, **data):
        """A form is filled in, sent, and leads on."""
        address = reverse(f"deployments:{name}", args=args)
        response = self.as_person(getattr(self.world, who)).post(address, {"form_key": uuid4().hex} | data)
        assert response.status_code == 302, words(response)
        return response.url

    def tasks(self, who):
        person = type(self.world.head).objects.get(pk=getattr(self.world, who).pk)
        return [task.what for task in queries.waiting_for(person, at=self.clock.at)]

    def letter_to(self, who, kind):
        return Letter.objects.filter(kind=kind, to_person=getattr(self.world, who)).order_by("-pk")[0]

    @property
    def agreement(self):
        return Agreement.objects.exclude(state="draft").order_by("-version")[0]

    @property
    def support(self):
        return Deployment.objects.get()

    @property
    def balance(self):
        return days.balance(self.world.leader, 2026)


@pytest.fixture
def story(world, as_person, clock):
    return Story(world, as_person, clock)


def the_leader_proposes_terms(story, **changes):
    there = story.sends("leader", "terms", story.offer.request.reference, **answers(**changes))
    story.as_person(story.world.leader).post(there, {"form_key": uuid4().hex})


def the_chair_confirms(story):
    story.sends("chair", "confirm", story.agreement.reference)


def a_visit_takes_place(story, half_days="0.5"):
    """Planned for the first of December, and recorded on the day after."""
    first = dt.date(2026, 12, 1)
    story.sends(
        "leader", "plan_visit", story.support.reference, **date("on", first), half_days=half_days, words="At ten"
    )
    story.clock.set(dt.datetime(2026, 12, 2, 9, tzinfo=story.clock.at.tzinfo))
    visit = Visit.objects.get(state="planned")
    story.sends("leader", "visit_took_place", visit.reference, **date("on", first), half_days=half_days)
    return visit


def test_from_an_accepted_offer_to_a_signed_and_printed_record(story):
    # given a leader who has accepted, of whom terms are awaited
    assert story.tasks("leader") == ["Propose the terms of the support for Marram Primary School"]

    # when the leader proposes them
    the_leader_proposes_terms(story)

    # then the chair of governors has a letter that leads to them, and nothing has begun
    link = re.search(r"/agreements/\w+/", story.letter_to("chair", "to_confirm_chair").text)[0]
    assert "I am new to headship." in words(story.as_person(story.world.chair).get(link))
    assert (SupportRequest.objects.get().state, Deployment.objects.count()) == ("offered", 0)

    # when the chair confirms
    the_chair_confirms(story)

    # then it is agreed, two free days are reserved, and the headteacher sees whom to tell if it isn't working
    assert (SupportRequest.objects.get().state, story.balance) == ("agreed", Balance(committed=6, reserved=4))
    assert "Nobody is on trial here." in story.page("head", "deployment", story.support.reference)

    # when a visit takes place
    visit = a_visit_takes_place(story)

    # then half a day is delivered
    assert story.balance == Balance(committed=6, reserved=3, delivered=1)

    # when the leader begins the record and the headteacher adds to it
    there = story.sends("leader", "start_record", visit.reference)
    leader, head = story.as_person, story.as_person
    leader(story.world.leader).post(there, rows({"focus": "Reading", "actions": "Daily reading"}, save="yes"))
    sheet = SupportRecord.objects.get()
    kept = queries.newest_version(sheet).rows[0]
    head(story.world.head).post(
        there,
        rows(
            kept,
            {"focus": "Attendance", "responsible": "Grace Okafor", "impact": "From 91% to 95%"},
            base=2,
            save="yes",
        ),
    )

    # and both sign it
    story.sends("head", "sign_record", sheet.reference, version="3")
    assert story.tasks("leader")[-1] == "Sign the support record of visit 1, Marram Primary School"
    story.sends("leader", "sign_record", sheet.reference, version="3")

    # then it prints as the protocol's own form
    printed = story.as_person(story.world.head).get(reverse("deployments:record_pdf", args=[sheet.reference]))
    reader = PdfReader(BytesIO(printed.content))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split()).replace(" ,", ",")
    for expected in (
        "KLE Support Record", "Key area of focus Agreed Actions Person Responsible By when Impact Specific, measurable",
        "Daily reading", "From 91% to 95%",
        "Date: 1 December 2026 (Support visit 1, visit 2, visit 3, circle as appropriate)",
        "KLE Amina Rahman 2 December 2026 at 9am", "Headteacher Grace Okafor 2 December 2026 at 9am",
    ):  # fmt: skip
        assert expected in said
    assert (reader.trailer["/Root"]["/MarkInfo"]["/Marked"], reader.metadata.title) == (
        True, "KLE Support Record: Marram Primary School, support visit 1",
    )  # fmt: skip

    # when it has done what it was for
    story.sends("head", "complete", story.support.reference, words="Thank you")

    # then the days that were not used go back, the request is closed, and all of it can still be read
    assert (story.balance, SupportRequest.objects.get().state) == (Balance(committed=6, delivered=1), "closed")
    assert "This support was completed on 2 December 2026." in story.page(
        "chair", "deployment", story.support.reference
    )


def test_a_chair_who_wants_fewer_days_is_asked_again(story):
    # given terms for two days
    the_leader_proposes_terms(story)

    # when the chair asks for one
    story.sends("chair", "answer", story.agreement.reference, what="change", why="One day is enough to begin with.")

    # then the leader reads why, on the page that proposes new terms
    reference = story.offer.request.reference
    assert "One day is enough to begin with." in story.page("leader", "terms", reference)

    # when the leader proposes one day, and the chair confirms
    the_leader_proposes_terms(story, half_days="1", why_changed="One day, as you asked.")
    the_chair_confirms(story)

    # then one day is reserved, and the first terms can still be read as replaced
    assert (story.agreement.version, story.balance.reserved) == (2, 2)
    assert "Replaced" in story.page("chair", "agreement", Agreement.objects.get(version=1).reference)


def test_two_who_write_the_record_at_once_lose_nothing(story):
    # given a record that leader and headteacher both have open
    the_leader_proposes_terms(story)
    the_chair_confirms(story)
    there = story.sends("leader", "start_record", a_visit_takes_place(story).reference)

    # when the leader saves, and then the headteacher
    story.as_person(story.world.leader).post(there, rows({"focus": "Reading"}, save="yes"))
    late = story.as_person(story.world.head).post(there, rows({"focus": "Attendance"}, save="yes"))

    # then the headteacher sees both side by side, and saves them put together
    assert "Nothing that you typed is lost." in words(late)
    kept = queries.newest_version(SupportRecord.objects.get()).rows[0]
    story.as_person(story.world.head).post(there, rows(kept, {"focus": "Attendance"}, base=2, save="yes"))
    newest = queries.newest_version(SupportRecord.objects.get())
    assert ([row["focus"] for row in newest.rows], newest.saved_by.name) == (["Reading", "Attendance"], "Grace Okafor")


def test_a_mistake_is_put_right_in_sight_of_everybody(story):
    # given a visit recorded as a whole day
    the_leader_proposes_terms(story)
    the_chair_confirms(story)
    visit = a_visit_takes_place(story, half_days="1")

    # when the headteacher corrects it to half a day
    first = date("on", dt.date(2026, 12, 1))
    story.sends(
        "head", "correct_visit", visit.reference, what="facts", **first, half_days="0.5", why="The morning only"
    )

    # then half a day counts, the leader hears of it, and the reason stands on the page
    assert story.balance == Balance(committed=6, reserved=3, delivered=1)
    assert "The morning only" in story.letter_to("leader", "visit_corrected").text
    assert "The morning only" in story.page("sia", "deployment", story.support.reference)


def test_support_that_is_not_working_is_ended_by_the_school(story):
    # given support under way, with a visit planned
    the_leader_proposes_terms(story)
    the_chair_confirms(story)
    on = date("on", dt.date(2026, 12, 1))
    story.sends("leader", "plan_visit", story.support.reference, **on, half_days="1", words="")

    # when the headteacher ends it with a reason
    story.sends("head", "end_early", story.support.reference, why="We need somebody from a larger school.")

    # then the visit is cancelled, the days are the leader's again, and the adviser hears why
    assert (Visit.objects.get().state, story.balance) == ("cancelled", Balance(committed=6))
    assert "We need somebody from a larger school." in story.letter_to("sia", "ended").text
