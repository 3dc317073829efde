"""How many leaders offer each area of expertise."""

import datetime as dt
from collections import Counter

from pharos.leaders.models import ProfileExpertise

from .designated import published


def offering(*, at: dt.datetime) -> Counter[str]:
    """Code to the number of leaders in the directory who offer the area; none for one that nobody offers."""
    people = published(at).order_by().values("person")
    rows = ProfileExpertise.objects.filter(profile__person__in=people).values_list("expertise__code", flat=True)
    return Counter(rows.iterator())
