"""A copy of a file that is evidence: where it goes, and whether it got there. One a plant.

The file was made elsewhere by people who may mean harm. It is saved where somebody asks for it,
under a name of ours, and neither opened nor handed to another program.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.wholefile import write_whole
from trainer_app.ui.i18n import translate
from trainer_app.ui.navigator import Navigator
from trainer_app.ui.session import Session
from trainer_app.ui.shared.files import ask_where_to_save
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.ui.ports.evidence import Evidence
    from trainer_app.ui.shared.evidence import EvidenceItem


class Copying(QObject):
    def __init__(
        self,
        tasks: TaskRunner,
        evidence: Callable[[], Evidence],
        session: Session,
        navigator: Navigator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._evidence = tasks, evidence
        self._session, self._navigator = session, navigator

    def ask(self, item: EvidenceItem) -> None:
        """Over the page on which it stands; that page then says how it went."""
        page = self._navigator.page
        ask_where_to_save(
            page,
            translate("Evidence", "Where does the copy go?"),
            file_name(item),
            lambda chosen: self.save(page, item, Path(chosen)),
            "PDF (*.pdf)",
        )

    def save(self, page: Page, item: EvidenceItem, path: Path) -> None:
        evidence, viewer = self._evidence, self._session.person

        def write(content: bytes) -> None:
            self._tasks.perform(
                page, lambda: write_whole(path, content), on_saved, on_problem, on=Worker.SLOW
            )

        def on_saved(_none: None) -> None:
            page.message.action.setVisible(False)
            page.message.say(translate("Evidence", "A copy was saved."), str(path), tone="ok")

        def on_problem(error: TrainerError) -> None:
            page.message.action.setVisible(False)
            page.message.show_problem(error.problem)

        self._tasks.query(
            page,
            lambda: evidence().pdf(viewer, item.record, item.sha256),
            write,
            on_problem,
            key="copy",
        )


def file_name(item: EvidenceItem) -> str:
    """By its SHA-256, so that it is found again; nobody's words become a file's name."""
    return f"evidence-{item.sha256[:8]}.pdf"
