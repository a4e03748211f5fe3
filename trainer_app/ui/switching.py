"""Which plant of this PC is open: the one that is meant at the start, or the one that is chosen.

One plant at a time. To change it, the present one is closed first: whoever is there is locked out,
drafts are written, its sync and housekeeping end, its lock is released. Only then is anything of
another opened. With one plant nobody is asked and nothing of this shows. Window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.errors import ErrorCode, SyncProblem, TrainerError
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.plants import key_of
from trainer_app.kernel.settings import Settings, SettingsFile
from trainer_app.ui.navigator import Params
from trainer_app.ui.opened import KeptBlank
from trainer_app.ui.opening import OpeningPage
from trainer_app.ui.tasks import Worker
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.program import Blank, Program
    from trainer_app.ui.shell import Shell

_BUSY = (Worker.NETWORK, Worker.HOUSE, Worker.SLOW)
"""Those that may still use the records of a plant that is being closed."""

Opened = tuple["Program", SettingsFile, Settings]


class Switching(QObject):
    log_moved = Signal(object)
    """``Path`` of the log of the plant that was opened."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._blank: Blank | None = None
        self.several = False
        """Whether this PC works for more than one plant."""
        shell.navigator.register("plants", self._chooser)

    @property
    def is_offered(self) -> bool:
        """Whether this window may work for another plant at all."""
        return self._shell.start.plants is not None

    # --- at the start ---------------------------------------------------------------------------

    def begin(self) -> None:
        """The plant that is meant; where it could be several, whoever is there says which."""
        plants = self._shell.start.plants
        if plants is None:
            self._open()
            return
        self._shell.tasks.query(
            self,
            lambda: (plants.count(), plants.is_asked),
            self._on_counted,
            lambda error: self._on_not_opened(error, self.begin),
        )

    def begin_again(self) -> None:
        """Joining one more plant was given up: back to those that are here."""
        self._shell.navigator.reset("opening")
        self.begin()

    def _on_counted(self, found: tuple[int, bool]) -> None:
        count, is_asked = found
        self.several = count > 1
        if is_asked:
            self._shell.navigator.reset("plants")
        else:
            self._open()

    def _open(self, key: str = "") -> None:
        start = self._shell.start

        def work() -> Opened | None:
            plants = start.plants
            program = plants.open(key) if key and plants is not None else start.open_program()
            return None if program is None else self._kept(program)

        self._shell.tasks.perform(
            self,
            work,
            lambda opened: self._on_opened(opened, key),
            lambda error: self._on_not_opened(error, lambda: self._try_again(key)),
        )

    def _kept(self, program: Program) -> Opened:
        """On the store worker."""
        start = self._shell.start
        file = start.settings
        if start.plants is not None:
            file = file.of(ProfilePaths(program.folder).settings)
        return self._shell.opened.keep(program), file, file.load()

    def _on_opened(self, opened: Opened | None, key: str) -> None:
        shell, plants = self._shell, self._shell.start.plants
        if opened is None:
            if key and plants is not None:
                self._begin_first_run(lambda: plants.blank(key))
            else:
                self._begin_first_run(shell.start.blank)
            return
        self._show(opened)

    def _show(self, opened: Opened) -> None:
        self._blank = None
        if self.is_offered:
            self.log_moved.emit(ProfilePaths(opened[0].folder).logs / "trainer.log")
        self._shell.show_plant(*opened)

    def _on_not_opened(self, error: TrainerError, again: Callable[[], None]) -> None:
        shell = self._shell
        page = shell.navigator.page
        assert isinstance(page, OpeningPage)
        page.show_problem(error.problem, may_choose=self.several)
        page.close_pressed.connect(shell.window.close)
        page.try_again_pressed.connect(again)
        page.choose_pressed.connect(self.choose)

    def _try_again(self, key: str) -> None:
        self._shell.navigator.reset("opening")
        self._open(key)

    def _begin_first_run(self, make_blank: Callable[[], Blank]) -> None:
        """Nothing is recorded yet, or one more plant is joined. ``make_blank``: on a worker."""
        from trainer_app.ui.routes.firstrun import register_first_run

        shell = self._shell

        def kept() -> Blank:
            self._blank = KeptBlank(make_blank(), shell.opened)
            return self._blank

        register_first_run(shell, kept)
        shell.navigator.reset("first_run")

    def stop(self) -> None:
        """The window closes: a hub that is being asked is not waited for."""
        if self._blank is not None:
            self._blank.stop()

    # --- another one ----------------------------------------------------------------------------

    def choose(self) -> None:
        """Close the plant that is open, and ask which comes next."""
        self._put_away(lambda: self._shell.navigator.reset("plants"))

    def open(self, key: str) -> None:
        """``key``: one of ``Plants.all``. None is open."""
        self._shell.navigator.reset("opening")
        self._open(key)

    def join_one_more(self) -> None:
        plants = self._shell.start.plants
        assert plants is not None
        self._put_away(lambda: self._begin_first_run(plants.blank))

    def arrive(self, program: Program) -> None:
        """A plant was founded, joined or brought back; it is open."""
        plants = self._shell.start.plants

        def work() -> tuple[Opened, int]:
            file = self._shell.start.settings
            if plants is not None and not program.sample_pin:
                file = file.of(ProfilePaths(program.folder).settings)
            return (program, file, file.load()), 0 if plants is None else plants.count()

        def shown(found: tuple[Opened, int]) -> None:
            opened, count = found
            self.several = count > 1
            self._show(opened)

        self._shell.tasks.query(self, work, shown, key="arrive")

    def leave(self, program: Program) -> None:
        """Its profile goes from this PC. Whoever asks has typed a PIN, and nothing waits."""
        start = self._shell.start
        plants = start.plants
        assert plants is not None
        key = key_of(start.profile, program.folder)

        def failed(error: TrainerError) -> None:
            self._shell.say(error)
            self._open(key)

        def left(told: bool) -> None:
            self.begin()
            if not told:
                self._shell.say(SyncProblem(ErrorCode.LEAVE_UNTOLD))

        self._put_away(
            lambda: self._shell.tasks.perform(
                self, lambda: plants.leave(key), left, failed, on=Worker.NETWORK
            )
        )

    def _put_away(self, then: Callable[[], None]) -> None:
        """``then``: what was typed is kept, nothing uses the records, others may write them."""
        shell = self._shell
        if shell.program is None:
            then()
            return
        before = shell.close_plant()

        def closed() -> None:
            before.deleteLater()
            then()

        def failed(error: TrainerError) -> None:
            shell.say(error)
            closed()

        self._wait_for(
            _BUSY,
            lambda: shell.tasks.perform(self, shell.opened.close, lambda _none: closed(), failed),
        )

    def _wait_for(self, workers: tuple[Worker, ...], then: Callable[[], None]) -> None:
        """Until each has done what it had begun. None of them is given anything new meanwhile."""
        if not workers:
            then()
            return
        shell = self._shell
        shell.tasks.perform(
            self,
            lambda: None,
            lambda _none: self._wait_for(workers[1:], then),
            shell.say,
            on=workers[0],
        )

    def _chooser(self, _params: Params) -> Page:
        from trainer_app.ui.routes.plant import chooser

        return chooser(self._shell)
