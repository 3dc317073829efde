"""The office's pages about the register of schools."""

import csv
import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from pharos.jobs import actions as jobs
from pharos.jobs import worker
from pharos.schools import actions
from pharos.schools.models import RegisterImport, School
from pharos.schools.states import ImportState
from tests.clock import NOW
from tests.schools import files

IMPORTS = "/office/imports/"
UPLOAD = "/office/imports/upload/"
NAME = "edubasealldata20261101.csv"
SEPTEMBER, NOVEMBER = dt.date(2026, 9, 1), dt.date(2026, 11, 1)


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def office(world, as_person):
    return as_person(world.administrator)


@pytest.fixture
def bring_in(world, tmp_path):
    """Import these rows at once."""

    def import_them(*rows, as_at=SEPTEMBER, **more):
        path = files.write(tmp_path / NAME, *rows)
        return actions.import_register(path, by=world.administrator, at=NOW, as_at=as_at, **more)

    return import_them


def page_of(response):
    return response.content.decode()


def a_file(*rows, name=NAME, content=None):
    told = files.text(*(rows or (files.row(1),))).encode() if content is None else content
    return {"file": SimpleUploadedFile(name, told)}


def answers(**changes):
    return {
        "as_at_day": "1", "as_at_month": "11", "as_at_year": "2026", "schools": "all", "la": "", "doing": "do",
        "form_key": "a" * 32,
    } | changes  # fmt: skip


def page(done, show=""):
    return f"{IMPORTS}{done.reference}/{f'{show}/' if show else ''}"


def asked(world):
    return RegisterImport.objects.exclude(pk=world.register.pk).get()


class TestUpload:
    def test_a_file_leads_to_the_questions_about_it(self, office):
        answer = office.post(UPLOAD, a_file(), follow=True)
        address, status = answer.redirect_chain[0]
        html = page_of(answer)
        assert (status, address.startswith(UPLOAD), NAME in html) == (302, True, True)

    def test_the_day_is_proposed_from_its_name_and_the_authority_from_the_settings(self, office):
        html = page_of(office.post(UPLOAD, a_file(), follow=True))
        assert [f'value="{value}"' in html for value in ("1", "11", "2026", "886")] == [True] * 4

    def test_without_a_day_in_its_name_today_is_proposed(self, office):
        html = page_of(office.post(UPLOAD, a_file(name="schools.csv"), follow=True))
        assert [f'value="{value}"' in html for value in ("24", "11", "2026")] == [True] * 3

    def test_an_excel_workbook_leads_to_the_same_questions(self, office):
        book, written = Workbook(), io.BytesIO()
        for cells in csv.reader(io.StringIO(files.text(files.row(1)))):
            book.active.append(cells)
        book.save(written)
        answer = office.post(UPLOAD, a_file(name="schools.xlsx", content=written.getvalue()), follow=True)
        assert (answer.status_code, "schools.xlsx" in page_of(answer)) == (200, True)

    @pytest.mark.parametrize(
        ("file", "words"),
        [
            ({"form_key": "a" * 32}, "Choose the register’s file"),
            (a_file(name="schools.pdf"), "Choose a file that ends in .csv or .gz or .xlsx"),
            (a_file(content=b""), "This file is empty. Choose another file"),
            (a_file(content=b"\x89PNG\r\n"), "This is a picture, not a table."),
            (a_file(content=b"URN,\x00\x01"), "This is not a table."),
            (a_file(name="x.csv.gz", content=b"\x1f\x8b\x08\x00\x00\x00"), "This gzip file is cut short."),
            (a_file(content=b"name,age\nOak,7\n"), "This is not a file of the register of schools: its first line has"),
        ],
        ids=["none", "ending", "empty", "picture", "binary", "cut short", "another table"],
    )
    def test_what_is_no_register_file_is_told_at_the_question(self, office, file, words):
        answer = office.post(UPLOAD, file)
        html = page_of(answer)
        assert (f'<a href="#id_file">{words}' in html, "Error: Upload a file" in html) == (True, True)
        assert not RegisterImport.objects.filter(file_name=NAME).exists()

    def test_one_that_is_larger_than_we_take(self, office, settings):
        settings.UPLOAD_MAX_BYTES = 1000
        assert office.post(UPLOAD, a_file(*(files.row(urn) for urn in range(1, 10)))).status_code == 413


