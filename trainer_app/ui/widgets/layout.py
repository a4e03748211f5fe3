"""The rhythm of 8 pixels, hairlines, and labels with a role in the type scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

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


def label(role: str = "", *, wrap: bool = True) -> QLabel:
    """Words. ``role``: title | strong | small | muted | small-muted | numeral | reading.

    ``reading`` is for what is read standing up; without a role it is body text.
    """
    made = QLabel()
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        mark(made, text_role=role)
    return made
