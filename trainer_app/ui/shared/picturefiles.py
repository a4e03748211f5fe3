"""Asking for a photo's or a PDF's file without holding the window up, and files let fall."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.evidence_files import EVIDENCE_FILES
from trainer_app.ui.shared.files import ask_for_file
from trainer_app.ui.shared.pictures import PICTURE_FILES


def ask_for_picture(over: QWidget, chosen: Callable[[str], None]) -> None:
    photos = translate("Photo", "Photos")
    ask_for_file(over, translate("Photo", "Choose a photo"), chosen, f"{photos} ({PICTURE_FILES})")


def ask_for_evidence(over: QWidget, chosen: Callable[[str], None]) -> None:
    files = translate("Photo", "Photos and PDF")
    title = translate("Photo", "Choose a photo or a PDF")
    ask_for_file(over, title, chosen, f"{files} ({EVIDENCE_FILES})")


def dropped_file(data: QMimeData) -> str:
    """The first file of this PC among what is dragged; empty where there is none."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
