"""Word documents: what people type stays what it is."""

import datetime as dt
from io import BytesIO

import pytest
from docx import Document

from pharos.files import word

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def template(tmp_path):
    document = Document()
    document.add_paragraph("Said: {{ words }}")
    document.sections[0].footer.paragraphs[0].text = "{{ words }}"
    document.save(str(tmp_path / "template.docx"))
    return tmp_path / "template.docx"


def written(template, words):
    made = word.write(template, {"words": words, "title": words, "author": "A & B"}, at=AT)
    return Document(BytesIO(made))


@pytest.mark.parametrize(
    "typed",
    [
        "<w:b/> & \"quoted\" 'so'", "{{ 7 * 7 }}", "{% for x in y %}", "{# note #}", "{_{ x }_} {_% y %_}", "_}_}{_{_",
        "]]>", "&amp;", "two\nlines\n\nand a\ttab", "  spaces  ", "مدرسة José 校 👩🏽‍🏫",
    ],
)  # fmt: skip
def test_what_people_type_is_text(template, typed):
    made = written(template, typed)
    assert (made.paragraphs[0].text, made.sections[0].footer.paragraphs[0].text) == (f"Said: {typed}", typed)


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\x07b\x0cc\x00", "abc"), ("a\r\nb\rc", "a\nb\nc"), ("x\ud800\uffff", "x")]
)
def test_what_xml_cannot_hold_goes(template, typed, kept):
    assert written(template, typed).paragraphs[0].text == f"Said: {kept}"


def test_its_properties(template):
    told = written(template, "A <title> & more").core_properties
    assert (told.title, told.author, told.last_modified_by, told.language, told.created) == (
        "A <title> & more", "A & B", "A & B", "en-GB", AT,
    )  # fmt: skip


def test_a_placeholder_that_nothing_fills_is_an_error_and_no_gap(template):
    with pytest.raises(Exception, match="'words' is undefined"):
        word.write(template, {"title": "", "author": ""}, at=AT)
