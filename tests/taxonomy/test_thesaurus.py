"""The thesaurus that comes with the service is itself what a file of it has to be."""

import csv
from collections import Counter

from pharos.taxonomy import expertise_file, thesaurus_file


def _areas():
    with expertise_file.SHIPPED.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["label"] for row in csv.DictReader(file)}


def test_every_row_can_be_taken():
    read = thesaurus_file.read(thesaurus_file.SHIPPED, _areas())
    assert (read.refused, read.rows) == ([], list(thesaurus_file.shipped()))


def test_every_area_has_at_least_eight_expressions():
    count = Counter(row.code for row in thesaurus_file.shipped())
    assert [code for code in _areas() if count[code] < 8] == []
