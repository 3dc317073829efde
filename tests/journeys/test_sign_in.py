"""Signing in by a code that comes by email, through a real mail server; roles given, ended and lent for a time."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from pharos.activity.models import Activity
from pharos.config.mail import mailers
from pharos.jobs import worker
from pharos.outbox.models import Letter
from tests.outbox.servers import mail_server
from tests.reading import links_of, words_of

pytestmark = pytest.mark.django_db
CODE = re.compile(r"^([A-Z]{4}-[A-Z]{4})\s*$", re.MULTILINE)


@pytest.fixture
def postbox(settings, tmp_path):
    """The mail server of this machine, and nobody's tries counted yet."""
    cache.clear()
    with mail_server() as postbox:
        settings.MAILERS = mailers(f"smtp://127.0.0.1:{postbox.port}", tmp_path)
        yield postbox


class Browser(Client):
    """One device of one person. What it asks for comes to the postbox once the worker has worked."""

    def __init__(self, postbox, email):
        super().__init__()
        self.postbox, self.email = postbox, email

    def ask(self):
        answer = self.post("/sign-in/", {"email": self.email})
        worker.drain()
        return answer

    @property
    def letters(self):
        """The words of each letter that came to this person's mailbox."""
        found = [message.get_body(("plain",)) for message in self.postbox.messages if message["To"] == self.email]
        return [body.get_content().replace("\r\n", "\n") for body in found]

    @property
    def newest(self):
        return self.letters[-1]

    @property
    def code(self):
        """The newest code among them: codes overtake other letters."""
        return [found[1] for found in map(CODE.search, self.letters) if found][-1]

    def enter(self, code):
        return self.post("/sign-in/code/", {"code": code}, follow=True)

    def sign_in(self):
        self.ask()
        return self.enter(self.code)

    @property
    def is_in(self):
        return self.get("/account/").status_code == 200


@pytest.fixture
def browser(postbox):
    return lambda email: Browser(postbox, email)


def on(prefix, day, month, year):
    return {f"{prefix}_day": day, f"{prefix}_month": month, f"{prefix}_year": year}


def test_a_headteacher_signs_in_on_two_devices_and_out_of_both(world, browser, postbox):
    # given Grace Okafor asks for a code on a school laptop
    laptop, phone = browser(world.head.email), browser(world.head.email)
    page = laptop.get("/requests/")
    assert page["Location"] == "/sign-in/?next=/requests/"
    assert laptop.ask()["Location"] == "/sign-in/code/"

    # then the code comes in a letter that says what it is for
    (letter,) = postbox.messages
    assert (letter["To"], letter["Subject"]) == (world.head.email, "Your code to sign in to Pharos")
    assert "somebody asked to sign in to Kent Leaders of Education with your email address" in laptop.newest

    # and once it has gone no page and no table has it any more
    assert laptop.code not in str(list(Letter.objects.values()))

    # when she enters it, she is in; and in the same way on her telephone
    assert "What waits for you" in words_of(laptop.enter(laptop.code.lower().replace("-", " ")))
    assert "What waits for you" in words_of(phone.sign_in())
    assert [laptop.is_in, phone.is_in] == [True, True]

    # when the telephone is lost and she signs out everywhere
    said = laptop.post("/account/sign-out-everywhere/", follow=True)

    # then both are out
    assert "You have signed out on every device." in words_of(said)
    assert [laptop.is_in, phone.is_in] == [False, False]
    assert "What waits for you" in words_of(laptop.sign_in())
    assert phone.is_in is False


def test_a_code_that_was_typed_wrong_six_times_or_came_too_late_works_no_more(world, browser, clock):
    # given a code, and somebody who guesses
    guesser = browser(world.head.email)
    guesser.ask()
    told = [words_of(guesser.enter("BCDF-GHJK")) for _ in range(6)]
    assert ["This is not the code we sent" in words for words in told] == [True] * 5 + [False]
    assert "You have 1 try left." in told[4]
    assert "That was the sixth wrong code, so it no longer works." in told[5]

    # then the right one is of no use any more, and a new one is
    guesser.enter(guesser.code)
    assert guesser.is_in is False
    guesser.sign_in()
    assert guesser.is_in is True

    # given a code that is entered after sixteen minutes
    late = browser(world.sia.email)
    late.ask()
    session = late.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 16 * 60
    session.save()
    assert "Codes work for 15 minutes. Yours has run out." in words_of(late.enter(late.code))
    assert late.is_in is False

    # given the mail server was away for sixteen minutes: a code that is of no use is not sent
    before = len(late.postbox.messages)
    late.post("/sign-in/", {"email": late.email})
    clock.move(minutes=16)
    worker.drain()
    assert len(late.postbox.messages) == before
    assert Letter.objects.order_by("pk").last().last_error == "The code that it carried had run out."


