"""The morning page as values: the people of one shift or of all, and what waits. QtCore only.

Says where a tap leads (``wanted``: a route and what it takes). The same as last time is printed
without another look at it: the very shifts, language, paper and printer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.morning import Asked, Lapsing
from trainer_app.checklists.notes import Note
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.slots import Slot
from trainer_app.checklists.trust import TrustLine
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.services.morning import MorningLine, MorningPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.morning import Mornings
from trainer_app.ui.ports.paper import SheetPress
from trainer_app.ui.shared.last_print import LastPrint, LastPrints
from trainer_app.ui.shared.printers import Printing
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel, PageState

__all__ = ["MorningLine", "MorningState", "MorningViewModel", "Wait", "WaitItem"]


class Wait(StrEnum):
    """What waits, in the order in which it is read."""

    SLOT = "slot"
    LAPSES = "lapses"
    FOLLOW_UP = "follow_up"
    QUESTION = "question"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class WaitItem:
    """``task``: what it is about; empty for a note in general and for the capstone."""

    kind: Wait
    line: MorningLine
    task: str
    lapsing: Lapsing | None = None
    note: Note | None = None
    owner: str = ""
    """Who has the note, or planned the slot."""
    slot: Slot | None = None
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class MorningState(PageState):
    """``shift`` None: all of them; empty: of whoever has none."""

    now: Moment
    pack: Pack | None = None
    today: date = date.min
    shifts: tuple[str, ...] = ()
    shift: str | None = None
    everybody: tuple[MorningLine, ...] = ()
    trust: TrustLine | None = None
    left: int = 0
    last: LastPrint | None = None
    may_extend: bool = False
    printed_on: str = ""

    @property
    def is_loaded(self) -> bool:
        return self.pack is not None

    @property
    def lines(self) -> tuple[MorningLine, ...]:
        return tuple(
            line for line in self.everybody if self.shift is None or line.person.shift == self.shift
        )

    @property
    def has_others(self) -> bool:
        """People without a shift, where others have one."""
        return bool(self.shifts) and any(not line.person.shift for line in self.everybody)

    @property
    def waits(self) -> tuple[WaitItem, ...]:
        return tuple(item for kind in Wait for item in _waits(kind, self.lines))


class MorningViewModel(PageModel[MorningState]):
    wanted = Signal(str, dict)
    """A route, and what it takes."""

    def __init__(
        self,
        tasks: TaskRunner,
        mornings: Mornings,
        sheets: SheetPress,
        printing: Callable[[], Printing],
        prints: LastPrints,
        clock: Clock,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(
            MorningState(clock.now(), may_extend=viewer.may(Action.EXTEND)),
            parent,
        )
        self._tasks, self._mornings, self._sheets = tasks, mornings, sheets
        self._printing, self._prints = printing, prints
        self._clock, self._viewer = clock, viewer
        tasks.changed.connect(self._on_changed)

    # --- intents --------------------------------------------------------------------------------

    def read(self) -> None:
        mornings, viewer = self._mornings, self._viewer
        self._tasks.query_in_parts(
            self,
            lambda patience: mornings.page(viewer, patience=patience),
            self._on_page,
            self._on_problem,
            is_whole=lambda page: page.left == 0,
        )

    def look_at_last(self) -> None:
        """It may have been printed meanwhile."""
        self._show(replace(self.state, last=self._prints.last))

    def choose_shift(self, shift: str | None) -> None:
        self._show(replace(self.state, shift=shift))

    def open_person(self, line: MorningLine) -> None:
        self.wanted.emit("checklist", {"trainee": line.person.id})

    def open_wait(self, item: WaitItem) -> None:
        """To where it is answered, for whoever may; else to the task."""
        trainee = {"trainee": item.line.person.id}
        task = {**trainee, "task": item.task}
        if item.slot is not None:
            self.wanted.emit("slots", trainee)
        elif item.note is not None:
            self.wanted.emit("note", {"note": item.note.record})
        elif item.asked is not None and self._viewer.may(Action.DECIDE_QUESTION):
            self.wanted.emit("question", {**task, "thing": item.asked.thing})
        elif item.lapsing is not None and self._may_extend(item.lapsing):
            self.wanted.emit("extend", task)
        elif self.state.pack is not None and item.task in self.state.pack.tasks:
            self.wanted.emit("task", task)
        else:
            self.wanted.emit("checklist", trainee)

    def _may_extend(self, lapsing: Lapsing) -> bool:
        return self.state.may_extend and not lapsing.is_extended

    def do_primary(self) -> None:
        """Look at the page before it is printed; where there is nobody, the list of trainees."""
        state = self.state
        if not state.everybody:
            self.wanted.emit("people", {})
        elif state.shift is None:
            self.wanted.emit("morning_sheet", {})
        else:
            self.wanted.emit("morning_sheet", {"shift": state.shift})

    def print_last(self) -> None:
        last = self.state.last
        if last is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, printed_on="", problem=None))
        sheets, viewer, make_printing = self._sheets, self._viewer, self._printing
        wanted = Wanted(SheetKind.MORNING, last.lang, last.paper, shifts=last.shifts)

        def work() -> None:
            pdf = sheets.pdf(viewer, [wanted])
            make_printing().print_pdf(pdf, last.printer, wanted.kind.value, last.paper)

        self._tasks.perform(
            self, work, lambda _none: self._on_printed(last), self._on_problem, on=Worker.SLOW
        )

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: MorningPage) -> None:
        """Whoever works on a shift begins with it."""
        if page.left and len(page.lines) < len(self.state.everybody):
            return  # the beginning of what is shown already
        own, shift = self._viewer.person.shift, self.state.shift
        if not self.state.is_loaded and own in page.shifts:
            shift = own
        elif shift not in (*page.shifts, ""):
            shift = None
        self._show(
            replace(
                self.state,
                now=self._clock.now(),
                pack=page.pack,
                today=page.today,
                shifts=page.shifts,
                shift=shift,
                everybody=page.lines,
                trust=page.trust,
                left=page.left,
                problem=None,
            )
        )
        self.look_at_last()

    def _on_printed(self, last: LastPrint) -> None:
        self._prints.keep(replace(last, on=self._clock.now().date))
        self._show(replace(self.state, busy=False, printed_on=last.printer))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()


def _waits(kind: Wait, lines: Iterable[MorningLine]) -> list[WaitItem]:
    match kind:
        case Wait.SLOT:
            return [
                WaitItem(kind, line, "", slot=slot, owner=owner)
                for line in lines
                for slot, owner in line.slots
            ]
        case Wait.LAPSES:
            found = [
                WaitItem(kind, line, lapsing.task, lapsing=lapsing)
                for line in lines
                for lapsing in line.morning.lapsing
            ]
            return sorted(found, key=lambda item: item.lapsing.last if item.lapsing else date.max)
        case Wait.FOLLOW_UP:
            return [
                WaitItem(kind, line, note.task, note=note, owner=owner)
                for line in lines
                for note, owner in line.follow_ups
            ]
        case Wait.QUESTION:
            return [
                WaitItem(kind, line, asked.about, asked=asked)
                for line in lines
                for asked in line.morning.questions
            ]
    return [WaitItem(kind, line, task) for line in lines for task in line.morning.looks]
