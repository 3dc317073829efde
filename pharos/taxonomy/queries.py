"""The areas of expertise, in their order."""

from collections.abc import Iterable

from django.db.models import QuerySet

from .models import Expertise


def everything() -> QuerySet[Expertise]:
    """Every area, in the order of the published lists."""
    return Expertise.objects.order_by("position", "pk")


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
