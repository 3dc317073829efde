"""The yearly question and the reminders: who is written to, when, how often; the list of the office."""

import datetime as dt

import pytest

from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.leaders import actions, queries
from pharos.leaders.models import Profile, Reminder
from pharos.outbox.models import Letter
from tests.clock import LONDON
from tests.leaders import making

pytestmark = pytest.mark.django_db
FOLLOW_UP = "/directory/manage/incomplete/"
DAY = dt.timedelta(1)


def morning(year, month, day):
    return dt.datetime(year, month, day, 8, 5, tzinfo=LONDON)


def text(response):
    return response.content.decode()


def confirmed(profile, at):
    Profile.objects.filter(pk=profile.pk).update(confirmed_at=at)
    profile.refresh_from_db()
    return profile


@pytest.fixture
def profile(world):
    return making.publish(world, world.leader, world.kestrel)


class TestAskingOnceAYear:
    def test_letter_then_warning_then_nothing_more(self, world, profile):
        confirmed(profile, morning(2026, 1, 5))
        days = [
            morning(2027, 1, 4),
            morning(2027, 1, 5),
            morning(2027, 1, 29),
            morning(2027, 2, 2),
            morning(2027, 6, 7),
        ]
        written = [[actions.ask_due(at=at) for _ in range(2)] for at in days]
        assert written == [[0, 0], [1, 0], [0, 0], [1, 0], [0, 0]]
        told = [(each.kind, each.on, each.by) for each in Reminder.objects.order_by("pk")]
        assert told == [("due", dt.date(2027, 1, 5), None), ("warning", dt.date(2027, 2, 2), None)]
        profile.refresh_from_db()
        assert profile.warned_at == morning(2027, 2, 2)

    def test_the_letters_say_what_to_do_and_by_when(self, world, profile):
        confirmed(profile, morning(2026, 1, 5))
        for at in (morning(2027, 1, 5), morning(2027, 2, 2)):
            actions.ask_due(at=at)
        asked, warned = Letter.objects.filter(kind__in=("still_right", "profile_warning")).order_by("pk")
        assert "Please do this by 2 February 2027." in asked.text
        assert warned.subject == "Your profile will be hidden on 2 March 2027"
        assert all("/directory/mine/still-right/" in each.text for each in (asked, warned))

    @pytest.mark.parametrize(
        "at",
        [
            dt.datetime(2027, 1, 8, 14, 0, tzinfo=LONDON),  # Friday afternoon
            morning(2027, 1, 9),  # Saturday
            morning(2027, 4, 5),  # Easter holidays
            dt.datetime(2027, 1, 12, 6, 0, tzinfo=LONDON),  # before school
        ],
    )
    def test_never_when_a_letter_would_have_to_wait(self, world, profile, at):
        confirmed(profile, morning(2026, 1, 5))
        assert (actions.ask_due(at=at), actions.remind_due(at=at)) == (0, 0)

    def test_somebody_who_is_away_is_asked_too(self, world, profile):
        confirmed(profile, morning(2026, 1, 5))
        Profile.objects.update(availability="paused")
        assert actions.ask_due(at=morning(2027, 1, 5)) == 1

    @pytest.mark.parametrize(
        ("until_on", "written"),
        [
            (dt.date(2027, 1, 4), 0),  # over
            (dt.date(2027, 1, 20), 0),  # over before the answer would matter
            (dt.date(2028, 1, 1), 1),
        ],
    )
    def test_not_somebody_whose_designation_ends(self, world, profile, until_on, written):
        confirmed(profile, morning(2026, 1, 5))
        making.end(world, queries.designations_of(world.leader).get(), until_on)
        assert actions.ask_due(at=morning(2027, 1, 5)) == written

    def test_not_somebody_whose_profile_has_a_gap(self, world, profile):
        confirmed(profile, morning(2026, 1, 5))
        Profile.objects.update(phases=[])
        assert actions.ask_due(at=morning(2027, 1, 5)) == 0

    def test_after_a_long_silence_one_warning_and_no_question(self, world, profile):
        confirmed(profile, morning(2025, 1, 6))
        assert actions.ask_due(at=morning(2027, 1, 5)) == 1
        assert [each.kind for each in Reminder.objects.all()] == ["warning"]

    def test_is_asked_again_the_year_after(self, world, profile):
        confirmed(profile, morning(2026, 1, 5))
        actions.ask_due(at=morning(2027, 1, 5))
        actions.confirm(profile, by=world.leader, at=morning(2027, 1, 6))
        assert [actions.ask_due(at=at) for at in (morning(2027, 12, 1), morning(2028, 1, 6))] == [0, 1]


