"""The support record as the protocol's own form."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from pharos.deployments import actions, pages, queries
from pharos.files import pdf
from tests.clock import NOW
from tests.deployments import stories
from tests.deployments.stories import ROW
from tests.house.structure import ROOT

# The words of the form on the last page of the protocol, in its order.
HEADING = "KLE Support Record"
SENTENCE = "The KLE and the Headteacher may wish to use the following format to record their work together"
HEADS = "Key area of focus Agreed Actions Person Responsible By when Impact Specific, measurable"


@pytest.fixture
def made(world, deployment):
    """The document of a sheet with these rows, as a reader."""

    def make(*rows, visits=1, signed=()):
        for _ in range(visits):
            visit = stories.visit(world, deployment)
        record = actions.start_record(visit, by=world.leader, at=NOW)
        if rows:
            stories.save(record, list(rows), world.leader, base=1)
        newest = queries.newest_version(record)
        for who in signed:
            actions.sign_record(record, number=newest.number, by=getattr(world, who), at=NOW)
        record = queries.visible_records(world.leader, at=NOW).get(pk=record.pk)
        data = pages.sheet(record, queries.newest_version(record), head="Grace Okafor", visits=visits)
        return PdfReader(BytesIO(pdf.write(pages.documents.SHEET_AS_PDF, data, at=NOW)))

    return make


def text(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()).replace(" ,", ",")


def tags(node, found=None):
    """The kinds of elements in the document's structure, in reading order."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            tags(each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node["/S"])
        if "/K" in node:
            tags(node["/K"], found)
    return found


def test_it_has_the_words_of_the_protocol_in_their_order(made):
    said = text(made())
    places = [said.index(words) for words in (HEADING, SENTENCE, HEADS, "Date:", "circle as appropriate")]
    assert places == sorted(places)


def test_it_is_a_landscape_page_of_paper(made):
    box = made().pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_an_empty_sheet_has_five_lines_to_write_on(made):
    assert tags(made().trailer["/Root"]["/StructTreeRoot"]).count("/TR") == 1 + 5 + 3  # head, lines, signatures


def test_a_full_sheet_says_what_was_written(made):
    row = ROW(focus="Reading", actions="Daily, at nine", responsible="Grace Okafor", by_when="Term 3", impact="80%")
    said = text(made(row))
    assert [words in said for words in row.values()] == [True] * 5


def test_it_is_tagged_with_heading_table_and_header_cells(made):
    reader = made()
    found = tags(reader.trailer["/Root"]["/StructTreeRoot"])
    assert (found.count("/H1"), found.count("/H2"), found.count("/Table"), found.count("/TH")) == (1, 1, 2, 5 + 3)
    assert reader.metadata.title == "KLE Support Record: Marram Primary School, support visit 1"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


@pytest.mark.parametrize(
    ("visits", "said"),
    [
        (1, "24 November 2026 (Support visit 1, visit 2, visit 3, circle as appropriate)"),
        (4, "24 November 2026 (Support visit 1, visit 2, visit 3, visit 4, circle as appropriate)"),
    ],
)
def test_the_date_is_that_of_the_visit_and_the_form_grows_beyond_three(made, visits, said):
    assert said in text(made(visits=visits))


def test_signatures_stand_under_it_with_their_moments(made):
    said = text(made(ROW(focus="Reading"), signed=["leader", "head"]))
    assert "KLE Amina Rahman 24 November 2026 at 10am" in said
    assert "Headteacher Grace Okafor 24 November 2026 at 10am" in said


def test_a_long_sheet_goes_on_over_pages_under_the_same_heads(made):
    reader = made(*(ROW(focus=f"Focus {number}", actions="Much to do. " * 120) for number in range(8)))
    said = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(said) > 2
    assert all(HEADS in page for page in said[:-1])
    assert f"Page 1 of {len(said)}" in said[0]


@pytest.mark.parametrize("typed", ["#pagebreak()", "*bold* _it_ $x$", "@ref <label>", "]", '"; #read("/etc/passwd")'])
def test_what_people_type_is_text(made, typed):
    assert " ".join(typed.split()) in text(made(ROW(focus=typed)))


def test_the_form_in_the_template_is_that_of_the_protocol():
    """The template keeps the protocol's words as they are written there."""
    template = " ".join(pages.documents.SHEET_AS_PDF.read_text(encoding="utf-8").split())
    for words in (SENTENCE, "[*Key area of focus*]", "[*Agreed Actions*]", "[*By when*]", "Specific, measurable"):
        assert words in template
    assert ROOT in pages.documents.SHEET_AS_PDF.parents
