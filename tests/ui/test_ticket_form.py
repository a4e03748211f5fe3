"""A ticket is typed in gloves, on a keyboard or by a scanner, and stands there as on the paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.ticket_form import TicketForm, in_groups

SHORT = "EENZQG-BN7R1E-X9Z2MM-0KETBT-F27Z19-BGCV32"


@pytest.fixture
def form(qtbot: QtBot, look: Theme) -> TicketForm:
    assert look.sizes.touch
    made = TicketForm()
    made.relabel()
    qtbot.addWidget(made)
    made.resize(1300, 500)
    made.show()
    return made


@pytest.mark.parametrize("typed", [SHORT.lower(), SHORT.replace("-", " "), f"{SHORT}\n"])
def test_that_a_ticket_stands_in_groups_however_it_was_typed(typed: str) -> None:
    assert in_groups(typed) == SHORT


@pytest.mark.parametrize("typed", ["", "https://hub.example", "ticket of pc-2.ticket", "é-É"])
def test_that_what_is_no_ticket_is_left_as_it_was_typed(typed: str) -> None:
    assert in_groups(typed) == typed


def test_that_the_dashes_come_by_themselves_and_enter_of_a_scanner_is_no_letter(
    form: TicketForm,
) -> None:
    said: list[str] = []
    form.typed.connect(lambda _name, text: said.append(text))
    QTest.keyClicks(form.ticket, SHORT.replace("-", "").lower())
    QTest.keyClick(form.ticket, Qt.Key.Key_Return)
    assert form.ticket.toPlainText() == SHORT
    assert said[-1] == SHORT
    QTest.keyClick(form.ticket, Qt.Key.Key_Backspace)
    assert form.ticket.toPlainText() == SHORT[:-1]


def test_that_a_correction_in_the_middle_keeps_its_place(form: TicketForm) -> None:
    form.ticket.setPlainText(SHORT)
    QTest.keyClick(form.ticket, Qt.Key.Key_Delete)
    QTest.keyClicks(form.ticket, "a")
    assert form.ticket.toPlainText() == f"a{SHORT[1:]}"
    assert form.ticket.textCursor().position() == 1


def test_that_a_whole_ticket_is_typed_by_touch_alone(form: TicketForm) -> None:
    assert not form.keys.isVisible()
    QTest.mouseClick(form.show_keys, Qt.MouseButton.LeftButton)
    for letter in SHORT.replace("-", "") + "7":
        QTest.mouseClick(form.keys.keys[letter], Qt.MouseButton.LeftButton)
    assert form.ticket.toPlainText() == f"{SHORT}-7"
    assert form.ticket.hasFocus()
    for left in (SHORT, SHORT[:-1]):
        QTest.mouseClick(form.keys.erase, Qt.MouseButton.LeftButton)
        assert form.ticket.toPlainText() == left
    QTest.mouseClick(form.show_keys, Qt.MouseButton.LeftButton)
    assert not form.keys.isVisible()
    assert len(form.keys.keys) == 32
