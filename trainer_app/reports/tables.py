"""A plain table as the bytes of a CSV file, an Excel workbook or a JSON document.

The same table gives the same bytes. In CSV and Excel a text is never a formula, whatever it begins
with: somebody's name must not run in somebody else's spreadsheet.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from typing import Final

import xlsxwriter

from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.services.exports import Cell, Table

FORMATS: Final = (".csv", ".xlsx", ".json")

MOST_ROWS: Final = 1_048_575
"""Below the header of an Excel sheet."""
_LONGEST_TEXT: Final = 32_767
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_LIST_JOINT: Final = "; "
_WIDEST: Final = 40
_MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook holds no zone; fixed, so that bytes are equal


def to_bytes(table: Table, form: str) -> bytes:
    """``form``: one of ``FORMATS``. Raises TABLE_TOO_LONG for what no Excel sheet holds."""
    match form:
        case ".csv":
            return to_csv(table)
        case ".xlsx":
            return to_xlsx(table)
        case ".json":
            return to_json(table)
    raise ValueError(form)


def to_csv(table: Table) -> bytes:
    """RFC 4180 in UTF-8 with a byte order mark, without which Excel garbles every accent."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def to_json(table: Table) -> bytes:
    """A list of objects; a list stays a list, a date is ISO 8601."""
    rows = [
        {column: _json_cell(cell) for column, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def to_xlsx(table: Table) -> bytes:
    """One sheet with a frozen header; numbers and dates keep their type."""
    if len(table.rows) > MOST_ROWS:
        raise InvalidInput(ErrorCode.TABLE_TOO_LONG, rows=len(table.rows), most=MOST_ROWS)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "remove_timezone": True})
    book.set_properties({"created": _MADE, "title": table.name})
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    sheet = book.add_worksheet(table.name[:31])
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, _width(table, column))
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, bool):
                sheet.write_boolean(number, column, cell)
            elif isinstance(cell, int):
                sheet.write_number(number, column, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(number, column, datetime(*cell.timetuple()[:3]), day)  # noqa: DTZ001
            elif text := _text(cell):
                sheet.write_string(number, column, text[:_LONGEST_TEXT])
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()
    return out.getvalue()


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case tuple():
            return _LIST_JOINT.join(cell)
    return str(cell)


def _csv_cell(cell: Cell) -> str:
    text = _text(cell)
    is_words = isinstance(cell, str | tuple)
    return "'" + text if is_words and text.startswith(_FORMULA_SIGNS) else text


def _json_cell(cell: Cell) -> str | int | bool | list[str] | None:
    if isinstance(cell, tuple):
        return list(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _width(table: Table, column: int) -> int:
    """As wide as the longest of the first rows, within reason."""
    longest = max((len(_text(row[column])) for row in table.rows[:200]), default=0)
    return min(_WIDEST, max(len(table.columns[column]), longest) + 2)
