"""The photos that a sign-off rests on, each with what to see on it."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer_app.ui.history.items import EvidenceItem
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, holding, label
from trainer_app.ui.widgets.picture import LargePicture, pending_word


class EvidenceView(QWidget):
    """Side by side where there are several. Built again only for other photos."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._cells: list[QWidget] = []
        self.pictures: list[LargePicture] = []
        self._flow = Flow()
        whole = column(gap=STEP)
        whole.addWidget(self._flow)
        self.setLayout(whole)

    def show_photos(self, photos: tuple[EvidenceItem, ...]) -> None:
        self.setVisible(bool(photos))
        wanted = (photos, language())
        if wanted == self._shown:
            return
        self._shown = wanted
        for old in self._cells:
            self._flow.drop(old)
        self.pictures, self._cells = [], []
        wide, high = (80, 60) if len(photos) == 1 else (56, 36)
        for photo in photos:
            cell = self._cell(photo, theme().sizes.mm(wide), theme().sizes.mm(high))
            self._cells.append(cell)
            self._flow.add(cell)

    def _cell(self, photo: EvidenceItem, wide: int, high: int) -> QWidget:
        picture = LargePicture()
        picture.setFixedSize(wide, high if photo.image else theme().sizes.touch)
        picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        picture.show_picture(photo.image, pending_word())
        picture.setAccessibleName(photo.caption or translate("Photo", "Photo"))
        self.pictures.append(picture)
        caption = label("small")
        caption.setFixedWidth(wide)
        caption.setText(photo.caption)
        caption.setVisible(bool(photo.caption))
        told = column(gap=STEP // 2)
        told.addWidget(picture)
        told.addWidget(caption)
        return holding(told)
