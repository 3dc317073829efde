"""A long list, a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

PER_PAGE = 25


@dataclass(frozen=True)
class Paging:
    """Where in a list we are; each link keeps the filters that are in the address.

    ``rows`` are those of this page, fetched.
    """

    rows: Sequence[Any]
    number: int
    pages: int
    count: int
    first: int
    last: int
    query: Mapping[str, list[str]] = field(default_factory=dict)

    def href(self, number: int) -> str:
        kept = QueryDict(mutable=True)
        for key, values in self.query.items():
            if key != "page":
                kept.setlist(key, values)
        if number > 1:
            kept["page"] = str(number)
        return f"?{kept.urlencode()}"

    def params(self) -> dict[str, Any]:
        """The parameters of GOV.UK's pagination."""
        shown: dict[str, Any] = {"items": list(self._items()), "landmarkLabel": "Pages of results"}
        if self.number > 1:
            shown["previous"] = {"href": self.href(self.number - 1)}
        if self.number < self.pages:
            shown["next"] = {"href": self.href(self.number + 1)}
        return shown

    def _items(self) -> Iterable[dict[str, Any]]:
        """The first, the last, this one and its neighbours; dots where some are left out."""
        near = {1, self.pages, self.number - 1, self.number, self.number + 1}
        before = 0
        for number in sorted(number for number in near if 1 <= number <= self.pages):
            if number > before + 1:
                yield {"ellipsis": True}
            yield {"number": str(number), "href": self.href(number), "current": number == self.number}
            before = number


def paging(
    request: HttpRequest, rows: Any, *, per_page: int = PER_PAGE, count: int | None = None, by_key: bool = False
) -> Paging:
    """The page of ``rows`` (a queryset in a stated order, several in turn, or a list) that the address asks for.

    ``count`` is how many there are, where somebody has counted them already. ``by_key`` finds the keys of the page
    first: for long querysets, since a database would build every row that comes before the page.
    """
    paginator = Paginator(rows.values_list("pk", flat=True) if by_key else rows, per_page)
    if count is not None:
        paginator.count = count
    page: Page[Any] = paginator.get_page(request.GET.get("page"))
    return Paging(
        rows=_with_keys(rows, list(page.object_list)) if by_key else list(page.object_list),
        number=page.number,
        pages=page.paginator.num_pages,
        count=page.paginator.count,
        first=page.start_index(),
        last=page.end_index(),
        query=dict(request.GET.lists()),
    )


def _with_keys(rows: QuerySet[Any], keys: list[Any]) -> list[Any]:
    """The rows that have these keys, in their order."""
    found = rows.order_by().in_bulk(keys)
    return [found[key] for key in keys if key in found]
