"""Keypad and dots for a ``PinEntry``: what the Board and every signature panel show."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.pin_entry import FEWEST_DIGITS, PinEntry, PinEntryState
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.keypad import Keypad
from trainer_app.ui.widgets.layout import STEP, column, label

_DOT = 14
_PITCH = 28


class Dots(QWidget):
    """One dot a digit, on as many rings as are needed at least. No digit is ever shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed, self._rings = 0, FEWEST_DIGITS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_typed(self, typed: int, rings: int = FEWEST_DIGITS) -> None:
        self._typed, self._rings = typed, rings
        self.setAccessibleName(Counts().digits_typed(typed))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_PITCH * 8, _DOT + 2 * STEP)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = max(self._rings, self._typed)
        ink = self.palette().windowText().color()
        left = (self.width() - _PITCH * (places - 1) - _DOT) / 2
        for place in range(places):
            dot = QRectF(left + place * _PITCH, (self.height() - _DOT) / 2, _DOT, _DOT)
            filled = place < self._typed
            painter.setPen(QPen(ink if filled else self.palette().mid().color(), 2))
            painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
        painter.end()


class PinKeys(QWidget):
    """Dots and keys without a word, for a panel that says its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dots, self.keypad = Dots(), Keypad()
        whole = column(gap=STEP)
        whole.addWidget(self.dots)
        whole.addWidget(self.keypad)
        self.setLayout(whole)


class PinPad(QWidget):
    """Dots, a line for the delay, keys. The problem itself is the page's message to show."""

    def __init__(self, entry: PinEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.dots = Dots()
        self.wait = label("strong")
        self.wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(self.wait, tone="warning")
        self.keypad = Keypad()
        whole = column(gap=2 * STEP)
        whole.addWidget(self.dots)
        whole.addWidget(self.wait)
        whole.addWidget(self.keypad)
        self.setLayout(whole)
        self.setFocusProxy(self.keypad)
        self.keypad.digit_pressed.connect(entry.type_digit)
        self.keypad.erase_pressed.connect(entry.erase)
        self.keypad.enter_pressed.connect(entry.enter)
        entry.state_changed.connect(self.apply)
        self.relabel()

    def relabel(self) -> None:
        self.keypad.setAccessibleName(translate("PinPad", "Keypad for the PIN"))
        self.keypad.relabel(
            erase=translate("PinPad", "Erase the last digit"), enter=translate("PinPad", "Enter")
        )
        self.apply(self._entry.state)

    def apply(self, state: PinEntryState) -> None:
        self.dots.show_typed(state.typed, state.rings)
        self.keypad.allow(digits=state.can_type, enter=state.can_enter)
        self.wait.setText(self._wait_words(state.wait_seconds) if state.wait_seconds else "")
        self.wait.setVisible(bool(state.wait_seconds))

    @staticmethod
    def _wait_words(seconds: int) -> str:
        minutes = -(-seconds // 60)
        left = Counts().seconds(seconds) if seconds < 120 else Counts().minutes(minutes)
        return translate("PinPad", "Next try in {time}").format(time=left)
