"""Rows of a support record: comparing two versions, and putting together what two people typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pharos.deployments import record_rows


def row(key, **words):
    return record_rows.row({"key": key, "focus": f"Focus {key}"} | words)


A, B, C = row("a"), row("b"), row("c")


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "expected"),
    [
        ([A, B], [A, B], [A, B], [A, B]),
        ([A], [A, B], [A], [A, B]),
        ([A], [A], [A, B], [A, B]),
        ([A], [A, B], [A, C], [A, B, C]),
        ([A, B], [A], [A, B], [A]),
        ([A, B], [A, B], [B], [B]),
        ([A], [row("a", actions="Theirs")], [A], [row("a", actions="Theirs")]),
        ([A], [A], [row("a", actions="Mine")], [row("a", actions="Mine")]),
        # One of them removed what the other changed: the change stays.
        ([A, B], [A], [A, row("b", actions="Mine")], [A, row("b", actions="Mine")]),
        ([A, B], [A, row("b", actions="Theirs")], [A], [A, row("b", actions="Theirs")]),
        # Both made the same change.
        ([A], [row("a", impact="Up")], [row("a", impact="Up")], [row("a", impact="Up")]),
    ],
)
def test_what_only_one_of_them_touched_is_taken_from_that_one(base, theirs, mine, expected):
    assert record_rows.put_together(base, theirs, mine) == expected


def test_a_row_that_both_changed_is_kept_twice_one_below_the_other():
    theirs, mine = row("a", actions="Theirs"), row("a", actions="Mine")
    found = record_rows.put_together([A], [theirs, B], [mine])
    assert [each["actions"] for each in found] == ["Theirs", "Mine", ""]
    assert len({each["key"] for each in found}) == 3


ROWS = st.lists(
    st.builds(
        lambda key, words: row(key, actions=words), st.sampled_from("abcdef"), st.sampled_from(["", "1", "2", "3"])
    ),
    unique_by=lambda each: each["key"],
    max_size=6,
)


@given(base=ROWS, theirs=ROWS, mine=ROWS)
def test_nothing_that_either_typed_is_lost(base, theirs, mine):
    found = [
        {name: each[name] for name in record_rows.COLUMNS} for each in record_rows.put_together(base, theirs, mine)
    ]
    for each in [*theirs, *mine]:
        if each not in base:
            assert {name: each[name] for name in record_rows.COLUMNS} in found


def test_a_comparison_tells_what_became_of_each_row():
    changed = row("b", actions="New", impact="Up")
    found = record_rows.compare([A, B, C], [A, changed, row("d")])
    assert [(each.kind, sorted(each.columns)) for each in found] == [
        ("same", []), ("changed", ["actions", "impact"]), ("added", []), ("removed", []),
    ]  # fmt: skip


def test_blank_rows_are_not_kept():
    assert record_rows.filled([{"key": "x", "focus": " "}, {"key": "y", "impact": "Up"}]) == [
        {"key": "y", "focus": "", "actions": "", "responsible": "", "by_when": "", "impact": "Up"}
    ]


def test_versions_that_say_the_same_are_the_same_whatever_their_keys():
    assert record_rows.same([row("a", focus="Reading")], [row("z", focus="Reading")])
    assert not record_rows.same([A], [A, B])
