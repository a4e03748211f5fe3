"""The file for support: read before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.services.diagnostics import Sheaf
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.pc import ThisPc
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class SupportState(PageState):
    """``names`` and ``text``: of the files in the sheaf. ``saved``: where it went."""

    names: tuple[str, ...] = ()
    text: str = ""
    saved: str = ""


class SupportViewModel(PageModel[SupportState]):
    def __init__(
        self,
        tasks: TaskRunner,
        pc: ThisPc,
        viewer: SignedIn,
        settings: Mapping[str, object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(SupportState(), parent)
        self._tasks, self._pc, self._viewer, self._settings = tasks, pc, viewer, settings
        self._sheaf: Sheaf | None = None

    def read(self) -> None:
        """On the house worker: a printer queue may take its time to answer."""
        self._tasks.perform(
            self,
            lambda: self._pc.diagnostics(self._viewer, self._settings),
            self._on_read,
            self._on_problem,
            on=Worker.HOUSE,
        )

    def save(self, file: str) -> None:
        sheaf = self._sheaf
        if sheaf is None:
            return

        def write() -> str:
            try:
                Path(file).write_bytes(sheaf.archive())
            except OSError as error:
                raise Unavailable(ErrorCode.FILE_UNWRITABLE, path=file) from error
            return file

        self._tasks.perform(self, write, self._on_saved, self._on_problem, on=Worker.HOUSE)

    def _on_read(self, sheaf: Sheaf) -> None:
        self._sheaf = sheaf
        text = "\n".join(f"{leaf.name}\n\n{leaf.text}" for leaf in sheaf.leaves)
        names = tuple(leaf.name for leaf in sheaf.leaves)
        self._show(replace(self.state, names=names, text=text))

    def _on_saved(self, file: str) -> None:
        self._show(replace(self.state, saved=file, problem=None))
