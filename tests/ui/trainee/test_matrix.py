"""The matrix: what is seen of it, how it is turned, and where its cells lead."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.papers import MatrixCell, MatrixRow
from trainer_app.checklists.status import Status
from trainer_app.checklists.trust import Peer, TrustLine
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.matrix import MatrixLine, MatrixPage, TaskMore
from trainer_app.services.session import SignedIn
from trainer_app.ui.matrix.view import MatrixView
from trainer_app.ui.matrix.view_model import ALL_TASKS, UNITS, Cell, MatrixViewModel
from trainer_app.ui.ports.matrix import Matrix
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

Settle = Callable[[], None]


def line(pack: Pack, number: int, done: int = 0, status: Status = Status.SIGNED_OFF) -> MatrixLine:
    """Somebody who stands so on the first tasks of the programme."""
    tasks = len(pack.tasks)
    cells = [MatrixCell(3, status)] * done
    cells += [MatrixCell(0, Status.NOT_STARTED)] * (tasks - done)
    current = status in (Status.SIGNED_OFF, Status.DUE, Status.SECOND_LOOK)
    more = [
        TaskMore(task, 3, 3, current and n < done, False, None, None)
        for n, task in enumerate(pack.tasks)
    ]
    row = MatrixRow(f"Person {number:03}", number, done if current else 0, tasks, tuple(cells))
    return MatrixLine(PersonId(f"{number:032x}"), row, tuple(more), frozenset())


@dataclass
class FakeMatrix:
    shown: MatrixPage

    def page(
        self, viewer: SignedIn, audience: str = TRAINEES, *, patience: Patience | None = None
    ) -> MatrixPage:
        assert viewer.id
        assert audience
        assert patience is not None
        return self.shown


@dataclass
class Shown:
    model: MatrixViewModel
    view: MatrixView
    opened: list[tuple[str, str]]

    @property
    def cells(self) -> list[Cell]:
        """Of whoever is first."""
        state = self.model.state
        return [state.lines[0].cell(column) for column in state.columns]


Open = Callable[[Matrix], Shown]


@pytest.fixture
def opened(plant: Plant, tasks: TaskRunner, look: Theme, qtbot: QtBot, settle: Settle) -> Open:
    def show(matrix: Matrix) -> Shown:
        assert look.sizes.text_percent == 100
        by = plant.at_pad(plant.supervisor)
        model = MatrixViewModel(tasks, matrix, plant.clock, by)
        view = MatrixView(model)
        qtbot.addWidget(view)
        view.resize(1366, 711)
        view.show()
        settle()
        found = Shown(model, view, [])
        model.evidence_wanted.connect(lambda person, task: found.opened.append((person, task)))
        return found

    return show


def page_of(plant: Plant, *lines: MatrixLine) -> MatrixPage:
    return MatrixPage(plant.pack, plant.today, lines, None, has_trainers=False)


def test_that_units_come_first_and_one_touch_shows_the_tasks_of_one(
    plant: Plant, opened: Open
) -> None:
    plant.complete("01-01")
    shown = opened(plant.program.matrix)
    assert shown.model.state.shown == UNITS
    assert [column.id for column in shown.model.state.columns] == [
        unit.id for unit in plant.pack.units
    ]
    first = shown.cells[0]
    assert (first.part, first.whole) == (1, 10)
    shown.view.grid.column_chosen.emit(0)
    assert [column.id for column in shown.model.state.columns] == [
        task.id for task in plant.pack.units[0].tasks
    ]
    assert shown.view.columns.buttons["U01"].isChecked()


def test_that_a_cell_of_a_task_opens_its_evidence(plant: Plant, opened: Open) -> None:
    shown = opened(plant.program.matrix)
    shown.view.grid.cell_chosen.emit(0, 0)
    assert shown.opened == []  # of a unit: its tasks first
    shown.view.grid.cell_chosen.emit(0, 2)
    assert shown.opened == [(plant.trainee, "01-03")]


def test_that_enter_opens_the_cell_that_arrow_keys_went_to(plant: Plant, opened: Open) -> None:
    shown = opened(plant.program.matrix)
    shown.model.show_columns(ALL_TASKS)
    QTest.keyClick(shown.view.grid.table, Qt.Key.Key_Right)
    QTest.keyClick(shown.view.grid.table, Qt.Key.Key_Return)
    assert shown.opened == [(plant.trainee, "01-02")]


def test_that_a_task_that_rests_on_one_person_is_marked(plant: Plant, opened: Open) -> None:
    shown = opened(FakeMatrix(page_of(plant, line(plant.pack, 1, 2), line(plant.pack, 2, 1))))
    unit = shown.model.state.columns[0]
    assert (unit.people, unit.alone) == (0, 1)
    shown.model.show_columns("U01")
    first, second, third = shown.model.state.columns[:3]
    assert (first.people, first.alone) == (2, 0)
    assert (second.people, second.alone) == (1, 1)
    assert (third.people, third.alone) == (0, 0)
    head = shown.view.grid.table.model().headerData(
        1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert isinstance(head, str)
    assert head.endswith("one person only")
    shown.view.wall.click()
    assert [column.alone for column in shown.model.state.columns[:3]] == [0, 0, 0]


def test_that_the_wall_version_shows_nothing_that_went_wrong(plant: Plant, opened: Open) -> None:
    lapsed = line(plant.pack, 1, 5, Status.LAPSED)
    shown = opened(FakeMatrix(page_of(plant, lapsed)))
    assert shown.cells[0].mark is Status.LAPSED
    shown.view.wall.click()
    assert shown.view.wall.isChecked()
    assert {cell.mark for cell in shown.cells} == {None}
    shown.model.show_columns(ALL_TASKS)
    assert {cell.status for cell in shown.cells} == {Status.NOT_STARTED}
    asked: list[tuple[str, bool]] = []
    shown.view.print_pressed.connect(lambda audience, wall: asked.append((audience, wall)))
    shown.view.primary.click()
    assert asked == [(TRAINEES, True)]


def test_that_four_buttons_turn_it_and_nothing_else_is_needed(plant: Plant, opened: Open) -> None:
    shown = opened(FakeMatrix(page_of(plant, *(line(plant.pack, n, n) for n in range(30)))))
    view = shown.view
    shown.model.show_columns(ALL_TASKS)
    grid = view.grid
    first, last, count = grid.columns_in_sight
    assert (first, count) == (1, len(plant.pack.tasks))
    assert last < count
    assert view.right.isEnabled()
    assert not view.left.isEnabled()
    view.right.click()
    assert grid.columns_in_sight[0] == last + 1
    view.down.click()
    assert grid.lines_in_sight[0] > 1
    while view.right.isEnabled():
        view.right.click()
    assert grid.columns_in_sight[1] == count
    shown.model.show_columns(UNITS)
    assert grid.columns_in_sight[1] == len(plant.pack.units)
    assert view.right.isHidden()
    assert not view.down.isHidden()


def test_that_what_the_hub_has_not_confirmed_is_hatched_and_said(
    plant: Plant, opened: Open
) -> None:
    alone = opened(FakeMatrix(page_of(plant, line(plant.pack, 1, 2))))
    assert alone.view.trust.isHidden()
    assert alone.view.hatched.isHidden()
    one = replace(line(plant.pack, 1, 2), unconfirmed=frozenset({"01-02"}), in_doubt=3)
    peers = (
        Peer("k1", "Bench", "B", True, True, RecordId("1" * 32), None),
        Peer("k2", "Press", "C", False, False, RecordId("2" * 32), None),
    )
    trust = TrustLine(plant.clock.now().ms, peers, 4, 1, 2)
    shown = opened(FakeMatrix(replace(page_of(plant, one), trust=trust)))
    assert shown.cells[0].hatched
    shown.model.show_columns("U01")
    assert [cell.hatched for cell in shown.cells[:3]] == [False, True, False]
    model = shown.view.grid.table.model()
    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str)
    assert spoken.startswith("Person 001, 01-02 ")
    assert "Not yet confirmed by the hub" in spoken
    said = shown.view.trust.text()
    waits = ("4 to send", "2 still to come", "of 3 records is")
    for part in ("Bench (this PC)", "Press (never seen)", *waits):
        assert part in said
    assert not shown.view.hatched.isHidden()


def test_that_a_plant_without_trainees_leads_to_where_they_are_added(
    plant: Plant, opened: Open
) -> None:
    shown = opened(FakeMatrix(page_of(plant)))
    assert shown.view.nothing.isVisible()
    wanted: list[bool] = []
    shown.view.people_pressed.connect(lambda: wanted.append(True))
    shown.view.primary.click()
    assert wanted == [True]


def test_that_thirty_people_on_every_task_are_painted_at_once(plant: Plant, opened: Open) -> None:
    people = [line(plant.pack, n, 3 * n, list(Status)[n % 8]) for n in range(30)]
    shown = opened(FakeMatrix(page_of(plant, *people)))
    began = time.process_time()
    shown.model.show_columns(ALL_TASKS)
    shown.view.render(QPixmap(shown.view.size()))
    taken = time.process_time() - began
    assert taken < 0.5, f"{taken:.3f} s of a screen that has 0.1 on an idle PC"
