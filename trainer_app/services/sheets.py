"""Sheets: gather what goes on paper for whoever may print it, then hand it to whoever draws it.

A sheet that is only read and is wanted in two languages is two sheets in one file, each whole, with
its own pages and id; a form carries both languages on each line (``docs/decisions/0013``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.sheets import ProgressSheet, Sheet
from trainer_app.checklists.wanted import NEEDS, SheetKind, Wanted
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.gathering.checklist import issued_sheet, paper_checklist
from trainer_app.services.gathering.employer import employer_sheet
from trainer_app.services.gathering.evidence import evidence_pack
from trainer_app.services.gathering.handover import hand_over
from trainer_app.services.gathering.head import Printing
from trainer_app.services.gathering.morning import morning_sheets
from trainer_app.services.gathering.people import second_looks, skills_matrix
from trainer_app.services.gathering.planning import plan_sheet
from trainer_app.services.gathering.progress import progress_sheet
from trainer_app.services.gathering.trainee import coaching_log, own_record
from trainer_app.services.gathering.trainer_sheet import trainer_sheet
from trainer_app.services.session import SignedIn

Clerk = SignedIn | str
"""Who prints: somebody who signed in, or the command line by the words that it prints of itself;
that has the rights of whoever can read the profile's keys."""

Between = Callable[[int], None]
"""Told how many are done, between two; may stop it by raising."""


class Drawing(Protocol):
    """Turns sheets into files: same sheets, same bytes."""

    def pdf(self, sheets: Iterable[Sheet]) -> bytes:
        """One file, drawn as the sheets come."""
        ...

    def html(self, sheets: Iterable[Sheet]) -> str: ...


def _go_on(_done: int) -> None:
    return


class Sheets:
    def __init__(self, store: Store, clock: Clock, drawing: Drawing) -> None:
        self._store = store
        self._clock = clock
        self._drawing = drawing

    # --- any sheet ------------------------------------------------------------------------------

    def pdf(self, by: Clerk, wanted: Sequence[Wanted], between: Between = _go_on) -> bytes:
        """All of them in one file."""
        return self._drawing.pdf(self._gathered(by, wanted, between))

    def pdfs(
        self, by: Clerk, wanted: Sequence[Wanted], between: Between = _go_on
    ) -> tuple[bytes, ...]:
        """A file each."""
        made = []
        for index, one in enumerate(wanted):
            made.append(self._drawing.pdf(self.sheets(by, one)))
            between(index + 1)
        return tuple(made)

    def html(self, by: Clerk, wanted: Sequence[Wanted]) -> str:
        """The same as a page that a screen reader can read."""
        return self._drawing.html(self._gathered(by, wanted, _go_on))

    def sheets(self, by: Clerk, wanted: Wanted) -> tuple[Sheet, ...]:
        """One, or one a language, as data; of a morning page one a shift.

        Raises ``Refusal(NOT_ALLOWED)``.
        """
        with self._store.reading() as reading:
            if wanted.kind is SheetKind.PAPER_CHECKLIST:
                sheet = issued_sheet(reading, wanted.number)
                wanted = replace(wanted, trainee=sheet.trainee, number=sheet.number)
                self._require(by, wanted)
                return (paper_checklist(reading, sheet, self._how(by, wanted, wanted.lang)),)
            self._require(by, wanted)
            if wanted.kind is SheetKind.MORNING:
                viewer = None if isinstance(by, str) else by
                hows = (self._how(by, wanted, lang) for lang in wanted.lang.split("+"))
                made = (morning_sheets(reading, viewer, how, wanted.shifts) for how in hows)
                return tuple(sheet for sheets in made for sheet in sheets)
            return tuple(
                self._one(reading, by, wanted, self._how(by, wanted, lang))
                for lang in wanted.lang.split("+")
            )

    def _gathered(self, by: Clerk, wanted: Sequence[Wanted], between: Between) -> Iterator[Sheet]:
        for index, one in enumerate(wanted):
            yield from self.sheets(by, one)
            between(index + 1)

    def _one(self, reading: Reading, by: Clerk, wanted: Wanted, how: Printing) -> Sheet:
        if wanted.kind is SheetKind.MATRIX:
            return skills_matrix(reading, how, wanted.audience, wall=wanted.wall)
        if wanted.kind is SheetKind.SECOND_LOOKS:
            return second_looks(reading, how, wanted.audience)
        if wanted.kind is SheetKind.TRAINER:
            return trainer_sheet(reading, wanted.task, how)
        if wanted.kind is SheetKind.HAND_OVER:
            return hand_over(reading, None if isinstance(by, str) else by, how)
        if wanted.kind is SheetKind.EMPLOYER:
            return employer_sheet(reading, how)
        trainee = wanted.trainee
        if trainee is None:
            raise Refusal(ErrorCode.PERSON_UNKNOWN, person="")
        if wanted.kind is SheetKind.EVIDENCE:
            return evidence_pack(reading, trainee, how)
        if wanted.kind is SheetKind.COACHING_LOG:
            return coaching_log(reading, trainee, how)
        if wanted.kind is SheetKind.PLAN:
            return plan_sheet(reading, trainee, how)
        if wanted.kind is SheetKind.OWN_RECORD:
            if isinstance(by, str):
                raise Refusal(ErrorCode.NOT_ALLOWED, person=by)
            return own_record(reading, trainee, by, self._clock.now().ms, how)
        sees = isinstance(by, str) or by.may(Action.SEE_NOTES, about=trainee)
        return progress_sheet(reading, trainee, how, with_notes=sees, audience=wanted.audience)

    def _require(self, by: Clerk, wanted: Wanted) -> None:
        if isinstance(by, SignedIn):
            for action in NEEDS[wanted.kind]:
                by.require(action, about=wanted.trainee)

    def _how(self, by: Clerk, wanted: Wanted, lang: str) -> Printing:
        today = self._clock.now().date
        name = by if isinstance(by, str) else by.name
        zone = self._clock.now().tz
        return Printing(lang, wanted.paper, name, today, wanted.on or today, zone)

    # --- the progress sheet ---------------------------------------------------------------------

    def progress(
        self,
        viewer: SignedIn,
        trainee: PersonId,
        *,
        lang: str,
        paper: str = "letter",
        on: date | None = None,
    ) -> bytes:
        """The progress sheet of a trainee as a PDF, for whoever may print it."""
        return self.pdf(viewer, [Wanted(SheetKind.PROGRESS, lang, paper, trainee, on=on)])

    def progress_sheet(
        self, trainee: PersonId, *, lang: str, paper: str, on: date | None, printed_by: str
    ) -> ProgressSheet:
        """The sheet as data."""
        wanted = Wanted(SheetKind.PROGRESS, lang, paper, trainee, on=on)
        (sheet,) = self.sheets(printed_by, wanted)
        assert isinstance(sheet, ProgressSheet)
        return sheet
