"""Every machine, every move, every state."""

import pytest

from pharos.common.errors import WrongState
from pharos.deployments.states import AGREEMENT, DEPLOYMENT, VISIT, AgreementState, DeploymentState, VisitState

ALLOWED = {
    AGREEMENT: {
        ("propose", "draft"), ("confirm", "proposed"), ("ask_for_change", "proposed"), ("decline", "proposed"),
        ("withdraw", "proposed"), ("supersede", "proposed"), ("supersede", "change_asked"), ("supersede", "declined"),
        ("supersede", "confirmed"),
    },
    DEPLOYMENT: {
        ("pause", "active"), ("resume", "paused"), ("complete", "active"), ("complete", "paused"),
        ("end_early", "active"), ("end_early", "paused"),
    },
    VISIT: {("take_place", "planned"), ("cancel", "planned"), ("strike_out", "took_place")},
}  # fmt: skip
STATES = {AGREEMENT: AgreementState.values, DEPLOYMENT: DeploymentState.values, VISIT: VisitState.values}
EVERY = [(machine, verb, state) for machine, states in STATES.items() for verb in machine.moves for state in states]


@pytest.mark.parametrize(("machine", "verb", "state"), EVERY, ids=lambda each: getattr(each, "noun", each))
def test_every_move_from_every_state(machine, verb, state):
    if (verb, state) in ALLOWED[machine]:
        assert machine.after(verb, state) in STATES[machine]
    else:
        with pytest.raises(WrongState):
            machine.after(verb, state)
