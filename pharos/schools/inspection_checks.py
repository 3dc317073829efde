"""What cannot be true of an inspection, though a file says so. Pure."""

import datetime as dt
from typing import Protocol

from .grades import KEY_JUDGEMENTS, OVERALL
from .states import Concern, Regime, Safeguarding

# The day from which schools were no longer given an overall grade.
NO_OVERALL_FROM = dt.date(2024, 9, 2)


class Told(Protocol):
    """An inspection as a file tells it."""

    @property
    def regime(self) -> Regime: ...
    @property
    def starts_on(self) -> dt.date | None: ...
    @property
    def published_on(self) -> dt.date | None: ...
    @property
    def grades(self) -> dict[str, str]: ...
    @property
    def concern(self) -> Concern: ...
    @property
    def safeguarding(self) -> Safeguarding: ...


def contradiction(told: Told, as_at: dt.date) -> str:
    """Why this cannot be taken as it stands; empty where it can."""
    return _of_days(told, as_at) or _of_grades(told)


def _of_days(told: Told, as_at: dt.date) -> str:
    for what, day in (("it began", told.starts_on), ("it was published", told.published_on)):
        if day and day > as_at:
            return f"the day on which {what}, {day:%d/%m/%Y}, lies after the day of the file"
    if told.starts_on and told.published_on and told.published_on < told.starts_on:
        return "it was published before it began"
    return ""


def _of_grades(told: Told) -> str:
    match told.regime:
        case Regime.OVERALL:
            return _of_overall(told)
        case Regime.JUDGEMENTS:
            return _of_judgements(told)
        case Regime.REPORT_CARD if not told.grades:
            return "it is a report card without a grade"
    return ""


def _of_overall(told: Told) -> str:
    """Good or outstanding overall goes with nothing inadequate, with effective safeguarding and with no concern."""
    overall = told.grades.get(OVERALL, "")
    if overall not in ("outstanding", "good"):
        return ""
    inadequate = [area for area in KEY_JUDGEMENTS if told.grades.get(area) == "inadequate"]
    if inadequate:
        return f"overall {overall}, with an inadequate key judgement ({', '.join(inadequate).replace('_', ' ')})"
    if told.safeguarding == Safeguarding.NOT_MET:
        return f"overall {overall}, with safeguarding that is not effective"
    return f"overall {overall}, with a category of concern" if told.concern else ""


def _of_judgements(told: Told) -> str:
    if not told.grades:
        return "it has no overall grade and no key judgements"
    if told.starts_on and told.starts_on < NO_OVERALL_FROM:
        return "it has no overall grade, though each school was given one until 1 September 2024"
    return ""
