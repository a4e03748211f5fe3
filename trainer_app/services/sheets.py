"""Sheets: gather what goes on paper, then hand it to whoever draws it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.language import say
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.progress import Progress, Remainder, Remaining, UnitProgress, progress
from trainer_app.checklists.sheets import (
    NamedRemainder,
    ProgressSheet,
    Sheet,
    SheetHead,
    SheetPerformance,
    SheetTask,
    SheetUnit,
    Trust,
)
from trainer_app.checklists.standing import Performance
from trainer_app.checklists.status import Status, TaskStatus
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import milestones, trainee_case
from trainer_app.services.heads import week_of
from trainer_app.services.session import SignedIn

Draw = Callable[[Sheet], bytes]
"""Turns a sheet into the bytes of a PDF: same sheet, same bytes."""


class Sheets:
    def __init__(self, store: Store, clock: Clock, draw: Draw) -> None:
        self._store = store
        self._clock = clock
        self._draw = draw

    def progress(
        self,
        viewer: SignedIn,
        trainee: PersonId,
        *,
        lang: str,
        paper: str = "letter",
        on: date | None = None,
    ) -> bytes:
        """The progress sheet of a trainee as a PDF, for whoever may print it."""
        viewer.require(Action.PRINT_SHEET, about=trainee)
        return self._draw(
            self.progress_sheet(trainee, lang=lang, paper=paper, on=on, printed_by=viewer.name)
        )

    def draw_progress(
        self, trainee: PersonId, *, lang: str, paper: str, on: date | None, printed_by: str
    ) -> bytes:
        """The same for the command line, which has the rights of whoever can read the keys."""
        return self._draw(
            self.progress_sheet(trainee, lang=lang, paper=paper, on=on, printed_by=printed_by)
        )

    def progress_sheet(
        self, trainee: PersonId, *, lang: str, paper: str, on: date | None, printed_by: str
    ) -> ProgressSheet:
        """The sheet as data."""
        today = self._clock.now().date
        day = on or today
        with self._store.reading() as reading:
            case = trainee_case(reading, trainee)
            whole = progress(case, milestones(reading, trainee, day), day)
            directory, pack = reading.directory(), case.pack
            enrolment = directory.enrolments.get(trainee)
            started = enrolment.started if enrolment else None
            units = tuple(_unit(reading, directory, pack, unit, lang) for unit in whole.units)
            by_task = {task.id: task for unit in units for task in unit.tasks}
            pressing = [
                by_task[s.task]
                for s in whole.statuses.values()
                if s.status in (Status.DUE, Status.LAPSED)
            ]
            return ProgressSheet(
                head=_head(reading, directory, pack, lang, paper, day, today, printed_by),
                trainee=case.trainee.name,
                pathway=enrolment.pathway if enrolment else "new",
                started=started,
                week=week_of(started, day),
                weeks=pack.plan.weeks,
                units=units,
                modules_done=len([m for m in pack.modules if m.id in whole.milestones.modules]),
                modules=len(pack.modules),
                practicals=tuple(
                    (p.id, whole.milestones.practicals.get(p.id)) for p in pack.practicals
                ),
                capstone=whole.milestones.capstone,
                remains=tuple(_named(pack, r, lang) for r in whole.remains),
                due=tuple(sorted(pressing, key=lambda t: (t.expires_on or day, t.id))),
                trainers=_trainers(directory, whole),
            )


def _head(
    reading: Reading,
    directory: Directory,
    pack: Pack,
    lang: str,
    paper: str,
    as_of: date,
    today: date,
    printed_by: str,
) -> SheetHead:
    site = directory.site.saved if directory.site else b.SiteSaved(name="")
    return SheetHead(
        lang=lang,
        paper=paper,
        plant=site.name,
        employer=site.employer,
        programme=say(pack.title, lang),
        version=pack.version,
        edition=pack.edition[:8],
        notice=say(pack.notice, lang),
        printed_by=printed_by,
        printed_on=today,
        trust=Trust(
            as_of=as_of,
            pcs=tuple(sorted(d.name for d in directory.devices().values())),
            records=reading.record_count(),
        ),
        sample=reading.is_sample(),
    )


def _unit(
    reading: Reading, directory: Directory, pack: Pack, unit: UnitProgress, lang: str
) -> SheetUnit:
    return SheetUnit(
        id=unit.unit.id,
        title=say(unit.unit.title, lang),
        tasks=tuple(
            _task(reading, directory, pack.tasks[status.task], status, lang)
            for status in unit.statuses
        ),
        applicable=unit.tasks,
        signed=unit.signed,
        due=unit.due,
        lapsed=unit.lapsed,
        in_question=unit.in_question,
        signed_by=directory.name(unit.signed_by) if unit.signed_by else "",
        signed_on=unit.signed_on,
    )


def _task(
    reading: Reading, directory: Directory, task: Task, status: TaskStatus, lang: str
) -> SheetTask:
    return SheetTask(
        id=task.id,
        title=say(task.title, lang),
        tier=task.tier,
        level=status.level,
        counted=status.counted,
        required=status.required,
        status=status.status,
        second_look_missing=status.second_look_missing,
        expires_on=status.expires_on,
        extended_until=status.extended_until,
        lapse_reason=status.lapse_reason,
        paused=status.paused,
        performances=tuple(_performance(reading, directory, p) for p in status.evidence),
        waiting=len(status.waiting),
    )


def _performance(reading: Reading, directory: Directory, p: Performance) -> SheetPerformance:
    log = reading.log_of(p.record)
    device = directory.device_of(log) if log else None
    return SheetPerformance(
        on=p.observed_on,
        level=p.level,
        method=p.method,
        evidence=p.evidence,
        trainer=directory.name(p.observers[0]),
        others=tuple(directory.name(o) for o in p.observers[1:]),
        trainee_agreed=not p.capstone,
        pc=device.name if device else "",
        late=p.late,
        sheet=p.sheet,
    )


def _named(pack: Pack, remainder: Remainder, lang: str) -> NamedRemainder:
    """The remainder with the title of its task, module, session or unit."""
    match remainder.kind:
        case Remaining.MODULE:
            words = next((m.title for m in pack.modules if m.id == remainder.id), {})
        case Remaining.PRACTICAL:
            words = next((p.theme for p in pack.practicals if p.id == remainder.id), {})
        case Remaining.UNIT_SIGNATURE:
            words = pack.units_by_id[remainder.id].title
        case Remaining.CAPSTONE:
            words = {}
        case _:
            words = pack.tasks[remainder.id].title
    return NamedRemainder(remainder, say(words, lang) if words else "")


def _trainers(directory: Directory, whole: Progress) -> tuple[str, ...]:
    """Who watched, most often first."""
    watched: dict[PersonId, int] = {}
    for status in whole.statuses.values():
        for p in status.evidence:
            watched[p.observers[0]] = watched.get(p.observers[0], 0) + 1
    ranked = sorted(watched, key=lambda person: (-watched[person], directory.name(person)))
    return tuple(directory.name(person) for person in ranked)
