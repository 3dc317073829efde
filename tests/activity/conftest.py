"""Two people and a thing that has states."""

import pytest

from pharos.outbox.models import Letter
from pharos.people.models import Person
from tests.clock import NOW


@pytest.fixture
def helen(db):
    return Person.objects.named("Helen Marsh", "helen.marsh@wantsum.example")


@pytest.fixture
def tom(db):
    return Person.objects.named("Tom Ashby", "tom.ashby@wantsum.example")


@pytest.fixture
def letter(db):
    """A letter, waiting: the lowest thing of the service that moves."""
    return Letter.objects.create(
        kind="notice", to="grace.okafor@wantsum.example", subject="A notice", text="Hello", html="<p>Hello</p>",
        about_label="people.Person", about_pk="1", message_id="<notice@wantsum.example>", not_before=NOW, posted_at=NOW,
    )  # fmt: skip
