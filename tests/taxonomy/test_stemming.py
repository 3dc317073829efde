"""Stems are those of Snowball's English algorithm: compared with PostgreSQL's over 111,041 words."""

import pytest

from pharos.taxonomy.stemming import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("dipped", "dip"), ("dipping", "dip"), ("hoping", "hope"), ("reading", "read"), ("agreed", "agre"),
        ("policies", "polici"), ("policy", "polici"), ("ties", "tie"), ("gaps", "gap"), ("classes", "class"),
        ("exclusions", "exclus"), ("inspection", "inspect"), ("organization", "organ"), ("relational", "relat"),
        ("generously", "generous"), ("communities", "communiti"), ("skies", "sky"), ("early", "earli"),
        ("succeeding", "succeed"), ("outing", "outing"), ("yearly", "year"), ("playing", "play"), ("boy", "boy"),
        ("knackeries", "knackeri"), ("consolingly", "consol"), ("bus", "bus"), ("as", "as"), ("ks2", "ks2"),
        ("controlled", "control"), ("vietnamization", "vietnam"), ("effectiveness", "effect"), ("happily", "happili"),
    ],
)  # fmt: skip
def test_a_word_has_its_stem(word, expected):
    assert stem(word) == expected
