"""Nothing is cut at the edge of a page that is turned, and nothing is lost between two pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trainer_app.ui.widgets.layout import column, holding, label, row
from trainer_app.ui.widgets.page_edges import PageEdges
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.pin_pad import PinKeys
from trainer_app.ui.widgets.section import SectionBox

pytestmark = pytest.mark.usefixtures("look")

ROW, PAGE = 44, 205


def inner_of(scroll: PagedScroll) -> QWidget:
    inner = scroll.widget()
    assert inner is not None
    return inner


def scroll_of(qtbot: QtBot, parts: Sequence[QWidget], *, height: int = PAGE) -> PagedScroll:
    inside = column(gap=0)
    for part in parts:
        inside.addWidget(part)
    scroll = PagedScroll(holding(inside))
    qtbot.addWidget(scroll)
    scroll.resize(400, height)
    scroll.show()
    inner, bar = inner_of(scroll), scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.waitUntil(lambda: parts[-1].geometry().bottom() + 1 == inner.height())
    qtbot.waitUntil(lambda: inner.height() - scroll.viewport().height() == bar.maximum())
    return scroll


def buttons(count: int) -> list[QPushButton]:
    made: list[QPushButton] = []
    for place in range(count):
        button = QPushButton(str(place))
        button.setFixedHeight(ROW)
        made.append(button)
    return made


def is_seen(scroll: PagedScroll, part: QWidget) -> bool:
    """Any of it."""
    view = scroll.viewport()
    place = QRect(part.mapTo(view, QPoint(0, 0)), part.size()).intersected(view.rect())
    mask = view.mask()
    return not place.isEmpty() and (mask.isEmpty() or not mask.intersected(place).isEmpty())


def is_whole(scroll: PagedScroll, part: QWidget) -> bool:
    view = scroll.viewport()
    place = QRect(part.mapTo(view, QPoint(0, 0)), part.size())
    return view.rect().contains(place) and is_seen(scroll, part)


def settle(qtbot: QtBot, scroll: PagedScroll) -> None:
    shown: list[bool] = []
    scroll.edge_soon()
    scroll.edge_shown.connect(lambda: shown.append(True))
    qtbot.waitUntil(lambda: bool(shown))


def test_that_a_row_is_seen_whole_or_not_at_all(qtbot: QtBot) -> None:
    rows = buttons(12)
    scroll = scroll_of(qtbot, rows)
    settle(qtbot, scroll)
    fit = PAGE // rows[0].height()
    assert all(is_whole(scroll, row) for row in rows[:fit])
    assert not any(is_seen(scroll, row) for row in rows[fit:])


def test_that_turning_down_shows_every_row_whole_once(qtbot: QtBot) -> None:
    rows = buttons(13)
    scroll = scroll_of(qtbot, rows)
    bar = scroll.verticalScrollBar()
    met: list[str] = []
    while True:
        settle(qtbot, scroll)
        for button in rows:
            assert not is_seen(scroll, button) or is_whole(scroll, button)
            if is_whole(scroll, button) and button.text() not in met:
                met.append(button.text())
        if bar.value() == bar.maximum():
            break
        scroll.turn(1)
    assert met == [button.text() for button in rows]


def test_that_turning_up_ends_with_what_was_cut_above(qtbot: QtBot) -> None:
    rows = buttons(12)
    scroll = scroll_of(qtbot, rows)
    scroll.verticalScrollBar().setValue(rows[5].y() + 10)
    settle(qtbot, scroll)
    assert not is_seen(scroll, rows[5])
    scroll.turn(-1)
    settle(qtbot, scroll)
    assert is_whole(scroll, rows[5])


def test_that_the_same_pages_are_met_on_the_way_up(qtbot: QtBot) -> None:
    scroll = scroll_of(qtbot, buttons(21))
    bar = scroll.verticalScrollBar()
    down, up = [bar.value()], []
    while bar.value() < bar.maximum():
        scroll.turn(1)
        down.append(bar.value())
    while bar.value() > 0:
        up.append(bar.value())
        scroll.turn(-1)
    assert up[::-1] == down[1:]


def test_that_the_pages_are_counted_as_they_are_turned(qtbot: QtBot) -> None:
    scroll = scroll_of(qtbot, buttons(12))
    turner = PageTurner(scroll)
    qtbot.addWidget(turner)
    assert turner.where.text() == "Page 1 of 3"
    scroll.turn(1)
    assert turner.where.text() == "Page 2 of 3"
    scroll.turn(1)
    assert turner.where.text() == "Page 3 of 3"
    assert not turner.down.isEnabled()


def test_that_a_number_goes_with_its_words(qtbot: QtBot) -> None:
    def numbered(place: int) -> QWidget:
        line, number, words = row(), label(), label()
        number.setText(str(place))
        number.setFixedHeight(14)
        words.setFixedHeight(ROW)
        line.addWidget(number)
        line.addWidget(words)
        return holding(line)

    lines = [numbered(place) for place in range(12)]
    scroll = scroll_of(qtbot, lines)
    settle(qtbot, scroll)
    for line in lines[:6]:
        number, words = line.findChildren(QWidget)
        assert is_seen(scroll, number) == is_seen(scroll, words)


def test_that_many_words_are_cut_between_two_lines(qtbot: QtBot) -> None:
    long = label()
    long.setText("Say every energy aloud before the job. " * 60)
    scroll = scroll_of(qtbot, [long, *buttons(2)])
    edges = PageEdges(inner_of(scroll), scroll.viewport().height())
    line = long.fontMetrics().lineSpacing()
    assert edges.below(0) % line == 0
    assert PAGE - line < edges.below(0) <= PAGE


def test_that_a_pad_is_seen_whole_or_not_at_all(qtbot: QtBot) -> None:
    pad = PinKeys()
    above, below = buttons(8), buttons(2)
    scroll = scroll_of(qtbot, [*above, pad, *below], height=2 * pad.sizeHint().height())
    settle(qtbot, scroll)
    assert above[-1].geometry().bottom() < scroll.viewport().height() < pad.geometry().bottom()
    assert not is_seen(scroll, pad)
    scroll.turn(1)
    settle(qtbot, scroll)
    assert is_whole(scroll, pad)


def test_that_a_heading_stays_with_what_it_is_about(qtbot: QtBot) -> None:
    boxes = []
    for place in range(6):
        box = SectionBox()
        box.say(f"Heading {place}")
        for button in buttons(2):
            box.fields.addWidget(button)
        boxes.append(box)
    scroll = scroll_of(qtbot, boxes)
    settle(qtbot, scroll)
    for box in boxes:
        first = next(iter(box.findChildren(QPushButton)))
        assert is_seen(scroll, box.heading) == is_seen(scroll, first)


def test_that_where_the_keyboard_is_stays_in_sight(qtbot: QtBot) -> None:
    rows = buttons(12)
    scroll = scroll_of(qtbot, rows)
    scroll.activateWindow()
    rows[4].setFocus()
    qtbot.waitUntil(rows[4].hasFocus)
    scroll.verticalScrollBar().setValue(0)
    settle(qtbot, scroll)
    assert is_seen(scroll, rows[4])