def test_an_address_without_an_account_is_told_so_by_letter_alone(world, browser):
    known, unknown = browser(world.head.email), browser("nobody@wantsum.example")

    # when each asks for a code, looks at the page and guesses
    seen = []
    for each in (known, unknown):
        asked, page, wrong = each.ask(), each.get("/sign-in/code/"), each.enter("BCDF-GHJK")
        pages = [words_of(shown).replace(each.email, "…") for shown in (page, wrong)]
        seen.append([asked.status_code, asked["Location"], page.status_code, wrong.status_code, *pages])

    # then both see the same, and only who reads the mailbox learns the difference
    assert seen[0] == seen[1]
    assert "If this address has an account, the email holds a code." in seen[0][4]
    assert (bool(CODE.search(known.newest)), bool(CODE.search(unknown.newest))) == (True, False)
    assert "There is no account in use with this address" in unknown.newest


def test_an_administrator_gives_somebody_a_role_and_ends_it_with_a_reason(world, browser):
    helen, sam = browser(world.administrator.email), browser(world.stranger.email)
    helen.sign_in()

    # given Sam Fenwick, who holds no role
    assert "You hold no role in the programme yet." in words_of(sam.sign_in())
    assert "/triage/" not in sam.get("/").content.decode()

    # when Helen Marsh makes him the adviser of the east
    person = f"/office/people/{world.stranger.reference}/"
    choose = helen.post(f"{person}roles/", {"role": "sia"})
    given = {"key": "east", "reason": "Follows Ruth Calloway", **on("from_on", 24, 11, 2026)}
    said = helen.post(choose["Location"], given, follow=True)
    assert "Sam Fenwick has the role. We are writing to them." in words_of(said)
    worker.drain()

    # then he is told, and sees the work of an adviser
    assert "Helen Marsh has given you a role" in sam.newest
    assert "Senior improvement adviser, East area" in sam.newest
    assert "When a school in your area asks for support, it appears here." in words_of(sam.get("/"))
    assert sam.get("/triage/").status_code == 200

    # when she ends it
    grant = world.stranger.grants.get()
    assert f"/office/roles/{grant.reference}/end/" in links_of(helen.get(person))
    helen.post(f"/office/roles/{grant.reference}/end/", {"when": "now", "reason": "The areas were redrawn"})
    worker.drain()

    # then he is told why, has nothing to do there any more, and the page remembers it all
    assert "The reason given: The areas were redrawn" in sam.newest
    assert "You hold no role in the programme yet." in words_of(sam.get("/"))
    told = words_of(helen.get(person))
    assert "Helen Marsh ended the role of Sam Fenwick as senior improvement adviser for East area" in told
    assert "Why it ends: The areas were redrawn" in told


def test_a_delegate_answers_for_a_head_and_a_deputy_for_the_administrator(world, browser):
    daniel, nora = browser(world.other_head.email), browser("nora.quill@wantsum.example")
    daniel.sign_in()

    # when Daniel Whitlock names his business manager, who has no account yet
    span = on("from_on", 24, 11, 2026) | on("until_on", 18, 12, 2026)
    name = {"to_name": "Nora Quill", "to_email": nora.email, "reason": "Deals with agreements", **span}
    daniel.post(f"/account/roles/{world.other_head.grants.get().reference}/stand-in/", name)
    worker.drain()

    # then she is written to, signs in, and has what he has in that role
    assert "You have been named to stand in for Daniel Whitlock" in nora.newest
    assert "Headteacher, Saltmarsh Academy" in nora.newest
    nora.sign_in()
    assert "As a stand-in for Daniel Whitlock." in words_of(nora.get("/account/"))
    assert nora.get("/requests/new/").status_code == 200

    # and hands it back when she leaves
    (handing_back,) = [link for link in links_of(nora.get("/account/stand-ins/")) if link.endswith("/end/")]
    nora.post(handing_back, {"reason": "I have a new post"})
    assert "You hold no role in the programme yet." in words_of(nora.get("/"))

    # when Helen Marsh names a deputy for her leave
    helen, sam = browser(world.administrator.email), browser(world.stranger.email)
    helen.sign_in()
    name = {"to_name": "Sam Fenwick", "to_email": sam.email, "reason": "Leave", **span}
    helen.post(f"/account/roles/{world.administrator.grants.get().reference}/stand-in/", name)

    # then he works in the office, and what he does is recorded as done for her
    sam.sign_in()
    given = {"key": "east", "reason": "Appointed", **on("from_on", 24, 11, 2026)}
    sam.post(f"/office/people/{world.chair.reference}/roles/sia/", given)
    said = Activity.objects.get(verb="grant")
    assert (said.by, said.standing_for, said.why) == (world.stranger, world.administrator, "Appointed")
    assert "Sam Fenwick, for Helen Marsh, made Peter Lindqvist senior improvement adviser" in words_of(
        helen.get(f"/office/people/{world.chair.reference}/")
    )

    # and cannot lend it on, nor end hers
    own = world.administrator.grants.get()
    lent = world.stranger.grants.get()
    assert sam.get(f"/account/roles/{lent.reference}/stand-in/").status_code == 409
    refused = sam.post(f"/office/roles/{own.reference}/end/", {"when": "now", "reason": "Mine now"})
    assert "Helen Marsh is the last administrator." in words_of(refused)
