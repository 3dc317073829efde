"""The pages over HTTP: what they say to whom, what they refuse, and what happens to what was typed."""

import csv
import datetime as dt
import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pharos.interests import actions as interests
from pharos.interests.states import InterestKind
from pharos.matching import actions
from pharos.matching.models import Offer
from pharos.support import actions as support
from pharos.support.models import SupportRequest
from tests.clock import NOW, TODAY
from tests.leaders import making
from tests.matching import stories
from tests.support import stories as asking

pytestmark = pytest.mark.django_db


def url(name, *args, **query):
    return reverse(f"matching:{name}", args=args, query=query or None)


def words(response):
    """What a page says, without its tags."""
    text = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def press(**typed):
    return {"form_key": uuid4().hex} | typed


@pytest.fixture
def read(as_person, world):
    """``read("sia", "triage")``: the words of a page that somebody may open."""

    def open_page(who, name, *args, **query):
        response = as_person(getattr(world, who)).get(url(name, *args, **query))
        assert response.status_code == 200
        return words(response)

    return open_page


@pytest.fixture
def post(as_person, world):
    def send_form(who, name, *args, **typed):
        return as_person(getattr(world, who)).post(url(name, *args), press(**typed))

    return send_form


@pytest.fixture
def queries_of(as_person, world):
    """How many queries a page takes."""

    def count(who, name, *args):
        client = as_person(getattr(world, who))
        client.get(url(name, *args))
        with CaptureQueriesContext(connection) as asked:
            client.get(url(name, *args))
        return len(asked)

    return count


class TestTriage:
    def test_what_there_is_to_do_comes_first_each_under_its_heading(self, world, read):
        stories.offered(world, asking.sent(world, "offered", owner=world.sia))
        asking.sent(world, "returned")
        asking.sent(world, "in_triage")
        asking.sent(world)
        page = read("sia", "triage")
        headings = ["Take up", "Find a leader", "With a leader", "With the school"]
        places = [page.index(each) for each in headings]
        assert places == sorted(places)
        assert "Amina Rahman can answer until 8 December 2026." in page

    def test_why_each_is_here_since_when_and_who_looks_after_it(self, world, read):
        asked = asking.sent(world)
        support.take_up(asked, by=world.sia, at=NOW - dt.timedelta(days=3))
        page = read("sia", "triage")
        assert "It waits for a leader to be asked. Since 21 November 2026 · You look after it" in page

    def test_one_can_look_at_ones_own(self, world, read):
        asking.sent(world, "in_triage")
        asking.sent(world, "in_triage", owner=world.other_sia)
        assert ("2 requests" in read("sia", "triage"), "1 request" in read("sia", "triage", show="mine")) == (
            True,
            True,
        )

    def test_only_ones_own_area_is_in_it(self, world, read):
        asking.sent(world)
        asking.sent(world, school=world.windmill, raised_by=world.other_leader, area_code="south")
        assert [name in read("sia", "triage") for name in ("Marram Primary School", "Windmill Hill School")] == [
            True, False,
        ]  # fmt: skip

    def test_an_administrator_sees_all_and_chooses_an_area(self, world, read):
        asking.sent(world)
        asking.sent(world, school=world.windmill, raised_by=world.other_leader, area_code="south")
        assert "2 requests" in read("administrator", "triage")
        assert "1 request" in read("administrator", "triage", area="south")

    def test_an_address_that_asks_for_no_such_area_shows_all(self, world, read):
        asking.sent(world)
        assert "1 request" in read("administrator", "triage", area="atlantis")

    def test_an_empty_list_says_what_will_stand_in_it(self, read):
        assert "No request is open here When a school asks for support" in read("sia", "triage")

    def test_who_has_no_part_hears_why(self, world, as_person):
        response = as_person(world.head).get(url("triage"))
        assert (response.status_code, "Only senior improvement advisers" in words(response)) == (403, True)

    def test_the_same_list_as_a_file(self, world, as_person):
        stories.offered(world, asking.sent(world, "offered", owner=world.sia, number=7))
        response = as_person(world.sia).get(url("triage_export"))
        [row] = csv.DictReader(b"".join(response.streaming_content).decode("utf-8-sig").splitlines())
        assert row == {
            "Case number": "PH-0007", "School": "Marram Primary School", "URN": "900001", "Area": "North",
            "Kind of support": "Mentoring or coaching of a headteacher", "Days": "2", "From": "2026-11-30",
            "Until": "2027-03-31", "To do": "With a leader", "Status": "With a leader", "Sent": "2026-11-24",
            "There since": "2026-11-24", "Adviser": "Tom Ashby", "Leader": "Amina Rahman", "Answer by": "2026-12-08",
        }  # fmt: skip

    def test_three_cost_as_many_queries_as_one(self, world, queries_of):
        counts = set()
        for number in (1, 2):
            for _ in range(number):
                stories.offered(world, asking.sent(world, "offered", owner=world.sia))
            counts.add(queries_of("sia", "triage"))
        assert len(counts) == 1

    def test_more_than_a_page_is_paged(self, world, read):
        for _ in range(26):
            asking.sent(world)
        assert "26 requests, showing 1 to 25" in read("sia", "triage")


