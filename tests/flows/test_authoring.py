"""An employer's own programme: a cell changed in a spreadsheet, and another body's standard.

The supervisor saves the programme as a workbook, changes a line of a standard, loads it, is told of
a bad row by its cell, mends it, sees what changes, and adopts. The changed line is what is signed
next; what was signed before keeps its own edition. Then the standard of another body, with a level
scale of its own, takes its place: it is signed off at its own level and printed in its own words.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.plant import PIN, make_plant
from trainer_app.bootstrap import Program
from trainer_app.checklists.bodies import SignoffRecorded
from trainer_app.checklists.guidance import Breakdown
from trainer_app.checklists.packbook import BookSheet
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.reports.workbooks import read_workbook, write_workbook
from trainer_app.services.cases import adopted_guidance
from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.checklist.view_model import TaskFilter
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.programme.edit_view import EditTaskView
from trainer_app.ui.programme.view import ProgrammeView
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.task.view import TaskView
from trainer_app.ui.widgets.level_circle import level_words

pytestmark = pytest.mark.timeout(240)

SUPERVISOR, TRAINER, TRAINEE = "Grace Holloway", "Dave Kowalski", "Amélie Roy"
TASK = "12-07"
NEW = {"en": "Our own line, as the site asks.", "fr": "Notre propre ligne, selon le site."}
LIMITS = {
    "drawing": {"en": "Two turns by hand", "fr": "Deux tours à la main"},
    "maker": {"en": "Three turns by hand", "fr": "Trois tours à la main"},
}
FOREIGN = Path(__file__).parents[1] / "packs" / "foreign"


@pytest.fixture(params=["en", "fr"])
def hand(make_hand: MakeHand, request: pytest.FixtureRequest) -> Hand:
    made = make_hand(str(request.param))
    plant = make_plant(made.folder)
    plant.add(SUPERVISOR, Role.SUPERVISOR, language=made.language)
    plant.add(TRAINER, Role.TRAINER, language=made.language, scope=("*",))
    trainee = plant.add(TRAINEE, Role.TRAINEE, language=made.language)
    plant.sign_off(TASK, trainee=trainee)
    plant.clock.advance(days=1)
    plant.program.close()
    made.clock.moment = plant.clock.moment
    made.open()
    return made


def open_programme(hand: Hand) -> ProgrammeView:
    hand.shell.window.top_bar.menu.click()
    hand.until_at("menu")
    hand.page(MenuView).grid.chosen.emit("programme")
    hand.until_at("programme")
    return hand.page(ProgrammeView)


def choose_in_dialog(hand: Hand, page: ProgrammeView, path: Path) -> None:
    """What the file dialog says when somebody has chosen."""
    (dialog,) = [d for d in page.findChildren(QFileDialog) if d.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    hand.rest()


def listed(page: ProgrammeView) -> dict[str, tuple[str, str]]:
    rows = [page.rows.row_at(page.rows.index(n)) for n in range(page.rows.rowCount())]
    return {row.title: (row.trailing, row.detail) for row in rows}


def rewrite(file: Path, changes: dict[tuple[str, str, str], str]) -> None:
    """Write cells of a workbook anew: by sheet, head, and what the cell holds now."""

    def changed(sheet: BookSheet) -> BookSheet:
        heads, *rows = sheet.rows
        for (name, head, old), new in changes.items():
            if name == sheet.name:
                at = heads.index(head)
                hit = next(n for n, row in enumerate(rows) if row[at] == old)
                rows[hit] = (*rows[hit][:at], new, *rows[hit][at + 1 :])
        return BookSheet(sheet.name, (heads, *rows))

    sheets = tuple(changed(sheet) for sheet in read_workbook(file.read_bytes()))
    file.write_bytes(write_workbook(sheets, "en"))


def lines_signed(hand: Hand) -> list[str]:
    """The first line of the standard of each sign-off, as its own edition has it."""
    program = hand.program
    assert isinstance(program, Program)
    return hand.ask(lambda: lines_in(program, hand.language))


def lines_in(program: Program, language: str) -> list[str]:
    lines = []
    with program.store.reading() as reading:
        for record in reading.records(("signoff.recorded",)):
            assert isinstance(record.body, SignoffRecorded)
            pack = reading.pack(record.body.edition)
            assert pack is not None
            lines.append(pack.tasks[record.body.task].lines[0][language])
    return lines


def breakdown_in(program: Program) -> Breakdown:
    with program.store.reading() as reading:
        return adopted_guidance(reading).breakdowns[TASK]


def sign_off(hand: Hand, task: str, level: int) -> SignOffView:
    hand.sign_in(TRAINER, PIN)
    hand.shell.navigator.go("sign_off", trainee=hand.person(TRAINEE), task=task)
    hand.until_at("sign_off")
    page = hand.page(SignOffView)
    page.form.levels[level].click()
    for line in page.form.lines:
        line.click()
    page.form.method.buttons["job"].click()
    for code in ("QA", "WP"):
        page.form.evidence.buttons[code].click()
    page.form.where.place.buttons["floor"].click()
    hand.type_in(page.form.where.mold, "214")
    hand.type_pin(page.signatures.trainer.keypad, PIN)
    hand.type_pin(page.signatures.trainee.keypad, PIN)
    return page


def test_that_a_cell_changed_in_a_spreadsheet_is_what_is_signed_next(
    hand: Hand, tmp_path: Path
) -> None:
    hand.sign_in(SUPERVISOR, PIN)
    page = open_programme(hand)
    file = tmp_path / "programme.xlsx"
    page.to_workbook.click()
    choose_in_dialog(hand, page, file)
    assert file.exists()
    old = hand.ask(hand.program.pages.programme).tasks[TASK].lines[0][hand.language]

    rewrite(
        file,
        {("lines", hand.language, old): NEW[hand.language], ("tasks", "tier", "L"): "X"},
    )
    page.from_file.click()
    choose_in_dialog(hand, page, file)
    places = list(listed(page))
    assert len(places) == 1
    assert places[0].startswith("tasks!E")
    assert not page.primary.isEnabled()
    assert old == hand.ask(hand.program.pages.programme).tasks[TASK].lines[0][hand.language]
    page.aside.click()

    version = hand.ask(hand.program.pages.programme).version
    rewrite(file, {("tasks", "tier", "X"): "L", ("programme", "value", version): "0.9-site"})
    page.from_file.click()
    choose_in_dialog(hand, page, file)
    changed = [title for title in listed(page) if title.startswith(TASK)]
    assert len(changed) == 1
    assert "1" in listed(page)[changed[0]][1]
    hand.tap_primary()
    assert page.message.isVisible()
    assert any(title.startswith(TASK) for title in listed(page))  # what is the plant's own

    page_of = sign_off(hand, TASK, 3)
    assert NEW[hand.language] in [line.text() for line in page_of.form.lines]
    hand.tap_primary()
    assert lines_signed(hand) == [old, NEW[hand.language]]


def test_that_another_bodys_standard_with_its_own_levels_takes_the_place(hand: Hand) -> None:
    hand.sign_in(SUPERVISOR, PIN)
    page = open_programme(hand)
    page.from_folder.click()
    choose_in_dialog(hand, page, FOREIGN)
    assert page.primary.isEnabled()
    hand.tap_primary()
    assert hand.ask(hand.program.pages.programme).id == "other-body"
    assert level_words(2).endswith("3")  # of 3

    form = sign_off(hand, "01-01", 2).form
    assert sorted(form.levels) == [2, 3]
    hand.tap_primary()
    hand.sign_in(SUPERVISOR, PIN)
    hand.open_checklist(TRAINEE)
    checklist = hand.page(ChecklistView)
    pack = hand.ask(hand.program.pages.programme)
    for filter_, wanted in (
        (TaskFilter.ALL, list(pack.tasks)),
        (TaskFilter.DUE, []),
        (TaskFilter.NEXT, ["01-01"]),  # one of two; the next one waits for it
    ):
        checklist.model.show(filter_)
        shown = [item.id for item in checklist.model.state.tasks]
        assert shown[: len(wanted)] == wanted if wanted else not shown, filter_
    viewer, trainee = hand.shell.session.person, hand.person(TRAINEE)
    statuses = hand.ask(lambda: hand.program.pages.checklist(viewer, trainee).progress.statuses)
    assert statuses["01-01"].level == 2
    assert statuses["01-01"].status is Status.IN_TRAINING  # one of two

    supervisor = hand.shell.session.person
    wanted_matrix = [Wanted(SheetKind.MATRIX, hand.language)]
    matrix = PdfDocument(hand.ask(lambda: hand.program.sheets.pdf(supervisor, wanted_matrix)))
    told = "".join(page.get_textpage().get_text_range() for page in matrix)
    assert all(unit.title[hand.language] in told.replace("\r\n", " ") for unit in pack.units)
    assert TRAINEE in told
    table = hand.ask(lambda: hand.program.exports.file(supervisor, "matrix", ".json"))
    rows = [row for row in json.loads(table) if row["trainee"] == TRAINEE]
    assert [row["task"] for row in rows] == list(pack.tasks)
    assert {row["level"] for row in rows if row["task"] == "01-01"} == {2}

    pdf = hand.ask(lambda: hand.program.sheets.progress(supervisor, trainee, lang=hand.language))
    text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))
    assert {"en": "Fatal risk", "fr": "Risque mortel"}[hand.language] in text


def test_that_a_task_changed_in_the_window_is_what_is_signed_next(hand: Hand) -> None:
    hand.sign_in(SUPERVISOR, PIN)
    page = open_programme(hand)
    page.filter.buttons["tasks"].click()
    page.list.chosen.emit(f"task/{TASK}")
    hand.until_at("edit_task")
    form = hand.page(EditTaskView)
    standard = form.standard
    old = hand.ask(hand.program.pages.programme).tasks[TASK].lines[0][hand.language]
    hand.type_in(standard.words["en"], "")
    assert standard.boxes["line"].missing.isVisible()
    assert not form.primary.isEnabled()
    for lang, words in NEW.items():
        hand.type_in(standard.words[lang], words)
        for source, limit in LIMITS.items():
            hand.type_in(standard.limits[source][lang], limit[lang])
    hand.rest()
    assert not standard.boxes["line"].missing.isVisible()
    shown = form.preview.text()
    above = [shown.index(LIMITS[source][hand.language]) for source in ("drawing", "maker")]
    assert [*above, shown.index(NEW[hand.language])] == sorted(
        [*above, shown.index(NEW[hand.language])]
    )
    hand.tap_primary()
    hand.until_at("programme")

    signed = sign_off(hand, TASK, 3)
    line = signed.form.lines[0].text()
    assert all(limit[hand.language] in line for limit in LIMITS.values())
    assert NEW[hand.language] in line
    hand.tap_primary()
    assert lines_signed(hand) == [old, line]


def test_that_a_breakdown_changed_in_the_window_is_taught_next(hand: Hand) -> None:
    hand.sign_in(SUPERVISOR, PIN)
    page = open_programme(hand)
    page.filter.buttons["tasks"].click()
    page.list.chosen.emit(f"task/{TASK}")
    hand.until_at("edit_task")
    form = hand.page(EditTaskView)
    form.half.buttons["taught"].click()
    taught = form.taught
    first = taught.do[hand.language].text()
    count = len(taught.steps.numbers.buttons)
    taught.steps.add.click()
    hand.rest()
    assert not form.primary.isEnabled()  # an empty step is not half-saved
    assert taught.boxes["step"].missing.isVisible()
    for fields in (taught.do, taught.key, taught.reason):
        for lang, words in NEW.items():
            hand.type_in(fields[lang], words)
    taught.source.buttons["drawing"].click()
    taught.steps.up.click()
    taught.minutes.buttons["45"].click()
    hand.rest()
    shown = form.preview.text()
    assert shown.index(NEW[hand.language]) < shown.index(first)
    hand.tap_primary()
    hand.until_at("programme")

    program = hand.program
    assert isinstance(program, Program)
    breakdown = hand.ask(lambda: breakdown_in(program))
    assert (breakdown.minutes, len(breakdown.steps)) == (45, count + 1)
    assert breakdown.steps[0].points[0].source == "drawing"
    hand.sign_in(TRAINER, PIN)
    hand.shell.navigator.go("task", trainee=hand.person(TRAINEE), task=TASK)
    hand.until_at("task")
    hand.rest()
    told = [words.text() for words in hand.page(TaskView).breakdown.findChildren(QLabel)]
    assert any(NEW[hand.language] in words for words in told)
    source = {"en": "Source: Mold drawing", "fr": "Source\u00a0: Dessin du moule"}
    assert source[hand.language] in told