class TestStart:
    @pytest.fixture
    def start(self, office):
        def post(key=None, *rows, **changes):
            address = key or office.post(UPLOAD, a_file(*rows))["Location"]
            return office.post(address, answers(**changes))

        return post

    def test_the_worker_does_it_and_the_page_says_what_came_of_it(self, office, world, start):
        answer = start(None, files.row(1), files.row(2), files.row("x"))
        assert answer["Location"] == page(asked(world))
        assert "It waits" in page_of(office.get(page(asked(world))))
        worker.drain()
        html = page_of(office.get(page(asked(world))))
        assert "3 rows: 2 added, 0 changed, 1 not read." in html
        assert School.objects.filter(urn__lt=10).count() == 2

    def test_a_try_changes_nothing_and_leads_on_to_the_import(self, office, world, start):
        start(None, files.row(1), doing="try")
        worker.drain()
        html = page_of(office.get(page(asked(world))))
        assert ("This was a try: it changed nothing." in html, School.objects.filter(urn=1).exists()) == (True, False)
        address = f"{UPLOAD}{asked(world).stored_as}/"
        assert f'href="{address}"' in html
        start(address, form_key="b" * 32)
        worker.drain()
        assert School.objects.filter(urn=1).exists()

    def test_of_one_authority(self, world, start):
        start(None, files.row(1), files.row(2, la="886", la_name="Kent"), schools="one", la="Kent")
        worker.drain()
        assert list(asked(world).schools_added.values_list("urn", flat=True)) == [2]

    def test_pressed_twice_it_is_one_import(self, office, world, start):
        address = office.post(UPLOAD, a_file())["Location"]
        first, second = start(address), start(address)
        assert first["Location"] == second["Location"] == page(asked(world))

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            (
                {"as_at_day": "", "as_at_month": "", "as_at_year": ""},
                "Enter the day on which the register was like this",
            ),
            ({"as_at_day": "31"}, "The day must be a real date, like 27 3 2027"),
            ({"as_at_year": "2027"}, "The file’s date, 1 November 2027, is still to come."),
            ({"schools": ""}, "Choose which schools to import"),
            ({"schools": "one"}, "Enter the authority’s code or name"),
            ({"doing": ""}, "Choose whether to import it or to try first"),
        ],
    )
    def test_what_is_wrong_is_told_and_the_rest_is_kept_the_file_too(self, office, start, changes, words):
        address = office.post(UPLOAD, a_file())["Location"]
        html = page_of(start(address, **changes))
        assert (words in html, "Import this file" in html, office.get(address).status_code) == (True, True, 200)

    def test_while_another_one_runs_it_is_told_plainly_and_everything_is_kept(self, office, world, start):
        start(None, files.row(1))
        answer = start(None, files.row(2), schools="one", la="Wantsum", form_key="b" * 32)
        html = page_of(answer)
        words = f"Another import is waiting to begin: {NAME}. Wait until it has finished, then try again."
        assert (answer.status_code, words in html, 'value="Wantsum"' in html) == (409, True, True)
        assert asked(world).state == ImportState.WAITING

    def test_a_file_that_is_no_longer_kept(self, office):
        answer = office.get(f"{UPLOAD}0000000000/")
        assert (answer.status_code, "This file is no longer kept" in page_of(answer)) == (409, True)


class TestImport:
    @pytest.fixture
    def waiting(self, office, world):
        office.post(office.post(UPLOAD, a_file())["Location"], answers())
        return asked(world)

    def test_while_it_waits_the_page_renews_itself(self, office, waiting):
        jobs.beat("a worker")
        html = page_of(office.get(page(waiting)))
        assert f'hx-get="{page(waiting)}" hx-trigger="load delay:2s"' in html
        assert "It waits for the worker, and begins in a moment." in html

    def test_where_nobody_works_it_says_so(self, office, waiting):
        assert "It waits, and no worker is running." in page_of(office.get(page(waiting)))

    @pytest.mark.parametrize(
        ("done", "rows", "words"),
        [(0, 0, "The file is being looked at."), (12_000, 51_012, "12,000 of about 51,012 rows read."),
         (51_012, 51_012, "All rows are read. They are being brought in.")],
    )  # fmt: skip
    def test_how_far_it_is(self, office, waiting, done, rows, words):
        RegisterImport.objects.filter(pk=waiting.pk).update(state=ImportState.RUNNING, rows_done=done, rows=rows)
        html = page_of(office.get(page(waiting)))
        assert (words in html, "hx-trigger" in html) == (True, True)

    def test_once_it_has_ended_the_page_stands_still(self, office, waiting):
        worker.drain()
        html = page_of(office.get(page(waiting)))
        assert ("hx-trigger" in html, "<progress" in html, "finished the import" in html) == (False, False, True)

    def test_refused_it_says_why(self, office, world):
        office.post(office.post(UPLOAD, a_file(files.row("x")))["Location"], answers())
        worker.drain()
        assert "No row of this file can be read. The first, line 2: URN “x” is not a number." in page_of(
            office.get(page(asked(world)))
        )

    def test_one_that_is_not_there(self, office):
        assert office.get(f"{IMPORTS}0000000000/").status_code == 404

    def test_the_number_of_queries_does_not_grow(self, office, bring_in):
        counts = []
        for rows in (1, 3):
            done = bring_in(*(files.row(urn) for urn in range(1, rows + 1)), files.row("x"))
            with CaptureQueriesContext(connection) as made:
                office.get(page(done))
            counts.append(len(made))
        assert counts[0] == counts[1] <= 12


