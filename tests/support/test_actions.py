"""What can be done with a request before and after a leader is asked: what changes, what is told, to whom."""

import datetime as dt

import pytest
from django.db import connection

from pharos.activity import queries as happened
from pharos.common.errors import AlreadyDone, NotAllowed, WrongState
from pharos.outbox.models import Letter
from pharos.people.states import Role
from pharos.schools.models import School
from pharos.support import actions, answers
from pharos.support.models import SupportRequest
from tests.clock import NOW, TODAY
from tests.leaders import making
from tests.support import stories

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(days=1)
KEY = "a" * 32


def question(key):
    return next(each for each in answers.QUESTIONS if each.key == key)


def fresh(request):
    return SupportRequest.objects.get(pk=request.pk)


def story(request):
    """What its timeline tells, oldest first: who, for whom, what and why."""
    rows = reversed(happened.timeline(request))
    return [(each.by.name, each.standing_for and each.standing_for.name, each.says, each.why) for each in rows]


def letters():
    return sorted(Letter.objects.values_list("kind", "to_person__name"))


@pytest.fixture
def deputy(world):
    """Sam Fenwick stands in for the adviser of the north."""
    own = world.sia.grants.get()
    world.grant(world.stranger, Role.SIA, "north", standing_in_for=own, until_on=dt.date(2027, 7, 31))
    return world.stranger


class TestStart:
    def test_makes_an_empty_draft_of_the_school(self, world):
        request = actions.start(world.marram, by=world.head, at=NOW, form_key=KEY)
        kept = fresh(request)
        assert (kept.state, kept.school, kept.raised_by, kept.raised_for, kept.kind) == (
            "draft", world.marram, world.head, None, "",
        )  # fmt: skip

    def test_a_delegate_asks_for_the_headteacher(self, world):
        request = actions.start(world.marram, by=world.delegate, at=NOW, form_key=KEY)
        assert (request.raised_by, request.raised_for) == (world.delegate, world.head)
        assert story(request) == [("Priya Nair", "Grace Okafor", "started a request for support", "")]

    def test_a_leader_found_in_the_directory_is_named(self, world):
        request = actions.start(world.marram, by=world.head, at=NOW, form_key=KEY, leader=world.leader)
        assert (request.leader_choice, request.named_leader) == ("named", world.leader)

    def test_the_same_form_twice_begins_one(self, world):
        first, second = (actions.start(world.marram, by=world.head, at=NOW, form_key=KEY) for _ in range(2))
        assert (first.pk, SupportRequest.objects.count(), len(story(first))) == (second.pk, 1, 1)

    @pytest.mark.parametrize("who", ["other_head", "sia", "chair", "administrator", "stranger"])
    def test_nobody_else_begins_one_for_the_school(self, world, who):
        with pytest.raises(NotAllowed):
            actions.start(world.marram, by=getattr(world, who), at=NOW, form_key=KEY)
        assert SupportRequest.objects.count() == 0

    def test_anothers_form_key_opens_nothing(self, world):
        actions.start(world.marram, by=world.head, at=NOW, form_key=KEY)
        with pytest.raises(NotAllowed):
            actions.start(world.saltmarsh, by=world.other_head, at=NOW, form_key=KEY)


