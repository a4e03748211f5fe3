"""The record of observed competence of one trainee on a date: each sign-off with its records.

Whatever is named is read once more before it is printed (``Reading.prove``): the sheet is for
somebody who sees this plant once and takes nobody's word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Case
from trainer_app.checklists.evidencepack import (
    NOT_CHECKED,
    EvidencePack,
    Given,
    PackCapstone,
    PackCheck,
    PackEdition,
    PackExtension,
    PackMark,
    PackNotApplicable,
    PackPast,
    PackQuestion,
    PackSigner,
    PackTask,
    PackWaiting,
    fingerprint,
)
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.language import say
from trainer_app.checklists.membership import named_by_oneself
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import Progress, progress
from trainer_app.checklists.status import Status
from trainer_app.checklists.takenback import withdrawn
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import is_of, milestones, trainee_case
from trainer_app.services.gathering.head import Printing
from trainer_app.services.gathering.naming import Naming, Watched
from trainer_app.services.gathering.progress import Checks, sheet_of
from trainer_app.services.travelled import travelled


def evidence_pack(reading: Reading, trainee: PersonId, how: Printing) -> EvidencePack:
    """What was signed of the trainees' programme up to the date."""
    case = trainee_case(reading, trainee)
    whole = progress(case, milestones(reading, trainee, how.as_of), how.as_of)
    return _Gathering(reading, case, whole, how).pack()