class TestSend:
    def test_every_answer_can_be_changed_before_it_is_sent(self, world, as_person):
        draft = asking.draft(world)
        page = as_person(world.head).get(url("send", draft.reference)).content.decode()
        assert page.count("?from=check") == 11

    def test_what_happens_next_without_a_name(self, world, read):
        assert "goes to the senior improvement adviser of your area" in read(
            "head", "send", asking.draft(world).reference
        )

    def test_what_happens_next_with_one(self, world, read):
        draft = asking.draft(world, leader_choice="named", named_leader=world.leader)
        assert "We ask Amina Rahman straight away" in read("head", "send", draft.reference)

    def test_open_requests_of_the_school_are_pointed_out(self, world, read):
        asking.sent(world, number=9)
        assert "Your school already asks for support" in read("head", "send", asking.draft(world).reference)

    def test_names_of_pupils_are_warned_about(self, world, read):
        assert "you have not named pupils" in read("head", "send", asking.draft(world).reference)

    def test_what_is_missing_is_said_in_the_place_of_the_button(self, world, read):
        page = read("head", "send", asking.draft(world, success="").reference)
        assert ("Say what success would look like before you send" in page, "Send the request" in page) == (True, False)

    def test_it_is_sent_with_a_case_number(self, world, post, read):
        draft = asking.draft(world)
        assert post("head", "send", draft.reference).url == url("request", draft.reference)
        draft.refresh_from_db()
        assert f"Its case number is {draft.case_number}." in read("head", "request", draft.reference)

    def test_a_double_press_sends_it_once(self, world, post):
        draft = asking.draft(world)
        assert [post("head", "send", draft.reference).status_code for _ in range(2)] == [302, 302]
        assert SupportRequest.objects.get().state == "submitted"

    def test_a_named_leader_who_is_bound_keeps_it_a_draft_and_says_what_to_do(self, world, post):
        stories.leader(world)
        interests.declare(world.head, about=world.leader, kind=InterestKind.FRIEND, by=world.head, at=NOW)
        draft = asking.draft(world, leader_choice="named", named_leader=world.leader)
        response = post("head", "send", draft.reference)
        draft.refresh_from_db()
        assert (response.status_code, draft.state, draft.number) == (409, "draft", None)
        assert "because of a conflict of interest. Name somebody else" in words(response)
        assert "Not answered" not in words(response)

    def test_what_has_been_sent_is_not_checked_again(self, world, as_person):
        response = as_person(world.head).get(url("send", asking.sent(world).reference))
        assert (response.status_code, "This request has been sent." in words(response)) == (409, True)


