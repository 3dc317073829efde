"""The story of a thing, as people read it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.activity import actions, queries
from pharos.common.pages import timeline
from tests.clock import NOW

LATER = NOW + dt.timedelta(hours=1)


def test_a_timeline_is_newest_first_and_leaves_readings_out(letter, helen):
    actions.record("note", letter, by=helen, at=NOW, says="noted something")
    actions.record_reading(letter, by=helen, at=LATER, what="the letter")
    actions.move(letter, "hand_over", by=None, at=LATER)
    assert [each.verb for each in queries.timeline(letter)] == ["hand_over", "note"]
    assert [each.verb for each in queries.about(letter)] == ["hand_over", "read", "note"]


def test_a_timeline_tells_sentences(letter, helen, tom):
    actions.record("note", letter, by=helen, at=NOW, says="noted something", standing_for=tom, why="for later")
    actions.move(letter, "hand_over", by=None, at=LATER)
    told = [(item.who, item.says, item.at, item.why) for item in timeline(queries.timeline(letter))]
    assert told == [
        ("Pharos", "handed the letter to the mail server", LATER, ""),
        ("Helen Marsh, for Tom Ashby,", "noted something", NOW, "for later"),
    ]


def test_several_things_make_one_story(letter, helen, tom):
    actions.record("note", letter, by=helen, at=NOW, says="noted something")
    actions.record("greet", tom, by=helen, at=LATER, says="greeted")
    assert [each.verb for each in queries.timeline(letter, tom)] == ["greet", "note"]


def test_another_thing_with_the_same_key_is_another_story(letter, helen):
    helen.pk = letter.pk
    actions.record("note", letter, by=None, at=NOW, says="noted something")
    assert list(queries.timeline(helen)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_a_timeline_is_one_query(letter, helen, tom, rows):
    for _ in range(rows):
        actions.record("note", letter, by=helen, at=NOW, says="noted something", standing_for=tom)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        timeline(queries.timeline(letter))
    assert len(asked) == 1
