"""Lists: rows that change in place, and pages turned by large buttons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel

ROWS = tuple(Row(f"id{n}", f"Task {n:02}", "Cleaning", "Signed off") for n in range(40))


@pytest.fixture
def model(look: Theme) -> RowModel:
    made = RowModel(look)
    made.set_rows(ROWS)
    return made


@pytest.fixture
def shown(qtbot: QtBot, model: RowModel) -> PagedList:
    made = PagedList(model)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    qtbot.waitUntil(made.later.isEnabled)
    return made


def first_row(shown: PagedList) -> int:
    return shown.view.indexAt(shown.view.viewport().rect().topLeft()).row()


def test_that_next_shows_the_rows_that_follow_and_previous_comes_back(shown: PagedList) -> None:
    page = shown.rows_a_page
    assert page > 1
    shown.later.click()
    assert first_row(shown) == page
    shown.earlier.click()
    assert first_row(shown) == 0
    assert not shown.earlier.isEnabled()


def test_that_turning_pages_shows_every_row(shown: PagedList) -> None:
    seen: set[int] = set()
    while True:
        first = first_row(shown)
        seen |= set(range(first, first + shown.rows_a_page))
        if not shown.later.isEnabled():
            break
        shown.later.click()
    assert seen >= set(range(len(ROWS)))


def test_that_the_place_in_the_list_is_said(shown: PagedList) -> None:
    assert shown.where.text() == f"1 to {shown.rows_a_page} of 40"


def test_that_headings_are_not_counted(shown: PagedList, model: RowModel) -> None:
    headed = (Row("a:", "Cards", is_heading=True), *ROWS[:20], Row("b:", "Words", is_heading=True))
    model.set_rows((*headed, *ROWS[20:]))
    assert shown.where.text() == f"1 to {shown.rows_a_page - 1} of 40"
    while shown.later.isEnabled():
        shown.later.click()
    assert shown.where.text() == f"{40 - shown.rows_a_page + 1} to 40 of 40"


def test_that_a_heading_stands_on_the_page_of_its_rows(shown: PagedList, model: RowModel) -> None:
    page = shown.rows_a_page
    headings = (Row("a:", "Cards", is_heading=True), Row("b:", "Words", is_heading=True))
    model.set_rows((*ROWS[: page - 2], *headings, *ROWS[page - 2 :]))
    assert shown.where.text() == f"1 to {page - 2} of 40"
    seen = shown.view.viewport().height() // shown.view.sizeHintForRow(0)
    assert seen == page - 2
    shown.later.click()
    assert first_row(shown) == page - 2
    assert shown.where.text() == f"{page - 1} to {2 * page - 4} of 40"
    shown.earlier.click()
    assert first_row(shown) == 0


def test_that_a_short_list_has_no_pages(qtbot: QtBot, shown: PagedList, model: RowModel) -> None:
    model.set_rows(ROWS[:2])
    qtbot.waitUntil(lambda: not shown.pager.isVisible())


def test_that_a_tap_or_enter_chooses_a_row(qtbot: QtBot, shown: PagedList) -> None:
    where = shown.view.visualRect(shown.view.model().index(2, 0)).center()
    with qtbot.waitSignal(shown.chosen) as tapped:
        QTest.mouseClick(
            shown.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), where
        )
    assert tapped.args == ["id2"]
    QTest.keyClick(shown.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.chosen) as entered:
        QTest.keyClick(shown.view, Qt.Key.Key_Return)
    assert entered.args == ["id3"]


def test_that_a_heading_is_not_chosen(shown: PagedList, model: RowModel) -> None:
    model.set_rows((Row("u1", "Measure", is_heading=True), *ROWS))
    chosen: list[str] = []
    shown.chosen.connect(chosen.append)
    where = shown.view.visualRect(model.index(0)).center()
    QTest.mouseClick(
        shown.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), where
    )
    assert chosen == []


def test_that_a_changed_row_leaves_the_page_and_the_selection_alone(
    shown: PagedList, model: RowModel
) -> None:
    resets: list[bool] = []
    changed: list[int] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.dataChanged.connect(lambda top, _bottom: changed.append(top.row()))
    shown.later.click()
    shown.view.setCurrentIndex(model.place_of("id9"))
    place = first_row(shown)

    model.set_rows(tuple(replace(r, trailing="Due") if r.id == "id4" else r for r in ROWS))

    assert (resets, changed) == ([], [4])
    assert first_row(shown) == place
    assert model.row_at(shown.view.currentIndex()).id == "id9"


def test_that_a_screen_reader_hears_the_whole_row(model: RowModel) -> None:
    model.set_rows((Row("id", "Lock out", "Due in 7 days", "Signed off", level=3),))
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Lock out, Level 3 of 4, Signed off, Due in 7 days"


def test_that_an_id_that_is_not_there_has_no_place(model: RowModel) -> None:
    assert model.place_of("gone") == QModelIndex()
