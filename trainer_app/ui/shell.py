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
from trainer_app.kernel.errors import Damage, TrainerError
from trainer_app.kernel.settings import Settings, SettingsFile
from trainer_app.ui.i18n import Languages
from trainer_app.ui.light_table import LightTable
from trainer_app.ui.navigator import Navigator
from trainer_app.ui.notices import Notice, Occasion
from trainer_app.ui.opened import Opened
from trainer_app.ui.opening import OpeningPage
from trainer_app.ui.program import Program, Start
from trainer_app.ui.session import Session
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.sizes import SizeSetting
from trainer_app.ui.switching import Switching
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Look, Theme, ThemeName
from trainer_app.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trainer_app.checklists.trust import Peer
    from trainer_app.kernel.patience import Patience
    from trainer_app.services.people import Board
    from trainer_app.services.session import SignedIn
    from trainer_app.ui.housekeeping import Housekeeping
    from trainer_app.ui.network import Network, NetworkState
    from trainer_app.ui.single import FirstWindow


_SECOND_BEEP_MS = 300
_WITHOUT_PLANT = ("opening", "shortcuts", "plants")
"""Screens that are there whether a plant is open or not."""


class Shell(QObject):
    def __init__(self, app: QApplication, start: Start, window: MainWindow | None = None) -> None:
        super().__init__(app)
        self.start = start
        self.clock = start.clock
        self.settings = start.settings.load()
        self._settings_file = start.settings
        self.theme = Theme(app, look_of(self.settings))
        self.languages = Languages(app, self.settings.language)
        self.tasks = TaskRunner(self)
        self.session = Session(start.clock, self.settings.idle_minutes, self)
        self.drafts = DraftDesk(self.tasks, start.clock, self)
        self.window = window or MainWindow()
        self.window.furnish()
        self.navigator = Navigator(self.window.stack)
        self.light_table = LightTable(self.navigator)
        self.program: Program | None = None
        self.of_plant = QObject(self)
        """What lives as long as a plant is open here hangs on this."""
        self.opened = Opened()
        self.switching = Switching(self)
        self._first: FirstWindow | None = None
        self._housekeeping: Housekeeping | None = None
        self._network: Network | None = None
        self._closed = False
        self._is_plant_known = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_SECOND_BEEP_MS)
        self._again.timeout.connect(self._beep)
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
        self.tasks.changed.connect(self._on_changed)
        self.tasks.unhandled.connect(self.say)
        self.tasks.refused.connect(self._on_refused)
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
        from trainer_app.ui.single import FirstWindow, raise_other_window

        if self._closed:
            return
        if raise_other_window(self.start.profile):
            self.window.close()
            return
        self._first = FirstWindow(self.start.profile, self)
        self._first.asked_for.connect(self.window.raise_first)
        self.switching.begin()

    def show_plant(self, program: Program, file: SettingsFile, settings: Settings) -> None:
        """A plant is open: its Board. ``file``: with what is kept about this plant alone."""
        from trainer_app.ui.routes.registering import register_routes

        self.program = program
        self._settings_file = file
        self.settings = replace(self.settings, outside_copy_ms=settings.outside_copy_ms)
        self.drafts.use(program.drafts)
        self._network = self._make_network(program)
        register_routes(self, program)
        self._ask_plant(program)
        self._show_board()
        self._count_ahead(program)
        for alarm in program.alarms:
            self.say(alarm)
        self._keep_house(program)
        self._network.look()

    def close_plant(self) -> QObject:
        """The window's part of letting go of a plant; the rest is ``switching``'s.

        Answers what hung on that plant: to be deleted once no worker uses it any more.
        """
        self.session.lock()
        self.navigator.reset("opening")
        self.navigator.forget_all_but(*_WITHOUT_PLANT)
        self.light_table.clear()
        self.drafts.end()
        self._end_network()
        self._housekeeping = self._network = self.program = None
        self._is_plant_known = False
        self.window.top_bar.forget_plant()
        self.window.notices.forget_all()
        before, self.of_plant = self.of_plant, QObject(self)
        return before

    def _end_network(self) -> None:
        if self._housekeeping is not None:
            self._housekeeping.close()
        if self._network is not None:
            self._network.close()

    def _make_network(self, program: Program) -> Network:
        from trainer_app.ui.attendance import Attendance
        from trainer_app.ui.network import Network

        network = Network(
            self.tasks,
            self.clock,
            lambda: program.syncing,
            self.of_plant,
            is_attended=Attendance(self.window, self.session).is_here,
        )
        network.state_changed.connect(self._show_network)
        network.joined.connect(self._on_hub)
        return network

    @property
    def network(self) -> Network:
        """How far what is recorded here has travelled; there is one once a plant is open."""
        assert self._network is not None
        return self._network

    def _on_hub(self) -> None:
        """What a screen says of the hub is read again."""
        self.tasks.arrived(ChangeSet.of(["hub"]))

    def _show_network(self, state: NetworkState) -> None:
        if self._network is not None:  # else of a plant that is being closed
            self.window.top_bar.show_network(state, self.clock.now())

    def _ask_plant(self, program: Program) -> None:
        self.tasks.query(self, program.people.board, self._on_plant_known, key="plant")

    def _count_ahead(self, program: Program) -> None:
        """While somebody finds their tile: the first list of many people then has its counts."""

        def count(patience: Patience) -> bool:
            """Whether it is done, or of no use: the plant may be closed by now."""
            return self.program is not program or program.pages.count_ahead(patience)

        self.tasks.query_in_parts(
            self, count, lambda _done: None, is_whole=bool, key="ahead", at_once=False
        )

    def _keep_house(self, program: Program) -> None:
        from trainer_app.ui.housekeeping import Housekeeping

        self._housekeeping = Housekeeping(
            self.tasks, self.session, self.clock, program.keep_house, self.of_plant
        )
        self._housekeeping.failed.connect(self._say_of_housekeeping)

    def use(self, program: Program) -> None:
        """The first run has ended: this is the plant, and where it is may have been chosen."""
        home = self.start.profile
        if home not in (program.folder, *program.folder.parents) and not program.sample_pin:
            self._move_to(program.folder)
        self.switching.arrive(program)

    def _move_to(self, folder: Path) -> None:
        """This PC's settings and the door for later starts go where the records are."""
        from trainer_app.kernel.paths import ProfilePaths
        from trainer_app.ui.single import FirstWindow

        file = SettingsFile(ProfilePaths(folder).settings)
        self.start = replace(self.start, profile=folder, settings=file)
        self._settings_file = file
        plants = self.start.plants
        if plants is not None:
            self.tasks.query(self, lambda: plants.live_in(folder), lambda _none: None, key="home")
        self.keep_settings(self.settings)
        if self._first is not None:
            self._first.close()
        self._first = FirstWindow(folder, self)
        self._first.asked_for.connect(self.window.raise_first)

    def _on_plant_known(self, board: Board) -> None:
        self._is_plant_known = bool(board.plant and board.tiles)
        sample = self.program is not None and bool(self.program.sample_pin)
        self.window.top_bar.show_plant(board.plant, sample=sample)

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

    def keep_settings(self, settings: Settings) -> None:
        """Put settings into force at once; write them on the worker."""
        before, self.settings = self.settings, settings
        self.theme.wear(look_of(settings))
        self._resize(before)
        self.session.idle_minutes = settings.idle_minutes
        if self.session.signed_in is None:
            self.languages.speak(settings.language)
        file = self._settings_file
        self.tasks.perform(self, lambda: file.save(settings), lambda _none: None, self.say)

    def _resize(self, before: Settings) -> None:
        """Lengths are computed when a screen is built, so screens are built anew."""
        now = self.settings
        if (before.size, before.text_percent, before.per_mm) != (
            now.size,
            now.text_percent,
            now.per_mm,
        ):
            self.navigator.grow_old()
        for at, differs in (
            ("size", before.size != now.size),
            ("text", before.text_percent != now.text_percent),
        ):
            if differs and self.navigator.current == "settings":
                QTimer.singleShot(0, self, lambda at=at: self._renew_settings(at))

    def _renew_settings(self, at: str) -> None:
        if self.navigator.current == "settings":
            self.navigator.renew(at=at)

    def choose_language(self, language: str) -> None:
        """For whoever is not signed in: the language of the Board on this PC."""
        self.keep_settings(replace(self.settings, language=language))

    def close(self) -> None:
        """Finish what is being written; then let go of the program."""
        if self._closed:
            return
        self._closed = True
        self._again.stop()
        if self._first is not None:
            self._first.close()
        self._end_network()
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
        self._beep()

    def _on_changed(self, _changes: ChangeSet) -> None:
        """A PC that joined a plant learns its name with the first records that arrive."""
        if not self._is_plant_known and self.program is not None:
            self._ask_plant(self.program)

    def _on_refused(self) -> None:
        """Twice, so that it is told from what was saved without looking."""
        self._beep()
        self._again.start()

    def _beep(self) -> None:
        if self.settings.sounds == "on":
            QApplication.beep()

    def say(self, error: TrainerError) -> None:
        """A problem that no screen has words of its own for."""
        self.window.notices.add(Notice(error.problem))

    def _say_of_housekeeping(self, error: TrainerError) -> None:
        occasion = Occasion.WORK if isinstance(error, Damage) else Occasion.HOUSEKEEPING
        self.window.notices.add(Notice(error.problem, occasion))


def look_of(settings: Settings) -> Look:
    """Unknown names in the file are the usual ones."""
    return Look(
        ThemeName(settings.theme) if settings.theme in set(ThemeName) else ThemeName.LIGHT,
        SizeSetting(settings.size) if settings.size in set(SizeSetting) else SizeSetting.NORMAL,
        settings.per_mm or None,
        min(200, max(100, settings.text_percent)),
    )
