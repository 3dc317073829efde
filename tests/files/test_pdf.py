"""Writing PDF: tagged, the same on every machine, and never refused for what somebody typed."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from pharos.files import pdf
from pharos.files.glyphs import printable
from tests.clock import NOW

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: "Source Sans 3", lang: "en", region: "GB")
= A heading
#data.words
#if data.boxes [Some characters are boxes.]
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("typst") / "letter.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def made(template, words):
    return PdfReader(BytesIO(pdf.write(template, {"title": "A letter", "words": words}, at=NOW)))


def text(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_document_is_tagged_and_says_its_title_and_language(template):
    reader = made(template, "Hello")
    root = reader.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], reader.metadata.title) == (True, "en-GB", "A letter")
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()


def test_the_same_data_makes_the_same_bytes(template):
    data = {"title": "A letter", "words": "Hello"}
    assert pdf.write(template, data, at=NOW) == pdf.write(template, data, at=NOW)


def test_only_our_own_fonts_are_used(template):
    fonts = made(template, "Hello").pages[0]["/Resources"]["/Font"]
    assert {fonts[key]["/BaseFont"].split("+")[1] for key in fonts} == {"SourceSans3-Regular", "SourceSans3-Bold"}


@pytest.mark.parametrize(
    "typed", ["#let x = 1", "*not bold*", "$x^2$", "<label> @ref", '#import "/etc/passwd"', "\\ // --", "{{ x }}"]
)
def test_what_people_type_is_never_markup(template, typed):
    assert typed.replace("\\ ", "\\") in text(made(template, typed)).replace("\\ ", "\\")


def test_a_character_without_a_glyph_is_an_open_box_and_the_document_says_so(template):
    assert text(made(template, "Well done 😀")) == "A heading Well done □ Some characters are boxes."


def test_a_box_that_somebody_typed_needs_no_explanation(template):
    assert text(made(template, "Tick □")) == "A heading Tick □"


@settings(max_examples=40, deadline=None)
@given(words=st.text(max_size=80))
def test_any_text_at_all_can_be_printed(template, words):
    assert len(made(template, words).pages) >= 1


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Siân Ŵyn Łucja", "Siân Ŵyn Łucja"),
        ("e\u0301", "é"),
        ("one\r\ntwo\tthree", "one\ntwo three"),
        ("a\x00b\x1bc", "abc"),
        ("right\u202eleft", "rightleft"),
        ("中文", "□□"),
        ("\ud800", "□"),
    ],
)
def test_what_becomes_of_characters(typed, shown):
    assert printable(typed) == shown
