"""Taking a widget away for good, also from inside one of its own signals.

Leaving a layout or a stack gives a widget back to Python, which would delete it with the last
reference, perhaps while its own button is still being clicked. Qt deletes it after the event.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QWidget

_leaving: list[QWidget] = []


def let_go(widget: QWidget) -> None:
    """Hide it now, delete it when the event that asked for it is over."""
    widget.hide()
    widget.deleteLater()
    _leaving[:] = [other for other in _leaving if shiboken6.isValid(other)]
    _leaving.append(widget)
