"""*My page*: what a trainee starts from, and what only a trainee says: I am ready; not me."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.coming import Coming
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.packs import Task
from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.planning import Target
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.slots import Slot, next_slot
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import RecordId
from trainer_app.services.cases import pack_of
from trainer_app.services.deciding import Deciding
from trainer_app.services.heads import TraineeHead
from trainer_app.services.notes import NoteLine, Notes
from trainer_app.services.pages import Pages
from trainer_app.services.planning import Planning
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.slots import slots_of
from trainer_app.services.visits import Visits

MOST_NEXT: Final = 6
MOST_PLANNED: Final = 4


@dataclass(frozen=True, slots=True)
class InMyName:
    """A signature that was given with this person's PIN. ``statement``: what it is about."""

    statement: RecordId
    task: Task | None
    level: int
    watched_by: str
    observed_on: date | None
    at: Moment
    pc: str
    agrees: bool
    in_question: bool
    """Somebody asked about it already, or it was declined."""


@dataclass(frozen=True, slots=True)
class MyPage:
    head: TraineeHead
    signed: int
    tasks: int
    next: tuple[Coming, ...]
    planned: tuple[Target, ...]
    """A few things of the plan: by now, and next."""
    today: date
    asked: tuple[tuple[Task, date], ...]
    """Where this person asked to be assessed and nobody has watched since."""
    to_sign: int
    notes: tuple[NoteLine, ...]
    """Shared notes about this person that wait for an answer."""
    since: Moment | None
    """When the last visit began; None: this is the first on this PC."""
    in_my_name: tuple[InMyName, ...]
    """What was signed in this person's name since then and before this visit."""
    slot: Slot | None = None
    """The next training slot."""
    slot_by: str = ""
    """Who planned it."""


class MyPages:
    def __init__(
        self,
        store: Store,
        clock: Clock,
        pages: Pages,
        notes: Notes,
        visits: Visits,
        deciding: Deciding,
        planning: Planning,
    ) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages
        self._notes = notes
        self._visits = visits
        self._deciding = deciding
        self._planning = planning

    def page(self, person: SignedIn) -> MyPage:
        strip = self._pages.strip(person, person.id)
        statuses = strip.progress.statuses
        visit = self._visits.since_last_visit(person)
        planned, today = self._planning.soon(person, MOST_PLANNED)
        with self._store.reading() as reading:
            came = visit.records if visit else ()
            earlier = [a.record for a in came if a.record.head.at < person.at_ms]
            signed = [s for record in earlier if (s := _in_my_name(reading, record))]
            to_sign = len(reading.to_sign(person.id))
            slot = next_slot(slots_of(reading, person.id, self._clock.now().date))
            slot_by = reading.directory().name(slot.planned_by) if slot is not None else ""
        return MyPage(
            strip.head,
            strip.progress.signed,
            strip.progress.tasks,
            strip.coming[:MOST_NEXT],
            planned,
            today,
            tuple(
                (strip.head.pack.tasks[s.task], s.asked_on)
                for s in statuses.values()
                if s.asked_on is not None
            ),
            to_sign,
            self._notes.unanswered(person),
            visit.at if visit else None,
            tuple(reversed(signed)),
            slot,
            slot_by,
        )

    def ask_to_be_assessed(self, person: SignedIn, task: str) -> Recorded:
        """It stands on the trainers' *Today* until the task is watched."""
        with self._store.writing() as writing:
            return request_assessment(writing, person, task, self._clock.now().date)

    def not_me(self, person: SignedIn, statement: RecordId, words: str = "") -> Recorded:
        """Opens a question about a statement that was signed in this person's name."""
        return self._deciding.raise_question(person, statement, "not_me", words)


def request_assessment(writing: Writing, person: SignedIn, task: str, on: date) -> Recorded:
    """Whoever is to be assessed asks, in the own programme. In somebody else's transaction."""
    person.require(Action.REQUEST_ASSESSMENT, about=person.id)
    pack = pack_of(writing, task)
    pack.task(task)
    if pack.audience == TRAINEES and Role.TRAINEE not in person.roles:
        raise Refusal(ErrorCode.NOT_ALLOWED, person=person.name)
    body = b.AssessmentRequested(trainee=person.id, task=task, on=on)
    record = writing.append(body, by=person.by())
    return Recorded((record.id,), writing.changes())


def _in_my_name(reading: Reading, record: Record) -> InMyName | None:
    """Only signatures as a trainee: what else was recorded stands in the history."""
    body = record.body
    if not isinstance(body, b.SignatureGiven) or body.role != "trainee":
        return None
    about = reading.record(body.about)
    if about is None or not isinstance(about.body, b.SignoffRecorded):
        return None
    statement, directory = about.body, reading.directory()
    pack = reading.pack(statement.edition) or pack_of(reading, statement.task)
    device = directory.device_of(record.log)
    standing = reading.standings(statement.trainee, (statement.task,)).get(statement.task)
    asked = standing is not None and any(
        about.id in q.records or record.id in q.records for q in standing.questions
    )
    return InMyName(
        about.id,
        pack.tasks.get(statement.task),
        statement.level,
        directory.name(about.head.by.person) if about.head.by else "",
        statement.observed_on,
        record.head.moment,
        device.name if device else "",
        body.agrees,
        asked,
    )
