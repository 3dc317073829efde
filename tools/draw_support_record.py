"""Draws the Word template of the support record, so that what is in that file can be read and reviewed here.

    uv run python tools/draw_support_record.py

It writes ``pharos/deployments/word/support_record.docx``: the protocol's "KLE Support Record" with the placeholders
that ``pharos.files.word`` fills in. An office that wants it otherwise can edit the file in Word instead: placeholders
stand in double braces, and rows between ``{%tr for … %}`` and ``{%tr endfor %}`` are repeated.
"""

import datetime as dt
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TARGET = Path(__file__).parent.parent / "pharos" / "deployments" / "word" / "support_record.docx"
FONT, BLACK = "Arial", RGBColor(0, 0, 0)
SENTENCE = "The KLE and the Headteacher may wish to use the following format to record their work together"
HEADS = (
    ("Key area of focus", ""), ("Agreed Actions", ""), ("Person\nResponsible", ""), ("By when", ""),
    ("Impact", "\nSpecific, measurable"),
)  # fmt: skip
COLUMNS = ("focus", "actions", "responsible", "by_when", "impact")
WIDTHS = (Mm(54), Mm(74), Mm(39), Mm(34), Mm(64))
SIGNED = (("As", Mm(45)), ("Name", Mm(100)), ("Signed", Mm(120)))
LINE = Mm(12)


def element(parent: Any, name: str, **values: str) -> Any:
    """A new element under ``parent``, with attributes of Word's own namespace."""
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made


def set_styles(document: Any) -> None:
    styles = document.styles
    for name, size in (("Normal", 10.5), ("Heading 1", 19), ("Heading 2", 12)):
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), BLACK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if key.endswith("Theme"):
                del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Heading 1"].paragraph_format.space_before = Pt(0)
    styles["Heading 1"].paragraph_format.space_after = Pt(6)
    styles["Heading 2"].paragraph_format.space_before = Pt(12)
    styles["Heading 2"].paragraph_format.space_after = Pt(4)
    circled = styles.add_style("Circled", WD_STYLE_TYPE.CHARACTER)
    circled.font.bold = True
    element(circled.element.get_or_add_rPr(), "w:bdr", val="single", sz="12", space="0", color="000000")
    settings = document.settings.element
    for language in (*styles.element.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        language.set(qn("w:val"), "en-GB")


def set_page(document: Any) -> None:
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin, page.bottom_margin, page.footer_distance = Mm(15), Mm(17), Mm(8)
    footer = page.footer.paragraphs[0]
    footer.paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(page.page_width - 2 * page.left_margin, 2)
    footer.add_run("{{ footer }}\tPage ")
    for words, field in ((" of ", "PAGE"), ("", "NUMPAGES")):
        element(footer._p, "w:fldSimple", instr=field).append(footer.add_run("1")._r)
        if words:
            footer.add_run(words)
    for run in list(footer._p.iter(qn("w:r"))):
        element(run.get_or_add_rPr(), "w:sz", val="17")


def set_table(table: Any, caption: str, widths: tuple[Any, ...]) -> None:
    """The first row heads every page; screen readers are told what the table is."""
    table.style, table.autofit = "Table Grid", False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    element(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    element(table._tbl.tblPr, "w:tblCaption", val=caption)


def add_rows(document: Any) -> None:
    table = document.add_table(rows=4, cols=len(COLUMNS))
    for cell, (words, more) in zip(table.rows[0].cells, HEADS, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
        cell.paragraphs[0].add_run(more)
    table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    for cell, name in zip(table.rows[2].cells, COLUMNS, strict=True):
        cell.text = f"{{{{ row.{name} }}}}"
    set_height(table.rows[2])
    set_table(table, "What was agreed, who does it, by when, and its impact", WIDTHS)


def set_height(row: Any) -> None:
    row.height, row.height_rule = LINE, WD_ROW_HEIGHT_RULE.AT_LEAST


def add_date(document: Any) -> None:
    """Of the visits, the one that the sheet is about is circled: here it has a frame around it."""
    line = document.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.keep_with_next = Pt(10), True
    line.add_run("Date: {% if date %}{{ date }}{% else %}……………………{% endif %} (Support ")
    line.add_run("{% for number in range(1, visits + 1) %}{% if number == visit %}")
    line.add_run("visit {{ number }}", style="Circled")
    line.add_run("{% else %}visit {{ number }}{% endif %}, {% endfor %}circle as appropriate)")


def add_signatures(document: Any) -> None:
    document.add_heading("Signed", 2)
    table = document.add_table(rows=4, cols=len(SIGNED))
    for cell, (words, _) in zip(table.rows[0].cells, SIGNED, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for each in signatures %}", "{%tr endfor %}"
    for cell, name in zip(table.rows[2].cells, ("party", "name", "moment"), strict=True):
        cell.text = f"{{{{ each.{name} }}}}"
    set_height(table.rows[2])
    set_table(table, "Who has signed this version", tuple(width for _, width in SIGNED))
    document.add_paragraph().paragraph_format.space_after = Pt(0)  # Word wants one after a table


def draw() -> Any:
    document = Document()
    for part in (document.part.package, document.part):
        for key, link in list(part.rels.items()):
            if link.reltype.endswith(("/thumbnail", "/stylesWithEffects")):  # python-docx's own, for Word of 2010
                del part.rels[key]
    set_styles(document)
    set_page(document)
    document.add_heading("KLE Support Record", 1)
    document.add_paragraph(SENTENCE)
    facts = document.add_paragraph()
    facts.add_run("{% for fact in facts %}")
    facts.add_run("{{ fact.name }}: ").bold = True
    facts.add_run("{{ fact.value }}     {% endfor %}")
    add_rows(document)
    add_date(document)
    add_signatures(document)
    told = document.core_properties
    told.title, told.author, told.comments, told.language = "KLE Support Record", "", "", "en-GB"
    told.created = told.modified = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    return document


if __name__ == "__main__":
    draw().save(str(TARGET))
