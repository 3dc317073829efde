"""Verdicts about the heads of the two real files, where this machine has them. Counts alone: no name of anybody.

Each of Kent's was judged by hand, and so were a hundred of England's, taken at random: what was found false stands
here as a number.
"""

import csv
import gzip
from collections import Counter
from functools import cache
from operator import itemgetter

import pytest

from pharos.schools.heads import Head, judge
from tests.schools.test_real_files import APRIL, JULY, REGISTER

pytestmark = pytest.mark.skipif(not REGISTER.is_dir(), reason="The register's real files are not on this machine.")
COLUMNS = ("URN", "LA (code)", "HeadTitle (name)", "HeadFirstName", "HeadLastName", "HeadPreferredJobTitle")


def heads_of(name):
    with gzip.open(REGISTER / name, "rt", encoding="cp1252", newline="") as file:
        lines = csv.reader(file)
        pick = itemgetter(*map(next(lines).index, COLUMNS))
        rows = ([" ".join(cell.split()) for cell in pick(cells)] for cells in lines)
        return {urn: (la, Head(*head)) for urn, la, *head in rows}


@cache
def verdicts():
    """(authority, verdict) of each school whose head has another first or last name in July."""
    before, after = heads_of(APRIL), heads_of(JULY)
    changed = [urn for urn, (_, head) in after.items() if head.name != before[urn][1].name]
    return [(after[urn][0], judge(before[urn][1], after[urn][1])) for urn in changed]


def counted(la=""):
    return dict(Counter(verdict.kind.value for of, verdict in verdicts() if la in ("", of)))


def test_of_england():
    """Of the hundred, none that is certain or likely is false; five are doubtful, and a person has to look."""
    assert counted() == {
        "new_head": 504, "same_head": 58, "interim_head": 25, "shared_head": 15, "head_unknown": 3,
    }  # fmt: skip


def test_of_kent():
    """One is written in other letters, one is acting, ten are new: each so by hand too, and none is false."""
    assert counted("886") == {"new_head": 10, "interim_head": 1, "same_head": 1}


def test_what_we_call_certain_about_the_same_person():
    sure = Counter(v.confidence.value for _, v in verdicts() if v.kind == "same_head")
    assert dict(sure) == {"certain": 15, "likely": 31, "doubtful": 12}
