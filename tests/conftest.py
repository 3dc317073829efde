"""What every test has: a clock that stands still, a small county of people, and templates that may not query."""

import os

import pytest

from tests import clock as clocks
from tests.guards import templates_do_not_query  # noqa: F401

# What pages show is tried on one database: what they ask is asked on both by queries, actions, lists and journeys.
PAGES = {"test_views.py", "test_forms.py", "test_pages.py", "test_emails.py", "test_gallery.py"}


def pytest_collection_modifyitems(config, items):
    """The run on PostgreSQL comes after one on SQLite: what asks no database, or brings its own, is not tried again."""
    if not os.environ.get("TEST_DATABASE_URL"):
        return
    tried = [item for item in items if not _asks_the_suites_database(item)]
    config.hook.pytest_deselected(items=tried)
    items[:] = [item for item in items if _asks_the_suites_database(item)]


def _asks_the_suites_database(item):
    asks = item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(item.fixturenames)
    once = item.get_closest_marker("one_database") or "installation" in item.fixturenames or item.path.name in PAGES
    return bool(asks) and not once


@pytest.fixture(autouse=True)
def clock():
    """The frozen clock, back at its beginning for each test."""
    clocks.frozen.set(clocks.NOW)
    return clocks.frozen


@pytest.fixture
def world(db):
    """The cast of the made-up county."""
    from tests.world import World

    return World()


@pytest.fixture
def as_person(client):
    """Sign the test client in: ``as_person(world.head).get(...)``."""
    from django.conf import settings

    def sign_in(person):
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return sign_in


@pytest.fixture
def demo(settings):
    """The demo is switched on in this process, for tests of its own pages."""
    import tests.devtools.addresses  # noqa: F401  (the service's own, read while the demo is still off)

    settings.DEMO = True
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "pharos.devtools"]
    settings.ROOT_URLCONF = "tests.devtools.addresses"
