"""Takes the last import back: every fact, date and body is again as it was before.

An import keeps what it writes over (``SchoolBefore``, ``groups_before``). The history that it wrote goes with it:
a change that is taken back did not happen. The import itself, its numbers and remarks stay, with who took it back
and why.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models.functions import Cast

from pharos.activity import actions as activity
from pharos.common.errors import Refused
from pharos.common.ui.filters import sentence
from pharos.people.models import RoleGrant
from pharos.people.states import ScopeKind

from .. import rules
from ..models import FactChange, RegisterImport, School, SchoolBefore
from . import bulk
from .groups import KINDS

if TYPE_CHECKING:
    from pharos.people.models import Person

# The history that an import writes of schools: it is taken back with it.
OWN = (FactChange, SchoolBefore)
# A refusal names so many of what stands in the way.
NAMED = 5


@transaction.atomic
def roll_back(done: RegisterImport, *, by: "Person | None", at: dt.datetime, why: str) -> None:
    """Take this import back; refused with what stands in the way, where something names a school that it added."""
    done = RegisterImport.objects.select_for_update().get(pk=done.pk)
    rules.may_roll_back(by, done, at=at).enforce()
    activity.move(done, "roll_back", by=by, at=at, why=why)
    added = School.objects.filter(first_seen_in=done)
    _refuse_where_named(added, "schools")
    _restore(done)
    SchoolBefore.objects.filter(register_import=done)._raw_delete("default")
    FactChange.objects.filter(register_import=done)._raw_delete("default")
    added._raw_delete("default")
    _restore_groups(done)


def _restore(done: RegisterImport) -> None:
    """Each school has its columns again: those of the same columns in one statement."""
    seen = School.objects.filter(last_seen_in=done).exclude(first_seen_in=done)
    seen.update(last_seen_in=done.follows_id)
    rows: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    kept = SchoolBefore.objects.filter(register_import=done)
    for pk, facts in kept.values_list("school_id", "facts").iterator(chunk_size=2000):
        values = (json.dumps(value) if name == "older" else value for name, value in facts.items())
        rows[tuple(facts)].append((*values, pk))
    for fields, them in rows.items():
        bulk.update(School, fields, them)


def _restore_groups(done: RegisterImport) -> None:
    """The last change first: a body may have been changed more than once."""
    for kept in reversed(done.groups_before or []):
        kind: Any = KINDS[kept["kind"]]
        if kept["code"] is None:
            _refuse_where_named(kind.objects.filter(pk=kept["pk"]), f"a {kept['kind']}")
            kind.objects.filter(pk=kept["pk"])._raw_delete("default")
        else:
            kind.objects.filter(pk=kept["pk"]).update(code=kept["code"], name=kept["name"])


def _refuse_where_named(added: models.QuerySet[Any], what: str) -> None:
    named = list(_named(added))[:NAMED]
    if named:
        raise Refused(
            f"This import cannot be rolled back, since it added {what} that other records name: {sentence(named)}. "
            "Take those back first, or bring in a newer file instead. Nothing was changed."
        )


def _named(added: models.QuerySet[Any]) -> Iterator[str]:
    """What else in the service speaks of these rows, in words: by whatever key of whatever area."""
    for relation in added.model._meta.get_fields(include_hidden=True):
        if (relation.one_to_many or relation.one_to_one) and relation.auto_created and not relation.concrete:
            model, field = relation.related_model, relation.field.name
            if model not in OWN:
                found = model._base_manager.filter(**{f"{field}__in": added}).select_related(field).order_by("pk")
                yield from (f"{getattr(each, field)} in a {model._meta.verbose_name}" for each in found[:NAMED])
    if added.model is School:
        urns = added.order_by().annotate(key=Cast("urn", models.TextField())).values("key")
        grants = RoleGrant.objects.filter(scope_kind=ScopeKind.SCHOOL, scope_key__in=urns).order_by("pk")
        yield from (f"URN {each.scope_key} in a role" for each in grants[:NAMED])
