"""Modules and sessions marked complete: for one, for a group, from a school's list."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.classlist import RowFate
from trainer_app.checklists.in_class import ClassSource
from trainer_app.checklists.lessons import Step
from trainer_app.checklists.packbook import BookSheet
from trainer_app.checklists.packfindings import FindingCode
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Refusal
from trainer_app.reports.workbooks import write_workbook
from trainer_app.services.facts import Try
from trainer_app.services.history import EntryState
from trainer_app.services.in_class import InClass


@pytest.fixture
def in_class(plant: Plant) -> InClass:
    return plant.program.in_class


def recorded(plant: Plant, *kinds: str) -> int:
    with plant.program.store.reading() as reading:
        return len(reading.records(kinds or ("module.completed", "practical.attended")))


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "liste.csv"
    path.write_text(text, encoding)
    return path


def test_that_nothing_is_marked_beforehand_and_a_page_says_by_whom_it_was(
    plant: Plant, in_class: InClass
) -> None:
    trainer = plant.at_pad(plant.trainer)
    page = in_class.page(trainer, plant.trainee)
    assert [item.mark for item in page.items] == [None] * 13
    assert (page.items[0].about, page.items[-1].about, page.may_mark) == ("EL01", "PS2", True)
    week_ago = plant.today - timedelta(weeks=1)
    done = in_class.mark(trainer, [plant.trainee], ["PS1", "EL01"], week_ago, ClassSource.TOLD)
    assert (done.recorded, done.already) == (2, 0)
    items = {item.about: item for item in in_class.page(trainer, plant.trainee).items}
    for about in ("EL01", "PS1"):
        mark = items[about].mark
        assert mark is not None
        assert (mark.on, mark.source, items[about].by) == (week_ago, "told", trainer.name)


def test_that_the_trainee_sees_the_own_page_and_marks_nothing(
    plant: Plant, in_class: InClass
) -> None:
    trainee = plant.at_pad(plant.trainee)
    assert not in_class.page(trainee, plant.trainee).may_mark
    for refused in (
        lambda: in_class.mark(trainee, [plant.trainee], ["EL01"], plant.today, ClassSource.TOLD),
        lambda: in_class.mark_page(trainee),
        lambda: in_class.page(trainee, plant.add("Otto Other", Role.TRAINEE)),
        lambda: in_class.look(trainee, plant.folder / "none.csv"),
    ):
        with pytest.raises(Refusal) as refusal:
            refused()
        assert refusal.value.code is ErrorCode.NOT_ALLOWED
    assert recorded(plant) == 0


def test_that_nobody_marks_for_himself(plant: Plant, in_class: InClass) -> None:
    both = plant.add("Bea Both", Role.TRAINER, Role.TRAINEE)
    by = plant.at_pad(both)
    with pytest.raises(Refusal) as refusal:
        in_class.mark(by, [plant.trainee, both], ["EL01"], plant.today, ClassSource.TOLD)
    assert refusal.value.code is ErrorCode.NOT_ALLOWED
    assert recorded(plant) == 0


def test_that_a_group_is_marked_at_once_and_who_was_marked_stays(
    plant: Plant, in_class: InClass
) -> None:
    otto = plant.add("Otto Other", Role.TRAINEE)
    by = plant.at_pad(plant.supervisor)
    in_class.mark(by, [otto], ["PS1"], plant.today - timedelta(days=9), ClassSource.CERTIFICATE)
    both = [a.person.id for a in in_class.mark_page(by).trainees]
    assert set(both) == {otto, plant.trainee}
    done = in_class.mark(by, both, ["PS1"], plant.today, ClassSource.TOLD)
    assert (done.recorded, done.already) == (1, 1)
    days = {a.person.id: a.marked["PS1"] for a in in_class.mark_page(by).trainees}
    assert days == {otto: plant.today - timedelta(days=9), plant.trainee: plant.today}


def test_that_a_day_that_has_not_come_is_refused(plant: Plant, in_class: InClass) -> None:
    tomorrow, by = plant.today + timedelta(days=1), plant.at_pad(plant.trainer)
    with pytest.raises(Refusal) as refusal:
        in_class.mark(by, [plant.trainee], ["EL01"], tomorrow, ClassSource.TOLD)
    assert refusal.value.code is ErrorCode.DATE_IN_FUTURE


def test_that_a_mark_is_taken_back_in_the_history_and_then_made_anew(
    plant: Plant, in_class: InClass
) -> None:
    by = plant.at_pad(plant.trainer)
    in_class.mark(by, [plant.trainee], ["EL01", "PS2"], plant.today, ClassSource.TOLD)
    pages = plant.program.pages
    entries = [e for e in pages.history(by, plant.trainee).entries if e.may_undo_mistake]
    assert {e.record.kind for e in entries} == {"module.completed", "practical.attended"}
    for entry in entries:
        plant.program.signing.withdraw(by, entry.record.id, "mistake")
    assert [i.mark for i in in_class.page(by, plant.trainee).items] == [None] * 13
    states = {e.state for e in pages.history(by, plant.trainee).entries if not e.may_withdraw}
    assert EntryState.MISTAKE in states
    assert in_class.mark(by, [plant.trainee], ["EL01"], plant.today, ClassSource.TOLD).recorded == 1


def test_that_floor_and_class_are_laid_beside_each_other(plant: Plant, in_class: InClass) -> None:
    by = plant.at_pad(plant.trainer)
    module = plant.pack.tasks["01-01"].module
    plant.program.facts.record_try(by, plant.trainee, Try("04-01", 2, plant.today))
    in_class.mark(by, [plant.trainee], [module], plant.today, ClassSource.TOLD)
    steps = {k: v.step for k, v in in_class.page(by, plant.trainee).lessons.items()}
    assert steps["01-01"] is Step.TAUGHT
    assert steps["04-01"] is Step.TRIED_FIRST
    assert steps["09-01"] is Step.NEITHER
    lesson = plant.program.pages.task(by, plant.trainee, "04-01").lesson
    assert lesson is not None
    assert (lesson.step, lesson.tried_on) == (Step.TRIED_FIRST, plant.today)


# --- a list ---------------------------------------------------------------------------------------


def test_that_a_list_is_looked_at_first_and_the_same_file_twice_is_harmless(
    plant: Plant, in_class: InClass, tmp_path: Path
) -> None:
    by = plant.at_pad(plant.supervisor)
    name = by_name(plant)
    path = written(tmp_path, f"Nom;Module;Date\n{name.upper()};EL01;2026-02-17\n", "cp1252")
    looked = in_class.look(by, path)
    assert [(p.row.about, p.fate) for p in looked.planned] == [("EL01", RowFate.NEW)]
    assert recorded(plant) == 0
    assert in_class.take(by, looked).recorded == 1
    again = in_class.look(by, path)
    assert [p.fate for p in again.planned] == [RowFate.ALREADY]
    assert in_class.take(by, again).recorded == 0
    assert in_class.take(by, looked).recorded == 0  # looked at before, taken twice
    moved = in_class.look(by, written(tmp_path, f"Name,Session,Date\n{name},EL01,2026-02-20\n"))
    assert [(p.fate, str(p.before)) for p in moved.planned] == [(RowFate.OTHER_DAY, "2026-02-17")]
    assert recorded(plant) == 1


def test_that_a_list_with_a_fault_records_nothing_of_it(
    plant: Plant, in_class: InClass, tmp_path: Path
) -> None:
    by, name = plant.at_pad(plant.supervisor), by_name(plant)
    rows = f"{name},EL01,2026-02-17\nBo Xu,EL02,2026-02-17\nRita,EL02,\n"
    looked = in_class.look(by, written(tmp_path, f"Name,Module,Date\n{rows}"))
    assert [(f.place, f.code) for f in looked.findings] == [("C4", FindingCode.CELL_EMPTY)]
    assert [asked.name for asked in looked.asked] == ["Bo Xu", "Rita"]
    assert looked.planned == ()
    with pytest.raises(InvalidInput):
        in_class.take(by, looked)
    assert recorded(plant) == 0


def test_that_a_name_is_asked_about_and_may_be_left_out(
    plant: Plant, in_class: InClass, tmp_path: Path
) -> None:
    by, name = plant.at_pad(plant.supervisor), by_name(plant)
    first, last = name.split()
    text = f'Name,Module,Date\n"{last}, {first}",EL01,2026-02-17\nBo Xu,EL01,2026-02-17\n'
    looked = in_class.look(by, written(tmp_path, text))
    assert [(a.name, [p.name for p in a.likely]) for a in looked.asked] == [
        (f"{last}, {first}", [name]),
        ("Bo Xu", []),
    ]
    with pytest.raises(Refusal):
        in_class.take(by, looked)
    answers = {f"{last}, {first}": plant.trainee, "Bo Xu": None}
    planned = in_class.plan(by, looked, answers)
    assert planned.asked == ()
    assert {p.row.name: p.fate for p in planned.planned} == {
        f"{last}, {first}": RowFate.NEW,
        "Bo Xu": RowFate.LEFT_OUT,
    }
    assert in_class.take(by, planned).recorded == 1
    with plant.program.store.reading() as reading:
        body = reading.records(("module.completed",))[0].body
    assert isinstance(body, b.ModuleCompleted)
    assert (body.trainee, body.source) == (plant.trainee, "list")


def test_that_a_workbook_is_read_by_cell_and_no_file_or_a_torn_one_is_told(
    plant: Plant, in_class: InClass, tmp_path: Path
) -> None:
    by = plant.at_pad(plant.supervisor)
    rows = (("Name", "Module", "Date"), (by_name(plant), "EL 01", "2026-02-17"))
    book = tmp_path / "list.xlsx"
    book.write_bytes(_book(rows))
    looked = in_class.look(by, book)
    assert [(f.place, f.params["nearest"]) for f in looked.findings] == [("tasks!B2", "EL01")]
    told = {}
    for name, raw in (
        ("torn.xlsx", b"PK\x03\x04 torn"),
        ("nul.csv", b"Name\0"),
        ("q.csv", b'"a"b'),
    ):
        (tmp_path / name).write_bytes(raw)
        told[name] = in_class.look(by, tmp_path / name).findings[0].code
    told["none.csv"] = in_class.look(by, tmp_path / "none.csv").findings[0].code
    assert set(told.values()) == {FindingCode.BOOK_INVALID, FindingCode.BOOK_MISSING}


def by_name(plant: Plant) -> str:
    return plant.at_pad(plant.trainee).name


def _book(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A workbook whose sheet is called by a name that its explanations know."""
    return write_workbook([BookSheet("tasks", rows)], "en")
