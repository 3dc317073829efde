"""A person's saved searches. They are their own affair, so that the record of what happened has nothing of them."""

import datetime as dt

from django.db import transaction

from pharos.common.errors import Refused, WrongState
from pharos.people.models import Person

from .. import queries, rules
from ..models import SavedSearch

MOST_SEARCHES = 50
FORGET_REMOVED_AFTER = dt.timedelta(days=30)


@transaction.atomic
def save_search(*, name: str, query: str, by: Person, at: dt.datetime, replace: bool = False) -> SavedSearch:
    """Keep these filters under a name; ``replace`` lets them take the place of those that have it already."""
    name = " ".join(name.split())
    if not name or not query:
        raise Refused("Choose a filter, and give the search a name.")
    Person.objects.select_for_update().get(pk=by.pk)
    same = queries.saved_searches(by).filter(name__iexact=name).first()
    if same and not replace:
        raise WrongState(f"You have a search called “{same.name}” already. Give this one another name.")
    if same:
        same.query, same.saved_at = query, at
        same.save(update_fields=["query", "saved_at"])
        return same
    if queries.saved_searches(by).count() >= MOST_SEARCHES:
        raise WrongState(f"You have {MOST_SEARCHES} saved searches, which is the most. Remove one first.")
    return SavedSearch.objects.create(person=by, name=name, query=query, saved_at=at)


@transaction.atomic
def rename_search(search: SavedSearch, *, name: str, by: Person, at: dt.datetime) -> SavedSearch:
    rules.may_keep(by, search).enforce()
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the search a name.")
    if queries.saved_searches(by).filter(name__iexact=name).exclude(pk=search.pk).exists():
        raise WrongState(f"You have a search called “{name}” already. Choose another name.")
    search.name = name
    search.save(update_fields=["name"])
    return search


@transaction.atomic
def remove_search(search: SavedSearch, *, by: Person, at: dt.datetime) -> SavedSearch:
    """It can be put back for some weeks. Removing it twice removes it once."""
    rules.may_keep(by, search).enforce()
    if search.removed_at is None:
        search.removed_at = at
        search.save(update_fields=["removed_at"])
    return search


@transaction.atomic
def put_search_back(search: SavedSearch, *, by: Person, at: dt.datetime) -> SavedSearch:
    """Undo the removal, unless another search has taken the name, or the place, meanwhile."""
    rules.may_keep(by, search).enforce()
    Person.objects.select_for_update().get(pk=by.pk)
    standing = queries.saved_searches(by).exclude(pk=search.pk)
    if standing.filter(name__iexact=search.name).exists():
        raise WrongState(f"Another of your searches is called “{search.name}” now. Rename that one first.")
    if standing.count() >= MOST_SEARCHES:
        raise WrongState(f"You have {MOST_SEARCHES} saved searches, which is the most. Remove one first.")
    search.removed_at = None
    search.save(update_fields=["removed_at"])
    return search


def forget_removed_searches(*, at: dt.datetime) -> None:
    """Nobody has put these back."""
    SavedSearch.objects.filter(removed_at__lt=at - FORGET_REMOVED_AFTER).delete()
