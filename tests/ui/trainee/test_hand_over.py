"""The notes of the whole plant and the hand-over, on the screen: found, narrowed, passed on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.conftest import Settle
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notes import NewNote
from trainer_app.ui.handover.view import ALL, HandOverView
from trainer_app.ui.handover.view_model import HandOverViewModel
from trainer_app.ui.notebook.view import OPEN, NotebookView
from trainer_app.ui.notebook.view_model import NotebookViewModel
from trainer_app.ui.notes.pass_on_view import PassOnView
from trainer_app.ui.notes.pass_on_view_model import PassOnViewModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.page import Page


class Floor:
    def __init__(
        self, qtbot: QtBot, plant: Plant, tasks: TaskRunner, look: Theme, settle: Settle
    ) -> None:
        self.qtbot, self.plant, self.tasks, self.settle = qtbot, plant, tasks, settle
        self.look = look  # there before any widget

    def wrote(
        self, words: str, days: int | None = None, tag: str = "", about: PersonId | None = None
    ) -> RecordId:
        plant = self.plant
        plant.clock.advance(minutes=1)
        due = None if days is None else plant.today + timedelta(days=days)
        new = NewNote(strength=words, tags=(tag,) if tag else (), follow_up=due)
        by = plant.at_pad(plant.trainer)
        return plant.program.notes.write(by, about or plant.trainee, new).records[0]

    def notebook(self) -> NotebookView:
        plant = self.plant
        who = plant.at_pad(plant.trainer)
        model = NotebookViewModel(self.tasks, plant.program.notebook, who)
        view = NotebookView(model)
        self._show(view)
        return view

    def hand_over(self) -> HandOverView:
        plant = self.plant
        who = plant.at_pad(plant.second)
        model = HandOverViewModel(self.tasks, plant.program.handing_over, who)
        view = HandOverView(model, may_print=True)
        self._show(view)
        return view

    def pass_on(self, note: RecordId) -> PassOnView:
        plant = self.plant
        who = plant.at_pad(plant.trainer)
        view = PassOnView(PassOnViewModel(self.tasks, plant.program.notebook, who, note))
        self._show(view)
        return view

    def _show(self, view: Page) -> None:
        self.qtbot.addWidget(view)
        view.resize(1200, 700)
        view.show()
        self.settle()


@pytest.fixture
def floor(qtbot: QtBot, plant: Plant, tasks: TaskRunner, look: Theme, settle: Settle) -> Floor:
    return Floor(qtbot, plant, tasks, look, settle)


def test_that_words_topic_and_open_follow_ups_narrow_the_notes(
    floor: Floor, settle: Settle
) -> None:
    floor.wrote("Polished the vent", tag="detail")
    floor.wrote("Measured twice", days=3)
    late = floor.wrote("Asked for the drawing", days=-1)
    view = floor.notebook()
    assert view.subtitle.text() == "3 of 3"
    view.filter.buttons[OPEN].click()
    settle()
    assert [item.text for item in view._model.state.items] == [
        "Asked for the drawing",
        "Measured twice",
    ]
    row = view._rows.row_at(view._rows.place_of(late))
    assert row is not None
    assert row.trailing.startswith("Overdue since")
    view.filter.buttons[OPEN].click()
    view.filter.buttons["tag/detail"].click()
    settle()
    assert [item.text for item in view._model.state.items] == ["Polished the vent"]
    view.filter.buttons["tag/detail"].click()
    view.search.setText("draming")
    settle()
    assert [item.record for item in view._model.state.items] == [late]
    view.search.setText("zzzzzz")
    settle()
    assert view.nothing.isVisible()
    assert not view.primary.isVisible()


def test_that_the_note_that_is_open_is_told(floor: Floor) -> None:
    record = floor.wrote("Measured twice")
    view = floor.notebook()
    wanted: list[str] = []
    view._model.note_wanted.connect(wanted.append)
    view.primary.click()
    assert wanted == [record]


def test_that_the_hand_over_leads_to_the_note_and_to_the_task(plant: Plant, floor: Floor) -> None:
    record = floor.wrote("Say it aloud", days=0)
    with plant.program.store.writing() as writing:
        tried = b.TryRecorded(
            trainee=plant.trainee, task="12-07", level=2, observed_on=plant.today, mold="307"
        )
        writing.append(tried, by=plant.at_pad(plant.trainer).by())
    view = floor.hand_over()
    wanted: list[tuple[str, dict[str, str]]] = []
    view._model.wanted.connect(lambda route, params: wanted.append((route, params)))
    for row in view.list.rows.values():
        row.click()
    task = {"trainee": plant.trainee, "task": "12-07"}
    assert wanted == [("task", task), ("note", {"note": record})]
    assert "307" in view.molds.text()
    assert view.print.isVisible()
    assert not view.shifts.isVisible()


def test_that_a_shift_shows_its_own_trainees_alone(plant: Plant, floor: Floor) -> None:
    night = plant.add("Nora Night", Role.TRAINEE)
    with plant.program.store.writing() as writing:
        heads = writing.directory().people[night].heads
        saved = b.PersonSaved(roles=("trainee",), shift="Night")
        writing.append(saved, by=plant.at_pad(plant.supervisor).by(), replaces=heads)
    floor.wrote("Days", days=0)
    floor.wrote("Nights", days=0, about=night)
    view = floor.hand_over()
    assert len(view.list.rows) == 2
    view.shifts.buttons["shift/Night"].click()
    assert [trainee.name for trainee in view._model.state.trainees] == ["Nora Night"]
    view.shifts.buttons[ALL].click()
    assert len(view.list.rows) == 2


def test_that_nothing_open_is_said_so(floor: Floor) -> None:
    view = floor.hand_over()
    assert view.quiet.isVisible()
    assert not view.molds.isVisible()


def test_that_somebody_is_chosen_before_a_follow_up_is_handed_over(
    plant: Plant, floor: Floor, settle: Settle
) -> None:
    record = floor.wrote("Say it aloud", days=1)
    view = floor.pass_on(record)
    assert not view.primary.isEnabled()
    done: list[bool] = []
    view._model.done.connect(lambda: done.append(True))
    view.list.chosen.emit(plant.second)
    assert "Sonia Second" in view.primary.text()
    view.primary.click()
    settle()
    assert done == [True]
    (mine,) = plant.program.notes.follow_ups(plant.at_pad(plant.second))
    assert mine.note.record == record
