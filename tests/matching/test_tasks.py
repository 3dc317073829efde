"""Offers that nobody answered are recorded by the worker."""

import datetime as dt

import pytest

from pharos.jobs import actions as jobs
from pharos.jobs import schedule
from pharos.jobs.rhythm import Rhythm
from pharos.jobs.worker import drain
from pharos.matching.models import Offer
from pharos.outbox.models import Letter
from tests.clock import NOW, TODAY
from tests.matching import stories

pytestmark = pytest.mark.django_db


def test_it_is_looked_for_every_ten_minutes():
    schedule.load()
    assert schedule.declared["matching.lapse_offers"].rhythm == Rhythm(minutes=10)


def test_the_day_after_the_last_one_it_is_recorded_once(world, clock):
    offer = stories.offered(world, lapses_on=TODAY)
    schedule.load()
    jobs.enrol(at=NOW)
    found = []
    for at in (NOW + dt.timedelta(minutes=10), NOW + dt.timedelta(days=1), NOW + dt.timedelta(days=2)):
        clock.set(at)
        jobs.start_due(at=at)
        drain()
        found.append((Offer.objects.get(pk=offer.pk).state, Letter.objects.filter(kind="lapsed_leader").count()))
    assert found == [("offered", 0), ("lapsed", 1), ("lapsed", 1)]
