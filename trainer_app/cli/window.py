"""The window. Nothing that the first paint does not need is imported before it.

The callables that open the records import the rest of the program on the store worker.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.display import has_display
from trainer_app.cli.ending import Ending, ending_asked
from trainer_app.cli.exits import Exit
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.kernel.paths import ProfilePaths, is_profile_named
from trainer_app.kernel.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Handler

    from trainer_app.bootstrap import Program
    from trainer_app.bootstrap.blank import Blank
    from trainer_app.bootstrap.plants import Plants
    from trainer_app.cli.call import Arguments
    from trainer_app.kernel.clock import Clock
    from trainer_app.kernel.plants import PlantHere


def open_window(args: Arguments) -> int:
    """Show the window until it is closed. Raises NO_DISPLAY."""
    if not has_display():
        raise StartupProblem(ErrorCode.NO_DISPLAY)
    with ending_asked() as ending:
        if args.demo:
            code = _run_demo(args.lang or "en", ending)
        else:
            is_settled = args.profile is not None or is_profile_named()
            code = _run(args.home, ending, is_settled=is_settled, plant=args.at_plant)
    return Exit.INTERRUPTED if ending.is_interrupted else code


def _run_demo(language: str, ending: Ending) -> int:
    import tempfile

    with tempfile.TemporaryDirectory(
        prefix="toolroom-trainer-sample-", ignore_cleanup_errors=True
    ) as made:
        folder = Path(made, "profile")
        SettingsFile(ProfilePaths(folder).settings).save(Settings(language=language))
        return _run(folder, ending, is_settled=True, demo=True)


def _run(
    folder: Path, ending: Ending, *, is_settled: bool, demo: bool = False, plant: str = ""
) -> int:
    """``is_settled``: somebody said where the records are, so nobody is asked.

    ``plant``: which one, where this PC works for several; empty: whoever is there is asked.
    """
    from trainer_app.ui.app import run_window
    from trainer_app.ui.program import Start

    paths, clock = ProfilePaths(folder), SystemClock()
    log = _LateLog()

    def begun(program: Program) -> None:
        if not is_settled:
            from trainer_app.bootstrap.blank import leave_sign

            leave_sign(program)

    plants = None if demo else _LatePlants(folder, clock, plant, log, begun)

    def open_program() -> Program | None:
        if plants is not None:
            return plants.open()
        from trainer_app import bootstrap

        log.begin(paths)
        return bootstrap.found_sample(folder, clock, plans=True)

    def blank() -> Blank:
        from trainer_app.bootstrap.blank import Blank
        from trainer_app.kernel.places import look_around

        if is_settled:
            return Blank(folder, clock)
        return Blank(folder, clock, look_for_places=look_around, begun=begun)

    start = Start(
        open_program=open_program,
        blank=blank,
        settings=SettingsFile(paths.settings),
        clock=clock,
        profile=folder,
        log_file=paths.logs / "trainer.log",
        plants=plants,
        asked_to_end=ending.heard,
    )
    try:
        return run_window(start)
    finally:
        log.end()


class _LatePlants:
    """The plants of this PC, for the window; what they need is loaded after the first paint."""

    def __init__(
        self,
        home: Path,
        clock: Clock,
        named: str,
        log: _LateLog,
        begun: Callable[[Program], None],
    ) -> None:
        self._home, self._clock, self._named = home, clock, named
        self._log, self._begun = log, begun

    @cached_property
    def _plants(self) -> Plants:
        from trainer_app.bootstrap.plants import Plants

        return Plants(
            self._home,
            self._clock,
            named=self._named,
            opening=lambda folder: self._log.begin(ProfilePaths(folder)),
            begun=self._begun,
        )

    def live_in(self, home: Path) -> None:
        self._plants.live_in(home)

    def count(self) -> int:
        return self._plants.count()

    @property
    def is_asked(self) -> bool:
        return self._plants.is_asked

    def all(self) -> tuple[PlantHere, ...]:
        return self._plants.all()

    def open(self, key: str = "") -> Program | None:
        return self._plants.open(key)

    def blank(self, key: str = "") -> Blank:
        return self._plants.blank(key)

    def leave(self, key: str) -> bool:
        return self._plants.leave(key)


class _LateLog:
    """The log of the plant that is open, begun with its records: after the first paint."""

    def __init__(self) -> None:
        self._handler: Handler | None = None

    def begin(self, paths: ProfilePaths) -> None:
        """The folder of a profile to come is its owner's alone."""
        from trainer_app.kernel.logs import log_to

        self.end()
        with suppress(OSError):  # then there is no log; opening says what is wrong with the folder
            paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._handler = log_to(paths.logs)

    def end(self) -> None:
        from trainer_app.kernel.logs import stop_logging

        stop_logging(self._handler)
        self._handler = None
