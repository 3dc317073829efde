"""A request's status in a word for each audience."""

import pytest

from pharos.support import wording
from pharos.support.states import RequestState
from pharos.support.wording import Audience


@pytest.mark.parametrize("audience", Audience)
def test_every_state_has_its_word(audience):
    assert set(wording.TAGS[audience]) == set(RequestState.values)


@pytest.mark.parametrize("audience", Audience)
def test_no_two_states_share_a_word(audience):
    words = [tag.text for tag in wording.TAGS[audience].values()]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("state", "school", "adviser"),
    [("submitted", "With the adviser", "Needs an adviser"), ("returned", "Sent back to you", "With the school")],
)
def test_who_has_to_act_is_said_from_where_the_reader_stands(state, school, adviser):
    assert [wording.tag(state, audience).text for audience in Audience] == [school, adviser]
