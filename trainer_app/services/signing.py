"""Signing: a trainer's statement, the trainee's answer, a second look, taking back.

Each call is one transaction: rules, append, read model. The rules are asked twice: when a
page opens, so that what is missing is named before anybody types a PIN, and again inside the
transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.decisions import may_answer, may_sign_as_second, may_withdraw
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.papertrail import sheet_number
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.rules import (
    Case,
    Claim,
    Ruling,
    in_prerequisite_order,
    judge_job,
    may_sign,
)
from trainer_app.checklists.sentences import sentence, sentence_hash, sign_off_key
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Problem, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import pack_of, signer, trainee_case
from trainer_app.services.evidence import keep_evidence
from trainer_app.services.paper_entries import paper_trail
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written, on disk by the time this is seen."""

    records: tuple[RecordId, ...]
    changes: ChangeSet
    warnings: tuple[str, ...] = ()
    """What the record keeps, as codes; ``warned``: the same with what the sentences need."""
    warned: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A trainee's answer to a statement."""

    agrees: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A second assessor who watched too, at the pad now, and the tasks that are signed as such."""

    person: SignedIn
    tasks: tuple[str, ...]


class Signing:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # --- a sign-off -----------------------------------------------------------------------------

    def may_sign(self, person: PersonId, trainee: PersonId, task: str, on: date) -> Ruling:
        """What stands in the way before the page is filled, and what is only warned about."""
        with self._store.reading() as reading:
            case = trainee_case(reading, trainee, (task,))
            who = signer(reading, person, (task,), on)
            return may_sign(who, case, task, on, reading.directory())

    def judge(
        self, person: PersonId, trainee: PersonId, claims: Sequence[Claim]
    ) -> dict[str, Ruling]:
        """Every task of a filled page, as recording would judge it now."""
        with self._store.reading() as reading:
            return self._judge(reading, person, trainee, claims)[1]

    def record_sign_off(
        self,
        trainer: SignedIn,
        trainee: PersonId,
        claims: Sequence[Claim],
        *,
        answer: tuple[SignedIn, Answer] | None = None,
        second: SecondLook | None = None,
        note: str = "",
    ) -> Recorded:
        """Record one watched performance, or the several tasks of one job, with all signatures.

        ``answer``: the trainee's own, given in the same sitting; without it each sign-off waits
        under *To sign*. ``second``: a second assessor's, for some of the tasks. Raises
        ``Refusal`` with every problem; then nothing was written.
        """
        trainer.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            case, rulings = self._judge(writing, trainer.id, trainee, claims)
            sum(rulings.values(), Ruling()).insist()
            if second is not None:
                self._insist_on_second(writing, trainer, trainee, claims, second)
            order = in_prerequisite_order(case.pack, [claim.task for claim in claims])
            by_task = {claim.task: claim for claim in claims}
            written: list[Record] = []
            for task_id in order:
                job = written[0].id if written else ""
                body = self._statement(
                    writing, case, trainer, by_task[task_id], rulings[task_id], job
                )
                written.append(writing.append(body, by=trainer.by()))
            for record in written if answer is not None else ():
                assert answer is not None
                self._answer(writing, record, *answer, given=())
            for record in written if second is not None else ():
                assert second is not None
                self._sign_as_second(writing, case, record, second)
            if note.strip():
                self._note(writing, trainer, trainee, written[0], note.strip())
            return Recorded(
                tuple(record.id for record in written),
                writing.changes(),
                sum(rulings.values(), Ruling()).flags,
            )

    def _judge(
        self, reading: Reading, person: PersonId, trainee: PersonId, claims: Sequence[Claim]
    ) -> tuple[Case, dict[str, Ruling]]:
        tasks = [claim.task for claim in claims]
        today = self._clock.now().date
        sheets = [(claim.sheet, claim.task) for claim in claims]
        trail = paper_trail(reading, trainee, sheets)
        case = replace(trainee_case(reading, trainee, tasks), trail=trail)
        who = signer(reading, person, tasks, today)
        return case, judge_job(who, case, claims, today, reading.directory())

    def _statement(
        self,
        writing: Writing,
        case: Case,
        trainer: SignedIn,
        claim: Claim,
        ruling: Ruling,
        job: str,
    ) -> b.SignoffRecorded:
        directory, task = writing.directory(), case.pack.tasks[claim.task]
        day = claim.observed_on
        assert day is not None  # the rules refused it otherwise
        right = directory.right_for(trainer.id, task.id, task.unit, day)
        assert right is not None
        told = sentence(
            case.pack,
            sign_off_key(case.pack, claim.level),
            trainer.language,
            trainee=case.trainee.name,
            trainer=trainer.name,
            task=task,
            on=day,
            level=claim.level,
        )
        return b.SignoffRecorded(
            trainee=case.trainee.id,
            task=task.id,
            edition=case.pack.edition,
            site=directory.site.id if directory.site else RecordId(""),
            right=right.record,
            level=claim.level,
            observed_on=day,
            lines=tuple(sorted(claim.lines)),
            level_lines=tuple(sorted(claim.level_lines)),
            method=claim.method,
            evidence=tuple(sorted(claim.evidence)),
            place=claim.place,
            mold=claim.mold.strip(),
            press=claim.press.strip(),
            work_order=claim.work_order.strip(),
            minutes=claim.minutes,
            job=job,
            late=claim.late.strip(),
            sheet=sheet_number(claim.sheet),
            flags=ruling.flags,
            lang=told.lang,
            sentence=sentence_hash(told),
            evidence_files=keep_evidence(writing, claim.photos),
        )

    def _note(
        self, writing: Writing, by: SignedIn, trainee: PersonId, about: Record, words: str
    ) -> None:
        """A note on the page is a coaching note: the trainee can read and answer it."""
        body = about.body
        assert isinstance(body, b.SignoffRecorded)
        note = b.NoteWritten(person=trainee, task=body.task, about=about.id, words=words)
        writing.append(note, by=by.by())

    # --- the trainee's answer -------------------------------------------------------------------

    def answer(self, trainee: SignedIn, record_ids: Sequence[RecordId], answer: Answer) -> Recorded:
        """Agree with waiting sign-offs, or decline them with own words (an open question then)."""
        trainee.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            written = [
                self._answer(
                    writing,
                    about,
                    trainee,
                    answer,
                    given=self._signatures(writing, about, "trainee"),
                )
                for about in (self._known(writing, record_id) for record_id in record_ids)
            ]
            return Recorded(tuple(r.id for r in written), writing.changes())

    def _answer(
        self,
        writing: Writing,
        about: Record,
        trainee: SignedIn,
        answer: Answer,
        *,
        given: Sequence[Record],
    ) -> Record:
        """``given``: the answers that this one takes the place of."""
        trainee.require_proof(self._clock.now().ms)
        may_answer(
            about, trainee.person, answer.agrees, answer.words, given, writing.directory()
        ).insist()
        body = about.body
        assert isinstance(body, b.SignoffRecorded)
        pack = writing.pack(body.edition) or pack_of(writing, body.task)
        told = sentence(
            pack,
            "trainee_agrees" if answer.agrees else "trainee_declines",
            trainee.language,
            trainee=trainee.name,
            task=pack.tasks.get(body.task),
            on=body.observed_on,
            level=body.level,
        )
        signature = b.SignatureGiven(
            about=about.id,
            role="trainee",
            agrees=answer.agrees,
            words=answer.words.strip(),
            lang=told.lang,
            sentence=sentence_hash(told),
        )
        return writing.append(
            signature, by=trainee.by(), replaces=tuple(record.id for record in given)
        )

    def _signatures(self, reading: Reading, about: Record, role: str) -> list[Record]:
        """The signatures about this statement that nothing replaced yet."""
        body = about.body
        if not isinstance(body, b.SignoffRecorded):
            return []
        records = reading.task_records(body.trainee, body.task)
        gone = {old for record in records for old in record.head.replaces}
        return [
            record
            for record in records
            if isinstance(record.body, b.SignatureGiven)
            and record.body.about == about.id
            and record.body.role == role
            and record.id not in gone
        ]

    # --- a second look at the same performance --------------------------------------------------

    def _insist_on_second(
        self,
        reading: Reading,
        trainer: SignedIn,
        trainee: PersonId,
        claims: Sequence[Claim],
        second: SecondLook,
    ) -> None:
        """Somebody else, entitled to every task that is signed as a second look."""
        person = second.person
        person.require_proof(self._clock.now().ms)
        person.require(Action.SIGN_AS_SECOND)
        if reading.directory().same_human(person.id, trainer.id):
            raise Refusal(ErrorCode.SECOND_LOOK_SAME_PERSON, person=person.name)
        rulings = self._judge(reading, person.id, trainee, claims)[1]
        sum((rulings[t] for t in second.tasks if t in rulings), Ruling()).insist()

    def _sign_as_second(
        self, writing: Writing, case: Case, about: Record, second: SecondLook
    ) -> None:
        body = about.body
        if isinstance(body, b.SignoffRecorded) and body.task in second.tasks:
            signature = self._second_signature(writing, case, about.id, body, second.person)
            writing.append(signature, by=second.person.by())

    def sign_as_second(self, second: SignedIn, record_id: RecordId) -> Recorded:
        """A second assessor who watched the very same performance signs it too."""
        second.require_proof(self._clock.now().ms)
        second.require(Action.SIGN_AS_SECOND)
        with self._store.writing() as writing:
            about = self._known(writing, record_id)
            body = about.body
            if not isinstance(body, b.SignoffRecorded) or body.observed_on is None:
                raise Refusal(ErrorCode.RECORD_UNKNOWN)
            case = trainee_case(writing, body.trainee, (body.task,))
            who = signer(writing, second.id, (body.task,), body.observed_on)
            given = self._signatures(writing, about, "second")
            ruling = may_sign_as_second(about, who, case, writing.directory(), given)
            ruling.insist()
            signature = self._second_signature(writing, case, about.id, body, second)
            record = writing.append(signature, by=second.by())
            return Recorded((record.id,), writing.changes(), ruling.flags)

    def _second_signature(
        self,
        reading: Reading,
        case: Case,
        about: RecordId,
        body: b.SignoffRecorded,
        second: SignedIn,
    ) -> b.SignatureGiven:
        task, day = case.pack.tasks[body.task], body.observed_on
        assert day is not None
        right = reading.directory().right_for(second.id, task.id, task.unit, day)
        told = sentence(
            case.pack,
            "second_look",
            second.language,
            trainee=case.trainee.name,
            trainer=second.name,
            task=task,
            on=day,
        )
        return b.SignatureGiven(
            about=about,
            role="second",
            right=right.record if right else None,
            lang=told.lang,
            sentence=sentence_hash(told),
        )

    # --- taking back ----------------------------------------------------------------------------

    def withdraw(self, by: SignedIn, record_id: RecordId, reason: str, words: str = "") -> Recorded:
        """End the effect of a record: entered by *mistake*, or a *judgement* withdrawn."""
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            record = writing.record(record_id)
            may_withdraw(
                record,
                by.person,
                reason,
                words,
                already=self._is_withdrawn(writing, record),
                now_ms=self._clock.now().ms,
                policy=pack_of(writing, getattr(record.body, "task", "") if record else "").policy,
                directory=writing.directory(),
            ).insist()
            body = b.RecordWithdrawn(about=record_id, reason=reason, words=words.strip())
            written = writing.append(body, by=by.by(), replaces=(record_id,))
            return Recorded((written.id,), writing.changes())

    def _is_withdrawn(self, reading: Reading, record: Record | None) -> bool:
        """One that does not count, or was taken back itself, stands in nobody's way."""
        body = record.body if record else None
        if record is None or not isinstance(body, b.SignoffRecorded | b.TryRecorded):
            return False
        records = reading.task_records(body.trainee, body.task)
        effects = Effects(records, body.trainee, reading.directory(), units(reading))
        return effects.is_withdrawn(record.id)

    # --- helpers --------------------------------------------------------------------------------

    def _known(self, reading: Reading, record_id: RecordId) -> Record:
        record = reading.record(record_id)
        if record is None:
            raise Refusal(ErrorCode.RECORD_UNKNOWN)
        return record
