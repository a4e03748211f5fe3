"""Does in the real window what a person does: tap a tile, type a PIN, fill a page, tap a button.

Waits until the workers rest, never for time. Lives on the window's thread.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.beside import ask_beside
from tests.resting import rest
from tests.window_end import close_window, finish_deleting
from trainer_app.bootstrap import open_or_none
from trainer_app.bootstrap.blank import Blank
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.settings import Settings, SettingsFile
from trainer_app.ui.board.pin_view import PinView
from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.checklist.view_model import TaskFilter
from trainer_app.ui.garbage import Garbage
from trainer_app.ui.people.view import PeopleView
from trainer_app.ui.ports.plant import Plants
from trainer_app.ui.program import Program, Start
from trainer_app.ui.shell import Shell
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.today.view import TodayView
from trainer_app.ui.widgets.keypad import Keypad
from trainer_app.ui.widgets.page import Page

P = TypeVar("P", bound=Page)
T = TypeVar("T")


class Hand:
    """A window on a profile folder. ``open`` again after ``close`` is the next morning."""

    def __init__(
        self, app: QApplication, qtbot: QtBot, folder: Path, clock: FixedClock, language: str
    ) -> None:
        self.app, self.qtbot, self.folder, self.clock = app, qtbot, folder, clock
        self.language = language
        self.make_blank: Callable[[], Blank] = lambda: Blank(self.folder, self.clock)
        self.plants: Plants | None = None
        """Where the PC of this window may work for several."""
        self._shell: Shell | None = None
        self._garbage: Garbage | None = None

    @property
    def shell(self) -> Shell:
        assert self._shell is not None
        return self._shell

    @property
    def program(self) -> Program:
        program = self.shell.program
        assert program is not None
        return program

    def ask(self, work: Callable[[], T]) -> T:
        """Ask the services, or use them, beside the window."""
        return ask_beside(work)

    # --- the window -----------------------------------------------------------------------------

    def open(self) -> None:
        settings = SettingsFile(self.folder.parent / "settings.json")
        settings.save(Settings(language=self.language))
        self.app.setStyle("Fusion")
        self._garbage = Garbage(self.app)
        plants = self.plants
        start = Start(
            open_program=plants.open
            if plants is not None
            else lambda: open_or_none(self.folder, self.clock),
            blank=self.make_blank,
            settings=settings,
            clock=self.clock,
            profile=self.folder,
            log_file=self.folder.parent / "trainer.log",
            plants=plants,
        )
        self._shell = Shell(self.app, start)
        self._shell.window.resize(1366, 768)
        self._shell.open()
        self.until_at("board", "first_run", "plants")

    def close(self) -> None:
        shell, self._shell = self._shell, None
        if shell is None:
            return
        close_window(self.app, shell)
        if self._garbage is not None:
            self._garbage.close()
            self._garbage.deleteLater()
        finish_deleting()
        gc.collect()  # here, not on a worker of the next window

    def page(self, kind: type[P]) -> P:
        page = self.shell.navigator.page
        assert isinstance(page, kind), f"{page} is on top, not a {kind.__name__}"
        return page

    def rest(self) -> None:
        """Until every question and command has been answered."""
        rest(self.shell.tasks)

    def until_at(self, *routes: str) -> None:
        self.qtbot.waitUntil(lambda: self.shell.navigator.current in routes, timeout=20_000)
        self.rest()

    # --- what a person does ---------------------------------------------------------------------

    def tap_primary(self) -> None:
        page = self.shell.navigator.page
        assert page.primary.isEnabled(), f"{page.primary.text()!r} cannot be tapped"
        page.primary.click()
        self.rest()

    def type_in(self, field: QLineEdit, words: str) -> None:
        field.setText(words)
        field.textEdited.emit(words)
        self.rest()

    def type_pin(self, keypad: Keypad, digits: str) -> None:
        for digit in digits:
            keypad.keys[digit].click()
        keypad.enter.click()
        self.rest()

    def sign_in(self, name: str, pin: str, *, code: str = "") -> None:
        """Tile, PIN; with a one-time code: the code, then the new PIN twice."""
        self.shell.session.lock()
        self.until_at("board")
        self.shell.navigator.go("pin", person=self.person(name))
        self.rest()
        keypad = self.page(PinView).pad.keypad
        for digits in (code, pin, pin) if code else (pin,):
            self.type_pin(keypad, digits)
        self.until_at("today", "my_page", "to_sign")

    def person(self, name: str) -> PersonId:
        found = self.ask(self.program.people.board).tiles
        return next(tile.person for tile in found if tile.name == name)

    def open_list(self) -> PeopleView:
        """From *Today* to everybody."""
        self.page(TodayView).all.click()
        self.until_at("people")
        return self.page(PeopleView)

    def open_checklist(self, trainee: str) -> ChecklistView:
        """From *Today*, or from the list of all trainees."""
        if self.shell.navigator.current == "today":
            self.open_list()
        self.page(PeopleView).list.chosen.emit(self.person(trainee))
        self.until_at("checklist")
        return self.page(ChecklistView)

    def choose_task(self, task: str) -> ChecklistView:
        page = self.page(ChecklistView)
        page.filters[TaskFilter.ALL].click()
        self.rest()
        if page.model.state.selected != task:
            page.tasks.chosen.emit(task)
        self.rest()
        return page

    def open_sign_off(self) -> SignOffView:
        self.tap_primary()
        self.until_at("sign_off")
        return self.page(SignOffView)

    def fill(self, mold: str) -> SignOffView:
        """Everything that the rules ask for of a performance watched on the job today."""
        page = self.page(SignOffView)
        page.form.levels[3].click()
        for line in page.form.lines:
            line.click()
        page.form.method.buttons["job"].click()
        for code in ("QA", "WP"):
            page.form.evidence.buttons[code].click()
        page.form.where.place.buttons["floor"].click()
        self.type_in(page.form.where.mold, mold)
        return page
