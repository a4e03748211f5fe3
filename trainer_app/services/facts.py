"""Facts: a try, a job done, a module completed. Always taken; what was missing is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.evidence import EvidencePiece
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Store, Writing
from trainer_app.checklists.rules import CLEAR, Case, Ruling, may_practise, warn
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import trainee_case
from trainer_app.services.evidence import keep_evidence
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded


@dataclass(frozen=True, slots=True)
class Try:
    """One observed try, as the page holds it."""

    task: str
    level: int
    observed_on: date
    missed: tuple[int, ...] = ()
    mold: str = ""
    declared: bool = False
    unsafe: bool = False
    stopped: bool = False
    words: str = ""
    photos: tuple[EvidencePiece, ...] = ()
    """And PDFs."""


class Facts:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def record_try(self, by: SignedIn, trainee: PersonId, seen: Try) -> Recorded:
        """A try is a fact: what it came before is kept as flags (domain.md 4.2.7)."""
        by.require(Action.RECORD_TRY)
        with self._store.writing() as writing:
            return append_try(writing, by, trainee, seen)

    def job_done(
        self,
        by: SignedIn,
        trainee: PersonId,
        tasks: Sequence[str],
        on: date,
        *,
        mold: str = "",
        work_order: str = "",
    ) -> Recorded:
        """Work that was done; a trainee may enter one, shown as own entry."""
        by.require(Action.RECORD_JOB, about=trainee)
        with self._store.writing() as writing:
            body = b.JobDone(
                trainee=trainee,
                tasks=tuple(tasks),
                on=on,
                mold=mold.strip(),
                work_order=work_order.strip(),
                own_entry=by.id == trainee,
            )
            return _one(writing, body, by)

    def module_completed(
        self, by: SignedIn, trainee: PersonId, module: str, on: date, source: str = ""
    ) -> Recorded:
        by.require(Action.MARK_MODULE)
        with self._store.writing() as writing:
            body = b.ModuleCompleted(trainee=trainee, module=module, on=on, source=source)
            return _one(writing, body, by)


def append_try(writing: Writing, by: SignedIn, trainee: PersonId, seen: Try) -> Recorded:
    """Within a transaction of somebody else's. The caller asks who may."""
    case = trainee_case(writing, trainee, (seen.task,))
    early = _came_before(writing.directory(), case, by, seen)
    site = writing.directory().site
    body = b.TryRecorded(
        trainee=trainee,
        task=seen.task,
        edition=case.pack.edition,
        site=site.id if site else RecordId(""),
        level=seen.level,
        observed_on=seen.observed_on,
        missed=seen.missed,
        mold=seen.mold.strip(),
        declared=seen.declared,
        unsafe=seen.unsafe,
        stopped=seen.stopped,
        flags=early.flags,
        words=seen.words.strip(),
        evidence_files=keep_evidence(writing, seen.photos),
    )
    return _one(writing, body, by, early)


def _came_before(directory: Directory, case: Case, by: SignedIn, seen: Try) -> Ruling:
    """What was not there yet on that day: a prerequisite, the module, the watcher's right."""
    task = case.pack.tasks.get(seen.task)
    if task is None:
        return CLEAR
    early = may_practise(case, task.id, seen.observed_on)
    asked = case.policy.ready_needs_modules and case.policy.module_before_task != "off"
    if task.module and asked and task.module not in case.modules:
        early += warn(ErrorCode.MODULE_NOT_COMPLETE, module=task.module)
    if directory.right_for(by.id, task.id, task.unit, seen.observed_on) is None:
        early += warn(ErrorCode.NO_RIGHT_TO_SIGN, person=by.name, task=task.id)
    return early


def _one(writing: Writing, body: b.Body, by: SignedIn, early: Ruling = CLEAR) -> Recorded:
    record = writing.append(body, by=by.by())
    return Recorded((record.id,), writing.changes(), early.flags, early.warnings)
