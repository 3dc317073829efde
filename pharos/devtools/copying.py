"""Rows that hang together, told again in bulk: with other people, at another school, in another year."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, Q

from pharos.activity import queries as activity
from pharos.activity.models import Activity
from pharos.common.references import new_reference
from pharos.days import queries as days
from pharos.days.models import Account
from pharos.deployments.models import (
    Agreement,
    Confirmation,
    Deployment,
    RecordVersion,
    Signature,
    SupportRecord,
    Visit,
)
from pharos.matching.models import Offer
from pharos.outbox.models import Letter
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState

type Key = tuple[type[Model], Any]
type Rows = list["Original"]

# Keys that are kept as text, and the field that says of what, or what they always name.
NAMED = {"subject_pk": "subject_label", "about_pk": "about_label"}
ALWAYS = {"visit_pk": "deployments.Visit"}


@dataclass
class Telling:
    """What is different this time. ``instead`` grows by every row that is copied, so that later rows point at it.

    ``told`` takes the place of what a model's fields say, where they say anything.
    """

    instead: dict[Key, Any] = field(default_factory=dict)
    told: dict[type[Model], dict[str, Any]] = field(default_factory=dict)
    earlier: dt.timedelta = dt.timedelta(0)

    def key(self, of: Key) -> Any:
        return self.instead.get(of, of[1])


class Original:
    """A row to be copied: what of it stays, and what becomes another."""

    def __init__(self, row: Model) -> None:
        self.key: Key = (type(row), row.pk)
        self.stays: dict[str, Any] = {}
        self.keys: dict[str, Key] = {}
        self.times: dict[str, Any] = {}
        self.unique: set[str] = set()
        for each in row._meta.concrete_fields:
            if not (each.primary_key or each.generated):
                self._sort(row, each, getattr(row, each.attname))
        self.says = {*self.unique, *(name for name, value in self.stays.items() if value)}

    def _sort(self, row: Model, each: "Field[Any, Any]", value: Any) -> None:
        name = each.attname
        if value and each.is_relation:
            self.keys[name] = (each.related_model, value)  # type: ignore[assignment]
        elif value and (label := ALWAYS.get(name) or getattr(row, NAMED.get(name, ""), "")):
            self.keys[name] = (apps.get_model(label), int(value))
        elif isinstance(value, dt.date):
            self.times[name] = value
        elif value and each.unique:
            self.unique.add(name)
        else:
            self.stays[name] = value

    def values(self, telling: Telling) -> dict[str, Any]:
        """What the copy is made of."""
        return (
            self.stays
            | {name: telling.key(key) for name, key in self.keys.items()}
            | {name: value - telling.earlier for name, value in self.times.items()}
            | {name: new_reference() for name in self.unique}
            | {name: value for name, value in telling.told.get(self.key[0], {}).items() if name in self.says}
        )


def originals(rows: Iterable[Model]) -> Rows:
    return [Original(row) for row in rows]


def tell_again(rows: Iterable[Rows], tellings: Sequence[Telling]) -> None:
    """The rows once for each telling: model after model, each after those that it points at."""
    for each_model in rows:
        if not (each_model and tellings):
            continue
        model, _ = each_model[0].key
        made = [(each, telling, model(**each.values(telling))) for telling in tellings for each in each_model]
        model._default_manager.bulk_create([copy for _, _, copy in made], batch_size=1000)
        for each, telling, copy in made:
            telling.instead[each.key] = copy.pk


class Case:
    """A request and all that became of it."""

    def __init__(self, request: SupportRequest) -> None:
        self.request = request
        self.offers = list(Offer.objects.filter(request=request).order_by("pk"))
        self.agreements = list(Agreement.objects.filter(request=request).order_by("pk"))
        self.deployments = list(Deployment.objects.filter(request=request))
        self.visits = list(Visit.objects.filter(deployment__request=request).order_by("pk"))
        self.records = list(SupportRecord.objects.filter(deployment__request=request).order_by("pk"))
        self.versions = list(RecordVersion.objects.filter(record__in=self.records).order_by("pk"))
        self.entries = list(days.entries_for(request).select_related("account").order_by("pk"))

    @property
    def has_deployment(self) -> bool:
        return bool(self.deployments)

    @property
    def is_over(self) -> bool:
        return self.request.state == RequestState.CLOSED

    @property
    def leaders(self) -> list[int]:
        """Everybody who was asked to lead, by key."""
        named = [self.request.named_leader_id, *(offer.leader_id for offer in self.offers)]
        return list(dict.fromkeys(filter(None, named)))

    @property
    def chairs(self) -> set[int]:
        return {each.chair_id for each in self.agreements if each.chair_id}

    @property
    def accounts(self) -> set[Account]:
        return {entry.account for entry in self.entries}

    @cached_property
    def rows(self) -> list[Rows]:
        """Each after those that it points at."""
        confirmations = Confirmation.objects.filter(agreement__in=self.agreements).order_by("pk")
        signatures = Signature.objects.filter(version__in=self.versions).order_by("pk")
        areas = SupportRequest.expertise.through.objects.filter(supportrequest=self.request)
        return [
            originals([self.request]), originals(areas), originals(self.offers), originals(self.agreements),
            originals(confirmations), originals(self.deployments), originals(self.visits), originals(self.records),
            originals(self.versions), originals(signatures), *(originals([each]) for each in self.entries),
            originals(self._happened()), originals(self._letters()),
        ]  # fmt: skip

    @property
    def _subjects(self) -> list[Model]:
        parts = (self.offers, self.agreements, self.deployments, self.visits, self.records, self.versions)
        return [self.request, *(row for part in parts for row in part)]

    def _happened(self) -> Iterable[Activity]:
        return activity.about(*self._subjects)

    def _letters(self) -> Iterable[Letter]:
        about = Q(pk__in=[])
        for label, pk in map(activity.key_of, self._subjects):
            about |= Q(about_label=label, about_pk=pk)
        return Letter.objects.filter(about).order_by("pk")
