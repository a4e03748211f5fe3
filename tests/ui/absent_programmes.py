"""Programmes that a test has no use for: asking for one fails the test."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from trainer_app.checklists.editions import Brought
from trainer_app.checklists.packediting import TaskForm
from trainer_app.services.content import Adopted
from trainer_app.services.programme import ProgrammePage, TaskDesk
from trainer_app.services.session import SignedIn


def _fail(*asked: object) -> NoReturn:
    raise AssertionError(f"this test adopts nothing, but was asked for {asked}")


class AbsentProgrammes:
    def page(self, viewer: SignedIn) -> ProgrammePage:
        _fail(viewer)

    def look(self, viewer: SignedIn, path: Path) -> Brought:
        _fail(viewer, path)

    def offer(self, viewer: SignedIn, audience: str) -> Brought:
        _fail(viewer, audience)

    def adopt(self, by: SignedIn, brought: Brought) -> Adopted:
        _fail(by, brought)

    def task_form(self, viewer: SignedIn, task_id: str, unit: str = "") -> TaskDesk:
        _fail(viewer, task_id, unit)

    def save_task(self, by: SignedIn, desk: TaskDesk, form: TaskForm) -> Adopted:
        _fail(by, desk, form)

    def workbook(self, viewer: SignedIn, audience: str, language: str) -> bytes:
        _fail(viewer, audience, language)
