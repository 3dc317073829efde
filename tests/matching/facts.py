"""Requests and leaders as plain values, for what is pure."""

import datetime as dt

from pharos.matching.eligibility import Ask, Candidate
from tests.clock import TODAY

AREAS = (("phonics", "Phonics"), ("maths", "Maths"), ("governance", "Governance"))


def ask(**changes):
    """A primary school wants two days of mentoring between Monday and the end of March."""
    facts = {
        "kind": "mentoring", "phase": "primary", "half_days": 4, "wants_free": True,
        "from_on": TODAY + dt.timedelta(days=6), "until_on": dt.date(2027, 3, 31), "areas": AREAS[:2],
    }  # fmt: skip
    return Ask(**(facts | changes))


def candidate(key="a", **changes):
    """A leader near by whom every rule lets pass, and who offers both areas of need."""
    facts = {
        "name": f"Leader {key}", "phases": frozenset({"primary"}), "kinds": frozenset({"mentoring"}),
        "availability": "open", "free_left": 6, "areas": frozenset({"phonics", "maths"}), "km": 4.2,
    }  # fmt: skip
    return Candidate(key=key, **(facts | changes))
