"""The letters about requests and offers: each has its subject, reader and link, and tells no more than it must."""

import datetime as dt
import re

import pytest

from pharos.matching import emails as matching
from pharos.outbox.models import Letter
from pharos.support import emails as support
from pharos.support.models import SupportRequest
from tests.clock import NOW, TODAY
from tests.house.structure import PHAROS
from tests.matching import stories
from tests.support import stories as asking

pytestmark = pytest.mark.django_db

# What stands in a request in confidence. A letter says that there is something to read, and where.
SECRETS = {
    "need": "SECRET-NEED", "success": "SECRET-SUCCESS", "mentee_name": "SECRET MENTEE", "other_support": "SECRET-OTHER",
    "funding_words": "SECRET-FUNDING", "chair_name": "SECRET CHAIR", "chair_email": "secret@wantsum.example",
}  # fmt: skip


def request(world, **changes):
    return asking.sent(world, "offered", number=7, owner=world.sia, **(SECRETS | changes))


def offer(world, **changes):
    asked = request(world, **changes.pop("request", {}))
    return stories.offered(world, asked, **({"message": "SECRET-MESSAGE", "override_words": "SECRET-REASON"} | changes))


def answered(confirmed):
    kept = {"ground_confirmed_by": "sia", "ground_confirmed_at": NOW} if confirmed else {
        "ground_denied_by": "sia", "ground_denied_at": NOW,
    }  # fmt: skip

    def write(world):
        facts = {name: getattr(world, value) if value == "sia" else value for name, value in kept.items()}
        support.ground_answered(request(world, ground_words="The hub pays.", **facts), by=world.sia, at=NOW)

    return write


# What gives cause for letters, and who then gets one.
LETTERS = {
    "taken_up": (lambda w: support.taken_up(request(w), by=w.sia, at=NOW), {"head"}),
    "taken_over": (lambda w: support.taken_over(request(w), w.other_sia, by=w.sia, at=NOW), {"other_sia"}),
    "sent_back": (lambda w: support.sent_back(request(w), why="Say more.", by=w.sia, at=NOW), {"head"}),
    "left_unfilled": (lambda w: support.left_unfilled(request(w), why="Nobody is free.", by=w.sia, at=NOW), {"head"}),
    "ground_answered": (answered(confirmed=True), {"head"}),
    "ground_answered (no)": (answered(confirmed=False), {"head"}),
    "withdrawn": (lambda w: support.withdrawn(request(w), why="A reason", by=w.head, at=NOW), {"sia"}),
    "request_sent": (lambda w: matching.request_sent(request(w), by=w.head, at=NOW), {"head"}),
    "request_sent (named)": (
        lambda w: matching.request_sent(request(w, named_leader=w.leader), by=w.head, at=NOW),
        {"head"},
    ),
    "request_arrived": (lambda w: matching.request_arrived(request(w), by=w.head, at=NOW), {"sia"}),
    "offered_directly": (lambda w: matching.offered_directly(offer(w, direct=True), by=w.head, at=NOW), {"sia"}),
    "offered_directly (ground)": (
        lambda w: matching.offered_directly(offer(w, request={"funding": "no_funded_route"}), by=w.head, at=NOW),
        {"sia"},
    ),
    "offer_made": (lambda w: matching.offer_made(offer(w), by=w.sia, at=NOW), {"leader"}),
    "offer_made (direct)": (lambda w: matching.offer_made(offer(w, direct=True), by=w.head, at=NOW), {"leader"}),
    "leader_asked": (lambda w: matching.school_told_of_offer(offer(w), by=w.sia, at=NOW), {"head"}),
    "accepted_*": (lambda w: matching.accepted(offer(w), by=w.leader, at=NOW), {"head", "sia", "leader"}),
    "accepted_* (ground)": (
        lambda w: matching.accepted(offer(w, request={"funding": "no_funded_route"}), by=w.leader, at=NOW),
        {"head", "sia", "leader"},
    ),
    "declined_adviser, back_to_adviser": (
        lambda w: matching.declined(offer(w, decline_reason="time", decline_words="Not now."), by=w.leader, at=NOW),
        {"sia", "head"},
    ),
    "lapsed_*": (lambda w: matching.lapsed(offer(w), at=NOW), {"leader", "sia", "head"}),
    "offer_withdrawn": (
        lambda w: matching.offer_withdrawn(offer(w), why="A mistake", by=w.sia, at=NOW),
        {"leader", "head"},
    ),
    "offer_withdrawn, back_in_triage": (
        lambda w: matching.offer_withdrawn(offer(w, direct=True), why="A mistake", by=w.head, at=NOW),
        {"leader", "sia"},
    ),
    "request_withdrawn": (lambda w: matching.request_withdrawn(offer(w), by=w.head, at=NOW), {"leader"}),
}


