"""What the pages say: how a request stands, what can be done, and what each reader may know."""

import datetime as dt

import pytest

from pharos.matching.pages import answers, my_offers, offers, verbs
from pharos.matching.pages.requests import audience_of, lost
from pharos.matching.pages.standing import Seen, standing
from pharos.support.wording import Audience
from tests.clock import NOW, TODAY
from tests.matching import stories
from tests.support import stories as asking

pytestmark = pytest.mark.django_db

LAST_DAY = "8 December 2026"


def seen(world, who, request, live=None):
    """A request as one of the cast looks at it."""
    reader = getattr(world, who)
    return Seen(request, reader, audience_of(reader, request, at=NOW), live, NOW)


def told(world, who, request, live=None):
    return standing(seen(world, who, request, live))


class TestWhoReads:
    @pytest.mark.parametrize(
        ("who", "side"),
        [("head", Audience.SCHOOL), ("delegate", Audience.SCHOOL), ("sia", Audience.ADVISER),
         ("area_chair", Audience.ADVISER), ("administrator", Audience.ADVISER)],
    )  # fmt: skip
    def test_each_from_their_side(self, world, who, side):
        assert audience_of(getattr(world, who), asking.sent(world), at=NOW) == side

    def test_an_area_chair_reads_the_request_of_their_own_school_as_its_head(self, world):
        asked = asking.sent(world, school=world.beacon, raised_by=world.area_chair)
        assert audience_of(world.area_chair, asked, at=NOW) == Audience.SCHOOL


class TestStanding:
    def test_a_draft(self, world):
        assert told(world, "head", asking.draft(world)).next == (
            "It has not been sent yet. Nobody outside the school can read it.",
        )

    def test_sent_to_the_adviser(self, world):
        asked = asking.sent(world)
        assert [told(world, who, asked).awaited for who in ("head", "sia")] == [
            "the senior improvement adviser", "an adviser",
        ]  # fmt: skip

    def test_sent_back(self, world):
        asked = asking.sent(world, "returned")
        assert [told(world, who, asked).awaited for who in ("head", "sia")] == ["you", "the school"]

    def test_in_triage_the_owner_is_asked_by_you(self, world):
        asked = asking.sent(world, "in_triage")
        assert [told(world, who, asked).awaited for who in ("sia", "area_chair", "head")] == [
            "you", "Tom Ashby", "Tom Ashby",
        ]  # fmt: skip

    def test_a_school_that_named_nobody_hears_no_name(self, world):
        offer = stories.offered(world)
        assert [told(world, who, offer.request, offer).next[0] for who in ("head", "sia")] == [
            f"A leader has been asked, and can answer until {LAST_DAY}.",
            f"Amina Rahman has been asked, and can answer until {LAST_DAY}.",
        ]

    def test_a_school_that_named_a_leader_waits_for_them(self, world):
        offer = stories.direct(world)
        now = told(world, "head", offer.request, offer)
        assert (now.awaited, now.next[1]) == (
            "Amina Rahman",
            "If they cannot do it, the senior improvement adviser looks for somebody else.",
        )

    def test_an_offer_that_ran_out_goes_back_although_nobody_has_recorded_it(self, world):
        offer = stories.offered(world, lapses_on=TODAY - dt.timedelta(days=1))
        now = told(world, "sia", offer.request, offer)
        assert (now.next, now.awaited) == (
            ("Amina Rahman did not answer by 23 November 2026. The request goes back to the adviser.",), "you",
        )  # fmt: skip

    def test_accepted_both_are_awaited_and_the_chair_confirms(self, world):
        offer = stories.accepted(world)
        assert told(world, "head", offer.request, offer).awaited == "you and Amina Rahman"
        assert "The chair of governors confirms it" in told(world, "sia", offer.request, offer).next[1]

    def test_what_keeps_an_agreement_from_being_confirmed(self, world):
        asked = asking.no_other_route(world, "offered", owner=world.sia)
        offer = stories.accepted(world, asked)
        assert told(world, "sia", asked, offer).awaited == "the school, Amina Rahman and you"
        assert [told(world, who, asked, offer).next[-1] for who in ("sia", "head")] == [
            "Say whether the school has another funded route: the agreement cannot be confirmed before that.",
            "The adviser still has to say whether there is another funded route: "
            "the agreement cannot be confirmed before that.",
        ]

    def test_of_a_direct_request_that_nobody_owns_any_adviser_of_the_area_says_so(self, world):
        asked = asking.no_other_route(world, "offered", leader_choice="named", named_leader=world.leader)
        offer = stories.direct(world, asked, state="accepted", answered_at=NOW)
        assert told(world, "sia", asked, offer).next[-1].startswith("Say whether the school has another funded route")

    @pytest.mark.parametrize("state", ["agreed", "closed", "withdrawn", "unfilled"])
    def test_what_is_settled_waits_for_nobody(self, world, state):
        asked = asking.sent(world, state)
        assert {told(world, who, asked).awaited for who in ("head", "sia")} == {""}


