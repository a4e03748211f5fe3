"""A trainee's home as values: what comes next, what to sign, notes, what was signed. QtCore only.

Says where a tap leads (``wanted``: a route and what it takes); the view only passes taps on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.coming import Coming
from trainer_app.checklists.language import Words
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.mypage import InMyName, MyPage
from trainer_app.services.notes import NoteLine
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.ports.home import MyPages
from trainer_app.ui.shared.begun import BegunItem, begun_items
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.plan_items import PlanItem, plan_item
from trainer_app.ui.shared.trainee_page import TraineeModel, TraineeState
from trainer_app.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class OwnNext:
    """``asked``: when this person said to be ready to be assessed on it."""

    task: str
    title: Words
    level: int
    counted: int
    required: int
    asked: date | None


@dataclass(frozen=True, slots=True)
class NoteAboutMe:
    note: RecordId
    by: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class SignedItem:
    """A signature given with this person's PIN. ``in_question``: somebody asked already."""

    statement: RecordId
    task: str
    title: Words
    level: int
    watched_by: str
    observed_on: date | None
    at: Moment
    pc: str
    agrees: bool
    in_question: bool


@dataclass(frozen=True, slots=True)
class NextSlot:
    """``by``: who planned it."""

    on: date
    minutes: int
    tasks: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class MyState(TraineeState):
    signed: int = 0
    of: int = 0
    next: tuple[OwnNext, ...] = ()
    planned: tuple[PlanItem, ...] = ()
    """A few things of the plan: by now, and next."""
    to_sign: int = 0
    slot: NextSlot | None = None
    notes: tuple[NoteAboutMe, ...] = ()
    since: Moment | None = None
    in_my_name: tuple[SignedItem, ...] = ()
    begun: tuple[BegunItem, ...] = ()
    doubted: SignedItem | None = None
    """What *not me* was tapped on, before it is said for good."""
    was_doubted: bool = False
    """A question has just been opened."""
    was_asked: str = ""
    """The task on which this person has just asked to be assessed."""


class MyPageViewModel(TraineeModel[MyState]):
    wanted = Signal(str, dict)
    """A route, and what it takes."""

    def __init__(
        self,
        tasks: TaskRunner,
        pages: MyPages,
        drafts: DraftDesk,
        person: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(MyState(name=person.name), tasks, person, person.id, parent)
        self._pages, self._drafts, self._person = pages, drafts, person
        drafts.changed.connect(self._look_at_drafts)

    @override
    def read(self) -> None:
        pages, person = self._pages, self._person
        self._tasks.query(self, lambda: pages.page(person), self._on_page, self._on_problem)

    # --- intents --------------------------------------------------------------------------------

    def open_task(self, task: str) -> None:
        self.wanted.emit("task", {"trainee": self._person.id, "task": task})

    def open_note(self, note: RecordId) -> None:
        self.wanted.emit("note", {"note": note})

    def go_on_with(self, item: BegunItem) -> None:
        self.wanted.emit(item.route, item.params)

    def open_own(self, route: str) -> None:
        """The own checklist, record, or a job that was done."""
        self.wanted.emit(route, {"trainee": self._person.id})

    def open_to_sign(self) -> None:
        self.wanted.emit("to_sign", {})

    def say_ready(self, task: str) -> None:
        """I am ready to be assessed."""
        pages, person = self._pages, self._person
        if self.state.busy:
            return

        def on_asked(_recorded: Recorded) -> None:
            self._show(replace(self.state, busy=False, was_asked=task))

        self._show(replace(self.state, busy=True, problem=None, was_doubted=False))
        self._tasks.perform(
            self, lambda: pages.ask_to_be_assessed(person, task), on_asked, self._on_problem
        )

    def doubt(self, statement: RecordId) -> None:
        """The first touch of *not me*; ``not_me`` says it."""
        found = next((s for s in self.state.in_my_name if s.statement == statement), None)
        self._show(replace(self.state, doubted=found, was_doubted=False, was_asked=""))

    def not_me(self) -> None:
        doubted, pages, person = self.state.doubted, self._pages, self._person
        if doubted is None or self.state.busy:
            return

        def on_raised(_recorded: Recorded) -> None:
            self._show(replace(self.state, busy=False, doubted=None, was_doubted=True))

        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(
            self,
            lambda: pages.not_me(person, doubted.statement),
            on_raised,
            self._on_problem,
        )

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: MyPage) -> None:
        head = page.head
        self._show(
            replace(
                self.state.headed(head),
                signed=page.signed,
                of=page.tasks,
                next=tuple(_next(coming) for coming in page.next),
                planned=tuple(plan_item(t, head.pack, page.today) for t in page.planned),
                to_sign=page.to_sign,
                slot=_slot(page),
                notes=tuple(_note(line) for line in page.notes),
                since=page.since,
                in_my_name=tuple(_signed(item) for item in page.in_my_name),
                begun=self._begun(),
            )
        )

    def _begun(self) -> tuple[BegunItem, ...]:
        names = {PersonId(self._person.id): self._person.name}
        return begun_items(self._drafts.waiting(), names)

    def _look_at_drafts(self) -> None:
        self._show(replace(self.state, begun=self._begun()))

    @override
    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, busy=False, doubted=None, problem=error.problem))


def _next(coming: Coming) -> OwnNext:
    task, status = coming.task, coming.status
    return OwnNext(
        task.id, task.title, status.level, status.counted, status.required, status.asked_on
    )


def _slot(page: MyPage) -> NextSlot | None:
    slot = page.slot
    return None if slot is None else NextSlot(slot.on, slot.minutes, slot.tasks, page.slot_by)


def _note(line: NoteLine) -> NoteAboutMe:
    return NoteAboutMe(line.note.record, line.by, line.note.at.date, line.note.text)


def _signed(item: InMyName) -> SignedItem:
    return SignedItem(
        item.statement,
        item.task.id if item.task else "",
        item.task.title if item.task else {},
        item.level,
        item.watched_by,
        item.observed_on,
        item.at,
        item.pc,
        item.agrees,
        item.in_question,
    )