class TestRequest:
    def test_the_school_and_its_area_read_the_same_answers(self, world, read):
        asked = asking.sent(world)
        assert ["I lead with confidence." in read(who, "request", asked.reference) for who in ("head", "sia")] == [
            True, True,
        ]  # fmt: skip

    def test_whom_to_ask_is_whoever_acts_for_the_school_now(self, world, read):
        asked = asking.sent(world, raised_by=world.delegate, raised_for=world.head)
        world.delegate.grants.update(until_on=dt.date(2026, 10, 1))
        page = read("sia", "request", asked.reference)
        assert (world.head.email in page, world.delegate.email in page) == (True, False)

    def test_a_status_in_a_word_for_each(self, world, read):
        asked = asking.sent(world)
        assert "With the adviser" in read("head", "request", asked.reference)
        assert "Needs an adviser" in read("sia", "request", asked.reference)

    def test_what_a_leader_gave_in_confidence_stays_with_the_area(self, world, read):
        asked = asking.sent(world, "offered", owner=world.sia)
        actions.decline(stories.offered(world, asked), by=world.leader, at=NOW, reason="time", words="Ill at home.")
        told = {who: read(who, "request", asked.reference) for who in ("head", "delegate", "sia", "area_chair")}
        assert {who: ("Ill at home." in page, "Amina Rahman" in page) for who, page in told.items()} == {
            "head": (False, False), "delegate": (False, False), "sia": (True, True), "area_chair": (True, True),
        }  # fmt: skip

    def test_once_somebody_has_accepted_the_school_knows_who(self, world, read):
        offer = stories.offered(world)
        actions.accept(offer, by=world.leader, at=NOW)
        assert "Amina Rahman has accepted." in read("head", "request", offer.request.reference)

    def test_why_it_came_back_stands_where_it_is_answered(self, world, read):
        asked = asking.sent(world, "in_triage")
        support.send_back(asked, by=world.sia, at=NOW, why="Which year groups?")
        page = read("head", "request", asked.reference)
        assert page.index("Which year groups?") < page.index("What the school needs")

    def test_other_requests_of_the_school(self, world, read):
        asking.sent(world, number=21)
        assert "PH-0021, Mentoring" in read("sia", "request", asking.sent(world).reference)

    def test_the_page_is_as_large_with_three_offers(self, world, queries_of):
        asked = asking.sent(world, "offered", owner=world.sia)
        stories.offered(world, asked)
        one = queries_of("sia", "request", asked.reference)
        for person in (world.other_leader, world.area_chair):
            stories.offered(world, asked, person, state="declined", decline_reason="time", answered_at=NOW)
        assert queries_of("sia", "request", asked.reference) == one


class TestWithdraw:
    def test_a_request_with_its_reason(self, world, post):
        offer = stories.offered(world)
        post("head", "withdraw", offer.request.reference, why="The trust helps us.")
        offer.refresh_from_db()
        assert (offer.state, SupportRequest.objects.get().state) == ("withdrawn", "withdrawn")

    def test_without_one_it_is_asked_for(self, world, post):
        asked = asking.sent(world)
        response = post("head", "withdraw", asked.reference, why=" ")
        assert "Enter why you no longer need this support" in words(response)

    def test_a_draft_needs_none(self, world, post):
        draft = asking.draft(world)
        assert post("head", "withdraw", draft.reference).url == reverse("support:requests")

    def test_what_has_been_agreed_meanwhile_is_told_and_the_words_are_kept(self, world, post):
        asked = asking.sent(world, "agreed")
        response = post("head", "withdraw", asked.reference, why="The trust helps us.")
        assert response.status_code == 409
        assert "The support has been agreed." in words(response)
        assert "The trust helps us." in words(response)


