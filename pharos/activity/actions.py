"""Remember what happened; make the moves."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Protocol

from django.db import models, transaction

from pharos.common.errors import AlreadyDone, WrongState
from pharos.common.states import Machine

from . import queries
from .models import Activity

if TYPE_CHECKING:
    from pharos.people.models import Person


class Stateful(Protocol):
    """A model with a state and the machine that governs it."""

    pk: Any
    state: Any

    @property
    def machine(self) -> Machine: ...


def record(
    verb: str,
    subject: models.Model,
    *,
    by: "Person | None",
    at: dt.datetime,
    says: str,
    why: str = "",
    standing_for: "Person | None" = None,
    **facts: Any,
) -> Activity:
    """Remember that ``by`` did ``verb`` to ``subject``; ``says`` is how the timeline tells it."""
    label, pk = queries.key_of(subject)
    return Activity.objects.create(
        verb=verb, says=says, subject_label=label, subject_pk=pk,
        by=by, standing_for=standing_for, at=at, why=why, facts=facts,
    )  # fmt: skip


def record_reading(subject: models.Model, *, by: "Person", at: dt.datetime, what: str) -> Activity:
    """Remember that a person opened a confidential document; ``what`` names it ("the support record")."""
    return record("read", subject, by=by, at=at, says=f"read {what}")


@transaction.atomic
def move(
    subject: Stateful,
    verb: str,
    *,
    by: "Person | None",
    at: dt.datetime,
    says: str = "",
    why: str = "",
    standing_for: "Person | None" = None,
    **facts: Any,
) -> Activity:
    """Make one named move of the subject's machine, and remember it, in the machine's words or in those that it
    ``says`` of this one.

    The only code in the service that assigns ``state``. The row is locked and read afresh, so two
    people pressing at once cannot both succeed; the same person pressing twice gets ``AlreadyDone``.
    """
    assert isinstance(subject, models.Model)
    rows = type(subject)._default_manager.select_for_update()
    before = rows.values_list("state", flat=True).get(pk=subject.pk)
    try:
        after = subject.machine.after(verb, before)
    except WrongState as refusal:
        if queries.was_last_done_by(subject, verb, by):
            raise AlreadyDone(str(refusal)) from refusal
        raise
    subject.state = after
    subject.save(update_fields=["state"])
    label, pk = queries.key_of(subject)
    return Activity.objects.create(
        verb=verb, says=says or subject.machine.moves[verb].says, subject_label=label, subject_pk=pk,
        by=by, standing_for=standing_for, at=at, before=before, after=after, why=why, facts=facts,
    )  # fmt: skip
