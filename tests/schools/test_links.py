"""Which schools went before which: the register's links, read and followed."""

import datetime as dt

import pytest

from pharos.files.tables import Unreadable
from pharos.schools import links_file, queries
from pharos.schools.models import SchoolLink
from pharos.schools.states import LinkKind

HEADING = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n"


def read(tmp_path, *lines, heading=HEADING):
    path = tmp_path / "links.csv"
    path.write_text(heading + "".join(f"{line}\r\n" for line in lines), encoding="cp1252", newline="")
    return links_file.read(path)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Predecessor", "predecessor"),
        ("Predecessor - merged", "predecessor"),
        ("Predecessor - Split School", "predecessor"),
        ("Successor", "successor"),
        ("Successor - amalgamated", "successor"),
        ("Result of Amalgamation", "other"),
        ("Merged - change in age range", "other"),
        ("Sixth Form Centre Link", "other"),
        ("Closure", "other"),
    ],
)
def test_the_direction_of_a_link(words, kind):
    assert links_file.kind_of(words) == kind


@pytest.mark.parametrize(
    ("cell", "day"),
    [("31-08-2021", dt.date(2021, 8, 31)), ("01/09/2021", dt.date(2021, 9, 1)), ("", None),
     ("01/09/2021 00:00:00", dt.date(2021, 9, 1))],
)  # fmt: skip
def test_the_day_of_a_link(tmp_path, cell, day):
    assert read(tmp_path, f"900001,900002,Oak,Successor,{cell}").entries[0].established_on == day


def test_a_name_over_two_lines_is_one_name(tmp_path):
    found = read(tmp_path, '900001,900002,"Oak\r\nSchool",Successor,')
    assert [each.other_name for each in found.entries] == ["Oak School"]


def test_rows_that_cannot_be_used_are_told(tmp_path):
    found = read(tmp_path, "x,2,Oak,Successor,", "1,,Oak,Successor,", "1,2,Oak,,", "1,1,Oak,Successor,",
                 "1,2,Oak,Successor,31/02/2021", "1,2,Oak")  # fmt: skip
    assert [(each.line, each.reason) for each in found.rejected] == [
        (2, "URN “x” is not a number"),
        (3, "LinkURN is empty"),
        (4, "LinkType is empty"),
        (5, "it links a school with itself"),
        (6, "LinkEstablishedDate “31/02/2021” is not a date"),
        (7, "2 fields too few"),
    ]


def test_another_file_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="no row with the columns “URN”, “LinkURN” and “LinkType”"):
        read(tmp_path, heading="URN,Name\r\n")


@pytest.fixture
def links(db):
    def add(*told):
        SchoolLink.objects.bulk_create(
            SchoolLink(urn=urn, other_urn=other, kind=kind, words=kind.label) for urn, kind, other in told
        )

    return add


BEFORE, AFTER = LinkKind.PREDECESSOR, LinkKind.SUCCESSOR


class TestPredecessors:
    def test_they_are_followed_to_the_first_one_the_nearest_first(self, links):
        links((3, BEFORE, 2), (2, BEFORE, 1), (3, LinkKind.OTHER, 9))
        found = queries.predecessors_of([3, 2, 7])
        assert {urn: [(each.urn, each.generation) for each in line] for urn, line in found.items()} == {
            2: [(1, 1)],
            3: [(2, 1), (1, 2)],
        }

    def test_a_link_that_only_the_earlier_school_tells_counts_too(self, links):
        links((1, AFTER, 2))
        assert [each.urn for each in queries.predecessors_of([2])[2]] == [1]

    def test_told_from_both_sides_it_is_one(self, links):
        links((1, AFTER, 2), (2, BEFORE, 1))
        assert [each.urn for each in queries.predecessors_of([2])[2]] == [1]

    def test_a_circle_ends(self, links):
        links((1, BEFORE, 2), (2, BEFORE, 3), (3, BEFORE, 1))
        assert [each.urn for each in queries.predecessors_of([1])[1]] == [2, 3]

    def test_successors_are_the_same_line_the_other_way(self, links):
        links((1, AFTER, 2), (3, BEFORE, 2))
        assert [each.urn for each in queries.successors_of([1])[1]] == [2, 3]

    def test_many_schools_cost_no_more_queries(self, links, django_assert_num_queries):
        links(*((100 + n, BEFORE, n) for n in range(1, 4)))
        with django_assert_num_queries(2):
            queries.predecessors_of([101])
        with django_assert_num_queries(2):
            queries.predecessors_of([101, 102, 103])
