"""Every move of an offer from every state."""

import pytest

from pharos.common.errors import WrongState
from pharos.matching.states import LIVE, OFFER, OfferState

ALLOWED = {
    "accept": {"offered": "accepted"},
    "decline": {"offered": "declined"},
    "lapse": {"offered": "lapsed"},
    "withdraw": {"offered": "withdrawn", "accepted": "withdrawn"},
    "step_back": {"accepted": "declined"},
}


def test_there_are_no_other_moves():
    assert set(OFFER.moves) == set(ALLOWED)


@pytest.mark.parametrize("state", OfferState.values)
@pytest.mark.parametrize("verb", ALLOWED)
def test_every_move_from_every_state(verb, state):
    if state in ALLOWED[verb]:
        assert OFFER.after(verb, state) == ALLOWED[verb][state]
    else:
        with pytest.raises(WrongState):
            OFFER.after(verb, state)


def test_a_live_offer_can_still_be_taken_back():
    assert {state for state in OfferState.values if OFFER.allows("withdraw", state)} == set(LIVE)
