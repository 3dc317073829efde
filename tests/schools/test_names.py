"""Names that were damaged on their way into a file."""

import pytest

from pharos.schools import names


@pytest.mark.parametrize(
    "text",
    ["Jos\ufffd", "Mary?s", "JosÃ©", "St Peterâ€™s", "O\x92Brien", "Ren?e"],
)
def test_damaged(text):
    assert names.is_damaged(text) is True


@pytest.mark.parametrize(
    "text", ["", "José", "St Peter’s", "O'Brien", "Anne-Marie", "Who knows?", "Zoë Ångström", "Łukasz"]
)
def test_whole(text):
    assert names.is_damaged(text) is False
