"""What the sign-off page leaves behind for other screens: half-filled pages, and what was signed.

One desk a window. Half-filled pages are drafts of the person who began them: see ``shared.drafts``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.claims import Claim
from trainer_app.checklists.evidence import EvidencePiece
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.shared.drafts import DraftDesk

FORM = "sign_off"
"""Of the drafts; their subject is the trainee and the task."""


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
    photos: tuple[EvidencePiece, ...] = ()

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
            photos=self.photos,
        )


BLANK = SignOffForm()


@dataclass(frozen=True, slots=True)
class Begun:
    """A page that somebody began and has not signed."""

    trainee: PersonId
    task: str
    at: Moment
    form: SignOffForm
    is_older_edition: bool = False
    """Another edition was adopted since."""


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

    def __init__(self, drafts: DraftDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts

    def keep(self, trainee: PersonId, task: str, form: SignOffForm) -> None:
        """Remember the page as it is now; a blank one is nothing to remember."""
        if form == BLANK:
            self.forget(trainee, task)
        else:
            self._drafts.keep(FORM, _subject(trainee, task), form)

    def forget(self, trainee: PersonId, task: str) -> None:
        self._drafts.forget(FORM, _subject(trainee, task))

    def begun(self, trainee: PersonId, task: str) -> Begun | None:
        kept = self._drafts.kept(FORM, _subject(trainee, task), SignOffForm)
        if kept is None:
            return None
        return Begun(trainee, task, kept.at, kept.said, kept.is_older_edition)

    def latest(self, trainee: PersonId) -> Begun | None:
        """The page that was begun last for this trainee."""
        for line in self._drafts.waiting():
            whom, _, task = line.subject.partition("/")
            if line.form == FORM and whom == trainee:
                return self.begun(trainee, task)
        return None

    def announce(self, signed: SignedOff) -> None:
        self.signed_off.emit(signed)


def _subject(trainee: PersonId, task: str) -> str:
    return f"{trainee}/{task}"
