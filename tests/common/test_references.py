"""What an address calls a thing."""

import re

from pharos.common.references import ALPHABET, LENGTH, new_reference


def test_a_reference_is_ten_characters_that_nobody_mistakes():
    assert (LENGTH, len(ALPHABET), len(set(ALPHABET)), set("ilou") & set(ALPHABET)) == (10, 32, 32, set())
    assert all(re.fullmatch(f"[{ALPHABET}]{{10}}", new_reference()) for _ in range(200))


def test_no_two_are_alike():
    assert len({new_reference() for _ in range(2000)}) == 2000
