"""What somebody printed last on a page, to print the same again: that person's alone, on this PC.

Plain values, kept among their drafts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.ui.shared.drafts import DraftDesk


class PrintedOn(StrEnum):
    """The page; the value is the form of the draft: a habit, not something begun."""

    REPORTS = "last_print"
    MORNING = "last_morning"


@dataclass(frozen=True, slots=True)
class LastPrint:
    """``kind``: of ``SheetKind``. ``trainees``, ``shifts``: empty where it was of all of them."""

    kind: str
    lang: str
    paper: str
    printer: str
    trainees: tuple[str, ...] = ()
    audience: str = TRAINEES
    shifts: tuple[str, ...] = ()
    on: date = date.min
    """When, where the page says so."""


class LastPrints:
    """Of one page and whoever is signed in."""

    def __init__(self, desk: DraftDesk, page: PrintedOn) -> None:
        self._desk = desk
        self._form = page.value

    @property
    def last(self) -> LastPrint | None:
        kept = self._desk.kept(self._form, "", LastPrint)
        return None if kept is None else kept.said

    def keep(self, printed: LastPrint) -> None:
        self._desk.keep(self._form, "", printed)
