"""The pages about class: what a trainee completed, marking one and a group, a school's list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.checklists.in_class import ClassSource
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.ids import PersonId
from trainer_app.services.facts import Try
from trainer_app.ui.checklist.view import task_row
from trainer_app.ui.checklist.view_model import TaskFilter
from trainer_app.ui.history.view_model import USUAL_ROWS, HistoryViewModel
from trainer_app.ui.inclass.list_view import NOBODY, ListView
from trainer_app.ui.inclass.list_view_model import ListViewModel
from trainer_app.ui.inclass.mark_view import MarkView
from trainer_app.ui.inclass.mark_view_model import GROUP, ONE, MarkForm, MarkViewModel
from trainer_app.ui.inclass.view import InClassView
from trainer_app.ui.inclass.view_model import InClassViewModel, Listing
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel

Settle = Callable[[], None]


def rows_of(listed: PagedList) -> list[Row]:
    model = listed.view.model()
    assert isinstance(model, RowModel)
    return [model.row_at(model.index(place)) for place in range(model.rowCount())]


@pytest.fixture
def page(plant: Plant, tasks: TaskRunner, show: Callable[[Page], None]) -> InClassView:
    by = plant.at_pad(plant.trainer)
    made = InClassView(InClassViewModel(tasks, plant.program.in_class, by, plant.trainee))
    show(made)
    return made


@pytest.fixture
def mark_view(
    plant: Plant, tasks: TaskRunner, drafts: DraftDesk, show: Callable[[Page], None]
) -> Callable[..., MarkView]:
    def made(trainee: PersonId | None = None, about: str = "") -> MarkView:
        by = plant.at_pad(plant.trainer)
        model = MarkViewModel(tasks, plant.program.in_class, drafts, by, trainee, about)
        view = MarkView(model)
        show(view)
        return view

    return made


def mark(plant: Plant, *about: str, on: date | None = None) -> None:
    by = plant.at_pad(plant.trainer)
    plant.program.in_class.mark(
        by, [plant.trainee], about, on or plant.today, ClassSource.CERTIFICATE
    )


# --- a trainee's page -----------------------------------------------------------------------------


def test_that_each_module_and_session_is_a_row_with_what_it_covers_and_none_is_marked(
    page: InClassView,
) -> None:
    rows = rows_of(page.list)
    assert [row.trailing for row in rows if row.is_heading] == [
        "0 of 11 complete",
        "0 of 2 complete",
    ]
    items = {row.id: row for row in rows if not row.is_heading}
    assert len(items) == 13
    assert items["EL01"].detail.startswith("4 h · OHSA")
    assert items["PS1"].detail.startswith("4 days · ")
    assert {row.trailing for row in items.values()} == {"Not yet"}


def test_that_a_mark_shows_its_day_and_source_and_opens_the_history_at_its_record(
    page: InClassView, plant: Plant, settle: Settle
) -> None:
    wanted: list[str] = []
    page._model.record_wanted.connect(wanted.append)
    page._model.mark_wanted.connect(lambda about: wanted.append(f"mark {about}"))
    mark(plant, "EL02")
    page._model.read()
    settle()
    row = next(row for row in rows_of(page.list) if row.id == "EL02")
    assert row.trailing == f"Complete {plant.today.isoformat()} · Certificate seen"
    page.list.chosen.emit("EL02")
    page.list.chosen.emit("EL03")
    page.primary.click()
    with plant.program.store.reading() as reading:
        record = reading.records(("module.completed",))[0].id
    assert wanted == [record, "mark EL03", "mark "]


def test_that_the_tasks_out_of_line_are_listed_by_unit_and_open(
    page: InClassView, plant: Plant, settle: Settle
) -> None:
    by = plant.at_pad(plant.trainer)
    plant.program.facts.record_try(by, plant.trainee, Try("04-01", 2, plant.today))
    mark(plant, plant.pack.tasks["01-01"].module)
    page._model.read()
    settle()
    page.filter.buttons[Listing.TRIED_FIRST].click()
    unit, task = rows_of(page.list)
    assert (unit.is_heading, unit.trailing, task.id) == (True, "1 task", "04-01")
    assert task.detail == f"first tried {plant.today.isoformat()}"
    assert "not complete" in task.trailing
    opened: list[str] = []
    page._model.task_wanted.connect(opened.append)
    page.list.chosen.emit("04-01")
    page.filter.buttons[Listing.TAUGHT].click()
    taught = [row.id for row in rows_of(page.list) if not row.is_heading]
    assert "01-01" in taught
    assert page.filter.buttons[Listing.TAUGHT].text().endswith(f"  {len(taught)}")
    assert opened == ["04-01"]


def test_that_a_row_of_the_checklist_and_the_task_say_it_by_shape_and_word(
    screens: Screens, plant: Plant
) -> None:
    by = plant.at_pad(plant.trainer)
    plant.program.facts.record_try(by, plant.trainee, Try("04-01", 2, plant.today))
    mark(plant, plant.pack.tasks["01-01"].module)
    checklist = screens.checklist()
    checklist.show(TaskFilter.ALL)
    rows = {item.id: task_row(item) for item in checklist.state.tasks}
    said = {
        task: (rows[task].class_shape, rows[task].in_class) for task in ("01-01", "04-01", "09-01")
    }
    assert said == {
        "01-01": ("book-check", "Taught in class"),
        "04-01": ("book-alert", "Tried before it was taught in class"),
        "09-01": ("book-dashed", "Not yet taught in class"),
    }
    assert "Taught in class" in rows["01-01"].spoken
    lesson = screens.task("01-01").state.lesson
    assert lesson is not None
    assert lesson.taught_on == plant.today


def test_that_the_history_turns_back_to_the_record_that_it_was_opened_for(
    plant: Plant, tasks: TaskRunner, drafts: DraftDesk, look: Theme, settle: Settle
) -> None:
    mark(plant, "EL01")
    with plant.program.store.reading() as reading:
        record = reading.records(("module.completed",))[0].id
    by, program = plant.at_pad(plant.trainer), plant.program
    for _ in range(USUAL_ROWS + 2):
        program.facts.job_done(by, plant.trainee, ["01-01"], plant.today)
    model = HistoryViewModel(
        tasks,
        program.pages,
        program.signing,
        program.deciding,
        program.people,
        plant.clock,
        drafts,
        by,
        plant.trainee,
        record,
        look,
    )
    model.read()
    settle()
    assert model.state.selected == record
    assert model.state.has_newer
    assert model.state.item is not None
    assert model.state.item.may_undo


# --- marking --------------------------------------------------------------------------------------


def test_that_one_trainee_is_marked_on_a_typed_day_once_everything_is_said(
    mark_view: Callable[..., MarkView], plant: Plant, drafts: DraftDesk, settle: Settle
) -> None:
    view = mark_view(plant.trainee, "EL01")
    model = view._model
    assert model.state.about == ("EL01",)
    assert view.reason.text() == "Next: how you know it."
    view.sources.buttons["told"].click()
    view.items.buttons["PS1"].click()
    model.type_day("2026-13-01")
    assert not view.primary.isEnabled()
    model.type_day((plant.today + timedelta(days=1)).isoformat())
    assert not view.primary.isEnabled()
    model.type_day("2026-02-10")
    assert drafts.kept(ONE, plant.trainee, MarkForm) is not None
    view.primary.click()
    settle()
    assert drafts.kept(ONE, plant.trainee, MarkForm) is None
    done = model.state.done
    assert done is not None
    assert done.recorded == 2
    items = plant.program.in_class.page(plant.at_pad(plant.trainer), plant.trainee).items
    days = {item.about: item.mark.on for item in items if item.mark is not None}
    assert days == dict.fromkeys(("EL01", "PS1"), date(2026, 2, 10))


def test_that_what_is_complete_already_is_not_marked_again(
    mark_view: Callable[..., MarkView], plant: Plant
) -> None:
    mark(plant, "EL01")
    view = mark_view(plant.trainee, "EL01")
    view.sources.buttons["list"].click()
    assert not view.primary.isEnabled()
    assert view.reason.text() == "This is complete already."
    view.items.buttons["EL02"].click()
    assert view.primary.isEnabled()


def test_that_a_group_is_ticked_by_hand_and_what_was_begun_comes_back(
    mark_view: Callable[..., MarkView], plant: Plant, drafts: DraftDesk, settle: Settle
) -> None:
    mark(plant, "PS2")
    otto = plant.add("Otto Other", Role.TRAINEE)
    view = mark_view()
    assert [row.isChecked() for row in view.people.values()] == [False, False]
    view.people[plant.trainee].click()
    view.items.buttons["PS2"].click()
    assert not view.people[plant.trainee].isEnabled()
    assert not view.people[plant.trainee].isChecked()
    view.people[otto].click()
    view._model.move_day(-7)
    view._model.type_day("2026-0")
    again = mark_view()
    assert again.people[otto].isChecked()
    assert again.day.text() == "2026-0"
    again._model.move_day(0)
    assert again._model.state.when.observed_on == plant.today - timedelta(days=7)
    again.sources.buttons["certificate"].click()
    again.primary.click()
    settle()
    assert again.primary.text() == "Done"
    assert again._model.state.done is not None
    assert again._model.state.done.recorded == 1
    assert drafts.kept(GROUP, "", MarkForm) is None


# --- a school's list ------------------------------------------------------------------------------


@pytest.fixture
def listed(plant: Plant, tasks: TaskRunner, show: Callable[[Page], None]) -> ListView:
    made = ListView(ListViewModel(tasks, plant.program.in_class, plant.at_pad(plant.trainer)))
    show(made)
    return made


def load(view: ListView, folder: Path, text: str, settle: Settle) -> list[Row]:
    path = folder / "ps2.csv"
    path.write_text(text, "utf-8")
    view._model.load(path)
    settle()
    return rows_of(view.list)


def test_that_a_list_asks_about_a_name_then_shows_what_it_records_then_records_it(
    listed: ListView, plant: Plant, tmp_path: Path, settle: Settle
) -> None:
    name = plant.at_pad(plant.trainee).name
    text = f"Name,Module,Date\n{name},EL01,2026-02-10\nBo Xu,PS2,2026-02-11\nT. R.,PS2,2026-02-11\n"
    rows = load(listed, tmp_path, text, settle)
    assert [row.trailing for row in rows] == ["Who is meant?", "Who is meant?", "To record"]
    assert not listed.primary.isEnabled()
    listed.list.chosen.emit("name/Bo Xu")
    listed.list.chosen.emit(NOBODY)
    settle()
    listed.list.chosen.emit("name/T. R.")
    listed.list.chosen.emit(f"person/{plant.trainee}")
    settle()
    assert sorted(row.trailing for row in rows_of(listed.list)) == [
        "Left out",
        "To record",
        "To record",
    ]
    assert listed.primary.text() == "Record 2"
    listed.primary.click()
    settle()
    assert listed._model.state.done is not None
    assert listed._model.state.done.recorded == 2
    rows = load(listed, tmp_path, f"Name,Module,Date\n{name},EL01,2026-02-10\n", settle)
    assert [row.trailing for row in rows] == ["Marked already"]
    assert not listed.primary.isEnabled()


def test_that_a_list_with_faults_shows_them_and_nothing_else(
    listed: ListView, tmp_path: Path, settle: Settle
) -> None:
    rows = load(listed, tmp_path, "Name,Module,Date\nBo,EL99,\n", settle)
    assert [(row.title, row.trailing) for row in rows] == [
        ("B2", "To mend"),
        ("C2", "To mend"),
        ("Bo", "Who is meant?"),
    ]
    listed.list.chosen.emit("name/Bo")
    assert rows_of(listed.list) == rows, "it is told, and settled once the rest is mended"
    assert not listed.primary.isVisible()
    listed.aside.click()
    assert rows_of(listed.list) == []
    assert listed.primary.text() == "Load a list"
