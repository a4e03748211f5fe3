"""What the pages of work start from: a try, a job of several tasks, a job done, the next mold.

Reads only; what is recorded goes through ``signing`` and ``facts``. Nothing here is ticked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, Person, learners
from trainer_app.checklists.on_mold import Earnable, earnable_on
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Arrived, Reading, Store
from trainer_app.checklists.rules import Case, Ruling, may_sign
from trainer_app.checklists.status import TaskStatus
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Problem, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import pack_of, signer, trainee_case
from trainer_app.services.session import SignedIn

_RECENT: Final = 40
"""Records of a trainee in which lately typed molds are looked for."""
_TOGETHER: Final = 160
_TOGETHER_ELSEWHERE: Final = 60
_OTHER_TRAINEES: Final = 10
_OFFERED: Final = 4
_LISTS: Final = 3


@dataclass(frozen=True, slots=True)
class Second:
    """Somebody who may give the second look, and for which of the tasks it would be one."""

    person: Person
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobTask:
    """A task that may go on the list of a job. ``problems``: what stands in the way of it alone."""

    task: Task
    status: TaskStatus
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class JobPage:
    """What *Sign off a job* starts from."""

    trainee: Person
    trainer: Person
    pack: Pack
    tasks: tuple[JobTask, ...]
    together: tuple[tuple[str, ...], ...]
    """Tasks that were signed off together before, the most usual first."""
    seconds: tuple[Second, ...]
    incumbent: bool
    today: date
    molds: tuple[str, ...]
    presses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TryPage:
    """What *Record a try* starts from."""

    trainee: Person
    pack: Pack
    task: Task
    today: date
    molds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobDonePage:
    """What *Job done* starts from. ``own``: the trainee enters it."""

    trainee: Person
    pack: Pack
    own: bool
    today: date
    molds: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class OnMold:
    """A trainee, and what one performance on the mold would bring."""

    trainee: Person
    tasks: tuple[Earnable, ...]


@dataclass(frozen=True, slots=True)
class SecondLookPage:
    """A recorded performance that somebody else watched too."""

    record: RecordId
    body: b.SignoffRecorded
    trainee: Person
    trainer: str
    second: Person
    pack: Pack
    task: Task
    ruling: Ruling


class Work:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def try_page(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TryPage:
        viewer.require(Action.RECORD_TRY)
        with self._store.reading() as reading:
            pack = pack_of(reading, task_id)
            task = pack.task(task_id)
            molds = recent_molds(reading, trainee)
            return TryPage(_person(reading, trainee), pack, task, self._today, molds)

    def job(self, viewer: SignedIn, trainee: PersonId, task: str = "") -> JobPage:
        """Every task with what stands in this viewer's way, and who could give a second look.

        ``task``: one of the programme that the job is of; empty: of the trainees'.
        """
        viewer.require(Action.SIGN_OFF)
        today = self._today
        with self._store.reading() as reading:
            case = trainee_case(reading, trainee, audience=pack_of(reading, task).audience)
            directory = reading.directory()
            who = signer(reading, viewer.id, tuple(case.pack.tasks), today)
            tasks = tuple(
                JobTask(
                    task,
                    case.status(task.id, today),
                    may_sign(who, case, task.id, today, directory).problems,
                )
                for task in case.pack.all_tasks()
            )
            return JobPage(
                case.trainee,
                viewer.person,
                case.pack,
                tasks,
                signed_together(reading, trainee, case.pack),
                second_assessors(directory, case, viewer.id, case.pack.all_tasks(), today),
                case.terms.incumbent,
                today,
                recent_molds(reading, trainee),
                recent_presses(reading, trainee),
            )

    def job_done(self, viewer: SignedIn, trainee: PersonId, task: str = "") -> JobDonePage:
        viewer.require(Action.RECORD_JOB, about=trainee)
        with self._store.reading() as reading:
            pack = pack_of(reading, task)
            return JobDonePage(
                _person(reading, trainee),
                pack,
                viewer.id == trainee,
                self._today,
                recent_molds(reading, trainee),
                signed_together(reading, trainee, pack),
            )

    def molds(self, viewer: SignedIn) -> tuple[str, ...]:
        """The molds that were worked on at this plant, the most usual first."""
        viewer.require(Action.SEE_CHECKLIST)
        seen: Counter[str] = Counter()
        with self._store.reading() as reading:
            for standings in reading.all_standings().values():
                for standing in standings.values():
                    seen.update(p.mold.strip() for p in standing.performances if p.mold.strip())
        return tuple(mold for mold, _count in sorted(seen.items(), key=lambda m: (-m[1], m[0])))

    def on_mold(self, viewer: SignedIn, mold: str, on: date) -> tuple[OnMold, ...]:
        """Who could earn what on this mold that day; whoever could earn nothing is left out."""
        viewer.require(Action.SEE_CHECKLIST)
        with self._store.reading() as reading:
            directory = reading.directory()
            found = []
            for person in learners(directory):
                if directory.same_human(person.id, viewer.id):
                    continue
                tasks = earnable_on(trainee_case(reading, person.id), mold, on)
                if tasks:
                    found.append(OnMold(person, tasks))
        return tuple(sorted(found, key=lambda f: folded(f.trainee.name)))

    def second_look(self, viewer: SignedIn, record_id: RecordId) -> SecondLookPage:
        """What somebody who watched the very same performance is asked to sign."""
        viewer.require(Action.SIGN_AS_SECOND)
        with self._store.reading() as reading:
            record = reading.record(record_id)
            body = record.body if record is not None else None
            if record is None or not isinstance(body, b.SignoffRecorded) or record.head.by is None:
                raise Refusal(ErrorCode.RECORD_UNKNOWN)
            case = trainee_case(reading, body.trainee, (body.task,))
            pack = reading.pack(body.edition) or case.pack
            task = pack.task(body.task)
            day = body.observed_on or self._today
            who = signer(reading, viewer.id, (body.task,), day)
            directory = reading.directory()
            return SecondLookPage(
                record_id,
                body,
                case.trainee,
                directory.name(record.head.by.person),
                viewer.person,
                pack,
                task,
                may_sign(who, case, body.task, day, directory),
            )

    @property
    def _today(self) -> date:
        return self._clock.now().date


# --- shared with the page of one task -------------------------------------------------------------


def second_assessors(
    directory: Directory, case: Case, trainer: PersonId | None, tasks: Iterable[Task], on: date
) -> tuple[Second, ...]:
    """Who could give the second look that a life-critical task still lacks: somebody with a right
    to sign it and none of this trainee's sign-offs on it. ``trainer``: who signs now, if anybody.
    """
    critical = [task for task in tasks if task.is_life_critical]
    hers = frozenset({directory.human(trainer)}) if trainer is not None else frozenset()
    found = []
    for person in sorted(directory.everybody(), key=lambda p: folded(p.name)):
        apart = not (
            directory.human(person.id) in hers or directory.same_human(person.id, case.trainee.id)
        )
        if apart and person.may(Action.SIGN_AS_SECOND):
            may = tuple(
                t.id for t in critical if _would_be_second(directory, case, person, t, on, hers)
            )
            if may:
                found.append(Second(person, may))
    return tuple(found)


def _would_be_second(
    directory: Directory,
    case: Case,
    person: Person,
    task: Task,
    on: date,
    trainers: frozenset[PersonId],
) -> bool:
    signed = {o for p in case.standing(task.id).performances for o in p.observers}
    if len(signed | trainers) > 1:
        return False  # two people have watched already, or will have with this one
    right = directory.right_for(person.id, task.id, task.unit, on)
    return right is not None and directory.human(person.id) not in signed


def recent_molds(reading: Reading, trainee: PersonId) -> tuple[str, ...]:
    """Typed lately about this trainee, in sign-offs, tries and jobs; the latest first."""
    told = [a.record.body for a in reading.history(trainee, limit=_RECENT)]
    molds = [
        body.mold.strip()
        for body in told
        if isinstance(body, b.SignoffRecorded | b.TryRecorded | b.JobDone)
    ]
    return tuple(dict.fromkeys(mold for mold in molds if mold))[:_OFFERED]


def recent_presses(reading: Reading, trainee: PersonId) -> tuple[str, ...]:
    told = [a.record.body for a in reading.history(trainee, limit=_RECENT)]
    presses = [body.press.strip() for body in told if isinstance(body, b.SignoffRecorded)]
    return tuple(dict.fromkeys(press for press in presses if press))[:_OFFERED]


def signed_together(reading: Reading, trainee: PersonId, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """The lists of earlier jobs: this trainee's own, then other trainees'; in the pack's order."""
    directory = reading.directory()
    others = [t for t in directory.enrolments if t != trainee][:_OTHER_TRAINEES]
    looked = [(trainee, _TOGETHER), *((other, _TOGETHER_ELSEWHERE) for other in others)]
    lists: Counter[tuple[str, ...]] = Counter()
    for whose, limit in looked:
        lists.update(_jobs(reading.history(whose, limit=limit), pack))
    return tuple(tasks for tasks, _count in lists.most_common(_LISTS))


def _jobs(arrived: Sequence[Arrived], pack: Pack) -> list[tuple[str, ...]]:
    """The later records of a job name the first one, which names none."""
    jobs: dict[str, set[str]] = {}
    for record in (item.record for item in arrived):
        if isinstance(record.body, b.SignoffRecorded):
            jobs.setdefault(record.body.job or record.id, set()).add(record.body.task)
    return [
        tuple(task for task in pack.tasks if task in tasks)
        for tasks in jobs.values()
        if len(tasks & pack.tasks.keys()) > 1
    ]


def _person(reading: Reading, person: PersonId) -> Person:
    known = reading.directory().people.get(person)
    if known is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=person[:8])
    return known
