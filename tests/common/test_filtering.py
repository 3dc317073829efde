"""The filters of a list that are in force."""

import pytest
from django.http import QueryDict

from pharos.common import forms
from pharos.common.pages import filtering
from pharos.common.pages.filtering import ActiveFilter, address

TOGETHER = {"near": ("within", "sort")}


class Filters(forms.FilterForm):
    words = forms.TextField(label="Words", required=False)
    phase = forms.SelectField(label="Phase", required=False, choices=[("", "Any"), ("primary", "Primary")])
    near = forms.TextField(label="Near", required=False)
    within = forms.TextField(label="Within", required=False)


def filled(asked):
    form = Filters(QueryDict(asked))
    assert form.is_valid()
    return form, QueryDict(asked)


@pytest.mark.parametrize(
    ("asked", "changes", "shown"),
    [
        ("", {}, "/list/"),
        ("words=a&page=3", {}, "/list/?words=a"),
        ("words=a&phase=", {}, "/list/?words=a"),
        ("words=a&phase=primary", {"phase": ""}, "/list/?words=a"),
        ("words=a", {"sort": "name"}, "/list/?words=a&sort=name"),
        ("words=a&words=b", {}, "/list/?words=a&words=b"),
        ("words=%26%3D", {}, "/list/?words=%26%3D"),
    ],
)
def test_address(asked, changes, shown):
    assert address("/list/", QueryDict(asked), **changes) == shown


def test_each_is_told_in_the_words_of_the_form():
    form, asked = filled("words=phonics&phase=primary&page=2")
    assert filtering.active(form, asked, path="/list/", together=TOGETHER) == [
        ActiveFilter("Words: phonics", "/list/?phase=primary"),
        ActiveFilter("Phase: Primary", "/list/?words=phonics"),
    ]


def test_what_means_nothing_alone_goes_with_what_gave_it_meaning():
    form, asked = filled("near=900001&within=5&sort=name")
    assert [each.without_href for each in filtering.active(form, asked, path="/list/", together=TOGETHER)] == [
        "/list/",
        "/list/?near=900001&sort=name",
    ]


def test_what_means_nothing_alone_is_not_in_force_alone():
    form, asked = filled("within=5")
    assert filtering.active(form, asked, path="/list/", together=TOGETHER) == []


def test_to_relax_are_those_that_would_find_something_most_first():
    form, asked = filled("words=phonics&phase=primary&near=x")
    found = filtering.relaxed(form, asked, {"words": 2, "phase": 7, "near": 0}, path="/list/", together=TOGETHER)
    assert [(each.words, each.would_find) for each in found] == [("Phase: Primary", 7), ("Words: phonics", 2)]
