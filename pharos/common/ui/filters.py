"""How values read: dates, days, numbers, in the words of the service and the time of Europe/London."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils import timezone


def date(value: dt.date | dt.datetime | None) -> str:
    """24 November 2026."""
    if value is None:
        return ""
    day = timezone.localtime(value).date() if isinstance(value, dt.datetime) else value
    return f"{day.day} {day:%B} {day.year}"


def short_date(value: dt.date | dt.datetime | None) -> str:
    """24 Nov 2026, for narrow tables."""
    if value is None:
        return ""
    day = timezone.localtime(value).date() if isinstance(value, dt.datetime) else value
    return f"{day.day} {day:%b} {day.year}"


def clock_time(value: dt.datetime | None) -> str:
    """10:04am, 3pm, midday, midnight."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    if (local.hour, local.minute) in {(0, 0), (12, 0)}:
        return "midday" if local.hour else "midnight"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{(local.hour - 1) % 12 + 1}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(value: dt.datetime | None) -> str:
    """24 November 2026 at 10:04am."""
    return f"{date(value)} at {clock_time(value)}" if value else ""


def days(half_days: int | None) -> str:
    """Half days as days: 3 is "1½ days"."""
    if half_days is None:
        return ""
    sign, count = "−" if half_days < 0 else "", abs(half_days)
    if count == 1:
        return f"{sign}½ day"
    whole = f"{count // 2:,}{'½' if count % 2 else ''}"
    return f"{sign}{whole} {'day' if count == 2 else 'days'}"


def plural(count: int, one: str, many: str = "") -> str:
    """1 visit, 3 visits, 1,204 schools."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def initials(name: str) -> str:
    """Grace Okafor: GO. At most two letters, of the first and the last name."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


def number(value: int | Decimal | float | None) -> str:
    """51,012."""
    return "" if value is None else f"{value:,}"


def money(pence: int | None) -> str:
    """40000 pence: £400; 40050: £400.50."""
    if pence is None:
        return ""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"


def sentence(items: list[str], joined_by: str = "and") -> str:
    """One, two and three."""
    items = [str(item) for item in items]
    return f"{', '.join(items[:-1])} {joined_by} {items[-1]}" if len(items) > 1 else "".join(items)


def upper_first(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


ALL: dict[str, Callable[..., Any]] = {
    "date": date,
    "short_date": short_date,
    "clock_time": clock_time,
    "moment": moment,
    "days": days,
    "plural": plural,
    "initials": initials,
    "number": number,
    "money": money,
    "sentence": sentence,
    "upper_first": upper_first,
}
