"""What the cells of a sheet say, as text. Pure."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

# How workbooks write a character that XML cannot hold.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Cell(NamedTuple):
    """``column`` counts from 0. ``problem`` says why the text is not what the sheet means."""

    column: int
    text: str
    problem: str = ""


class _Parser(WorkSheetParser):
    """openpyxl's parser, which also tells a formula that nobody has worked out from an empty cell."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.get("t") != "str" and element.find(FORMULA_TAG) is not None:
            cell["data_type"] = "f"
        return cell


def rows(sheet: IO[bytes], strings: list[str], book: Any) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a sheet that have something in them, each with its number; the cells that are not empty."""
    parser = _Parser(
        sheet, strings, data_only=True, epoch=book.epoch,
        date_formats=book._date_formats, timedelta_formats=book._timedelta_formats,
    )  # fmt: skip
    for number, cells in parser.parse():
        told = [_cell(number, cell) for cell in cells if cell["value"] is not None or cell["data_type"] == "f"]
        if any(cell.text.strip() or cell.problem for cell in told):
            yield number, told


def _cell(row: int, cell: dict[str, Any]) -> Cell:
    column, kind, value = cell["column"], cell["data_type"], cell["value"]
    name = f"cell {get_column_letter(column)}{row}"
    if kind == "f":
        problem = f"{name} has a formula that has not been worked out: open the workbook in Excel and save it again"
        return Cell(column - 1, "", problem)
    if kind == "e":
        return Cell(column - 1, str(value), f"{name} has the error {value}")
    return Cell(column - 1, text(value))


def _character(found: re.Match[str]) -> str:
    """The character that is meant; none that no text can hold (NUL, half of a pair): those stay as they are written."""
    code = int(found[1], 16)
    return found[0] if not code or 0xD800 <= code <= 0xDFFF else chr(code)


def text(value: Any) -> str:
    """Dates in ISO form, without their time where that is midnight; whole numbers without a point; Yes and No."""
    match value:
        case bool():
            return "Yes" if value else "No"
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return f"{value:.15g}"  # as many digits as Excel keeps
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case dt.date() | dt.time():
            return value.isoformat()
    return _ESCAPED.sub(_character, str(value)).replace("\r\n", "\n")
