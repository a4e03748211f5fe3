"""Services of paper for a window whose test never prints: any call is a mistake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NoReturn

from trainer_app.checklists.bodies import SheetIssued
from trainer_app.checklists.wanted import Wanted
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.transcribing import Numbered, ToCompare


def _fail(*given: object) -> NoReturn:
    raise AssertionError(f"no paper in this test: {given}")


def _go_on(_done: int) -> None:
    return


class AbsentSheets:
    def progress(
        self,
        viewer: SignedIn,
        trainee: PersonId,
        *,
        lang: str,
        paper: str = "letter",
        on: date | None = None,
    ) -> bytes:
        _fail(viewer, trainee, lang, paper, on)

    def pdf(
        self, by: SignedIn, wanted: Sequence[Wanted], between: Callable[[int], None] = _go_on
    ) -> bytes:
        _fail(by, wanted, between)

    def pdfs(
        self, by: SignedIn, wanted: Sequence[Wanted], between: Callable[[int], None] = _go_on
    ) -> tuple[bytes, ...]:
        _fail(by, wanted, between)

    def html(self, by: SignedIn, wanted: Sequence[Wanted]) -> str:
        _fail(by, wanted)


class AbsentTranscribing:
    def issue(self, by: SignedIn, trainee: PersonId, tasks: Sequence[str]) -> Numbered:
        _fail(by, trainee, tasks)

    def numbered(self, viewer: SignedIn, trainee: PersonId) -> tuple[SheetIssued, ...]:
        _fail(viewer, trainee)

    def waiting(self, viewer: SignedIn) -> tuple[ToCompare, ...]:
        _fail(viewer)

    def check(self, by: SignedIn, record_ids: Sequence[RecordId]) -> Recorded:
        _fail(by, record_ids)

    def question(self, by: SignedIn, record_ids: Sequence[RecordId], words: str) -> Recorded:
        _fail(by, record_ids, words)


class AbsentExports:
    def file(self, by: SignedIn, name: str, form: str, audience: str = "trainees") -> bytes:
        _fail(by, name, form, audience)
