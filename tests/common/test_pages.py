"""Parts of pages: a long list a page at a time, crumbs, tags."""

import datetime as dt

import pytest
from django.db.models.functions import Upper
from django.test import RequestFactory

from pharos.common.pages import Crumb, Tag, TimelineItem, crumb_items, paging, timeline
from pharos.people.models import Person
from tests.clock import NOW


def shown(query="", count=60, **more):
    return paging(RequestFactory().get(f"/schools/{query}"), list(range(count)), **more)


class TestPaging:
    def test_the_first_page(self):
        page = shown()
        assert (page.rows, page.number, page.pages, page.count) == (list(range(25)), 1, 3, 60)
        assert (page.first, page.last) == (1, 25)

    def test_the_last_page_may_be_short(self):
        page = shown("?page=3")
        assert (page.rows, page.first, page.last) == (list(range(50, 60)), 51, 60)

    @pytest.mark.parametrize(
        ("query", "number"),
        [("?page=0", 3), ("?page=-1", 3), ("?page=99", 3), ("?page=x", 1), ("?page=", 1), ("?page=%00", 1),
         ("?page=1.5", 1), ("?page=" + "9" * 400, 3), ("?page=2&page=3", 3)],
    )  # fmt: skip
    def test_an_odd_number_is_no_error(self, query, number):
        assert shown(query).number == number

    def test_an_empty_list_has_one_page_without_rows(self):
        page = shown(count=0)
        assert (page.rows, page.pages, page.count, page.first, page.last) == ([], 1, 0, 0, 0)

    def test_links_keep_the_filters_and_drop_the_page(self):
        page = shown("?phase=primary&phase=special&words=a%26b&page=2")
        assert page.href(3) == "?phase=primary&phase=special&words=a%26b&page=3"
        assert page.href(1) == "?phase=primary&phase=special&words=a%26b"

    def test_the_first_page_without_filters_has_an_address(self):
        assert shown("?page=2").href(1) == "?"

    def test_neighbours_and_ends_are_shown_with_dots_between(self):
        params = shown("?page=10", count=500).params()
        told = ["…" if item.get("ellipsis") else item["number"] for item in params["items"]]
        assert told == ["1", "…", "9", "10", "11", "…", "20"]
        assert [item["number"] for item in params["items"] if item.get("current")] == ["10"]
        assert (params["previous"], params["next"]) == ({"href": "?page=9"}, {"href": "?page=11"})

    @pytest.mark.parametrize(("number", "ends"), [(1, {"next"}), (2, {"previous", "next"}), (3, {"previous"})])
    def test_there_is_nothing_before_the_first_or_after_the_last(self, number, ends):
        assert {"previous", "next"} & set(shown(f"?page={number}").params()) == ends

    def test_a_list_may_say_how_long_its_pages_are(self):
        assert shown(per_page=50).last == 50


class TestPagingOfLongQuerysets:
    def people(self, world, **more):
        """Five people, two on a page, the second page."""
        names = [f"Quentin Listed{number}" for number in (3, 1, 5, 2, 4)]
        made = [world.person(name).pk for name in names]
        rows = Person.objects.filter(pk__in=made).annotate(known_as=Upper("name")).order_by("-name")
        return paging(RequestFactory().get("/?page=2"), rows, per_page=2, **more)

    def test_by_key_the_rows_are_the_same_in_the_same_order(self, world):
        by_key, plain = self.people(world, by_key=True), self.people(world)
        assert [each.name for each in by_key.rows] == [each.name for each in plain.rows] == [
            "Quentin Listed3", "Quentin Listed2",
        ]  # fmt: skip

    def test_by_key_the_rows_have_what_was_worked_out_for_them(self, world):
        assert self.people(world, by_key=True).rows[0].known_as == "QUENTIN LISTED3"

    def test_what_has_been_counted_is_not_counted_again(self, world, django_assert_num_queries):
        first = world.head
        rows = Person.objects.filter(pk=first.pk).order_by("pk")
        with django_assert_num_queries(1):
            assert paging(RequestFactory().get("/"), rows, count=1).rows == [first]


def test_the_page_itself_is_a_crumb_without_a_link():
    crumbs = [Crumb("Schools", "/schools/"), Crumb("Marram Primary School")]
    assert crumb_items(crumbs) == [{"text": "Schools", "href": "/schools/"}, {"text": "Marram Primary School"}]


def test_a_tag_is_grey_unless_it_says_otherwise():
    assert [Tag("Draft").params(), Tag("Sent", "green").params()] == [
        {"text": "Draft", "classes": "govuk-tag--grey"},
        {"text": "Sent", "classes": "govuk-tag--green"},
    ]


class Happened:
    """As much of an activity as a timeline reads."""

    def __init__(self, by, standing_for=None, why=""):
        self.by, self.standing_for, self.why = by, standing_for, why
        self.says, self.at = "sent the request", NOW


def test_a_timeline_says_who_and_for_whom_and_keeps_the_order():
    told = timeline([Happened("Priya Nair", "Grace Okafor", "No time"), Happened("Grace Okafor"), Happened(None)])
    assert told == [
        TimelineItem("Priya Nair, for Grace Okafor,", "sent the request", NOW, "No time"),
        TimelineItem("Grace Okafor", "sent the request", NOW),
        TimelineItem("Pharos", "sent the request", NOW),
    ]
    assert told[0].at - NOW == dt.timedelta(0)