class TestSteps:
    def test_taking_up(self, world, post, read):
        asked = asking.sent(world)
        post("sia", "take_up", asked.reference)
        assert f"You now look after {asked.case_number}." in read("sia", "request", asked.reference)

    def test_taking_over(self, world, post):
        asked = asking.sent(world, "in_triage", owner=world.other_sia)
        post("sia", "take_up", asked.reference)
        assert SupportRequest.objects.get().owner == world.sia

    def test_what_needs_no_adviser_is_refused_on_its_own_page(self, world, post):
        response = post("sia", "take_up", stories.direct(world).request.reference)
        assert (response.status_code, "There is nothing to take up." in words(response)) == (409, True)

    def test_sending_back(self, world, post):
        asked = asking.sent(world, "in_triage")
        assert "Enter what the school should add" in words(post("sia", "send_back", asked.reference, why=""))
        post("sia", "send_back", asked.reference, why="Which year groups?")
        assert SupportRequest.objects.get().state == "returned"

    def test_too_many_words_are_counted_and_kept(self, world, post):
        asked = asking.sent(world, "in_triage")
        response = post("sia", "send_back", asked.reference, why="x" * 40_000)
        assert "Your answer is 38,000 characters too long" in words(response)
        assert "x" * 40_000 in response.content.decode()

    def test_closing_without_a_leader(self, world, post, read):
        asked = asking.sent(world, "in_triage")
        post("sia", "leave_unfilled", asked.reference, why="Nobody is free before spring.")
        page = read("head", "request", asked.reference)
        assert ("No leader found" in page, "Nobody is free before spring." in page) == (True, True)

    def test_what_somebody_else_has_closed_is_refused_and_the_words_are_kept(self, world, post):
        asked = asking.sent(world, "withdrawn")
        response = post("sia", "leave_unfilled", asked.reference, why="Nobody is free.")
        assert (response.status_code, "Nobody is free." in words(response)) == (409, True)

    def test_no_other_route(self, world, post, read):
        asked = asking.no_other_route(world, "in_triage")
        assert "The budget is in deficit." in read("sia", "ground", asked.reference)
        post("sia", "ground", asked.reference, answer="none", note="")
        assert SupportRequest.objects.get().ground_confirmed_by == world.sia

    def test_another_route_is_named(self, world, post):
        asked = asking.no_other_route(world, "in_triage")
        assert "Enter which funded route there is" in words(post("sia", "ground", asked.reference, answer="another"))
        post("sia", "ground", asked.reference, answer="another", which="The regional fund", note="Not sent")
        asked.refresh_from_db()
        assert (asked.ground_denied_by, asked.ground_words) == (world.sia, "The regional fund")


@pytest.fixture
def asked(world):
    return asking.sent(world, "in_triage")


@pytest.fixture
def amina(world):
    return stories.leader(world)


class TestLeaders:
    def test_who_could_and_why(self, world, asked, amina, read):
        page = read("sia", "leaders", asked.reference)
        for said in (
            "Conflict of interest: none known or declared",
            "Knows primary schools",
            "5 km away",
            "3 days free left",
        ):
            assert said in page

    @pytest.mark.parametrize("agrees", [True, False])
    def test_the_photo_that_they_agreed_to_publish_stands_beside_them(self, world, asked, amina, as_person, agrees):
        photo = making.photo(world, amina.person, agrees=agrees)
        pages = (url("leaders", asked.reference), url("offer_to", asked.reference, amina.reference))
        shown = [photo.reference in as_person(world.sia).get(page).content.decode() for page in pages]
        assert shown == [agrees, agrees]

    def test_who_is_kept_out_and_by_which_rule(self, world, asked, amina, read):
        interests.declare(world.head, about=world.leader, kind=InterestKind.FRIEND, by=world.head, at=NOW)
        page = read("sia", "leaders", asked.reference)
        assert "1 leader whom a rule keeps out, and which" in page
        assert "No conflict of interest: Grace Okafor declared an interest in Amina Rahman" in page
        assert "all the same" not in page

    def test_what_may_be_set_aside_leads_on(self, world, asked, read):
        stories.leader(world, phases=("secondary",))
        assert "Ask Amina Rahman all the same, with a reason" in read(
            "sia", "leaders", asked.reference, show="kept-out"
        )

    def test_what_is_not_known_is_never_shown_as_clear(self, world, asked, read):
        making.designate(world, world.leader, world.kestrel)
        page = read("sia", "leaders", asked.reference)
        assert page.count("Not known") == 3

    def test_an_area_chair_looks_and_does_not_ask(self, world, asked, amina, read):
        page = read("area_chair", "leaders", asked.reference)
        assert ("Amina Rahman" in page, "Offer the request" in page, "Only the senior improvement" in page) == (
            True, False, True,
        )  # fmt: skip

    def test_but_not_for_their_own_school(self, world, as_person):
        asked = asking.sent(world, school=world.beacon, raised_by=world.area_chair)
        assert as_person(world.area_chair).get(url("leaders", asked.reference)).status_code == 403

    def test_by_name_or_school(self, world, asked, amina, read):
        stories.leader(world, world.other_leader, world.windmill)
        page = read("sia", "leaders", asked.reference, words="windmill")
        assert ("Joseph Trent" in page, "Amina Rahman" in page) == (True, False)

    def test_where_nobody_could_it_says_where_to_look(self, asked, read):
        assert "No leader could" in read("sia", "leaders", asked.reference)

    def test_three_cost_as_many_queries_as_one_and_no_more_than_twelve(self, world, asked, amina, queries_of):
        asked.expertise.set(making.expertise("sle-phonics"))
        one = queries_of("sia", "leaders", asked.reference)
        stories.leader(world, world.other_leader, world.windmill)
        stories.leader(world, world.other_head, world.saltmarsh)
        assert (one, queries_of("sia", "leaders", asked.reference)) == (12, 12)