class TestAnswer:
    def test_keeps_the_answers_of_its_page_alone(self, world):
        request = stories.blank(world)
        actions.answer(request, question("need"), {"need": "Reading", "success": "No"}, by=world.head, at=LATER)
        kept = fresh(request)
        assert (kept.need, kept.success, kept.saved_at) == ("Reading", "", LATER)

    def test_keeps_areas_of_need(self, world):
        request, areas = stories.draft(world), making.expertise("sle-maths", "sle-phonics")
        actions.answer(request, question("areas"), {"expertise": areas}, by=world.delegate, at=LATER)
        assert set(request.expertise.all()) == set(areas)

    def test_a_draft_is_written_without_a_story(self, world):
        request = stories.blank(world)
        actions.answer(request, question("need"), {"need": "Reading"}, by=world.head, at=LATER)
        assert story(request) == []

    def test_what_changes_in_a_returned_request_is_remembered(self, world):
        request = stories.sent(world, "returned")
        actions.answer(request, question("need"), {"need": "Reading"}, by=world.delegate, at=LATER)
        assert story(request) == [("Priya Nair", "Grace Okafor", "changed an answer: what you need", "")]

    def test_the_same_answer_again_changes_nothing(self, world):
        request = stories.sent(world, "returned")
        actions.answer(request, question("need"), {"need": request.need}, by=world.head, at=LATER)
        assert (fresh(request).saved_at, story(request)) == (NOW, [])

    def test_what_has_been_sent_is_no_longer_written(self, world):
        request = stories.sent(world)
        with pytest.raises(WrongState, match="You can no longer change its answers"):
            actions.answer(request, question("need"), {"need": "Reading"}, by=world.head, at=LATER)
        assert fresh(request).need == "I am new to headship."

    def test_a_stale_copy_does_not_write_what_was_sent_meanwhile(self, world):
        request = stories.draft(world)
        on_the_screen = fresh(request)
        actions.submit(request, by=world.head, at=NOW)
        with pytest.raises(WrongState):
            actions.answer(on_the_screen, question("need"), {"need": "Reading"}, by=world.delegate, at=LATER)

    def confirmed(self, world):
        request = stories.no_other_route(world)
        actions.confirm_ground(request, by=world.sia, at=NOW, words="I know the school")
        SupportRequest.objects.filter(pk=request.pk).update(state="returned")
        return fresh(request)

    def test_a_new_answer_about_funding_asks_the_adviser_again(self, world):
        request = self.confirmed(world)
        given = {"funding": "no_funded_route", "funding_words": "The trust has no money either."}
        actions.answer(request, question("funding"), given, by=world.head, at=LATER)
        assert (fresh(request).ground_needs_confirming, fresh(request).ground_words) == (True, "")

    def test_the_same_answer_about_funding_leaves_what_the_adviser_said(self, world):
        request = self.confirmed(world)
        given = {"funding": request.funding, "funding_words": request.funding_words}
        actions.answer(request, question("funding"), given, by=world.head, at=LATER)
        assert fresh(request).ground_confirmed_by == world.sia


class TestSubmit:
    def test_gives_the_case_its_number_its_area_and_its_day(self, world):
        request = stories.draft(world)
        actions.submit(request, by=world.head, at=NOW)
        kept = fresh(request)
        assert (kept.state, kept.case_number, kept.area_code, kept.sent_at) == ("submitted", "PH-0001", "north", NOW)

    def test_the_next_gets_the_next_number(self, world):
        stories.sent(world, number=41)
        request = stories.draft(world)
        actions.submit(request, by=world.head, at=NOW)
        assert request.case_number == "PH-0042"

    def test_a_delegate_sends_it_for_the_headteacher(self, world):
        request = stories.draft(world)
        actions.submit(request, by=world.delegate, at=NOW)
        assert story(request) == [("Priya Nair", "Grace Okafor", "sent the request", "")]

    def test_twice_counts_as_done(self, world):
        request = stories.draft(world)
        actions.submit(request, by=world.head, at=NOW)
        with pytest.raises(AlreadyDone):
            actions.submit(fresh(request), by=world.head, at=NOW)
        assert len(story(request)) == 1

    def test_what_is_missing_is_refused_in_words(self, world):
        request = stories.draft(world, success="")
        with pytest.raises(WrongState, match="Say what success would look like before you send the request"):
            actions.submit(request, by=world.head, at=NOW)
        assert (fresh(request).state, fresh(request).number) == ("draft", None)

    def test_what_was_not_asked_is_dropped(self, world):
        """Answers given before the kind was changed, or another option chosen, are not handed on."""
        request = stories.draft(
            world, kind="school_improvement", funding="school", has_other_support=False, other_support="The trust",
            leader_choice="found", named_leader=world.leader,
        )  # fmt: skip
        actions.submit(request, by=world.head, at=NOW)
        kept = fresh(request)
        dropped = (kept.mentee_name, kept.mentee_stage, kept.chair_name, kept.chair_email, kept.other_support)
        assert (dropped, kept.named_leader) == (("", "", "", "", ""), None)

    def test_what_was_asked_is_kept(self, world):
        request = stories.draft(world, has_other_support=True, other_support="The trust")
        actions.submit(request, by=world.head, at=NOW)
        kept = fresh(request)
        assert (kept.mentee_name, kept.chair_name, kept.other_support) == (
            "Grace Okafor",
            "Peter Lindqvist",
            "The trust",
        )

    def test_a_school_in_no_area_is_for_the_administrators(self, world):
        School.objects.filter(pk=world.marram.pk).update(district_code="D99")
        request = stories.draft(world)
        actions.submit(request, by=world.head, at=NOW)
        assert fresh(request).area_code == ""

    def test_a_request_that_comes_back_keeps_number_and_adviser(self, world):
        request = stories.sent(world, "returned", number=7, owner=world.sia)
        actions.submit(request, by=world.head, at=LATER)
        kept = fresh(request)
        assert (kept.number, kept.owner, kept.sent_at) == (7, world.sia, LATER)

    def test_a_school_that_has_moved_to_another_area_gets_its_adviser(self, world):
        request = stories.sent(world, "returned", owner=world.sia)
        School.objects.filter(pk=world.marram.pk).update(district_code="D07")
        actions.submit(request, by=world.head, at=LATER)
        assert (fresh(request).area_code, fresh(request).owner) == ("south", None)

    def test_two_that_are_sent_at_once_reach_for_one_number(self, world):
        """Between looking and taking, somebody else takes it: the later looks again."""
        request, other, looks = stories.draft(world), stories.draft(world), []

        def overtake(execute, sql, params, many, context):
            found = execute(sql, params, many, context)
            if "MAX(" in sql:
                looks.append(sql)
                SupportRequest.objects.filter(pk=other.pk).update(number=1)
            return found

        with connection.execute_wrapper(overtake):
            actions.submit(request, by=world.head, at=NOW)
        assert (fresh(other).number, fresh(request).number, len(looks)) == (1, 2, 2)


