"""Words side by side: what is known of their height is what they need, whenever they change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trainer_app.ui.sizes import SizeSetting
from trainer_app.ui.theme import Look, Theme
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import column

WIDTH = 480


@dataclass
class Shown:
    page: QWidget
    flow: Flow
    look: Theme

    @property
    def parts(self) -> list[QPushButton]:
        return self.flow.findChildren(QPushButton)

    @property
    def needed(self) -> int:
        """Measured anew."""
        return self.flow._arrange(self.flow.width(), place=False)


@pytest.fixture
def shown(qtbot: QtBot, look: Theme) -> Shown:
    page, flow = QWidget(), Flow()
    whole = column()
    whole.addWidget(flow)
    whole.addStretch(1)
    page.setLayout(whole)
    for words in ("Bench", "Press", "Session"):
        flow.add(QPushButton(words))
    qtbot.addWidget(page)
    page.resize(WIDTH, 600)
    page.show()
    qtbot.waitUntil(lambda: flow.height() == flow.heightForWidth(flow.width()))
    return Shown(page, flow, look)


def say_more(shown: Shown) -> None:
    for part in shown.parts:
        part.setText(part.text() * 8)


def say_more_unseen(shown: Shown) -> None:
    shown.page.hide()
    shown.flow.heightForWidth(WIDTH)
    say_more(shown)
    shown.flow.heightForWidth(WIDTH)
    shown.page.show()


def wear_gloves(shown: Shown) -> None:
    shown.look.wear(Look(size=SizeSetting.GLOVES))


def add_many(shown: Shown) -> None:
    for n in range(20):
        shown.flow.add(QPushButton(f"Task {n}"))


def come_back(shown: Shown) -> None:
    """Put away together, then seen again."""
    for part in shown.parts:
        part.hide()
    shown.flow.heightForWidth(WIDTH)
    add_many(shown)
    for part in shown.parts:
        part.show()


@pytest.mark.parametrize("change", [say_more, say_more_unseen, wear_gloves, add_many, come_back])
def test_that_its_height_follows_its_parts(
    qtbot: QtBot, shown: Shown, change: Callable[[Shown], None]
) -> None:
    before = shown.flow.height()
    change(shown)
    qtbot.waitUntil(lambda: shown.flow.height() == shown.needed != before)
    assert shown.flow.heightForWidth(shown.flow.width()) == shown.needed


def test_that_a_part_that_is_taken_out_needs_no_room(qtbot: QtBot, shown: Shown) -> None:
    add_many(shown)
    qtbot.waitUntil(lambda: shown.flow.height() == shown.needed)
    before = shown.flow.heightForWidth(shown.flow.width())
    for part in shown.parts[1:]:
        shown.flow.take(part)
    assert shown.flow.heightForWidth(shown.flow.width()) == shown.needed < before
