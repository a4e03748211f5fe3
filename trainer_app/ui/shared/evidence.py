"""Photos and PDFs as evidence: of a page that is filled, and of a record. QtCore only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.evidence import (
    MOST_PIECES,
    PDF_KIND,
    PHOTO_KIND,
    EvidencePiece,
    require_pdfs,
)
from trainer_app.kernel.errors import InvalidInput, Problem, TrainerError
from trainer_app.kernel.ids import RecordId
from trainer_app.services.evidence import ShownPiece
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel

Prepare = Callable[[str], EvidencePiece]
"""Makes of a file what is kept of it. Blocking: on a worker."""

Pieces = tuple[EvidencePiece, ...]

_UNSAVED: Final = RecordId("")
"""Of a page that is still filled."""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """What a record names. ``image``: of a photo; None where it has not come to this PC yet.

    ``kind``: its media type. A newer program may keep files of other kinds: this one tells of
    them. Nothing here opens a file that is no photo. ``size``: in bytes, 0 where nobody said.
    """

    sha256: str
    image: bytes | None
    caption: str
    kind: str = PHOTO_KIND
    size: int = 0
    is_here: bool = False
    record: RecordId = _UNSAVED

    @property
    def is_photo(self) -> bool:
        return self.kind == PHOTO_KIND

    @property
    def may_be_copied(self) -> bool:
        return self.kind == PDF_KIND and self.is_here


def evidence_items(pieces: Iterable[ShownPiece]) -> tuple[EvidenceItem, ...]:
    return tuple(
        EvidenceItem(p.sha256, p.image, p.caption, p.kind, p.size, p.is_here, p.record)
        for p in pieces
    )


@dataclass(frozen=True, slots=True)
class AddingState:
    """``problem``: why a file was not taken."""

    problem: Problem | None = None


class EvidenceFiles(ViewModel[AddingState]):
    """Adds, names and drops the evidence of a page. It is the page's own: ``held`` says it and
    ``put`` changes it, as everything else that is filled in there."""

    enlarge_wanted = Signal(object, int)
    """The photos as ``EvidenceItem``s, and which one."""

    def __init__(
        self,
        tasks: TaskRunner,
        prepare: Prepare,
        held: Callable[[], Pieces],
        put: Callable[[Pieces], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(AddingState(), parent)
        self._tasks, self._prepare = tasks, prepare
        self._held, self._put = held, put

    def add(self, path: str) -> None:
        """A file was chosen, or let fall on the page."""
        prepare = self._prepare
        if len(self._held()) < MOST_PIECES:
            self._show(AddingState())
            self._tasks.query(self, lambda: prepare(path), self._on_piece, self._on_problem)

    def name(self, index: int, caption: str) -> None:
        self._put(
            tuple(
                replace(piece, caption=caption) if n == index else piece
                for n, piece in enumerate(self._held())
            )
        )

    def drop(self, index: int) -> None:
        self._show(AddingState())  # what did not fit may fit now
        self._put(tuple(piece for n, piece in enumerate(self._held()) if n != index))

    def enlarge(self, index: int) -> None:
        """``index``: of a photo."""
        items = tuple(
            EvidenceItem("", piece.content if piece.kind == PHOTO_KIND else None, piece.caption)
            for piece in self._held()
        )
        self.enlarge_wanted.emit(items, index)

    def _on_piece(self, piece: EvidencePiece) -> None:
        pieces = (*self._held(), piece)[:MOST_PIECES]
        try:
            require_pdfs(pieces)
        except InvalidInput as error:
            self._on_problem(error)
            return
        self._show(AddingState())
        self._put(pieces)

    def _on_problem(self, error: TrainerError) -> None:
        self._show(AddingState(problem=error.problem))
