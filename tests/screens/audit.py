"""What a person would stumble over, measured on the window as it stands: see ``findings``.

Each check returns sentences. Nothing here knows a screen; a screen that needs an exception has a
fault. Lives on the window's thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import combinations
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from tests.screens.looks import View
from trainer_app.ui.sizes import WANTED, SizeSetting
from trainer_app.ui.theme import Tokens
from trainer_app.ui.widgets.keypad import Keypad
from trainer_app.ui.widgets.rows import RowModel
from trainer_app.ui.widgets.status_label import StatusLabel
from trainer_app.ui.widgets.tick_row import TickRow

LEAST_MM: Final = {SizeSetting.NORMAL: 9.0, SizeSetting.LARGE: 12.0, SizeSetting.GLOVES: 15.0}
LEAST_KEY_MM: Final = {**LEAST_MM, SizeSetting.GLOVES: 20.0}
"""Keypads and the primary action."""
LEAST_GAP_MM: Final = 2.0
_ROUNDING = 1  # a pixel


class Fault(Enum):
    CUT = "words that do not fit"
    PLACE = "something outside its place, or on something else"
    NAME = "a control that a screen reader cannot name"
    REACH = "a control that the Tab key does not reach"
    SIZE = "a control that is too small, or too near another"
    COLOUR = "a status told by its colour alone"


Finding = tuple[Fault, str]


def seen_in(window: QWidget) -> list[QWidget]:
    """The window and what is seen in it; what lies in a window above it is seen there."""
    seen = [window]
    for widget in seen:  # it grows: the parts of each part
        seen += parts_seen(widget)
    return seen


def parts_seen(widget: QWidget) -> list[QWidget]:
    below = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [part for part in below if not part.isHidden() and not part.isWindow()]


def findings(window: QWidget, view: View) -> list[Finding]:
    """Everything that is wrong with what is seen now."""
    widgets = seen_in(window)
    found: list[Finding] = []
    if window.width() > view.screen.width or window.height() > view.screen.height:
        found.append((Fault.PLACE, f"the window needs {_said(window.rect())}"))
    for widget in widgets:
        found += [(Fault.CUT, said) for said in _cut_words(widget)]
        found += [(Fault.PLACE, said) for said in _outside(widget, window)]
        found += [(Fault.PLACE, said) for said in _overlaps(widget)]
        if _is_control(widget):
            found += [(Fault.NAME, said) for said in _unnamed(widget)]
            found += [(Fault.REACH, said) for said in _unreachable(widget)]
            found += [(Fault.SIZE, said) for said in _too_small(widget, view)]
        found += [(Fault.COLOUR, said) for said in _colour_alone(widget)]
    found += [(Fault.SIZE, said) for said in _gaps(widgets, view)]
    return found


def _is_control(widget: QWidget) -> bool:
    kinds = QAbstractButton | QLineEdit | QPlainTextEdit | QAbstractItemView | Keypad
    return isinstance(widget, kinds) and not isinstance(widget.parent(), QLineEdit)


def describe(widget: QWidget) -> str:
    """The widget, and the words that let somebody find it."""
    words = ""
    if isinstance(widget, QLabel | QAbstractButton):
        words = widget.text()
    words = words or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} {words[:60]!r}"


# --- words --------------------------------------------------------------------------------------


def _cut_words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, TickRow):
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + _ROUNDING:
            yield f"{describe(widget)}: {needed} px of words in a height of {widget.height()}"
    elif isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QPushButton) and widget.text():
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        inside = widget.style().subElementRect(
            QStyle.SubElement.SE_PushButtonContents, option, widget
        )
        needed = widget.fontMetrics().horizontalAdvance(widget.text())
        if needed > inside.width() + _ROUNDING:
            yield f"{describe(widget)}: {needed} px of words in a width of {inside.width()}"
    elif isinstance(widget, QLineEdit):
        words = widget.text() or widget.placeholderText()
        needed = widget.fontMetrics().horizontalAdvance(words)
        if not widget.text() and needed > widget.width() - 2 * 12:
            yield f"{describe(widget)}: placeholder of {needed} px in {widget.width()}"
    elif isinstance(widget, QListView):
        yield from _cut_rows(widget)


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + _ROUNDING:
            yield f"{describe(label)}: {needed} px of lines in a height of {label.height()}"
        metrics = label.fontMetrics()
        longest = max(metrics.horizontalAdvance(word) for word in label.text().split() or [""])
        if longest > label.width() + _ROUNDING:
            yield f"{describe(label)}: a word of {longest} px in a width of {label.width()}"
    else:
        wanted = label.sizeHint()
        if wanted.width() > label.width() + _ROUNDING:
            yield f"{describe(label)}: {wanted.width()} px of words in {label.width()}"
        if wanted.height() > label.height() + _ROUNDING:
            yield f"{describe(label)}: {wanted.height()} px high in {label.height()}"


def _cut_rows(rows: QListView) -> Iterator[str]:
    """A list shows whole rows only: half a row is neither seen nor counted."""
    model = rows.model()
    if not isinstance(model, RowModel) or not model.rowCount():
        return
    height = rows.viewport().height()
    for place in range(model.rowCount()):
        seen = rows.visualRect(model.index(place))
        if seen.top() < height <= seen.bottom() - 2:
            yield f"{describe(rows)}: row {place + 1} is cut, {height - seen.top()} px are seen"


# --- places -------------------------------------------------------------------------------------


def _outside(widget: QWidget, window: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if widget is window or parent is None or widget.isWindow():
        return
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and parent is area.viewport():
        if isinstance(area, QScrollArea) and widget.width() > parent.width():
            yield f"{describe(widget)}: {widget.width()} px wide in a page of {parent.width()}"
        return
    inside = parent.rect().adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING)
    if not inside.contains(widget.geometry()):
        yield f"{describe(widget)}: {_said(widget.geometry())} in a parent of {_said(inside)}"


def _overlaps(parent: QWidget) -> Iterator[str]:
    if isinstance(parent, QAbstractScrollArea | QLineEdit):
        return
    places = [
        (child, child.geometry())
        for child in parts_seen(parent)
        if not isinstance(child, QScrollBar) and not child.size().isEmpty()
    ]
    for (first, here), (second, there) in combinations(places, 2):
        common = here.intersected(there)
        if common.width() > _ROUNDING and common.height() > _ROUNDING:
            yield f"{describe(first)} lies on {describe(second)}: {_said(common)}"


def _said(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


# --- controls -----------------------------------------------------------------------------------


def _unnamed(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, Keypad):
        return  # its keys are what is named; what it is for, the panel says
    told = QAccessible.queryAccessibleInterface(widget)
    name = told.text(QAccessible.Text.Name).strip()
    if not name:
        parent = widget.parentWidget()
        where = type(parent).__name__ if parent is not None else ""
        yield f"{describe(widget)} in {where}: nothing for a screen reader to say"


def _unreachable(widget: QWidget) -> Iterator[str]:
    if not widget.isEnabled():
        return
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        return  # Tab goes to the one that is pressed in, arrow keys to the others
    proxied = widget.focusProxy()
    policy = (proxied or widget).focusPolicy()
    if not policy & Qt.FocusPolicy.TabFocus:
        yield f"{describe(widget)}: the Tab key never arrives"


def _too_small(widget: QWidget, view: View) -> Iterator[str]:
    if isinstance(widget, Keypad | QPlainTextEdit):
        return
    is_key = widget.property("kind") in ("key", "primary")
    least = (LEAST_KEY_MM if is_key else LEAST_MM)[view.size] * view.screen.per_mm
    if isinstance(widget, QListView):
        heights = {widget.sizeHintForRow(n) for n in range(min(3, widget.model().rowCount()))}
        height = min(heights, default=round(least))
    else:
        height = widget.height()
    per_mm = view.screen.per_mm
    if height < least - _ROUNDING:
        yield f"{describe(widget)}: {height / per_mm:.1f} mm high, {least / per_mm:.0f} wanted"
    if isinstance(widget, QAbstractButton) and widget.width() < least - _ROUNDING:
        yield f"{describe(widget)}: {widget.width() / per_mm:.1f} mm wide"


def _gaps(widgets: list[QWidget], view: View) -> Iterator[str]:
    """Between buttons that could be tapped for one another."""
    buttons = [w for w in widgets if isinstance(w, QPushButton | QLineEdit) and _is_control(w)]
    least = min(LEAST_GAP_MM, WANTED[view.size].gap) * view.screen.per_mm - _ROUNDING
    places = [(w, QRect(w.mapTo(w.window(), QPoint(0, 0)), w.size())) for w in buttons]
    for (first, a), (second, b) in combinations(places, 2):
        if first.parentWidget() is not second.parentWidget():
            continue
        across = max(a.left() - b.right(), b.left() - a.right()) - 1
        down = max(a.top() - b.bottom(), b.top() - a.bottom()) - 1
        apart = max(across, down)
        if apart < least:
            yield f"{describe(first)} and {describe(second)} are {apart} px apart"


# --- status -------------------------------------------------------------------------------------


def _colour_alone(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, StatusLabel):
        shape, word = widget.findChildren(QLabel)[:2]
        if shape.pixmap().isNull() or not word.text():
            yield f"{describe(widget)}: a status without a shape or a word"
    if isinstance(widget, QListView) and isinstance(widget.model(), RowModel):
        model = widget.model()
        assert isinstance(model, RowModel)
        for place in range(model.rowCount()):
            row = model.row_at(model.index(place))
            if row.tone in ("ok", "warning", "danger") and not (row.shape and row.trailing):
                yield f"{describe(widget)}: {row.title!r} is told by its colour alone"


# --- colours ------------------------------------------------------------------------------------


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of ``#rrggbb``."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lights = sorted((_light(first), _light(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def pale_words(tokens: Tokens) -> list[str]:
    """Pairs of tokens that are used together and are too close to one another."""
    found = []
    for role in ("ink", "muted", "accent", "ok", "warning", "danger"):
        for below in ("ground", "surface", "pressed"):
            ratio = contrast(getattr(tokens, role), getattr(tokens, below))
            if ratio < 7:
                found.append(f"{role} on {below}: {ratio:.1f}")
    for upper, lower in (
        ("on_accent", "accent"),
        ("on_accent", "accent_pressed"),
        ("ground", "ink"),
        ("ground", "warning"),
    ):
        ratio = contrast(getattr(tokens, upper), getattr(tokens, lower))
        if ratio < 7:
            found.append(f"{upper} on {lower}: {ratio:.1f}")
    for role in ("control", "accent", "ink"):
        for below in ("ground", "surface"):
            ratio = contrast(getattr(tokens, role), getattr(tokens, below))
            if ratio < 3:
                found.append(f"{role} beside {below}: {ratio:.1f}")
    return found
