"""Requests as far as a test needs them: a draft that is fully answered, or one that has been sent."""

import datetime as dt
from itertools import count

from pharos.support.models import SupportRequest
from tests.clock import NOW

_numbers = count(1)

MENTORING = {
    "kind": "mentoring", "mentee_stage": "new_to_headship", "mentee_name": "Grace Okafor",
    "need": "I am new to headship.", "success": "I lead with confidence.", "has_other_support": False,
    "wanted_from_on": dt.date(2026, 11, 30), "wanted_until_on": dt.date(2027, 3, 31), "half_days": 4,
    "funding": "new_headteacher", "chair_name": "Peter Lindqvist", "chair_email": "peter.lindqvist@wantsum.example",
    "leader_choice": "found",
}  # fmt: skip
# What differs where the need is school improvement, which the school pays for.
IMPROVEMENT = {
    "kind": "school_improvement", "funding": "school", "chair_name": "", "chair_email": "", "mentee_stage": "",
    "mentee_name": "",
}  # fmt: skip


def draft(world, **changes):
    """Grace Okafor has answered every question, and sent nothing yet."""
    facts = {"school": world.marram, "raised_by": world.head, "created_at": NOW, "saved_at": NOW}
    return SupportRequest.objects.create(**(facts | MENTORING | changes))


def blank(world, **changes):
    """A draft in which no question has been answered."""
    return draft(world, **(dict.fromkeys(MENTORING, "") | NOTHING | changes))


NOTHING = dict.fromkeys(("has_other_support", "wanted_from_on", "wanted_until_on", "half_days"))


def sent(world, state="submitted", **changes):
    """The same request after it was sent, in any state; in triage with its adviser."""
    owner = world.sia if state == "in_triage" else None
    facts = {"state": state, "number": next(_numbers), "sent_at": NOW, "area_code": "north", "owner": owner}
    return draft(world, **(facts | changes))


def no_other_route(world, state="submitted", **changes):
    """Sent, and asking for free days because there is no other funded route."""
    asked = {"funding": "no_funded_route", "funding_words": "The budget is in deficit."}
    return sent(world, state, **(IMPROVEMENT | asked | changes))
