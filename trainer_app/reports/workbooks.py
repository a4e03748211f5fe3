"""A programme as an Excel workbook, and the sheets of a workbook that somebody hands in.

Writing: the same sheets give the same bytes; a text is never a formula; the first sheet tells in
both languages what every sheet and column is for. Reading: a workbook is a stranger's file, so
before the reader of workbooks sees it, its parts are unpacked within a limit and looked through for
what could fill the memory (a cell at the last row of the last column makes a table of 17 thousand
million cells) or run: formulas, macros, links to other files are refused with their place.
Never on the window's thread.
"""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
import zlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Final

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from trainer_app.checklists.bookreading import MOST_COLUMNS, MOST_ROWS
from trainer_app.checklists.packbook import BookSheet, Cell
from trainer_app.checklists.packfindings import FindingCode, Findings
from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.kernel.resources import resource

MOST_BYTES: Final = 16 * 1024 * 1024
_MOST_UNPACKED: Final = 64 * 1024 * 1024
_MOST_PARTS: Final = 500
_MOST_SHEETS: Final = 100
_MOST_REPEATED: Final = 256 * 1024 * 1024
"""Cells times the longest shared text: a small file may repeat a long text in every cell."""
_MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook holds no zone; fixed, so that bytes are equal
_ABOUT: Final = "read me"
_REFERENCE: Final = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]*)([0-9]+)[\"']")
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_SHARED: Final = re.compile(rb"</(?:\w+:)?si\s*>")
_PARTS: Final = ("xl/", "docprops/", "_rels/", "customxml/", "[content_types].xml")
"""Where the parts of this kind of workbook are; others would be read in another way."""
_ACTIVE: Final = ("vbaproject", "externallinks/", "embeddings/", "connections.xml")
"""Parts that run, or fetch from elsewhere."""
_WIDEST: Final = 60


def write_workbook(sheets: Sequence[BookSheet], language: str) -> bytes:
    """``language``: which comes first in the explanations."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    bold = book.add_format({"bold": True, "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    number = book.add_format({"valign": "top", "align": "left"})
    about = book.add_worksheet(_ABOUT)
    about.set_column(0, 1, 18)
    about.set_column(2, 3, 60)
    for at, line in enumerate(_explanations(sheets, language)):
        for column, text in enumerate(line):
            about.write_string(at, column, text, bold if column == 0 else plain)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for column, head in enumerate(sheet.rows[0]):
            page.set_column(column, column, _width(sheet, column), plain)
            page.write_string(0, column, str(head), bold)
        for at, cells in enumerate(sheet.rows[1:], start=1):
            for column, cell in enumerate(cells):
                if isinstance(cell, bool):
                    page.write_boolean(at, column, cell, number)
                elif isinstance(cell, int | float):
                    page.write_number(at, column, cell, number)
                elif isinstance(cell, str) and cell:
                    page.write_string(at, column, cell, plain)
    book.close()
    return out.getvalue()


def _explanations(sheets: Sequence[BookSheet], language: str) -> list[tuple[str, ...]]:
    languages = sorted(("en", "fr"), key=lambda lang: lang != language)
    lines: list[tuple[str, ...]] = [("", "", *_told("about", "book", languages))]
    for sheet in sheets:
        lines.append((sheet.name, "", *_told("sheet", sheet.name, languages)))
        heads = [str(head) for head in sheet.rows[0]]
        lines += [("", head, *_told("column", explained(head), languages)) for head in heads]
    return lines


def explained(head: str) -> str:
    """The key of the words that explain this head: ``title`` for ``title_en``."""
    if head in _words()["column"]:
        return head
    name, _, _ = head.rpartition("_")
    return name or "text"


def read_workbook(raw: bytes) -> tuple[BookSheet, ...]:
    """Every sheet but the first one's explanations. Raises ``InvalidInput(CONTENT_FINDINGS)``."""
    findings = Findings()
    _look_through(raw, findings)
    _refuse(findings)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            sheets = tuple(
                BookSheet(about.name, _rows(book, about.name))
                for about in book.sheets_metadata
                if about.typ is SheetTypeEnum.WorkSheet and about.name != _ABOUT
            )
    except (CalamineError, OSError, ValueError):
        findings.error("", FindingCode.BOOK_INVALID)
        sheets = ()
    _refuse(findings)
    return sheets


