"""Proposing terms, confirming them, and what follows."""

import datetime as dt

import pytest

from pharos.activity.models import Activity
from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.days import queries as days
from pharos.days.models import Entry
from pharos.days.tally import Balance
from pharos.deployments import actions, queries
from pharos.deployments.models import Agreement, Confirmation, Deployment
from pharos.matching.models import Offer
from pharos.outbox.models import Letter
from pharos.people.models import Person
from pharos.support import actions as support
from pharos.support.models import SupportRequest
from tests.clock import NOW
from tests.deployments import stories

YEAR = 2026


def balance(person):
    return days.balance(person, YEAR)


def letters():
    return sorted(Letter.objects.values_list("kind", "to_person__name"))


def fresh(agreement):
    return Agreement.objects.get(pk=agreement.pk)


def test_a_draft_is_one_for_each_writer(world, offer):
    first = actions.save_draft(offer, stories.terms(offer), by=world.leader, at=NOW)
    again = actions.save_draft(offer, stories.terms(offer, half_days=2), by=world.leader, at=NOW)
    other = actions.save_draft(offer, stories.terms(offer), by=world.head, at=NOW)
    assert (first.pk == again.pk, fresh(first).half_days, other.pk == first.pk) == (True, 2, False)


@pytest.mark.parametrize("who", ["other_head", "other_leader", "other_sia", "area_chair", "chair", "stranger"])
def test_others_write_no_terms(world, offer, who):
    with pytest.raises(NotAllowed):
        actions.save_draft(offer, stories.terms(offer), by=getattr(world, who), at=NOW)


@pytest.mark.parametrize(("who", "confirmed"), [("leader", ["leader"]), ("head", []), ("delegate", []), ("sia", [])])
def test_a_party_that_proposes_has_confirmed(world, offer, who, confirmed):
    """For mentoring the chair of governors confirms, so a headteacher who proposes has not."""
    agreement = stories.proposed(world, offer, by=getattr(world, who))
    assert (agreement.state, agreement.version) == ("proposed", 1)
    assert list(agreement.confirmations.values_list("party", flat=True)) == confirmed


def test_the_school_confirms_what_is_not_mentoring_by_proposing_it(world, kle):
    offer = stories.accepted(world, stories.improvement(world))
    agreement = stories.proposed(world, offer, by=world.delegate)
    assert list(agreement.confirmations.values_list("party", "person__name", "standing_for__name")) == [
        ("commissioner", "Priya Nair", "Grace Okafor")
    ]


def test_the_chair_is_invited_by_letter(world, agreement):
    assert letters() == [
        ("proposed", "Grace Okafor"), ("proposed", "Priya Nair"), ("to_confirm_chair", "Peter Lindqvist"),
    ]  # fmt: skip
    assert f"/agreements/{agreement.reference}/" in Letter.objects.get(kind="to_confirm_chair").text


def test_a_chair_whom_nobody_knew_becomes_a_person(world, offer):
    agreement = stories.proposed(world, offer, chair_name="Alex Morgan", chair_email="alex.morgan@wantsum.example")
    assert agreement.chair == Person.objects.get(email="alex.morgan@wantsum.example")


@pytest.mark.parametrize("who", ["leader", "head", "delegate"])
def test_the_chair_is_somebody_other_than_those_whom_it_is_about(world, offer, who):
    with pytest.raises(WrongState, match="somebody other than the leader"):
        stories.proposed(world, offer, by=world.sia, chair_email=getattr(world, who).email)


def test_terms_do_not_wait_for_a_chair_whose_account_is_closed(world, offer):
    world.chair.is_active = False
    world.chair.save()
    with pytest.raises(WrongState, match="The account with the chair’s email address is closed"):
        stories.proposed(world, offer)


def test_the_second_confirmation_brings_it_into_force(world, agreement):
    deployment = actions.confirm(agreement, by=world.chair, at=NOW)
    facts = (fresh(agreement).state, SupportRequest.objects.get().state, deployment.state, balance(world.leader))
    assert facts == ("confirmed", "agreed", "active", Balance(committed=6, reserved=4))
    assert (deployment.leader, deployment.school, deployment.kind) == (world.leader, world.marram, "mentoring")
    assert {("in_force", "Amina Rahman"), ("in_force_adviser", "Tom Ashby"), ("in_force", "Grace Okafor")} <= set(
        letters()
    )


def test_a_first_confirmation_starts_nothing(world, offer):
    agreement = stories.proposed(world, offer, by=world.sia)
    assert actions.confirm(agreement, by=world.leader, at=NOW) is None
    assert (fresh(agreement).state, Deployment.objects.count(), Entry.objects.count()) == ("proposed", 0, 0)


def test_funded_days_need_no_commitment(world, kle):
    stories.agreed(world, stories.accepted(world, stories.improvement(world)))
    assert balance(world.leader) == Balance(committed=6, funded_reserved=4)


