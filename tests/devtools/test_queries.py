"""The inbox of the demo."""

import datetime as dt

import pytest

from pharos.devtools import queries
from pharos.outbox.models import Letter
from tests.clock import NOW

pytestmark = pytest.mark.django_db


def letter(subject, *, posted, sent=None):
    Letter.objects.create(
        kind="notice", to="grace.okafor@wantsum.example", subject=subject, text="Dear Grace", html="",
        state="sent" if sent else "waiting", not_before=posted, posted_at=posted, sent_at=sent,
        message_id=f"<{subject}@pharos.example>",
    )  # fmt: skip


def test_letters_are_in_the_order_in_which_they_went(db):
    """One written on Friday evening may go after one that was written on Monday morning."""
    hour = dt.timedelta(hours=1)
    letter("held", posted=NOW - 60 * hour, sent=NOW - hour)
    letter("at once", posted=NOW - 2 * hour, sent=NOW - 2 * hour)
    letter("waiting", posted=NOW)
    assert [each.subject for each in queries.letters("")] == ["waiting", "held", "at once"]