class TestWithdraw:
    def test_a_draft_goes_without_a_word_to_anybody(self, world):
        request = stories.draft(world)
        actions.withdraw(request, by=world.head, at=NOW)
        assert (fresh(request).state, letters()) == ("withdrawn", [])

    def test_the_adviser_hears_why(self, world):
        request = stories.sent(world, "in_triage")
        actions.withdraw(request, by=world.delegate, at=NOW, why="The trust helps.")
        letter = Letter.objects.get()
        assert (letter.kind, letter.to_person, "The trust helps." in letter.text) == ("withdrawn", world.sia, True)
        assert story(request) == [("Priya Nair", "Grace Okafor", "withdrew the request", "The trust helps.")]

    def test_twice_counts_as_done(self, world):
        request = stories.sent(world, "in_triage")
        actions.withdraw(request, by=world.head, at=NOW)
        with pytest.raises(AlreadyDone):
            actions.withdraw(fresh(request), by=world.head, at=NOW)
        assert len(letters()) == 1

    def test_what_was_agreed_is_not_withdrawn(self, world):
        with pytest.raises(WrongState, match="has been agreed"):
            actions.withdraw(stories.sent(world, "agreed"), by=world.head, at=NOW)


class TestTakeUp:
    def test_gives_the_request_its_owner(self, world):
        request = stories.sent(world)
        actions.take_up(request, by=world.sia, at=NOW)
        assert (fresh(request).state, fresh(request).owner) == ("in_triage", world.sia)

    def test_tells_who_asked_and_the_headteacher(self, world):
        request = stories.sent(world, raised_by=world.delegate, raised_for=world.head)
        actions.take_up(request, by=world.sia, at=NOW)
        assert letters() == [("taken_up", "Grace Okafor"), ("taken_up", "Priya Nair")]

    def test_a_deputy_takes_it_up_for_the_adviser(self, world, deputy):
        request = stories.sent(world)
        actions.take_up(request, by=deputy, at=NOW)
        assert story(request) == [("Sam Fenwick", "Tom Ashby", "took up the request", "")]

    def test_taking_over_tells_the_adviser_who_had_it(self, world, deputy):
        request = stories.sent(world, "in_triage")
        actions.take_up(request, by=deputy, at=NOW)
        assert (fresh(request).owner, letters()) == (
            deputy,
            [("taken_over", "Tom Ashby"), ("taken_up", "Grace Okafor")],
        )
        assert story(request) == [("Sam Fenwick", "Tom Ashby", "took over the request from Tom Ashby", "")]

    def test_an_offered_request_is_taken_over_and_stays_offered(self, world):
        request = stories.sent(world, "offered", owner=world.other_sia)
        actions.take_up(request, by=world.sia, at=NOW)
        assert (fresh(request).state, fresh(request).owner) == ("offered", world.sia)

    def test_twice_counts_as_done(self, world):
        request = stories.sent(world)
        actions.take_up(request, by=world.sia, at=NOW)
        with pytest.raises(AlreadyDone):
            actions.take_up(fresh(request), by=world.sia, at=NOW)
        assert len(letters()) == 1

    def test_an_owner_who_has_it_back_takes_it_up_again(self, world):
        """A request that came back keeps its owner; sent again, it is taken up once more."""
        request = stories.sent(world, owner=world.sia)
        actions.take_up(request, by=world.sia, at=NOW)
        assert (fresh(request).state, letters()) == ("in_triage", [("taken_up", "Grace Okafor")])


