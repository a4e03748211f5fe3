"""The frame of every screen: title, message, content, and one bar below it.

*Back* is always bottom left, the one primary action always bottom right. A view is a ``Page`` that
builds its widgets once, sets its fixed words in ``relabel`` and shows a state in its own ``apply``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.bottom_bar import BottomBar
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.message import MessageStrip
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner


class Page(QWidget):
    """``content`` is what a view fills; ``tools`` (top right) and ``extras`` (bar) may be used."""

    back_pressed = Signal()
    primary_pressed = Signal()
    _made_in: ClassVar[QWidget | None] = None
    """See ``made_in``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        if parent is None:
            parent, Page._made_in = Page._made_in, None
        super().__init__(parent)
        self._labelled = False
        self._wants_bar = True
        self._whole: PagedScroll | None = None
        self.title = label("title", wrap=False)
        self.subtitle = label("muted")
        self.message = MessageStrip()
        self.content = column(gap=2 * STEP)
        self.tools: QHBoxLayout = row()
        self.extras: QHBoxLayout = row(gap=2 * STEP)
        self.back = QPushButton()
        self.primary = QPushButton()
        mark(self.primary, kind="primary")
        self.back.clicked.connect(self.back_pressed)
        self.primary.clicked.connect(self.primary_pressed)
        self.setLayout(self._frame())
        self.subtitle.setVisible(False)
        self.primary.setVisible(False)

    @staticmethod
    @contextmanager
    def made_in(place: QWidget) -> Iterator[None]:
        """The screen made next lies there from the first: one that is put there once it is made
        is given its style anew, widget by widget."""
        Page._made_in = place
        try:
            yield
        finally:
            Page._made_in = None

    def _frame(self) -> QVBoxLayout:
        head = row(gap=2 * STEP)
        words = column(gap=STEP // 2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        head.addLayout(self.tools)
        self.body = column(gap=2 * STEP, margin=3 * STEP)
        self.body.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        self.body.addLayout(head)
        self.body.addWidget(self.message)
        self.body.addLayout(self.content, 1)
        self.bar = BottomBar(self.back, self.extras, self.primary)
        frame = column(gap=0)
        if theme().sizes.text_percent > 100:
            frame.addWidget(self._whole_turned(), 1)
        else:
            frame.addLayout(self.body, 1)
        frame.addWidget(self.bar)
        return frame

    def _whole_turned(self) -> PagedScroll:
        """Large words: all of the page above its bar is turned as one, title and message too."""
        whole = PagedScroll(self.body, self)
        self.extras.addWidget(PageTurner(whole))
        whole.verticalScrollBar().rangeChanged.connect(lambda: self.want_bar(self._wants_bar))
        self._whole = whole
        return whole

    @property
    def lies_in(self) -> QWidget | None:
        """What holds ``content``: a part with many parts is best made there, see ``made_in``."""
        return self.content.parentWidget()

    def use_whole_bar(self) -> None:
        """Let ``extras`` have all the room between *Back* and the primary action."""
        self.bar.use_all()

    def want_bar(self, is_wanted: bool) -> None:
        """Some pages need no bar, unless the page has to be turned."""
        self._wants_bar = is_wanted
        is_long = self._whole is not None and self._whole.verticalScrollBar().maximum() > 0
        self.bar.setVisible(is_wanted or is_long)

    def relabel(self) -> None:
        """Set every fixed word; called again when the language changes."""

    def start_focus(self) -> None:
        """Where the keyboard is when the page comes on top; a view may know better."""
        if self.primary.isVisibleTo(self) and self.primary.isEnabled():
            self.primary.setFocus()

    def holds_window(self) -> bool:
        """Whether closing the window now loses what nobody can bring back; says so on the page."""
        return False

    def set_title(self, title: str, subtitle: str = "") -> None:
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)

    def set_primary(self, words: str, *, enabled: bool = True) -> None:
        """Name the primary action; no words, no button."""
        self.primary.setText(words)
        self.primary.setEnabled(enabled)
        self.primary.setVisible(bool(words))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Words are set when a page is first seen, in the language of that moment."""
        if not self._labelled:
            self._relabel_all()
        super().showEvent(event)

    def _relabel_all(self) -> None:
        self._labelled = True
        self.back.setText(translate("Page", "Back"))
        self.relabel()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._relabel_all()
        super().changeEvent(event)
