"""A trainee's history: every record with who, when, on which PC, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, NotCounting, Person
from trainer_app.checklists.judging import why_not_counting
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Arrived, Reading
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import adopted_pack, units
from trainer_app.services.heads import TraineeHead
from trainer_app.services.session import SignedIn


class EntryState(StrEnum):
    """What became of a record in the history."""

    COUNTS = "counts"
    WAITS = "waits"
    IN_QUESTION = "in_question"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    NOT_COUNTING = "not_counting"
    UNREADABLE = "unreadable"
    FACT = "fact"


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
    may_withdraw: bool = False
    may_undo_mistake: bool = False


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
    teller = _Teller(reading, directory, viewer, trainee, now_ms)
    return HistoryPage(
        head,
        tuple(
            teller.entry(item)
            for item in shown
            if notes or not item.record.kind.startswith("note.")
        ),
        {p.id: p.name for p in directory.people.values()},
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

    def entry(self, item: Arrived) -> HistoryEntry:
        reading, directory = self.reading, self.directory
        viewer, trainee = self.viewer, self.trainee
        record = item.record
        by = record.head.by
        device = directory.device_of(record.log)
        task = getattr(record.body, "task", "")
        around = {r.id: r for r in (reading.task_records(trainee, task) if task else [record])}
        around.setdefault(record.id, record)
        about_id = getattr(record.body, "about", None)
        if about_id and about_id not in around and (about := reading.record(about_id)):
            around[about.id] = about
            task = task or getattr(about.body, "task", "")
        reason = why_not_counting(record, around, trainee, directory, units(reading))
        state = _state(record, around, reason, reading, trainee, task)
        own = by is not None and directory.same_human(by.person, viewer.id)
        live = state in (EntryState.COUNTS, EntryState.WAITS, EntryState.IN_QUESTION)
        judged = isinstance(record.body, b.SignoffRecorded | b.TryRecorded)
        minutes = adopted_pack(reading).policy.mistake_minutes
        fresh = self.now_ms - record.head.at <= minutes * 60_000
        return HistoryEntry(
            item.arrival,
            record,
            directory.name(by.person) if by else "",
            device.name if device else "",
            task,
            state,
            reason,
            may_withdraw=judged and live and (own or viewer.may(Action.DECIDE_QUESTION)),
            may_undo_mistake=judged and live and own and fresh,
        )


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
            withdrawn = isinstance(other.body, b.RecordWithdrawn)
            return EntryState.WITHDRAWN if withdrawn else EntryState.REPLACED
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
