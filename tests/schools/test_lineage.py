"""Where a school came from and what it became, on its page and in the history that follows it."""

import datetime as dt

import pytest

from pharos.schools import queries
from pharos.schools.models import SchoolLink
from tests.schools import files

pytestmark = pytest.mark.django_db

SEPTEMBER, NOVEMBER = dt.date(2026, 9, 1), dt.date(2026, 11, 1)
OLD = {"EstablishmentNumber": "2001", "opened": "01-09-1964"}
NEW = {
    "EstablishmentNumber": "2001", "opened": "01-10-2026", "TypeOfEstablishment (name)": "Academy converter",
    "EstablishmentTypeGroup (name)": "Academies",
}  # fmt: skip


@pytest.fixture
def academised(bring_in):
    """Reedbed Primary School, 1, became Reedbed Academy, 2."""
    bring_in(files.row(1, "Reedbed Primary School", **OLD), as_at=SEPTEMBER)
    closed = files.row(1, "Reedbed Primary School", status="2", closed="30-09-2026", pupils=190, **OLD)
    bring_in(closed, files.row(2, "Reedbed Academy", **NEW), as_at=NOVEMBER)


def line_of(urn):
    found = queries.lineage(queries.find(urn))
    return [each.urn for each in found.before], [each.urn for each in found.after]


def test_an_academy_and_the_school_before_it_know_each_other(academised):
    assert (line_of(2), line_of(1)) == (([1], []), ([], [2]))


def test_links_reach_further_back(academised, bring_in):
    bring_in(files.row(3, "Reed Infants", status="2", closed="31-08-1964"), as_at=NOVEMBER)
    SchoolLink.objects.create(urn=2, other_urn=1, kind="predecessor", words="Predecessor")
    SchoolLink.objects.create(urn=1, other_urn=3, kind="predecessor", words="Predecessor")
    assert (line_of(2), line_of(3)) == (([1, 3], []), ([], [1, 2]))


def test_a_school_that_closed_long_before_at_the_same_place_is_another(bring_in):
    old = OLD | {"EstablishmentNumber": "2002"}
    bring_in(files.row(1, "Reedbed School", status="2", closed="31-08-1999", **old), files.row(2, "Reedbed", **NEW))
    assert line_of(2) == ([], [])


def test_the_pages_lead_to_each_other_and_the_history_follows(academised, client):
    new, old = (client.get(f"/schools/{urn}/").content.decode() for urn in (2, 1))
    assert 'Before it: <a class="govuk-link" href="/schools/1/">Reedbed Primary School</a> (URN 1, opened on' in new
    assert "File of 1 November 2026, of Reedbed Primary School (URN 1)" in new
    assert 'After it: <a class="govuk-link" href="/schools/2/">Reedbed Academy</a> (URN 2, opened on' in old
