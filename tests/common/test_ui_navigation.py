"""The links at the head of every page."""

import pytest
from django.test import RequestFactory

from pharos.common.ui import navigation
from pharos.common.ui.navigation import Item


def offered(request):
    return [Item("Home", "/"), Item("Schools", "/schools/"), Item("Areas", "/schools/areas/"), Item("Help", "/help/")]


def current(path):
    return [item["text"] for item in navigation.items(RequestFactory().get(path)) if item["active"]]


@pytest.fixture(autouse=True)
def links(settings):
    settings.NAVIGATION = f"{__name__}.offered"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", ["Home"]),
        ("/schools/", ["Schools"]),
        ("/schools/900001/", ["Schools"]),
        ("/schools/areas/", ["Areas"]),
        ("/schools/areas/north/", ["Areas"]),
        ("/help/?next=/schools/", ["Help"]),
        ("/elsewhere/", []),
    ],
)
def test_one_link_is_current_on_its_page_and_those_below(path, text):
    assert current(path) == text


def test_an_installation_may_have_none(settings):
    settings.NAVIGATION = ""
    assert navigation.items(RequestFactory().get("/")) == []
