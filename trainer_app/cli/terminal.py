"""What the program says on a terminal: data on standard output, all else on standard error.

UTF-8 whatever the locale says, so that a name survives a pipe on every system.
"""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.exits import Exit
from trainer_app.kernel.errors import (
    Damage,
    ErrorCode,
    InvalidInput,
    Problem,
    SyncProblem,
    TrainerError,
)
from trainer_app.kernel.paths import ProfilePaths

if TYPE_CHECKING:
    from trainer_app.cli.call import Arguments

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

_AWAY = (
    *(ErrorCode.HUB_NOT_REACHABLE, ErrorCode.NOT_THE_HUB, ErrorCode.HUB_BUSY),
    *(ErrorCode.HUB_QUOTA, ErrorCode.HUB_FULL),
    *(ErrorCode.SIGNATURE_REFUSED, ErrorCode.NONCE_REFUSED, ErrorCode.HUB_DIVERGED),
)
"""It may be there later: a state, not a failure."""

_log = logging.getLogger(__name__)


def speak_utf8() -> None:
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def say(text: str) -> None:
    """A line of data."""
    print(text)


def say_at_once(lines: Sequence[str]) -> None:
    """Lines of data that whoever reads them may rely on as soon as they are seen."""
    if lines:
        print("\n".join(lines), flush=True)


def say_json(answer: Json) -> None:
    import json

    print(json.dumps(answer, ensure_ascii=False, indent=2))


def tell(text: str) -> None:
    """A line for whoever is at the terminal."""
    print(text, file=sys.stderr)


def language_of(args: Arguments) -> str:
    """As asked for, else as set in the window. Of paper in both, the first."""
    if args.lang is not None:
        return args.lang.partition("+")[0]
    from trainer_app.kernel.settings import SettingsFile

    return SettingsFile(ProfilePaths(args.home).settings).load().language


def words_of(problem: Problem, language: str) -> str:
    """What happened and what to do next, on one line."""
    from trainer_app.kernel.problems import explained

    return " ".join(str(explained(problem, language)).split())


def report_problem(error: TrainerError, args: Arguments) -> Exit:
    """Say an expected problem; everything that stands in the way, one a line."""
    language = language_of(args)
    for problem in error.problems:
        tell(f"trainer-app: {words_of(problem, language)}")
    if isinstance(error, InvalidInput) and error.findings:
        from trainer_app.cli.findings import lines_of

        for line in lines_of(error.findings, language):
            tell(line)
    if isinstance(error, SyncProblem) and error.code in _AWAY:
        return Exit.NO_HUB
    return Exit.DAMAGE if isinstance(error, Damage) else Exit.REFUSED


def report_bug(error: Exception, args: Arguments) -> Exit:
    """The traceback goes to the log; where there is none, it is said here: nothing is swallowed."""
    from trainer_app.cli.words import words

    _log.critical("a bug: %r", error, exc_info=error)
    log = ProfilePaths(args.log_folder).logs / "trainer.log"
    if _is_logging() and log.exists():
        tell(f"trainer-app: {words('bug', 'logged', language_of(args), log=str(log))}")
    else:
        import traceback

        tell(f"trainer-app: {words('bug', 'said', language_of(args))}")
        tell("".join(traceback.format_exception(error)))
    return Exit.BUG


@contextmanager
def progress(language: str) -> Iterator[Callable[[int, int], None]]:
    """Tell how far something long has come: part, and of how many (0: nobody knows).

    To somebody who looks on; a script's standard error holds what went wrong and nothing else.
    """
    from trainer_app.cli.words import words

    shown = False

    def tell_part(part: int, whole: int) -> None:
        nonlocal shown
        if sys.stderr.isatty():
            key = "part_of" if whole else "part"
            said = words("bundle", key, language, part=part, parts=whole)
            print(f"\r{said}", end="", file=sys.stderr, flush=True)
            shown = True

    try:
        yield tell_part
    finally:
        if shown:
            print(file=sys.stderr)


@contextmanager
def log_for(folder: Path) -> Iterator[None]:
    """The profile's log, where there is a profile: a command makes no folder to write a log in."""
    from trainer_app.kernel.logs import LOGGER, log_to, stop_logging

    logging.raiseExceptions = False  # a log that cannot be written is no news for a script
    silence = logging.NullHandler()  # else Python writes warnings to standard error by itself
    logging.getLogger(LOGGER).addHandler(silence)
    paths = ProfilePaths(folder)
    handler = log_to(paths.logs) if paths.database.exists() and _may_write(folder) else None
    try:
        yield
    finally:
        stop_logging(handler)
        logging.getLogger(LOGGER).removeHandler(silence)


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK)


def _is_logging() -> bool:
    from trainer_app.kernel.logs import LOGGER

    return any(isinstance(h, logging.FileHandler) for h in logging.getLogger(LOGGER).handlers)
