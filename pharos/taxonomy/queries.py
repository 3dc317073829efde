"""The areas of expertise in their order, and the vocabulary in which people speak of them."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Count, QuerySet

from .models import Edition, Expertise, Term
from .states import TermKind
from .vocabulary import Area, Vocabulary
from .vocabulary import Term as Said

# The vocabulary that this process read last, by the stamp of its edition.
_read: dict[str, Vocabulary] = {}


def everything() -> QuerySet[Expertise]:
    """Every area, in the order of the published lists."""
    return Expertise.objects.order_by("position", "pk")


def offered() -> QuerySet[Expertise]:
    """The areas that a new choice may take: all but the retired."""
    return everything().filter(retired_at=None)


def by_codes(codes: Iterable[str]) -> QuerySet[Expertise]:
    return everything().filter(code__in=list(codes))


def grouped(areas: Iterable[Expertise]) -> list[tuple[str, list[Expertise]]]:
    """The areas under their headings, in order: ("Pupil achievement", […])."""
    groups: dict[str, list[Expertise]] = {}
    for area in areas:
        groups.setdefault(heading(area), []).append(area)
    return list(groups.items())


def heading(area: Expertise) -> str:
    """The heading that an area stands under; the scheme where the list has no group."""
    return area.group or area.get_scheme_display()


def vocabulary() -> Vocabulary:
    """The offered areas and every term: read in one query, and again only when a change has made a new edition."""
    stamp = Edition.objects.values_list("stamp", flat=True).first()
    if stamp is None:
        return _load()
    if stamp not in _read:
        _read.clear()
        _read[stamp] = _load()
    return _read[stamp]


def _load() -> Vocabulary:
    fields = ("code", "label", "position", "related", "terms__words", "terms__kind")
    rows = list(Expertise.objects.filter(retired_at=None).order_by("position", "pk", "terms__pk").values_list(*fields))
    areas = {code: Area(code, label, position, tuple(related)) for code, label, position, related, _, _ in rows}
    terms = [Said(code, words, TermKind(kind)) for code, _, _, _, words, kind in rows if words]
    return _prepared(tuple(areas.values()), tuple(terms))


@lru_cache(maxsize=2)
def _prepared(areas: tuple[Area, ...], terms: tuple[Said, ...]) -> Vocabulary:
    """A new edition that says the same is prepared once: preparing takes longer than reading."""
    return Vocabulary.of(areas, terms)


def with_counts() -> QuerySet[Expertise]:
    """Every area with how many expressions it has, as ``expressions``."""
    return everything().annotate(expressions=Count("terms"))


def terms_of(area: Expertise) -> QuerySet[Term]:
    """Its expressions, by their words."""
    return area.terms.order_by("words", "pk")


def thesaurus() -> QuerySet[Term]:
    """Every expression, in the order of the areas, and kept together with its area."""
    return Term.objects.select_related("expertise").order_by("expertise__position", "expertise__pk", "words", "pk")
