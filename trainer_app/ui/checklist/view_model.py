"""A trainee's checklist as values: units with counts, the tasks of the filter, the one selected.

QtCore only. Reads on the store worker; a record that arrives updates the page in place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.coming import comes_next
from trainer_app.checklists.language import Words
from trainer_app.checklists.lessons import Step
from trainer_app.checklists.packs import Pack, Task, Unit
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.progress import Progress
from trainer_app.checklists.rules import Ruling
from trainer_app.checklists.status import Status, TaskStatus
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem
from trainer_app.kernel.ids import PersonId
from trainer_app.services.pages import ChecklistPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.network import RECEIPTS
from trainer_app.ui.ports.trainee import Signing, TraineePages
from trainer_app.ui.shared.sign_offs import Begun, SignedOff, SignOffDesk
from trainer_app.ui.shared.trainee_page import TraineeState
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel


class TaskFilter(StrEnum):
    NEXT = "next"
    DUE = "due"
    QUESTIONS = "questions"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class TaskItem:
    """A row. ``step``: in class and on the floor; None where it is not taught in class."""

    id: str
    unit: str
    title: Words
    tier: str
    tier_name: Words
    level: int
    counted: int
    required: int
    status: Status
    waiting: int
    paused: bool
    expires_on: date | None
    extended_until: date | None
    last_performed: date | None
    step: Step | None
    is_taught: bool = False
    asked_on: date | None = None
    unconfirmed: bool = False
    """There is a sign-off that the hub has not confirmed."""


@dataclass(frozen=True, slots=True)
class UnitItem:
    """``signed`` of ``tasks`` that apply; ``attention``: due, lapsed or in question."""

    id: str
    title: Words
    signed: int
    tasks: int
    attention: int
    may_be_signed: bool = False
    """All its core tasks are signed off, and the employer has not signed it yet."""


@dataclass(frozen=True, slots=True)
class ChecklistState(TraineeState):
    """``tasks``: those of the unit (empty: all units) that the filter lets through."""

    signed: int = 0
    of: int = 0
    remains: int = 0
    to_sign: int = 0
    is_own: bool = False
    may_record: bool = False
    may_print: bool = False
    may_read_notes: bool = False
    may_sign_units: bool = False
    units: tuple[UnitItem, ...] = ()
    unit: str = ""
    shown: TaskFilter = TaskFilter.NEXT
    matching: tuple[tuple[TaskFilter, int], ...] = ()
    tasks: tuple[TaskItem, ...] = ()
    selected: str = ""
    ruled: str = ""
    """The task that ``in_the_way`` is about."""
    in_the_way: tuple[Problem, ...] = ()
    signed_off: SignedOff | None = None
    signed_off_status: Status | None = None
    begun: Begun | None = None

    @property
    def can_record(self) -> bool:
        """Nothing stands in the way of the selected task, as far as is known yet."""
        return bool(self.selected) and not (self.ruled == self.selected and self.in_the_way)

    @property
    def unit_to_sign(self) -> str:
        """The unit in sight, where its signature by the employer can be given."""
        unit = next((u for u in self.units if u.id == self.unit), None)
        return unit.id if unit is not None and unit.may_be_signed and self.may_sign_units else ""


class ChecklistViewModel(PageModel[ChecklistState]):
    """Made before anybody asks for a trainee, so that a tap has only to read and paint."""

    sign_off_wanted = Signal(str)
    """The task to sign off."""
    task_wanted = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        pages: TraineePages,
        signing: Signing,
        clock: Clock,
        desk: SignOffDesk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ChecklistState(), parent)
        self._tasks = tasks
        self._pages = pages
        self._signing = signing
        self._clock = clock
        self._desk = desk
        self._viewer: SignedIn | None = None
        self._trainee = PersonId("")
        self._items: tuple[TaskItem, ...] = ()
        self._next: frozenset[str] = frozenset()
        tasks.changed.connect(self._on_changed)
        desk.signed_off.connect(self._on_signed_off)

    # --- intents --------------------------------------------------------------------------------

    def open(self, viewer: SignedIn, trainee: PersonId) -> None:
        """Show this trainee to whoever is signed in."""
        self._viewer, self._trainee = viewer, trainee
        is_own = viewer.id == trainee
        self._show(
            ChecklistState(
                is_own=is_own,
                may_record=viewer.may(Action.SIGN_OFF) and not is_own,
                may_print=viewer.may(Action.PRINT_SHEET, about=trainee),
                may_read_notes=viewer.may(Action.SEE_NOTES, about=trainee),
                may_sign_units=viewer.may(Action.SIGN_UNIT) and not is_own,
            )
        )
        self.read()

    def read(self) -> None:
        pages, viewer, trainee = self._pages, self._viewer, self._trainee
        if viewer is None:
            return
        self._tasks.query(
            self, lambda: pages.checklist(viewer, trainee), self._on_page, self._on_problem
        )

    def show(self, shown: TaskFilter) -> None:
        self._choose_rows(replace(self.state, shown=shown, signed_off=None))

    def show_unit(self, unit: str) -> None:
        """One unit, or all of them (empty)."""
        self._choose_rows(replace(self.state, unit=unit, signed_off=None))

    def select(self, task: str) -> None:
        """Select a row; choosing the selected one again opens its task."""
        if task == self.state.selected:
            self.open_task()
        elif any(item.id == task for item in self.state.tasks):
            self._choose_rows(replace(self.state, selected=task, signed_off=None))

    def open_task(self) -> None:
        if self.state.selected:
            self.task_wanted.emit(self.state.selected)

    def record_sign_off(self) -> None:
        if self.state.may_record and self.state.can_record:
            self.sign_off_wanted.emit(self.state.selected)

    def go_on(self) -> None:
        """Open the page that was begun and not signed."""
        if self.state.begun is not None:
            self.sign_off_wanted.emit(self.state.begun.task)

    def look_again(self) -> None:
        """Somebody came back to this page: a half-filled sign-off may wait by now."""
        self._show(replace(self.state, begun=self._begun()))

    def _begun(self) -> Begun | None:
        return None if self._viewer is None else self._desk.latest(self._trainee)

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: ChecklistPage) -> None:
        self._items = tuple(
            task_item(task, page.progress, page.pack, unconfirmed=task.id in page.unconfirmed)
            for task in page.pack.all_tasks()
        )
        self._next = frozenset(
            task.id for task in page.pack.all_tasks() if comes_next(task, page.progress.statuses)
        )
        signed_off = self.state.signed_off
        self._choose_rows(
            replace(
                self.state.headed(page.head),
                signed=page.progress.signed,
                of=page.progress.tasks,
                remains=len(page.progress.remains),
                to_sign=page.to_sign,
                units=_units(page.progress),
                begun=self._begun(),
                signed_off_status=page.progress.statuses[signed_off.task].status
                if signed_off
                else None,
            ),
            judge_again=True,
        )

    def _choose_rows(self, state: ChecklistState, *, judge_again: bool = False) -> None:
        """Apply unit and filter; keep the selection where it still can be, else the first row."""
        of_unit = [item for item in self._items if state.unit in ("", item.unit)]
        matching = {
            shown: [item for item in of_unit if self._lets_through(shown, item)]
            for shown in TaskFilter
        }
        rows = tuple(matching[state.shown])
        selected = state.selected
        if not any(item.id == selected for item in rows):
            selected = rows[0].id if rows else ""
        self._show(
            replace(
                state,
                tasks=rows,
                matching=tuple((shown, len(found)) for shown, found in matching.items()),
                selected=selected,
            )
        )
        if selected and state.may_record and (judge_again or selected != state.ruled):
            self._judge(selected)

    def _lets_through(self, shown: TaskFilter, item: TaskItem) -> bool:
        match shown:
            case TaskFilter.NEXT:
                return item.id in self._next
            case TaskFilter.DUE:
                return item.status in (Status.DUE, Status.LAPSED)
            case TaskFilter.QUESTIONS:
                return item.status is Status.IN_QUESTION
            case TaskFilter.ALL:
                return True

    def _judge(self, task: str) -> None:
        signing, viewer, trainee = self._signing, self._viewer, self._trainee
        today = self._clock.now().date
        assert viewer is not None

        def judged(ruling: Ruling) -> None:
            self._show(replace(self.state, ruled=task, in_the_way=ruling.problems))

        self._tasks.query(
            self, lambda: signing.may_sign(viewer.id, trainee, task, today), judged, key="ruling"
        )

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(self._trainee, RECEIPTS):
            self.read()

    def _on_signed_off(self, signed: SignedOff) -> None:
        if signed.trainee == self._trainee:
            self._show(replace(self.state, signed_off=signed, signed_off_status=None))


def task_item(task: Task, progress: Progress, pack: Pack, *, unconfirmed: bool = False) -> TaskItem:
    status: TaskStatus = progress.statuses[task.id]
    tier = pack.policy.tier(task.tier)
    lesson = progress.lessons.get(task.id)
    return TaskItem(
        id=task.id,
        unit=task.unit,
        title=task.title,
        tier=task.tier,
        tier_name=tier.name if tier else {},
        level=status.level,
        counted=status.counted,
        required=status.required,
        status=status.status,
        waiting=len(status.waiting),
        paused=status.paused,
        expires_on=status.expires_on,
        extended_until=status.extended_until,
        last_performed=status.last_performed,
        step=None if lesson is None else lesson.step,
        is_taught=lesson is not None and lesson.taught_on is not None,
        asked_on=status.asked_on,
        unconfirmed=unconfirmed,
    )


def _units(progress: Progress) -> tuple[UnitItem, ...]:
    return tuple(
        UnitItem(
            u.unit.id,
            u.unit.title,
            u.signed,
            u.tasks,
            u.due + u.lapsed + u.in_question,
            u.signed_by is None and _is_complete(u.unit, progress),
        )
        for u in progress.units
    )


def _is_complete(unit: Unit, progress: Progress) -> bool:
    """Every core task that applies is signed off: the rule says the rest when it is signed."""
    core = [progress.statuses[task.id] for task in unit.tasks if task.is_core]
    apply = [status for status in core if status.status is not Status.NOT_APPLICABLE]
    return bool(apply) and all(status.is_current for status in apply)
