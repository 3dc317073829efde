"""``pharos import_schools``: what it prints, and that it never ends in a traceback."""

import gzip
import io
import json

import pytest
from django.core.management import CommandError, call_command

from pharos.schools.actions import imports
from pharos.schools.models import RegisterImport, School
from tests.clock import NOW
from tests.schools import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return files.write(
        tmp_path / "edubasealldata20260901.csv", files.row(1), files.row(2, pupils="many"), files.row("x", name="Oak")
    )


def run(path, *words):
    """What is printed, and what is said beside it."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_schools", str(path), *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refusal(path, *words):
    with pytest.raises(CommandError) as refused:
        run(path, *words)
    return str(refused.value)


def test_the_numbers_then_each_row_that_was_not_read(path):
    out, err = run(path)
    seconds = RegisterImport.objects.get().seconds
    assert out.splitlines() == [
        "       3 rows",
        "       2 added",
        "       0 changed",
        "       0 of them closed",
        "       0 unchanged",
        "       1 not read",
        "Rows that were not read:",
        "  line 4, URN x: URN “x” is not a number",
        "Values that were left out:",
        "  line 3, URN 2: NumberOfPupils “many” is not a number we can use: left out",
        f"edubasealldata20260901.csv, as at 1 September 2026: {seconds:.1f} seconds. The register is up to date.",
    ]
    assert err == ""


def test_as_json_it_prints_one_object_of_numbers_and_the_rows_beside_it(path):
    out, err = run(path, "--json")
    told = json.loads(out)
    assert list(told) == ["rows", "added", "changed", "unchanged", "closed", "rejected", "seconds"]
    assert told | {"seconds": 0} == {
        "rows": 3, "added": 2, "changed": 0, "unchanged": 0, "closed": 0, "rejected": 1, "seconds": 0,
    }  # fmt: skip
    assert err.splitlines() == ["Rows that were not read:", "  line 4, URN x: URN “x” is not a number"]


def test_a_try_says_so_and_changes_nothing(path):
    out, _ = run(path, "--dry-run")
    assert (out.splitlines()[-1].endswith("Nothing was changed: this was a try."), School.objects.count()) == (True, 0)


def test_packed_on_another_day_and_of_one_authority(path):
    packed = path.with_suffix(".csv.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    out, _ = run(packed, "--as-at", "2026-10-01", "--la", "999")
    assert out.splitlines()[-1].startswith("edubasealldata20260901.csv.gz (local authority 999), as at 1 October 2026:")


class TestRefusing:
    def test_no_such_file(self, tmp_path):
        assert refusal(tmp_path / "none.csv") == f"There is no file {tmp_path}/none.csv."

    def test_a_directory(self, tmp_path):
        assert refusal(tmp_path) == f"{tmp_path} is a directory. Name the file in it."

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "This file is empty."),
            (b"\x7fELF\x00\x00", "This is not a table. Choose a file that ends in .csv, .csv.gz or .xlsx."),
            (
                b"PK\x03\x04",
                "This zip or Excel file is damaged or cut short. Download or save it again.",
            ),
            (gzip.compress(b"URN,x\n" * 1000)[:-9], "This gzip file is cut short. Download it again."),
            (
                b"URN,EstablishmentName\n1,Oak\n",
                "This is not a file of the register of schools: its first line has no column "
                "“EstablishmentStatus (code)” or “EstablishmentStatus (name)”.",
            ),
        ],
        ids=["empty", "binary", "excel", "cut short", "wrong columns"],
    )
    def test_a_file_that_is_no_register(self, tmp_path, content, words):
        path = tmp_path / "file.csv"
        path.write_bytes(content)
        assert refusal(path) == words

    def test_a_day_that_is_none(self, path):
        assert refusal(path, "--as-at", "31/02/2026") == (
            "“31/02/2026” is not a date. Write it as year, month and day: 2026-09-01."
        )

    def test_a_day_to_come(self, path):
        assert refusal(path, "--as-at", "2027-01-01") == "The file’s date, 1 January 2027, is still to come."

    def test_an_authority_that_the_file_does_not_have(self, path):
        assert refusal(path, "--la", "001") == "This file has no school of the local authority “001”."

    def test_while_another_one_runs(self, path):
        asked = imports.ask("first.csv", by=None, at=NOW)
        imports._start(asked, by=None, at=NOW)
        RegisterImport.objects.filter(pk=asked.pk).update(worker="elsewhere:1")
        assert refusal(path).startswith("Another import is running: first.csv")
