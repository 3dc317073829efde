"""What waits for somebody, and what comes first."""

import datetime as dt

from pharos.common.waiting import Waiting, in_order
from tests.clock import LONDON, TODAY


def day(number):
    return dt.date(2026, 11, number)


def task(what, since=None, **more):
    return Waiting(what=what, url_name="home:help", since=since or TODAY, **more)


def test_urgent_first_then_what_is_due_then_what_waited_longest():
    tasks = [
        task("later", due=day(30)),
        task("new", since=day(20)),
        task("old", since=day(2)),
        task("sooner", due=day(26)),
        task("urgent", since=day(24), urgent=True),
    ]
    assert [each.what for each in in_order(tasks)] == ["urgent", "sooner", "later", "old", "new"]


def test_alike_in_everything_they_stand_by_their_words():
    assert [each.what for each in in_order([task("b"), task("a")])] == ["a", "b"]


def test_it_is_late_from_the_day_after_it_was_due():
    due = task("answer", due=day(24))
    assert [due.is_late(day(number)) for number in (23, 24, 25)] == [False, False, True]
    assert not task("whenever").is_late(day(30))


def test_a_moment_is_told_as_its_day_in_london():
    late = dt.datetime(2026, 6, 9, 23, 30, tzinfo=dt.UTC)
    assert (task("a", since=late).since_on, task("b", since=day(2)).since_on) == (dt.date(2026, 6, 10), day(2))
    assert task("c", since=dt.datetime(2026, 6, 9, 23, 30, tzinfo=LONDON)).since_on == dt.date(2026, 6, 9)


def test_it_knows_where_it_is_done():
    assert task("read").href == "/help/"
    lend = Waiting(what="lend", url_name="home:lend", since=TODAY, url_args=("abc",))
    assert lend.href == "/account/roles/abc/stand-in/"
