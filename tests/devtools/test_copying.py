"""A story told again: what stays, what becomes another."""

import datetime as dt

import pytest

from pharos.activity import actions as activity
from pharos.activity.models import Activity
from pharos.devtools.copying import Telling, originals, tell_again
from pharos.people.models import Person
from pharos.schools.models import School
from pharos.support.models import SupportRequest
from tests.clock import NOW

YEAR = dt.timedelta(weeks=52)


@pytest.fixture
def request_of_marram(world):
    return SupportRequest.objects.create(
        number=7, state="submitted", school=world.marram, raised_by=world.head, created_at=NOW, saved_at=NOW,
        sent_at=NOW, need="Reading in Key Stage 1 has slipped.",
    )  # fmt: skip


@pytest.fixture
def told_again(world, request_of_marram):
    """The request and what happened to it, a year earlier at Saltmarsh."""
    activity.record("note", request_of_marram, by=world.head, at=NOW, says="wrote a note")
    telling = Telling(
        instead={(School, world.marram.pk): world.saltmarsh.pk, (Person, world.head.pk): world.other_head.pk},
        told={SupportRequest: {"number": 8, "other_support": "never said"}},
        earlier=YEAR,
    )
    tell_again([originals([request_of_marram]), originals(Activity.objects.order_by("pk"))], [telling])
    return SupportRequest.objects.get(number=8)


def test_other_people_at_another_school_in_another_year(world, told_again):
    assert (told_again.school, told_again.raised_by, told_again.sent_at) == (
        world.saltmarsh, world.other_head, NOW - YEAR,
    )  # fmt: skip


def test_what_is_unique_becomes_new_and_the_rest_stays(request_of_marram, told_again):
    assert (told_again.reference == request_of_marram.reference, told_again.need) == (False, request_of_marram.need)


def test_nothing_is_said_where_nothing_was_said(told_again):
    assert told_again.other_support == ""


def test_the_record_points_at_the_copy(world, told_again):
    copied = Activity.objects.get(subject_label="support.SupportRequest", subject_pk=str(told_again.pk))
    assert (copied.by, copied.at, copied.says) == (world.other_head, NOW - YEAR, "wrote a note")
