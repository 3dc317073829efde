"""The letters about a request."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from pharos.outbox import actions as outbox

from . import queries
from .models import SupportRequest

if TYPE_CHECKING:
    from pharos.people.models import Person


def _to_school(template: str, request: SupportRequest, *, by: "Person", at: dt.datetime, **context: Any) -> None:
    for person in queries.told(request, at=at):
        outbox.write(
            to=person, template=f"support/emails/{template}.txt", about=request, by=by, at=at, routine=True,
            context={"request": request, "to": person, **context},
        )  # fmt: skip


def taken_up(request: SupportRequest, *, by: "Person", at: dt.datetime) -> None:
    """An adviser looks after the request now."""
    _to_school("taken_up", request, by=by, at=at)


def taken_over(request: SupportRequest, previous: "Person", *, by: "Person", at: dt.datetime) -> None:
    """Another adviser looks after the request now: to the one who did."""
    outbox.write(
        to=previous, template="support/emails/taken_over.txt", about=request, by=by, at=at, routine=True,
        context={"request": request, "to": previous},
    )  # fmt: skip


def sent_back(request: SupportRequest, *, why: str, by: "Person", at: dt.datetime) -> None:
    """The adviser asks for more."""
    _to_school("sent_back", request, by=by, at=at, why=why)


def left_unfilled(request: SupportRequest, *, why: str, by: "Person", at: dt.datetime) -> None:
    """No leader was found."""
    _to_school("left_unfilled", request, by=by, at=at, why=why)


def ground_answered(request: SupportRequest, *, by: "Person", at: dt.datetime) -> None:
    """The adviser says whether there is another funded route."""
    _to_school("ground_answered", request, by=by, at=at)


def withdrawn(request: SupportRequest, *, why: str, by: "Person", at: dt.datetime) -> None:
    """The school withdrew its request: to the adviser who looks after it."""
    if request.owner is not None:
        outbox.write(
            to=request.owner, template="support/emails/withdrawn.txt", about=request, by=by, at=at, routine=True,
            context={"request": request, "to": request.owner, "why": why},
        )  # fmt: skip
