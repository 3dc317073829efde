"""A list as an Excel workbook: one sheet, dates as dates, numbers as numbers, and text that never runs.

Rows go to the file one by one, so that a long list needs no more memory than a short one.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from django.utils import timezone

from pharos.common.errors import Refused

if TYPE_CHECKING:
    import xlsxwriter

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A4 = 9
MOST_ROWS = 1_048_576
# A cell holds no more; what is over stands in the other forms.
LONGEST_TEXT = 32_767
CUT = "… (cut short: the CSV file has all of it)"
NARROWEST, WIDEST = 8, 60
_OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


def write(file: IO[bytes], name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write the workbook. Raises Refused where Excel has no room for so many rows."""
    import xlsxwriter  # takes a while to load, and most processes write no workbook

    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        sheet = _Sheet(book, name)
        sheet.write_headings(headings)
        for number, row in enumerate(rows, 1):
            if number >= MOST_ROWS:
                raise Refused("This list is longer than a sheet of Excel can be. Take the CSV file, or use a filter.")
            sheet.write_row(number, row)
        sheet.finish(len(headings))


class _Sheet:
    """A sheet that is written from its top to its end."""

    def __init__(self, book: "xlsxwriter.Workbook", name: str) -> None:
        self.sheet = book.add_worksheet(name[:31])
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.date = book.add_format({"num_format": "d mmm yyyy", "align": "left"})
        self.moment = book.add_format({"num_format": "d mmm yyyy hh:mm", "align": "left"})
        self.widths: list[int] = []
        self.last_row = 0

    def write_headings(self, headings: Sequence[str]) -> None:
        self.widths = [max(NARROWEST, *map(len, heading.split())) + 3 for heading in headings]
        for column, heading in enumerate(headings):
            self.sheet.write_string(0, column, heading, self.bold)

    def write_row(self, number: int, row: Sequence[Any]) -> None:
        self.last_row = number
        for column, cell in enumerate(row):
            width = self._write(number, column, cell)
            self.widths[column] = max(self.widths[column], min(width + 1, WIDEST))

    def _write(self, row: int, column: int, cell: Any) -> int:
        """Write one cell, and say how many characters wide it is."""
        match cell:
            case None | "":
                return 0
            case bool():
                self.sheet.write_string(row, column, "Yes" if cell else "No")
                return 3
            case int() | float() | Decimal():
                self.sheet.write_number(row, column, float(cell) if isinstance(cell, Decimal) else cell)
                return len(str(cell))
            case dt.datetime():
                local = timezone.localtime(cell).replace(tzinfo=None)
                self.sheet.write_datetime(row, column, local, self.moment)
                return 18
            case dt.date():
                self.sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), self.date)
                return 12
        return self._write_text(row, column, str(cell))

    def _write_text(self, row: int, column: int, text: str) -> int:
        if len(text) > LONGEST_TEXT:
            text = text[: LONGEST_TEXT - len(CUT)] + CUT
        self.sheet.write_string(row, column, text)
        return max(map(len, text.splitlines()), default=0)

    def finish(self, columns: int) -> None:
        """The heading stays in sight and can filter; on paper it heads each page, and columns are not torn apart."""
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, max(self.last_row, 1), columns - 1)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
