"""Entries from paper that nobody compared yet, as values, and what was found. QtCore only.

What the viewer may not compare is shown with the reason, so that somebody else can be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject
from typing_extensions import override

from trainer_app.checklists.language import Words, say
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.words import term
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.transcribing import ToCompare
from trainer_app.ui.ports.paper import Transcribing
from trainer_app.ui.ports.trainee import Pins
from trainer_app.ui.shared.answering import AnsweringViewModel
from trainer_app.ui.shared.circumstances import Circumstances, circumstances
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.own_words import WordsDraft
from trainer_app.ui.shared.statement import Statement
from trainer_app.ui.tasks import TaskRunner

FORM = "transcribed"
"""Of the draft: where an entry and its sheet differ."""


@dataclass(frozen=True, slots=True)
class CompareItem:
    """One entry, as it has to stand on its sheet."""

    record: RecordId
    sheet: str
    task: str
    title: Words
    trainee: str
    entered_by: str
    entered_on: date
    observed_on: date | None
    level: int
    lines: int
    """How many lines of the standard; every one was ticked."""
    seen: Circumstances
    problem: Problem | None
    """Why the viewer cannot compare this one."""
    same_person: bool
    statement: Statement


class CompareViewModel(AnsweringViewModel[CompareItem]):
    """To object is to say that an entry differs from its sheet, and where."""

    def __init__(
        self,
        tasks: TaskRunner,
        transcribing: Transcribing,
        pins: Pins,
        clock: Clock,
        drafts: DraftDesk,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tasks, pins, clock, WordsDraft(drafts, FORM), viewer, parent)
        self._transcribing = transcribing

    @override
    def _waiting(self) -> tuple[CompareItem, ...]:
        viewer = self.viewer
        return tuple(_item(one, viewer) for one in self._transcribing.waiting(viewer))

    @override
    def _record(self, proof: SignedIn, records: Sequence[RecordId], words: str | None) -> Recorded:
        if words is None:
            return self._transcribing.check(proof, records)
        return self._transcribing.question(proof, records, words)

    @override
    def _may_tick(self, item: CompareItem) -> bool:
        return item.problem is None

    @override
    def _concerns(self, _changes: ChangeSet) -> bool:
        """Anybody's sign-off may be an entry from paper."""
        return True


def _item(one: ToCompare, viewer: SignedIn) -> CompareItem:
    body, pack = one.body, one.pack
    ruling, lang = one.ruling, viewer.language
    level = next((found for found in pack.levels if found.number == body.level), None)
    return CompareItem(
        record=one.record,
        sheet=one.sheet,
        task=one.task.id,
        title=one.task.title,
        trainee=one.trainee_name,
        entered_by=one.entered_by,
        entered_on=one.entered_on,
        observed_on=body.observed_on,
        level=body.level,
        lines=len(body.lines),
        seen=circumstances(body, pack.policy),
        problem=ruling.problems[0] if ruling.problems else None,
        same_person=bool(ruling.warnings),
        statement=Statement(
            lang=lang,
            task=f"{one.task.id} {say(one.task.title, lang)}",
            level=body.level,
            level_name=say(level.name, lang) if level else "",
            lines=tuple(say(line, lang) for line in one.task.lines),
            level_lines=(),
            sentence=term("compared", lang).format(sheet=one.sheet),
        ),
    )
