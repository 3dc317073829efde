"""Naming many rows by their keys."""

from django.db.models import Q

from pharos.common.keyed import MOST_NAMED, among


def test_a_few_are_named():
    assert among("person", [3, 1]) == Q(person__in=[3, 1])


def test_of_thousands_the_whole_span_is_read():
    assert among("person", range(5, MOST_NAMED + 6)) == Q(person__gte=5, person__lte=MOST_NAMED + 5)