@pytest.mark.parametrize(
    ("verb", "state", "kind", "says"),
    [
        (actions.send_back, "returned", "sent_back", "sent the request back for more"),
        (actions.leave_unfilled, "unfilled", "left_unfilled", "closed the request without a leader"),
    ],
)
class TestSendBackAndLeaveUnfilled:
    def test_the_school_hears_why(self, world, verb, state, kind, says):
        request = stories.sent(world, "in_triage")
        verb(request, by=world.sia, at=NOW, why="Say more about reading.")
        letter = Letter.objects.get()
        assert (fresh(request).state, letter.kind, letter.to_person) == (state, kind, world.head)
        assert "Say more about reading." in letter.text
        assert story(request) == [("Tom Ashby", None, says, "Say more about reading.")]

    def test_a_deputy_does_it_for_the_adviser(self, world, deputy, verb, state, kind, says):
        request = stories.sent(world, "in_triage", owner=deputy)
        verb(request, by=deputy, at=NOW, why="A reason")
        assert story(request) == [("Sam Fenwick", "Tom Ashby", says, "A reason")]

    def test_twice_counts_as_done(self, world, verb, state, kind, says):
        request = stories.sent(world, "in_triage")
        verb(request, by=world.sia, at=NOW, why="A reason")
        with pytest.raises(AlreadyDone):
            verb(fresh(request), by=world.sia, at=NOW, why="A reason")
        assert len(letters()) == 1

    def test_not_without_an_owner(self, world, verb, state, kind, says):
        request = stories.sent(world)
        with pytest.raises(WrongState, match="Take up this request first"):
            verb(request, by=world.sia, at=NOW, why="A reason")


class TestGround:
    def test_confirming_is_kept_with_who_when_and_words(self, world):
        request = stories.no_other_route(world)
        actions.confirm_ground(request, by=world.sia, at=NOW, words="I know the budget.")
        kept = fresh(request)
        said = (kept.ground_confirmed_by, kept.ground_confirmed_at, kept.ground_words)
        assert (said, kept.ground_needs_confirming) == ((world.sia, NOW, "I know the budget."), False)

    @pytest.mark.parametrize(
        ("verb", "says", "subject"),
        [
            (actions.confirm_ground, "confirmed that there is no other funded route", "Free days can be used for"),
            (actions.deny_ground, "said that there is another funded route", "Free days cannot be used for"),
        ],
    )
    def test_the_school_hears_the_answer(self, world, verb, says, subject):
        request = stories.no_other_route(world)
        verb(request, by=world.sia, at=NOW, words="The hub pays.")
        letter = Letter.objects.get()
        assert (letter.to_person, subject in letter.subject, "The hub pays." in letter.text) == (world.head, True, True)
        assert story(request) == [("Tom Ashby", None, says, "The hub pays.")]

    def test_the_answer_can_be_changed(self, world):
        request = stories.no_other_route(world)
        actions.confirm_ground(request, by=world.sia, at=NOW)
        actions.deny_ground(request, by=world.sia, at=LATER, words="The hub pays.")
        kept = fresh(request)
        assert (kept.ground_confirmed_by, kept.ground_confirmed_at, kept.ground_denied_by) == (None, None, world.sia)

    @pytest.mark.parametrize("verb", [actions.confirm_ground, actions.deny_ground])
    def test_the_same_answer_twice_counts_as_done(self, world, verb):
        request = stories.no_other_route(world)
        verb(request, by=world.sia, at=NOW, words="Words")
        with pytest.raises(AlreadyDone):
            verb(fresh(request), by=world.sia, at=NOW, words="Words")
        assert len(letters()) == 1

    def test_the_adviser_of_another_area_does_not_answer(self, world):
        with pytest.raises(NotAllowed):
            actions.confirm_ground(stories.no_other_route(world), by=world.other_sia, at=NOW)

    def test_a_deputy_answers_for_the_adviser(self, world, deputy):
        request = stories.no_other_route(world)
        actions.confirm_ground(request, by=deputy, at=NOW)
        assert story(request)[0][:2] == ("Sam Fenwick", "Tom Ashby")


def test_letters_that_nobody_waits_for_go_out_in_working_hours(world):
    evening = dt.datetime.combine(TODAY, dt.time(22), tzinfo=NOW.tzinfo)
    actions.take_up(stories.sent(world), by=world.sia, at=evening)
    assert Letter.objects.get().not_before > evening
