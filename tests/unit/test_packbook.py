"""A programme as rows and back: nothing is lost, and what is wrong is told at its cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample_guidance import guidance_files
from trainer_app.checklists import packcheck
from trainer_app.checklists.packbook import BookSheet, Cell, from_book, to_book
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.checklists.packfindings import FindingCode
from trainer_app.kernel.resources import resource

C = FindingCode
PACKS = Path(__file__).parents[1] / "packs"
SMALL = PackFiles.of(
    {
        **{path: raw.decode() for path, raw in read_folder(PACKS / "small").files.items()},
        **guidance_files(),
    }
)
BOOK = to_book(SMALL)
SHIPPED = ("mmt-level-1", "train-the-trainer")


def same_content(one: PackFiles, other: PackFiles) -> bool:
    before, after = packcheck.load_whole(one), packcheck.load_whole(other)
    pack = msgspec.structs.replace(after.pack, edition=before.pack.edition)
    return pack == before.pack and after.guidance == before.guidance


@pytest.mark.parametrize("name", SHIPPED)
def test_that_a_shipped_programme_comes_back_from_its_workbook_the_same(name: str) -> None:
    files = read_folder(resource("packs", name))
    read = from_book(to_book(files))
    assert [f for f in read.findings if f.severity == "error"] == []
    assert same_content(files, read.files)
    before, after = packcheck.check(files), packcheck.check(read.files)
    assert after.fr_percent == before.fr_percent  # the shop words too


def test_that_what_came_back_is_written_the_same_again() -> None:
    once = from_book(BOOK).files
    assert from_book(to_book(once)).files.edition == once.edition


def test_that_a_list_that_says_none_stays_one() -> None:
    texts = {path: raw.decode() for path, raw in SMALL.files.items()}
    texts["policy.toml"] = "safety_evidence_any = []\n" + "\n".join(
        line for line in texts["policy.toml"].split("\n") if "safety_evidence_any" not in line
    )
    files = PackFiles.of(texts)
    assert packcheck.load(files).policy.safety_evidence_any == ()
    assert same_content(files, from_book(to_book(files)).files)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"))))
@settings(max_examples=60, deadline=None)
def test_that_any_words_survive(words: str) -> None:
    book = changed("lines", 2, "en", words or "x")
    read = from_book(book)
    if not (words or "x").strip():
        assert [f.code for f in read.findings] == [C.ENGLISH_MISSING]
        return
    if read.is_sound:
        task = next(packcheck.load(read.files).all_tasks())
        assert task.lines[0]["en"] == (words or "x")
        assert same_content(read.files, from_book(to_book(read.files)).files)


# --- what is wrong --------------------------------------------------------------------------------


def sheet(name: str) -> BookSheet:
    return next(sheet for sheet in BOOK if sheet.name == name)


def changed(name: str, row: int, head: str, value: Cell) -> tuple[BookSheet, ...]:
    """The small programme with one cell changed; ``row`` from 1, which holds the heads."""
    column = sheet(name).rows[0].index(head)

    def with_cell(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
        cells = list(rows[row - 1])
        cells[column] = value
        return (*rows[: row - 1], tuple(cells), *rows[row:])

    return with_rows(name, with_cell)


def with_rows(
    name: str, change: Callable[[tuple[tuple[Cell, ...], ...]], tuple[tuple[Cell, ...], ...]]
) -> tuple[BookSheet, ...]:
    return tuple(
        BookSheet(name, change(sheet.rows)) if sheet.name == name else sheet for sheet in BOOK
    )


@dataclass(frozen=True)
class Slip:
    """A cell that somebody filled in badly, and the cell that is named for it."""

    code: FindingCode
    name: str
    row: int
    head: str
    value: Cell
    place: str


DAY = datetime.date(2026, 1, 3)
SLIPS = (
    Slip(C.CELL_DATE, "tasks", 3, "id", DAY, "tasks!B3"),
    Slip(C.CELL_DATE, "lines", 2, "fr", datetime.datetime(2026, 1, 3, tzinfo=None), "lines!C2"),  # noqa: DTZ001
    Slip(C.CELL_NOT_TEXT, "lines", 2, "en", 0.02, "lines!B2"),
    Slip(C.CELL_NOT_TEXT, "tasks", 2, "title_fr", True, "tasks!D2"),
    Slip(C.CELL_NOT_NUMBER, "tasks", 2, "sign_offs", "three", "tasks!F2"),
    Slip(C.CELL_NOT_NUMBERS, "units", 2, "weeks", "1 to 4", "units!F2"),
    Slip(C.CELL_NOT_FLAG, "methods", 2, "observed", "perhaps", "methods!D2"),
    Slip(C.SIGN_OFFS_RANGE, "tasks", 2, "sign_offs", 40, "tasks!F2"),
    Slip(C.TIER_UNKNOWN, "tasks", 2, "tier", "X", "tasks!E2"),
    Slip(C.KEY_MISSING, "tasks", 2, "tier", None, "tasks!E2"),
    Slip(C.ENGLISH_MISSING, "lines", 2, "en", None, "lines!B2"),
    Slip(C.FRENCH_MISSING, "tasks", 2, "title_fr", "", "tasks!D2"),
    Slip(C.UNSAFE_TEXT, "lines", 2, "en", "two\nlines", "lines!B2"),
    Slip(C.UNKNOWN_PREREQUISITE, "tasks", 3, "prerequisites", "09-09", "tasks!I3"),
    Slip(C.ROW_OF_NOTHING, "lines", 2, "task", "09-09", "lines!A2"),
    Slip(C.ROW_OF_NOTHING, "points", 2, "step", 9, "points!B2"),
    Slip(C.NAME_SHAPE, "units", 2, "id", "../x", "units!A2"),
    Slip(C.ROW_TWICE, "steps", 3, "task", "01-01", "steps!B3"),
    Slip(C.CHOICE_UNKNOWN, "questions", 2, "question", "who", "questions!B2"),
    Slip(C.SETTING_UNKNOWN, "policy", 2, "setting", "sign_of_level", "policy!A2"),
    Slip(C.NUMBER_RANGE, "policy", 2, "value", 99, "policy!B2"),
    Slip(C.COLUMN_UNKNOWN, "tasks", 1, "tier", "tyer", "tasks!E1"),
    Slip(C.COLUMN_TWICE, "tasks", 1, "tier", "scope", "tasks!H1"),
    Slip(C.COLUMN_MISSING, "lines", 1, "task", "", "lines!1"),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{slip.place}")
def test_that_a_bad_cell_is_named_by_sheet_column_and_row(slip: Slip) -> None:
    found = from_book(changed(slip.name, slip.row, slip.head, slip.value)).findings
    assert (slip.code, slip.place) in [(f.code, f.place) for f in found]


def test_that_all_bad_rows_are_listed_at_once_in_the_order_of_the_sheets() -> None:
    rows = sheet("lines").rows
    broken = [
        (row[0], "", row[2]) if number in (2, len(rows)) else row
        for number, row in enumerate(rows, start=1)
    ]
    book = tuple(
        BookSheet("lines", tuple(broken)) if s.name == "lines" else s
        for s in changed("tasks", 2, "tier", "X")
    )
    places = [f.place for f in from_book(book).findings if f.severity == "error"]
    assert places[0] == "tasks!E2"
    assert [p for p in places if p.startswith("lines!B")] == ["lines!B2", f"lines!B{len(rows)}"]


def test_that_a_task_given_twice_names_the_cell_of_the_first() -> None:
    read = from_book(changed("tasks", 3, "id", "01-01"))
    found = next(f for f in read.findings if f.code == C.DUPLICATE_TASK)
    assert (found.place, found.params["first"]) == ("tasks!B3", "tasks!B2")


def test_that_a_missing_sheet_is_named() -> None:
    read = from_book(tuple(s for s in BOOK if s.name != "levels"))
    assert ("levels", C.FILE_MISSING) in [(f.place, f.code) for f in read.findings]


def test_that_a_sheet_of_another_name_is_warned_of_and_not_read() -> None:
    read = from_book((*BOOK, BookSheet("my notes", (("anything",), ("=x",)))))
    assert [(f.place, f.code, f.severity) for f in read.findings] == [
        ("my notes", C.SHEET_UNKNOWN, "warning")
    ]
    assert same_content(SMALL, read.files)


def test_that_steps_stand_by_their_number_whatever_the_order_of_the_rows() -> None:
    turned = with_rows("steps", lambda rows: (rows[0], *reversed(rows[1:])))
    assert same_content(SMALL, from_book(turned).files)
