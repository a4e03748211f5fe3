"""The trainers' programme of one person as values: the tasks, what remains, who can observe.

QtCore only. The person is signed off by the same page as a trainee; here is where that begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.progress import Progress
from trainer_app.checklists.rules import Ruling
from trainer_app.checklists.status import Status
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.trainer_records import TrainerRecord
from trainer_app.ui.checklist.view_model import TaskItem, task_item
from trainer_app.ui.ports.trainee import Signing
from trainer_app.ui.ports.trainer import TrainerRecords
from trainer_app.ui.shared.sign_offs import SignedOff, SignOffDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class NoteToAnswer:
    """Somebody wrote about the viewer."""

    record: RecordId
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class TrainerRecordState(PageState):
    """``has_programme`` False: this plant has none for trainers."""

    is_own: bool = False
    may_record: bool = False
    may_print: bool = False
    is_loaded: bool = False
    has_programme: bool = False
    may_adopt: bool = False
    name: str = ""
    programme: Words = field(default_factory=dict)
    signed: int = 0
    of: int = 0
    mode: str = "off"
    is_complete: bool = False
    workshop_done: bool = False
    every_task: tuple[str, ...] = ()
    some_tasks: tuple[str, ...] = ()
    to_sign: int = 0
    notes: tuple[NoteToAnswer, ...] = ()
    asked: tuple[tuple[str, date], ...] = ()
    """Tasks on which this person asked to be assessed, and since when."""
    tasks: tuple[TaskItem, ...] = ()
    selected: str = ""
    ruled: str = ""
    in_the_way: tuple[Problem, ...] = ()
    signed_off: SignedOff | None = None

    @property
    def asked_on(self) -> date | None:
        """The day on which the selected task was asked for."""
        return next((on for task, on in self.asked if task == self.selected), None)

    @property
    def can_ask(self) -> bool:
        """The selected task of one's own record is not signed off, and not asked for yet."""
        item = next((item for item in self.tasks if item.id == self.selected), None)
        is_open = item is not None and item.counted < item.required
        return self.is_own and is_open and self.asked_on is None and not self.busy

    @property
    def can_record(self) -> bool:
        """Nothing stands in the way of the selected task, as far as is known yet."""
        return bool(self.selected) and not (self.ruled == self.selected and self.in_the_way)

    @property
    def status_signed(self) -> Status | None:
        """Of the task that was just signed off."""
        signed = self.signed_off
        found = (item.status for item in self.tasks if signed and item.id == signed.task)
        return next(found, None)


class TrainerRecordViewModel(PageModel[TrainerRecordState]):
    sign_off_wanted = Signal(str)
    task_wanted = Signal(str)
    note_wanted = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        records: TrainerRecords,
        signing: Signing,
        clock: Clock,
        desk: SignOffDesk,
        viewer: SignedIn,
        person: PersonId,
        parent: QObject | None = None,
    ) -> None:
        is_own = viewer.id == person
        super().__init__(
            TrainerRecordState(
                is_own=is_own,
                may_record=viewer.may(Action.SIGN_OFF) and not is_own,
                may_print=viewer.may(Action.PRINT_SHEET, about=person),
            ),
            parent,
        )
        self._tasks, self._records, self._signing = tasks, records, signing
        self._clock, self._viewer, self._person = clock, viewer, person
        tasks.changed.connect(self._on_changed)
        desk.signed_off.connect(self._on_signed_off)

    # --- intents --------------------------------------------------------------------------------

    def read(self) -> None:
        records, viewer, person = self._records, self._viewer, self._person
        self._tasks.query(
            self, lambda: records.record(viewer, person), self._on_record, self._on_problem
        )

    def select(self, task: str) -> None:
        """Select a row; choosing the selected one again opens its task."""
        if task == self.state.selected:
            self.open_task()
        elif any(item.id == task for item in self.state.tasks):
            self._show(replace(self.state, selected=task, signed_off=None))
            self._judge()

    def open_task(self) -> None:
        if self.state.selected:
            self.task_wanted.emit(self.state.selected)

    def record_sign_off(self) -> None:
        if self.state.may_record and self.state.can_record:
            self.sign_off_wanted.emit(self.state.selected)

    def answer_note(self) -> None:
        """The newest that waits; the next one is there when this page is seen again."""
        if self.state.notes:
            self.note_wanted.emit(self.state.notes[0].record)

    def ask(self) -> None:
        """To be assessed on the selected task."""
        state, records, viewer = self.state, self._records, self._viewer
        if not state.can_ask:
            return
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: records.ask(viewer, state.selected), self._on_asked, self._on_problem
        )

    def adopt(self) -> None:
        """Take the programme that comes with this program into use."""
        if self.state.busy or not self.state.may_adopt:
            return
        records, viewer = self._records, self._viewer
        self._show(replace(self.state, busy=True))
        self._tasks.perform(self, lambda: records.adopt(viewer), self._on_adopted, self._on_problem)

    # --- answers --------------------------------------------------------------------------------

    def _on_record(self, record: TrainerRecord) -> None:
        pack, progress = record.pack, record.progress
        items: tuple[TaskItem, ...] = ()
        if pack is not None and progress is not None:
            items = tuple(task_item(task, progress, pack) for task in pack.all_tasks())
        selected = self.state.selected
        if not any(item.id == selected for item in items):
            selected = _first_open(items)
        self._show(
            replace(
                self.state,
                is_loaded=True,
                has_programme=pack is not None,
                may_adopt=record.may_adopt,
                name=record.person.name,
                programme=pack.short_title if pack else {},
                signed=progress.signed if progress else 0,
                of=progress.tasks if progress else 0,
                mode=record.mode,
                is_complete=record.is_complete,
                workshop_done=record.workshop_done,
                every_task=record.every_task,
                some_tasks=record.some_tasks,
                to_sign=record.to_sign,
                notes=tuple(NoteToAnswer(n.record, n.at.date, n.text) for n in record.notes),
                asked=_asked(progress),
                tasks=items,
                selected=selected,
                problem=None,
            )
        )
        self._judge()

    def _judge(self) -> None:
        signing, viewer, person = self._signing, self._viewer, self._person
        task, today = self.state.selected, self._clock.now().date
        if not task or not self.state.may_record:
            return

        def judged(ruling: Ruling) -> None:
            self._show(replace(self.state, ruled=task, in_the_way=ruling.problems))

        self._tasks.query(
            self, lambda: signing.may_sign(viewer.id, person, task, today), judged, key="ruling"
        )

    def _on_asked(self, _recorded: Recorded) -> None:
        self._show(replace(self.state, busy=False))

    def _on_adopted(self, _changes: ChangeSet) -> None:
        self._show(replace(self.state, busy=False))
        self.read()

    def _on_changed(self, _changes: ChangeSet) -> None:
        """Rights and the plant's rules are told here too."""
        self.read()

    def _on_signed_off(self, signed: SignedOff) -> None:
        if signed.trainee == self._person:
            self._show(replace(self.state, signed_off=signed))


def _asked(progress: Progress | None) -> tuple[tuple[str, date], ...]:
    statuses = () if progress is None else progress.statuses.values()
    return tuple((s.task, s.asked_on) for s in statuses if s.asked_on is not None)


def _first_open(items: tuple[TaskItem, ...]) -> str:
    """Where one goes on; the first where all are signed off."""
    waiting = (item.id for item in items if item.counted < item.required)
    return next(waiting, items[0].id if items else "")
