"""Bringing a backup back: the file, the twelve words of the recovery sheet, a name for this PC."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.firstrun.parts import Part
from trainer_app.ui.firstrun.state import RECOVERY_WORDS, BackupLine, FirstRunState
from trainer_app.ui.firstrun.view_model import FirstRunViewModel
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.shared.files import ask_for_file
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, label, row
from trainer_app.ui.widgets.section import SectionBox


class RestorePart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.choose = QPushButton()
        self.chosen = label("muted")
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme().sizes.mm(22))
        self.pc = self.field("restored_pc")
        self.boxes = {name: SectionBox() for name in ("file", "words", "pc")}
        line = row(gap=2 * STEP)
        line.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.chosen, 1)
        self.boxes["file"].fields.addLayout(line)
        self.boxes["words"].fields.addWidget(self.words, 0, Qt.AlignmentFlag.AlignTop)
        self.boxes["pc"].add_line(self.pc)
        for box in self.boxes.values():
            self.whole.addWidget(box)
        self.whole.addStretch(1)
        self.choose.clicked.connect(self._ask_which)
        self.words.textChanged.connect(
            lambda: model.set_text("sheet_words", self.words.toPlainText())
        )

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return (
            translate("FirstRun", "Bring back a backup"),
            translate("FirstRun", "Everybody then signs in with the PIN they had."),
        )

    @override
    def relabel(self) -> None:
        self.choose.setText(translate("FirstRun", "Choose the file"))
        self.words.setAccessibleName(translate("FirstRun", "The twelve words"))
        self.pc.setAccessibleName(translate("FirstRun", "Name of this PC"))

    @override
    def apply(self, state: FirstRunState) -> None:
        self.boxes["file"].say(
            translate("FirstRun", "The backup file"),
            translate("FirstRun", "From a USB stick, or from the backups of the old PC."),
        )
        self.chosen.setText(_told(state.backup) if state.backup else "")
        self.boxes["words"].say(
            translate("FirstRun", "The twelve words"),
            translate("FirstRun", "From the person who runs the hub, in order.")
            if state.backup is not None and state.backup.opened_at_hub
            else translate("FirstRun", "From the recovery sheet, in order. Accents do not matter."),
            translate("FirstRun", "{typed} of {all} words").format(
                typed=state.sheet_words_typed, all=RECOVERY_WORDS
            )
            if state.sheet_words.strip() and state.sheet_words_typed != RECOVERY_WORDS
            else "",
        )
        self.boxes["pc"].say(
            translate("FirstRun", "Name of this PC"),
            translate("FirstRun", "Empty: the name of the PC that was backed up."),
        )

    @override
    def start_focus(self) -> None:
        (self.words if self.model.state.backup else self.choose).setFocus()

    def _ask_which(self) -> None:
        ask_for_file(
            self,
            translate("FirstRun", "Choose the file"),
            self.model.choose_backup,
            translate("FirstRun", "Backups (*.trainer-backup)"),
            translate("FirstRun", "All files (*)"),
        )


def _told(backup: BackupLine) -> str:
    """Which file, and whose records of which day are in it."""
    from_where = ", ".join((backup.site, backup.pc, iso(backup.made)))
    return "\n".join((Path(backup.file).name, from_where, Counts().records(backup.records)))
