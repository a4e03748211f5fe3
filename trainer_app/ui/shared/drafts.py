"""What the signed-in person began and has not signed. One desk a window, on the window's thread.

What is kept is written a moment later on the store worker, and at once when the PC locks or the
program closes; it outlives both, a crash and a power cut. Nobody else is offered it.

The drafts are read at sign-in. A screen that asks for them in the answer to a question of its own
finds them: the store worker answers in the order in which it was asked. ``changed`` is for others.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import TrainerError
from trainer_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from trainer_app.services.drafts import KeptDraft
    from trainer_app.services.session import SignedIn
    from trainer_app.ui.ports.draft import Drafts

T = TypeVar("T")

WRITTEN_WITHIN_MS = 300
"""At most this much of what was typed is lost with the power."""
_CHARACTERS_A_MS = 2_000
"""A page that holds a file is written less often: a disk has other things to do than to take five
megabytes three times a second. What locks or closes still writes at once."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What was kept, and when it was begun."""

    said: T
    at: Moment
    is_older_edition: bool = False
    """Another edition was adopted since: the page says so."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """Begun and not finished."""

    form: str
    subject: str
    at: Moment


_Key = tuple[str, str]


class DraftDesk(QObject):
    changed = Signal()
    """Another list waits: something was read, begun or forgotten."""
    failed = Signal(object)
    """``TrainerError``: something could not be read or written."""

    def __init__(self, tasks: TaskRunner, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clock = clock
        self._drafts: Drafts | None = None
        self._owner: SignedIn | None = None
        self._kept: dict[_Key, Kept[object]] = {}
        """What was said in this session, or its JSON (``bytes``) as it was read."""
        self._unwritten: set[_Key] = set()
        self._touched: set[_Key] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WRITTEN_WITHIN_MS)
        self._soon.timeout.connect(self.write_now)

    def use(self, drafts: Drafts) -> None:
        """The plant is open."""
        self._drafts = drafts

    @property
    def written_within_ms(self) -> int:
        """How soon what is said now will be on disk."""
        return self._soon.interval()

    # --- whose turn it is -----------------------------------------------------------------------

    def begin(self, owner: SignedIn) -> None:
        """Read what this person kept."""
        self.end()
        self._owner = owner
        drafts = self._drafts
        if drafts is not None:
            self._tasks.query(self, lambda: drafts.all(owner), self._on_read, self.failed.emit)

    def end(self) -> None:
        """Write at once, then forget whose it was. After the person's screens have gone."""
        self.write_now()
        self._owner = None
        self._kept.clear()
        self._touched.clear()

    # --- for the pages --------------------------------------------------------------------------

    def keep(self, form: str, subject: str, said: object) -> None:
        """``said``: a frozen dataclass or struct that JSON can hold. Written soon."""
        if self._owner is None:
            return
        key = (form, subject)
        before = self._kept.get(key)
        if before is not None and before.said == said:
            return
        at = self._clock.now() if before is None else before.at
        self._kept[key] = Kept(said, at)
        self._touched.add(key)
        self._unwritten.add(key)
        if not self._soon.isActive():
            self._soon.start()
        if before is None:
            self.changed.emit()

    def kept(self, form: str, subject: str, shape: type[T]) -> Kept[T] | None:
        """None where nothing waits, or what waits no longer fits the page."""
        found = self._kept.get((form, subject))
        if found is None:
            return None
        if isinstance(found.said, shape):
            said = found.said
        elif isinstance(found.said, bytes):
            decoded = _decoded(found.said, shape)
            if decoded is None:
                _log.info("a draft of %s no longer fits its page", form)
                self.forget(form, subject)
                return None
            said = decoded
        else:
            return None
        return Kept(said, found.at, found.is_older_edition)

    def forget(self, form: str, subject: str) -> None:
        """It is signed, or was put aside for good."""
        key = (form, subject)
        owner, drafts = self._owner, self._drafts
        if owner is None:
            return
        self._touched.add(key)
        self._unwritten.discard(key)
        self._soon.setInterval(WRITTEN_WITHIN_MS)
        if self._kept.pop(key, None) is None:
            return
        if drafts is not None:
            self._tasks.perform(
                self,
                lambda: drafts.forget(owner, form, subject),
                lambda _none: None,
                self.failed.emit,
            )
        self.changed.emit()

    def waiting(self) -> tuple[DraftLine, ...]:
        """Begun and not finished, the latest first; a form ``last_...`` is a mere habit."""
        lines = [
            DraftLine(form, subject, k.at)
            for (form, subject), k in self._kept.items()
            if not form.startswith("last_")
        ]
        return tuple(sorted(lines, key=lambda line: line.at.ms, reverse=True))

    # --- writing --------------------------------------------------------------------------------

    def write_now(self) -> None:
        """Hand over what is not on disk yet."""
        self._soon.stop()
        owner, drafts = self._owner, self._drafts
        unwritten = sorted(self._unwritten)
        self._unwritten.clear()
        if owner is not None and drafts is not None:
            for key in unwritten:
                self._write(drafts, owner, key, self._kept[key])

    def _write(self, drafts: Drafts, owner: SignedIn, key: _Key, kept: Kept[object]) -> None:
        form, subject = key

        def work() -> int:
            body = _encoded(kept.said)
            drafts.keep(owner, form, subject, body, kept.at)
            return len(body)

        def on_written(characters: int) -> None:
            self._soon.setInterval(max(WRITTEN_WITHIN_MS, characters // _CHARACTERS_A_MS))

        def on_failed(error: TrainerError) -> None:
            if self._owner is owner and key in self._kept:
                self._unwritten.add(key)  # with the next change
            self.failed.emit(error)

        self._tasks.perform(self, work, on_written, on_failed)

    def _on_read(self, drafts: tuple[KeptDraft, ...]) -> None:
        for draft in drafts:
            key = (draft.form, draft.subject)
            if key not in self._touched:
                self._kept[key] = Kept(draft.body.encode(), draft.begun, draft.is_older_edition)
        if drafts:
            self.changed.emit()


def _encoded(said: object) -> str:
    import msgspec  # not for the first paint

    if isinstance(said, bytes):
        return said.decode()
    return msgspec.json.encode(said).decode()


def _decoded(body: bytes, shape: type[T]) -> T | None:
    import msgspec

    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.MsgspecError:
        return None
