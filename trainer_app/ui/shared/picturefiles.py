"""Asking for a photo's file without holding the window up, and files that are let fall."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.pictures import PICTURE_FILES


def ask_for_picture(over: QWidget, chosen: Callable[[str], None]) -> None:
    dialog = QFileDialog(over, translate("Photo", "Choose a photo"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    photos = translate("Photo", "Photos")
    dialog.setNameFilter(f"{photos} ({PICTURE_FILES})")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def dropped_file(data: QMimeData) -> str:
    """The first file of this PC among what is dragged; empty where there is none."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
