"""Every list asks the database as many questions about three rows as about one."""

import ast
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pharos.leaders.queries import rolls
from tests.house.addresses import by_name
from tests.house.lists import LISTS, OF_THE_DEMO, Listed
from tests.house.structure import modules

MOST = 12


def paged() -> Iterator[str]:
    """The names of the addresses whose view shows a list a page at a time."""
    views = {
        (name, node.name)
        for name, _, tree in modules()
        if ".views" in name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any(_calls_paging(inner) for inner in ast.walk(node))
    }
    for name, pattern in by_name().items():
        view = pattern.callback
        if (view.__module__, view.__name__) in views:
            yield name


def _calls_paging(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "paging"


def test_every_list_is_measured():
    assert sorted({**LISTS, **OF_THE_DEMO}) == sorted(set(paged()))


def measured(name: str, listed: Listed, world: Any) -> tuple[list[int], list[str]]:
    """(questions asked about one row and about three, the rows that the page doesn't show)."""
    listed.needs(world)
    url = reverse(name, args=listed.at(world))
    client = Client()
    client.force_login(getattr(world, listed.who), backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(f"{url}?{listed.query}")  # what is asked once in a process has been asked
    made, counts = [], []
    for more in ([1], [2, 3]):
        made += [listed.one_more(world, number) for number in more]
        if listed.remembers:
            client.get(f"{url}?{listed.query}")
        with CaptureQueriesContext(connection) as asked:
            shown = client.get(f"{url}?{listed.query}").content.decode()
        counts.append(len(asked))
    return counts, [words for words in made if words not in shown]


@pytest.mark.django_db
@pytest.mark.parametrize("name", LISTS)
def test_three_rows_cost_as_many_queries_as_one(name, world, settings):
    settings.DIRECTORY_REMEMBERED = 60  # as in service
    rolls.forget()
    (one, three), unseen = measured(name, LISTS[name], world)
    assert (unseen, three) == ([], one)
    assert three <= MOST


@pytest.mark.django_db
@pytest.mark.parametrize("name", OF_THE_DEMO)
def test_the_demos_lists_too(name, world, demo):
    (one, three), unseen = measured(name, OF_THE_DEMO[name], world)
    assert (unseen, three) == ([], one)
    assert three <= MOST
