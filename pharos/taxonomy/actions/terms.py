"""Keep, correct and remove an expression of the thesaurus. What happened is remembered with its area."""

import datetime as dt

from django.db import transaction

from pharos.activity.actions import record
from pharos.common.errors import Refused
from pharos.people.models import Person
from pharos.people.rules import may_administer
from pharos.taxonomy.models import Expertise, Term
from pharos.taxonomy.states import TermKind
from pharos.taxonomy.thesaurus_file import unfit

from .editions import new_edition


@transaction.atomic
def add_term(area: Expertise, *, words: str, kind: str, by: Person, at: dt.datetime) -> Term:
    may_administer(by, at=at).enforce()
    words = _fit(words, area)
    term = Term.objects.create(expertise=area, words=words, kind=kind)
    record("term_added", area, by=by, at=at, says=f"added “{words}” ({TermKind(kind).label.lower()})")
    new_edition()
    return term


@transaction.atomic
def correct_term(term: Term, *, words: str, kind: str, reason: str, by: Person, at: dt.datetime) -> Term:
    may_administer(by, at=at).enforce()
    found = Term.objects.select_for_update().get(pk=term.pk)
    before, found.words, found.kind = found.words, _fit(words, term.expertise, but=term), kind
    found.save(update_fields=["words", "kind"])
    says = f"corrected “{before}” to “{found.words}” ({found.meaning.label.lower()})"
    record("term_corrected", term.expertise, by=by, at=at, says=says, why=reason)
    new_edition()
    return found


@transaction.atomic
def remove_term(term: Term, *, reason: str, by: Person, at: dt.datetime) -> None:
    may_administer(by, at=at).enforce()
    record("term_removed", term.expertise, by=by, at=at, says=f"removed “{term.words}”", why=reason)
    Term.objects.filter(pk=term.pk).delete()
    new_edition()


def _fit(words: str, area: Expertise, *, but: Term | None = None) -> str:
    words = " ".join(words.split())
    if problem := unfit(words):
        raise Refused(problem)
    others = area.terms.exclude(pk=but.pk) if but else area.terms.all()
    if others.filter(words__iexact=words).exists():
        raise Refused(f"{area.label} has “{words}” already.")
    return words
