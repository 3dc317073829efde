"""An interest is declared, and ended, by the person whose it is."""

import pytest

from pharos.interests import actions, rules
from pharos.interests.states import InterestKind
from tests.house.doors import CAST


@pytest.fixture
def declaration(world):
    return actions.declare(world.head, about=world.leader, kind=InterestKind.FRIEND, by=world.head, at=world.now)


def allowed(world, rule):
    return {who for who in CAST if rule(getattr(world, who))}


def test_nobody_declares_for_somebody_else(world):
    assert allowed(world, lambda person: rules.may_declare(person, world.head)) == {"head"}


def test_nobody_ends_what_somebody_else_declared(world, declaration):
    assert allowed(world, lambda person: rules.may_end(person, declaration)) == {"head"}


def test_what_has_ended_is_not_ended_again(world, declaration):
    actions.end(declaration, until_on=world.now.date(), by=world.head, at=world.now)
    declaration.refresh_from_db()
    assert rules.may_end(world.head, declaration).reason == "This interest has already ended."
