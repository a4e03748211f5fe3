"""What the hub writes down about its work: one JSON object a line, on standard error.

Never a name, a ticket, a nonce, a signature or a body. A device is the first eight digits of its
public key, a plant its random id. Of an exception its type and places: its text may quote values.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

import msgspec
from typing_extensions import override

from trainer_app.kernel.logs import LOGGER

FACTS: Final = "facts"
"""The attribute of a log record that holds what a line says beyond its event."""

Fact = str | int | float | bool | list[str]
_PACKAGE: Final = Path(__file__).resolve().parents[3]

log = logging.getLogger(f"{LOGGER}.hub")


def note(event: str, **facts: Fact) -> None:
    """One line; ``event`` is a fixed word."""
    log.info(event, extra={FACTS: facts})


def note_bug(event: str, error: BaseException, **facts: Fact) -> None:
    """An exception that nobody expected: where it came from, not what it said."""
    log.error(event, extra={FACTS: {**facts, **_about(error)}})


class JsonLines(logging.Formatter):
    """Also for lines of libraries: theirs are kept without values, as they were written."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Fact] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        if record.exc_info and record.exc_info[1] is not None:
            line.update(_about(record.exc_info[1]))
        line.update(getattr(record, FACTS, {}))
        return msgspec.json.encode(line).decode()


@contextmanager
def lines_to(stream: TextIO | None = None) -> Iterator[None]:
    """Meanwhile the hub and the server below it write here, and nowhere else."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    loggers = {log: logging.INFO, logging.getLogger("uvicorn"): logging.WARNING}
    for logger, level in loggers.items():
        logger.setLevel(level)
        logger.addHandler(handler)
        logger.propagate = False
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
            logger.propagate = True


def _about(error: BaseException) -> dict[str, Fact]:
    places = [_place(error.__traceback__)]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(places) < 4:
        places.append(f"{type(cause).__name__}: {_place(cause.__traceback__)}")
        cause = cause.__cause__ or cause.__context__
    return {"error": type(error).__name__, "places": places}


def _place(trace: TracebackType | None) -> str:
    """The innermost few calls, those of the program itself by their path in it."""
    return " < ".join(
        f"{_named(frame.filename)}:{frame.lineno}"
        for frame in reversed(traceback.extract_tb(trace)[-6:])
    )


def _named(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE).as_posix()
    return "/".join(path.parts[-2:])