class TestOfferTo:
    def test_every_rule_with_its_result(self, world, asked, amina, read):
        page = read("sia", "offer_to", asked.reference, amina.reference)
        for rule in ("Designation", "No conflict of interest", "Phase", "Kind of support", "Availability", "Days"):
            assert f"{rule} Yes" in page

    def test_it_is_offered_with_a_message(self, world, asked, amina, post, read):
        post("sia", "offer_to", asked.reference, amina.reference, message="Would Thursdays do?")
        assert (Offer.objects.get().leader, Offer.objects.get().message) == (world.leader, "Would Thursdays do?")
        assert f"You have offered {asked.case_number} to Amina Rahman." in read("sia", "request", asked.reference)

    def test_a_rule_is_set_aside_with_a_reason_and_the_message_is_kept(self, world, asked, post):
        profile = stories.leader(world, phases=("secondary",))
        refused = post("sia", "offer_to", asked.reference, profile.reference, message="Thursdays?", reason="")
        assert "Enter why you ask Amina Rahman all the same" in words(refused)
        assert "Thursdays?" in words(refused)
        post("sia", "offer_to", asked.reference, profile.reference, message="Thursdays?", reason="She taught here.")
        assert Offer.objects.get().override_words == "She taught here."

    def test_whom_a_conflict_binds_nobody_can_ask(self, world, asked, amina, post, read):
        interests.declare(world.head, about=world.leader, kind=InterestKind.FRIEND, by=world.head, at=NOW)
        page = read("sia", "offer_to", asked.reference, amina.reference)
        assert ("Amina Rahman cannot be asked." in page, "Offer the request to" in page) == (True, False)
        assert post("sia", "offer_to", asked.reference, amina.reference, reason="All the same").status_code == 409

    def test_a_double_press_makes_one_offer(self, world, asked, amina, post):
        for _ in range(2):
            assert post("sia", "offer_to", asked.reference, amina.reference, message="").status_code == 302
        assert Offer.objects.count() == 1

    def test_what_has_been_offered_meanwhile_is_told_and_the_message_is_kept(self, world, amina, post):
        asked = stories.offered(world, leader=world.other_leader).request
        response = post("sia", "offer_to", asked.reference, amina.reference, message="Would you?")
        assert response.status_code == 409
        assert "This request is not waiting for a leader." in words(response)
        assert "Would you?" in words(response)

    def test_somebody_who_is_no_leader_has_no_such_page(self, world, asked, as_person):
        assert as_person(world.sia).get(url("offer_to", asked.reference, "nobody")).status_code == 404


