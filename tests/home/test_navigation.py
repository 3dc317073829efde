"""The links at the head of every page, by who reads it."""

import re

import pytest
from django.test import RequestFactory

from pharos.home import navigation
from tests.deployments import stories

pytestmark = pytest.mark.django_db

PUBLIC = ["/directory/", "/schools/"]


def links(person=None):
    request = RequestFactory().get("/")
    request.user = person
    return [item.href for item in navigation.items(request)]


def test_whoever_is_not_signed_in_sees_what_is_public(world):
    assert links() == PUBLIC


@pytest.mark.parametrize(
    ("who", "work"),
    [
        ("stranger", []),
        ("head", ["/requests/", "/deployments/"]),
        ("delegate", ["/requests/", "/deployments/"]),
        ("chair", ["/deployments/"]),
        ("sia", ["/triage/", "/office/changes/", "/deployments/"]),
        ("area_chair", ["/requests/", "/triage/", "/deployments/"]),
        ("administrator", ["/requests/", "/triage/", "/deployments/", "/office/"]),
    ],
)
def test_each_role_sees_its_work(world, who, work):
    assert links(getattr(world, who)) == ["/", *PUBLIC, *work, "/account/"]


def test_a_leader_sees_offers_with_a_school_or_without_one(world):
    stories.kle(world)
    stories.kle(world, world.stranger)
    assert links(world.leader)[3:-1] == ["/requests/", "/offers/", "/deployments/"]
    assert links(world.stranger)[3:-1] == ["/offers/", "/deployments/"]


@pytest.mark.parametrize("who", ["stranger", "head", "leader", "sia", "area_chair", "chair", "administrator"])
def test_every_link_leads_to_a_page_that_they_may_open(world, as_person, who):
    stories.kle(world)
    client = as_person(getattr(world, who))
    offered = links(getattr(world, who))
    assert {href: client.get(href).status_code for href in offered} == dict.fromkeys(offered, 200)


@pytest.mark.parametrize(("address", "current"), [("/", "Home"), ("/account/stand-ins/", "Account"), ("/help/", None)])
def test_says_where_the_reader_is(world, as_person, address, current):
    html = as_person(world.head).get(address).content.decode()
    marked = re.findall(r'aria-current="(?:page|true)"[^>]*>\s*(?:<strong[^>]*>)?\s*([\w ]+)', html)
    assert marked == ([current] if current else [])
