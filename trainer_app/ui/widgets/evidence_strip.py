"""What a record rests on: its photos, one of which is tapped to see it large, and its files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer_app.ui.i18n import language
from trainer_app.ui.shared.evidence import EvidenceItem
from trainer_app.ui.widgets.file_row import FileRow
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.picture import PhotoTile

_ALONE, _BESIDE = (80, 60), (48, 36)
"""Of a picture in millimetres: the only one, and one of several."""


class EvidenceStrip(QWidget):
    """Photos side by side, files below one another. Built again only for other ones."""

    enlarge_wanted = Signal(object, int)
    """All of them, and which one: a photo to be seen large, or a file to be copied."""

    def __init__(self, *, small: bool = False) -> None:
        """``small``: where there is little room beside other things."""
        super().__init__()
        self._small = small
        self._shown: object = None
        self.tiles: list[PhotoTile] = []
        self.files: list[FileRow] = []
        self._flow = Flow()
        self._files = column(gap=STEP)
        whole = column(gap=STEP)
        whole.addWidget(self._flow)
        whole.addLayout(self._files)
        self.setLayout(whole)
        self.setVisible(False)

    def show_photos(self, photos: tuple[EvidenceItem, ...]) -> None:
        self.setVisible(bool(photos))
        wanted = (photos, language())
        if wanted == self._shown:
            return
        self._shown = wanted
        for old in self.tiles:
            self._flow.drop(old)
        for row in self.files:
            self._files.removeWidget(row)
            let_go(row)
        seen = [n for n, item in enumerate(photos) if item.is_photo]
        self.tiles = [self._tile(photos, n, alone=len(seen) == 1) for n in seen]
        for tile in self.tiles:
            self._flow.add(tile)
        self._flow.setVisible(bool(seen))
        self.files = [self._file(photos, n) for n in range(len(photos)) if n not in seen]
        for row in self.files:
            self._files.addWidget(row)

    def _tile(self, photos: tuple[EvidenceItem, ...], at: int, *, alone: bool) -> PhotoTile:
        photo = photos[at]
        wide, high = _ALONE if alone else _BESIDE
        if self._small:
            wide, high = 38, 28
        if photo.image is None:
            high = 12
        tile = PhotoTile(photo.image, "", photo.caption, wide=wide, high=high)
        tile.setEnabled(photo.image is not None)
        tile.clicked.connect(lambda _on: self.enlarge_wanted.emit(photos, at))
        return tile

    def _file(self, photos: tuple[EvidenceItem, ...], at: int) -> FileRow:
        row = FileRow(photos[at])
        row.copy_wanted.connect(lambda: self.enlarge_wanted.emit(photos, at))
        return row
