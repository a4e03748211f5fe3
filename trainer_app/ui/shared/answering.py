"""Statements that wait for somebody: ticked, answered one way or the other, one PIN. QtCore only.

Nothing is ticked beforehand, and neither answer is chosen. A signature is taken back as soon as
what was ticked changes.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.ports.trainee import Pins
from trainer_app.ui.shared.own_words import WordsDraft
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel


class HasRecord(Protocol):
    @property
    def record(self) -> RecordId: ...


Item = TypeVar("Item", bound=HasRecord)


@dataclass(frozen=True, slots=True)
class AnsweringState(Generic[Item]):
    is_loaded: bool = False
    items: tuple[Item, ...] = ()
    shown: RecordId | None = None
    ticked: frozenset[RecordId] = frozenset()
    objects: bool | None = None
    """None: neither answer is chosen yet; with True own words are asked for."""
    words: str = ""
    is_ready: bool = False
    busy: bool = False
    agreed: int = 0
    objected: int = 0
    """How many were just answered, and how."""
    problems: tuple[Problem, ...] = ()

    @property
    def item(self) -> Item | None:
        """The one that is in sight."""
        return next((item for item in self.items if item.record == self.shown), None)


class AnsweringViewModel(ViewModel[AnsweringState[Item]]):
    """Subclasses say what waits and what an answer records."""

    def __init__(
        self,
        tasks: TaskRunner,
        pins: Pins,
        clock: Clock,
        draft: WordsDraft,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        nothing: AnsweringState[Item] = AnsweringState()
        super().__init__(nothing, parent)
        self._tasks = tasks
        self._viewer = viewer
        self._draft = draft
        self.signature = SignatureModel(tasks, pins, clock, self)
        self.signature.expect(viewer.person)
        self.signature.state_changed.connect(lambda _state: self._look_at_signature())
        tasks.changed.connect(self._on_changed)

    @abstractmethod
    def _waiting(self) -> tuple[Item, ...]:
        """On a worker."""

    @abstractmethod
    def _record(self, proof: SignedIn, records: Sequence[RecordId], words: str | None) -> Recorded:
        """On a worker. ``words``: with which somebody objects; None: agrees."""

    @abstractmethod
    def _concerns(self, changes: ChangeSet) -> bool:
        """Whether something else may wait now."""

    def _may_tick(self, _item: Item) -> bool:
        return True

    @property
    def viewer(self) -> SignedIn:
        return self._viewer

    def read(self) -> None:
        self._tasks.query(self, self._waiting, self._on_waiting, self._on_refused, key="waiting")

    def tick(self, record: RecordId) -> None:
        """Shown in any case; ticked where this person may answer it."""
        item = next((i for i in self.state.items if i.record == record), None)
        if item is None:
            return
        ticked = self.state.ticked ^ {record} if self._may_tick(item) else self.state.ticked
        self._choose(replace(self.state, ticked=ticked, shown=record))

    def tick_all(self) -> None:
        every = frozenset(item.record for item in self.state.items if self._may_tick(item))
        self._choose(replace(self.state, ticked=every))

    def set_objects(self, objects: bool) -> None:
        self._choose(replace(self.state, objects=objects))

    def type_words(self, words: str) -> None:
        self._draft.keep(words)
        self._choose(replace(self.state, words=words))

    def answer(self) -> None:
        proof, state = self.signature.proof, self.state
        if not state.is_ready or proof is None:
            return
        records = [item.record for item in state.items if item.record in state.ticked]
        words = state.words if state.objects else None
        self._show(replace(state, busy=True, problems=()))
        self._tasks.perform(
            self,
            lambda: self._record(proof, records, words),
            self._on_answered,
            self._on_refused,
        )

    def _choose(self, state: AnsweringState[Item]) -> None:
        self.signature.take_back()
        self._show(replace(state, agreed=0, objected=0, problems=()))
        self._look_at_signature()

    def _look_at_signature(self) -> None:
        state = self.state
        has_words = not state.objects or bool(state.words.strip())
        may = bool(state.ticked) and state.objects is not None and has_words
        self.signature.open(may)
        self._show(replace(self.state, is_ready=may and self.signature.state.is_given))

    def _on_waiting(self, items: tuple[Item, ...]) -> None:
        known = frozenset(item.record for item in items)
        shown = self.state.shown if self.state.shown in known else None
        first = items[0].record if items else None
        self._show(
            replace(
                self.state,
                is_loaded=True,
                items=items,
                ticked=self.state.ticked & known,
                shown=shown or first,
                words=self.state.words or (self._draft.words if items else ""),
            )
        )
        self._look_at_signature()

    def _on_answered(self, recorded: Recorded) -> None:
        count, objected = len(recorded.records), bool(self.state.objects)
        self._draft.forget()
        self.signature.take_back()
        self._show(
            AnsweringState(agreed=0 if objected else count, objected=count if objected else 0)
        )
        self.read()

    def _on_refused(self, error: TrainerError) -> None:
        self.signature.take_back()
        self._show(replace(self.state, busy=False, problems=error.problems))

    def _on_changed(self, changes: ChangeSet) -> None:
        if self._concerns(changes):
            self.read()
