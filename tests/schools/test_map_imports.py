"""Postcodes and outlines brought in by the service's own actions."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from pharos.common.errors import NotAllowed, Refused
from pharos.schools import actions
from pharos.schools.models import District, Postcode, PostcodeImport
from tests.clock import NOW
from tests.schools.test_outlines import SQUARE, feature
from tests.schools.test_outlines import write as write_outlines

pytestmark = pytest.mark.django_db

HEADING = "postcode,positional_quality,easting,northing,district_code"
ROWS = ("ZW1 1AA,10,560000,170000,D01", "ZW1 1AB,10,561000,171000,D01", "ZW2 9ZZ,90,0,0,")


@pytest.fixture
def bring_in(tmp_path):
    def import_them(*rows, name="codes_2025-05.csv", by=None, **more):
        path = tmp_path / name
        path.write_text("\n".join((HEADING, *rows)) + "\n")
        return actions.import_postcodes(path, by=by, at=NOW, **more)

    return import_them


def numbers(done):
    return (done.rows, done.added, done.changed, done.unchanged, done.rejected)


class TestPostcodes:
    def test_come_in_with_their_source(self, bring_in):
        done, rejected = bring_in(*ROWS, "nowhere,10,1,1,")
        assert (numbers(done), [row.line for row in rejected]) == ((4, 3, 0, 0, 1), [5])
        assert "Contains OS data © Crown copyright and database right 2025" in done.source
        told = Postcode.objects.order_by("key").values_list("key", "outward", "easting", "northing", "quality")
        assert list(told) == [
            ("ZW11AA", "ZW1", 560000, 170000, 10),
            ("ZW11AB", "ZW1", 561000, 171000, 10),
            ("ZW29ZZ", "ZW2", None, None, 90),
        ]

    def test_again_change_nothing(self, bring_in):
        bring_in(*ROWS)
        before = list(Postcode.objects.order_by("pk").values())
        again, _ = bring_in(*ROWS)
        assert (numbers(again), list(Postcode.objects.order_by("pk").values()) == before) == ((3, 0, 0, 3, 0), True)

    def test_a_newer_file_corrects_an_older_one_and_never_the_other_way(self, bring_in):
        bring_in(*ROWS)
        moved = "ZW1 1AA,10,569999,170000,D01"
        older, _ = bring_in(moved, name="codes_2024-05.csv")
        newer, _ = bring_in(moved, name="codes_2026-05.csv")
        assert (numbers(older), numbers(newer)) == ((1, 0, 0, 1, 0), (1, 0, 1, 0, 0))
        assert Postcode.objects.get(key="ZW11AA").easting == 569999

    @pytest.mark.parametrize("rows", [(), ("nowhere,10,1,1,",)])
    def test_a_file_without_any_is_refused_and_leaves_nothing(self, bring_in, rows):
        with pytest.raises(Refused):
            bring_in(*rows)
        assert PostcodeImport.objects.count() == 0

    def test_a_date_to_come_is_refused(self, bring_in):
        with pytest.raises(Refused, match="still to come"):
            bring_in(*ROWS, name="codes_2099-05.csv")

    def test_only_administrators_may(self, world, bring_in):
        with pytest.raises(NotAllowed):
            bring_in(*ROWS, by=world.head)
        assert Postcode.objects.count() == 0

    def test_command_tells_the_numbers_and_the_rejected_rows(self, tmp_path):
        path = tmp_path / "codes_2025-05.csv"
        path.write_text("\n".join((HEADING, *ROWS, "nowhere,10,1,1,")))
        out, errors = StringIO(), StringIO()
        call_command("import_postcodes", path, json=True, stdout=out, stderr=errors)
        told = json.loads(out.getvalue())
        assert told | {"seconds": 0} == {
            "rows": 4, "added": 3, "changed": 0, "unchanged": 0, "rejected": 1, "seconds": 0,
        }  # fmt: skip
        assert "line 5, nowhere: It has no postcode" in errors.getvalue()

    def test_command_says_plainly_what_is_wrong(self, tmp_path):
        with pytest.raises(CommandError, match="There is no file"):
            call_command("import_postcodes", tmp_path / "none.csv")


class TestOutlines:
    @pytest.fixture
    def outlined(self, world, tmp_path):
        def import_them(*features, by=None):
            path = write_outlines(tmp_path / "outlines.geojson", *features)
            return actions.import_outlines(path, by=by, at=NOW, source="Drawn by hand")

        return import_them

    def test_are_matched_by_code_or_by_name(self, outlined):
        by_code, by_name = feature([SQUARE], code="D01"), feature([SQUARE], name="saltings")
        told = outlined(by_code, by_name, feature([SQUARE], code="X99"), feature([SQUARE[:-1]], code="D07"))
        assert (told.changed, len(told.elsewhere), len(told.rejected)) == (2, 1, 1)
        drawn = District.objects.exclude(outline=[]).order_by("code").values_list("code", "outline", "outline_source")
        assert list(drawn) == [("D01", [[SQUARE]], "Drawn by hand"), ("D04", [[SQUARE]], "Drawn by hand")]

    def test_again_change_nothing(self, outlined):
        outlined(feature([SQUARE]))
        again = outlined(feature([SQUARE]))
        assert (again.changed, again.unchanged) == (0, 1)

    def test_of_another_county_are_refused(self, outlined):
        with pytest.raises(Refused, match="of this county"):
            outlined(feature([SQUARE], code="X99"))

    def test_only_administrators_may(self, world, outlined):
        with pytest.raises(NotAllowed):
            outlined(feature([SQUARE]), by=world.head)

    def test_command_tells_the_numbers(self, world, tmp_path):
        out = StringIO()
        path = write_outlines(tmp_path / "outlines.geojson", feature([SQUARE]))
        call_command("import_outlines", path, json=True, stdout=out)
        assert json.loads(out.getvalue()) == {
            "features": 1, "changed": 1, "unchanged": 0, "elsewhere": 0, "rejected": 0,
        }  # fmt: skip
