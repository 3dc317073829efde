"""Sending a request, offering it, answering the offer: what changes, who is told, what is kept."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from pharos.activity import queries as happened
from pharos.common.calendar import add_working_days
from pharos.common.errors import AlreadyDone, NotAllowed, WrongState
from pharos.interests import actions as interests
from pharos.interests.states import InterestKind
from pharos.leaders import actions as leaders
from pharos.matching import actions
from pharos.matching.models import Offer
from pharos.outbox.models import Letter
from pharos.people.states import Role
from pharos.support import actions as requests
from pharos.support.models import SupportRequest
from tests.clock import NOW, TODAY
from tests.leaders import making
from tests.matching import stories
from tests.support import stories as support

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(hours=1)
LAST_DAY = add_working_days(TODAY, 10)
AFTERWARDS = dt.datetime.combine(LAST_DAY + dt.timedelta(days=1), dt.time(9), tzinfo=NOW.tzinfo)


@pytest.fixture
def amina(world):
    """Amina Rahman is in the directory, and every rule lets her pass."""
    stories.leader(world)
    Letter.objects.all().delete()
    return world.leader


@pytest.fixture
def asked(world):
    """A request that Tom Ashby looks after."""
    return support.sent(world, "in_triage")


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def states(offer):
    """How the offer and its request stand."""
    return fresh(offer).state, fresh(offer.request).state


def letters():
    return sorted(Letter.objects.values_list("kind", "to_person__name"))


def story(*subjects):
    """What the timeline tells, oldest first: who, for whom, what and why."""
    rows = sorted(happened.timeline(*subjects), key=lambda each: each.pk)
    return [(str(each.by or ""), str(each.standing_for or ""), each.says, each.why) for each in rows]


def naming(world, **changes):
    """A draft that names Amina Rahman."""
    return support.draft(world, leader_choice="named", named_leader=world.leader, **changes)


class TestSend:
    def test_without_a_name_it_waits_for_the_adviser(self, world):
        request = support.draft(world)
        actions.send(request, by=world.head, at=NOW)
        assert (fresh(request).state, Offer.objects.count()) == ("submitted", 0)
        assert letters() == [("request_arrived", "Tom Ashby"), ("request_sent", "Grace Okafor")]

    def test_with_a_name_it_goes_straight_there_and_the_adviser_is_told(self, world, amina):
        request = naming(world)
        actions.send(request, by=world.head, at=NOW)
        offer = Offer.objects.get()
        assert (fresh(request).state, fresh(request).owner, offer.leader, offer.direct, offer.lapses_on) == (
            "offered", None, amina, True, LAST_DAY,
        )  # fmt: skip
        assert letters() == [
            ("offer_made", "Amina Rahman"), ("offered_directly", "Tom Ashby"), ("request_sent", "Grace Okafor"),
        ]  # fmt: skip

    def test_a_delegate_sends_for_the_headteacher_and_both_hear(self, world, amina):
        request = naming(world, raised_by=world.delegate, raised_for=world.head)
        actions.send(request, by=world.delegate, at=NOW)
        offer = Offer.objects.get()
        who = ("Priya Nair", "Grace Okafor")
        assert story(request, offer) == [
            (*who, "sent the request", ""), (*who, "offered the request to Amina Rahman", ""),
            (*who, "offered the request to a leader", ""),
        ]  # fmt: skip
        assert {name for kind, name in letters() if kind == "request_sent"} == {"Priya Nair", "Grace Okafor"}

    @pytest.mark.parametrize("make", [support.draft, naming])
    def test_twice_counts_as_done(self, world, amina, make):
        request = make(world)
        actions.send(request, by=world.head, at=NOW)
        before = letters()
        with pytest.raises(AlreadyDone):
            actions.send(fresh(request), by=world.head, at=NOW)
        assert letters() == before

    def test_where_the_area_has_no_adviser_the_administrators_hear(self, world):
        request = support.draft(world, school=world.saltmarsh, raised_by=world.other_head)
        actions.send(request, by=world.other_head, at=NOW)
        assert ("request_arrived", "Helen Marsh") in letters()

    def refused(self, world, request, words):
        with pytest.raises(WrongState, match=words):
            actions.send(request, by=world.head, at=NOW)
        assert (fresh(request).state, fresh(request).number, letters()) == ("draft", None, [])

    def test_a_leader_with_a_conflict_cannot_be_named_and_why_is_not_told(self, world, amina):
        interests.declare(amina, about=world.head, kind=InterestKind.FRIEND, words="SECRET", by=amina, at=NOW)
        self.refused(world, naming(world), "because of a conflict of interest. Name somebody else")

    def test_nor_one_who_takes_no_requests(self, world, amina):
        leaders.save_availability(amina.profile, availability="paused", words="", from_on=None, by=amina, at=NOW)
        self.refused(world, naming(world), "is not taking requests for the dates you want")

    def test_nor_one_who_no_longer_is_a_leader(self, world):
        self.refused(world, naming(world), "is no longer a designated leader")

    def test_one_with_too_few_free_days_can_be_named_all_the_same(self, world):
        """School and leader settle between them how the days are paid for."""
        stories.leader(world, kind="NLE")
        request = naming(world)
        actions.send(request, by=world.head, at=NOW)
        assert Offer.objects.get().shown["checks"][5] == ["days", "fails", "0 days free left, and 2 days are asked for"]


class TestOffer:
    def test_asks_one_leader_until_a_day(self, world, asked, amina):
        made = actions.offer(asked, amina, by=world.sia, at=NOW, message="You know Marram.")
        kept = fresh(made)
        assert (kept.leader, kept.direct, kept.message, kept.offered_by, kept.offered_at, kept.lapses_on) == (
            amina, False, "You know Marram.", world.sia, NOW, LAST_DAY,
        )  # fmt: skip
        assert states(made) == ("offered", "offered")

    def test_the_leader_is_written_to_and_the_school_hears_that_somebody_is_asked(self, world, asked, amina):
        actions.offer(asked, amina, by=world.sia, at=NOW)
        assert letters() == [("leader_asked", "Grace Okafor"), ("offer_made", "Amina Rahman")]
        assert "Amina" not in Letter.objects.get(kind="leader_asked").text

    def test_what_the_adviser_saw_is_kept(self, world, asked, amina):
        made = fresh(actions.offer(asked, amina, by=world.sia, at=NOW))
        assert [made.shown["band"], made.shown["checks"][0], made.shown["warnings"]] == [
            "Strong fit", ["designated", "passes", "A designated leader"], [],
        ]  # fmt: skip
        assert "5 km away, as the crow flies" in made.shown["reasons"]

    def test_a_deputy_offers_for_the_adviser(self, world, amina):
        lent = {"standing_in_for": world.sia.grants.get(), "until_on": dt.date(2027, 7, 31)}
        world.grant(world.stranger, Role.SIA, "north", **lent)
        made = actions.offer(support.sent(world, "in_triage", owner=world.stranger), amina, by=world.stranger, at=NOW)
        assert story(made) == [("Sam Fenwick", "Tom Ashby", "offered the request to Amina Rahman", "")]

    def test_a_rule_is_set_aside_with_a_reason_which_is_kept(self, world, asked):
        stories.leader(world, phases=("secondary",))
        with pytest.raises(WrongState, match="Enter why you ask Amina Rahman all the same"):
            actions.offer(asked, world.leader, by=world.sia, at=NOW)
        made = actions.offer(asked, world.leader, by=world.sia, at=NOW, reason="She taught infants.")
        assert (fresh(made).override_words, story(made)[0][3]) == ("She taught infants.", "She taught infants.")

    def test_a_reason_that_nothing_asks_for_is_not_kept(self, world, asked, amina):
        made = actions.offer(asked, amina, by=world.sia, at=NOW, reason="Just so")
        assert fresh(made).override_words == ""

    def test_a_conflict_of_interest_bars_whatever_the_reason(self, world, asked, amina):
        interests.declare(amina, about=world.marram, kind=InterestKind.FRIEND, by=amina, at=NOW)
        with pytest.raises(WrongState, match="Amina Rahman cannot be asked"):
            actions.offer(asked, amina, by=world.sia, at=NOW, reason="She knows the school.")
        assert (fresh(asked).state, Offer.objects.count()) == ("in_triage", 0)

    def test_somebody_who_is_no_leader_is_not_asked(self, world, asked):
        with pytest.raises(WrongState, match="Sam Fenwick is no longer a designated leader"):
            actions.offer(asked, world.stranger, by=world.sia, at=NOW)

    def test_twice_counts_as_done(self, world, asked, amina):
        actions.offer(asked, amina, by=world.sia, at=NOW)
        with pytest.raises(AlreadyDone):
            actions.offer(fresh(asked), amina, by=world.sia, at=NOW)
        assert (Offer.objects.count(), len(letters())) == (1, 2)

    def test_a_second_leader_is_refused_in_words_and_not_taken_for_the_first(self, world, asked, amina):
        stories.leader(world, world.other_leader, world.windmill)
        actions.offer(asked, amina, by=world.sia, at=NOW)
        with pytest.raises(WrongState, match="not waiting for a leader") as refusal:
            actions.offer(fresh(asked), world.other_leader, by=world.sia, at=NOW)
        assert not isinstance(refusal.value, AlreadyDone)

    @pytest.mark.parametrize("who", ["other_sia", "area_chair", "administrator", "head", "leader"])
    def test_others_offer_nothing(self, world, asked, amina, who):
        with pytest.raises(NotAllowed):
            actions.offer(asked, amina, by=getattr(world, who), at=NOW)


class TestAccept:
    def test_the_request_stays_offered_until_it_is_agreed(self, world):
        offer = stories.offered(world)
        actions.accept(offer, by=world.leader, at=LATER)
        assert (states(offer), fresh(offer).answered_at) == (("accepted", "offered"), LATER)

    def test_all_three_hear(self, world):
        actions.accept(stories.offered(world), by=world.leader, at=NOW)
        assert letters() == [
            ("accepted_adviser", "Tom Ashby"), ("accepted_leader", "Amina Rahman"), ("accepted_school", "Grace Okafor"),
        ]  # fmt: skip

    def test_it_is_told_of_the_request_too(self, world):
        offer = stories.offered(world)
        actions.accept(offer, by=world.leader, at=NOW)
        assert story(offer.request) == [("Amina Rahman", "", "accepted the request", "")]

    def test_twice_counts_as_done(self, world):
        offer = stories.offered(world)
        actions.accept(offer, by=world.leader, at=NOW)
        with pytest.raises(AlreadyDone):
            actions.accept(fresh(offer), by=world.leader, at=NOW)
        assert len(letters()) == 3

    def test_not_after_the_last_day(self, world):
        offer = stories.offered(world, lapses_on=TODAY - dt.timedelta(days=1))
        with pytest.raises(WrongState, match="This offer ran out on 23 November 2026"):
            actions.accept(offer, by=world.leader, at=NOW)

    def test_not_what_the_school_has_withdrawn_meanwhile(self, world):
        offer = stories.offered(world)
        on_the_screen = Offer.objects.select_related("request__school").get(pk=offer.pk)
        actions.withdraw(fresh(offer.request), by=world.head, at=NOW, why="The trust helps.")
        with pytest.raises(WrongState, match="Marram Primary School has withdrawn its request"):
            actions.accept(on_the_screen, by=world.leader, at=NOW)

    def test_not_what_the_adviser_has_taken_back_meanwhile(self, world):
        offer = stories.offered(world)
        on_the_screen = fresh(offer)
        actions.withdraw_offer(offer, by=world.sia, at=NOW, why="A mistake")
        with pytest.raises(WrongState, match="This offer has been withdrawn"):
            actions.accept(on_the_screen, by=world.leader, at=NOW)


@pytest.mark.parametrize(("verb", "make"), [(actions.decline, stories.offered), (actions.step_back, stories.accepted)])
class TestDeclineAndStepBack:
    def test_the_request_goes_back_to_its_adviser(self, world, verb, make):
        offer = make(world)
        verb(offer, by=world.leader, at=LATER, reason="dates", words="Not before Easter.")
        kept = fresh(offer)
        assert (states(offer), kept.decline_reason, kept.decline_words, kept.answered_at) == (
            ("declined", "in_triage"), "dates", "Not before Easter.", LATER,
        )  # fmt: skip
        assert story(offer)[-1][3] == "Not before Easter."

    def test_the_adviser_hears_why_and_the_school_what_happens_next(self, world, verb, make):
        verb(make(world), by=world.leader, at=NOW, reason="conflict", words="Our families are friends.")
        assert letters() == [("back_to_adviser", "Grace Okafor"), ("declined_adviser", "Tom Ashby")]
        said = {each.kind: each.text for each in Letter.objects.all()}
        secret = ("I have a conflict of interest", "Our families are friends.", "Amina Rahman")
        assert [all(words in said["declined_adviser"] for words in secret)] == [True]
        assert [words in said["back_to_adviser"] for words in secret] == [False, False, False]

    def test_without_words_the_reason_is_remembered(self, world, verb, make):
        offer = make(world)
        verb(offer, by=world.leader, at=NOW, reason="time")
        assert story(offer)[-1][3] == "I do not have the time now"

    def test_a_direct_one_waits_for_an_adviser_again(self, world, verb, make):
        offer = make(world, support.sent(world, "offered"), direct=True)
        verb(offer, by=world.leader, at=NOW, reason="time")
        assert (states(offer), letters()) == (
            ("declined", "submitted"), [("back_to_adviser", "Grace Okafor"), ("declined_adviser", "Tom Ashby")],
        )  # fmt: skip

    def test_twice_counts_as_done(self, world, verb, make):
        offer = make(world)
        verb(offer, by=world.leader, at=NOW, reason="time")
        with pytest.raises(AlreadyDone):
            verb(fresh(offer), by=world.leader, at=NOW, reason="time")
        assert len(letters()) == 2

    def test_nobody_answers_for_the_leader(self, world, verb, make):
        with pytest.raises(NotAllowed):
            verb(make(world), by=world.sia, at=NOW, reason="time")


def test_one_who_stepped_back_leaves_room_for_another(world, asked, amina):
    stories.leader(world, world.other_leader, world.windmill)
    first = actions.offer(asked, amina, by=world.sia, at=NOW)
    actions.accept(first, by=amina, at=NOW)
    actions.step_back(first, by=amina, at=NOW, reason="own_school")
    second = actions.offer(fresh(asked), world.other_leader, by=world.sia, at=NOW)
    assert (states(first), states(second)) == (("declined", "offered"), ("offered", "offered"))


class TestWithdrawOffer:
    def test_the_request_goes_back_to_its_adviser_and_the_leader_hears_why(self, world):
        offer = stories.offered(world)
        actions.withdraw_offer(offer, by=world.sia, at=NOW, why="Somebody nearer is free.")
        assert (states(offer), letters()) == (
            ("withdrawn", "in_triage"), [("back_to_adviser", "Grace Okafor"), ("offer_withdrawn", "Amina Rahman")],
        )  # fmt: skip
        assert "Somebody nearer is free." in Letter.objects.get(kind="offer_withdrawn").text

    def test_the_school_takes_back_what_it_asked_of_a_leader_itself(self, world):
        offer = stories.direct(world)
        actions.withdraw_offer(offer, by=world.delegate, at=NOW, why="We asked too soon.")
        assert states(offer) == ("withdrawn", "submitted")
        assert story(offer) == [("Priya Nair", "Grace Okafor", "withdrew the offer", "We asked too soon.")]

    def test_then_the_adviser_hears(self, world):
        actions.withdraw_offer(stories.direct(world), by=world.head, at=NOW, why="We asked too soon.")
        assert letters() == [("back_in_triage", "Tom Ashby"), ("offer_withdrawn", "Amina Rahman")]

    def test_twice_counts_as_done(self, world):
        offer = stories.offered(world)
        actions.withdraw_offer(offer, by=world.sia, at=NOW, why="A mistake")
        with pytest.raises(AlreadyDone):
            actions.withdraw_offer(fresh(offer), by=world.sia, at=NOW, why="A mistake")


class TestWithdraw:
    @pytest.mark.parametrize("make", [stories.offered, stories.accepted])
    def test_an_offer_ends_with_its_request_and_both_hear(self, world, make):
        offer = make(world)
        actions.withdraw(offer.request, by=world.head, at=NOW, why="The trust helps.")
        assert (states(offer), letters()) == (
            ("withdrawn", "withdrawn"), [("request_withdrawn", "Amina Rahman"), ("withdrawn", "Tom Ashby")],
        )  # fmt: skip

    def test_a_draft_needs_no_reason_and_no_letter(self, world):
        request = support.draft(world)
        actions.withdraw(request, by=world.head, at=NOW)
        assert (fresh(request).state, letters()) == ("withdrawn", [])

    def test_an_offer_that_has_ended_stays_as_it_is(self, world, asked):
        offer = stories.offered(world, asked, state="lapsed")
        actions.withdraw(asked, by=world.head, at=NOW, why="The trust helps.")
        assert (fresh(offer).state, ("request_withdrawn", "Amina Rahman") in letters()) == ("lapsed", False)

    def test_what_a_leader_accepted_meanwhile_is_withdrawn_with_it(self, world):
        offer = stories.offered(world)
        on_the_screen = SupportRequest.objects.get(pk=offer.request.pk)
        actions.accept(offer, by=world.leader, at=NOW)
        actions.withdraw(on_the_screen, by=world.head, at=NOW, why="The trust helps.")
        assert states(offer) == ("withdrawn", "withdrawn")

    def test_a_stranger_withdraws_nothing(self, world):
        offer = stories.offered(world)
        with pytest.raises(NotAllowed):
            actions.withdraw(offer.request, by=world.stranger, at=NOW, why="No")
        assert states(offer) == ("offered", "offered")


class TestLapse:
    def test_what_nobody_answered_is_recorded_and_all_three_hear(self, world, asked, amina):
        offer = actions.offer(asked, amina, by=world.sia, at=NOW)
        Letter.objects.all().delete()
        assert (actions.lapse_due(at=AFTERWARDS), states(offer)) == (1, ("lapsed", "in_triage"))
        assert letters() == [
            ("back_to_adviser", "Grace Okafor"), ("lapsed_adviser", "Tom Ashby"), ("lapsed_leader", "Amina Rahman"),
        ]  # fmt: skip
        assert story(offer)[-1] == ("", "", "was not answered in time", "")

    def test_run_twice_it_has_nothing_left_to_do(self, world, asked, amina):
        actions.offer(asked, amina, by=world.sia, at=NOW)
        assert [actions.lapse_due(at=AFTERWARDS) for _ in range(2)] == [1, 0]

    def test_not_on_the_last_day(self, world, asked, amina):
        offer = actions.offer(asked, amina, by=world.sia, at=NOW)
        evening = AFTERWARDS.replace(hour=0) - dt.timedelta(minutes=1)
        assert (actions.lapse_due(at=evening), states(offer)) == (0, ("offered", "offered"))

    def test_a_direct_one_waits_for_an_adviser_again(self, world):
        offer = stories.direct(world)
        actions.lapse_due(at=AFTERWARDS + dt.timedelta(days=30))
        assert states(offer) == ("lapsed", "submitted")

    def test_an_answer_that_came_in_while_others_were_recorded_stands(self, world):
        """Both were read as due; before the second is looked at, its leader has accepted on another machine."""
        yesterday = TODAY - dt.timedelta(days=1)
        stories.offered(world, lapses_on=yesterday)
        second = stories.offered(world, lapses_on=TODAY)
        answers = [Offer.objects.filter(pk=second.pk)]

        def accept_meanwhile(execute, sql, params, many, context):
            done = execute(sql, params, many, context)
            if sql.startswith("UPDATE") and "matching_offer" in sql and answers:
                answers.pop().update(state="accepted")
            return done

        with connection.execute_wrapper(accept_meanwhile):
            recorded = actions.lapse_due(at=AFTERWARDS)
        assert (recorded, states(second)) == (1, ("accepted", "offered"))

    def test_each_that_is_due(self, world):
        yesterday = TODAY - dt.timedelta(days=1)
        made = [stories.offered(world, lapses_on=yesterday), stories.direct(world, lapses_on=yesterday)]
        assert (actions.lapse_due(at=NOW), [fresh(each).state for each in made]) == (2, ["lapsed", "lapsed"])


def test_two_live_offers_of_one_request_are_refused_by_the_database(world):
    offer = stories.offered(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        stories.accepted(world, offer.request, leader=world.other_leader)


def test_letters_to_those_who_did_not_act_wait_for_working_hours(world):
    evening = dt.datetime.combine(TODAY, dt.time(22), tzinfo=NOW.tzinfo)
    actions.accept(stories.offered(world), by=world.leader, at=evening)
    waits = {each.to_person.name: each.not_before > evening for each in Letter.objects.select_related("to_person")}
    assert waits == {"Amina Rahman": False, "Grace Okafor": True, "Tom Ashby": True}


def test_the_whole_way_from_a_draft_to_a_yes(world, amina):
    """Nobody is named, the adviser takes it up, one leader declines, the next accepts."""
    stories.leader(world, world.other_leader, world.windmill)
    request = support.draft(world)
    actions.send(request, by=world.head, at=NOW)
    requests.take_up(request, by=world.sia, at=NOW)
    first = actions.offer(request, amina, by=world.sia, at=NOW)
    actions.decline(first, by=amina, at=NOW, reason="time")
    second = actions.offer(fresh(request), world.other_leader, by=world.sia, at=NOW)
    actions.accept(second, by=world.other_leader, at=NOW)
    assert [says for *_, says, _ in story(request)] == [
        "sent the request", "took up the request", "offered the request to a leader",
        "went back to looking for a leader", "offered the request to a leader", "accepted the request",
    ]  # fmt: skip


def test_a_leader_who_has_written_nothing_yet_may_be_asked_and_what_was_not_known_is_kept(world, asked):
    making.designate(world, world.leader, world.kestrel)
    made = actions.offer(asked, world.leader, by=world.sia, at=NOW)
    assert [each[1] for each in made.shown["checks"]].count("unknown") == 3
