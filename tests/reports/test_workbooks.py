"""A workbook is a stranger's file: what would run or fill the memory is refused with words."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from trainer_app.checklists.packbook import BookSheet, to_book
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.packfindings import FindingCode
from trainer_app.checklists.packsheets import SETTINGS, SHEETS
from trainer_app.kernel.errors import InvalidInput
from trainer_app.reports.bringing import check_programme, read_programme
from trainer_app.reports.workbooks import explained, read_workbook, write_workbook

SMALL = read_folder(Path(__file__).parents[1] / "packs" / "small")
BOOK = to_book(SMALL)
RAW = write_workbook(BOOK, "en")


def refusal(raw: bytes) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        read_workbook(raw)
    return [(finding.place, finding.code) for finding in refused.value.findings]


def with_part(name: str, content: bytes, raw: bytes = RAW) -> bytes:
    """The workbook with one part more, or another in its place."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def part(name: str, raw: bytes = RAW) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name)


def test_that_the_sheets_come_back_as_they_were_written() -> None:
    def texts(sheets: tuple[BookSheet, ...]) -> list[tuple[str, list[list[str]]]]:
        return [
            (s.name, [["" if cell is None else str(cell) for cell in row] for row in s.rows])
            for s in sheets
        ]

    again = read_workbook(RAW)
    assert [sheet.name for sheet in again] == [sheet.name for sheet in BOOK]
    for (name, rows), (other, wanted) in zip(texts(again), texts(BOOK), strict=True):
        assert name == other
        assert [[cell.removesuffix(".0") for cell in row] for row in rows] == wanted


def test_that_the_same_programme_gives_the_same_bytes() -> None:
    assert write_workbook(to_book(SMALL), "en") == RAW


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_every_sheet_and_column_is_explained_in_both_languages(language: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_workbook(BOOK, language)))
    rows = book.get_sheet_by_index(0).to_python()
    told = {row[0] for row in rows if row[0]}
    assert told == {sheet.name for sheet in (*SETTINGS, *SHEETS)}
    assert all(row[2] and row[3] and row[2] != row[3] for row in rows)


def test_that_a_head_of_a_language_is_explained_by_its_name() -> None:
    assert [explained(head) for head in ("title_fr", "en", "may_work_en", "sign_offs")] == [
        *("title", "text", "may_work", "sign_offs")
    ]


@pytest.mark.parametrize("words", ["=1+1", "+1", "@SUM(A1)", '=HYPERLINK("http://x";"y")'])
def test_that_no_text_of_a_programme_becomes_a_formula(words: str) -> None:
    raw = write_workbook((BookSheet("lines", (("task", "en"), ("01-01", words))),), "en")
    assert read_workbook(raw)[0].rows[1] == ("01-01", words)


def test_that_a_formula_is_refused_with_its_cell() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("lines")
    sheet.write_string("A1", "task")
    sheet.write_formula("C7", '=WEBSERVICE("http://x")', None, "harmless")
    book.close()
    assert refusal(out.getvalue()) == [("lines!C7", FindingCode.CELL_FORMULA)]


def test_that_a_cell_at_the_end_of_the_sheet_does_not_fill_the_memory() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("lines")
    sheet.write_string(0, 0, "task")
    sheet.write_string(1_048_575, 16_383, "x")
    book.close()
    assert refusal(out.getvalue()) == [("lines", FindingCode.SHEET_TOO_LARGE)]


def test_that_ten_thousand_columns_are_refused() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("tasks")
    for column in range(10_000):
        sheet.write_string(0, column, f"c{column}")
    book.close()
    assert refusal(out.getvalue()) == [("tasks", FindingCode.SHEET_TOO_LARGE)]


def test_that_a_part_that_unpacks_without_end_is_refused() -> None:
    raw = with_part("xl/media/x.xml", b" " * (70 * 1024 * 1024))
    assert len(raw) < 1024 * 1024
    assert refusal(raw) == [("", FindingCode.BOOK_TOO_LARGE)]


def test_that_a_long_text_in_every_cell_is_refused() -> None:
    shared = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"x" * 1_000_000
        + b"</t></si></sst>"
    )
    name = "xl/worksheets/sheet2.xml"
    cells = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 999)
    )
    sheet = (
        part(name).split(b"<sheetData>")[0] + b"<sheetData>" + cells + b"</sheetData></worksheet>"
    )
    raw = with_part(name, sheet, with_part("xl/sharedStrings.xml", shared))
    assert refusal(raw) == [("", FindingCode.BOOK_TOO_LARGE)]


@pytest.mark.parametrize(
    "name", ["xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/embeddings/a.bin"]
)
def test_that_what_runs_or_reaches_out_is_refused(name: str) -> None:
    assert refusal(with_part(name, b"x")) == [("", FindingCode.BOOK_ACTIVE)]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK",
        b"not a workbook",
        RAW[: len(RAW) // 2],
        with_part("content.xml", b"<office/>"),
        with_part("xl/worksheets/sheet2.xml", "<worksheet/>".encode("utf-16")),
        with_part("xl/workbook.xml", b"<workbook/>"),
    ],
    ids=["empty", "two letters", "words", "cut", "another kind", "two bytes a letter", "no sheets"],
)
def test_that_what_is_no_workbook_is_said_to_be_none(raw: bytes) -> None:
    assert refusal(raw) == [("", FindingCode.BOOK_INVALID)]


def test_that_a_workbook_with_any_byte_changed_is_read_or_refused() -> None:
    for at in range(0, len(RAW), max(1, len(RAW) // 150)):
        broken = RAW[:at] + bytes([RAW[at] ^ 0xFF]) + RAW[at + 1 :]
        with suppress(InvalidInput):
            read_workbook(broken)


def test_that_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    report = check_programme(tmp_path / "none.xlsx")
    assert [f.code for f in report.findings] == [FindingCode.BOOK_MISSING]
    with pytest.raises(InvalidInput):
        read_programme(tmp_path / "none.xlsx")
