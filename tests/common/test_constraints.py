"""Which constraint was broken, in the words of either database."""

import pytest
from django.db import IntegrityError, transaction

from pharos.common.constraints import name_of
from pharos.people.models import Person
from tests.deployments import stories


def broken(act):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        act()
    return name_of(caught.value)


def test_a_check(world):
    request = stories.request(world)
    assert broken(lambda: type(request).objects.update(half_days=0)) == "request_is_for_at_least_half_a_day"


def test_a_unique_over_columns(world):
    letter = {"agreement": stories.proposed(_designated(world)), "party": "leader", "person": world.leader}
    confirmations = type(letter["agreement"]).confirmations.rel.related_model.objects
    assert broken(lambda: confirmations.create(**letter, at=world.now)) == "each_party_confirms_once"


def test_a_unique_under_a_condition(world):
    offer = stories.accepted(world)
    assert broken(lambda: stories.accepted(world, asked=offer.request)) == "one_live_offer_of_a_request"


def test_a_unique_over_an_expression(world):
    """An address is taken whatever the case of its letters."""
    taken = world.head.email.upper()
    assert broken(lambda: Person.objects.create(name="Somebody Else", email=taken)) == "person_email_is_unique"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("CHECK constraint failed: visit_takes_at_least_half_a_day", "visit_takes_at_least_half_a_day"),
        ("UNIQUE constraint failed: index 'person_email_is_unique'", "person_email_is_unique"),
        ('duplicate key value violates unique constraint "each_party_confirms_once"', "each_party_confirms_once"),
        ("UNIQUE constraint failed: deployments_confirmation.party, deployments_confirmation.agreement_id",
         "each_party_confirms_once"),
        ("UNIQUE constraint failed: deployments_confirmation.person_id", ""),
        ("UNIQUE constraint failed: django_session.session_key", ""),
        ("NOT NULL constraint failed: people_person.name", ""),
        ("FOREIGN KEY constraint failed", ""),
    ],
)  # fmt: skip
def test_the_words_of_both_databases(words, name):
    assert name_of(IntegrityError(words)) == name


def _designated(world):
    stories.kle(world)
    return world