def test_a_leader_without_a_free_promise_gives_no_free_days(world):
    """Only Kent Leaders of Education commit three days."""
    with pytest.raises(WrongState, match="0 days of free time left"):
        stories.proposed(world, stories.accepted(world))


@pytest.mark.parametrize("who", ["head", "delegate", "sia", "other_leader", "area_chair", "administrator", "stranger"])
def test_nobody_else_confirms_for_the_governing_body(world, agreement, who):
    with pytest.raises(NotAllowed):
        actions.confirm(agreement, by=getattr(world, who), at=NOW)
    assert fresh(agreement).state == "proposed"


def test_confirming_twice_counts_as_done(world, agreement):
    actions.confirm(agreement, by=world.chair, at=NOW)
    with pytest.raises(AlreadyDone):
        actions.confirm(agreement, by=world.chair, at=NOW)
    assert (Deployment.objects.count(), Entry.objects.filter(kind="reserve").count()) == (1, 1)


def test_proposing_twice_counts_as_done(world, offer):
    draft = actions.save_draft(offer, stories.terms(offer), by=world.leader, at=NOW)
    actions.propose(draft, by=world.leader, at=NOW)
    with pytest.raises(AlreadyDone):
        actions.propose(draft, by=world.leader, at=NOW)
    assert (Agreement.objects.count(), Confirmation.objects.count()) == (1, 1)


def test_terms_replaced_while_they_are_read_are_not_confirmed(world, agreement):
    """The chair has version 1 on the screen; version 2 is proposed; confirming version 1 is refused in plain words."""
    on_the_screen = fresh(agreement)
    newer = stories.proposed(world, agreement.offer, by=world.head, half_days=2)
    with pytest.raises(WrongState, match="replaced by newer ones"):
        actions.confirm(on_the_screen, by=world.chair, at=NOW)
    assert (fresh(agreement).state, newer.version, newer.state) == ("superseded", 2, "proposed")


def test_an_offer_that_no_longer_stands_leaves_nothing_to_confirm(world, agreement):
    Offer.objects.filter(pk=agreement.offer_id).update(state="withdrawn")
    with pytest.raises(WrongState, match="no longer stands"):
        actions.confirm(agreement, by=world.chair, at=NOW)


@pytest.mark.parametrize(("verb", "state"), [(actions.ask_for_change, "change_asked"), (actions.decline, "declined")])
def test_the_chair_may_say_no_in_words(world, agreement, verb, state):
    verb(agreement, by=world.chair, at=NOW, why="Two days are enough.")
    assert fresh(agreement).state == state
    assert Activity.objects.filter(after=state).get().why == "Two days are enough."
    told = set(Letter.objects.filter(text__contains="Two days are enough.").values_list("to_person__name", flat=True))
    assert told == {"Amina Rahman", "Grace Okafor", "Priya Nair"} | ({"Tom Ashby"} if state == "declined" else set())


def test_new_terms_follow_a_refusal(world, agreement):
    actions.ask_for_change(agreement, by=world.chair, at=NOW, why="Two days are enough.")
    newer = stories.proposed(world, agreement.offer, half_days=2)
    actions.confirm(newer, by=world.chair, at=NOW)
    assert (fresh(agreement).state, balance(world.leader).reserved) == ("superseded", 2)


class TestWhoeverProposedAndLeft:
    """A delegate wrote the terms for the school, and their loan is over."""

    @pytest.fixture
    def left(self, world, offer):
        agreement = stories.proposed(world, offer, by=world.delegate)
        draft = actions.save_draft(offer, stories.terms(offer), by=world.delegate, at=NOW)
        world.delegate.grants.update(until_on=dt.date(2026, 10, 1))
        world.delegate = Person.objects.get(pk=world.delegate.pk)
        Letter.objects.all().delete()
        return agreement, draft

    def test_reads_neither_the_terms_nor_their_own_draft(self, world, left):
        read = [queries.agreements_visible_to(who, at=NOW).count() for who in (world.delegate, world.head)]
        assert read == [0, 1]

    def test_does_not_withdraw_them(self, world, left):
        with pytest.raises(NotAllowed):
            actions.withdraw(left[0], by=world.delegate, at=NOW)

    def test_gets_no_letter_and_the_school_does(self, world, left):
        actions.confirm(left[0], by=world.leader, at=NOW)
        assert letters() == [("one_confirmed", "Grace Okafor"), ("one_confirmed", "Peter Lindqvist")]

    def test_nor_does_an_adviser_who_looked_after_it_and_left(self, world, left):
        SupportRequest.objects.update(owner=world.other_sia)
        agreement = Agreement.objects.get(pk=left[0].pk)
        actions.decline(agreement, by=world.leader, at=NOW, why="No time")
        assert ("declined", "Ruth Calloway") not in letters()
        assert ("declined", "Tom Ashby") in letters()


def test_whoever_proposed_may_withdraw(world, agreement):
    with pytest.raises(NotAllowed):
        actions.withdraw(agreement, by=world.head, at=NOW)
    actions.withdraw(agreement, by=world.leader, at=NOW)
    assert fresh(agreement).state == "withdrawn"


