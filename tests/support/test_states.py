"""Every move of a request from every state."""

import pytest

from pharos.common.errors import WrongState
from pharos.support.states import OPEN, REQUEST, SENT, RequestState

ALLOWED = {
    "submit": {"draft": "submitted", "returned": "submitted"},
    "take_up": {"submitted": "in_triage"},
    "send_back": {"submitted": "returned", "in_triage": "returned"},
    "offer": {"submitted": "offered", "in_triage": "offered"},
    "resume": {"offered": "in_triage"},
    "put_back": {"offered": "submitted"},
    "agree": {"offered": "agreed"},
    "close": {"agreed": "closed"},
    "withdraw": dict.fromkeys(("draft", "returned", "submitted", "in_triage", "offered"), "withdrawn"),
    "leave_unfilled": {"in_triage": "unfilled"},
}


def test_there_are_no_other_moves():
    assert set(REQUEST.moves) == set(ALLOWED)


@pytest.mark.parametrize("state", RequestState.values)
@pytest.mark.parametrize("verb", ALLOWED)
def test_every_move_from_every_state(verb, state):
    if state in ALLOWED[verb]:
        assert REQUEST.after(verb, state) == ALLOWED[verb][state]
    else:
        with pytest.raises(WrongState):
            REQUEST.after(verb, state)


def test_a_request_is_a_draft_or_has_been_sent():
    assert {"draft", *SENT} == set(RequestState.values)


def test_what_is_open_can_still_be_withdrawn():
    assert {state for state in RequestState.values if REQUEST.allows("withdraw", state)} == set(OPEN)
