"""``pharos import_leaders``: its numbers, its report, and what it says where it cannot go on."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from pharos.leaders.models import Designation
from tests.office import lists_of_leaders as lists
from tests.office.lists_of_leaders import ADA, row

pytestmark = pytest.mark.django_db


def run(path, **options):
    out = StringIO()
    call_command("import_leaders", str(path), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def path(world, tmp_path):
    lists.expertise()
    return lists.write(tmp_path / "leaders.csv", ADA, row(email="none"))


def test_json_has_the_numbers_and_each_row(path):
    told = json.loads(run(path, json=True))
    report = told.pop("report")
    assert told == {"rows": 2, "added": 1, "changed": 0, "unchanged": 0, "needs_a_look": 0, "rejected": 1}
    assert report == [
        {"line": 2, "result": "added", "name": "Dr Ada Quill", "reason": "KLE from 1 September 2024 at Marram Primary "
         "School. Filled in: phases, areas of expertise, pen portrait."},
        {"line": 3, "result": "rejected", "name": "Dr Ada Quill", "reason": "In the column “email”, “none” is not an "
         "email address. Enter one like name@school.example."},
    ]  # fmt: skip


def test_a_try_changes_nothing(path):
    assert (run(path, dry_run=True).splitlines()[-1], Designation.objects.count()) == (
        "Nothing was changed: this was a try.", 0,
    )  # fmt: skip


def test_columns_can_be_named(world, tmp_path):
    heading = "Wer,Post,designation,from,urn"
    path = lists.write(tmp_path / "x.csv", "Ada Quill,ada@wantsum.example,KLE,1/9/2024,900001", heading=heading)
    told = json.loads(run(path, json=True, map=["Wer=name", "Post=email"]))
    assert (told["added"], told["rejected"]) == (1, 0)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"map": ["Who=nothing"]}, "“Who=nothing” names no column"),
        ({"map": ["Who=name"]}, "This file has no row with the column “Who”."),
    ],
)
def test_what_is_named_wrongly_is_told(path, options, why):
    with pytest.raises(CommandError, match=why):
        run(path, **options)


def test_a_file_that_is_not_there(world, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file or directory"):
        run(tmp_path / "none.csv")
