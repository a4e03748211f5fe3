"""What every page does that looks something up in the guide: read the book, and find in it in the
language of the window. QtCore only.

The search itself runs here: it takes a few milliseconds and touches no disk.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.guide import Guide
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel, PageState

if TYPE_CHECKING:
    from trainer_app.services.guide import Book, Finder


@dataclass(frozen=True, slots=True)
class BookState(PageState):
    is_read: bool = False
    typed: str = ""


S = TypeVar("S", bound=BookState)


class BookViewModel(PageModel[S]):
    def __init__(
        self,
        state: S,
        tasks: TaskRunner,
        guide: Guide,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(state, parent)
        self._tasks, self._guide, self._viewer = tasks, guide, viewer
        self._book: Book | None = None
        self._finder: Finder | None = None
        self._language = ""

    @abstractmethod
    def _list(self) -> None:
        """Show what the book holds, once it is there."""

    @abstractmethod
    def _search(self) -> None:
        """Show what was found of what is typed, once there is a finder."""

    def read(self) -> None:
        guide, viewer = self._guide, self._viewer
        self._tasks.query(self, lambda: guide.book(viewer), self._on_book, self._on_problem)

    def speak(self, language: str) -> None:
        """Search in the language of the window."""
        if language == self._language:
            return
        self._language, self._finder = language, None
        guide = self._guide
        self._tasks.perform(
            self,
            lambda: guide.finder(language),
            lambda finder: self._on_finder(language, finder),
            self._on_problem,
            on=Worker.SLOW,
        )

    def type_words(self, typed: str) -> None:
        self._show(replace(self.state, typed=typed))
        self._search()

    def _on_book(self, book: Book) -> None:
        self._book = book
        self._show(replace(self.state, is_read=True, problem=None))
        self._list()

    def _on_finder(self, language: str, finder: Finder) -> None:
        if language == self._language:
            self._finder = finder
            self._search()
