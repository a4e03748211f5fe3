"""A page on which a file may be let fall anywhere: a photo, or whatever else it takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.ui.shared.picturefiles import dropped_file
from trainer_app.ui.widgets.page import Page


class FilePage(Page):
    file_dropped = Signal(str)
    """The path of the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def takes_files(self) -> bool:
        """Whether there is anything to do with one now."""
        return True

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes_files() and dropped_file(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path and self.takes_files():
            event.acceptProposedAction()
            self.file_dropped.emit(path)
