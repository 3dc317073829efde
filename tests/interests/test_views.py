"""A person's own interests in pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.interests import actions
from pharos.interests.models import Declaration
from pharos.interests.states import InterestKind

pytestmark = pytest.mark.django_db

ADDRESS = "/account/interests/"
ANSWERS = {
    "kind": "friend", "words": "We trained together", "from_on_day": "1", "from_on_month": "9", "from_on_year": "2019",
    "form_key": "c" * 32,
}  # fmt: skip


def text(response):
    return response.content.decode()


def declare(world, person, about, words=""):
    return actions.declare(person, about=about, kind=InterestKind.FRIEND, words=words, by=person, at=world.now)


def test_an_empty_list_says_so(as_person, world):
    assert "You have declared no interests." in text(as_person(world.head).get(ADDRESS))


def test_one_sees_ones_own_alone(as_person, world):
    declare(world, world.head, world.leader, "SECRET")
    assert ["SECRET" in text(as_person(each).get(ADDRESS)) for each in (world.head, world.leader)] == [True, False]


def test_a_school_is_found_and_declared_once(as_person, world):
    client = as_person(world.head)
    found = text(client.get(f"{ADDRESS}new/?about=school&words=kestrel"))
    assert f'href="{ADDRESS}new/school/900002/"' in found
    for _ in range(2):
        assert client.post(f"{ADDRESS}new/school/900002/", ANSWERS).status_code == 302
    shown = text(client.get(ADDRESS))
    assert (Declaration.objects.count(), "We trained together" in shown) == (1, True)
    assert "You have declared an interest in Kestrel Lane Primary School." in shown


def test_a_person_is_found_and_declared(as_person, world):
    client = as_person(world.head)
    found = text(client.get(f"{ADDRESS}new/?about=person&words=amina"))
    assert f'href="{ADDRESS}new/person/{world.leader.reference}/"' in found
    client.post(f"{ADDRESS}new/person/{world.leader.reference}/", ANSWERS)
    assert Declaration.objects.get().about_person == world.leader


def test_nobody_is_found_who_is_not_named_anyway(as_person, world):
    client = as_person(world.head)
    assert "Nothing was found" in text(client.get(f"{ADDRESS}new/?about=person&words=Fenwick"))
    assert client.get(f"{ADDRESS}new/person/{world.stranger.reference}/").status_code == 404


def test_what_was_typed_stays_with_an_error(as_person, world):
    answers = ANSWERS | {"from_on_year": "", "words": "x" * 1_004}
    shown = text(as_person(world.head).post(f"{ADDRESS}new/school/900002/", answers))
    assert ("The day it began must include a year" in shown, "4 characters too long" in shown) == (True, True)
    assert "x" * 1_004 in shown


def test_ending_one(as_person, world):
    declaration, client = declare(world, world.head, world.leader), as_person(world.head)
    address = f"{ADDRESS}{declaration.reference}/end/"
    late = {"until_on_day": "1", "until_on_month": "1", "until_on_year": "2020"}
    assert "on or after the day it began" in text(client.post(address, late))
    today = {"until_on_day": "24", "until_on_month": "11", "until_on_year": "2026"}
    client.post(address, today)
    declaration.refresh_from_db()
    assert declaration.until_on == world.now.date()


def test_nobody_ends_anothers(as_person, world):
    declaration = declare(world, world.head, world.leader)
    assert as_person(world.leader).get(f"{ADDRESS}{declaration.reference}/end/").status_code == 404


def test_three_cost_as_many_queries_as_one(as_person, world):
    client, counts = as_person(world.head), []
    for more in ([world.leader], [world.kestrel, world.other_leader]):
        for about in more:
            declare(world, world.head, about)
        with CaptureQueriesContext(connection) as asked:
            shown = text(client.get(ADDRESS))
        counts.append((shown.count("govuk-summary-card__title-wrapper"), len(asked)))
    assert ([rows for rows, _ in counts], counts[0][1] == counts[1][1] <= 12) == ([1, 3], True)
