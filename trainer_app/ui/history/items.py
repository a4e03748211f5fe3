"""A record of the history as values: who, when, on which PC, what became of it, how far it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import NotCounting
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import RecordId
from trainer_app.services.history import HistoryEntry
from trainer_app.services.travelled import Travelled
from trainer_app.ui.shared.evidence import EvidenceItem, evidence_items


class Became(StrEnum):
    """What became of a record; the values are those of ``services.history.EntryState``."""

    COUNTS = "counts"
    WAITS = "waits"
    IN_QUESTION = "in_question"
    MISTAKE = "mistake"
    WITHDRAWN = "withdrawn"
    TAKEN_BACK = "taken_back"
    REPLACED = "replaced"
    NOT_COUNTING = "not_counting"
    UNREADABLE = "unreadable"
    FACT = "fact"


class Taking(StrEnum):
    """Why a record is being taken back; the values are the record's own.

    What is no judgement is taken back as ``JUDGEMENT`` too: in words, and with a PIN.
    """

    MISTAKE = "mistake"
    JUDGEMENT = "judgement"


class Asking(StrEnum):
    """What somebody has against a record; the values are the question's own."""

    NOT_ME = "not_me"
    DISAGREES = "disagrees"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EndedItem:
    """Who took a record back."""

    by: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class HistoryItem:
    record: RecordId
    kind: str
    body: b.Body | None
    task: str
    title: Words
    by: str
    pc: str
    recorded: Moment
    became: Became
    reason: NotCounting | None
    is_fact: bool
    """It is taken back with a reason; anything else is a judgement, and withdrawn."""
    may_withdraw: bool
    may_undo: bool
    unreadable: str
    may_ask: tuple[Asking, ...] = ()
    """Nothing: the viewer has nothing to ask about it."""
    ended: EndedItem | None = None
    travelled: Travelled | None = None
    """None where there is no hub."""
    photos: tuple[EvidenceItem, ...] = ()


def item_of(entry: HistoryEntry, pack: Pack, *, own: bool) -> HistoryItem:
    task = pack.tasks.get(entry.task)
    record, ended = entry.record, entry.ended
    return HistoryItem(
        record=record.id,
        kind=record.kind,
        body=record.body,
        task=entry.task,
        title=task.title if task else {},
        by=entry.by,
        pc=entry.pc,
        recorded=record.head.moment,
        became=Became(entry.state.value),
        reason=entry.reason,
        is_fact=entry.is_fact,
        may_withdraw=entry.may_withdraw,
        may_undo=entry.may_undo_mistake,
        unreadable=record.unreadable,
        may_ask=_questions(entry, own=own) if entry.may_question else (),
        ended=EndedItem(ended.by, ended.on, ended.words) if ended else None,
        travelled=entry.travelled,
        photos=evidence_items(entry.photos),
    )


def _questions(entry: HistoryEntry, *, own: bool) -> tuple[Asking, ...]:
    """*Not me* is a trainee's own word, about something that was signed."""
    if not own:
        return (Asking.OTHER,)
    if isinstance(entry.record.body, b.RecordWithdrawn):
        return (Asking.DISAGREES,)
    return (Asking.NOT_ME, Asking.DISAGREES)
