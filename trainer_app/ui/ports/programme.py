"""What the pages about programmes ask of the services, by shape. Called on a worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.checklists.editions import Brought
    from trainer_app.checklists.packediting import TaskForm
    from trainer_app.services.content import Adopted
    from trainer_app.services.programme import ProgrammePage, TaskDesk
    from trainer_app.services.session import SignedIn


class Programmes(Protocol):
    """``services.programme.Programmes``."""

    def page(self, viewer: SignedIn) -> ProgrammePage: ...

    def look(self, viewer: SignedIn, path: Path) -> Brought: ...

    def offer(self, viewer: SignedIn, audience: str) -> Brought: ...

    def adopt(self, by: SignedIn, brought: Brought) -> Adopted: ...

    def task_form(self, viewer: SignedIn, task_id: str, unit: str = "") -> TaskDesk: ...

    def save_task(self, by: SignedIn, desk: TaskDesk, form: TaskForm) -> Adopted: ...

    def workbook(self, viewer: SignedIn, audience: str, language: str) -> bytes: ...
