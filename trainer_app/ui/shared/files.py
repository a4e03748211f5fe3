"""Asking for a file or a folder of this PC without holding the window up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[str], None]
"""Takes the path. ``forms`` below: such as ``PDF (*.pdf)``; without any, every file."""


def ask_for_file(over: QWidget, title: str, chosen: Chosen, *forms: str) -> None:
    dialog = QFileDialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, chosen, forms)


def ask_for_folder(over: QWidget, title: str, chosen: Chosen) -> None:
    dialog = QFileDialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _ask(dialog, chosen)


def ask_where_to_save(over: QWidget, title: str, name: str, chosen: Chosen, *forms: str) -> None:
    """``name``: what is offered; who leaves out its ending gets that of the chosen form."""
    dialog = QFileDialog(over, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.filterSelected.connect(lambda form: dialog.setDefaultSuffix(_ending(form)))
    if forms:
        dialog.setDefaultSuffix(_ending(forms[0]))
    dialog.selectFile(name)
    _ask(dialog, chosen, forms)


def _ask(dialog: QFileDialog, chosen: Chosen, forms: tuple[str, ...] = ()) -> None:
    if forms:
        dialog.setNameFilters(forms)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def _ending(form: str) -> str:
    """Such as ``pdf``."""
    return form.rpartition("*.")[2].rstrip(")")
