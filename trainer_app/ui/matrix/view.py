"""The matrix as it is seen: the grid, what its signs mean, what the numbers rest on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.status import Status
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import translate
from trainer_app.ui.keys import PRINTS
from trainer_app.ui.matrix.grid import MatrixGrid
from trainer_app.ui.matrix.grid_model import MatrixModel
from trainer_app.ui.matrix.grid_paint import ALONE_SHAPE
from trainer_app.ui.matrix.telling import title_of
from trainer_app.ui.matrix.view_model import ALL_TASKS, UNITS, MatrixState, MatrixViewModel
from trainer_app.ui.shared.trust import trust_words
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, label, row
from trainer_app.ui.widgets.level_circle import LevelCircle
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.status_label import StatusLabel
from trainer_app.ui.words import word

_EXPLAINED = (
    *(Status.SIGNED_OFF, Status.SECOND_LOOK, Status.DUE),
    *(Status.LAPSED, Status.IN_QUESTION, Status.NOT_APPLICABLE),
)
_ON_WALL = (Status.SIGNED_OFF, Status.NOT_APPLICABLE)


class _Hatched(QWidget):
    """What hatching means, beside an example of it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", wrap=False)
        circle = LevelCircle(theme().sizes.body + STEP)
        circle.be_hatched()
        line = row()
        line.addWidget(circle)
        line.addWidget(self.words)
        self.setLayout(line)


