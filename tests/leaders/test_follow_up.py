"""The office's list of profiles to follow up: whom it shows, what it says of them, and the letters sent from it."""

import csv
import datetime as dt
import io

import pytest

from pharos.leaders import actions, queries
from pharos.leaders.models import Profile, Reminder
from pharos.outbox.models import Letter
from tests.leaders import making
from tests.leaders.test_upkeep import DAY, confirmed, text

pytestmark = pytest.mark.django_db
FOLLOW_UP = "/directory/manage/incomplete/"


class TestFollowUp:
    @pytest.fixture
    def office(self, as_person, world):
        """One who has begun nothing, one without consent, one stale, one hidden, one in order."""
        making.designate(world, world.leader, world.kestrel)
        making.designate(world, world.other_leader, world.windmill)
        making.complete(world, world.other_leader)
        stale = making.publish(world, world.area_chair, world.beacon)
        hidden = making.publish(world, world.other_head, world.saltmarsh)
        making.publish(world, world.head, world.marram)
        confirmed(stale, world.now - 400 * DAY)
        Profile.objects.filter(pk=hidden.pk).update(
            confirmed_at=world.now - 500 * DAY, warned_at=world.now - 28 * DAY
        )  # fmt: skip
        return as_person(world.administrator)

    NAMES = ("Daniel Whitlock", "Miriam Stone", "Amina Rahman", "Joseph Trent", "Grace Okafor")

    @pytest.mark.parametrize(
        ("show", "names"),
        [
            ("", ["Daniel Whitlock", "Miriam Stone", "Amina Rahman", "Joseph Trent"]),
            ("missing", ["Amina Rahman"]),
            ("consent", ["Joseph Trent"]),
            ("due", []),
            ("stale", ["Daniel Whitlock", "Miriam Stone"]),
            ("hidden", ["Daniel Whitlock"]),
        ],
    )
    def test_shows_whom_each_filter_means_the_hidden_first(self, office, world, show, names):
        rows = queries.to_follow_up(at=world.now, show=show)
        assert [each.person.name for each in rows] == names
        shown = text(office.get(FOLLOW_UP, {"show": show}))
        assert [name for name in self.NAMES if f">{name}</a>" in shown] == names

    def test_says_what_is_missing_since_when_and_what_comes_next(self, office, world):
        shown = " ".join(text(office.get(FOLLOW_UP)).split())
        for words in (
            "Kestrel Lane Primary School · since 24 November 2026",
            "Not reminded yet · Next reminder on 8 December 2026",
            "Beacon Secondary School · since 20 October 2026 · last confirmed 20 October 2025",
            "Warning on the next working day in term",
            "Hidden since 24 November 2026",
            "Still to do: Consent to publish",
        ):
            assert words in shown

    def test_reminds_the_chosen_after_asking(self, office, world):
        who = [queries.profile_of(each).reference for each in (world.leader, world.area_chair)]
        address = f"/directory/manage/remind/?who={who[0]}&who={who[1]}"
        assert "Send 2 letters" in text(office.get(address))
        before = Letter.objects.count()
        shown = " ".join(text(office.post(address, {"form_key": "d" * 32}, follow=True)).split())
        assert ("2 letters are on their way." in shown, Letter.objects.count() - before) == (True, 2)
        assert "Reminded on 24 November 2026 by Helen Marsh" in shown

    def test_reminds_all_whom_the_filters_show_but_those_who_said_not_now(self, office, world):
        actions.put_off(
            queries.profile_of(world.leader), until_on=dt.date(2027, 1, 11), by=world.leader, at=world.now
        )  # fmt: skip
        shown = " ".join(text(office.get("/directory/manage/remind/all/")).split())
        assert ("Send 3 letters" in shown, "Amina Rahman: Amina Rahman asked not to be reminded" in shown) == (
            True,
            True,
        )
        office.post("/directory/manage/remind/all/", {"form_key": "d" * 32})
        assert sorted(Reminder.objects.values_list("kind", flat=True)) == ["due", "due", "incomplete"]

    @pytest.mark.parametrize(
        ("who", "words"),
        [
            ("area_chair", "Please do this by 22 December 2026."),
            ("other_head", "Nobody can find it since 24 November 2026. Confirm it, and it is back at once."),
        ],
    )
    def test_a_letter_in_person_says_how_late_it_is(self, office, world, who, words):
        person = getattr(world, who)
        actions.remind(queries.profile_of(person), by=world.administrator, at=world.now)
        assert words in Letter.objects.get(kind="still_right", to_person=person).text

    def test_nobody_chosen_is_said_plainly(self, office):
        response = office.get("/directory/manage/remind/")
        assert (response.status_code, "Choose at least one leader" in text(response)) == (400, True)

    def test_as_a_file(self, office, world):
        response = office.get("/directory/manage/incomplete/?show=stale&as=csv")
        rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
        told = [(each["Name"], each["Profile"], each["Last confirmed"], each["Next letter"]) for each in rows]
        assert told == [
            ("Daniel Whitlock", "Hidden", "2025-07-12", "Hidden since 24 November 2026"),
            ("Miriam Stone", "Stale", "2025-10-20", "Warning on the next working day in term"),
        ]
