"""A mail server, somebody to write to, and a way to write."""

import pytest
from django.template import engines
from jinja2 import ChoiceLoader, DictLoader

from pharos.config.mail import mailers
from pharos.outbox import actions, wording
from pharos.people.models import Person
from tests.clock import NOW
from tests.outbox.servers import mail_server


@pytest.fixture
def postbox(settings, tmp_path):
    """A real mail server, to which the service's letters go."""
    with mail_server() as postbox:
        settings.MAILERS = mailers(f"smtp://127.0.0.1:{postbox.port}", tmp_path)
        yield postbox


@pytest.fixture
def grace(db):
    return Person.objects.named("Grace Okafor", "grace.okafor@wantsum.example")


@pytest.fixture
def helen(db):
    return Person.objects.named("Helen Marsh", "helen.marsh@wantsum.example")


TEMPLATES = {
    "example.txt": "Subject: A word for {{ name }}\n\nDear {{ name }},\n\nSee {{ address }}.\n\n\n\nGoodbye, we’re off",
    "no_subject.txt": "Dear {{ name }},\n",
    "no_gap.txt": "Subject: A word\nDear {{ name }},\n",
}


@pytest.fixture(autouse=True)
def templates(monkeypatch):
    """A few templates that only these tests have."""
    environment = engines["jinja2"].env
    monkeypatch.setattr(environment, "loader", ChoiceLoader([DictLoader(TEMPLATES), environment.loader]))
    wording._plain.cache_clear()
    yield
    wording._plain.cache_clear()


@pytest.fixture
def write(grace):
    """Write a letter; ``name`` stands in its subject."""

    def write_one(name="Grace Okafor", **more):
        return actions.write(
            **{"to": grace, "template": "example.txt", "context": {"name": name, "address": "https://pharos.example/x/"},
               "about": grace, "by": None, "at": NOW} | more
        )  # fmt: skip

    return write_one
