"""Widgets of the homes: counts by unit, rows that open something, the tabs of a trainee."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.go_list import GoList
from trainer_app.ui.widgets.go_row import GoRow
from trainer_app.ui.widgets.rows import Row
from trainer_app.ui.widgets.trainee_tabs import CHECKLIST, HISTORY, NOTES, TraineeTabs
from trainer_app.ui.widgets.unit_counts import UnitCounts, UnitMark


def units(count: int) -> list[UnitMark]:
    return [UnitMark(f"U{n:02}", n, 12, attention=n == 3) for n in range(1, count + 1)]


def test_that_all_counts_have_room_whatever_the_width(qtbot: QtBot, look: Theme) -> None:
    assert look.sizes.body
    counts = UnitCounts()
    qtbot.addWidget(counts)
    counts.show_units(units(12), "twelve units")
    heights = [counts.heightForWidth(width) for width in (1200, 500, 300, 100)]
    assert heights == sorted(heights)
    assert heights[0] < heights[1]
    assert counts.heightForWidth(1) == 12 * heights[0]
    assert counts.accessibleName() == "twelve units"


def test_that_counts_are_painted_the_same_on_every_line(qtbot: QtBot, look: Theme) -> None:
    assert look.sizes.body
    counts = UnitCounts()
    qtbot.addWidget(counts)
    counts.show_units(units(12), "twelve units")
    counts.resize(420, counts.heightForWidth(420))
    picture = counts.grab().toImage()
    lower = range(picture.height() // 2, picture.height())
    ground = picture.pixelColor(picture.width() - 1, picture.height() - 1)
    painted = any(picture.pixelColor(x, y) != ground for y in lower for x in range(picture.width()))
    assert painted


def test_that_a_row_says_its_level(qtbot: QtBot, look: Theme) -> None:
    assert look.sizes.body
    row = GoRow()
    qtbot.addWidget(row)
    row.show_row("01-01  Hazard check", "1 of 3 sign-offs", level=3)
    assert row.accessibleName() == "01-01  Hazard check 1 of 3 sign-offs, Level 3 of 4"


def test_that_rows_are_kept_while_their_ids_stay(qtbot: QtBot, look: Theme) -> None:
    assert look.sizes.body
    rows = GoList()
    qtbot.addWidget(rows)
    rows.set_rows([Row("h", "Heading", is_heading=True), Row("a", "One"), Row("b", "Two")])
    first = rows.rows["a"]
    chosen: list[str] = []
    rows.chosen.connect(chosen.append)
    rows.set_rows([Row("h", "Heading", is_heading=True), Row("a", "Once"), Row("b", "Two")])
    assert rows.rows["a"] is first
    assert first.text() == "Once"
    first.click()
    rows.set_rows([Row("b", "Two")])
    rows.rows["b"].click()
    assert chosen == ["a", "b"]
    assert list(rows.rows) == ["b"]


def test_that_another_tab_is_asked_for_and_this_one_stays_pressed(
    qtbot: QtBot, look: Theme
) -> None:
    assert look.sizes.touch
    tabs = TraineeTabs(NOTES)
    qtbot.addWidget(tabs)
    tabs.relabel()
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    for route in (NOTES, CHECKLIST, HISTORY):
        tabs.buttons[route].click()
    assert chosen == [CHECKLIST, HISTORY]
    assert [route for route, button in tabs.buttons.items() if button.isChecked()] == [NOTES]
    tabs.offer_notes(False)
    assert tabs.buttons[NOTES].isHidden()