# Where each leads, other than to the request; nowhere, where there is nothing left to see.
ADDRESSES = {
    "sent_back": r"/requests/[\w-]+/answers/",
    "left_unfilled": r"/requests/new/",
    "offer_made": r"/offers/[\w-]+/",
    "accepted_leader": r"/offers/[\w-]+/",
    "lapsed_leader": r"/directory/mine/",
    "offer_withdrawn": "",
    "request_withdrawn": "",
}


@pytest.fixture(params=LETTERS, ids=str)
def written(request, world):
    """The letters of one occasion, with who is to get them."""
    write, readers = LETTERS[request.param]
    write(world)
    return list(Letter.objects.select_related("to_person")), {getattr(world, who).name for who in readers}


def test_each_goes_to_its_readers_alone(written):
    letters, readers = written
    assert {letter.to_person.name for letter in letters} == readers


def test_each_greets_its_reader_and_says_who_writes(written):
    letters, _ = written
    for letter in letters:
        assert letter.text.startswith(f"Dear {letter.to_person.name},\n")
        assert letter.text.rstrip().endswith("Kent Leaders of Education")


def test_each_has_a_subject_that_names_the_case_or_the_school(written):
    letters, _ = written
    for letter in letters:
        assert re.search(r"PH-0007|Marram Primary School", letter.subject), letter.subject


def test_each_leads_to_one_page_where_there_is_something_to_see(written):
    letters, _ = written
    for letter in letters:
        wanted = ADDRESSES.get(letter.kind, r"/requests/[\w-]+/")
        found = re.findall(r"http://127.0.0.1:8000(\S+)", letter.text)
        assert [bool(re.fullmatch(wanted, address)) for address in found] == ([True] if wanted else [])


def test_none_tells_what_only_the_page_may(written):
    letters, _ = written
    told = " ".join(letter.subject + letter.text for letter in letters)
    assert [secret for secret in SECRETS.values() if secret in told] == []
    assert "SECRET" not in told


def test_none_leaves_a_gap_or_a_bracket(written):
    letters, _ = written
    for letter in letters:
        assert re.findall(r"\{\{|\}\}|None|\n{3}| ,| \.|  ", letter.text) == []


def test_every_letter_of_both_areas_is_written_here(world):
    for write, _ in LETTERS.values():
        SupportRequest.objects.update(number=None, state="draft")
        write(world)
    written = {each.stem for area in ("support", "matching") for each in (PHAROS / area).glob("jinja2/*/emails/*.txt")}
    assert set(Letter.objects.values_list("kind", flat=True)) == written


class TestWords:
    def text(self, kind):
        return Letter.objects.get(kind=kind).text

    def test_why_a_leader_declined_is_the_advisers_to_read(self, world):
        matching.declined(offer(world, decline_reason="time", decline_words="Ofsted is here."), by=world.leader, at=NOW)
        assert ["Why: I do not have the time now." in self.text("declined_adviser"),
                "Ofsted is here." in self.text("declined_adviser")] == [True, True]  # fmt: skip
        assert [words in self.text("back_to_adviser") for words in ("Amina", "time now", "Ofsted")] == [False] * 3

    @pytest.mark.parametrize(("kind", "said"), [("mentoring", True), ("school_improvement", False)])
    def test_the_chair_of_governors_confirms_mentoring(self, world, kind, said):
        matching.accepted(offer(world, request={"kind": kind}), by=world.leader, at=NOW)
        assert ("The chair of governors confirms it" in self.text("accepted_school")) == said

    def test_a_delegate_whose_loan_has_ended_hears_no_more(self, world):
        offered = offer(world, request={"raised_by": world.delegate, "raised_for": world.head})
        world.delegate.grants.update(until_on=TODAY)
        after = NOW + dt.timedelta(days=1)
        for letter in (matching.school_told_of_offer, matching.accepted, matching.declined):
            letter(offered, by=world.leader, at=after)
        to_school = Letter.objects.filter(kind__in=["leader_asked", "accepted_school", "back_to_adviser"])
        assert list(to_school.values_list("to_person__name", flat=True)) == ["Grace Okafor"] * 3

    def test_a_reader_who_did_not_send_it_hears_who_did(self, world):
        asked = request(world, raised_by=world.delegate, raised_for=world.head)
        matching.request_sent(asked, by=world.delegate, at=NOW)
        said = {each.to_person.name: each.text.splitlines()[2].split(" sent ")[0] for each in Letter.objects.all()}
        assert said == {"Priya Nair": "You", "Grace Okafor": "Priya Nair"}

    def test_the_last_day_to_answer_stands_in_it(self, world):
        matching.offer_made(offer(world), by=world.sia, at=NOW)
        assert "accept or decline by 8 December 2026" in self.text("offer_made")
