"""The directory's filters in force, each with the address of the list without it."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.urls import reverse

from pharos.common.pages import filtering
from pharos.common.pages.filtering import ActiveFilter

# A limit of distance means nothing without the school that it is measured from; nor does a way to read no words.
TOGETHER = {"near": ("within", "sort"), "words": ("literally",)}


def active(form: forms.Form, asked: QueryDict) -> list[ActiveFilter]:
    return filtering.active(form, asked, path=reverse("leaders:directory"), together=TOGETHER)


def relaxed(form: forms.Form, asked: QueryDict, would_find: Mapping[str, int]) -> list[ActiveFilter]:
    """Only the filters whose removal finds somebody, most found first."""
    return filtering.relaxed(form, asked, would_find, path=reverse("leaders:directory"), together=TOGETHER)
