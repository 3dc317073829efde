"""Guards over every model: arrows, privacy, states, migrations."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.house.structure import RANK, area_of

OURS = [model for model in apps.get_models() if area_of(model.__module__)]


def test_foreign_keys_point_upstream():
    """Keys to the user model are the one exception."""
    wrong = [
        f"{field} -> {there._meta.label}"
        for model in OURS
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and (there := field.related_model) and area_of(there.__module__)
        and there._meta.label != "people.Person"
        and RANK[area_of(there.__module__)] > RANK[area_of(model.__module__)]
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_every_field_declares_its_privacy_once(model):
    own = [*model._meta.concrete_fields, *model._meta.local_many_to_many]
    fields = [f.name for f in own if f.name != "id"]
    privacy = model.__dict__.get("privacy")
    assert privacy is not None, f"{model._meta.label} does not say what it holds about people"
    assert (sorted(privacy.names()), bool(privacy.purpose), bool(privacy.keep)) == (sorted(fields), True, True)


@pytest.mark.parametrize("model", [m for m in OURS if hasattr(m, "machine")], ids=lambda m: m._meta.label)
class TestEveryMachine:
    def test_knows_the_states_of_its_model(self, model):
        assert {value for value, _ in model._meta.get_field("state").choices} == model.machine.states()

    def test_every_state_can_be_reached_from_the_first(self, model):
        reached, before = {model._meta.get_field("state").default}, set()
        while reached != before:
            before = set(reached)
            reached |= {step.target for step in model.machine.moves.values() if step.sources & reached}
        assert reached == model.machine.states()

    def test_every_move_says_what_happened(self, model):
        assert [verb for verb, step in model.machine.moves.items() if not step.says.strip()] == []

    def test_the_database_knows_the_states_too(self, model):
        checks = [c for c in model._meta.constraints if isinstance(c, models.CheckConstraint)]
        assert any("state" in str(c.condition) for c in checks)


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert "No changes detected" in out.getvalue()
