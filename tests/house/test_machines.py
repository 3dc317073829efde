"""Every machine, every verb, from every state: on the table, and on a real row through ``activity.move``."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from pharos.activity import actions as activity
from pharos.activity.models import Activity
from pharos.common.errors import WrongState
from pharos.common.states import Machine
from tests.clock import NOW
from tests.house.rows import ROWS
from tests.house.structure import area_of

MODELS = {m._meta.label: m for m in apps.get_models() if area_of(m.__module__) and hasattr(m, "machine")}
STATES = [(label, state) for label, model in MODELS.items() for state in sorted(model.machine.states())]
EVERY = [(label, verb, state) for label, state in STATES for verb in MODELS[label].machine.moves]


def path_to(machine: Machine, start: str, end: str) -> list[str]:
    """The fewest verbs that lead from one state to another."""
    paths: dict[str, list[str]] = {start: []}
    for state in _outwards(paths):
        for verb, step in machine.moves.items():
            if machine.allows(verb, state) and step.target not in paths:
                paths[step.target] = [*paths[state], verb]
    return paths[end]


def _outwards(found: dict[str, Any]) -> Iterator[str]:
    """Each state that is found, in the order of finding; finding goes on meanwhile."""
    seen = 0
    while seen < len(found):
        yield list(found)[seen]
        seen += 1


def test_every_model_with_a_machine_has_a_row_to_try():
    assert sorted(ROWS) == sorted(MODELS)


@pytest.mark.parametrize(("label", "verb", "state"), EVERY)
def test_a_verb_leads_where_its_move_says_or_is_refused_in_words(label, verb, state):
    machine: Machine = MODELS[label].machine
    if state in machine.moves[verb].sources:
        assert machine.after(verb, state) == machine.moves[verb].target
        return
    with pytest.raises(WrongState) as refused:
        machine.after(verb, state)
    label = dict(MODELS[label]._meta.get_field("state").choices)[state]
    assert str(refused.value) == f"This cannot be done now: {machine.noun} is marked “{label}”."
    assert machine.noun.startswith("this ")


@pytest.mark.django_db
@pytest.mark.parametrize(("label", "state"), STATES)
def test_a_real_row_makes_exactly_the_moves_of_its_machine(label, state, world):
    model, machine = MODELS[label], MODELS[label].machine
    row = ROWS[label](world)
    for verb in path_to(machine, row.state, state):
        activity.move(row, verb, by=world.administrator, at=NOW)
    told = Activity.objects.count()
    made = {verb: _tried(model.objects.get(pk=row.pk), verb, world) for verb in machine.moves}
    allowed = {verb: step.target for verb, step in machine.moves.items() if state in step.sources}
    assert {verb: end for verb, end in made.items() if end} == allowed
    assert Activity.objects.count() == told


def _tried(row: Any, verb: str, world: Any) -> str:
    """The state to which the verb leads; empty where it is refused. The row is afterwards as it was."""
    try:
        with transaction.atomic():
            activity.move(row, verb, by=world.sia, at=NOW)
            end = type(row).objects.get(pk=row.pk).state
            transaction.set_rollback(True)
    except WrongState:
        return ""
    return end
