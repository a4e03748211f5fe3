"""The rhythm of 8 pixels, hairlines, and labels with a role in the type scale."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from trainer_app.ui.theme import mark

STEP = 8
"""One step of the rhythm. Every margin and gap is a multiple."""


def column(*, gap: int = STEP, margin: int = 0) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(margin, margin, margin, margin)
    return made


def row(*, gap: int = STEP, margin: int = 0) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(margin, margin, margin, margin)
    return made


def holding(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """A plain widget around a layout, so that the whole can be hidden or stacked."""
    widget = QWidget(parent)
    widget.setLayout(layout)
    return widget


def hairline(*, down: bool = False) -> QFrame:
    """A line that separates, in place of a box."""
    line = QFrame()
    line.setProperty("rule", "down" if down else "across")
    return line


class _Wrapped(QLabel):
    """Remembers its heights by width: the layouts around ask a dozen times for one page, and each
    time Qt would break the lines anew."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[int, int] = {}
        super().setWordWrap(True)

    @override
    def heightForWidth(self, width: int, /) -> int:
        known = self._known.get(width)
        if known is None:
            known = self._known[width] = super().heightForWidth(width)
        return known

    @override
    def setText(self, words: str, /) -> None:
        self._known.clear()
        super().setText(words)

    @override
    def setWordWrap(self, wraps: bool, /) -> None:
        self._known.clear()
        super().setWordWrap(wraps)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        """Another font, other margins."""
        self._known.clear()
        super().changeEvent(event)


def label(role: str = "", *, wrap: bool = True) -> QLabel:
    """Words. ``role``: title | strong | small | muted | small-muted | numeral | reading.

    ``reading`` is for what is read standing up; without a role it is body text.
    """
    made = _Wrapped() if wrap else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        mark(made, text_role=role)
    return made
