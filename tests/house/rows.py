"""One real row of each model that has a machine, with what its constraints ask for in any of its states.

A model with a machine that has no row here fails ``test_machines``.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Model

from pharos.office.models import LeaderImport
from pharos.outbox.models import Letter
from pharos.schools.models import RegisterImport, SourceImport
from tests.clock import NOW
from tests.deployments import stories


def _again(row: Any, **facts: Any) -> Any:
    """The same row in the first state of its machine, with these facts."""
    type(row).objects.filter(pk=row.pk).update(state=type(row)._meta.get_field("state").default, **facts)
    return type(row).objects.get(pk=row.pk)


def _letter(world: Any) -> Letter:
    return Letter.objects.create(
        kind="notice", to=world.head.email, subject="A notice", text="Hello", html="<p>Hello</p>",
        about_label="people.Person", about_pk="1", message_id="<notice@wantsum.example>", not_before=NOW, posted_at=NOW,
    )  # fmt: skip


def _import(world: Any) -> RegisterImport:
    return RegisterImport.objects.create(file_name="register.csv", as_at=dt.date(2026, 11, 1), requested_at=NOW)


def _source(world: Any) -> SourceImport:
    return SourceImport.objects.create(
        kind="links", file_name="links.csv", as_at=dt.date(2026, 11, 1), requested_at=NOW
    )


def _leader_list(world: Any) -> LeaderImport:
    return LeaderImport.objects.create(file_name="leaders.csv", requested_at=NOW)


def _proposed(world: Any) -> Any:
    stories.kle(world)
    return stories.proposed(world)


def _running(world: Any) -> Any:
    stories.kle(world)
    return stories.agreed(world)


ROWS: dict[str, Callable[[Any], Model]] = {
    "outbox.Letter": _letter,
    "office.LeaderImport": _leader_list,
    "schools.RegisterImport": _import,
    "schools.SourceImport": _source,
    "support.SupportRequest": lambda world: _again(stories.request(world), owner=world.sia),
    "matching.Offer": lambda world: _again(stories.accepted(world), decline_reason="time"),
    "deployments.Agreement": lambda world: _again(_proposed(world)),
    "deployments.Deployment": lambda world: _again(_running(world), ended_at=NOW),
    "deployments.Visit": lambda world: _again(stories.visit(world, _running(world))),
}
