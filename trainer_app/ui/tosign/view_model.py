"""Waiting sign-offs, and one PIN for all that are ticked. QtCore only.

Nothing is ticked beforehand. A signature is taken back as soon as what was ticked changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Named
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem, Refusal, TrainerError
from trainer_app.kernel.ids import RecordId
from trainer_app.services.pages import WaitingStatement
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer, Recorded
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.evidence import EvidenceItem, evidence_items
from trainer_app.ui.shared.own_words import WordsDraft
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.shared.statement import Statement, Watched, trainee_statement
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.trainee_ports import Pins, Signing, TraineePages
from trainer_app.ui.view_model import ViewModel

FORM = "to_sign"
"""Of the draft: why somebody does not agree."""


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """A statement somebody made about the person who is signed in."""

    record: RecordId
    task: str
    title: Words
    level: int
    trainer: str
    observed_on: date
    recorded_on: date
    method: Words
    evidence: tuple[Words, ...]
    place: Words
    mold: str
    press: str
    work_order: str
    minutes: int
    late: str
    sheet: str
    agree: Statement
    decline: Statement
    photos: tuple[EvidenceItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ToSignState:
    is_loaded: bool = False
    name: str = ""
    items: tuple[WaitingItem, ...] = ()
    shown: RecordId | None = None
    ticked: frozenset[RecordId] = frozenset()
    declines: bool | None = None
    """None: neither agreed nor declined yet; nothing is chosen beforehand."""
    words: str = ""
    is_ready: bool = False
    busy: bool = False
    answered: int = 0
    """How many were just answered."""
    problems: tuple[Problem, ...] = ()

    @property
    def item(self) -> WaitingItem | None:
        """The one whose statement is in sight."""
        return next((item for item in self.items if item.record == self.shown), None)


class ToSignViewModel(ViewModel[ToSignState]):
    enlarge_wanted = Signal(object, int)
    """The photos of a statement, and which one."""

    def __init__(
        self,
        tasks: TaskRunner,
        pages: TraineePages,
        signing: Signing,
        pins: Pins,
        clock: Clock,
        drafts: DraftDesk,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ToSignState(name=viewer.name), parent)
        self._tasks = tasks
        self._pages = pages
        self._signing = signing
        self._viewer = viewer
        self._draft = WordsDraft(drafts, FORM)
        self.signature = SignatureModel(tasks, pins, clock, self)
        self.signature.expect(viewer.person)
        self.signature.state_changed.connect(lambda _state: self._look_at_signature())
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        pages, viewer = self._pages, self._viewer
        self._tasks.query(self, lambda: pages.to_sign(viewer), self._on_waiting, self._on_refused)

    def tick(self, record: RecordId) -> None:
        self._choose(replace(self.state, ticked=self.state.ticked ^ {record}, shown=record))

    def tick_all(self) -> None:
        self._choose(replace(self.state, ticked=frozenset(i.record for i in self.state.items)))

    def set_declines(self, declines: bool) -> None:
        self._choose(replace(self.state, declines=declines))

    def type_words(self, words: str) -> None:
        self._draft.keep(words)
        self._choose(replace(self.state, words=words))

    def answer(self) -> None:
        proof = self.signature.proof
        if not self.state.is_ready or proof is None:
            return
        state, signing = self.state, self._signing
        records = [item.record for item in state.items if item.record in state.ticked]
        given = Answer(agrees=not state.declines, words=state.words if state.declines else "")
        self._show(replace(state, busy=True, problems=()))
        self._tasks.perform(
            self,
            lambda: signing.answer(proof, records, given),
            self._on_answered,
            self._on_refused,
        )

    def _choose(self, state: ToSignState) -> None:
        self.signature.take_back()
        self._show(replace(state, answered=0, problems=()))
        self._look_at_signature()

    def _look_at_signature(self) -> None:
        state = self.state
        has_words = not state.declines or bool(state.words.strip())
        may = bool(state.ticked) and state.declines is not None and has_words
        self.signature.open(may)
        self._show(replace(self.state, is_ready=may and self.signature.state.is_given))

    def _on_waiting(self, waiting: tuple[WaitingStatement, ...]) -> None:
        items = tuple(_item(statement, self._viewer) for statement in waiting)
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
        count = len(recorded.records)
        self._draft.forget()
        self.signature.take_back()
        self._show(ToSignState(name=self.state.name, answered=count))
        self.read()

    def _on_refused(self, error: TrainerError) -> None:
        problems = error.problems if isinstance(error, Refusal) else (error.problem,)
        self.signature.take_back()
        self._show(replace(self.state, busy=False, problems=problems))

    def _on_changed(self, changes: ChangeSet) -> None:
        files = (photo.sha256 for item in self.state.items for photo in item.photos)
        if changes.touches(self._viewer.id, *files):
            self.read()


def _item(waiting: WaitingStatement, viewer: SignedIn) -> WaitingItem:
    body, pack = waiting.body, waiting.pack
    observed = body.observed_on or waiting.recorded_on
    watched = Watched(
        pack, waiting.task, body.level, observed, trainee=viewer.name, trainer=waiting.trainer
    )
    method = pack.policy.method(body.method)
    return WaitingItem(
        record=waiting.record,
        task=waiting.task.id,
        title=waiting.task.title,
        level=body.level,
        trainer=waiting.trainer,
        observed_on=observed,
        recorded_on=waiting.recorded_on,
        method=method.name if method else {"en": body.method},
        evidence=tuple(_named(pack.policy.evidence, code) for code in body.evidence),
        place=_named(pack.policy.places, body.place),
        mold=body.mold,
        press=body.press,
        work_order=body.work_order,
        minutes=body.minutes,
        late=body.late,
        sheet=body.sheet,
        agree=trainee_statement(watched, viewer.language),
        decline=trainee_statement(watched, viewer.language, agrees=False),
        photos=evidence_items(waiting.photos),
    )


def _named(known: tuple[Named, ...], wanted: str) -> Words:
    return next((named.name for named in known if named.id == wanted), {"en": wanted})
