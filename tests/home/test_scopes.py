"""What people call the scope of a role."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.home import scopes
from pharos.people import actions
from pharos.people.models import RoleGrant
from pharos.people.states import OrganisationKind, Role
from tests.clock import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies(world):
    kinds = {"authority": "Wantsum Council", "teaching_school": "Wantsum Hub", "provider": "Wantsum Training"}
    return {
        kind: actions.add_organisation(kind=OrganisationKind(kind), name=name, by=world.administrator, at=NOW)
        for kind, name in kinds.items()
    }


@pytest.mark.parametrize(
    ("role", "key", "words"),
    [
        (Role.ADMINISTRATOR, "", ""),
        (Role.HEADTEACHER, "900001", "Marram Primary School"),
        (Role.SIA, "north", "North area"),
        (Role.HEADTEACHER, "900999", "900999"),
    ],
)
def test_reads_as_its_name_or_its_key_where_it_is_gone(world, role, key, words):
    assert scopes.of(role, key) == words


def test_an_organisation_is_called_by_its_name(world, bodies):
    assert scopes.of(Role.PROVIDER, bodies["provider"].reference) == "Wantsum Training"


def test_all_names_at_most_one_query_for_each_kind(world, bodies):
    for key in ("east", "west"):
        world.grant(world.stranger, Role.SIA, key)
    world.grant(world.stranger, Role.PROVIDER, bodies["provider"].reference)
    grants = list(RoleGrant.objects.all())
    with CaptureQueriesContext(connection) as asked:
        names = scopes.names_of(grants)
    assert len(asked) == 3
    assert (names["area", "west"], names["school", "900003"]) == ("West area", "Saltmarsh Academy")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.SIA, ["East", "North", "South", "West"]),
        (Role.AREA_CHAIR, ["East", "North", "South", "West"]),
        (Role.LA_OFFICER, ["Wantsum Council"]),
        (Role.TEACHING_SCHOOL, ["Wantsum Hub"]),
        (Role.PROVIDER, ["Wantsum Training"]),
        (Role.ADMINISTRATOR, []),
        (Role.HEADTEACHER, []),
    ],
)
def test_a_role_is_given_for_one_of_its_own_kind(world, bodies, role, words):
    assert [name for _, name in scopes.options(role)] == words
