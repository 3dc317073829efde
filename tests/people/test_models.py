"""What the database itself holds true of people, their bodies and their roles."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from pharos.common.constraints import name_of
from pharos.people.models import Organisation, Person, RoleGrant
from pharos.people.queries import in_force
from pharos.people.states import SCOPE_OF, Role, ScopeKind
from tests.clock import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def broken(make):
    """The name of the constraint that the database found broken."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make()
    return name_of(refusal.value)


class TestPerson:
    def test_an_address_is_one_persons_whatever_its_case(self, world):
        assert broken(lambda: Person.objects.create(name="G", email="GRACE.Okafor@wantsum.example")) == (
            "person_email_is_unique"
        )

    def test_is_found_or_made_by_address(self, db):
        made = Person.objects.named("  Nora   Quill ", " Nora.Quill@wantsum.example ")
        known = Person.objects.named("Somebody Else", "NORA.QUILL@wantsum.example")
        assert (made, made.name, made.email) == (known, "Nora Quill", "nora.quill@wantsum.example")

    def test_has_no_password(self, db):
        nora = Person.objects.named("Nora Quill", "nora.quill@wantsum.example")
        assert (nora.has_usable_password(), nora.check_password("")) == (False, False)

    def test_is_known_by_a_reference_and_not_by_number(self, world):
        assert len({person.reference for person in world.people.values()}) == len(world.people)

    def test_sessions_end_with_what_they_are_checked_against(self, world):
        before = world.head.get_session_auth_hash()
        world.head.signed_out_everywhere_at = NOW
        assert world.head.get_session_auth_hash() != before
        assert list(world.head.get_session_auth_fallback_hash()) == []


def grant(world, **facts):
    return RoleGrant.objects.create(
        **{
            "person": world.stranger, "role": Role.SIA, "scope_kind": ScopeKind.AREA, "scope_key": "east",
            "from_on": TODAY, "reason": "x", "granted_at": NOW,
        } | facts
    )  # fmt: skip


def holds(made, day):
    return RoleGrant.objects.filter(in_force(day), pk=made.pk).exists()


class TestRoleGrant:
    @pytest.mark.parametrize(
        ("facts", "constraint"),
        [
            ({"until_on": TODAY - DAY}, "grant_ends_after_it_begins"),
            ({"ended_at": NOW}, "grant_is_ended_with_a_reason"),
            ({"end_reason": "Left"}, "grant_is_ended_with_a_reason"),
            ({"scope_key": ""}, "grant_scope_has_its_key"),
            ({"scope_kind": ScopeKind.PROGRAMME}, "grant_scope_has_its_key"),
            ({"role": "king"}, "grant_role_is_known"),
        ],
    )
    def test_what_cannot_be(self, world, facts, constraint):
        assert broken(lambda: grant(world, **facts)) == constraint

    def test_a_lent_one_ends_by_itself(self, world):
        own = world.sia.grants.get()
        assert broken(lambda: grant(world, scope_key="north", standing_in_for=own)) == "lent_grant_ends_by_itself"

    def test_one_that_was_ended_on_its_first_day_may_end_before_it(self, world):
        made = grant(world, until_on=TODAY - DAY, ended_at=NOW, end_reason="By mistake")
        assert [holds(made, TODAY + days * DAY) for days in (-1, 0, 1)] == [False, False, False]

    @pytest.mark.parametrize(("days", "held"), [(-1, False), (0, True), (5, True), (6, False)])
    def test_holds_from_its_first_day_until_its_last(self, world, days, held):
        assert holds(grant(world, until_on=TODAY + 5 * DAY), TODAY + days * DAY) is held

    def test_a_form_makes_one(self, world):
        grant(world, form_key="k" * 32)
        with pytest.raises(IntegrityError, match="form_key"), transaction.atomic():
            grant(world, scope_key="west", form_key="k" * 32)
        assert RoleGrant.objects.filter(form_key="k" * 32).count() == 1


def test_an_organisation_is_named_once_of_its_kind(db):
    Organisation.objects.create(kind="provider", name="Wantsum Training")
    Organisation.objects.create(kind="teaching_school", name="Wantsum Training")
    assert broken(lambda: Organisation.objects.create(kind="provider", name="Wantsum Training")) == (
        "organisation_is_named_once"
    )


def test_every_role_has_its_scope():
    assert set(SCOPE_OF) == set(Role)
