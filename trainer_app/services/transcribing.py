"""Paper checklists: a number for the press, what came back from there, and who compared it.

Each call that writes is one transaction. A sheet is no statement: it says only that paper with
this number was printed for this trainee and these tasks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import TRAINERS
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.papertrail import next_number
from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.rules import Ruling, in_prerequisite_order
from trainer_app.checklists.transcribing import CHECKER, Transcription, may_check
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import By
from trainer_app.kernel.words import term
from trainer_app.services.cases import pack_of
from trainer_app.services.paper_entries import all_transcriptions, issued
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.units import units


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper checklist took this number; on disk by the time this is seen."""

    number: str
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class ToCompare:
    """An entry from paper that nobody compared with its sheet yet."""

    record: RecordId
    sheet: str
    trainee: PersonId
    trainee_name: str
    task: Task
    pack: Pack
    body: b.SignoffRecorded
    entered_by: str
    entered_on: date
    ruling: Ruling
    """What stands in the viewer's way; a warning where it is the same person."""


class Transcribing:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # --- a number -------------------------------------------------------------------------------

    def issue(self, by: SignedIn, trainee: PersonId, tasks: Sequence[str]) -> Numbered:
        """Take the next number of this PC for these tasks of a trainee."""
        by.require(Action.PRINT_SHEET, about=trainee)
        return self._issue(by.by(), trainee, tasks)

    def issue_as(self, name: PersonId, trainee: PersonId, tasks: Sequence[str]) -> Numbered:
        """The same for the command line, in this person's name and without a PIN."""
        with self._store.reading() as reading:
            person = reading.directory().people.get(name)
        if person is None or not person.active or not person.may(Action.PRINT_SHEET, about=trainee):
            raise Refusal(ErrorCode.NOT_ALLOWED, person=person.name if person else name[:8])
        return self._issue(By(person.id, person.record), trainee, tasks)

    def _issue(self, by: By, trainee: PersonId, tasks: Sequence[str]) -> Numbered:
        with self._store.writing() as writing:
            person = writing.directory().people.get(trainee)
            if person is None:
                raise Refusal(ErrorCode.PERSON_UNKNOWN, person=trainee[:8])
            pack = pack_of(writing, next(iter(tasks), ""))
            learns = Role.TRAINEE in person.roles
            if not (person.may(Action.SIGN_OFF) if pack.audience == TRAINERS else learns):
                raise Refusal(ErrorCode.NOT_A_TRAINEE, person=person.name)
            for task in tasks:
                if task not in pack.tasks:
                    raise Refusal(ErrorCode.TASK_UNKNOWN, task=task)
            if not tasks:
                raise Refusal(ErrorCode.SHEET_EMPTY)
            body = b.SheetIssued(
                number=next_number(_letter(writing), (s.number for s in issued(writing))),
                trainee=trainee,
                tasks=tuple(in_prerequisite_order(pack, tasks)),
                edition=pack.edition,
                on=self._clock.now().date,
            )
            writing.append(body, by=by)
            return Numbered(body.number, writing.changes())

    def numbered(self, viewer: SignedIn, trainee: PersonId) -> tuple[b.SheetIssued, ...]:
        """The sheets of a trainee that took a number, the latest first: any prints again."""
        viewer.require(Action.PRINT_SHEET, about=trainee)
        with self._store.reading() as reading:
            directory = reading.directory()
            found = [s for s in issued(reading) if directory.same_human(s.trainee, trainee)]
        return tuple(reversed(found))

    # --- compared with its sheet ----------------------------------------------------------------

    def waiting(self, viewer: SignedIn) -> tuple[ToCompare, ...]:
        """Every entry from paper that nobody compared yet, oldest first."""
        viewer.require(Action.SEE_CHECKLIST)
        with self._store.reading() as reading:
            found = [
                self._to_compare(reading, one, viewer)
                for one in all_transcriptions(reading)
                if one.checker is None and not one.in_question
            ]
        shown = [one for one in found if one is not None]
        return tuple(sorted(shown, key=lambda one: (one.entered_on, one.sheet, one.task.id)))

    def _to_compare(
        self, reading: Reading, one: Transcription, viewer: SignedIn
    ) -> ToCompare | None:
        record, body, by = one.record, one.body, one.record.head.by
        pack = reading.pack(body.edition) or pack_of(reading, body.task)
        task = pack.tasks.get(body.task)
        if by is None or task is None:
            return None
        directory = reading.directory()
        return ToCompare(
            record=record.id,
            sheet=body.sheet,
            trainee=body.trainee,
            trainee_name=directory.name(body.trainee),
            task=task,
            pack=pack,
            body=body,
            entered_by=directory.name(by.person),
            entered_on=record.head.moment.date,
            ruling=may_check(record, viewer.person, (), directory),
        )

    def check(self, by: SignedIn, record_ids: Sequence[RecordId]) -> Recorded:
        """These entries say what their sheets say. Under the checker's own PIN."""
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            written: list[Record] = []
            flags: set[str] = set()
            for record_id in record_ids:
                record = writing.record(record_id)
                given = _signatures(writing, record)
                ruling = may_check(record, by.person, given, writing.directory())
                ruling.insist()
                flags.update(ruling.flags)
                assert record is not None  # the rule refused it otherwise
                body = b.SignatureGiven(
                    about=record_id,
                    role=CHECKER,
                    lang=by.language,
                    sentence=_sentence_hash(record, by.language),
                    same_person=bool(ruling.warnings),
                )
                written.append(writing.append(body, by=by.by()))
            ids = tuple(record.id for record in written)
            return Recorded(ids, writing.changes(), tuple(sorted(flags)))

    def question(self, by: SignedIn, record_ids: Sequence[RecordId], words: str) -> Recorded:
        """These entries and their sheets differ: an open question for a supervisor."""
        by.require_proof(self._clock.now().ms)
        if not words.strip():
            raise Refusal(ErrorCode.WORDS_MISSING)
        with self._store.writing() as writing:
            written: list[Record] = []
            for record_id in record_ids:
                record = writing.record(record_id)
                given = _signatures(writing, record)
                may_check(record, by.person, given, writing.directory()).insist()
                body = b.QuestionRaised(about=record_id, reason="other", words=words.strip())
                written.append(writing.append(body, by=by.by()))
            return Recorded(tuple(record.id for record in written), writing.changes())


def _signatures(reading: Reading, record: Record | None) -> list[Record]:
    """The checks of this entry that nothing replaced."""
    if record is None or not isinstance(record.body, b.SignoffRecorded):
        return []
    records = reading.task_records(record.body.trainee, record.body.task)
    effects = Effects(records, record.body.trainee, reading.directory(), units(reading))
    return effects.standing_signatures().get(record.id, [])


def _sentence_hash(record: Record, lang: str) -> str:
    """Of the sentence that the checker was shown; the program's own, whatever the pack."""
    body = record.body
    assert isinstance(body, b.SignoffRecorded)
    said = term("compared", lang).format(sheet=body.sheet)
    return hashlib.sha256(said.encode()).hexdigest()


def _letter(writing: Writing) -> str:
    """This PC's own."""
    device = writing.directory().devices().get(writing.own_key())
    assert device is not None  # a PC that writes was admitted
    return device.letter
