"""The audit of the sweep finds one of each fault, and none where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.screens.audit import Fault, findings
from tests.screens.looks import View
from tests.screens.words import left_in_english, words_of
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.rows import Row, RowDelegate, RowModel

ROOM = QRect(40, 40, 300, 80)


def button(window: QWidget, words: str = "Record", where: QRect = ROOM) -> QPushButton:
    made = QPushButton(words, window)
    made.setGeometry(where)
    return made


def words(window: QWidget, where: QRect, *, wrap: bool) -> None:
    made: QLabel = label(wrap=wrap)
    made.setText("Signed off with the trainee, who saw every line of the standard")
    made.setParent(window)
    made.setGeometry(where)


def rows(window: QWidget, row: Row) -> None:
    made = QListView(window)
    model = RowModel(made)
    model.set_rows([row])
    made.setModel(model)
    made.setItemDelegate(RowDelegate(made))
    made.setAccessibleName("Tasks")
    made.setGeometry(QRect(40, 40, 300, 200))


def sound(window: QWidget) -> None:
    button(window)
    words(window, QRect(40, 200, 900, 60), wrap=True)


def crowded(window: QWidget) -> None:
    button(window)
    words(window, QRect(60, 60, 900, 60), wrap=True)


def small(window: QWidget) -> None:
    made = QToolButton(window)
    made.setText("x")
    made.setGeometry(QRect(40, 40, 20, 20))


def hidden(window: QWidget) -> None:
    """Nobody meets it, nor what lies in it."""
    outer = QWidget(window)
    outer.setGeometry(QRect(0, 0, 10, 10))
    button(outer, "")
    outer.hide()


PLANTED: list[tuple[Fault | None, Callable[[QWidget], object]]] = [
    (None, sound),
    (None, hidden),
    (Fault.CUT, lambda w: words(w, QRect(0, 0, 90, 40), wrap=False)),
    (Fault.CUT, lambda w: words(w, QRect(0, 0, 200, 20), wrap=True)),
    (Fault.CUT, lambda w: button(w, "Record the sign-off and go on with the next trainee")),
    (Fault.PLACE, lambda w: button(w, where=QRect(900, 40, 300, 80))),
    (Fault.PLACE, crowded),
    (Fault.NAME, lambda w: button(w, "")),
    (Fault.REACH, lambda w: button(w).setFocusPolicy(Qt.FocusPolicy.NoFocus)),
    (Fault.SIZE, small),
    (Fault.SIZE, lambda w: (button(w), button(w, where=ROOM.translated(0, 83)))),
    (Fault.COLOUR, lambda w: rows(w, Row("1", "01-02", tone="danger"))),
    (None, lambda w: rows(w, Row("1", "01-02", trailing="Lapsed", shape="x", tone="danger"))),
]


@pytest.mark.parametrize(("fault", "plant"), PLANTED)
def test_that_the_audit_names_each_planted_fault_and_no_other(
    qtbot: QtBot, look: Theme, fault: Fault | None, plant: Callable[[QWidget], object]
) -> None:
    assert look.sizes.touch
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    plant(window)
    window.show()
    kinds = {kind for kind, _said in findings(window, View())}
    assert kinds == (set() if fault is None else {fault})


def test_that_words_left_in_english_are_found_unless_nobody_sees_them(
    qtbot: QtBot, look: Theme
) -> None:
    assert look.sizes.touch
    window = QWidget()
    qtbot.addWidget(window)
    button(window, "Sign off").setToolTip("Amir Haddad")
    button(window, "Lapsed").hide()
    window.show()
    heard = words_of(window, "fr")
    assert left_in_english({"Sign off", "Amir Haddad", "Lapsed"}, heard, {"Amir Haddad"}) == [
        "Sign off"
    ]
