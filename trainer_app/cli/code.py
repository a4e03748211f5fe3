"""The twelve words of the recovery code: from a file, from standard input, or typed in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.terminal import tell
from trainer_app.cli.words import words
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Unavailable

if TYPE_CHECKING:
    from trainer_app.kernel.recovery import RecoveryCode

STANDARD_INPUT = "-"
_LONGEST = 4096


def read_code(source: str | None, language: str) -> RecoveryCode:
    """``source``: a file, ``-`` for standard input, or None to ask where somebody is there."""
    from trainer_app.kernel.recovery import read_recovery_code

    if source is not None and source != STANDARD_INPUT:
        return read_recovery_code(_in_file(source))
    if source is None and sys.stdin.isatty():
        return read_recovery_code(_typed(language))
    return read_recovery_code(sys.stdin.read(_LONGEST))


def _in_file(source: str) -> str:
    try:
        with Path(source).open("rb") as file:
            return file.read(_LONGEST).decode("utf-8-sig")
    except OSError as error:
        raise Unavailable(ErrorCode.FILE_UNREADABLE, path=source) from error
    except UnicodeDecodeError as error:
        raise InvalidInput(ErrorCode.RECOVERY_CODE_APART, count=0) from error


def _typed(language: str) -> str:
    """Over as many lines as it takes; an empty one ends it."""
    from trainer_app.kernel.recovery import WORD_COUNT

    tell(words("restore", "ask", language))
    said: list[str] = []
    while len(said) < WORD_COUNT and (line := sys.stdin.readline().split()):
        said += line
    return " ".join(said)
