"""Facts that hold from a first day until a last day, or without an end."""

import datetime as dt

from django.db.models import Q


def holding(day: dt.date, of: str = "") -> Q:
    """Rows whose dates take in ``day``; ``of`` is the way from the row to what has the dates, like "person__"."""
    has_not_ended = Q(**{f"{of}until_on__isnull": True}) | Q(**{f"{of}until_on__gte": day})
    return Q(**{f"{of}from_on__lte": day}) & has_not_ended
