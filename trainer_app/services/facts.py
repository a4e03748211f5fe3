"""Facts: a try, a job done, a module completed. Always taken; what was missing is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Store, Writing
from trainer_app.checklists.rules import may_practise
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import trainee_case
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


class Facts:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def record_try(self, by: SignedIn, trainee: PersonId, seen: Try) -> Recorded:
        """A try is a fact: what its prerequisites lacked is kept as flags."""
        by.require(Action.RECORD_TRY)
        with self._store.writing() as writing:
            case = trainee_case(writing, trainee, (seen.task,))
            known = seen.task in case.pack.tasks
            flags = may_practise(case, seen.task, seen.observed_on).flags if known else ()
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
                flags=flags,
                words=seen.words.strip(),
            )
            return _one(writing, body, by, flags)

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

    def practical_attended(
        self, by: SignedIn, trainee: PersonId, session: str, on: date, *, complete: bool = True
    ) -> Recorded:
        by.require(Action.MARK_MODULE)
        with self._store.writing() as writing:
            body = b.PracticalAttended(trainee=trainee, session=session, on=on, complete=complete)
            return _one(writing, body, by)


def _one(writing: Writing, body: b.Body, by: SignedIn, warnings: tuple[str, ...] = ()) -> Recorded:
    record = writing.append(body, by=by.by())
    return Recorded((record.id,), writing.changes(), warnings)
