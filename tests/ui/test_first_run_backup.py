"""The first run's third way: a backup is brought back with the words of the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.plant import PIN, Plant, make_plant
from tests.ui.first_run import WORDS, FakeBlank, FirstRunPage
from trainer_app.bootstrap.blank import Blank
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, InvalidInput, TrainerError, Unavailable
from trainer_app.ui.firstrun.parts import WaysPart
from trainer_app.ui.firstrun.restore_part import RestorePart
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.program import Blank as AnyBlank
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

FILE = Path("stick", "plant.trainer-backup")
OpenPage = Callable[[AnyBlank], FirstRunPage]


@pytest.fixture
def blank() -> FakeBlank:
    return FakeBlank()


@pytest.fixture
def open_page(qtbot: QtBot, look: Theme, tasks: TaskRunner, clock: FixedClock) -> OpenPage:
    assert look.sizes.touch
    return lambda blank: FirstRunPage(qtbot, tasks, blank, clock)


@pytest.fixture
def page(open_page: OpenPage, blank: FakeBlank) -> FirstRunPage:
    return open_page(blank)


def problem_of(page: FirstRunPage) -> ErrorCode | None:
    assert page.view.message.isVisible() == (page.state.problem is not None)
    return page.state.problem.code if page.state.problem else None


def test_that_a_file_and_twelve_words_are_needed(page: FirstRunPage) -> None:
    part = page.to_restore()
    part.words.setPlainText(" ".join(WORDS))
    assert not page.can_go_on()
    page.model.choose_backup(str(FILE))
    page.settle()
    assert page.can_go_on()
    part.words.setPlainText(" ".join(WORDS[:-1]))
    assert not page.can_go_on()
    assert part.boxes["words"].missing.text() == "11 of 12 words"
    part.words.setPlainText(", ".join(WORDS))
    assert page.can_go_on()
    assert not part.boxes["words"].missing.isVisible()


def test_that_the_chosen_file_says_whose_records_of_which_day_it_holds(page: FirstRunPage) -> None:
    part = page.to_restore()
    page.model.choose_backup(str(FILE))
    page.settle()
    assert part.chosen.text().splitlines() == [
        FILE.name,
        "Lakeside Tooling, Toolroom bench, 2026-03-02",
        "1204 records",
    ]


def test_that_the_file_is_chosen_in_a_dialog_that_stops_nothing(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path
) -> None:
    backup = tmp_path / FILE.name
    backup.write_bytes(b"a backup")
    part = page.to_restore()
    part.choose.click()
    dialog = part.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.fileSelected.emit(str(backup))
    dialog.close()
    page.settle()
    assert page.state.backup is not None
    assert page.state.backup.file == str(backup)


def test_that_what_was_typed_is_what_is_brought_back(page: FirstRunPage, blank: FakeBlank) -> None:
    page.fill_restore(FILE, " ".join(WORDS), "New PC")
    page.go_on()
    assert blank.restored == [(FILE, " ".join(WORDS), "New PC")]
    assert len(page.opened) == 1
    assert page.state.sheet_words == ""


def test_that_another_kind_of_file_is_refused_when_it_is_chosen(
    page: FirstRunPage, blank: FakeBlank
) -> None:
    part = page.to_restore()
    blank.refusal = InvalidInput(ErrorCode.BACKUP_NOT_OURS, path="letter.txt")
    page.model.choose_backup("letter.txt")
    page.settle()
    assert problem_of(page) is ErrorCode.BACKUP_NOT_OURS
    assert part.chosen.text() == ""
    page.model.choose_backup(str(FILE))
    page.settle()
    assert problem_of(page) is None


@pytest.mark.parametrize(
    "refusal",
    [
        InvalidInput(ErrorCode.RECOVERY_CODE_WRONG),
        Unavailable(ErrorCode.DISK_FULL, path="store.db"),
    ],
)
def test_that_a_refusal_keeps_what_was_typed(
    page: FirstRunPage, blank: FakeBlank, refusal: TrainerError
) -> None:
    part = page.fill_restore(FILE, " ".join(WORDS), "New PC")
    blank.refusal = refusal
    page.go_on()
    assert page.is_at(Step.RESTORE)
    assert problem_of(page) is refusal.code
    assert part.words.toPlainText() == " ".join(WORDS)
    assert part.pc.text() == "New PC"
    page.go_on()
    assert len(page.opened) == 1


def test_that_back_leads_to_the_three_ways(page: FirstRunPage) -> None:
    page.to_restore()
    page.go_back()
    assert page.part(Step.WAYS, WaysPart).back.isVisible()


def backed_up(folder: Path) -> tuple[Plant, Path]:
    plant = make_plant(folder / "old")
    backup = folder / FILE.name
    plant.program.store.backup(backup)
    plant.program.close()
    return plant, backup


def test_that_a_lost_plant_comes_back_and_everybody_keeps_the_pin(
    open_page: OpenPage, clock: FixedClock, tmp_path: Path
) -> None:
    plant, backup = backed_up(tmp_path)
    page = open_page(Blank(tmp_path / "new", clock))
    page.fill_restore(backup, " ".join(plant.started.code.words("fr")).upper(), "New PC")
    page.go_on()
    (program,) = page.opened
    try:
        board = program.people.board()
        assert (board.plant, board.pc) == ("Test Plant", "New PC")
        assert program.people.sign_in(plant.trainer, PIN).name == "Terry Trainer"
    finally:
        program.close()


def test_that_words_of_another_plant_bring_nothing_back(
    open_page: OpenPage, clock: FixedClock, tmp_path: Path
) -> None:
    _plant, backup = backed_up(tmp_path)
    page = open_page(Blank(tmp_path / "new", clock))
    page.fill_restore(backup, "abandon " * 11 + "about")
    page.go_on()
    assert page.is_at(Step.RESTORE)
    assert problem_of(page) is ErrorCode.RECOVERY_CODE_WRONG
    assert not (tmp_path / "new").exists()
    assert page.part(Step.RESTORE, RestorePart).words.isVisible()
