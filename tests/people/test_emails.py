"""The letters of sign-in and of roles, as people read them."""

import datetime as dt

import pytest

from pharos.outbox.models import Letter
from pharos.people import actions, emails
from pharos.people.states import Role
from tests.clock import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SIGN_IN = "http://127.0.0.1:8000/sign-in/"


def letter():
    return Letter.objects.get()


def has(*words):
    missing = [each for each in words if each not in letter().text]
    assert missing == [], letter().text


def test_a_role_that_was_given(world):
    actions.grant(world.stranger, Role.SIA, "east", from_on=TODAY, until_on=TODAY + 7 * DAY, reason="x",
                  scope="East area", by=world.administrator, at=NOW)  # fmt: skip
    assert (letter().to, letter().subject) == (world.stranger.email, "Your role in Kent Leaders of Education")
    has("Helen Marsh has given you a role", "Senior improvement adviser, East area",
        "From 24 November 2026 until 1 December 2026.", SIGN_IN)  # fmt: skip


def test_a_role_that_was_given_at_the_console_names_nobody(world):
    actions.grant(world.stranger, Role.ADMINISTRATOR, from_on=TODAY, reason="x", by=None, at=NOW)
    has("We have given you a role", "Programme administrator\n", "From 24 November 2026.")


def test_a_role_that_was_ended_says_why(world):
    actions.end_grant(world.sia.grants.get(), by=world.administrator, at=NOW, reason="Moved to Surrey",
                      scope="North area", last_day=TODAY + 7 * DAY)  # fmt: skip
    assert letter().to == world.sia.email
    has("Helen Marsh has ended a role", "Senior improvement adviser, North area",
        "Your last day in it: 1 December 2026.", "The reason given: Moved to Surrey")  # fmt: skip


def test_a_role_that_was_ended_on_its_first_day_has_no_last_day(world):
    grant = world.grant(world.stranger, Role.SIA, "east", from_on=TODAY)
    actions.end_grant(grant, by=world.administrator, at=NOW, reason="Given by mistake", scope="East area")
    has("It ended on the day on which it began.", "The reason given: Given by mistake")


def test_a_stand_in_learns_for_whom_and_how_to_hand_it_back(world):
    actions.lend(
        world.other_head.grants.get(), to_name="Nora Quill", to_email="nora.quill@wantsum.example", from_on=TODAY,
        until_on=TODAY + 7 * DAY, reason="x", scope="Saltmarsh Academy", by=world.other_head, at=NOW,
    )  # fmt: skip
    assert (letter().to, letter().subject) == (
        "nora.quill@wantsum.example", "Daniel Whitlock has asked you to stand in",
    )  # fmt: skip
    has("Headteacher, Saltmarsh Academy", "From 24 November 2026 until 1 December 2026.",
        "done by you for Daniel Whitlock", "you can hand it back on your account page", SIGN_IN)  # fmt: skip


def test_a_stand_in_learns_that_it_is_over(world):
    actions.end_grant(world.delegate.grants.get(), by=world.head, at=NOW, reason="Is back", scope="Marram")
    assert letter().subject == "You no longer stand in for Grace Okafor"
    has("Headteacher, Marram", "You need do nothing.")


def test_a_changed_address_is_told_to_the_old_one_with_what_to_do(world):
    facts = {"name": "Grace Okafor", "email": "grace@new.example", "telephone": ""}
    actions.correct_details(world.head, **facts, by=world.administrator, at=NOW)
    assert letter().to == "grace.okafor@wantsum.example"
    has("Helen Marsh has changed the address", "grace@new.example", "write to programme@pharos.example today")


def test_no_account_says_what_to_try(world):
    emails.no_account("nobody@wantsum.example", at=NOW)
    assert letter().secret is True
    has("as nobody@wantsum.example. There is no account in use with this address", SIGN_IN, "programme@pharos.example")


@pytest.mark.parametrize(
    ("send", "routine"),
    [(lambda w: emails.sign_in_code(w.head, code="ABCD-EFGH", at=w.late), False),
     (lambda w: emails.stand_in_named(w.delegate.grants.get(), scope="Marram", by=w.head, at=w.late), False),
     (lambda w: emails.role_given(w.sia.grants.get(), scope="North", by=None, at=w.late), True)],
    ids=["code", "stand-in", "role"],
)  # fmt: skip
def test_what_somebody_waits_for_leaves_at_night_too(world, send, routine):
    world.late = NOW.replace(hour=22)
    send(world)
    assert (letter().not_before > world.late) is routine