class MatrixView(Page):
    print_pressed = Signal(str, bool)
    """Of which audience, and whether for the wall."""
    people_pressed = Signal()
    """From a plant where nobody is a trainee yet."""

    def __init__(self, model: MatrixViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.columns, self.audiences = Choices(), Choices()
        self.wall = QPushButton()
        self.wall.setCheckable(True)
        self._cells = MatrixModel()
        self.grid = MatrixGrid(self._cells)
        self.cell = label("small-muted")
        self.trust = label("small-muted")
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.key = Flow()
        self.signs = {status: StatusLabel() for status in _EXPLAINED}
        self.alone = StatusLabel()
        self.hatched = _Hatched()
        for sign in (*self.signs.values(), self.alone, self.hatched):
            self.key.add(sign)
        self.tools.addWidget(self.wall)
        self.where = label("muted")
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        asked = row(gap=2 * STEP)
        asked.addWidget(self.columns, 3)
        asked.addWidget(self.audiences, 2)
        asked.addWidget(self.where, 2)
        self.content.addLayout(asked)
        self.content.addWidget(self.grid, 1)
        self.content.addWidget(self.nothing, 1)
        for part in (self.cell, self.key, self.trust):
            self.content.addWidget(part)
        self._build_turning()
        self._connect()
        model.read()

    def _build_turning(self) -> None:
        self.left, self.right, self.up, self.down = (QPushButton() for _ in range(4))
        self.person = QPushButton()
        self._turning = Flow()
        for part in (self.left, self.right, self.up, self.down, self.person):
            self._turning.add(part)
        self.extras.addWidget(self._turning, 1)
        self.use_whole_bar()

    def _connect(self) -> None:
        model, grid = self._model, self.grid
        self.columns.picked.connect(model.show_columns)
        self.audiences.picked.connect(model.choose_audience)
        self.wall.clicked.connect(self._toggle_wall)
        grid.cell_chosen.connect(model.open_cell)
        grid.column_chosen.connect(model.open_column)
        grid.line_chosen.connect(model.open_line)
        self.person.clicked.connect(lambda: model.open_line(grid.current.row()))
        grid.moved.connect(self._show_place)
        for button, across, down in (
            (self.left, -1, 0),
            (self.right, 1, 0),
            (self.up, 0, -1),
            (self.down, 0, 1),
        ):
            button.clicked.connect(lambda _on, a=across, d=down: grid.turn(a, d))
        self.primary.setProperty(PRINTS, True)
        self.primary_pressed.connect(self._do_primary)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.wall.setText(translate("Matrix", "Wall version"))
        for button, words in (
            (self.left, translate("Matrix", "Page left")),
            (self.right, translate("Matrix", "Page right")),
            (self.up, translate("Matrix", "Page up")),
            (self.down, translate("Matrix", "Page down")),
        ):
            button.setText(words)
        for status, sign in self.signs.items():
            sign.say_status(status.value, word(status))
        self.hatched.words.setText(translate("Checklist", "Not yet confirmed by the hub"))
        one = translate("Matrix", "Rests on one person")
        self.alone.say(ALONE_SHAPE, one, "warning")
        self.grid.table.setAccessibleName(translate("Matrix", "Matrix"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.grid.table.setFocus()

    def apply(self, state: MatrixState) -> None:
        self.set_title(translate("Matrix", "Matrix"), title_of(state))
        self.message.show_problem(state.problem)
        self._offer(state)
        checklist = translate("Matrix", "Open checklist")
        record = translate("Matrix", "Open record")
        self.person.setText(record if state.audience == TRAINERS else checklist)
        is_empty = state.is_loaded and not state.lines
        self.nothing.setVisible(is_empty)
        self.nothing.setText(_nobody(state))
        for part in (self.grid, self.key, self.cell, self.wall):
            part.setVisible(not is_empty)
        self.grid.be_wide(state.shown != ALL_TASKS)
        self.grid.say(*_heads(state))
        self._put(state)
        shown = _ON_WALL if state.wall else _EXPLAINED
        for status, sign in self.signs.items():
            sign.setVisible(status in shown)
        self.alone.setVisible(not state.wall)
        self.hatched.setVisible(state.trust is not None)
        self.key.settle()
        self.trust.setText(_rests_on(state))
        self.trust.setVisible(bool(self.trust.text()))
        if is_empty:
            begins = state.audience == TRAINEES
            self.set_primary(translate("Matrix", "Trainees") if begins else "")
        else:
            self.set_primary(translate("Matrix", "Print"), enabled=state.is_loaded)
        self._show_place()

    def _put(self, state: MatrixState) -> None:
        """Whoever was looked at stays in sight under other columns."""
        current, person = self.grid.current, ""
        if current.isValid():
            person = self._cells.line_at(current.row()).person
        self._cells.set_shown(state.columns, state.lines)
        if state.columns and state.lines and not self.grid.current.isValid():
            there = self._cells.where(person, state.columns[0].id)
            self.grid.go_to(there if there.isValid() else self._cells.index(0, 0))

    def _offer(self, state: MatrixState) -> None:
        options = [
            (UNITS, translate("Matrix", "Units")),
            (ALL_TASKS, translate("Matrix", "All tasks")),
        ]
        if state.shown not in (UNITS, ALL_TASKS):
            unit = translate("Matrix", "Unit {unit}").format(unit=state.shown)
            options.insert(1, (state.shown, unit))
        self.columns.offer(options, (state.shown,))
        self.columns.setAccessibleName(translate("Matrix", "Columns"))
        audiences = [
            (TRAINEES, translate("Matrix", "Trainees")),
            (TRAINERS, translate("Matrix", "Trainers")),
        ]
        self.audiences.offer(audiences, (state.audience,))
        self.audiences.setAccessibleName(translate("Matrix", "Whose"))
        self.audiences.setVisible(state.has_trainers)
        self.wall.setChecked(state.wall)

    def _toggle_wall(self) -> None:
        """The button shows what the state says, not what was tapped."""
        self._model.set_wall(not self._model.state.wall)
        self.wall.setChecked(self._model.state.wall)

    def _show_place(self) -> None:
        first, last, count = self.grid.columns_in_sight
        top, bottom, people = self.grid.lines_in_sight
        for button, needed, enabled in (
            (self.left, last - first + 1 < count, first > 1),
            (self.right, last - first + 1 < count, last < count),
            (self.up, bottom - top + 1 < people, top > 1),
            (self.down, bottom - top + 1 < people, bottom < people),
        ):
            button.setVisible(needed and people > 0)
            button.setEnabled(enabled)
        said = []
        if last - first + 1 < count and people:
            columns = translate("Matrix", "Columns {first} to {last} of {count}")
            said.append(columns.format(first=first, last=last, count=count))
        if bottom - top + 1 < people:
            lines = translate("Matrix", "People {first} to {last} of {count}")
            said.append(lines.format(first=top, last=bottom, count=people))
        self.where.setText(" · ".join(said))
        self._turning.settle()
        current = self.grid.current
        is_there = current.isValid() and current.row() < self._cells.rowCount()
        self.cell.setText(self._cells.spoken_at(current) if is_there else "")
        self.person.setVisible(people > 0)
        self.person.setEnabled(is_there)

    def _do_primary(self) -> None:
        state = self._model.state
        if state.lines:
            self.print_pressed.emit(state.audience, state.wall)
        else:
            self.people_pressed.emit()


def _heads(state: MatrixState) -> tuple[str, str, str]:
    """What the columns and the lines are, and the numbers at the foot of the heads."""
    names = translate("Matrix", "Trainees")
    if state.audience == TRAINERS:
        names = translate("Matrix", "Trainers")
    if state.shown == UNITS:
        fewest = translate("Matrix", "Fewest people signed off on one task")
        return translate("Matrix", "Units"), names, fewest
    return translate("Matrix", "Tasks"), names, translate("Matrix", "People signed off")


def _nobody(state: MatrixState) -> str:
    if state.audience == TRAINEES:
        return translate(
            "Matrix", "No trainee is active at this plant. Everybody who is added comes here."
        )
    return translate("Matrix", "Nobody at this plant may sign tasks yet.")


def _rests_on(state: MatrixState) -> str:
    said = [trust_words(state.trust, state.now)]
    in_doubt = sum(line.of.in_doubt for line in state.lines)
    if in_doubt:
        said.append(Counts().in_doubt(in_doubt))
    if state.left:
        said.append(Counts().people_to_come(state.left))
    return " ".join(part for part in said if part)
