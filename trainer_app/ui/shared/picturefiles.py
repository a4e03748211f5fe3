"""Asking for a photo's or a PDF's file without holding the window up, and files let fall."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.evidence_files import EVIDENCE_FILES
from trainer_app.ui.shared.pictures import PICTURE_FILES


def ask_for_picture(over: QWidget, chosen: Callable[[str], None]) -> None:
    photos = translate("Photo", "Photos")
    _ask(over, translate("Photo", "Choose a photo"), f"{photos} ({PICTURE_FILES})", chosen)


def ask_for_evidence(over: QWidget, chosen: Callable[[str], None]) -> None:
    files = translate("Photo", "Photos and PDF")
    title = translate("Photo", "Choose a photo or a PDF")
    _ask(over, title, f"{files} ({EVIDENCE_FILES})", chosen)


def _ask(over: QWidget, title: str, files: str, chosen: Callable[[str], None]) -> None:
    dialog = QFileDialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(files)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def dropped_file(data: QMimeData) -> str:
    """The first file of this PC among what is dragged; empty where there is none."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
