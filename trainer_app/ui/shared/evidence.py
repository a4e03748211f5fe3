"""Photos as evidence: of a page that is filled, and of a record, as values. QtCore only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.claims import MOST_PHOTOS, EvidencePhoto
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.services.evidence import PHOTO_KIND, ShownPhoto
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel

Prepare = Callable[[str], bytes]
"""Makes of a file the photo that is kept. Blocking: on a worker."""

Photos = tuple[EvidencePhoto, ...]


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """What a record names; ``image`` None where it has not come to this PC yet.

    ``other``: the media type of a file that is no photo. A newer program may keep such; this one
    tells of it (``size`` in bytes, where it is here) and never opens it.
    """

    sha256: str
    image: bytes | None
    caption: str
    other: str = ""
    size: int | None = None


def evidence_items(photos: Iterable[ShownPhoto]) -> tuple[EvidenceItem, ...]:
    return tuple(
        EvidenceItem(p.sha256, p.image, p.caption) if p.kind == PHOTO_KIND else _told(p)
        for p in photos
    )


def _told(file: ShownPhoto) -> EvidenceItem:
    size = None if file.image is None else len(file.image)
    return EvidenceItem(file.sha256, None, file.caption, file.kind or "?", size)


@dataclass(frozen=True, slots=True)
class AddingState:
    """``problem``: why a file was not taken."""

    problem: Problem | None = None


class EvidencePhotos(ViewModel[AddingState]):
    """Adds, names and drops the photos of a page. They are the page's own: ``held`` says them and
    ``put`` changes them, as everything else that is filled in there."""

    enlarge_wanted = Signal(object, int)
    """The photos as ``EvidenceItem``s, and which one."""

    def __init__(
        self,
        tasks: TaskRunner,
        prepare: Prepare,
        held: Callable[[], Photos],
        put: Callable[[Photos], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(AddingState(), parent)
        self._tasks, self._prepare = tasks, prepare
        self._held, self._put = held, put

    def add(self, path: str) -> None:
        """A file was chosen, or let fall on the page."""
        prepare = self._prepare
        if len(self._held()) < MOST_PHOTOS:
            self._show(AddingState())
            self._tasks.query(self, lambda: prepare(path), self._on_photo, self._on_no_photo)

    def name(self, index: int, caption: str) -> None:
        self._put(
            tuple(
                replace(photo, caption=caption) if n == index else photo
                for n, photo in enumerate(self._held())
            )
        )

    def drop(self, index: int) -> None:
        self._put(tuple(photo for n, photo in enumerate(self._held()) if n != index))

    def enlarge(self, index: int) -> None:
        items = tuple(EvidenceItem("", photo.image, photo.caption) for photo in self._held())
        self.enlarge_wanted.emit(items, index)

    def _on_photo(self, image: bytes) -> None:
        self._show(AddingState())
        self._put((*self._held(), EvidencePhoto(image))[:MOST_PHOTOS])

    def _on_no_photo(self, error: TrainerError) -> None:
        self._show(AddingState(problem=error.problem))
