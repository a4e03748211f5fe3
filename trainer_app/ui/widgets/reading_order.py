"""The order in which Tab goes: as the page is read, whatever was built first or comes later.

Qt's own order is that of building, which puts the bar of a page before rows that arrive afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops(root: QWidget) -> list[QWidget]:
    """Everything below ``root`` that Tab stops at now, in reading order."""
    return [widget for widget in _walk(root) if _is_stop(widget)]


def next_stop(root: QWidget, here: QWidget | None, *, forward: bool) -> QWidget | None:
    """Where Tab goes from ``here``; round at the ends."""
    order = stops(root)
    if not order:
        return None
    if here not in order:
        return order[0 if forward else -1]
    return order[(order.index(here) + (1 if forward else -1)) % len(order)]


def _is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return takes_tab and widget.isEnabled() and widget.focusProxy() is None


def _walk(widget: QWidget) -> Iterator[QWidget]:
    """What is visible, depth first: along the layout where there is one, else as children lie."""
    if not widget.isVisible():
        return
    yield widget
    layout = widget.layout()
    inside = (
        [child for child in widget.children() if isinstance(child, QWidget)]
        if layout is None
        else list(_in_layout(layout))
    )
    for child in inside:
        yield from _walk(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
