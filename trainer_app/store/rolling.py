"""Which backups of the profile's own folder are kept: 7 days, 4 weeks, 3 before a migration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from trainer_app.kernel.clock import Moment
from trainer_app.store.backup_file import SUFFIX

DAILY: Final = "daily"
BEFORE_UPGRADE: Final = "before-version"

_DAYS: Final = 7
_WEEKS: Final = 4
_BEFORE_UPGRADES: Final = 3
_STAMP: Final = "%Y-%m-%d_%H%M%S"
_STAMP_LENGTH: Final = len("2026-07-14_091502")


def name(made: Moment, why: str) -> str:
    """The file name of a backup of the folder's own: ``2026-07-14_091502-daily`` and the suffix."""
    return f"{made.local.strftime(_STAMP)}-{why}{SUFFIX}"


def is_due(kept: Iterable[Path], today: date) -> bool:
    """Whether today's backup is still to be made."""
    return all(_day(file) != today for file in kept if _why(file) == DAILY)


def surplus(kept: Iterable[Path]) -> list[Path]:
    """What may go. A file that does not carry one of our names always stays."""
    newest_first = sorted((f for f in kept if _day(f) is not None), key=_stamp, reverse=True)
    daily = [file for file in newest_first if _why(file) == DAILY]
    upgrades = [file for file in newest_first if _why(file).startswith(BEFORE_UPGRADE)]
    days: dict[date | None, Path] = {}
    weeks: dict[tuple[int, int], Path] = {}
    for file in daily:
        day = _day(file)
        assert day is not None
        days.setdefault(day, file)
        weeks.setdefault(day.isocalendar()[:2], file)
    stay = {*list(days.values())[:_DAYS], *list(weeks.values())[:_WEEKS]}
    stay.update(upgrades[:_BEFORE_UPGRADES])
    return [file for file in (*daily, *upgrades) if file not in stay]


def _stamp(file: Path) -> str:
    return file.name[:_STAMP_LENGTH]


def _why(file: Path) -> str:
    return file.name[_STAMP_LENGTH + 1 :].removesuffix(SUFFIX)


def _day(file: Path) -> date | None:
    if not file.name.endswith(SUFFIX):
        return None
    try:
        return datetime.strptime(_stamp(file), _STAMP).date()  # noqa: DTZ007 - a date on the wall
    except ValueError:
        return None
