"""A file that is evidence and no photo: what it is, how large, and the one thing to do with it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.checklists.evidence import PDF_KIND
from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.evidence import EvidenceItem
from trainer_app.ui.widgets.layout import STEP, column, label, row

_MOST_WORDS = 200
"""Of what a record from elsewhere says of a file: shown as it is, and no longer."""
_MEGABYTE = 1_000_000


class FileRow(QWidget):
    copy_wanted = Signal()

    def __init__(self, item: EvidenceItem) -> None:
        super().__init__()
        self.words, self.state = label("small"), label("small-muted")
        self.copy = QPushButton()
        self.words.setText(_words(item))
        self.state.setText(_state(item))
        self.copy.setText(translate("Evidence", "Save a copy…"))
        self.copy.setAccessibleDescription(self.words.text())
        self.copy.clicked.connect(self.copy_wanted)
        button = row()
        button.addWidget(self.copy)
        button.addStretch(1)
        whole = column(gap=STEP // 2)
        whole.addWidget(self.words)
        whole.addWidget(self.state)
        whole.addLayout(button)
        self.setLayout(whole)
        self.state.setVisible(not item.may_be_copied)
        self.copy.setVisible(item.may_be_copied)


def kind_and_size(kind: str, size: int) -> str:
    """PDF, 240 KB. ``size`` 0: nobody said."""
    name = "PDF" if kind == PDF_KIND else kind[:_MOST_WORDS]
    if not size:
        return name
    return translate("Evidence", "{kind}, {size}").format(kind=name, size=_size(size))


def _words(item: EvidenceItem) -> str:
    told = kind_and_size(item.kind, item.size)
    if not item.caption:
        return told
    said = translate("Evidence", "{caption}, {file}")
    return said.format(caption=item.caption[:_MOST_WORDS], file=told)


def _state(item: EvidenceItem) -> str:
    if not item.is_here:
        return translate("Evidence", "File pending")
    return translate("Evidence", "Not opened here")


def _size(size: int) -> str:
    """No line ends between a number and its unit."""
    if size < _MEGABYTE:
        said = translate("Evidence", "{size} KB").format(size=max(1, round(size / 1000)))
    else:
        many = QLocale().toString(size / _MEGABYTE, "f", 1)
        said = translate("Evidence", "{size} MB").format(size=many)
    return said.replace(" ", "\N{NO-BREAK SPACE}")
