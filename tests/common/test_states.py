"""The table of moves."""

import pytest
from django.db import models

from pharos.common.errors import WrongState
from pharos.common.states import Machine, move


class LampState(models.TextChoices):
    OFF = "off", "Switched off"
    LIT = "lit", "Burning"
    BROKEN = "broken", "Broken"


_ = LampState
LAMP = Machine(
    "this lamp",
    light=move(_.OFF, to=_.LIT, says="lit the lamp"),
    put_out=move(_.LIT, to=_.OFF, says="put the lamp out"),
    drop=move(_.OFF, _.LIT, to=_.BROKEN, says="dropped the lamp"),
)


def test_a_verb_leads_to_its_target():
    assert [LAMP.after("light", "off"), LAMP.after("drop", "off"), LAMP.after("drop", "lit")] == [
        "lit",
        "broken",
        "broken",
    ]


def test_a_verb_starts_only_where_its_move_says():
    assert [LAMP.allows("light", state) for state in LampState.values] == [True, False, False]


def test_a_refusal_calls_the_state_by_its_label():
    with pytest.raises(WrongState) as refused:
        LAMP.after("light", "broken")
    assert str(refused.value) == "This cannot be done now: this lamp is marked “Broken”."


def test_a_state_that_nobody_knows_is_called_by_its_name():
    with pytest.raises(WrongState) as refused:
        LAMP.after("light", "stolen")
    assert str(refused.value) == "This cannot be done now: this lamp is marked “stolen”."


def test_a_verb_that_does_not_exist_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        LAMP.after("polish", "off")


def test_the_states_are_those_that_its_moves_name():
    assert LAMP.states() == {"off", "lit", "broken"}


def test_the_diagram_has_an_arrow_for_each_start():
    assert LAMP.diagram().splitlines() == [
        "stateDiagram-v2",
        "    off --> lit: light",
        "    lit --> off: put_out",
        "    lit --> broken: drop",
        "    off --> broken: drop",
    ]
