"""The preview: pages as pictures, choices, printing and keeping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from tests.plant import Plant
from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.ui.paper.pages import draw_page, page_sizes
from trainer_app.ui.paper.printing import Printer, Printing
from trainer_app.ui.paper.qt_printing import paint_pages
from trainer_app.ui.paper.view_model import PaperViewModel
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme


@dataclass
class FakePrinting:
    """Two printers that keep what they were given, or one problem."""

    problem: Unavailable | None = None
    printed: list[tuple[str, str, bytes, str]] = field(default_factory=list)

    def printers(self) -> tuple[Printer, ...]:
        return (Printer("Office", is_default=True), Printer("Toolroom"))

    def print_pdf(self, pdf: bytes, printer: str, title: str, paper: str) -> None:
        if self.problem is not None:
            raise self.problem
        self.printed.append((printer, title, pdf, paper))


def code_shown(model: PaperViewModel) -> ErrorCode | None:
    problem = model.state.problem
    return None if problem is None else problem.code


@dataclass
class Preview:
    plant: Plant
    tasks: TaskRunner
    look: Theme
    settle: Callable[[], None]
    printing: FakePrinting = field(default_factory=FakePrinting)

    def sheet(self, lang: str, paper: str) -> bytes:
        plant = self.plant
        viewer = plant.at_pad(plant.trainer)
        return plant.program.sheets.progress(viewer, plant.trainee, lang=lang, paper=paper)

    def open(self, source: Callable[[str, str], bytes] | None = None) -> PaperViewModel:
        def make_printing() -> Printing:
            return self.printing

        model = PaperViewModel(
            self.tasks, source or self.sheet, make_printing, "Progress sheet", "en", self.look
        )
        model.read()
        model.fit(400, 500, 1.0)
        self.settle()
        return model


@pytest.fixture
def preview(plant: Plant, tasks: TaskRunner, look: Theme, settle: Callable[[], None]) -> Preview:
    return Preview(plant, tasks, look, settle)


def test_that_a_page_is_shown_whole_in_the_room_there_is(preview: Preview) -> None:
    state = preview.open().state
    assert state.pages > 1
    assert state.image is not None
    assert state.image.width <= 401
    assert state.image.height <= 501
    assert len(state.image.pixels) == state.image.stride * state.image.height


def test_that_pages_are_turned_and_end_at_the_last(preview: Preview) -> None:
    model = preview.open()
    first = model.state.image
    model.turn(1)
    preview.settle()
    assert model.state.page == 1
    assert model.state.image != first
    model.turn(50)
    preview.settle()
    assert model.state.page == model.state.pages - 1


def test_that_full_width_fills_the_room(preview: Preview) -> None:
    model = preview.open()
    model.zoom(whole_page=False)
    preview.settle()
    assert model.state.image is not None
    assert abs(model.state.image.width - 400) <= 1


def test_that_language_and_paper_make_another_sheet(preview: Preview) -> None:
    asked: list[tuple[str, str]] = []

    def source(lang: str, paper: str) -> bytes:
        asked.append((lang, paper))
        return preview.sheet(lang, paper)

    model = preview.open(source)
    model.set_language("fr")
    preview.settle()
    model.set_paper("a4")
    preview.settle()
    assert asked == [("en", "letter"), ("fr", "letter"), ("fr", "a4")]


def test_that_the_usual_printer_is_chosen_and_gets_the_very_bytes(preview: Preview) -> None:
    model = preview.open()
    assert model.state.printer == "Office"
    model.set_printer("Toolroom")
    told: list[tuple[str, str, str]] = []
    model.printed.connect(lambda lang, paper, printer: told.append((lang, paper, printer)))
    model.print_sheet()
    preview.settle()
    sheet = preview.sheet("en", "letter")
    assert preview.printing.printed == [("Toolroom", "Progress sheet", sheet, "letter")]
    assert model.state.printed_on == "Toolroom"
    assert told == [("en", "letter", "Toolroom")]


def test_that_a_printer_that_fails_is_named_and_can_be_tried_again(preview: Preview) -> None:
    preview.printing.problem = Unavailable(ErrorCode.PRINT_FAILED, printer="Office", reason="jam")
    model = preview.open()
    model.print_sheet()
    preview.settle()
    assert code_shown(model) is ErrorCode.PRINT_FAILED
    preview.printing.problem = None
    model.print_sheet()
    preview.settle()
    assert code_shown(model) is None
    assert model.state.printed_on == "Office"


def test_that_the_pdf_is_kept_as_it_is(preview: Preview, tmp_path: Path) -> None:
    model = preview.open()
    model.save(tmp_path / "sheet.pdf")
    preview.settle()
    assert (tmp_path / "sheet.pdf").read_bytes() == preview.sheet("en", "letter")
    assert model.state.saved_as == str(tmp_path / "sheet.pdf")


def test_that_a_folder_that_takes_no_file_is_named(preview: Preview, tmp_path: Path) -> None:
    model = preview.open()
    model.save(tmp_path / "missing" / "sheet.pdf")
    preview.settle()
    assert code_shown(model) is ErrorCode.FILE_UNWRITABLE


def test_that_bytes_that_are_no_pdf_are_refused(preview: Preview) -> None:
    model = preview.open(lambda _lang, _paper: b"no paper")
    assert code_shown(model) is ErrorCode.FILE_UNREADABLE
    assert not model.state.can_print


def test_that_pages_are_painted_full_size_where_the_system_takes_pictures(
    preview: Preview, tmp_path: Path
) -> None:
    pdf = preview.sheet("en", "letter")
    device = QPrinter()
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "painted.pdf"))
    paint_pages(device, pdf, "Progress sheet", "letter")
    painted = (tmp_path / "painted.pdf").read_bytes()
    assert page_sizes(painted) == page_sizes(pdf)
    original, copy = draw_page(pdf, 0, 0.5), draw_page(painted, 0, 0.5)
    same = sum(a == b for a, b in zip(original.pixels, copy.pixels, strict=True))
    assert same > 0.7 * len(original.pixels)
