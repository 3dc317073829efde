"""The support record in Word: the protocol's own form."""

import re
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from pharos.deployments.pages.documents import SHEET_AS_WORD
from pharos.files import word
from tests.clock import NOW
from tests.house.structure import ROOT
from tools import draw_support_record

COLUMNS = ("focus", "actions", "responsible", "by_when", "impact")
BLANK = dict.fromkeys(COLUMNS, "")
ROW = dict(zip(COLUMNS, ["Reading & <writing>", "Daily,\nat nine", "Grace", "Term 3", "{{ 80 }}%"], strict=True))
SHEET = {
    "title": "KLE Support Record: Marram & Sons", "author": "Programme", "footer": "Marram · PH-0007",
    "facts": [{"name": "School", "value": "Marram"}, {"name": "KLE", "value": "Amina"}],
    "rows": [ROW, BLANK, BLANK, BLANK, BLANK], "date": "24 November 2026", "visit": 2, "visits": 3,
    "signatures": [
        {"party": "KLE", "name": "Amina", "moment": "24 November 2026 at 10am"},
        {"party": "Headteacher", "name": "Grace", "moment": ""},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def content():
    return word.write(SHEET_AS_WORD, SHEET, at=NOW)


@pytest.fixture(scope="module")
def document(content):
    return Document(BytesIO(content))


def test_it_has_the_words_of_the_protocol_in_its_order(document):
    assert [(each.style.name, each.text.strip()) for each in document.paragraphs if each.text] == [
        ("Heading 1", "KLE Support Record"),
        ("Normal", draw_support_record.SENTENCE),
        ("Normal", "School: Marram     KLE: Amina"),
        ("Normal", "Date: 24 November 2026 (Support visit 1, visit 2, visit 3, circle as appropriate)"),
        ("Heading 2", "Signed"),
    ]


def test_its_tables_say_what_was_written(document):
    sheet, signed = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert sheet == [
        ["Key area of focus", "Agreed Actions", "Person\nResponsible", "By when", "Impact\nSpecific, measurable"],
        list(ROW.values()),
        *[[""] * 5] * 4,
    ]
    assert signed == [
        ["As", "Name", "Signed"], ["KLE", "Amina", "24 November 2026 at 10am"], ["Headteacher", "Grace", ""],
    ]  # fmt: skip


def test_the_visit_is_circled(document):
    circled = [run.text for each in document.paragraphs for run in each.runs if run.style.name == "Circled"]
    assert circled == ["visit 2"]


def test_it_is_a_landscape_page_of_paper(document):
    page = document.sections[0]
    assert (round(page.page_width / Mm(1)), round(page.page_height / Mm(1)), page.orientation) == (297, 210, 1)


def test_the_head_of_each_table_is_repeated_on_every_page(document):
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables for row in table.rows]
    assert heads == [True, *[False] * 5, True, *[False] * 2]


def test_all_of_it_is_in_british_english(content):
    parts = zipfile.ZipFile(BytesIO(content))
    said = {found for name in parts.namelist() for found in re.findall(rb'[lL]ang w:val="([^"]+)"', parts.read(name))}
    assert said == {b"en-GB"}


def test_the_template_is_what_its_script_draws():
    """Who edits the one edits the other: a difference nobody can read would hide in the file."""
    drawn = draw_support_record.draw()
    kept = Document(str(SHEET_AS_WORD))
    assert (drawn.element.xml, drawn.styles.element.xml) == (kept.element.xml, kept.styles.element.xml)
    assert ROOT in SHEET_AS_WORD.parents
