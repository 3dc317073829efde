"""Which letters need somebody."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.activity import actions as activity
from pharos.outbox import queries
from tests.clock import NOW

pytestmark = pytest.mark.django_db


def test_nothing_waits_while_letters_arrive(write):
    letter = write()
    for verb in ("hand_over", "send"):
        activity.move(letter, verb, by=None, at=NOW)
    assert queries.waiting_for_administrators() == []


def test_letters_in_trouble_wait_as_one_thing_since_the_oldest(write):
    for days, verb in ((0, "fail"), (2, "bounce")):
        activity.move(write(at=NOW - dt.timedelta(days=days)), verb, by=None, at=NOW)
    with CaptureQueriesContext(connection) as asked:
        (waiting,) = queries.waiting_for_administrators()
    assert (waiting.what, waiting.since, waiting.urgent, len(asked)) == (
        "See to 2 letters that did not arrive", NOW - dt.timedelta(days=2), True, 1,
    )  # fmt: skip
    assert waiting.href == "/office/letters/"


def test_one_letter_is_one_letter(write):
    activity.move(write(), "fail", by=None, at=NOW)
    assert queries.waiting_for_administrators()[0].what == "See to the letter that did not arrive"


def test_counts_know_every_state(write):
    write()
    assert queries.counts() == {"waiting": 1, "sending": 0, "sent": 0, "failed": 0, "bounced": 0, "doubtful": 0}


def test_a_long_list_is_ordered_by_an_index():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by how many rows there are: a small table is sorted.")
    plan = queries.all_letters().values("pk", "rank", "posted_at").explain()
    assert ("letter_by_rank" in plan, "TEMP B-TREE" in plan) == (True, False)