class TestHistory:
    def test_newest_first_with_who_when_and_what_came_of_it(self, office, world, bring_in):
        bring_in(files.row(1))
        bring_in(files.row(2), dry_run=True)
        html = page_of(office.get(IMPORTS))
        assert "Asked for by Helen Marsh on 24 November 2026 at 10am. True on 1 September 2026." in html
        assert html.index("Tried") < html.index("1 row: 1 added, 0 changed, 0 not read.") < html.index("wantsum.csv")

    def test_nothing_yet(self, office):
        School.objects.update(first_seen_in=None, last_seen_in=None)
        RegisterImport.objects.all().delete()
        assert "No file has been brought in yet" in page_of(office.get(IMPORTS))

    def test_a_page_at_a_time_with_the_same_number_of_queries(self, office, world, bring_in):
        counts = []
        for more in (1, 2):
            for _ in range(more):
                bring_in(files.row(1))
            with CaptureQueriesContext(connection) as made:
                office.get(IMPORTS)
            counts.append(len(made))
        assert counts[0] == counts[1] <= 12
        for _ in range(23):
            actions.ask(NAME, by=world.administrator, at=NOW)
        first, second = page_of(office.get(IMPORTS)), page_of(office.get(f"{IMPORTS}?page=2"))
        assert (first.count("pharos-row__title"), second.count("pharos-row__title")) == (25, 2)

    def test_the_office_leads_here(self, office):
        assert f'href="{IMPORTS}"' in page_of(office.get("/office/"))


class TestLists:
    @pytest.fixture
    def done(self, bring_in):
        bring_in(files.row(1, name="Oak School", pupils=200))
        return bring_in(
            files.row(1, name="Oak School", pupils=210, opened="01-09-2017", status="2", status_name=""),
            files.row(2, name="Elm School", town="Saltings"), files.row("x", name="=Ash"), files.row(3, pupils="many"),
            as_at=NOVEMBER,
        )  # fmt: skip

    def test_rows_that_were_not_read(self, office, done):
        html = page_of(office.get(page(done, "rejected")))
        assert [words in html for words in ("Line 4", "=Ash", "URN “x” is not a number")] == [True] * 3

    def test_the_same_as_a_file_that_no_spreadsheet_runs(self, office, done):
        answer = office.get(f"{IMPORTS}{done.reference}/rejected.csv")
        content = b"".join(answer.streaming_content).decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(content))) == [
            ["Line", "URN", "Name", "Reason"], ["Line 4", "x", "'=Ash", "URN “x” is not a number"],
        ]  # fmt: skip
        assert answer["Content-Disposition"] == 'attachment; filename="rejected-2026-11-01.csv"'

    def test_values_that_were_left_out(self, office, done):
        assert "NumberOfPupils “many” is not a number we can use: left out" in page_of(
            office.get(page(done, "left-out"))
        )

    def test_what_changed_in_the_words_of_people(self, office, done):
        html = page_of(office.get(page(done, "changes")))
        told = ("Pupils", "200", "210", "1 September 2017", "Closed", 'href="/schools/1/"')
        assert ([words in html for words in told], "Status code" in html) == ([True] * 6, False)

    def test_schools_that_were_added(self, office, done):
        html = page_of(office.get(page(done, "added")))
        assert ['href="/schools/2/"' in html, "Saltings" in html, "Oak School" in html] == [True, True, False]

    def test_a_list_that_there_is_not(self, office, done):
        assert office.get(page(done, "lost")).status_code == 404

    @pytest.mark.parametrize(
        ("show", "words"),
        [("rejected", "Every row was read"), ("left-out", "No value was left out"), ("changes", "Nothing changed"),
         ("added", "No school was added")],
    )  # fmt: skip
    def test_an_empty_one_says_so(self, office, bring_in, show, words):
        bring_in(files.row(1))
        assert words in page_of(office.get(page(bring_in(files.row(1)), show)))

    @pytest.mark.parametrize("show", ["rejected", "left-out", "changes", "added"])
    def test_a_page_at_a_time_with_the_same_number_of_queries(self, office, bring_in, show):
        counts = []
        for number, count in enumerate((1, 3, 26)):
            urns = range(100 * number + 1, 100 * number + count + 1)
            bring_in(*(files.row(urn, pupils=1) for urn in urns if show == "changes"), files.row(99_999))
            done = bring_in(
                files.row(99_999), *(files.row(urn, pupils="many" if show == "left-out" else 2) for urn in urns),
                *(files.row(f"x{urn}") for urn in urns), as_at=NOVEMBER,
            )  # fmt: skip
            with CaptureQueriesContext(connection) as made:
                html = page_of(office.get(page(done, show)))
            counts.append((len(made), html.count("govuk-table__row") - 1))
        assert [rows for _, rows in counts] == [1, 3, 25]
        assert counts[0][0] == counts[1][0] <= 12


def test_others_are_told_why_not(world, as_person):
    answer = as_person(world.head).get(IMPORTS)
    assert (answer.status_code, "Only a programme administrator can do this." in page_of(answer)) == (403, True)
