"""The list of what happened to schools between two files, and what else the office says of imports."""

import csv
import datetime as dt
import io

import pytest

from pharos.schools import actions
from pharos.schools.models import RegisterImport
from tests.clock import NOW
from tests.schools import files

CHANGES = "/office/changes/"
DAYS = {day: dt.date(2026, 11, day) for day in (5, 10, 15)}


@pytest.fixture
def three_files(world, tmp_path):
    """In November: on the 5th two schools come, on the 10th each has a new head, on the 15th one of them closes."""
    there = {"DistrictAdministrative (code)": "D04"}
    for day, firsts, status in ((5, "Io Ada", "1"), (10, "Una Eve", "1"), (15, "Una Eve", "2")):
        here, far = firsts.split()
        rows = [files.row(1, "Reedbed School", first=here, last=f"{here}son", status=status),
                files.row(2, "Far School", first=far, last=f"{far}son", **there)]  # fmt: skip
        path = files.write(tmp_path / f"edubasealldata202611{day:02}.csv", *rows)
        world.last = actions.import_register(path, by=world.administrator, at=NOW)


@pytest.fixture
def page(world, as_person, three_files):
    """What somebody reads on the page: ``page("sia", since=5, until=10)``."""

    def read(who, since=5, until=15, **asked):
        days = {"since": DAYS[since].isoformat(), "until": DAYS[until].isoformat()}
        return as_person(getattr(world, who)).get(CHANGES, days | asked)

    return read


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("who", "seen"),
    [("administrator", [True, True]), ("sia", [True, False]), ("other_sia", [False, False])],
)
def test_an_adviser_reads_of_their_areas(page, who, seen):
    html = text(page(who))
    assert [name in html for name in ("Reedbed School", "Far School")] == seen


def test_an_area_of_others_cannot_be_asked_for(page):
    html = text(page("sia", area="east"))
    assert ("Far School" in html, "Reedbed School" in html) == (False, True)


def test_an_administrator_asks_for_one_area(page):
    html = text(page("administrator", area="east"))
    assert ("Far School" in html, "Reedbed School" in html) == (True, False)


@pytest.mark.parametrize(("since", "until", "kind"), [(5, 10, "new_head"), (10, 15, "closed"), (5, 15, "closed")])
def test_any_two_files_are_compared(page, since, until, kind):
    """A head who comes and a school that closes, within the same days, are a school that closes."""
    html = text(page("sia", since, until))
    assert [each for each in ("opened", "closed", "new_head") if f"kind={each}" in html] == [kind]


def test_the_newest_two_are_proposed(page, world, as_person):
    page("sia")
    html = text(as_person(world.sia).get(CHANGES))
    assert "file of 15 November 2026 says otherwise than that of 10 November 2026" in html


def test_one_kind_alone(page):
    html = text(page("administrator", kind="new_head"))
    assert ("Far School" in html, "Reedbed School" in html) == (True, False)


def test_files_in_the_wrong_order_are_refused(page):
    html = text(page("administrator", 15, 5))
    assert ("Choose a file that is later than the first one" in html, "no two files" in html) == (True, False)


def test_the_list_is_a_file_too(page):
    rows = list(csv.reader(io.StringIO(page("administrator", **{"as": "csv"}).getvalue().decode("utf-8-sig"))))
    assert rows[1:] == [
        ["1", "Reedbed School", "Closed", "Open", "Closed", "Certain", "The register says that it closed."],
        ["2", "Far School", "New headteacher", "Mrs Ada Adason", "Mrs Eve Eveson", "Certain",
         "Another first name and another last name."],
    ]  # fmt: skip


def test_the_last_import_says_that_it_can_be_rolled_back_and_an_earlier_one_why_not(page, world, as_person):
    client, earlier = as_person(world.administrator), RegisterImport.objects.get(file_name__endswith="10.csv")
    last = text(client.get(f"/office/imports/{world.last.reference}/"))
    before = text(client.get(f"/office/imports/{earlier.reference}/"))
    assert ("Roll this import back" in last, "Roll this import back" in before) == (True, False)
    assert "Only the last import can be rolled back: edubasealldata20261115.csv." in before


def test_a_refusal_stands_beside_what_was_typed(page, world, as_person):
    client, earlier = as_person(world.administrator), RegisterImport.objects.get(file_name__endswith="10.csv")
    answer = client.post(f"/office/imports/{earlier.reference}/roll-back/", {"why": "It was of another county"})
    words = text(answer)
    assert (answer.status_code, "Only the last import" in words, "It was of another county" in words) == (
        409,
        True,
        True,
    )
