"""Designating, ending, writing a profile: who may, what is refused, what is remembered, who is written to."""

import datetime as dt

import pytest

from pharos.activity.models import Activity
from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.leaders import actions, queries
from pharos.leaders.models import Designation, Profile, SearchEntry
from pharos.outbox.models import Letter
from pharos.people.models import Person
from tests.leaders import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(world):
    making.designate(world, world.leader, world.kestrel)
    return queries.profile_of(world.leader)


def letters(person):
    return list(Letter.objects.filter(to_person=person).order_by("pk").values_list("subject", flat=True))


def story(*subjects):
    from pharos.activity import queries as activity

    return [(each.by.name, each.says, each.why) for each in activity.timeline(*subjects)]


class TestDesignate:
    def test_makes_a_record_with_dates_and_a_reason(self, world):
        made = making.designate(world, world.leader, world.kestrel)
        facts = (made.kind, made.school, made.from_on, made.until_on, made.why, made.designated_by)
        assert facts == ("KLE", world.kestrel, dt.date(2026, 9, 1), None, "Appointed by the panel", world.administrator)

    def test_gives_the_leader_an_empty_profile_once(self, world):
        making.designate(world, world.leader, world.kestrel)
        making.designate(world, world.leader, world.kestrel, kind="NLE")
        assert Profile.objects.filter(person=world.leader).count() == 1

    def test_writes_to_the_leader(self, world):
        making.designate(world, world.leader, world.kestrel)
        letter = Letter.objects.get(to_person=world.leader)
        assert letter.subject == "You are designated as a Kent Leader of Education"
        assert "/directory/mine/" in letter.text

    def test_is_remembered(self, world):
        made = making.designate(world, world.leader, world.kestrel)
        says = "designated Amina Rahman as a Kent Leader of Education at Kestrel Lane Primary School from"
        assert story(made) == [("Helen Marsh", f"{says} 1 September 2026", "Appointed by the panel")]

    def test_is_for_administrators(self, world):
        with pytest.raises(NotAllowed):
            actions.designate(
                world.leader, kind="KLE", school=world.kestrel, from_on=dt.date(2026, 9, 1), why="Because",
                by=world.sia, at=world.now,
            )  # fmt: skip

    def test_wants_a_reason(self, world):
        with pytest.raises(Refused, match="Give the reason"):
            actions.designate(
                world.leader, kind="KLE", school=world.kestrel, from_on=dt.date(2026, 9, 1), why=" ",
                by=world.administrator, at=world.now,
            )  # fmt: skip

    def test_twice_with_one_form_makes_one(self, world):
        first = making.designate(world, world.leader, world.kestrel, form_key="a" * 32)
        second = making.designate(world, world.leader, world.kestrel, form_key="a" * 32)
        assert (first, Designation.objects.count(), len(letters(world.leader))) == (second, 1, 1)

    def test_several_kinds_at_once_are_fine(self, world):
        for kind in ("KLE", "NLE", "NLG"):
            making.designate(world, world.leader, world.kestrel, kind=kind)
        assert sorted(Designation.objects.values_list("kind", flat=True)) == ["KLE", "NLE", "NLG"]

    def test_the_same_kind_twice_at_once_is_refused(self, world):
        making.designate(world, world.leader, world.kestrel)
        with pytest.raises(WrongState) as refusal:
            making.designate(world, world.leader, world.windmill, from_on=dt.date(2027, 9, 1))
        assert str(refusal.value) == (
            "Amina Rahman is already designated as a Kent Leader of Education from 1 September 2026. "
            "End that designation first, or choose a later day."
        )

    def test_the_same_kind_again_after_its_end_is_fine(self, world):
        first = making.designate(world, world.leader, world.kestrel)
        making.end(world, first, dt.date(2026, 12, 31))
        again = making.designate(world, world.leader, world.windmill, from_on=dt.date(2027, 1, 1))
        assert [each.school for each in queries.designations_of(world.leader)] == [again.school, world.kestrel]

    def test_makes_an_account_for_somebody_new(self, world):
        made = actions.designate_by_email(
            name="Nadia  Brooks", email="Nadia.Brooks@wantsum.example", kind="SLE", school=world.marram,
            from_on=dt.date(2026, 9, 1), why="Appointed", by=world.administrator, at=world.now,
        )  # fmt: skip
        assert made.person == Person.objects.get(name="Nadia Brooks", email="nadia.brooks@wantsum.example")


