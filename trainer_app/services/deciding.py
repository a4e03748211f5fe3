"""What supervisors and assessors decide: questions, re-observation, extensions, unit signatures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists import decisions
from trainer_app.checklists.directory import Directory, Person, about_whom
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.projection import EVERYBODY, about
from trainer_app.checklists.rules import Case
from trainer_app.checklists.sentences import sentence, sentence_hash
from trainer_app.checklists.standing import Question
from trainer_app.checklists.status import TaskStatus
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import open_questions, pack_of, trainee_case, whole_catalogue
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.units import units


class Deciding:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def raise_question(
        self, by: SignedIn, record_id: RecordId, reason: str, words: str
    ) -> Recorded:
        """*Not me*, or another question about a statement; a supervisor decides it."""
        with self._store.writing() as writing:
            record = writing.record(record_id)
            whom = _about_whom(writing, record)
            directory = writing.directory()
            decisions.may_raise_question(record, by.person, directory, whom).insist()
            body = b.QuestionRaised(about=record_id, reason=reason, words=words.strip())
            return self._append(writing, by, body)

    def decide(
        self,
        by: SignedIn,
        trainee: PersonId,
        about: str,
        thing: RecordId,
        stands: RecordId | None,
        words: str,
    ) -> Recorded:
        """Which record of a thing in question stands, or that none does.

        ``about``: the task, or the unit, module or session; empty for the capstone.
        """
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            asked = open_questions(writing, trainee, about, self._clock.now().date)
            questions = decisions.questions_of(asked, thing)
            records = in_question(writing, questions)
            ruling = decisions.may_decide(
                by.person, questions, stands, words, records, trainee, writing.directory()
            )
            ruling.insist()
            body = b.QuestionDecided(
                about=thing,
                stands=stands,
                answered=tuple(sorted(records)),
                words=words.strip(),
                same_person=bool(ruling.warnings),
            )
            heads = tuple(r for r in sorted(records) if self._is_head_of(writing, r, thing))
            return self._append(writing, by, body, replaces=heads)

    def _is_head_of(self, reading: Reading, record_id: RecordId, thing: RecordId) -> bool:
        """Whether a record in question is a version of this thing, and not merely about it."""
        record = reading.record(record_id)
        if record is None or record.kind not in KINDS["question.decided"].replaces:
            return False
        while record is not None and record.head.replaces:
            record_id = record.head.replaces[0]
            record = reading.record(record_id)
        return record_id == thing

    def require_reobservation(
        self, by: SignedIn, trainee: PersonId, task_id: str, on: date, words: str
    ) -> Recorded:
        """After an incident or a change: the task lapses until a fresh observation."""
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            own = writing.directory().same_human(by.id, trainee)
            decisions.may_require_reobservation(by.person, words, own=own).insist()
            status = self._status(writing, trainee, task_id)[1]
            known = tuple(p.record for p in status.evidence if p.observed_on >= on)
            body = b.ReobservationRequired(
                trainee=trainee, task=task_id, on=on, known=known, words=words.strip()
            )
            return self._append(writing, by, body)

    def extend(
        self,
        by: SignedIn,
        trainee: PersonId,
        task_id: str,
        until: date,
        words: str,
        control: str,
    ) -> Recorded:
        """Once for a calendar lapse, at most 14 days, with a reason and a control."""
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            case, status = self._status(writing, trainee, task_id)
            own = writing.directory().same_human(by.id, trainee)
            decisions.may_extend(
                status, until, by.person, words, control, case.policy, own=own
            ).insist()
            body = b.ExtensionGiven(
                trainee=trainee,
                task=task_id,
                lapse=status.expires_on,
                until=until,
                words=words.strip(),
                control=control.strip(),
            )
            return self._append(writing, by, body)

    def set_not_applicable(
        self,
        by: SignedIn,
        task_id: str,
        words: str,
        *,
        trainee: PersonId | None = None,
        consent: str = "",
        asked_by: PersonId | None = None,
    ) -> Recorded:
        """A site task that the plant has no equipment for, or a core task with consent.

        ``asked_by``: who asked for it; somebody else approves it, where there is somebody else.
        """
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            task = pack_of(writing, task_id).task(task_id)
            directory = writing.directory()
            himself = asked_by is not None and directory.same_human(asked_by, by.id)
            ruling = decisions.may_set_not_applicable(
                task,
                by.person,
                words,
                consent,
                asked_himself=himself,
                others=other_approvers(directory, by.id, trainee),
            )
            ruling.insist()
            if trainee is not None and directory.same_human(trainee, by.id):
                raise Refusal(ErrorCode.SELF_SIGN_OFF, person=by.name)
            body = b.TaskNotApplicable(
                site=directory.site.id if directory.site else RecordId(""),
                task=task_id,
                trainee=trainee,
                consent=consent.strip(),
                words=words.strip(),
                same_person=bool(ruling.warnings),
                asked_by=asked_by or PersonId(""),
            )
            return self._append(writing, by, body)

    def set_applicable(
        self, by: SignedIn, task_id: str, words: str, *, trainee: PersonId | None = None
    ) -> Recorded:
        """The equipment has come: everything that set it aside in this scope is replaced."""
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            pack_of(writing, task_id).task(task_id)
            standing = set_aside(writing, task_id, trainee)
            decisions.may_apply_again(standing, by.person, words).insist()
            directory = writing.directory()
            if trainee is not None and directory.same_human(trainee, by.id):
                raise Refusal(ErrorCode.SELF_SIGN_OFF, person=by.name)
            body = b.TaskNotApplicable(
                site=directory.site.id if directory.site else RecordId(""),
                task=task_id,
                trainee=trainee,
                applicable=True,
                words=words.strip(),
            )
            heads = tuple(record.id for record in standing)
            return self._append(writing, by, body, replaces=heads)

    def sign_unit(self, by: SignedIn, trainee: PersonId, unit_id: str, on: date) -> Recorded:
        """The employer's signature under a unit, once all its core tasks are signed off."""
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            case = trainee_case(writing, trainee)
            decisions.may_sign_unit(case, unit_id, by.person, on, writing.directory()).insist()
            unit = case.pack.units_by_id[unit_id]
            told = sentence(
                case.pack,
                "unit_signature",
                by.language,
                trainee=case.trainee.name,
                trainer=by.name,
                on=on,
                unit=unit.id,
            )
            body = b.UnitSigned(
                trainee=trainee,
                unit=unit_id,
                edition=case.pack.edition,
                on=on,
                lang=told.lang,
                sentence=sentence_hash(told),
            )
            return self._append(writing, by, body)

    def assess_capstone(
        self,
        by: SignedIn,
        trainee: PersonId,
        on: date,
        *,
        passed: bool,
        mold: str,
        tasks: tuple[str, ...],
        words: str = "",
    ) -> Recorded:
        """One complete general PM, watched by an assessor who was not the main trainer."""
        by.require_proof(self._clock.now().ms)
        with self._store.writing() as writing:
            case = trainee_case(writing, trainee)
            main = decisions.main_trainers(case.pack, case)
            decisions.may_assess_capstone(case, by.person, main, on, writing.directory()).insist()
            body = b.CapstoneAssessed(
                trainee=trainee,
                edition=case.pack.edition,
                on=on,
                passed=passed,
                mold=mold.strip(),
                tasks=tasks,
                words=words.strip(),
            )
            return self._append(writing, by, body)

    # --- helpers --------------------------------------------------------------------------------

    def _status(self, reading: Reading, trainee: PersonId, task_id: str) -> tuple[Case, TaskStatus]:
        pack_of(reading, task_id).task(task_id)
        case = trainee_case(reading, trainee, (task_id,))
        return case, case.status(task_id, self._clock.now().date)

    def _append(
        self,
        writing: Writing,
        by: SignedIn,
        body: b.Body,
        replaces: tuple[RecordId, ...] = (),
    ) -> Recorded:
        record = writing.append(body, by=by.by(), replaces=replaces)
        return Recorded((record.id,), writing.changes())


