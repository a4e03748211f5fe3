"""The composition of the window: what there is one of, and who may reach it.

Everything that a route's builder needs is an attribute here. Runs on the window's thread; opens the
program on the store worker, after the first paint.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.settings import Settings, SettingsFile
from trainer_app.ui.beeps import Beeps
from trainer_app.ui.i18n import Languages
from trainer_app.ui.light_table import LightTable
from trainer_app.ui.navigator import Navigator
from trainer_app.ui.notices import Notice
from trainer_app.ui.opened import Opened
from trainer_app.ui.opening import OpeningPage
from trainer_app.ui.preferences import Preferences, look_of
from trainer_app.ui.program import Program, Start
from trainer_app.ui.session import Session
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.switching import Switching
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trainer_app.checklists.trust import Peer
    from trainer_app.services.session import SignedIn
    from trainer_app.ui.network import Network
    from trainer_app.ui.open_plant import OpenPlant
    from trainer_app.ui.single import FirstWindow


_WITHOUT_PLANT = ("opening", "shortcuts", "plants")
"""Screens that are there whether a plant is open or not."""


class Shell(QObject):
    def __init__(self, app: QApplication, start: Start, window: MainWindow | None = None) -> None:
        super().__init__(app)
        self.start = start
        self.clock = start.clock
        settings = start.settings.load()
        self.theme = Theme(app, look_of(settings))
        self.languages = Languages(app, settings.language)
        self.tasks = TaskRunner(self)
        self.session = Session(start.clock, settings.idle_minutes, self)
        self.drafts = DraftDesk(self.tasks, start.clock, self)
        self.window = window or MainWindow()
        self.window.furnish()
        self.navigator = Navigator(self.window.stack)
        self.light_table = LightTable(self.navigator)
        self.preferences = Preferences(
            settings,
            start.settings,
            self.tasks,
            theme=self.theme,
            languages=self.languages,
            session=self.session,
            navigator=self.navigator,
            parent=self,
        )
        self._beeps = Beeps(self.preferences, self)
        self.opened = Opened()
        self.switching = Switching(self)
        self._first: FirstWindow | None = None
        self._plant: OpenPlant | None = None
        self._closed = False
        self.navigator.register("opening", lambda _params: OpeningPage())
        self._connect()
        self._listen_to_keys()
        self.window.held_by = self.navigator.holds_window

    def _connect(self) -> None:
        window, session = self.window, self.session
        window.top_bar.lock_pressed.connect(session.lock)
        window.top_bar.menu_pressed.connect(self._open_menu)
        window.top_bar.sync_pressed.connect(self._open_sync)
        window.closed.connect(self.close)
        session.changed.connect(self._show_person)
        session.locked.connect(self._on_locked)
        session.warned.connect(window.warn_of_lock)
        self.navigator.went.connect(self._on_went)
        self.tasks.saved.connect(self._on_saved)
        self.tasks.unhandled.connect(self.say)
        self.tasks.refused.connect(self._beeps.twice)
        self.preferences.failed.connect(self.say)
        self.drafts.failed.connect(self.say)

    def _listen_to_keys(self) -> None:
        from trainer_app.ui.keys import Doing, Keyboard
        from trainer_app.ui.routes.shortcuts import shortcuts

        self.navigator.register("shortcuts", shortcuts)
        Keyboard(self.window, self.navigator, Doing(self.session.lock, self._open_menu))

    def open(self) -> None:
        """Show the window now and the plant as soon as it is open."""
        self.navigator.reset("opening")
        self.window.paint_icon()
        if self.window.is_painted:
            QTimer.singleShot(0, self._open_program)
            return
        self.window.first_painted.connect(self._open_program, Qt.ConnectionType.QueuedConnection)
        self.window.show()

    def _open_program(self) -> None:
        from trainer_app.ui.single import raise_other_window

        if self._closed:
            return
        if raise_other_window(self.start.profile):
            self.window.close()
            return
        self._answer_at(self.start.profile)
        self.switching.begin()

    def _answer_at(self, folder: Path) -> None:
        """A later start on that profile raises this window."""
        from trainer_app.ui.single import FirstWindow

        if self._first is not None:
            self._first.close()
        self._first = FirstWindow(folder, self)
        self._first.asked_for.connect(self.window.raise_first)

    # --- the plant ------------------------------------------------------------------------------

    @property
    def program(self) -> Program | None:
        """Of the plant that is open."""
        return None if self._plant is None else self._plant.program

    @property
    def of_plant(self) -> OpenPlant:
        """What lives as long as a plant is open here hangs on this."""
        assert self._plant is not None
        return self._plant

    @property
    def network(self) -> Network:
        """How far what is recorded here has travelled."""
        return self.of_plant.network

    @property
    def settings(self) -> Settings:
        return self.preferences.settings

    def show_plant(self, program: Program, file: SettingsFile, settings: Settings) -> None:
        """A plant is open: its Board. ``file``: with what is kept about this plant alone."""
        from trainer_app.ui.open_plant import OpenPlant
        from trainer_app.ui.routes.registering import register_routes

        self.preferences.show_plant(file, settings)
        self.drafts.use(program.drafts)
        self._plant = OpenPlant(
            program, self.tasks, self.clock, self.session, self.window, parent=self
        )
        register_routes(self, program)
        self._show_board()
        for alarm in program.alarms:
            self.say(alarm)
        self._plant.begin()

    def close_plant(self) -> QObject:
        """The window's part of letting go of a plant; the rest is ``switching``'s.

        Answers what hung on that plant: to be deleted once no worker uses it any more.
        """
        before = self.of_plant
        self.session.lock()
        self.navigator.reset("opening")
        self.navigator.forget_all_but(*_WITHOUT_PLANT)
        self.light_table.clear()
        self.drafts.end()
        before.close()
        self._plant = None
        self.window.top_bar.forget_plant()
        self.window.notices.forget_all()
        return before

    def use(self, program: Program) -> None:
        """The first run has ended: this is the plant, and where it is may have been chosen."""
        home = self.start.profile
        if home not in (program.folder, *program.folder.parents) and not program.sample_pin:
            self._move_to(program.folder)
        self.switching.arrive(program)

    def _move_to(self, folder: Path) -> None:
        """This PC's settings and the door for later starts go where the records are."""
        from trainer_app.kernel.paths import ProfilePaths

        file = SettingsFile(ProfilePaths(folder).settings)
        self.start = replace(self.start, profile=folder, settings=file)
        plants = self.start.plants
        if plants is not None:
            self.tasks.query(self, lambda: plants.live_in(folder), lambda _none: None, key="home")
        self.preferences.move_to(file)
        self._answer_at(folder)

    # --- whose turn it is -----------------------------------------------------------------------

    def sign_in(self, signed_in: SignedIn, to_sign: int = 0) -> None:
        """Their turn: their language, then what waits for their signature, or their home."""
        self.languages.speak(signed_in.language)
        self.session.begin(signed_in)
        self.drafts.begin(signed_in)
        self._arrive(signed_in)
        from trainer_app.ui.routes.registering import home_of

        name, params = home_of(self.navigator, signed_in)
        self.navigator.reset(name, **params)
        if to_sign and self.navigator.has("to_sign"):
            self.navigator.go("to_sign")

    def _arrive(self, signed_in: SignedIn) -> None:
        """Before their first screen asks what happened since they were last here."""
        program = self.program
        if program is not None:
            self.tasks.perform(
                self, lambda: program.visits.arrive(signed_in), lambda _none: None, self.say
            )
            self.tasks.query(
                self, lambda: program.peers.announced(signed_in), self._announce, key="new"
            )

    def _announce(self, new: Sequence[Peer]) -> None:
        """An operator of the hub who lets in a PC of his own is seen."""
        if self.session.signed_in is not None:
            self.window.top_bar.announce(tuple(peer.name for peer in new))

    def close(self) -> None:
        """Finish what is being written; then let go of the program."""
        if self._closed:
            return
        self._closed = True
        self._beeps.stop()
        if self._first is not None:
            self._first.close()
        if self._plant is not None:
            self._plant.close()
        self.switching.stop()
        self.drafts.end()
        self.tasks.close(last=self.opened.close)

    def _on_locked(self) -> None:
        self.window.top_bar.announce(())
        self._show_board()
        self.light_table.clear()
        self.drafts.end()

    def _show_board(self) -> None:
        self.navigator.reset("board")

    def _show_person(self) -> None:
        self.window.top_bar.show_person(self.session.signed_in)

    @property
    def _menu_route(self) -> str:
        return "settings" if self.session.signed_in is None else "menu"

    def _open_menu(self) -> None:
        route = self._menu_route
        if self.navigator.current != route and self.navigator.has(route):
            self.navigator.go(route)

    def _on_went(self, route: str) -> None:
        if route == "board":
            self.languages.speak(self.settings.language)
        button = self.window.top_bar.menu
        button.setVisible(self.navigator.has(self._menu_route))
        button.setEnabled(route != self._menu_route)

    def _open_sync(self) -> None:
        self.window.top_bar.announce(())
        if self.navigator.current != "sync" and self.navigator.has("sync"):
            self.navigator.go("sync")

    def _on_saved(self, _changes: ChangeSet) -> None:
        self.window.top_bar.show_saved(self.clock.now())
        self._beeps.once()

    def say(self, error: TrainerError) -> None:
        """A problem that no screen has words of its own for."""
        self.window.notices.add(Notice(error.problem))
