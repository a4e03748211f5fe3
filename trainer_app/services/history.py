"""A trainee's history: every record with who, when, on which PC, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.decisions import may_raise_question
from trainer_app.checklists.directory import Directory, NotCounting, Person
from trainer_app.checklists.judging import why_not_counting
from trainer_app.checklists.kinds import FACTS, Record
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Arrived, Reading
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import pack_of
from trainer_app.services.evidence import ShownPiece, shown_evidence
from trainer_app.services.heads import TraineeHead
from trainer_app.services.session import SignedIn
from trainer_app.services.travelled import Travelled, travelled
from trainer_app.services.units import units


class EntryState(StrEnum):
    """What became of a record in the history."""

    COUNTS = "counts"
    WAITS = "waits"
    IN_QUESTION = "in_question"
    MISTAKE = "mistake"
    """Entered by mistake: history only."""
    WITHDRAWN = "withdrawn"
    """Judgement withdrawn."""
    TAKEN_BACK = "taken_back"
    """With a reason; nothing had been judged."""
    REPLACED = "replaced"
    NOT_COUNTING = "not_counting"
    UNREADABLE = "unreadable"
    FACT = "fact"


_LIVE: Final = (EntryState.COUNTS, EntryState.WAITS, EntryState.IN_QUESTION)
_JUDGED: Final = (b.SignoffRecorded, b.TryRecorded, b.CapstoneAssessed)
_ENDS: Final = ("record.withdrawn", "question.raised", "question.decided")
_AROUND: Final = (*_ENDS, "slot.saved", "plan.saved")
"""What says more of a record that is about no single task."""
_ENDABLE: Final = (
    *(b.ReobservationRequired, b.ExtensionGiven, b.UnitSigned, b.CapstoneAssessed),
    *(b.ModuleCompleted, b.PracticalAttended, b.SlotSaved),
)
"""What can be taken back beside sign-offs and tries: it too may lie with the wrong person."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Who took a record back, when, and in which words."""

    by: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A record as the history shows it: who, when, on which PC, what became of it."""

    arrival: int
    record: Record
    by: str
    pc: str
    task: str
    state: EntryState
    reason: NotCounting | None = None
    is_fact: bool = False
    """Nothing was judged: neither in it, nor in what it takes back."""
    may_withdraw: bool = False
    may_undo_mistake: bool = False
    may_question: bool = False
    """Somebody who has something against it may say so; a supervisor decides then."""
    ended: Ended | None = None
    travelled: Travelled | None = None
    """How far it came and what of it is in doubt; None where there is no hub."""
    photos: tuple[ShownPiece, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryPage:
    head: TraineeHead
    entries: tuple[HistoryEntry, ...]
    names: Mapping[PersonId, str]
    older: int | None
    """Pass as ``before`` for the next page; None at the end."""

    @property
    def trainee(self) -> Person:
        return self.head.person

    @property
    def pack(self) -> Pack:
        return self.head.pack


def history_page(
    reading: Reading,
    viewer: SignedIn,
    head: TraineeHead,
    now_ms: int,
    *,
    before: int | None,
    limit: int,
) -> HistoryPage:
    """One page of a trainee's records, newest first; notes only for who may see notes."""
    directory, trainee = reading.directory(), head.person.id
    notes = viewer.may(Action.SEE_NOTES, about=trainee)
    arrived = reading.history(trainee, before=before, limit=limit + 1)
    shown = arrived[:limit]
    around = reading.trainee_records(trainee, _AROUND)
    travels = travelled(reading, (item.record for item in shown))
    teller = _Teller(reading, directory, viewer, trainee, now_ms, around, travels)
    return HistoryPage(
        head,
        tuple(
            teller.entry(item)
            for item in shown
            if notes or not item.record.kind.startswith("note.")
        ),
        {person: directory.name(person) for person in directory.people},
        shown[-1].arrival if len(arrived) > limit and shown else None,
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """What every entry of a page is told from."""

    reading: Reading
    directory: Directory
    viewer: SignedIn
    trainee: PersonId
    now_ms: int
    taskless: Sequence[Record]
    """What may have ended, replaced or questioned a record that is about no single task."""
    travels: Mapping[RecordId, Travelled]

    def entry(self, item: Arrived) -> HistoryEntry:
        reading, directory = self.reading, self.directory
        viewer, trainee = self.viewer, self.trainee
        record = item.record
        by = record.head.by
        device = directory.device_of(record.log)
        task = getattr(record.body, "task", "")
        near = reading.task_records(trainee, task) if task else self.taskless
        around = {r.id: r for r in near}
        around.setdefault(record.id, record)
        about_id = getattr(record.body, "about", None)
        if about_id and about_id not in around and (about := reading.record(about_id)):
            around[about.id] = about
            task = task or getattr(about.body, "task", "")
        reason = why_not_counting(record, around, trainee, directory, units(reading))
        state = _state(record, around, reason, reading, trainee, task)
        own = by is not None and directory.same_human(by.person, viewer.id)
        himself = directory.same_human(trainee, viewer.id)
        may_end = isinstance(record.body, b.SignoffRecorded) and state in _LIVE
        may_end |= isinstance(record.body, (b.TryRecorded, *_ENDABLE)) and state is EntryState.FACT
        minutes = pack_of(reading, task).policy.mistake_minutes
        fresh = self.now_ms - record.head.at <= minutes * 60_000
        return HistoryEntry(
            item.arrival,
            record,
            directory.name(by.person) if by else "",
            device.name if device else "",
            task,
            state,
            reason,
            is_fact=_is_fact(record, around),
            may_withdraw=may_end
            and viewer.may(Action.WITHDRAW)
            and (own or (viewer.may(Action.DECIDE_QUESTION) and not himself)),
            may_undo_mistake=may_end and own and fresh and viewer.may(Action.WITHDRAW),
            may_question=not own and self._may_question(record, state, around),
            ended=self._ended(record, around),
            travelled=self.travels.get(record.id),
            photos=shown_evidence(reading, record),
        )

    def _may_question(
        self, record: Record, state: EntryState, around: Mapping[RecordId, Record]
    ) -> bool:
        """A judgement that stands, or that it was taken back; not while it is in question."""
        match record.body:
            case b.SignoffRecorded():
                open_ = state in (EntryState.COUNTS, EntryState.WAITS)
            case b.TryRecorded() | b.CapstoneAssessed():
                open_ = state is EntryState.FACT
            case b.RecordWithdrawn(about=about):
                ended = around.get(about)
                open_ = state is EntryState.FACT and isinstance(
                    ended.body if ended else None, _JUDGED
                )
            case _:
                return False
        asked = any(
            isinstance(other.body, b.QuestionRaised) and other.body.about == record.id
            for other in around.values()
        )
        may = may_raise_question(record, self.viewer.person, self.directory, about=self.trainee)
        return open_ and not asked and may.allowed

    def _ended(self, record: Record, around: Mapping[RecordId, Record]) -> Ended | None:
        for other in around.values():
            if isinstance(other.body, b.RecordWithdrawn) and record.id in other.head.replaces:
                by = self.directory.name(other.head.by.person) if other.head.by else ""
                return Ended(by, other.head.moment.date, other.body.words)
        return None


def _state(
    record: Record,
    around: Mapping[RecordId, Record],
    reason: NotCounting | None,
    reading: Reading,
    trainee: PersonId,
    task: str,
) -> EntryState:
    if record.unreadable and record.unreadable != "erased":
        return EntryState.UNREADABLE
    if reason is not None:
        return EntryState.NOT_COUNTING
    for other in around.values():
        if record.id in other.head.replaces:
            match other.body:
                case b.RecordWithdrawn(reason="mistake"):
                    return EntryState.MISTAKE
                case b.RecordWithdrawn():
                    is_fact = _is_fact(record, around)
                    return EntryState.TAKEN_BACK if is_fact else EntryState.WITHDRAWN
            return EntryState.REPLACED
    if not isinstance(record.body, b.SignoffRecorded):
        return EntryState.FACT
    standing = reading.standings(trainee, (task,)).get(task)
    if standing is None:
        return EntryState.FACT
    if any(record.id in q.records for q in standing.questions):
        return EntryState.IN_QUESTION
    if any(w.record == record.id for w in standing.waiting):
        return EntryState.WAITS
    return EntryState.COUNTS


def _is_fact(record: Record, around: Mapping[RecordId, Record]) -> bool:
    if isinstance(record.body, b.RecordWithdrawn) and record.body.about in around:
        return _is_fact(around[record.body.about], around)
    return record.kind in FACTS
