"""A person's saved searches."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from pharos.common import clock
from pharos.common.ui.filters import date
from pharos.leaders.criteria import IN_ADDRESSES
from pharos.leaders.models import SavedSearch

MOST_LETTERS = 2000


@dataclass(frozen=True)
class SearchRow:
    name: str
    href: str
    saved_on: str
    rename_href: str
    remove_href: str
    put_back_href: str


@dataclass(frozen=True)
class SearchesPage:
    rows: list[SearchRow]
    removed: list[SearchRow]


def searches(rows: Iterable[SavedSearch], removed: Iterable[SavedSearch]) -> SearchesPage:
    return SearchesPage([row(each) for each in rows], [row(each) for each in removed])


def row(search: SavedSearch) -> SearchRow:
    at = [search.reference]
    return SearchRow(
        name=search.name,
        href=f"{reverse('leaders:directory')}?{search.query}",
        saved_on=date(clock.day_of(search.saved_at)),
        rename_href=reverse("leaders:rename_search", args=at),
        remove_href=reverse("leaders:remove_search", args=at),
        put_back_href=reverse("leaders:put_search_back", args=at),
    )


def save_href(asked: QueryDict) -> str:
    """Where these filters are saved; nowhere, without filters."""
    query = kept(asked)
    return f"{reverse('leaders:save_search')}?{query}" if query else ""


def kept(asked: QueryDict) -> str:
    """The filters in an address, as they are saved: what the directory knows, without what is empty."""
    said = QueryDict(mutable=True)
    for name in IN_ADDRESSES:
        if values := [value for value in asked.getlist(name) if value]:
            said.setlist(name, values)
    query = said.urlencode()
    return query if len(query) <= MOST_LETTERS else ""
