"""The glossary and the defect terms: a list to search, one word at a time. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.guidance import Defect, GlossaryWord
from trainer_app.checklists.language import Words, say
from trainer_app.checklists.lookup import Found
from trainer_app.kernel.folding import folded
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.guide import Guide
from trainer_app.ui.shared.book_model import BookState, BookViewModel
from trainer_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from trainer_app.services.guide import Book

Term = tuple[str, str]
"""Kind (word | defect) and id."""


@dataclass(frozen=True, slots=True)
class TermItem:
    kind: str
    id: str
    term: Words


@dataclass(frozen=True, slots=True)
class Related:
    """``id``: of a word or of a task."""

    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class TermShown:
    """What stands in the panel."""

    kind: str
    id: str
    term: Words
    meaning: Words
    look_for: Words
    also: tuple[tuple[str, str], ...] = ()
    """Language and name."""
    see: tuple[Related, ...] = ()
    tasks: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossaryState(BookState):
    defects: bool = False
    """The terms for what is wrong are listed, not the words."""
    items: tuple[TermItem, ...] = ()
    shown: TermShown | None = None


class GlossaryViewModel(BookViewModel[GlossaryState]):
    task_wanted = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        guide: Guide,
        viewer: SignedIn,
        word: str = "",
        kind: str = Found.WORD,
        parent: QObject | None = None,
    ) -> None:
        state = GlossaryState(defects=kind == Found.DEFECT)
        super().__init__(state, tasks, guide, viewer, parent)
        self._chosen: Term = (kind, word)

    @override
    def speak(self, language: str) -> None:
        """List in the language of the window too."""
        super().speak(language)
        self._list()

    def list_defects(self, defects: bool) -> None:
        self._show(replace(self.state, defects=defects))
        self._list()

    def choose(self, kind: str, term: str) -> None:
        self._chosen = (kind, term)
        self._tell()

    def open_task(self, task: str) -> None:
        self.task_wanted.emit(task)

    @override
    def _search(self) -> None:
        self._list()

    @override
    def _list(self) -> None:
        book, finder, typed = self._book, self._finder, self.state.typed.strip()
        if book is None:
            return
        guidance = book.guidance
        kind = Found.DEFECT if self.state.defects else Found.WORD
        listed = guidance.defects if self.state.defects else guidance.glossary
        terms = {one.id: one.term for one in listed}
        if typed and finder is not None:
            found = [e.id for e in finder.words.find(typed) if e.kind == kind]
        else:
            found = sorted(terms, key=lambda term: folded(say(terms[term], self._language)))
        items = tuple(TermItem(kind, term, terms[term]) for term in found if term in terms)
        self._show(replace(self.state, items=items))
        if items and (not self._chosen[1] or typed):
            self._chosen = (items[0].kind, items[0].id)
        self._tell()

    def _tell(self) -> None:
        book = self._book
        if book is None:
            return
        kind, term = self._chosen
        guidance = book.guidance
        word = next((w for w in guidance.glossary if w.id == term), None)
        defect = next((d for d in guidance.defects if d.id == term), None)
        shown: TermShown | None = None
        if kind == Found.DEFECT and defect is not None:
            shown = _defect(defect)
        elif word is not None:
            shown = self._word(word, book)
        self._show(replace(self.state, shown=shown))

    def _word(self, word: GlossaryWord, book: Book) -> TermShown:
        terms = {other.id: other.term for other in book.guidance.glossary}
        using = self._finder.using.get(word.id, ()) if self._finder is not None else ()
        return TermShown(
            Found.WORD,
            word.id,
            word.term,
            word.meaning,
            {},
            tuple((name.lang, name.name) for name in word.also),
            tuple(Related(other, terms[other]) for other in word.see if other in terms),
            tuple(Related(task, book.pack.tasks[task].title) for task in using),
        )


def _defect(defect: Defect) -> TermShown:
    return TermShown(Found.DEFECT, defect.id, defect.term, defect.meaning, defect.look_for)
