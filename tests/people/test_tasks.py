"""Sessions that have run out are forgotten."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from pharos.people.tasks import forget_ended_sessions

pytestmark = pytest.mark.django_db


def test_sessions_that_have_run_out_are_forgotten_and_the_others_stay(as_person, world):
    as_person(world.head)
    live = Session.objects.get()
    Session.objects.create(session_key="over", session_data="", expire_date=timezone.now() - dt.timedelta(minutes=1))
    forget_ended_sessions.func()
    assert list(Session.objects.all()) == [live]
