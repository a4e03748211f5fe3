"""A page on which a photo's file may be let fall anywhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.ui.shared.picturefiles import dropped_file
from trainer_app.ui.widgets.page import Page


class PicturePage(Page):
    picture_dropped = Signal(str)
    """The path of the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def takes_pictures(self) -> bool:
        """Whether there is anything to do with one now."""
        return True

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes_pictures() and dropped_file(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path and self.takes_pictures():
            event.acceptProposedAction()
            self.picture_dropped.emit(path)
