"""Paper: reports, the checklist for the press, entries from paper compared, tables."""

from __future__ import annotations

from tests.screens.scenes_sign_off import SAFETY_TASK
from tests.screens.scenes_start import copy_profile, start_on
from tests.screens.stage import Stage
from trainer_app.checklists.claims import Claim
from trainer_app.checklists.wanted import SheetKind
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.press.view import PressView
from trainer_app.ui.reports.export_view import ExportView
from trainer_app.ui.reports.view import ReportsView
from trainer_app.ui.shared.printers import Printer
from trainer_app.ui.transcribed.view import CompareView
from trainer_app.ui.widgets.answering_page import OBJECTS

_ENTERED = "a copy of the plant, where a sheet was entered"
WORDS = {"en": "The paper says mold 215.", "fr": "Le papier dit moule 215."}


class _Printing:
    """Two printers that take what they are given."""

    def printers(self) -> tuple[Printer, ...]:
        return (Printer("HP LaserJet bureau", is_default=True), Printer("Toolroom"))

    def print_pdf(self, pdf: bytes, printer: str, title: str, paper: str) -> None:
        assert pdf, (printer, title, paper)


def _reports(stage: Stage) -> ReportsView:
    stage.sign_in(stage.cast.supervisor)
    stage.go("reports")
    page = stage.page(ReportsView)
    page._model._on_printers((_Printing(), _Printing().printers()))
    stage.settle()
    return page


def reports(stage: Stage) -> None:
    _reports(stage)
    stage.stay("the reports")


def reports_people(stage: Stage) -> None:
    page = stage.page(ReportsView) if stage.is_at("the reports") else _reports(stage)
    page.kind.buttons[SheetKind.PROGRESS.value].click()
    page.everybody.click()
    stage.settle()


def reports_again(stage: Stage) -> None:
    """Printed, and offered again."""
    page = _reports(stage)
    page.kind.buttons[SheetKind.MATRIX.value].click()
    page.paper.buttons["tabloid"].click()
    page.print.click()
    stage.until(lambda: bool(page._model.state.printed_on), "it was handed to the printer")
    stage.settle()


def reports_making(stage: Stage) -> None:
    """While a stack is made: how many of how many, and *Stop*."""
    page = _reports(stage)
    page.kind.buttons[SheetKind.COACHING_LOG.value].click()
    page.everybody.click()
    page._model._begin(48)
    assert page._model._making is not None
    page._model._making.done = 17
    page._model._count()
    stage.settle()


def stack(stage: Stage) -> None:
    page = _reports(stage)
    page.kind.buttons[SheetKind.MATRIX.value].click()
    page.primary.click()
    stage.until(lambda: stage.shell.navigator.current == "stack", "the preview")
    stage.settle()


def exports(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("exports")
    stage.page(ExportView).table.buttons["matrix"].click()


def press(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    trainee = stage.person(stage.cast.trainee)
    stage.go("paper_checklist", trainee=trainee, tasks="08-05,08-01")
    stage.page(PressView).start_focus()


def press_sheet(stage: Stage) -> None:
    """Its preview, with the number that it took."""
    start_on(stage, copy_profile(stage).folder)
    stage.come_in(stage.cast.trainer)
    trainee = stage.person(stage.cast.trainee)
    stage.go("paper_checklist", trainee=trainee, tasks="01-03")
    stage.page(PressView).primary.click()
    stage.until(lambda: stage.shell.navigator.current == "numbered_sheet", "the preview")
    stage.settle()


def transcribed_none(stage: Stage) -> None:
    """The empty state."""
    stage.sign_in(stage.cast.trainer)
    stage.go("transcribed")


def _transcribed(stage: Stage, viewer: str) -> CompareView:
    """On a copy of the plant, after the trainer entered a sheet."""
    if stage.stands != _ENTERED:
        _enter_sheet(stage)
        stage.stands = _ENTERED
    stage.come_in(viewer)
    stage.go("transcribed")
    return stage.page(CompareView)


def _enter_sheet(stage: Stage) -> None:
    start_on(stage, copy_profile(stage).folder)
    program, trainer = stage.program, stage.person(stage.cast.trainer)
    trainee = stage.person(stage.cast.trainee)

    def enter() -> None:
        signed_in = program.people.sign_in(trainer, SAMPLE_PIN)
        number = program.transcribing.issue(signed_in, trainee, (SAFETY_TASK,)).number
        page = program.pages.sign_off(signed_in, trainee, SAFETY_TASK)
        claim = Claim(
            SAFETY_TASK,
            level=3,
            observed_on=page.today,
            lines=frozenset(range(1, len(page.task.lines) + 1)),
            method="job",
            evidence=("QA", "WP"),
            place="floor",
            mold="214",
            press="P7",
            work_order="WO-4821",
            minutes=45,
            sheet=number,
        )
        program.signing.record_sign_off(signed_in, trainee, [claim])

    stage.ask(enter)


def transcribed(stage: Stage) -> None:
    page = _transcribed(stage, stage.cast.supervisor)
    next(iter(page.rows.values())).click()
    stage.settle()


def transcribed_own(stage: Stage) -> None:
    """Whoever entered it is told to ask somebody else."""
    _transcribed(stage, stage.cast.trainer)


def transcribed_differs(stage: Stage) -> None:
    page = _transcribed(stage, stage.cast.supervisor)
    next(iter(page.rows.values())).click()
    page.answer.buttons[OBJECTS].click()
    page.words.setPlainText(WORDS[stage.view.lang])
    stage.settle()
