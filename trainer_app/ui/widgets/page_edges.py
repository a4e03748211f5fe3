"""What a page that is longer than the screen shows whole: nothing is cut at its edges.

A row, a field or a button that an edge would cut is not shown there: it stands whole on the page
before or after. Words that are too long for that are cut between two lines. A heading stays with
the first thing below it. Looks at widgets only, and changes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from trainer_app.ui.widgets.layout import STEP
from trainer_app.ui.widgets.pin_pad import PinKeys, PinPad
from trainer_app.ui.widgets.section import SectionBox

_WHOLE = QAbstractButton | QLineEdit | QAbstractScrollArea | PinPad | PinKeys
"""Shown whole or not at all, whatever they are made of."""
_LINES_KEPT = 4
"""Words of more lines than these may be cut between two of them."""
_HEADINGS = ("title", "strong")
"""Roles of words that stand over something, the greater first."""
_BELOW = 3 * STEP
"""What begins further below a heading than this is not what it stands over."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that is seen: from ``top`` to ``bottom`` on the long page.

    ``line``: where it may be cut, every so many pixels from its top; 0: nowhere. ``holder``: what
    is held by the same widget goes with it, such as a number beside its words. ``heads``: its role,
    where it is a heading.
    """

    left: int
    top: int
    width: int
    bottom: int
    line: int = 0
    holder: int = 0
    heads: str = ""

    @property
    def beginning(self) -> int:
        """Where it ends; of long words, where their first lines do."""
        return min(self.bottom, self.top + 2 * self.line) if self.line else self.bottom

    @property
    def is_something(self) -> bool:
        """No hairline, and no words that are empty."""
        return self.bottom - self.top >= STEP

    def is_cut_at(self, edge: int) -> bool:
        if not self.top < edge < self.bottom:
            return False
        return not self.line or (edge - self.top) % self.line != 0

    def cut_off(self, edge: int) -> tuple[int, int]:
        """From where to where it is seen in half: all of it, or the one line of words."""
        if not self.line:
            return self.top, self.bottom
        above = edge - (edge - self.top) % self.line
        return above, min(self.bottom, above + self.line)


class PageEdges:
    """``height``: of what is seen at once of ``inner``."""

    def __init__(self, inner: QWidget, height: int) -> None:
        self._inner = inner
        self._height = max(1, height)

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        return tuple(_parts(_children(self._inner), 0, 0, self._highest))

    @cached_property
    def _at_the_foot(self) -> tuple[_Part, ...]:
        """Where a page ends, headings go with what they stand over; where one begins, it may."""
        return (*self._parts, *_headed(self._parts, self._highest))

    @property
    def _highest(self) -> int:
        """What is higher than this is made of parts, or shown in half after all."""
        return 2 * self._height // 3

    # --- turning --------------------------------------------------------------------------------

    @property
    def last(self) -> int:
        """Where the last page begins."""
        return max(0, self._inner.height() - self._height)

    def below(self, top: int) -> int:
        """Where the page after the one at ``top`` begins: with the first that was not whole."""
        edge = top + self._height
        starts = [part.cut_off(edge)[0] for part in _cut(self._at_the_foot, edge)]
        return min(self.last, min((start for start in starts if start > top), default=edge))

    def above(self, top: int) -> int:
        """Where the page before begins: the same pages are met on the way up as on the way down."""
        return max((start for start in self.starts() if start < top), default=0)

    def starts(self) -> list[int]:
        """Of every page, as they are turned from the first."""
        found = [0]
        while found[-1] < self.last:
            found.append(self.below(found[-1]))
        return found

    # --- what is seen ---------------------------------------------------------------------------

    def seen(self, top: int, width: int) -> QRegion | None:
        """What may be seen of the page at ``top``; None: all of it.

        Where the keyboard is stays in sight: it may have come there by no page's beginning.
        """
        hidden, focused = QRegion(), self._focused().translated(0, -top)
        for area in (*_cut_at(self._parts, top), *self._after(top + self._height)):
            if not area.translated(0, -top).intersects(focused):
                hidden += QRegion(area.translated(0, -top))
        if hidden.isEmpty():
            return None
        return QRegion(0, 0, width, self._height) - hidden

    def _after(self, edge: int) -> Iterator[QRect]:
        """With what is cut there goes what begins beside it."""
        cut = _cut(self._at_the_foot, edge)
        begins: dict[int, int] = {}
        for part in cut:
            begins[part.holder] = min(part.cut_off(edge)[0], begins.get(part.holder, edge))
        for part in self._parts:
            if begins.get(part.holder, edge) <= part.top < edge:
                yield QRect(part.left, part.top, part.width, part.bottom - part.top)
        yield from _cut_at(cut, edge)

    def _focused(self) -> QRect:
        widget = QApplication.focusWidget()
        if widget is None or not self._inner.isAncestorOf(widget):
            return QRect()
        return QRect(widget.mapTo(self._inner, QPoint(0, 0)), widget.size())


def _cut(parts: Iterable[_Part], edge: int) -> list[_Part]:
    """Those that are cut there: most are not even near, and there are hundreds."""
    return [part for part in parts if part.top < edge < part.bottom and part.is_cut_at(edge)]


def _cut_at(parts: Iterable[_Part], edge: int) -> Iterator[QRect]:
    for part in _cut(parts, edge):
        begin, end = part.cut_off(edge)
        yield QRect(part.left, begin, part.width, end - begin)


def _parts(children: list[QWidget], left: int, top: int, highest: int) -> list[_Part]:
    """Of everything that is seen of them, down to what is made of nothing else.

    ``left``, ``top``: where what holds them lies on the long page.
    """
    found: list[_Part] = []
    for child in children:
        if child.isHidden() or child.isWindow():
            continue
        x, y = left + child.x(), top + child.y()
        if isinstance(child, QLabel):
            found += _words(child, x, y, highest)
        elif isinstance(child, SectionBox):
            found += _section(child, x, y, highest)
        elif below := [] if _is_whole(child) else _children(child):
            found += _parts(below, x, y, highest)
        elif child.height() <= highest:
            found.append(_Part(x, y, child.width(), y + child.height(), 0, _holder(child)))
    return found


def _children(widget: QWidget) -> list[QWidget]:
    only = Qt.FindChildOption.FindDirectChildrenOnly
    return widget.findChildren(QWidget, options=only)


def _is_whole(widget: QWidget) -> bool:
    return isinstance(widget, _WHOLE) and not isinstance(widget, QScrollArea)


def _holder(widget: QWidget) -> int:
    return id(widget.parentWidget())


def _words(words: QLabel, x: int, y: int, highest: int) -> Iterator[_Part]:
    line, height = words.fontMetrics().lineSpacing(), words.height()
    role = words.property("text_role")
    heads = role if role in _HEADINGS else ""
    if height <= (_LINES_KEPT * line if line else highest):
        yield _Part(x, y, words.width(), y + height, 0, _holder(words), heads)
    elif line:
        yield _Part(x, y, words.width(), y + height, line, _holder(words))


def _headed(parts: Sequence[_Part], highest: int) -> list[_Part]:
    """Each heading with the first thing below it, as one that no edge may part."""
    found: list[_Part] = []
    for role in reversed(_HEADINGS):  # a title over a heading stays with what that stands over
        known = sorted((*parts, *found), key=lambda part: part.top)
        for head in parts:
            if head.heads == role and (below := _first_below(head, known)) is not None:
                bottom = below.beginning
                if bottom - head.top <= highest:
                    left = min(head.left, below.left)
                    right = max(head.left + head.width, below.left + below.width)
                    found.append(_Part(left, head.top, right - left, bottom, 0, head.holder))
    return found


def _first_below(head: _Part, parts: Sequence[_Part]) -> _Part | None:
    """``parts``: from above to below."""
    first = None
    for part in parts:
        if part.top >= (head.bottom + _BELOW if first is None else first.top + 1):
            return first
        if (
            part.top >= head.bottom
            and part.is_something
            and part.left < head.left + head.width
            and head.left < part.left + part.width
            and (first is None or part.bottom > first.bottom)
        ):
            first = part
    return first


def _section(box: SectionBox, x: int, y: int, highest: int) -> Iterator[_Part]:
    """A short one whole; of a long one the names stay with what begins beside them, or below."""
    if box.height() <= highest // 2:
        yield _Part(x, y, box.width(), y + box.height())
        return
    parts = _parts(_children(box), x, y, highest)
    names = box.heading.parentWidget() or box
    start = QPoint(0, 0)
    head = y + box.heading.mapTo(box, start).y() + box.heading.height()
    fields = [part for part in parts if part.holder != id(names) and part.is_something]
    first = min((part.top for part in fields), default=0)
    if first >= y + names.mapTo(box, start).y() + names.height():  # large words
        bottom = max(part.beginning for part in fields if part.top == first)
    else:
        bottom = max((p.bottom for p in parts if p.top < head and not p.line), default=0)
    if 0 < bottom - y <= highest:
        yield _Part(x, y, box.width(), bottom)
    yield from (replace(p, heads="") if p.holder == id(names) else p for p in parts)
