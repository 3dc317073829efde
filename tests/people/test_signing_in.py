"""What is remembered of sign-ins, and when people are told."""

import datetime as dt

import pytest

from pharos.common.errors import NotAllowed, WrongState
from pharos.outbox.models import Letter
from pharos.people import actions
from pharos.people.models import Browser, SignIn
from tests.clock import NOW
from tests.reading import words_of

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=2)


def come(person, key="k" * 43, words="Chrome on Windows", at=NOW):
    return actions.signed_in(person, key=key, words=words, way="code", at=at)


def told(person):
    return Letter.objects.filter(to_person=person, kind="new_browser").count()


class TestLetters:
    def test_the_first_browser_is_not_news(self, world):
        come(world.head)
        assert told(world.head) == 0

    def test_a_second_one_is(self, world):
        come(world.head)
        come(world.head, "p" * 43, "Safari on an iPhone", LATER)
        letter = Letter.objects.get(to_person=world.head)
        assert "signed in to on 26 November 2026 at 10am from Safari on an iPhone" in " ".join(letter.text.split())

    def test_the_same_one_is_not(self, world):
        for at in (NOW, LATER):
            come(world.head, at=at)
        assert (told(world.head), Browser.objects.count(), SignIn.objects.count()) == (0, 1, 2)

    def test_private_windows_that_look_alike_are_told_of_once_a_day(self, world):
        come(world.head)
        for key in "abc":
            come(world.head, key * 43, "Firefox on Linux", LATER)
        assert told(world.head) == 1

    @pytest.mark.parametrize(("who", "letters"), [("head", 0), ("administrator", 1)])
    def test_whoever_wants_none_gets_none_but_an_administrator(self, world, who, letters):
        person = getattr(world, who)
        person.hears_of_sign_ins = False
        person.save()
        come(person)
        come(person, "p" * 43, "Safari on an iPhone", LATER)
        assert told(person) == letters

    def test_an_administrator_cannot_stop_them(self, world):
        with pytest.raises(WrongState, match="Administrators are always told"):
            actions.choose_notices(world.administrator, wanted=False, by=world.administrator, at=NOW)


class TestPage:
    def test_it_shows_browsers_and_sign_ins(self, world, as_person):
        come(world.head)
        shown = words_of(as_person(world.head).get("/account/sign-in/"))
        assert "24 November 2026 at 10am: by a code, Chrome on Windows" in shown

    def test_a_forgotten_browser_is_news_again(self, world, as_person):
        come(world.head)
        come(world.head, "p" * 43, "Safari on an iPhone")
        browser = world.head.browsers.get(words="Safari on an iPhone")
        as_person(world.head).post(f"/account/sign-in/browsers/{browser.reference}/forget/")
        come(world.head, "p" * 43, "Safari on an iPhone", LATER)
        assert told(world.head) == 2

    def test_letters_are_stopped_and_asked_for(self, world, as_person):
        for wanted in ("no", "yes"):
            as_person(world.head).post("/account/sign-in/notices/", {"wanted": wanted})
            world.head.refresh_from_db()
            assert world.head.hears_of_sign_ins == (wanted == "yes")

    def test_nobody_forgets_anothers_browser(self, world):
        come(world.head)
        with pytest.raises(NotAllowed):
            actions.forget_browser(world.head.browsers.get(), by=world.administrator, at=NOW)


def test_what_is_older_than_a_year_is_removed(world):
    come(world.head)
    come(world.leader, at=NOW + dt.timedelta(days=100))
    assert actions.forget_old_sign_ins(at=NOW + dt.timedelta(days=366)) == 2
    assert (list(SignIn.objects.values_list("person", flat=True)), world.head.browsers.count()) == (
        [world.leader.pk],
        0,
    )
