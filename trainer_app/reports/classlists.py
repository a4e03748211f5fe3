"""A school's list as it comes: a CSV file or an Excel workbook, to the cells of one sheet.

Reads a stranger's file within limits; never on the window's thread.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from trainer_app.checklists.bookreading import MOST_COLUMNS, MOST_ROWS
from trainer_app.checklists.packbook import BookSheet
from trainer_app.checklists.packfindings import FindingCode, Findings
from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.reports.workbooks import MOST_BYTES, read_workbook

_WORKBOOK: Final = b"PK"
_MOST_TEXT: Final = 2 * 1024 * 1024
_DELIMITERS: Final = (";", "\t", ",")
_NO_SHEET: Final = BookSheet("", ())


class ClassLists:
    def read(self, path: Path) -> BookSheet:
        """The first sheet with anything in it. Raises ``InvalidInput(CONTENT_FINDINGS)``."""
        try:
            with path.open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            raise _refused(
                FindingCode.BOOK_MISSING if missing else FindingCode.FILE_UNREADABLE
            ) from error
        if raw.startswith(_WORKBOOK):
            return next((sheet for sheet in read_workbook(raw) if sheet.rows), _NO_SHEET)
        return _of_text(raw)


def _of_text(raw: bytes) -> BookSheet:
    if len(raw) > _MOST_TEXT:
        raise _refused(FindingCode.BOOK_TOO_LARGE)
    if b"\0" in raw:
        raise _refused(FindingCode.BOOK_INVALID)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")  # as a spreadsheet on Windows saves it
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        lines = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        return BookSheet("", tuple(_bounded(lines)))
    except csv.Error as error:
        raise _refused(FindingCode.BOOK_INVALID) from error


def _bounded(lines: Iterable[list[str]]) -> Iterable[tuple[str, ...]]:
    for number, cells in enumerate(lines, start=1):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise _refused(
                FindingCode.SHEET_TOO_LARGE,
                rows=number,
                columns=len(cells),
                most_rows=MOST_ROWS,
                most_columns=MOST_COLUMNS,
            )
        yield tuple(cells)


def _refused(code: FindingCode, **params: int) -> InvalidInput:
    findings = Findings()
    findings.error("", code, **params)
    return InvalidInput(ErrorCode.CONTENT_FINDINGS, findings.all(), count=1)