class TestOffer:
    def test_enough_to_decide_and_no_more(self, world, amina, read):
        asked = asking.sent(world, "offered", owner=world.sia, funding="no_funded_route", funding_words="In deficit.")
        page = read("leader", "offer", stories.offered(world, asked, message="Thursdays?").reference)
        known = {
            said: said in page
            for said in (
                "I am new to headship.", "I lead with confidence.", "Thursdays?", "5.0 km", "8 December 2026",
                "In deficit.", "peter.lindqvist@wantsum.example", "grace.okafor@wantsum.example",
            )
        }  # fmt: skip
        assert list(known.values()) == [True] * 5 + [False] * 3

    def test_accepting(self, world, post, read):
        offer = stories.offered(world)
        post("leader", "accept", offer.reference)
        page = read("leader", "offer", offer.reference)
        assert ("You have accepted. Marram Primary School has been told." in page, "Go to the agreement" in page) == (
            True, True,
        )  # fmt: skip

    def test_a_second_press_is_no_mistake(self, world, post):
        offer = stories.offered(world)
        assert [post("leader", "accept", offer.reference).status_code for _ in range(2)] == [302, 302]

    def test_withdrawn_while_it_was_accepted(self, world, post):
        offer = stories.offered(world)
        actions.withdraw(offer.request, by=world.head, at=NOW, why="The trust helps us.")
        response = post("leader", "accept", offer.reference)
        assert response.status_code == 409
        assert "Marram Primary School has withdrawn its request. There is nothing left to do." in words(response)
        assert "The trust helps us." not in words(response)

    def test_answered_too_late(self, world, post):
        offer = stories.offered(world, lapses_on=TODAY - dt.timedelta(days=1))
        response = post("leader", "accept", offer.reference)
        assert (response.status_code, "This offer ran out on 23 November 2026." in words(response)) == (409, True)

    def test_declined_in_another_tab(self, world, post):
        offer = stories.offered(world)
        actions.decline(offer, by=world.leader, at=NOW, reason="time")
        response = post("leader", "accept", offer.reference)
        assert (response.status_code, "This offer has been declined." in words(response)) == (409, True)

    def test_declining_with_a_reason(self, world, post):
        offer = stories.offered(world)
        assert "Choose why you cannot do it" in words(post("leader", "decline", offer.reference, words="Sorry"))
        post("leader", "decline", offer.reference, reason="distance", words="Too far on Thursdays.")
        offer.refresh_from_db()
        assert (offer.state, offer.decline_reason, offer.decline_words, SupportRequest.objects.get().state) == (
            "declined", "distance", "Too far on Thursdays.", "in_triage",
        )  # fmt: skip

    def test_another_reason_is_put_into_words(self, world, post):
        response = post("leader", "decline", stories.offered(world).reference, reason="other", words="")
        assert "Enter the reason in your own words" in words(response)

    def test_what_a_leader_typed_too_late_is_kept(self, world, post):
        offer = stories.offered(world, state="withdrawn")
        response = post("leader", "decline", offer.reference, reason="time", words="Next term would do.")
        assert (response.status_code, "Next term would do." in words(response)) == (409, True)

    def test_after_declining_the_schools_words_are_no_longer_read(self, world, post, read):
        offer = stories.offered(world)
        post("leader", "decline", offer.reference, reason="time", words="")
        assert "I am new to headship." not in read("leader", "offer", offer.reference)

    def test_stepping_back(self, world, post):
        offer = stories.accepted(world)
        post("leader", "step_back", offer.reference, reason="own_school", words="An inspection.")
        offer.refresh_from_db()
        assert offer.state == "declined"

    def test_the_adviser_takes_it_back(self, world, post, read):
        offer = stories.offered(world)
        assert post("sia", "withdraw_offer", offer.reference, why="Somebody nearer is free.").url == url(
            "request", offer.request.reference
        )
        assert "Needs a leader" in read("sia", "request", offer.request.reference)

    def test_the_school_takes_back_what_it_asked_directly(self, world, post):
        offer = stories.direct(world)
        post("head", "withdraw_offer", offer.reference, why="We chose somebody else.")
        offer.refresh_from_db()
        assert offer.state == "withdrawn"

    def test_whom_the_adviser_asked_the_school_does_not_find_by_the_address(self, world, as_person):
        assert as_person(world.head).get(url("offer", stories.offered(world).reference)).status_code == 404


class TestOffers:
    def test_those_to_answer_come_first(self, world, read):
        stories.offered(world, asking.sent(world, "offered"), state="declined", decline_reason="time", answered_at=NOW)
        stories.offered(world)
        page = read("leader", "offers")
        assert page.index("To answer") < page.index("Answer by 8 December 2026") < page.index("You declined on")

    def test_only_ones_own(self, world, read):
        stories.offered(world)
        assert "No request has been offered to you" in read("other_leader", "offers")

    def test_three_cost_as_many_queries_as_one(self, world, queries_of):
        stories.offered(world)
        one = queries_of("leader", "offers")
        for _ in range(2):
            stories.offered(world)
        assert queries_of("leader", "offers") == one
