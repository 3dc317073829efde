"""Sessions: ended everywhere at once. How the demo begins them without a code: ``tests/devtools/test_doors.py``."""

import pytest
from django.conf import settings
from django.test import Client

from pharos.people import actions
from pharos.people.models import Person
from tests.clock import NOW

pytestmark = pytest.mark.django_db


def browser(person):
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def is_let_in(client):
    return client.get("/account/").status_code == 200


def test_signing_out_everywhere_ends_every_session_of_that_person_alone(world):
    phone, laptop, other = browser(world.head), browser(world.head), browser(world.sia)
    assert phone.post("/account/sign-out-everywhere/")["Location"] == "/sign-in/"
    assert [is_let_in(each) for each in (phone, laptop, other)] == [False, False, True]


def test_it_is_possible_to_sign_in_again(world):
    actions.sign_out_everywhere(world.head, by=world.head, at=NOW)
    assert is_let_in(browser(Person.objects.get(pk=world.head.pk)))


def test_an_administrator_can_do_it_for_somebody(world):
    lost = browser(world.head)
    browser(world.administrator).post(f"/office/people/{world.head.reference}/sign-out/")
    assert not is_let_in(lost)


@pytest.mark.parametrize(("email", "stays"), [("grace@new.example", False), ("grace.okafor@wantsum.example", True)])
def test_an_address_that_an_administrator_changes_ends_the_sessions_of_whoever_had_it(world, email, stays):
    client = browser(world.head)
    actions.correct_details(
        world.head, name="Grace Okafor-Reed", email=email, telephone="", by=world.administrator, at=NOW
    )
    assert is_let_in(client) is stays


def test_whoever_changes_their_own_address_stays_to_put_a_slip_right(world):
    client, facts = browser(world.administrator), {"name": "Helen Marsh", "telephone": ""}
    actions.correct_details(world.administrator, **facts, email="hm@new.example", by=world.administrator, at=NOW)
    assert is_let_in(client)


def test_a_closed_account_is_signed_out(world):
    client = browser(world.head)
    actions.close_account(world.head, by=world.administrator, at=NOW, why="Left")
    assert not is_let_in(client)