class _Gathering:
    def __init__(self, reading: Reading, case: Case, whole: Progress, how: Printing) -> None:
        self._reading, self._case, self._whole, self._how = reading, case, whole, how
        self._pack, self._lang = case.pack, how.first
        self._naming = Naming(reading, whole.trainee)
        self._present = tuple(self._naming.present())

    def pack(self) -> EvidencePack:
        """Names every record first, and reads each again at the end."""
        policy, done = self._pack.policy, self._whole.milestones
        tasks = self._tasks()
        sheet = sheet_of(self._reading, self._case, self._whole, self._how, with_notes=False)
        named = EvidencePack(
            # Where class and floor do not line up is for those who plan, and no evidence.
            progress=replace(sheet, taught_not_tried=0, tried_first=0),
            tasks=tasks,
            editions=self._editions(),
            signers=tuple(self._signers()),
            not_applicable=tuple(self._not_applicable()),
            extensions=tuple(self._extensions()),
            past=tuple(sorted(self._past(), key=lambda one: (one.given.on, one.given.record))),
            questions=tuple(self._questions()),
            waiting=tuple(self._waiting()),
            modules=tuple(
                self._mark(module.id, done.modules.get(module.id)) for module in self._pack.modules
            ),
            practicals=tuple(
                self._mark(session.id, done.practicals.get(session.id))
                for session in self._pack.practicals
            ),
            capstones=tuple(self._capstones()),
            unit_signatures=tuple(self._unit_signatures()),
            check=NOT_CHECKED,
            codes=tuple((code.id, say(code.name, self._lang)) for code in policy.evidence),
            methods=tuple((one.id, say(one.name, self._lang)) for one in policy.methods),
        )
        return replace(named, check=self._check())

    # --- sign-offs and who gave them ------------------------------------------------------------

    def _tasks(self) -> tuple[PackTask, ...]:
        statuses = [status for unit in self._whole.units for status in unit.statuses]
        performances = [p for status in statuses for p in status.evidence]
        counting = self._naming.effects.counting
        came = travelled(self._reading, [counting[p.record] for p in performances])
        checks = Checks(self._reading, self._whole.trainee)
        return tuple(
            PackTask(
                status.task,
                self._pack.tasks[status.task].is_core,
                tuple(
                    self._naming.sign_off(
                        p, status.task, self._pack, self._lang, checks, came.get(p.record)
                    )
                    for p in status.evidence
                ),
            )
            for status in statuses
        )

    def _editions(self) -> tuple[PackEdition, ...]:
        """Most often signed first."""
        signed = Counter(
            p.edition for status in self._whole.statuses.values() for p in status.evidence
        )
        found = []
        for edition, count in sorted(signed.items(), key=lambda one: (-one[1], one[0])):
            pack = self._reading.pack(edition)
            found.append(PackEdition(edition[:8], pack.version if pack else "", count))
        return tuple(found)

    def _signers(self) -> Iterator[PackSigner]:
        """Most sign-offs first, then by name."""
        signed, looked = Counter(self._naming.watched), Counter(self._naming.looked)
        found = [
            self._signer(watched, signed[watched], looked[watched])
            for watched in {**signed, **looked}
        ]
        yield from sorted(found, key=lambda s: (-s.sign_offs, -s.second_looks, s.name, s.basis))

    def _signer(self, watched: Watched, sign_offs: int, second_looks: int) -> PackSigner:
        right = self._reading.record(watched.right) if watched.right else None
        body = right.body if right else None
        said = body if isinstance(body, b.RightSaved) else b.RightSaved()
        return PackSigner(
            name=self._naming.directory.name(watched.person),
            basis=said.basis,
            start=said.start,
            until=said.until,
            given=self._naming.given(right) if right else None,
            own_right=right is not None and named_by_oneself(right),
            sign_offs=sign_offs,
            second_looks=second_looks,
        )

    # --- what stands beside them ----------------------------------------------------------------

    def _not_applicable(self) -> Iterator[PackNotApplicable]:
        for task, status in self._whole.statuses.items():
            if status.status is not Status.NOT_APPLICABLE:
                continue
            standing = self._case.standing(task)
            is_core = self._pack.tasks[task].is_core
            for record_id in standing.consented if is_core else standing.not_applicable:
                record = self._reading.record(record_id)
                if record is None or not isinstance(record.body, b.TaskNotApplicable):
                    continue
                body = record.body
                approved = self._naming.given(record)
                asked_by = self._naming.directory.name(body.asked_by) if body.asked_by else ""
                yield PackNotApplicable(
                    task=task,
                    title=self._title(task),
                    words=body.words,
                    approved=approved,
                    asked_by=asked_by if asked_by != approved.by else "",
                    whole_plant=body.trainee is None,
                    same_person=body.same_person,
                    consent=body.consent,
                )

    def _extensions(self) -> Iterator[PackExtension]:
        for record in self._present:
            match record.body:
                case b.ExtensionGiven(task=task, lapse=date() as lapse, until=date() as until):
                    if self._is_known(task) and self._was_by(record):
                        given = self._naming.given(record)
                        control = record.body.control
                        yield PackExtension(task, self._title(task), lapse, until, control, given)

    def _past(self) -> Iterator[PackPast]:
        day = self._how.as_of
        for one in withdrawn(self._naming.effects):
            record = self._reading.record(one.withdrawal)
            if record is not None and self._is_known(one.task) and one.observed_on <= day:
                given = self._naming.given(record)
                self._naming.name(one.record)
                yield PackPast(
                    "withdrawn", one.observed_on, one.task, self._title(one.task), given, one.record
                )
        for record in self._present:
            match record.body:
                case b.ReobservationRequired(task=task, on=date() as on):
                    if self._is_known(task) and on <= day:
                        given = self._naming.given(record)
                        yield PackPast(
                            "reobservation", on, task, self._title(task), given, RecordId("")
                        )

    def _questions(self) -> Iterator[PackQuestion]:
        tasks = [
            (status.task, question)
            for status in self._whole.statuses.values()
            for question in status.questions
        ]
        others = [
            (about, question)
            for about, question in self._whole.milestones.questions
            if is_of(self._pack, about)
        ]
        for about, q in (*tasks, *others):
            self._naming.name(*q.records)
            yield PackQuestion(q.kind, about, self._title(about), q.observed_on, q.records)

    def _waiting(self) -> Iterator[PackWaiting]:
        for status in self._whole.statuses.values():
            for one in status.waiting:
                self._naming.name(one.record)
                yield PackWaiting(
                    status.task, self._title(status.task), one.observed_on, one.record
                )

    def _mark(self, marked: str, on: date | None) -> PackMark:
        given = None
        for record in self._present if on is not None else ():
            match record.body:
                case b.ModuleCompleted(module=about, on=day) if (about, day) == (marked, on):
                    given = given or self._naming.given(record)
                case b.PracticalAttended(session=about, on=day, complete=True) if (about, day) == (
                    marked,
                    on,
                ):
                    given = given or self._naming.given(record)
        return PackMark(marked, self._title(marked), on, given)

    def _capstones(self) -> Iterator[PackCapstone]:
        for record in self._present:
            match record.body:
                case b.CapstoneAssessed(on=date() as on) as body if on <= self._how.as_of:
                    given = self._naming.given(record)
                    yield PackCapstone(on, body.passed, body.mold, body.tasks, given)

    def _unit_signatures(self) -> Iterator[tuple[str, Given]]:
        for record in self._present:
            match record.body:
                case b.UnitSigned(unit=unit, on=day):
                    by = record.head.by
                    signed = self._whole.milestones.units.get(unit)
                    if by is not None and signed == (day, by.person):
                        yield unit, self._naming.given(record)

    # --- helpers --------------------------------------------------------------------------------

    def _title(self, about: str) -> str:
        return say(self._pack.title_of(about) or {}, self._lang)

    def _is_known(self, task: str) -> bool:
        """Of this programme: a trainer may be trained too."""
        return task in self._pack.tasks

    def _was_by(self, record: Record) -> bool:
        return record.head.moment.date <= self._how.as_of

    def _check(self) -> PackCheck:
        named = self._naming.named
        proof = self._reading.prove(named)
        confirmed = None
        if self._reading.membership() is not None:
            confirmed = sum(one.confirmed for one in self._reading.receipts(named).values())
        return PackCheck(
            records=len(named),
            logs=proof.logs,
            faults=proof.faults,
            unproven=proof.unproven,
            absent=proof.absent,
            fingerprint=fingerprint(named),
            confirmed=confirmed,
        )
