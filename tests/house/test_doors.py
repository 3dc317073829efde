"""Every address declares who may knock, and the declaration is tried for real, by everybody."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from tests.house import doors
from tests.house.doors import CAST, Door

# Who may enter is decided from queries that each area's own tests ask of both databases.
pytestmark = pytest.mark.one_database
DOORS: list[Door] = [
    door
    for info in pkgutil.iter_modules(doors.__path__)
    for door in importlib.import_module(f"{doors.__name__}.{info.name}").DOORS
]
WRITES = ("INSERT", "UPDATE", "DELETE")
# A reading of a confidential page is itself a record; a session may be kept alive.
MAY_BE_WRITTEN = ("activity_activity", "django_session")


def names(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        else:
            yield f"{prefix}{entry.name}"


def test_no_address_is_undeclared():
    assert {door.name for door in DOORS} == set(names())


def test_no_address_is_named_twice_for_one_method():
    named = [(d.name, d.method, str(d.data), d.needs.__name__) for d in DOORS]
    assert sorted(named) == sorted(set(named))


POSTED = {door.name for door in DOORS if door.method == "post"}


@pytest.mark.django_db
@pytest.mark.parametrize("door", [d for d in DOORS if d.name not in POSTED], ids=lambda d: d.name)
def test_no_post_is_undeclared(door, world):
    """What can be done at an address is tried by everybody too. One without a door that posts takes no post."""
    door.needs(world)
    client = Client()
    client.force_login(world.administrator, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert client.post(reverse(door.name, args=door.at(world))).status_code == 405


def knock(door: Door, who: str, world, url: str) -> tuple[int, list[str]]:
    """The status that this member of the cast gets, and what was written that reading a page may not write."""
    client = Client(raise_request_exception=True)
    if who != "anonymous":
        client.force_login(getattr(world, who), backend=settings.AUTHENTICATION_BACKENDS[0])
    with CaptureQueriesContext(connection) as queries:
        status = getattr(client, door.method)(url, door.data).status_code
    written = [q["sql"][:90] for q in queries if door.method == "get" and q["sql"].startswith(WRITES)]
    return status, [sql for sql in written if not any(table in sql for table in MAY_BE_WRITTEN)]


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS, ids=lambda d: f"{d.method} {d.name}")
def test_door(door, world):
    """Everybody finds the same world: what one of them does there is undone before the next one knocks."""
    door.needs(world)
    url = reverse(door.name, args=door.at(world))
    got, written = {}, {}
    for who in ("anonymous", *CAST):
        before = transaction.savepoint_create()
        got[who], wrote = knock(door, who, world, url)
        transaction.savepoint_rollback(before)
        if wrote:
            written[who] = wrote
    assert got == {who: door.expected(who) for who in got}
    assert written == {}
