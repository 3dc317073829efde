"""The office's pages about letters."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pharos.activity import actions as activity
from pharos.activity import queries as happened
from pharos.outbox import actions
from pharos.outbox.models import Letter
from tests.clock import NOW

LETTERS = "/office/letters/"


def write(world, *verbs, new="new@wantsum.example", to=None, **more):
    """A letter about a changed address, moved by these verbs."""
    letter = actions.write(
        **{"to": to or world.head, "template": "people/emails/address_changed.txt",
           "context": {"name": "Grace", "new": new}, "about": world.head, "by": None, "at": NOW} | more
    )  # fmt: skip
    for verb in verbs:
        activity.move(letter, verb, by=None, at=NOW)
    return letter


def page_of(response):
    return response.content.decode()


def address(letter, page="letter"):
    return reverse(f"office:{page}", args=[letter.reference])


class TestList:
    def test_what_needs_somebody_comes_first(self, office, world):
        fates = {
            "sent": ["hand_over", "send"], "waiting": [], "doubtful": ["hand_over", "doubt"], "bounced": ["bounce"],
            "failed": ["fail"],
        }  # fmt: skip
        for state, verbs in fates.items():
            write(world, *verbs, to=f"{state}@elsewhere.example")
        html = page_of(office.get(LETTERS))
        places = [
            html.index(f"{state}@elsewhere.example") for state in ("failed", "bounced", "doubtful", "waiting", "sent")
        ]
        assert places == sorted(places)

    def test_nothing_yet(self, office):
        assert "No letters" in page_of(office.get(LETTERS))

    def test_filters_stay_in_the_address_and_say_how_many(self, office, world):
        write(world, "fail")
        write(world)
        html = page_of(office.get(f"{LETTERS}?state=failed"))
        assert ("Failed (1)" in html, "Every letter (2)" in html, html.count("pharos-row__title")) == (True, True, 1)

    def test_by_address(self, office, world):
        write(world)
        write(world, to="someone@elsewhere.example")
        html = page_of(office.get(f"{LETTERS}?words=elsewhere"))
        assert ("someone@elsewhere.example" in html, world.head.email in html) == (True, False)

    @pytest.mark.parametrize("query", ["?state=lost", "?page=99", "?page=x", "?words=%00"])
    def test_an_odd_address_shows_letters(self, office, world, query):
        write(world)
        assert office.get(LETTERS + query).status_code == 200

    def test_fifty_to_a_page(self, office, world):
        for _ in range(51):
            write(world)
        first, second = page_of(office.get(LETTERS)), page_of(office.get(f"{LETTERS}?page=2"))
        assert (first.count("pharos-row__title"), second.count("pharos-row__title")) == (50, 1)
        assert "showing 1 to 50" in first

    def test_the_number_of_queries_does_not_grow(self, office, world):
        counts = []
        for more in (1, 2):
            for _ in range(more):
                write(world)
            with CaptureQueriesContext(connection) as asked:
                office.get(LETTERS)
            counts.append(len(asked))
        assert counts[0] == counts[1] <= 12


class TestLetter:
    def test_its_words_and_its_fate(self, office, world):
        html = page_of(office.get(address(write(world, "hand_over", "send"))))
        assert "new@wantsum.example" in html
        assert "<strong>Pharos</strong> sent the letter" in html

    def test_whoever_reads_it_is_remembered(self, office, world):
        letter = write(world)
        office.get(address(letter))
        reading = happened.about(letter).get(verb="read")
        assert (reading.by, reading.says) == (world.administrator, "read the letter")

    def test_a_code_is_shown_to_nobody(self, office, world):
        letter = write(world, new="123456", secret=True)
        for url in (LETTERS, address(letter)):
            html = page_of(office.get(url))
            assert ("123456" in html, letter.subject in html, "A code to sign in" in html) == (False, False, True)
        assert not happened.about(letter).filter(verb="read").exists()

    def test_words_that_were_erased_are_said_to_be(self, office, world):
        letter = write(world)
        Letter.objects.update(text="", html="")
        assert "The words of this letter have been erased" in page_of(office.get(address(letter)))

    @pytest.mark.parametrize(
        ("verbs", "again", "arrived"),
        [([], False, False), (["fail"], True, False), (["bounce"], True, False), (["hand_over", "doubt"], True, True),
         (["hand_over", "send"], False, False)],
    )  # fmt: skip
    def test_what_can_be_done(self, office, world, verbs, again, arrived):
        letter = write(world, *verbs)
        html = page_of(office.get(address(letter)))
        assert (address(letter, "send_again") in html, address(letter, "arrived") in html) == (again, arrived)

    def test_the_number_of_queries_does_not_grow_with_its_story(self, office, world):
        letter, counts = write(world, "fail"), []
        for _ in range(2):
            with CaptureQueriesContext(connection) as asked:
                office.get(address(letter))
            counts.append(len(asked))
            activity.record("note", letter, by=world.administrator, at=NOW, says="noted something")
        assert counts[0] == counts[1] <= 12


class TestDeciding:
    def test_sent_again_with_a_reason(self, office, world):
        letter = write(world, "bounce")
        answer = office.post(address(letter, "send_again"), {"why": "The mailbox works again."}, follow=True)
        assert "The letter is on its way again." in page_of(answer)
        assert "The mailbox works again." in page_of(answer)
        assert Letter.objects.get().state == "waiting"

    def test_pressed_twice_is_pressed_once(self, office, world):
        letter = write(world, "bounce")
        answers = [office.post(address(letter, "send_again"), {"why": "Again."}) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [302, 302]
        assert happened.about(letter).filter(verb="send_again").count() == 1

    def test_without_a_reason_nothing_happens(self, office, world):
        letter = write(world, "bounce")
        html = page_of(office.post(address(letter, "send_again"), {"why": " "}))
        assert ("Enter why the letter should be sent again" in html, "<title>" in html and "Error: " in html) == (
            True,
            True,
        )
        assert Letter.objects.get().state == "bounced"

    def test_what_was_typed_is_kept_when_it_is_refused(self, office, world):
        letter = write(world)
        answer = office.post(address(letter, "send_again"), {"why": "Please do."})
        assert (answer.status_code, "Please do." in page_of(answer)) == (409, True)

    def test_a_letter_that_is_not_in_trouble_offers_no_form(self, office, world):
        answer = office.get(address(write(world), "send_again"))
        assert (answer.status_code, "Only a letter that failed" in page_of(answer)) == (403, True)

    def test_it_arrived(self, office, world):
        letter = write(world, "hand_over", "doubt")
        office.post(address(letter, "arrived"), {"why": "She told me by telephone."})
        assert Letter.objects.get().state == "sent"

    def test_nobody_else_decides(self, world, as_person):
        letter = write(world, "hand_over", "doubt")
        answer = as_person(world.head).post(address(letter, "arrived"), {"why": "I am the head."})
        assert (answer.status_code, Letter.objects.get().state) == (403, "doubtful")
