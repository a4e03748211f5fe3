"""The window. Nothing that the first paint does not need is imported before it.

The callables that open the records import the rest of the program on the store worker.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.display import has_display
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.kernel.paths import ProfilePaths, is_profile_named
from trainer_app.kernel.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from logging import Handler

    from trainer_app.bootstrap import Program
    from trainer_app.bootstrap.blank import Blank
    from trainer_app.cli.call import Arguments


def open_window(args: Arguments) -> int:
    """Show the window until it is closed. Raises NO_DISPLAY."""
    if not has_display():
        raise StartupProblem(ErrorCode.NO_DISPLAY)
    if not args.demo:
        is_settled = args.profile is not None or is_profile_named()
        return _run(args.folder, is_settled=is_settled)
    import tempfile

    with tempfile.TemporaryDirectory(
        prefix="toolroom-trainer-sample-", ignore_cleanup_errors=True
    ) as made:
        folder = Path(made, "profile")
        SettingsFile(ProfilePaths(folder).settings).save(Settings(language=args.lang or "en"))
        return _run(folder, is_settled=True, demo=True)


def _run(folder: Path, *, is_settled: bool, demo: bool = False) -> int:
    """``is_settled``: somebody said where the records are, so nobody is asked."""
    from trainer_app.ui.app import run_window
    from trainer_app.ui.program import Start

    paths, clock = ProfilePaths(folder), SystemClock()
    log = _LateLog(paths)

    def open_program() -> Program | None:
        from trainer_app import bootstrap

        log.begin()
        if demo:
            return bootstrap.found_sample(folder, clock)
        program = bootstrap.open_or_none(folder, clock)
        if program is not None and not is_settled:
            from trainer_app.bootstrap.blank import leave_sign

            leave_sign(program)
        return program

    def blank() -> Blank:
        from trainer_app.bootstrap.blank import Blank, leave_sign
        from trainer_app.kernel.places import look_around

        if is_settled:
            return Blank(folder, clock)
        return Blank(folder, clock, look_for_places=look_around, begun=leave_sign)

    start = Start(
        open_program=open_program,
        blank=blank,
        settings=SettingsFile(paths.settings),
        clock=clock,
        profile=folder,
        log_file=paths.logs / "trainer.log",
    )
    try:
        return run_window(start)
    finally:
        log.end()


class _LateLog:
    """The profile's log, begun with the records: after the first paint."""

    def __init__(self, paths: ProfilePaths) -> None:
        self._paths = paths
        self._handler: Handler | None = None

    def begin(self) -> None:
        """The folder of a profile to come is its owner's alone."""
        from trainer_app.kernel.logs import log_to

        with suppress(OSError):  # then there is no log; opening says what is wrong with the folder
            self._paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._handler = log_to(self._paths.logs)

    def end(self) -> None:
        from trainer_app.kernel.logs import stop_logging

        stop_logging(self._handler)
