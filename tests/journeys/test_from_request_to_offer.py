"""A headteacher asks for support: a draft is saved and sent, the adviser finds a leader, and one accepts."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from pharos.activity import queries as activity
from pharos.interests import actions as interests
from pharos.interests.states import InterestKind
from pharos.matching import queries
from pharos.matching.models import Offer
from pharos.outbox.models import Letter
from pharos.people.models import Person
from pharos.support import queries as support
from pharos.support.models import SupportRequest
from tests.clock import NOW
from tests.leaders import making
from tests.matching.test_views import words

pytestmark = pytest.mark.django_db

# What Grace Okafor answers, a page after another.
ANSWERS = {
    "kind": {"kind": "school_improvement"},
    "need": {"need": "Too few of our seven-year-olds read with ease."},
    "areas": {"expertise": ["sle-phonics"]},
    "success": {"success": "Nine in ten meet the standard of the phonics check."},
    "other-support": {"has_other_support": "no"},
    "dates": {
        "wanted_from_on_day": "1", "wanted_from_on_month": "12", "wanted_from_on_year": "2026",
        "wanted_until_on_day": "31", "wanted_until_on_month": "3", "wanted_until_on_year": "2027",
    },
    "days": {"half_days": "2"},
    "funding": {"funding": "school"},
    "leader": {"leader_choice": "found"},
}  # fmt: skip


class Story:
    """What people do, on the pages of the service, and what they then see."""

    def __init__(self, world, as_person):
        self.world, self.as_person = world, as_person
        leads = {"kinds": ("school_improvement",)}
        self.amina = making.publish(world, world.leader, world.kestrel, **leads)
        self.joseph = making.publish(world, world.other_leader, world.windmill, **leads)
        # Miriam Stone, who could as well, has declared that she is a friend of Grace Okafor's.
        making.publish(world, world.area_chair, world.beacon, **leads)
        interests.declare(world.area_chair, about=world.head, kind=InterestKind.FRIEND, by=world.area_chair, at=NOW)

    def page(self, who, address):
        response = self.as_person(getattr(self.world, who)).get(address)
        assert response.status_code == 200, words(response)
        return words(response)

    def sends(self, who, address, **typed):
        """A form is filled in, sent, and leads on."""
        response = self.as_person(getattr(self.world, who)).post(address, {"form_key": uuid4().hex} | typed)
        assert response.status_code == 302, words(response)
        return response.url

    def answers(self, **changes):
        for key, typed in (ANSWERS | changes).items():
            self.sends("head", reverse("support:question", args=[self.request.reference, key]), **typed)

    def tasks(self, who):
        person = Person.objects.get(pk=getattr(self.world, who).pk)
        waiting = [*support.waiting_for(person, at=NOW), *queries.waiting_for(person, at=NOW)]
        return [task.what for task in waiting]

    def link_in(self, who, kind):
        """The address to which the newest letter of this kind leads."""
        text = Letter.objects.filter(kind=kind, to_person=getattr(self.world, who)).order_by("-pk")[0].text
        return re.search(r"/(requests|offers)/\w+/", text)[0]

    @property
    def request(self):
        return SupportRequest.objects.get()

    @property
    def offer(self):
        return Offer.objects.order_by("-pk")[0]

    def at(self, name, *args):
        return reverse(f"matching:{name}", args=args)


@pytest.fixture
def story(world, as_person):
    return Story(world, as_person)


def the_headteacher_asks(story, **changes):
    story.sends("head", "/requests/new/")
    story.answers(**changes)
    return story.sends("head", story.at("send", story.request.reference))


def test_a_draft_is_kept_between_two_sittings(story):
    # given a headteacher who has answered two questions, and left
    story.sends("head", "/requests/new/")
    for key in ("kind", "need"):
        story.sends("head", reverse("support:question", args=[story.request.reference, key]), **ANSWERS[key])

    # then what is left is said at home, and nobody else reads it
    assert story.tasks("head") == ["Finish your request for support for Marram Primary School"]
    assert "6 questions left" in story.page("head", f"/requests/{story.request.reference}/answers/")
    assert story.as_person(story.world.sia).get(story.at("request", story.request.reference)).status_code == 404

    # when the rest is answered, and all of it checked
    story.answers()
    check = story.page("head", story.at("send", story.request.reference))
    assert "Too few of our seven-year-olds read with ease." in check

    # then a change leads back to the check
    asked = reverse("support:question", args=[story.request.reference, "days"], query={"from": "check"})
    assert story.sends("head", asked, half_days="1.5") == story.at("send", story.request.reference)
    assert "1½ days" in story.page("head", story.at("send", story.request.reference))


def test_the_adviser_finds_a_leader_the_first_declines_and_the_next_accepts(story):
    # given a request that names nobody
    there = the_headteacher_asks(story)
    assert "Your request has been sent. Its case number is PH-0001." in story.page("head", there)

    # then it waits for the adviser, who has a letter that leads to it
    assert story.tasks("sia") == ["Take up PH-0001, Marram Primary School"]
    assert story.link_in("sia", "request_arrived") == there
    assert "Take up PH-0001, Marram Primary School" in story.page("sia", story.at("triage"))

    # when the adviser takes it up and looks at the leaders who could
    story.sends("sia", story.at("take_up", story.request.reference))
    could = story.page("sia", story.at("leaders", story.request.reference))

    # then the two are there, with what they offer and how far they are; the third is kept out, and why
    kept_out = could.index("1 leader whom a rule keeps out")
    assert could.index("Amina Rahman") < could.index("Joseph Trent") < kept_out < could.index("Miriam Stone")
    assert "Offers the area of need: Phonics" in could
    assert "Miriam Stone declared an interest in Grace Okafor" in could

    # when it is offered to the first
    chosen = story.at("offer_to", story.request.reference, story.amina.reference)
    story.sends("sia", chosen, message="You know phonics.")

    # then she has a letter, and reads what the school needs; the school hears no name
    assert story.tasks("leader") == ["Answer the offer to support Marram Primary School"]
    offer = story.page("leader", story.link_in("leader", "offer_made"))
    assert ("You know phonics." in offer, "Nine in ten meet the standard" in offer) == (True, True)
    assert "Amina Rahman" not in story.page("head", there)

    # when she declines with a reason
    story.sends("leader", story.at("decline", story.offer.reference), reason="time", words="My deputy is away.")

    # then the adviser reads it, the school does not, and she is kept out with it
    assert "My deputy is away." in story.page("sia", there)
    assert "My deputy is away." not in story.page("head", there)
    could = story.page("sia", story.at("leaders", story.request.reference))
    assert "Declined this request: I do not have the time now" in could

    # when the next is asked and accepts
    story.sends("sia", story.at("offer_to", story.request.reference, story.joseph.reference), message="")
    story.sends("other_leader", story.at("accept", story.offer.reference))

    # then school and leader go on to the agreement, and everybody has it in writing
    page = story.page("head", there)
    assert ("Joseph Trent has accepted." in page, "Go to the agreement" in page) == (True, True)
    assert {kind for kind in ("accepted_school", "accepted_adviser", "accepted_leader")
            if Letter.objects.filter(kind=kind).count() == 1} == {
        "accepted_school", "accepted_adviser", "accepted_leader",
    }  # fmt: skip

    # and the whole story can be read
    told = [each.says for each in reversed(activity.timeline(story.request, *Offer.objects.all()))]
    assert told == [
        "started a request for support", "sent the request", "took up the request",
        "offered the request to Amina Rahman", "offered the request to a leader", "declined the offer",
        "went back to looking for a leader", "offered the request to Joseph Trent", "offered the request to a leader",
        "accepted the offer", "accepted the request",
    ]  # fmt: skip


def test_a_named_leader_is_asked_at_once_and_the_adviser_is_told(story):
    # given a request that names Amina Rahman
    there = the_headteacher_asks(story, leader={"leader_choice": "named", "leader_name": "Amina Rahman"})

    # then she has it, and the adviser need not do anything
    assert story.tasks("leader") == ["Answer the offer to support Marram Primary School"]
    assert (story.tasks("sia"), story.link_in("sia", "offered_directly")) == ([], there)
    assert "Amina Rahman has been asked, and can answer until 8 December 2026." in story.page("head", there)

    # when she accepts
    story.sends("leader", story.at("accept", story.offer.reference))

    # then the agreement comes next, for both
    assert "Go to the agreement" in story.page("head", there)
    assert "Go to the agreement" in story.page("leader", story.at("offer", story.offer.reference))


def test_a_named_leader_who_declines_leaves_the_request_to_the_adviser(story):
    # given a request that names Amina Rahman
    there = the_headteacher_asks(story, leader={"leader_choice": "named", "leader_name": "Amina Rahman"})

    # when she declines
    story.sends("leader", story.at("decline", story.offer.reference), reason="dates", words="")

    # then it waits for an adviser, and the school hears what happens next
    assert story.tasks("sia") == ["Take up PH-0001, Marram Primary School"]
    assert "takes up your request and looks for a leader" in story.page("head", there)


def test_a_school_that_is_asked_for_more_answers_and_sends_it_again(story):
    # given a request in triage
    there = the_headteacher_asks(story)
    story.sends("sia", story.at("take_up", story.request.reference))

    # when the adviser asks for more
    story.sends("sia", story.at("send_back", story.request.reference), why="Which year groups?")

    # then the headteacher reads it where the answers are changed, and sends it again under the same number
    assert "Which year groups?" in story.page("head", f"/requests/{story.request.reference}/answers/")
    need = reverse("support:question", args=[story.request.reference, "need"])
    story.sends("head", need, need="Too few in Year 1 and Year 2 read with ease.")
    story.sends("head", story.at("send", story.request.reference))
    assert (story.request.case_number, story.tasks("sia")) == ("PH-0001", ["Take up PH-0001, Marram Primary School"])
    assert "Year 1 and Year 2" in story.page("sia", there)