class TestVerbs:
    def texts(self, world, who, request, live=None):
        looking = seen(world, who, request, live)
        return [each.text for each in verbs.main(looking)], [each.text for each in verbs.more(looking)]

    def test_of_a_draft(self, world):
        assert self.texts(world, "head", asking.draft(world)) == (["Go on with your answers"], ["Delete this draft"])

    def test_of_a_request_that_nobody_has_taken_up(self, world):
        asked = asking.sent(world)
        assert self.texts(world, "sia", asked) == (["Take up this request"], ["See the leaders who could"])
        assert self.texts(world, "head", asked) == ([], ["Withdraw this request"])
        assert self.texts(world, "area_chair", asked) == ([], ["See the leaders who could"])

    def test_of_its_owner(self, world):
        assert self.texts(world, "sia", asking.sent(world, "in_triage")) == (
            ["Find a leader", "Ask the school for more"], ["Close the request without a leader"],
        )  # fmt: skip

    def test_of_another_adviser(self, world):
        asked = asking.sent(world, "in_triage", owner=world.other_sia)
        assert self.texts(world, "sia", asked) == ([], ["Take over from Ruth Calloway", "See the leaders who could"])

    def test_of_a_ground_that_waits(self, world):
        main, _ = self.texts(world, "sia", asking.no_other_route(world, "in_triage"))
        assert main == ["Find a leader", "Say whether there is another funded route", "Ask the school for more"]

    def test_of_an_offer_that_waits(self, world):
        offer = stories.offered(world)
        assert self.texts(world, "sia", offer.request, offer) == ([], ["Withdraw the offer to Amina Rahman"])
        assert self.texts(world, "head", offer.request, offer) == ([], ["Withdraw this request"])

    def test_a_school_can_take_back_what_it_asked_a_leader_directly(self, world):
        offer = stories.direct(world)
        _, more = self.texts(world, "head", offer.request, offer)
        assert more == ["Withdraw the offer to Amina Rahman", "Withdraw this request"]

    def test_of_an_accepted_offer_the_parties_and_the_adviser_go_to_the_agreement(self, world):
        offer = stories.accepted(world)
        firsts = {who: self.texts(world, who, offer.request, offer)[0] for who in ("head", "sia", "area_chair")}
        assert firsts == {"head": ["Go to the agreement"], "sia": ["Go to the agreement"], "area_chair": []}

    def test_once_agreed_everybody_goes_to_the_support(self, world):
        asked = asking.sent(world, "agreed")
        assert [self.texts(world, who, asked)[0] for who in ("head", "area_chair")] == [["See the support"]] * 2

    def test_the_first_is_the_pages_own_button(self, world):
        kinds = [each.kind for each in verbs.main(seen(world, "sia", asking.sent(world, "in_triage")))]
        assert kinds == ["", "secondary"]


class TestAnswers:
    def facts(self, groups):
        return {fact.label: fact.value for group in groups for fact in group.facts}

    def test_every_answer_in_words(self, world):
        found = self.facts(answers.groups(asking.sent(world), []))
        assert found == {
            "Kind of support": "Mentoring or coaching of a headteacher",
            "Who the mentoring is for": "Grace Okafor, new to headship",
            "What is needed": "I am new to headship.",
            "Areas of need": "None chosen",
            "What success would look like": "I lead with confidence.",
            "Other support at the moment": "None",
            "Dates": "30 November 2026 to 31 March 2027",
            "Days": "2 days",
            "How it will be paid for": "Free days, because the headteacher is new to headship",
            "Chair of governors": "Peter Lindqvist, peter.lindqvist@wantsum.example",
            "Leader": "The adviser finds a leader",
        }

    def test_what_is_missing_is_to_be_answered_and_the_rest_can_be_changed(self, world):
        groups = answers.groups(asking.draft(world, success=""), [], change=True)
        actions = {fact.label: fact.action for group in groups for fact in group.facts}
        assert (actions["What is needed"], actions["What success would look like"]) == ("Change", "Answer")

    def test_each_leads_back_to_its_question_and_from_there_to_the_check(self, world):
        asked = asking.draft(world)
        hrefs = [fact.href for group in answers.groups(asked, [], change=True) for fact in group.facts]
        assert hrefs[0] == f"/requests/{asked.reference}/answers/kind/?from=check"
        assert all(hrefs)

    def test_whether_the_ground_holds(self, world):
        asked = asking.no_other_route(world)
        said = [self.facts(answers.groups(asked, []))[answers.GROUND]]
        asked.ground_confirmed_by, asked.ground_confirmed_at = world.sia, NOW
        said.append(self.facts(answers.groups(asked, []))[answers.GROUND])
        assert said == [
            "Not confirmed yet", "Tom Ashby confirmed on 24 November 2026 that there is no other funded route",
        ]  # fmt: skip

    def test_a_leader_reads_neither_the_chairs_address_nor_why_the_school_cannot_pay(self, world):
        mentoring, poor = asking.sent(world), asking.no_other_route(world)
        labels = [{fact.label for fact in answers.for_leader(each, [], over=False)} for each in (mentoring, poor)]
        assert labels[0] == {
            "Kind of support", "Who the mentoring is for", "What is needed", "Areas of need",
            "What success would look like", "Other support at the moment", "Dates", "Days", "How it will be paid for",
        }  # fmt: skip
        assert answers.NO_ROUTE not in labels[1]

    def test_of_an_offer_that_is_over_only_what_it_was_about(self, world):
        assert [fact.label for fact in answers.for_leader(asking.sent(world), [], over=True)] == [
            "Kind of support", "Dates", "Days",
        ]  # fmt: skip


