"""The terms to begin with: what the request says, what the protocol says, and the usual. Nothing is asked twice."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings

from pharos.common.calendar import academic_year
from pharos.days.states import Pool
from pharos.support.models import SupportRequest
from pharos.support.states import Funding

from .states import AgreementState, Ground, Reporting

if TYPE_CHECKING:
    from .models import Agreement

# The terms of a version that the next one begins with.
FIELDS = (
    "purpose", "success_measures", "half_days", "pool", "ground", "payer", "rate_pence", "starts_on", "ends_on",
    "accountable_to", "form_of_reporting", "record_readers", "expenses", "supply_cover", "chair_name", "chair_email",
)  # fmt: skip


def from_request(request: SupportRequest, *, today: dt.date) -> dict[str, Any]:
    """Prefilled from the request; for mentoring the leader is accountable to the governing body."""
    starts_on = max(request.wanted_from_on or today, today)
    year_ends_on = academic_year(starts_on).ends_on
    school = request.school.name
    return {
        "purpose": request.need,
        "success_measures": request.success,
        "half_days": request.half_days,
        **_funding(request),
        "starts_on": starts_on,
        "ends_on": max(min(request.wanted_until_on or year_ends_on, year_ends_on), starts_on),
        "accountable_to": _accountable_to(school, mentoring=request.is_mentoring),
        "form_of_reporting": Reporting.VERBAL if request.is_mentoring else Reporting.NOTES,
        "record_readers": [],
        "chair_name": request.chair_name,
        "chair_email": request.chair_email,
    }


def from_agreement(before: "Agreement", request: SupportRequest) -> dict[str, Any]:
    """As they last were. Who would pay, and how much, is never empty, for those who change their mind."""
    found = {name: getattr(before, name) for name in FIELDS}
    found |= {name: found[name] or usual for name, usual in _usual(request).items()}
    found["why_changed"] = before.why_changed if before.state == AgreementState.DRAFT else ""
    return found


def _usual(request: SupportRequest) -> dict[str, Any]:
    return {"payer": request.school.name, "rate_pence": settings.DAY_RATE * 100}


def _accountable_to(school: str, *, mentoring: bool) -> str:
    whom = "The governing body" if mentoring else "The headteacher and the governing body"
    return f"{whom} of {school}"


def _funding(request: SupportRequest) -> dict[str, Any]:
    usual = _usual(request)
    if request.free_ground and not request.ground_denied_at:
        return {"pool": Pool.FREE, "ground": request.free_ground, **usual}
    pays = Pool.FUNDED if request.funding == Funding.SCHOOL or request.ground_denied_at else ""
    return {"pool": pays, "ground": "", **usual}


def grounds(request: SupportRequest) -> list[Ground]:
    """On which grounds days can be free for this request: the ground that it gave, or another purpose."""
    found = [Ground.NEW_HEADTEACHER] if request.is_mentoring else []
    if request.funding == Funding.NO_FUNDED_ROUTE and not request.ground_denied_at:
        found.append(Ground.NO_FUNDED_ROUTE)
    return [*found, Ground.OTHER]
