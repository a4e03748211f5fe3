"""Nothing is cut at the edge of a page that is turned, and nothing is lost between two pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trainer_app.ui.sizes import Sizes
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


def test_that_a_long_part_begins_with_its_names_where_its_fields_stand_below_them(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sizes, "folds", property(lambda _self: True))
    box, above = SectionBox(), buttons(4)
    box.say("Rights to sign", "Of what, from when, and until when.")
    fields = buttons(6)
    for field in fields:
        box.fields.addWidget(field)
    scroll = scroll_of(qtbot, [*above, box])
    bottom = box.hint.mapTo(inner_of(scroll), box.hint.rect().bottomRight()).y()
    scroll.resize(400, bottom + ROW // 2)
    settle(qtbot, scroll)
    assert not any(is_seen(scroll, part) for part in (box.heading, box.hint, fields[0]))
    scroll.turn(1)
    settle(qtbot, scroll)
    assert all(is_whole(scroll, part) for part in (box.heading, box.hint, fields[0]))


def test_that_a_heading_is_never_left_alone_at_the_foot_of_a_page(qtbot: QtBot) -> None:
    """Headings of two sizes over a list, at every height that a page may have."""
    groups: list[tuple[QLabel, QLabel, QPushButton]] = []
    parts: list[QWidget] = []
    for place in range(4):
        title, heading, rows = label("title"), label("strong"), buttons(3)
        title.setText(f"Title {place}")
        heading.setText(f"Heading {place}")
        groups.append((title, heading, rows[0]))
        parts += [title, heading, *rows]
    scroll = scroll_of(qtbot, parts)
    for height in range(PAGE, PAGE + groups[1][0].y(), 5):
        edges = PageEdges(inner_of(scroll), height)
        for top in edges.starts()[:-1]:
            edge = edges.below(top)
            if edge == edges.last:
                break  # it is as long as the others and ends with the last row
            for title, heading, first in groups:
                at = title.y()
                assert at >= edge or first.geometry().bottom() < edge, (height, top, at)
                assert (heading.y() >= edge) == (at >= edge)


def test_that_the_number_of_a_heading_goes_with_it(qtbot: QtBot) -> None:
    line, number, heading, rows = row(), label("strong"), label("strong"), buttons(8)
    number.setText("3")
    heading.setText("Isolate")
    line.addWidget(number)
    line.addWidget(heading, 1)
    scroll = scroll_of(qtbot, [*rows[:4], holding(line), *rows[4:]])
    settle(qtbot, scroll)
    bottom = heading.mapTo(inner_of(scroll), heading.rect().bottomRight()).y()
    assert bottom < scroll.viewport().height() < rows[4].geometry().bottom()
    assert not is_seen(scroll, heading)
    assert not is_seen(scroll, number)


def test_that_a_heading_stays_with_the_first_lines_of_long_words(qtbot: QtBot) -> None:
    heading, long = label("strong"), label()
    heading.setText("Why")
    long.setText("Say every energy aloud before the job. " * 60)
    above = buttons(4)
    scroll = scroll_of(qtbot, [*above, heading, long])
    line = long.fontMetrics().lineSpacing()
    for height in (heading.geometry().bottom() + 2, long.y() + line + 1):
        assert PageEdges(inner_of(scroll), height).below(0) == heading.y()
    assert PageEdges(inner_of(scroll), long.y() + 3 * line).below(0) > long.y()


def test_that_where_the_keyboard_is_stays_in_sight(qtbot: QtBot) -> None:
    rows = buttons(12)
    scroll = scroll_of(qtbot, rows)
    scroll.activateWindow()
    rows[4].setFocus()
    qtbot.waitUntil(rows[4].hasFocus)
    scroll.verticalScrollBar().setValue(0)
    settle(qtbot, scroll)
    assert is_seen(scroll, rows[4])
