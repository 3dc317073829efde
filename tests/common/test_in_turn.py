"""Several lists as one: a page takes from each what falls to it."""

import pytest

from pharos.common.in_turn import InTurn
from pharos.people.models import Person


@pytest.fixture
def letters(world):
    """Three in a list, then four people in a queryset."""
    people = [world.person(f"Reader {number}").pk for number in range(4)]
    rows = Person.objects.filter(pk__in=people).order_by("pk").values_list("pk", flat=True)
    return InTurn(["a", "b", "c"], rows), people


def test_they_are_counted_together(letters):
    listed, _ = letters
    assert listed.count() == 7


@pytest.mark.parametrize(("first", "last", "from_list", "from_rows"), [
    (0, 2, ["a", "b"], slice(0, 0)),
    (1, 5, ["b", "c"], slice(0, 2)),
    (3, 7, [], slice(0, 4)),
    (5, 9, [], slice(2, 4)),
])  # fmt: skip
def test_a_page_takes_from_each_what_falls_to_it(letters, first, last, from_list, from_rows):
    listed, people = letters
    assert listed[first:last] == [*from_list, *people[from_rows]]


def test_a_queryset_that_no_page_reaches_is_only_counted(letters, django_assert_num_queries):
    listed, _ = letters
    with django_assert_num_queries(1):
        assert listed[0:3] == ["a", "b", "c"]
