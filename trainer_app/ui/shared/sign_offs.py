"""What the sign-off page leaves behind for other screens: half-filled pages, and what was signed.

One desk a window. Half-filled pages are in memory alone and belong to the person who began them:
locking the PC does not lose them, and nobody else is offered them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.rules import Claim
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId


@dataclass(frozen=True, slots=True)
class SignOffForm:
    """The page as it is filled. Nothing is ticked beforehand. ``on`` None: today."""

    level: int = 0
    lines: frozenset[int] = frozenset()
    level_lines: frozenset[int] = frozenset()
    method: str = ""
    evidence: frozenset[str] = frozenset()
    place: str = ""
    mold: str = ""
    press: str = ""
    work_order: str = ""
    minutes: int = 0
    on: date | None = None
    late: str = ""
    from_paper: bool = False
    sheet: str = ""
    note: str = ""

    def claim(self, task: str, today: date) -> Claim:
        return Claim(
            task=task,
            level=self.level,
            observed_on=self.on or today,
            lines=self.lines,
            level_lines=self.level_lines,
            method=self.method,
            evidence=tuple(sorted(self.evidence)),
            place=self.place,
            mold=self.mold,
            press=self.press,
            work_order=self.work_order,
            minutes=self.minutes,
            late=self.late,
            sheet=self.sheet if self.from_paper else "",
        )


BLANK = SignOffForm()


@dataclass(frozen=True, slots=True)
class Begun:
    """A page that somebody began and has not signed."""

    trainee: PersonId
    task: str
    at: Moment
    form: SignOffForm


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What has just been recorded, for a calm word where the person lands."""

    trainee: PersonId
    task: str
    level: int
    waits: bool
    """The trainee signs later."""
    declined: bool


class SignOffDesk(QObject):
    signed_off = Signal(object)
    """``SignedOff``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begun: dict[tuple[PersonId, PersonId, str], Begun] = {}

    def keep(self, trainer: PersonId, begun: Begun) -> None:
        """Remember the page as it is now; a blank one is nothing to remember."""
        key = (trainer, begun.trainee, begun.task)
        if begun.form == BLANK:
            self._begun.pop(key, None)
        else:
            self._begun[key] = begun

    def forget(self, trainer: PersonId, trainee: PersonId, task: str) -> None:
        self._begun.pop((trainer, trainee, task), None)

    def begun(self, trainer: PersonId, trainee: PersonId, task: str) -> Begun | None:
        return self._begun.get((trainer, trainee, task))

    def latest(self, trainer: PersonId, trainee: PersonId) -> Begun | None:
        """The page that this trainer began last for this trainee."""
        own = [b for (who, whom, _), b in self._begun.items() if (who, whom) == (trainer, trainee)]
        return max(own, key=lambda b: b.at.ms, default=None)

    def announce(self, signed: SignedOff) -> None:
        self.signed_off.emit(signed)