class TestConfirming:
    def test_is_one_click_where_nothing_changed(self, as_person, world, profile, clock):
        confirmed(profile, world.now - 370 * DAY)
        client = as_person(world.leader)
        shown = text(client.get("/directory/mine/still-right/"))
        assert ("You last confirmed it on 19 November 2025." in shown, "Phonics: Results rose" in shown) == (True, True)
        after = text(client.post("/directory/mine/still-right/", {"form_key": "d" * 32}, follow=True))
        assert "We ask again on 24 November 2027." in after

    def test_each_part_that_is_changed_leads_back_to_the_question(self, as_person, world, profile):
        client = as_person(world.leader)
        asked, change = "/directory/mine/still-right/", "/directory/mine/phases/?then=still-right"
        assert f'href="{change}"' in text(client.get(asked))
        saved = client.post(change, {"form_key": "e" * 32, "phases": ["primary"]})
        assert (f'href="{asked}"' in text(client.get(change)), saved.status_code, saved.url) == (True, 302, asked)

    def test_twice_is_once(self, world, profile):
        actions.confirm(profile, by=world.leader, at=world.now + DAY)
        with pytest.raises(AlreadyDone):
            actions.confirm(profile, by=world.leader, at=world.now + DAY)

    def test_nobody_does_it_for_a_leader(self, world, profile):
        with pytest.raises(NotAllowed):
            actions.confirm(profile, by=world.administrator, at=world.now + DAY)

    @pytest.mark.parametrize("gap", [{"phases": []}, {"portrait": ""}])
    def test_not_with_a_gap(self, as_person, world, profile, gap):
        Profile.objects.update(**gap)
        with pytest.raises(WrongState):
            actions.confirm(profile, by=world.leader, at=world.now + DAY)
        shown = text(as_person(world.leader).get("/directory/mine/still-right/"))
        told = ("Complete every part" in shown, "Yes, everything is still right" in shown)
        assert told == (True, False)


class TestStale:
    def test_is_said_to_commissioners_and_not_to_the_public(self, client, as_person, world, profile):
        confirmed(profile, world.now - 400 * DAY)
        page, words = f"/directory/{profile.reference}/", "Last confirmed 20 October 2025"
        told = [words in text(client.get(page)), words in text(as_person(world.head).get(page))]
        assert told == [False, True]

    @pytest.mark.parametrize(
        ("days", "told"),
        [
            (364, ([], [])),
            (365, (["Check that your profile is still right"], [])),
            (393, (["Check that your profile is still right"], ["1 leader has a stale profile"])),
        ],
    )
    def test_waits_on_the_home_page(self, world, profile, days, told):
        confirmed(profile, world.now - days * DAY)
        seen = [
            [each.what for each in queries.waiting_for(who, at=world.now)]
            for who in (world.leader, world.administrator)
        ]
        assert tuple(seen) == told


class TestRemindingByItself:
    @pytest.fixture
    def unfinished(self, world):
        making.designate(world, world.leader, world.kestrel, from_on=dt.date(2026, 9, 1))
        return queries.profile_of(world.leader)

    def test_fourteen_days_after_anybody_told_them_and_never_twice(self, world, unfinished):
        """Designated on 24 November from 1 September on."""
        days = [morning(2026, 12, 7), morning(2026, 12, 8), morning(2026, 12, 9), morning(2027, 1, 20)]
        assert [[actions.remind_due(at=at) for _ in range(2)] for at in days] == [[0, 0], [1, 0], [0, 0], [1, 0]]

    def test_not_before_the_day_that_the_leader_named(self, world, unfinished):
        actions.put_off(unfinished, until_on=dt.date(2027, 1, 18), by=world.leader, at=world.now)
        days = [morning(2026, 12, 8), morning(2027, 1, 15), morning(2027, 1, 18)]
        assert [actions.remind_due(at=at) for at in days] == [0, 0, 1]

    def test_nobody_who_is_complete_or_no_leader(self, world, unfinished):
        making.publish(world, world.other_leader, world.windmill)
        making.end(world, queries.designations_of(world.leader).get(), dt.date(2026, 11, 30))
        assert actions.remind_due(at=morning(2026, 12, 8)) == 0

    def test_a_letter_without_a_sender_is_signed_by_the_programme(self, world, unfinished):
        actions.remind_due(at=morning(2026, 12, 8))
        letter = Letter.objects.get(kind="reminder")
        assert letter.text.rstrip().endswith("when we should ask again.\n\nKent Leaders of Education")


class TestNotNow:
    @pytest.fixture
    def unfinished(self, world):
        making.designate(world, world.leader, world.kestrel)
        return queries.profile_of(world.leader)

    def test_until_a_day_and_back(self, as_person, world, unfinished):
        client, address = as_person(world.leader), "/directory/mine/not-now/"
        day = {"until_on_day": "11", "until_on_month": "1", "until_on_year": "2027"}
        assert "We do not remind you of it before 11 January 2027." in text(client.post(address, day, follow=True))
        assert 'value="2027"' in text(client.get(address))
        assert "We remind you as usual." in text(client.post(address, {"form_key": "d" * 32}, follow=True))

    @pytest.mark.parametrize("day", [dt.date(2026, 11, 24), dt.date(2020, 1, 1), dt.date(2028, 1, 1)])
    def test_not_yesterday_and_not_for_ever(self, world, unfinished, day):
        with pytest.raises(Refused, match="Choose a day after today"):
            actions.put_off(unfinished, until_on=day, by=world.leader, at=world.now)

    def test_the_office_respects_it(self, world, unfinished):
        actions.put_off(unfinished, until_on=dt.date(2027, 1, 11), by=world.leader, at=world.now)
        with pytest.raises(WrongState, match="asked not to be reminded before 11 January 2027"):
            actions.remind(unfinished, by=world.administrator, at=world.now)

    def test_only_the_leader_says_so(self, world, unfinished):
        with pytest.raises(NotAllowed):
            actions.put_off(unfinished, until_on=None, by=world.administrator, at=world.now)
