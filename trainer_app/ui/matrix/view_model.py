"""The matrix as values: columns of units or of tasks, a line a person, how many each rests on.

QtCore only. The numbers are the service's, which the printed matrix has too; what is put together
here for a unit is only a sum of its tasks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Unit
from trainer_app.checklists.papers import MatrixRow, for_wall, mark_of
from trainer_app.checklists.status import Status
from trainer_app.checklists.trust import TrustLine
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.matrix import MatrixLine, MatrixPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.matrix import Matrix
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

UNITS, ALL_TASKS = "units", "all"
"""What the columns are, where they are not the tasks of one unit; no unit has an id like that."""

_WORST_FIRST = (Status.IN_QUESTION, Status.LAPSED, Status.DUE, Status.SECOND_LOOK)


@dataclass(frozen=True, slots=True)
class Column:
    """A unit or a task. ``people``: signed off on it; of a unit, on its task with the fewest."""

    id: str
    title: Words
    is_unit: bool
    people: int
    first: int
    last: int
    """Its tasks, by their places in the programme: from the first to before the last."""
    tier: str = "N"
    alone: int = 0
    """How many of its tasks rest on one person; not told on a wall."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``level`` None: of a unit, which has none. ``part`` of ``whole``: sign-offs, or tasks."""

    level: int | None
    status: Status | None
    mark: Status | None
    part: int
    whole: int
    hatched: bool = False
    """There is a sign-off that the hub has not confirmed."""
    paused: bool = False
    expires_on: date | None = None
    extended_until: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody; ``cell`` is worked out when it is seen: a large plant has tens of thousands."""

    of: MatrixLine
    wall: bool = False

    @property
    def person(self) -> PersonId:
        return self.of.person

    @property
    def row(self) -> MatrixRow:
        return self.of.row

    def cell(self, column: Column) -> Cell:
        return _unit_cell(self, column) if column.is_unit else _task_cell(self, column)


@dataclass(frozen=True, slots=True)
class MatrixState(PageState):
    """``shown``: UNITS, ALL_TASKS, or the id of the unit whose tasks are in sight."""

    now: Moment
    is_loaded: bool = False
    audience: str = TRAINEES
    has_trainers: bool = False
    shown: str = UNITS
    wall: bool = False
    title: Words | None = None
    """Of the unit in sight."""
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    trust: TrustLine | None = None
    left: int = 0


class MatrixViewModel(PageModel[MatrixState]):
    evidence_wanted = Signal(str, str)
    """Whose, and of which task."""
    person_wanted = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        matrix: Matrix,
        clock: Clock,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(MatrixState(clock.now()), parent)
        self._tasks, self._matrix, self._clock = tasks, matrix, clock
        self._viewer = viewer
        self._page: MatrixPage | None = None
        tasks.changed.connect(self._on_changed)

    # --- intents --------------------------------------------------------------------------------

    def read(self) -> None:
        matrix, viewer, audience = self._matrix, self._viewer, self.state.audience
        self._tasks.query_in_parts(
            self,
            lambda patience: matrix.page(viewer, audience, patience=patience),
            self._on_page,
            self._on_problem,
            is_whole=lambda page: page.left == 0,
        )

    def show_columns(self, shown: str) -> None:
        """Units, every task, or the tasks of one unit."""
        self._show(self._arranged(replace(self.state, shown=shown)))

    def choose_audience(self, audience: str) -> None:
        if audience != self.state.audience:
            self._page = None
            empty = replace(self.state, audience=audience, shown=UNITS, title=None, columns=())
            self._show(replace(empty, lines=(), is_loaded=False))
            self.read()

    def set_wall(self, wall: bool) -> None:
        """Nothing that went wrong, to be shown to everybody."""
        self._show(self._arranged(replace(self.state, wall=wall)))

    def open_column(self, column: int) -> None:
        """A unit shows its tasks."""
        if self.state.columns[column].is_unit:
            self.show_columns(self.state.columns[column].id)

    def open_cell(self, line: int, column: int) -> None:
        """The evidence of a task; of a unit, its tasks first."""
        chosen = self.state.columns[column]
        if chosen.is_unit:
            self.show_columns(chosen.id)
        else:
            self.evidence_wanted.emit(self.state.lines[line].person, chosen.id)

    def open_line(self, line: int) -> None:
        self.person_wanted.emit(self.state.lines[line].person)

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: MatrixPage) -> None:
        known = self._page
        if page.left == 0 or known is None or len(page.lines) > len(known.lines):
            self._page = page
            self._show(
                self._arranged(
                    replace(
                        self.state,
                        now=self._clock.now(),
                        is_loaded=True,
                        has_trainers=page.has_trainers,
                        trust=page.trust,
                        left=page.left,
                        problem=None,
                    )
                )
            )

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()

    # --- arranging ------------------------------------------------------------------------------

    def _arranged(self, state: MatrixState) -> MatrixState:
        page = self._page
        if page is None:
            return state
        unit = next((u for u in page.pack.units if u.id == state.shown), None)
        if unit is None and state.shown != ALL_TASKS:
            state = replace(state, shown=UNITS)
        signed = _signed_of(page.lines, len(page.pack.tasks))
        columns: list[Column] = []
        at = 0
        for one in page.pack.units:
            if state.shown == UNITS:
                columns.append(_unit_column(one, at, signed))
            elif unit is None or one is unit:
                columns += _task_columns(one, at, signed)
            at += len(one.tasks)
        if state.wall:
            columns = [replace(column, alone=0) for column in columns]
        return replace(
            state,
            title=unit.title if unit is not None else None,
            columns=tuple(columns),
            lines=tuple(Line(line, state.wall) for line in page.lines),
        )


def _signed_of(lines: Sequence[MatrixLine], tasks: int) -> list[int]:
    """Of every task, how many people are signed off on it."""
    return [sum(line.more[n].is_current for line in lines) for n in range(tasks)]


def _unit_column(unit: Unit, at: int, signed: Sequence[int]) -> Column:
    last = at + len(unit.tasks)
    people = signed[at:last]
    alone = sum(each == 1 for each in people)
    return Column(unit.id, unit.title, True, min(people, default=0), at, last, alone=alone)


def _task_columns(unit: Unit, at: int, signed: Sequence[int]) -> list[Column]:
    return [
        Column(t.id, t.title, False, signed[n], n, n + 1, t.tier, int(signed[n] == 1))
        for n, t in enumerate(unit.tasks, at)
    ]


def _task_cell(line: Line, column: Column) -> Cell:
    hatched = column.id in line.of.unconfirmed
    more, printed = line.of.more[column.first], line.row.cells[column.first]
    if line.wall:
        printed = for_wall(printed)
        return Cell(printed.level, printed.status, mark_of(printed), 0, 0, hatched)
    return Cell(
        printed.level,
        printed.status,
        mark_of(printed),
        more.counted,
        more.required,
        hatched,
        more.paused,
        more.expires_on,
        more.extended_until,
    )


def _unit_cell(line: Line, column: Column) -> Cell:
    tasks = slice(column.first, column.last)
    printed, more = line.row.cells[tasks], line.of.more[tasks]
    part = sum(one.is_current for one in more)
    whole = sum(cell.status is not Status.NOT_APPLICABLE for cell in printed)
    marks = {mark_of(for_wall(cell) if line.wall else cell) for cell in printed}
    mark = next((status for status in _WORST_FIRST if status in marks), None)
    if mark is None and not whole:
        mark = Status.NOT_APPLICABLE
    elif mark is None and part == whole:
        mark = Status.SIGNED_OFF
    hatched = any(one.task in line.of.unconfirmed for one in more)
    return Cell(None, None, mark, part, whole, hatched)
