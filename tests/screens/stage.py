"""Drives the real window: goes to a screen, waits until it has what it shows, takes its picture.

Waits for conditions, never for time. Lives on the window's thread.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from tests.screens.looks import View
from tests.screens.plant import CASTS, Cast, SamplePlant
from tests.window_end import close_window, finish_deleting
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.settings import SettingsFile
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.garbage import Garbage
from trainer_app.ui.ports.plant import Plants
from trainer_app.ui.program import Blank, Program, Start
from trainer_app.ui.shell import Shell
from trainer_app.ui.widgets.page import Page

PATIENCE_S: Final = 30.0
"""How long a condition may take before it counts as never."""
_TURN_MS: Final = 20
_MOST_TURNS: Final = 20
"""Of the events: a clock that ticks on a screen never rests."""

P = TypeVar("P", bound=Page)
T = TypeVar("T")


class NeverHappenedError(AssertionError):
    """A screen did not come to show what the scene waits for."""


class Stage:
    """One view of the program; ``open`` puts the plant's window on it, ``close`` takes it away."""

    def __init__(
        self,
        app: QApplication,
        plant: SamplePlant,
        view: View,
        scratch: Path,
        *,
        paints: bool = True,
    ) -> None:
        """``paints``: False where places and words are looked at and no picture is taken."""
        self.app, self.plant, self.view = app, plant, view
        self._paints = paints
        self.scratch = scratch
        self._shell: Shell | None = None
        self._garbage: Garbage | None = None
        self._on_plant = False
        self.stands = ""
        """What a scene opened a window for; another scene may go on in it."""
        self._stays: tuple[str, Page | None] = ("", None)
        self._known: dict[str, PersonId] = {}
        """Who is at the plant of the window, by name."""

    # --- what a scene asks about ----------------------------------------------------------------

    @property
    def shell(self) -> Shell:
        assert self._shell is not None
        return self._shell

    @property
    def cast(self) -> Cast:
        return CASTS[self.view.lang]

    @property
    def program(self) -> Program:
        program = self.shell.program
        assert program is not None
        return program

    @property
    def top(self) -> Page | None:
        """The screen on top, if there is a window."""
        return self._shell.navigator.page if self._shell is not None else None

    def page(self, kind: type[P]) -> P:
        """The screen on top, which has to be of this kind."""
        page = self.shell.navigator.page
        assert isinstance(page, kind), f"{page} is on top, not a {kind.__name__}"
        return page

    def person(self, name: str) -> PersonId:
        """By name, asked of the Board once."""
        if name not in self._known:
            found = self.ask(self.program.people.board)
            self._known = {tile.name: tile.person for tile in found.tiles}
        return self._known[name]

    def stay(self, what: str) -> None:
        """What is on top is ready for another scene that goes on from there."""
        self._stays = (what, self.top)

    def is_at(self, what: str) -> bool:
        """Whether nothing has come between."""
        said, page = self._stays
        return said == what and page is not None and page is self.top

    # --- what a scene does ----------------------------------------------------------------------

    def board(self) -> None:
        """The Board of the sample plant, with nobody signed in."""
        before = self.top
        self._at_plant()
        if self.shell.session.signed_in is not None:
            self.shell.session.lock()
        elif self.top is before:
            self.shell.navigator.reset("board")
        self.settle()

    def _at_plant(self) -> None:
        """The window is the sample plant's, whoever is signed in."""
        self.plant.today()
        self.close_dialogs()
        if not self._on_plant:
            self.start(self.plant.folder, self.plant.open, self.plant.clock)
            self._on_plant = True

    def pin_pad(self, name: str) -> None:
        self.board()
        self.shell.navigator.go("pin", person=self.person(name))
        self.settle()

    def sign_in(self, name: str) -> None:
        """At the sample plant, on to their first screen, which may still be reading."""
        if self._is_signed_in(name):
            self._go_home()
            return
        self._at_plant()
        self.come_in(name)

    def come_in(self, name: str) -> None:
        """At whatever plant is open, as a PIN typed at its Board would."""
        people, person = self.program.people, self.person(name)
        signed_in = self.ask(lambda: people.sign_in(person, SAMPLE_PIN))
        if self.shell.session.signed_in is not None:
            self.shell.session.lock()
        self.shell.sign_in(signed_in)

    def type_in_at_board(self, name: str, pin: str) -> None:
        """From whatever Board is open."""
        from trainer_app.ui.board.pin_view import PinView

        self.shell.navigator.go("pin", person=self.person(name))
        self.settle()
        keypad = self.page(PinView).pad.keypad
        for digit in pin:
            keypad.keys[digit].click()
        keypad.enter.click()
        self.until(lambda: self.shell.session.signed_in is not None, f"{name} is signed in")
        self.settle()

    def _is_signed_in(self, name: str) -> bool:
        signed_in = self.shell.session.signed_in if self._on_plant else None
        return signed_in is not None and signed_in.name == name and not self.dialogs()

    def _go_home(self) -> None:
        from trainer_app.ui.routes.registering import home_of

        self.plant.today()
        self.shell.session.live()
        navigator = self.shell.navigator
        route, params = home_of(navigator, self.shell.session.person)
        if navigator.holds(route):
            navigator.back_to(route)
        else:
            navigator.reset(route, **params)

    def go(self, route: str, **params: str) -> None:
        self.shell.navigator.go(route, **params)
        self.settle()

    # --- opening and closing --------------------------------------------------------------------

    def start(
        self,
        profile: Path,
        opens: Callable[[], Program | None],
        clock: FixedClock,
        blank: Callable[[], Blank] | None = None,
        plants: Plants | None = None,
    ) -> None:
        """Another window, on this profile, in this view."""
        self.close()

        def no_blank() -> Blank:
            raise AssertionError("this scene has a plant")

        file = SettingsFile(self.scratch / "settings.json")
        file.save(self.view.settings)
        log_file = profile / "trainer.log"
        start = Start(opens, blank or no_blank, file, clock, profile, log_file, plants)
        self.app.setStyle("Fusion")
        self._garbage = Garbage(self.app)
        self._shell = Shell(self.app, start)
        self._shell.open()
        screen = self.view.screen
        self._shell.window.showNormal()
        self._shell.window.resize(screen.width, screen.height)
        self.until(self._is_opened, "the records are open, or it is said why not")
        self._shell.window.setUpdatesEnabled(self._paints)
        self.settle()

    def _is_opened(self) -> bool:
        navigator = self.shell.navigator
        return navigator.current != "opening" or not navigator.page.message.isHidden()

    def close(self) -> None:
        """Take the window away, and everything that the application keeps for it."""
        shell, self._shell, self._on_plant, self.stands = self._shell, None, False, ""
        self._stays, self._known = ("", None), {}
        if shell is None:
            return
        self.close_dialogs()
        close_window(self.app, shell)
        if self._garbage is not None:
            self._garbage.close()
            self._garbage.setParent(None)
            self._garbage = None
        gc.collect()

    # --- waiting --------------------------------------------------------------------------------

    def settle(self) -> None:
        """Until nothing is being read or written and everything has its place."""
        events = QAbstractEventDispatcher.instance()
        for _ in range(_MOST_TURNS):  # an answer asks something else, a place moves another
            self.until(lambda: not self.shell.tasks.is_busy, "the workers rest")
            finish_deleting()
            if not events.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
                break

    def until(self, condition: Callable[[], bool], what: str) -> None:
        if condition():
            return
        give_up_at = time.monotonic() + PATIENCE_S
        heartbeat = QTimer()  # a condition may come true without an event
        heartbeat.start(_TURN_MS)
        while not condition():
            if time.monotonic() > give_up_at:
                raise NeverHappenedError(f"never happened: {what}")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        heartbeat.stop()

    def ask(self, work: Callable[[], T]) -> T:
        """Ask a service on the store worker, as a view model would."""
        answers: list[T] = []
        self.shell.tasks.query(self.shell, work, answers.append, key=f"stage-{id(work)}")
        self.until(lambda: bool(answers), "an answer of the services")
        return answers[0]

    # --- pictures -------------------------------------------------------------------------------

    def dialogs(self) -> list[QDialog]:
        shown = QApplication.topLevelWidgets()
        return [window for window in shown if isinstance(window, QDialog) and window.isVisible()]

    def close_dialogs(self) -> None:
        for dialog in self.dialogs():
            dialog.close()

    def picture(self) -> QPixmap:
        """The window, and a dialog above its middle, as a person sees it."""
        self.settle()
        window = self.shell.window
        seen = window.grab()
        for dialog in self.dialogs():
            painter = QPainter(seen)
            left = (window.width() - dialog.width()) // 2
            top = (window.height() - dialog.height()) // 2
            painter.drawPixmap(left, top, dialog.grab())
            painter.setPen(self.shell.theme.colour("control"))
            painter.drawRect(left, top, dialog.width() - 1, dialog.height() - 1)
            painter.end()
        return seen
