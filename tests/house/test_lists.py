"""Every list asks the database as many questions about three rows as about one."""

import ast
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from pharos.files import exports
from pharos.files.exports import as_xlsx
from pharos.leaders.queries import rolls
from tests.house.addresses import by_name
from tests.house.lists import LISTS, OF_THE_DEMO, Listed
from tests.house.structure import modules

# The frame of a page asks four: the session, its person, their roles, and whether they lead.
MOST = 13


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
    return _measured(f"{url}?{listed.query}", listed, world)


def _measured(address: str, listed: Listed, world: Any) -> tuple[list[int], list[str]]:
    client = Client()
    client.force_login(getattr(world, listed.who), backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(address)  # what is asked once in a process has been asked
    made, counts = [], []
    for more in ([1], [2, 3]):
        made += [listed.one_more(world, number) for number in more]
        if listed.remembers:
            client.get(address)
        with CaptureQueriesContext(connection) as asked:
            shown = _words(client.get(address))
        counts.append(len(asked))
    return counts, [words for words in made if words not in shown]


def _words(response: Any) -> str:
    """All that an answer says; of a workbook, the texts of its cells."""
    assert response.status_code == 200
    if response["Content-Type"] == as_xlsx.CONTENT_TYPE:
        rows = load_workbook(BytesIO(response.getvalue()), read_only=True).active.iter_rows(values_only=True)
        return "\n".join(str(cell) for row in rows for cell in row)
    return response.getvalue().decode() if response.streaming else response.content.decode()


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


def files() -> Iterator[tuple[str, str]]:
    for name, listed in LISTS.items():
        yield from ((name, way) for way in (() if listed.no_file else listed.forms))


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "way"), list(files()))
def test_every_list_is_a_file_too_in_as_many_queries_for_three_rows_as_for_one(name, way, world):
    listed = LISTS[name]
    listed.needs(world)
    url = reverse(listed.file or name, args=listed.at(world))
    (one, three), unseen = _measured(f"{url}?{listed.query}&as={way}", listed, world)
    assert (unseen, three) == ([], one)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, listed in LISTS.items() if not listed.no_file])
def test_every_list_offers_its_files_where_it_has_rows(name, world):
    listed = LISTS[name]
    listed.needs(world)
    listed.one_more(world, 1)
    client = Client()
    client.force_login(getattr(world, listed.who), backend=settings.AUTHENTICATION_BACKENDS[0])
    page = client.get(f"{reverse(name, args=listed.at(world))}?{listed.query}").content.decode()
    offered = [word for word in ("Excel", "CSV") if f" download>{word}<" in page]
    assert offered == [exports.NAMES[way] for way in exports.OFFERED if way in listed.forms]
