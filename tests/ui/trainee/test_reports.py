"""Reports: a stack made once, counted, stopped; printed the same again; tables kept as files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.test_paper import FakePrinting
from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.trainee_rows import TraineeRows
from trainer_app.ui.paper.pages import page_sizes
from trainer_app.ui.reports.export_view import ExportView
from trainer_app.ui.reports.export_view_model import ExportViewModel
from trainer_app.ui.reports.view import ReportsView
from trainer_app.ui.reports.view_model import ReportsViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.last_print import LastPrint, LastPrints, PrintedOn
from trainer_app.ui.shared.printers import Printing
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

Settle = Callable[[], None]


@dataclass
class SlowPress:
    """Makes nothing, one sheet at a time, each only when it is let."""

    let: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    asked: list[tuple[Wanted, ...]] = field(default_factory=list)

    def pdf(
        self,
        by: SignedIn,
        wanted: Sequence[Wanted],
        between: Callable[[int], None] = lambda _done: None,
    ) -> bytes:
        self.asked.append(tuple(wanted))
        for index, _one in enumerate(wanted):
            self.let.acquire()
            between(index + 1)
        return b"made for " + by.name.encode()

    def pdfs(
        self,
        by: SignedIn,
        wanted: Sequence[Wanted],
        between: Callable[[int], None] = lambda _done: None,
    ) -> tuple[bytes, ...]:
        return tuple(self.pdf(by, [one], between) for one in wanted)

    def html(self, by: SignedIn, wanted: Sequence[Wanted]) -> str:
        raise AssertionError((by, wanted))


@dataclass
class Reports:
    plant: Plant
    tasks: TaskRunner
    drafts: DraftDesk
    look: Theme
    settle: Settle
    printing: FakePrinting = field(default_factory=FakePrinting)

    @property
    def prints(self) -> LastPrints:
        return LastPrints(self.drafts, PrintedOn.REPORTS)

    def open(self, press: SlowPress | None = None, by: PersonId | None = None) -> ReportsViewModel:
        def make_printing() -> Printing:
            return self.printing

        program = self.plant.program
        model = ReportsViewModel(
            self.tasks,
            program.pages,
            program.trainer_records,
            press or program.sheets,
            make_printing,
            self.prints,
            self.plant.at_pad(by or self.plant.trainer),
            "en",
            "letter",
            self.look,
        )
        model.read()
        self.settle()
        return model


@pytest.fixture
def reports(
    plant: Plant, tasks: TaskRunner, drafts: DraftDesk, look: Theme, settle: Settle
) -> Reports:
    return Reports(plant, tasks, drafts, look, settle)


def test_that_nothing_is_chosen_beforehand(reports: Reports) -> None:
    state = reports.open().state
    assert state.kind is None
    assert state.ticked == frozenset()
    assert not state.can_make


def test_that_nobody_is_counted_to_be_listed(
    reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody taps meanwhile would wait for it."""
    monkeypatch.setattr(TraineeRows, "_new_row", None)
    assert [name for _id, name in reports.open().state.of[TRAINEES]] == ["Tina Trainee"]


def test_that_an_assessor_is_offered_no_notes(reports: Reports) -> None:
    assessor = reports.plant.add("Vera Visitor", Role.ASSESSOR)
    kinds = reports.open(by=assessor).state.kinds
    assert SheetKind.MATRIX in kinds
    assert SheetKind.COACHING_LOG not in kinds
    assert SheetKind.COACHING_LOG in reports.open().state.kinds


def test_that_a_stack_holds_a_sheet_for_everybody_who_is_ticked(reports: Reports) -> None:
    reports.plant.add("Otto Other", Role.TRAINEE)
    model = reports.open()
    made: list[bytes] = []
    model.made.connect(made.append)
    model.choose_kind(SheetKind.COACHING_LOG)
    model.tick_all()
    model.preview()
    reports.settle()
    assert len(page_sizes(made[0])) == 2


def test_that_what_was_looked_at_is_what_is_printed(reports: Reports) -> None:
    press = SlowPress(threading.Semaphore(10))
    model = reports.open(press)
    model.choose_kind(SheetKind.MATRIX)
    model.preview()
    reports.settle()
    model.print_stack()
    reports.settle()
    assert len(press.asked) == 1
    assert [job[2] for job in reports.printing.printed] == [b"made for Terry Trainer"]
    assert model.state.printed_on == "Office"
    model.set_paper("tabloid")
    model.print_stack()
    reports.settle()
    assert [wanted[0].paper for wanted in press.asked] == ["letter", "tabloid"]


def test_that_a_stack_counts_while_it_is_made_and_can_be_stopped(
    reports: Reports, qtbot: QtBot
) -> None:
    for name in ("Otto Other", "Ursula Usual"):
        reports.plant.add(name, Role.TRAINEE)
    press = SlowPress()
    model = reports.open(press)
    made: list[bytes] = []
    model.made.connect(made.append)
    model.choose_kind(SheetKind.PROGRESS)
    model.tick_all()
    model.preview()
    assert (model.state.total, model.state.busy) == (3, True)
    press.let.release()
    qtbot.waitUntil(lambda: model.state.done == 1)
    model.stop()
    press.let.release()
    reports.settle()
    problem = model.state.problem
    assert problem is not None
    assert problem.code is ErrorCode.STOPPED
    assert problem.params == {"done": 2, "total": 3}
    assert (made, model.state.busy, model.state.total) == ([], False, 0)
    press.let.release(3)
    model.preview()
    reports.settle()
    assert made == [b"made for Terry Trainer"]