def _rows(book: CalamineWorkbook, name: str) -> tuple[tuple[Cell, ...], ...]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return tuple(tuple(row) for row in rows)


def _refuse(findings: Findings) -> None:
    found = findings.all()
    if found:
        raise InvalidInput(ErrorCode.CONTENT_FINDINGS, found, count=len(found))


def _look_through(raw: bytes, findings: Findings) -> None:
    if len(raw) > MOST_BYTES:
        findings.error("", FindingCode.BOOK_TOO_LARGE)
        return
    if not raw.startswith(b"PK"):
        findings.error("", FindingCode.BOOK_INVALID)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _look_inside(archive, findings)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        findings.error("", FindingCode.BOOK_INVALID)


def _look_inside(archive: zipfile.ZipFile, findings: Findings) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        findings.error("", FindingCode.BOOK_TOO_LARGE)
        return
    left = _MOST_UNPACKED
    cells = longest = 0
    names = _sheet_names(archive, parts)
    if not names:
        findings.error("", FindingCode.BOOK_INVALID)
        return
    for part in parts:
        if not part.filename.lower().startswith(_PARTS):
            findings.error("", FindingCode.BOOK_INVALID)
            return
        if any(mark in part.filename.lower() for mark in _ACTIVE):
            findings.error("", FindingCode.BOOK_ACTIVE)
            return
        # What the directory says of the size may be a lie: it is unpacked up to what is left.
        with archive.open(part) as file:
            text = file.read(left + 1)
        if part.filename.lower().endswith((".xml", ".rels")) and b"\0" in text[:1000]:
            findings.error("", FindingCode.BOOK_INVALID)  # in two bytes a letter, unseen below
            return
        left -= len(text)
        if left < 0:
            findings.error("", FindingCode.BOOK_TOO_LARGE)
            return
        if part.filename.lower().endswith("sharedstrings.xml"):
            longest = max((len(entry) for entry in _SHARED.split(text)), default=0)
        elif b"sheetData" in text:
            cells += len(_CELL.findall(text))
            _look_at_sheet(names.get(part.filename, part.filename), text, findings)
    if cells * longest > _MOST_REPEATED or len(names) > _MOST_SHEETS:
        findings.error("", FindingCode.BOOK_TOO_LARGE)


def _look_at_sheet(name: str, text: bytes, findings: Findings) -> None:
    rows, columns = 0, 0
    for letters, number in _REFERENCE.findall(text):
        rows = max(rows, int(number[:9]))
        columns = max(columns, _column(letters[:4]))
    # Cells need not say where they are: then each is the next one.
    rows = max(rows, text.count(b"<row"))
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        findings.error(
            name,
            FindingCode.SHEET_TOO_LARGE,
            rows=rows,
            columns=columns,
            most_rows=MOST_ROWS,
            most_columns=MOST_COLUMNS,
        )
        return
    for formula in _FORMULA.finditer(text):
        found = _REFERENCE.findall(text, max(0, formula.start() - 200), formula.start())
        cell = b"".join(found[-1]).decode("ascii") if found else ""
        findings.error(f"{name}!{cell}", FindingCode.CELL_FORMULA)


def _column(letters: bytes) -> int:
    value = 0
    for letter in letters.upper():
        value = 26 * value + letter - ord("A") + 1
    return value


def _sheet_names(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> dict[str, str]:
    """The names of the sheets by part; by its order where the workbook does not say it plainly."""
    found: dict[str, str] = {}
    by_name = {part.filename: part for part in parts}
    texts: list[str] = []
    for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        if name not in by_name:
            return found
        with archive.open(by_name[name]) as file:
            texts.append(file.read(1024 * 1024).decode("utf-8", "replace"))
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target")
        for tag in re.findall(r"<Relationship\b[^>]*>", texts[1])
    }
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", texts[0]):
        target = targets.get(_attribute(tag, "r:id"), "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        found[path] = _attribute(tag, "name")
    return found


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\b{name}\s*=\s*[\"']([^\"']*)[\"']", tag)
    return "" if found is None else found[1]


def _width(sheet: BookSheet, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in sheet.rows[:200]), default=0)
    return min(_WIDEST, longest + 2)


def _told(group: str, key: str, languages: Sequence[str]) -> tuple[str, ...]:
    texts = _words()[group][key]
    return tuple(texts.get(language) or texts["en"] for language in languages)


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    text = resource("i18n", "workbook.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
