"""Waiting sign-offs as values, and the trainee's answer to those that are ticked. QtCore only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.language import Words
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import RecordId
from trainer_app.services.pages import WaitingStatement
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer, Recorded
from trainer_app.ui.ports.trainee import Pins, Signing, TraineePages
from trainer_app.ui.shared.answering import AnsweringViewModel
from trainer_app.ui.shared.circumstances import Circumstances, circumstances
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.evidence import EvidenceItem, evidence_items
from trainer_app.ui.shared.own_words import WordsDraft
from trainer_app.ui.shared.statement import Statement, Watched, trainee_statement
from trainer_app.ui.tasks import TaskRunner

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
    seen: Circumstances
    late: str
    sheet: str
    agree: Statement
    decline: Statement
    photos: tuple[EvidenceItem, ...] = ()


class ToSignViewModel(AnsweringViewModel[WaitingItem]):
    """To object is to decline, with own words."""

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
        super().__init__(tasks, pins, clock, WordsDraft(drafts, FORM), viewer, parent)
        self._pages = pages
        self._signing = signing

    @override
    def _waiting(self) -> tuple[WaitingItem, ...]:
        viewer = self.viewer
        return tuple(_item(statement, viewer) for statement in self._pages.to_sign(viewer))

    @override
    def _record(self, proof: SignedIn, records: Sequence[RecordId], words: str | None) -> Recorded:
        return self._signing.answer(proof, records, Answer(words is None, words or ""))

    @override
    def _concerns(self, changes: ChangeSet) -> bool:
        files = (photo.sha256 for item in self.state.items for photo in item.photos)
        return changes.touches(self.viewer.id, *files)


def _item(waiting: WaitingStatement, viewer: SignedIn) -> WaitingItem:
    body, pack = waiting.body, waiting.pack
    observed = body.observed_on or waiting.recorded_on
    watched = Watched(
        pack, waiting.task, body.level, observed, trainee=viewer.name, trainer=waiting.trainer
    )
    return WaitingItem(
        record=waiting.record,
        task=waiting.task.id,
        title=waiting.task.title,
        level=body.level,
        trainer=waiting.trainer,
        observed_on=observed,
        recorded_on=waiting.recorded_on,
        seen=circumstances(body, pack.policy),
        late=body.late,
        sheet=body.sheet,
        agree=trainee_statement(watched, viewer.language),
        decline=trainee_statement(watched, viewer.language, agrees=False),
        photos=evidence_items(waiting.photos),
    )