class TestOffers:
    def declined(self, world):
        return stories.offered(
            world, state="declined", answered_at=NOW, decline_reason="distance", decline_words="Too far on Thursdays."
        )

    def line(self, world, who, offer):
        return offers.offer_line(offer, seen(world, who, offer.request))

    def test_the_area_reads_who_declined_and_why(self, world):
        line = self.line(world, "sia", self.declined(world))
        assert (line.who, line.tag.text, line.facts, line.reason, line.words) == (
            "Amina Rahman", "Declined",
            ["Asked on 24 November 2026 by Tom Ashby", "answered on 24 November 2026"],
            "The school is too far away", "Too far on Thursdays.",
        )  # fmt: skip

    def test_the_school_reads_neither(self, world):
        line = self.line(world, "head", self.declined(world))
        assert (line.who, line.href, line.tag.text, line.reason, line.words) == (
            "A leader", "", "Could not take it", "", "",
        )  # fmt: skip

    def test_the_school_knows_whom_it_named_and_who_accepted(self, world):
        named, agreed = stories.direct(world), stories.accepted(world)
        assert [self.line(world, "head", each).who for each in (named, agreed)] == ["Amina Rahman"] * 2

    def test_the_schools_own_view_of_a_direct_offer_has_no_confidences(self, world):
        offer = stories.direct(world, message="Secret", override_words="Secret", shown={"checks": []})
        page = offers.offer(offer, person=world.head, at=NOW)
        assert ([fact.label for fact in page.facts], page.checks) == (["Leader", "Asked", "Last day to answer"], [])

    def test_the_areas_view_keeps_what_was_shown_on_the_day(self, world):
        offer = stories.offered(
            world, shown={"checks": [["phase", "fails", "Does not offer it"]]}, override_words="Why"
        )
        page = offers.offer(offer, person=world.sia, at=NOW)
        assert [(each.rule, each.tag.text, each.words) for each in page.checks] == [
            ("Phase", "No", "Does not offer it")
        ]
        assert page.facts[-1].value == "Why"


class TestMyOffers:
    def page(self, world, offer):
        return my_offers.for_leader(offer, [], person=world.leader, own_school=world.kestrel, at=NOW)

    def test_what_decides_most(self, world):
        page = self.page(world, stories.offered(world))
        assert ([(each.label, each.value) for each in page.figures], page.answer_by) == (
            [("Asked for", "2 days"), ("From your school, as the crow flies", "5.0 km")], LAST_DAY,
        )  # fmt: skip

    def test_who_asks(self, world):
        said = [self.page(world, each).asks for each in (stories.offered(world), stories.direct(world))]
        assert said == [
            "Tom Ashby thinks of you for this request of Marram Primary School.",
            "Grace Okafor of Marram Primary School named you.",
        ]

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"state": "withdrawn"}, "This offer has been withdrawn. There is nothing left to do."),
            ({"state": "lapsed"}, "This offer ran out on 8 December 2026."),
            ({"lapses_on": TODAY - dt.timedelta(days=1)}, "This offer ran out on 23 November 2026."),
        ],
    )
    def test_what_is_over_is_told_and_no_longer_read(self, world, changes, why):
        page = self.page(world, stories.offered(world, message="For you alone", **changes))
        assert (page.next[0], bool(page.accept), page.message, len(page.facts)) == (why, False, "", 3)


def test_what_is_lost_by_withdrawing(world):
    assert [lost(each)[0] for each in (asking.draft(world), asking.sent(world))] == [
        "What you have written will be gone. Nobody outside the school has read it.",
        "The adviser is told why. A leader who was asked is told that there is nothing left to do.",
    ]
