"""The register's real files, where this machine has them: every row comes in, or says why not.

``PHAROS_REAL_DATA`` names their directory; without it, ``shared/data`` beside the checkout. The register's rows are
counted here by ``csv`` alone, so that the importer is held to what the files hold.
"""

import csv
import datetime as dt
import gzip
import io
import os
from functools import cache
from operator import itemgetter
from pathlib import Path

import pytest

from pharos.schools import actions, queries
from pharos.schools.models import FactChange, School
from pharos.schools.names import is_damaged
from tests.clock import NOW
from tests.house.structure import ROOT

REGISTER = Path(os.environ.get("PHAROS_REAL_DATA") or ROOT.parent / "shared" / "data") / "register"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(not REGISTER.is_dir(), reason="The register's real files are not on this machine."),
]
APRIL, JULY = "edubasealldata20220425.csv.gz", "edubasealldata20220706.csv.gz"
KENT = "886"
COLUMNS = (
    "URN",
    "LA (code)",
    "HeadFirstName",
    "HeadLastName",
    "EstablishmentName",
    "Postcode",
    "EstablishmentStatus (code)",
)


def import_file(name, **more):
    return actions.import_register(REGISTER / name, by=None, at=NOW, **more)


@cache
def rows_of(name):
    """What these columns hold of Kent's schools, by URN: read by nothing of ours."""
    with gzip.open(REGISTER / name, "rt", encoding="cp1252", newline="") as file:
        lines = csv.reader(file)
        pick = itemgetter(*map(next(lines).index, COLUMNS))
        kent = (row for row in map(pick, lines) if row[1] == KENT)
        return {int(urn): [" ".join(cell.split()) for cell in cells] for urn, _, *cells in kent}


def misfits(name):
    """The lines of the rows that do not fit the heading, with their URN."""
    text = (REGISTER / name).read_bytes().decode("cp1252", errors="replace")
    lines = csv.reader(io.StringIO(text, newline=""))
    width, found, line = len(next(lines)), [], lines.line_num
    for cells in lines:
        if len(cells) != width:
            found.append((line + 1, cells[0]))
        line = lines.line_num
    return found


def test_kent_comes_in_with_its_changes_and_again_without():
    """One story, since each reading of the file takes a second. All of England comes in in ``benchmarks``."""
    # given the register of April
    first = import_file(APRIL, la=KENT)
    assert (first.added, first.rejected) == (1_343, 0)
    assert (first.as_at, School.objects.count()) == (dt.date(2022, 4, 25), 1_343)

    # when that of July comes in
    second = import_file(JULY, la=KENT)

    # then every row is accounted for, and the changes of heads are those between the two files
    assert (second.added, second.rejected) == (0, 0)
    assert second.changed + second.unchanged == 1_343
    heads = FactChange.objects.filter(register_import=second, field__in=("head_first_name", "head_last_name"))
    assert set(heads.values_list("school__urn", flat=True)) == changed_heads()
    assert len(changed_heads()) == 12

    # and each school is as the file has it
    found = School.objects.filter(urn__in=list(rows_of(JULY))[::97])
    assert [[each.name, each.postcode, each.status_code] for each in found] == [
        rows_of(JULY)[each.urn][2:] for each in found
    ]

    # when the same file comes in again
    third = import_file(JULY, la=KENT)

    # then nothing changes
    assert (third.added, third.changed, third.unchanged) == (0, 0, 1_343)
    assert queries.changes_by(third).count() == 0


def changed_heads():
    """The URNs whose head the file of July names otherwise than that of April does, in names that are not damaged."""
    before, after = rows_of(APRIL), rows_of(JULY)
    heads = {urn: cells[:2] for urn, cells in after.items()}
    return {
        urn for urn, head in heads.items() if any(head) and head != before[urn][:2] and not any(map(is_damaged, head))
    }


@pytest.mark.parametrize(
    ("name", "rows", "malformed"),
    [("surrey_hampshire_20220419-gias.csv", 728, 35), ("surrey_hampshire_20220420_gias.csv", 1_096, 69)],
)
def test_a_raw_download_comes_in_with_each_malformed_row_reported(name, rows, malformed):
    done = import_file(name)
    reported = queries.rejected_by(done).values_list("line", "urn")
    assert (done.rows, done.added, done.rejected) == (rows, rows - malformed, malformed)
    assert list(reported) == misfits(name)
    assert all("too many" in each.reason for each in queries.rejected_by(done))