def test_that_the_same_as_last_time_is_printed_for_whoever_is_a_trainee_now(
    reports: Reports,
) -> None:
    press = SlowPress(threading.Semaphore(50))
    model = reports.open(press)
    assert model.state.last is None
    model.choose_kind(SheetKind.PROGRESS)
    model.tick_all()
    model.set_language("fr")
    model.set_printer("Toolroom")
    model.print_stack()
    reports.settle()
    kept = reports.prints.last
    assert kept == LastPrint("progress", "fr", "letter", "Toolroom")

    newcomer = reports.plant.add("Nora New", Role.TRAINEE)
    again = reports.open(press)
    assert again.state.last == kept
    again.print_last()
    reports.settle()
    assert {one.trainee for one in press.asked[-1]} == {reports.plant.trainee, newcomer}
    assert {one.lang for one in press.asked[-1]} == {"fr"}
    assert [job[0] for job in reports.printing.printed] == ["Toolroom", "Toolroom"]
    assert reports.drafts.waiting() == ()


def test_that_a_file_each_has_a_name_that_any_disk_takes(
    reports: Reports, tmp_path: Path, qtbot: QtBot
) -> None:
    reports.plant.add("../A/B: <C>", Role.TRAINEE)
    model = reports.open()
    view = ReportsView(model, "2026-03-02")
    qtbot.addWidget(view)
    reports.settle()
    model.choose_kind(SheetKind.PROGRESS)
    model.tick_all()
    model.save_each(tmp_path, view.file_name)
    reports.settle()
    names = sorted(file.name for file in tmp_path.glob("*.pdf"))
    assert names == [
        "progress-Tina Trainee-2026-03-02.pdf",
        "progress-_A_B_ _C_-2026-03-02.pdf",
    ]
    assert model.state.saved_as == str(tmp_path)


def test_that_a_folder_that_takes_no_file_is_named(reports: Reports, tmp_path: Path) -> None:
    model = reports.open()
    model.choose_kind(SheetKind.MATRIX)
    model.save(tmp_path / "missing" / "stack.pdf")
    reports.settle()
    assert model.state.problem is not None
    assert model.state.problem.code is ErrorCode.FILE_UNWRITABLE
    assert not model.state.busy


def test_that_the_page_names_what_is_missing_and_offers_large_paper_for_a_matrix(
    reports: Reports, qtbot: QtBot
) -> None:
    view = ReportsView(reports.open(), "2026-03-02")
    qtbot.addWidget(view)
    view.show()
    assert view.kind_box.missing.text() == "Choose a sheet."
    assert not view.primary.isEnabled()
    view.kind.buttons["matrix"].click()
    assert set(view.paper.buttons) == {"letter", "a4", "tabloid", "a3"}
    assert not view.who_box.isVisibleTo(view)
    view.kind.buttons["progress"].click()
    assert set(view.paper.buttons) == {"letter", "a4"}
    assert view.who_box.missing.text() == "Tick at least one person."
    view.everybody.click()
    assert view.primary.isEnabled()


# --- tables -------------------------------------------------------------------------------------


def test_that_a_table_is_kept_by_whoever_may_export(
    plant: Plant, tasks: TaskRunner, look: Theme, settle: Settle, tmp_path: Path
) -> None:
    exports = plant.program.exports
    model = ExportViewModel(tasks, exports, plant.at_pad(plant.supervisor), look)
    assert not model.state.can_save
    model.choose_table("matrix")
    model.choose_form(".csv")
    model.save(tmp_path / "matrix.csv")
    settle()
    assert (tmp_path / "matrix.csv").read_bytes() == exports.write("matrix", ".csv")
    assert model.state.saved_as == str(tmp_path / "matrix.csv")

    trainer = ExportViewModel(tasks, exports, plant.at_pad(plant.trainer), look)
    trainer.choose_table("people")
    trainer.save(tmp_path / "people.xlsx")
    settle()
    assert trainer.state.problem is not None
    assert trainer.state.problem.code is ErrorCode.NOT_ALLOWED
    assert not (tmp_path / "people.xlsx").exists()


def test_that_every_table_and_form_can_be_chosen(
    plant: Plant, tasks: TaskRunner, look: Theme, qtbot: QtBot
) -> None:
    by = plant.at_pad(plant.supervisor)
    view = ExportView(ExportViewModel(tasks, plant.program.exports, by, look), "2026-03-02")
    qtbot.addWidget(view)
    view.show()
    for button in (*view.table.buttons.values(), *view.form.buttons.values()):
        button.click()
        assert button.isChecked()
    assert view.primary.isEnabled()


def test_that_a_matrix_is_made_of_trainees_first_or_of_trainers(reports: Reports) -> None:
    model = reports.open()
    asked = [model.state.asks_audience]
    for kind in (SheetKind.COACHING_LOG, SheetKind.MATRIX):
        model.choose_kind(kind)
        asked.append(model.state.asks_audience)
    assert asked == [False, False, True]
    assert model.state.made_for == TRAINEES
    model.choose_audience(TRAINERS)
    assert [one.audience for one in model._wanted()] == [TRAINERS]
    model.choose_kind(SheetKind.PROGRESS)
    names = [name for _person, name in model.state.trainees]
    assert names == ["Sonia Second"]  # oneself has a page of one's own
    model.tick_all()
    model.choose_audience(TRAINEES)
    assert not model.state.ticked
    model.choose_kind(SheetKind.COACHING_LOG)
    assert "Tina Trainee" in [name for _person, name in model.state.trainees]