def test_a_change_is_a_new_version_that_both_confirm_again(world, deployment):
    stories.visited(world, deployment, half_days=1)
    newer = stories.proposed(world, deployment.agreement.offer, half_days=6, why_changed="One day more")
    assert (newer.version, newer.state, balance(world.leader)) == (2, "proposed", Balance(6, 3, 1))
    actions.confirm(newer, by=world.chair, at=NOW)
    deployment.refresh_from_db()
    assert (deployment.agreement, Deployment.objects.count()) == (newer, 1)
    assert balance(world.leader) == Balance(committed=6, reserved=5, delivered=1)


def test_new_terms_that_are_turned_down_leave_the_old_in_force(world, deployment):
    before = deployment.agreement
    newer = stories.proposed(world, before.offer, half_days=6)
    actions.decline(newer, by=world.chair, at=NOW, why="No")
    assert (fresh(before).state, balance(world.leader).reserved) == ("confirmed", 4)


def test_no_fewer_days_than_have_been_delivered(world, deployment):
    stories.visited(world, deployment, half_days=3)
    with pytest.raises(WrongState, match="1½ days have been delivered"):
        stories.proposed(world, deployment.agreement.offer, half_days=2)


def test_days_delivered_keep_the_agreement_in_their_school_year(world, deployment):
    stories.visited(world, deployment)
    with pytest.raises(WrongState, match="Keep the dates in 2026 to 2027"):
        stories.proposed(world, deployment.agreement.offer, starts_on=dt.date(2027, 9, 1), ends_on=dt.date(2027, 12, 1))


def test_more_free_days_than_are_left_are_refused_before_anybody_reads_them(world, offer):
    with pytest.raises(WrongState, match="Amina Rahman has 3 days of free time left in 2026 to 2027, not 3½ days"):
        stories.proposed(world, offer, half_days=7)


def test_free_days_taken_meanwhile_are_refused_at_the_last_confirmation(world, offer):
    """Two agreements wait, each for all three days. The first that both confirm has them."""
    other = stories.accepted(world, stories.request(world))
    first, second = (stories.proposed(world, each, half_days=6) for each in (offer, other))
    actions.confirm(first, by=world.chair, at=NOW)
    with pytest.raises(Refused, match="0 days of free time left"):
        actions.confirm(second, by=world.chair, at=NOW)
    assert (fresh(second).state, second.confirmations.count(), Deployment.objects.count()) == ("proposed", 1, 1)


class TestGrounds:
    """Free days go first to mentoring new headteachers and to schools with no other funded route."""

    @pytest.fixture
    def asks_for_no_route(self, world, kle):
        return stories.accepted(world, stories.improvement(world, funding="no_funded_route"))

    def free(self, world, offer, ground):
        free = {"pool": "free", "ground": ground, "payer": "", "rate_pence": None}
        return stories.proposed(world, offer, **free)

    def test_no_funded_route_is_confirmed_by_the_adviser_first(self, world, asks_for_no_route):
        agreement = self.free(world, asks_for_no_route, "no_funded_route")
        assert ("ground_to_confirm", "Tom Ashby") in letters()
        with pytest.raises(WrongState, match="adviser has yet to confirm"):
            actions.confirm(agreement, by=world.head, at=NOW)
        support.confirm_ground(agreement.request, by=world.sia, at=NOW)
        assert actions.confirm(agreement, by=world.head, at=NOW).state == "active"

    def test_where_the_adviser_knows_a_route_the_days_are_funded(self, world, asks_for_no_route):
        support.deny_ground(asks_for_no_route.request, by=world.sia, at=NOW, words="The hub pays")
        with pytest.raises(WrongState, match="has another funded route"):
            self.free(world, asks_for_no_route, "no_funded_route")

    def test_other_purposes_wait_while_somebody_waits_on_a_ground(self, world, kle):
        offer = stories.accepted(world, stories.improvement(world))
        stories.request(world, state="submitted")
        with pytest.raises(WrongState, match="another school of the area waits"):
            self.free(world, offer, "other")

    @pytest.mark.parametrize(
        "waits", [{"area_code": "south"}, {"state": "agreed"}, {"funding": "school"}, {"ground_denied_at": NOW}]
    )
    def test_other_purposes_are_free_while_nobody_in_the_area_waits(self, world, kle, waits):
        denied = {"ground_denied_by": world.sia} if "ground_denied_at" in waits else {}
        stories.request(world, **({"state": "submitted"} | waits | denied))
        offer = stories.accepted(world, stories.improvement(world))
        assert self.free(world, offer, "other").state == "proposed"

    def test_only_mentoring_is_mentoring(self, world, kle):
        offer = stories.accepted(world, stories.improvement(world))
        with pytest.raises(WrongState, match="Only mentoring"):
            self.free(world, offer, "new_headteacher")
