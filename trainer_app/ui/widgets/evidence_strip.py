"""The photos that a record rests on, each with what to see on it; one is tapped to see it large."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer_app.ui.i18n import language, translate
from trainer_app.ui.shared.evidence import EvidenceItem
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column
from trainer_app.ui.widgets.picture import PhotoTile

_ALONE, _BESIDE = (80, 60), (48, 36)
"""Of a picture in millimetres: the only one, and one of several."""


class EvidenceStrip(QWidget):
    """Side by side where there are several. Built again only for other photos."""

    enlarge_wanted = Signal(object, int)
    """The photos, and which one."""

    def __init__(self, *, small: bool = False) -> None:
        """``small``: where there is little room beside other things."""
        super().__init__()
        self._small = small
        self._shown: object = None
        self.tiles: list[PhotoTile] = []
        self._flow = Flow()
        whole = column(gap=STEP)
        whole.addWidget(self._flow)
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
        self.tiles = [self._tile(photos, n) for n in range(len(photos))]
        for tile in self.tiles:
            self._flow.add(tile)

    def _tile(self, photos: tuple[EvidenceItem, ...], at: int) -> PhotoTile:
        photo = photos[at]
        wide, high = _ALONE if len(photos) == 1 else _BESIDE
        if self._small:
            wide, high = 38, 28
        if photo.image is None:
            high = 12
        tile = PhotoTile(
            photo.image, "", photo.caption, without=_other(photo), wide=wide, high=high
        )
        tile.setEnabled(photo.image is not None)
        tile.clicked.connect(lambda _on: self.enlarge_wanted.emit(photos, at))
        return tile


def _other(photo: EvidenceItem) -> str:
    """A file that is no photo is told of, and nothing opens it."""
    if not photo.other:
        return ""
    if photo.size is None:
        return translate("Photo", "A file ({kind}), pending").format(kind=photo.other)
    return translate("Photo", "A file ({kind}), {size} KB: not opened here").format(
        kind=photo.other, size=max(1, round(photo.size / 1000))
    )