class TestEnd:
    def test_keeps_the_record_with_who_and_why(self, world):
        made = making.end(world, making.designate(world, world.leader, world.kestrel), dt.date(2026, 11, 30))
        facts = (made.until_on, made.end_why, made.ended_by, made.ended_at)
        assert facts == (dt.date(2026, 11, 30), "Has left the county", world.administrator, world.now)

    def test_tells_the_leader_why(self, world):
        making.end(world, making.designate(world, world.leader, world.kestrel), dt.date(2026, 11, 30))
        last = Letter.objects.filter(to_person=world.leader).order_by("pk").last()
        assert last.subject == "Your designation as a Kent Leader of Education ends"
        assert "Has left the county" in last.text

    def test_holds_to_the_end_of_its_last_day(self, world, clock):
        making.end(world, making.designate(world, world.leader, world.kestrel), world.now.date())
        today = queries.is_leader(world.leader, at=clock.at)
        assert (today, queries.is_leader(world.leader, at=clock.move(days=1))) == (True, False)

    def test_pressed_twice_is_done_once(self, world):
        made = making.designate(world, world.leader, world.kestrel)
        making.end(world, made, dt.date(2026, 11, 30))
        with pytest.raises(AlreadyDone):
            making.end(world, made, dt.date(2026, 11, 30))
        assert len(letters(world.leader)) == 2

    def test_before_its_beginning_is_refused(self, world):
        made = making.designate(world, world.leader, world.kestrel)
        with pytest.raises(Refused, match="began on 1 September 2026"):
            making.end(world, made, dt.date(2026, 8, 31))

    def test_is_for_administrators(self, world):
        made = making.designate(world, world.leader, world.kestrel)
        with pytest.raises(NotAllowed):
            actions.end_designation(made, until_on=dt.date(2026, 12, 1), why="No", by=world.leader, at=world.now)