def other_approvers(
    directory: Directory, approver: PersonId, trainee: PersonId | None
) -> tuple[Person, ...]:
    """Who else could set a task aside, for this trainee or for the plant."""
    concerned = {approver} if trainee is None else {approver, trainee}
    return decisions.other_deciders(Action.APPROVE_NOT_APPLICABLE, directory, concerned)


def _about_whom(reading: Reading, record: Record | None) -> PersonId | None:
    """Whose record it is: by the first one of the chain that says so."""
    seen: set[RecordId] = set()
    while record is not None and record.id not in seen:
        seen.add(record.id)
        whom = about_whom(record.body)
        if whom is not None:
            return whom
        named = about(record)
        record = reading.record(named) if named else None
    return None


def in_question(reading: Reading, questions: Iterable[Question]) -> dict[RecordId, Record]:
    """Every record that these questions name, as far as it is here."""
    named = dict.fromkeys(record for question in questions for record in question.records)
    found = ((record_id, reading.record(record_id)) for record_id in named)
    return {record_id: record for record_id, record in found if record is not None}


def set_aside(reading: Reading, task_id: str, trainee: PersonId | None) -> tuple[Record, ...]:
    """What says *not applicable* of this task and counts: for one trainee, or for the plant."""
    whom = trainee or EVERYBODY
    records = reading.task_records(whom, task_id)
    effects = Effects(records, trainee, reading.directory(), units(reading))
    return tuple(
        record
        for thing in effects.things()
        for record in thing.present
        if isinstance(record.body, b.TaskNotApplicable)
        and not record.body.applicable
        and record.body.trainee == trainee
    )


def not_here(reading: Reading) -> tuple[str, ...]:
    """Tasks that do not apply in the whole plant, whoever is a trainee."""
    named = {
        record.body.task
        for record in reading.records(("task.not_applicable",))
        if isinstance(record.body, b.TaskNotApplicable) and record.body.trainee is None
    }
    known = whole_catalogue(reading).tasks
    return tuple(t for t in sorted(named) if t in known and set_aside(reading, t, None))
