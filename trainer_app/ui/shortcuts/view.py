"""Every shortcut on one page: the table of ``ui.keys``, in words."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.keys import SHORTCUTS, Wish
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel


class ShortcutsView(Page):
    def __init__(self) -> None:
        super().__init__()
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.content.addWidget(self.list, 1)

    @override
    def relabel(self) -> None:
        self.set_title(
            translate("Shortcuts", "Keyboard"),
            translate(
                "Shortcuts",
                "Tab goes on, Space or Enter taps, arrow keys move in lists, digits type a PIN.",
            ),
        )
        self.list.view.setAccessibleName(translate("Shortcuts", "Keyboard"))
        self._rows.set_rows(
            [
                Row(wish.value, wish_words(wish), trailing=keys_words(keys))
                for wish, keys in SHORTCUTS.items()
            ]
        )

    @override
    def start_focus(self) -> None:
        self.list.setFocus()


def keys_words(keys: tuple[str, ...]) -> str:
    """As they stand on the keyboard of the language."""
    return translate("Shortcuts", " or ").join(_said(key) for key in keys)


def _said(key: str) -> str:
    if key == "Ctrl+Return":  # which Qt calls Retour in French, as its Back
        return translate("Shortcuts", "Ctrl+Enter")
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def wish_words(wish: Wish) -> str:
    return {
        Wish.PRIMARY: translate("Shortcuts", "What the large button says"),
        Wish.BACK: translate("Shortcuts", "Back; first out of a field"),
        Wish.LOCK: translate("Shortcuts", "Lock"),
        Wish.MENU: translate("Shortcuts", "Menu, or Settings"),
        Wish.PRINT: translate("Shortcuts", "Print"),
        Wish.PAGE_UP: translate("PageTurner", "Page up"),
        Wish.PAGE_DOWN: translate("PageTurner", "Page down"),
        Wish.SHORTCUTS: translate("Shortcuts", "This list"),
    }[wish]