class TestProfile:
    def test_a_draft_may_be_far_too_long_and_stays_unpublished(self, world, profile):
        text = "word " * 900
        profile = actions.save_portrait_draft(profile, text=text, by=world.leader, at=world.now)
        assert (profile.portrait, profile.portrait_draft) == ("", text.strip())

    def test_a_draft_leaves_the_finished_portrait_as_it_is(self, world, profile):
        making.complete(world, world.leader)
        profile = actions.save_portrait_draft(profile, text="A better one", by=world.leader, at=world.now)
        assert (profile.portrait, profile.portrait_draft) == (making.PORTRAIT, "A better one")

    def test_finishing_puts_the_draft_away(self, world, profile):
        actions.save_portrait_draft(profile, text="A better one", by=world.leader, at=world.now)
        profile = actions.finish_portrait(profile, text="The best one", by=world.leader, at=world.now)
        assert (profile.portrait, profile.portrait_draft) == ("The best one", "")

    def test_a_finished_portrait_has_a_limit(self, world, profile):
        with pytest.raises(Refused, match="The pen portrait is 12 words too long"):
            actions.finish_portrait(profile, text="word " * 312, by=world.leader, at=world.now)

    def test_areas_that_stay_keep_their_evidence(self, world, profile):
        phonics, maths, art = making.expertise("sle-phonics", "sle-maths", "sle-art")
        by = {"by": world.leader, "at": world.now}
        actions.choose_expertise(profile, areas=[phonics, maths], **by)
        actions.save_evidence(profile, expertise=phonics, evidence="Results rose", **by)
        actions.choose_expertise(profile, areas=[phonics, art], **by)
        told = [(each.expertise.code, each.evidence) for each in queries.offers_of(profile)]
        assert told == [(area.code, text) for area, text in sorted(
            [(phonics, "Results rose"), (art, "")], key=lambda pair: pair[0].position)]  # fmt: skip

    def test_thirteen_areas_are_too_many(self, world, profile):
        making.expertise()
        from pharos.taxonomy.models import Expertise

        with pytest.raises(Refused, match="Choose up to 12 areas"):
            actions.choose_expertise(profile, areas=list(Expertise.objects.all()[:13]), by=world.leader, at=world.now)

    def test_saving_what_stands_is_not_remembered(self, world, profile):
        for _ in range(2):
            actions.save_phases(profile, phases=["primary", "nursery"], by=world.leader, at=world.now)
        assert [says for _, says, _ in story(profile)] == ["chose the phases"]

    def test_another_leader_may_not_write_it(self, world, profile):
        with pytest.raises(NotAllowed):
            actions.save_phases(profile, phases=["primary"], by=world.other_leader, at=world.now)

    def test_an_administrator_gives_a_reason(self, world, profile):
        with pytest.raises(Refused, match="Give the reason"):
            actions.save_phases(profile, phases=["primary"], by=world.administrator, at=world.now)
        actions.save_phases(profile, phases=["primary"], by=world.administrator, at=world.now, why="Asked me to")
        assert story(profile) == [("Helen Marsh", "chose the phases", "Asked me to")]

    def test_words_are_looked_for_in_what_is_public(self, world, profile):
        making.complete(world, world.leader, portrait="Café  O’Hara", evidence="Secret sauce")
        entry = SearchEntry.objects.get(designation__person=world.leader)
        assert (entry.areas, entry.portrait, entry.facts) == (
            "phonic",
            "cafe ohara",
            "kle primari mentor or coach of a headteach",
        )


class TestConsent:
    def test_is_given_by_the_leader_alone(self, world, profile):
        with pytest.raises(NotAllowed):
            actions.consent(profile, by=world.administrator, at=world.now)
        assert actions.consent(profile, by=world.leader, at=world.now).consented_at == world.now

    def test_pressed_twice_is_given_once(self, world, profile):
        actions.consent(profile, by=world.leader, at=world.now)
        with pytest.raises(AlreadyDone):
            actions.consent(profile, by=world.leader, at=world.now)

    def test_is_withdrawn_and_given_again(self, world, profile, clock):
        actions.consent(profile, by=world.leader, at=world.now)
        withdrawn = actions.withdraw_consent(profile, by=world.leader, at=clock.move(hours=1))
        told = (withdrawn.consents, withdrawn.withdrew_at)
        again = actions.consent(profile, by=world.leader, at=clock.move(hours=1))
        assert (told, again.consents, again.withdrew_at) == ((False, clock.at - dt.timedelta(hours=1)), True, None)

    def test_is_withdrawn_by_an_administrator_with_a_reason(self, world, profile):
        actions.consent(profile, by=world.leader, at=world.now)
        actions.withdraw_consent(profile, by=world.administrator, at=world.now, why="Telephoned")
        assert story(profile)[0] == ("Helen Marsh", "took back the agreement to publish", "Telephoned")


class TestRemind:
    def test_says_what_is_missing_once_a_day(self, world, profile):
        for _ in range(2):
            actions.remind(profile, by=world.administrator, at=world.now)
        letter = Letter.objects.get(kind="reminder")
        assert "- Pen portrait: write your pen portrait\n- Areas of expertise" in letter.text

    def test_not_where_nothing_is_missing(self, world):
        profile = making.publish(world, world.leader, world.kestrel)
        with pytest.raises(WrongState):
            actions.remind(profile, by=world.administrator, at=world.now)


def test_nothing_is_remembered_of_what_was_refused(world, profile):
    before = Activity.objects.count()
    with pytest.raises(Refused):
        actions.finish_portrait(profile, text="word " * 312, by=world.leader, at=world.now)
    assert Activity.objects.count() == before
