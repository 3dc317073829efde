"""Declaring and ending an interest."""

import datetime as dt

import pytest

from pharos.activity import queries as activity
from pharos.common.errors import AlreadyDone, NotAllowed, Refused
from pharos.interests import actions
from pharos.interests.models import Declaration
from pharos.interests.states import InterestKind

pytestmark = pytest.mark.django_db


def declare(world, **more):
    facts = {"about": world.marram, "kind": InterestKind.FAMILY, "by": world.leader, "at": world.now} | more
    return actions.declare(world.leader, **facts)


def test_is_remembered_without_its_words(world):
    declaration = declare(world, words="My sister is the bursar")
    told = [(each.by, each.says, each.why, each.facts) for each in activity.about(declaration)]
    assert told == [(world.leader, "declared an interest", "", {})]


def test_begins_today_where_nothing_is_said(world):
    assert declare(world).from_on == world.now.date()


def test_nobody_declares_for_somebody_else(world):
    with pytest.raises(NotAllowed):
        declare(world, by=world.administrator)


def test_is_about_somebody_else(world):
    with pytest.raises(Refused, match="other than yourself"):
        declare(world, about=world.leader)


def test_ends_on_or_after_its_beginning(world):
    with pytest.raises(Refused, match="on or after the day it began"):
        declare(world, from_on=dt.date(2026, 9, 1), until_on=dt.date(2026, 8, 31))


def test_twice_with_one_form_is_declared_once(world):
    first, second = declare(world, form_key="a" * 32), declare(world, form_key="a" * 32)
    assert (first, Declaration.objects.count()) == (second, 1)


def test_is_ended_and_kept(world):
    ended = actions.end(declare(world), by=world.leader, at=world.now, until_on=world.now.date())
    assert (ended.until_on, ended.ended_at, Declaration.objects.count()) == (world.now.date(), world.now, 1)


def test_is_ended_once(world):
    declaration = declare(world)
    actions.end(declaration, by=world.leader, at=world.now, until_on=world.now.date())
    with pytest.raises(AlreadyDone):
        actions.end(declaration, by=world.leader, at=world.now, until_on=world.now.date())


def test_is_ended_by_who_declared_it(world):
    with pytest.raises(NotAllowed):
        actions.end(declare(world), by=world.administrator, at=world.now, until_on=world.now.date())
