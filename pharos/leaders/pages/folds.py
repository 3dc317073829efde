"""How the directory's filters are folded, above its list and beside its map."""

from dataclasses import dataclass

from django.http import QueryDict

from pharos.leaders.criteria import Criteria

PLACE = ("near", "within")
MORE = ("support", "phase", "area", "designation")


@dataclass(frozen=True)
class Folds:
    """The names of the filters in each fold, and how many of them are chosen: one with any is open."""

    place: tuple[str, ...]
    place_chosen: int
    areas_chosen: int
    more: tuple[str, ...]
    more_chosen: int
    sort: str


def folds(criteria: Criteria, asked: QueryDict, *, sees_more: bool) -> Folds:
    more = (*MORE, "availability") if sees_more else MORE
    return Folds(
        place=PLACE,
        place_chosen=sum(bool(asked.get(name)) for name in PLACE),
        areas_chosen=len(criteria.expertise),
        more=more,
        more_chosen=sum(bool(getattr(criteria, name)) for name in more),
        sort=criteria.order,
    )
