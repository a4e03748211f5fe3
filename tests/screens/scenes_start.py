"""What stands in the way of a start, and what a bug looks like."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tests.screens.stage import Stage
from trainer_app.bootstrap import open_program
from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.store import keys
from trainer_app.store.engine import Database
from trainer_app.store.locks import ProfileLock
from trainer_app.store.schema import VERSION
from trainer_app.ui.crash import CrashGuard
from trainer_app.ui.program import Program

_PAGE = 4096


def copy_profile(stage: Stage) -> ProfilePaths:
    """The sample plant once more, to spoil or to change."""
    stage.close()
    stage.plant.today()
    folder = stage.scratch / "profile"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stage.plant.folder, folder)
    return ProfilePaths(folder)


def start_on(stage: Stage, folder: Path) -> None:
    """The window on this profile."""
    clock = stage.plant.clock
    stage.start(folder, lambda: open_program(folder, clock), clock)


def newer(stage: Stage) -> None:
    """Written by a later version of the program."""
    paths = copy_profile(stage)
    database = Database(paths.database, keys.read_store_key(paths.store_key))
    with database.writer.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    start_on(stage, paths.folder)


def damaged(stage: Stage) -> None:
    """A page of the file was written over."""
    paths = copy_profile(stage)
    with paths.database.open("r+b") as file:
        file.seek(_PAGE // 2)
        file.write(b"\0" * _PAGE)
    start_on(stage, paths.folder)


def in_use(stage: Stage) -> None:
    """Another program of this PC is writing the same profile."""
    paths = copy_profile(stage)
    lock = ProfileLock(paths.lock)
    lock.take(stage.plant.clock.now())
    paths.lock.write_text('{"account": "anna", "at": 1772453520000, "tz": -300}')
    start_on(stage, paths.folder)
    lock.release()


def read_only(stage: Stage) -> None:
    """The account may read the folder and not write it. Said outright: root may write anything."""
    paths = copy_profile(stage)

    def refuse() -> NoReturn:
        raise StartupProblem(ErrorCode.PROFILE_READ_ONLY, path=str(paths.folder))

    opens: Callable[[], Program] = refuse
    stage.start(paths.folder, opens, stage.plant.clock)


def crash(stage: Stage) -> None:
    """A bug was met while somebody was working."""
    stage.sign_in(stage.cast.trainer)
    guard = CrashGuard(stage.shell.window, Path("logs", "trainer.log"))
    try:
        _meet_a_bug()
    except LookupError as error:
        guard.report(error)
    finally:
        guard.release()
    stage.settle()


def _meet_a_bug() -> None:
    presses = {"P3": 1, "P7": 2}
    raise LookupError(f"no press like that among {len(presses)}")
