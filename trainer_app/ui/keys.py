"""The one table of shortcuts, and the keyboard that obeys it on every screen.

A key that a field needs for itself stays with the field: Qt asks the field first. Lives on the
window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from trainer_app.ui.navigator import Navigator
from trainer_app.ui.widgets.paged_scroll import PagedScroll


class Wish(Enum):
    """What somebody at the keyboard wants."""

    PRIMARY = "primary"
    BACK = "back"
    LOCK = "lock"
    MENU = "menu"
    PRINT = "print"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    SHORTCUTS = "shortcuts"


SHORTCUTS: Final[dict[Wish, tuple[str, ...]]] = {
    Wish.PRIMARY: ("Ctrl+S", "Ctrl+Return"),
    Wish.BACK: ("Esc", "Alt+Left"),
    Wish.LOCK: ("Ctrl+L",),
    Wish.MENU: ("F10",),
    Wish.PRINT: ("Ctrl+P",),
    Wish.PAGE_UP: ("PgUp",),
    Wish.PAGE_DOWN: ("PgDown",),
    Wish.SHORTCUTS: ("F1",),
}
"""By wish, in the order of the list, in Qt's portable names."""

PRINTS: Final = "prints"
"""The property of a button that Ctrl+P presses; without one on the page, the key does nothing."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What the shell lends: it knows the session and the menu."""

    lock: Callable[[], None]
    open_menu: Callable[[], None]


class Keyboard(QObject):
    """One ``QShortcut`` for each key of the table."""

    def __init__(self, window: QWidget, navigator: Navigator, doing: Doing) -> None:
        super().__init__(window)
        self._window, self._navigator = window, navigator
        does: dict[Wish, Callable[[], None]] = {
            Wish.PRIMARY: self._press_primary,
            Wish.BACK: self._go_back,
            Wish.LOCK: doing.lock,
            Wish.MENU: doing.open_menu,
            Wish.PRINT: self._press_print,
            Wish.PAGE_UP: lambda: self._turn(-1),
            Wish.PAGE_DOWN: lambda: self._turn(1),
            Wish.SHORTCUTS: self._show_list,
        }
        for wish, keys in SHORTCUTS.items():
            for key in keys:
                made = QShortcut(QKeySequence(key), window)
                made.setObjectName(wish.value)
                made.setAutoRepeat(wish in (Wish.PAGE_UP, Wish.PAGE_DOWN))
                made.activated.connect(does[wish])

    def _press_primary(self) -> None:
        _press(self._navigator.page.primary)

    def _go_back(self) -> None:
        """Out of the field first: what is being typed there is not left by one key."""
        focused = self._window.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.clearFocus()
        else:
            _press(self._navigator.page.back)

    def _press_print(self) -> None:
        for button in self._navigator.page.findChildren(QAbstractButton):
            if button.property(PRINTS) and _press(button):
                return

    def _turn(self, pages: int) -> None:
        for scroll in self._navigator.page.findChildren(PagedScroll):
            if scroll.isVisible():
                scroll.turn(pages)
                return

    def _show_list(self) -> None:
        route = Wish.SHORTCUTS.value
        if self._navigator.current != route and self._navigator.has(route):
            self._navigator.go(route)


def _press(button: QAbstractButton) -> bool:
    """Whether there was something to press."""
    if not (button.isVisible() and button.isEnabled()):
        return False
    button.click()
    return True
