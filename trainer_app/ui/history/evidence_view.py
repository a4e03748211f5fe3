"""The photos that a sign-off rests on, each with what to see on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer_app.services.history import ShownPhoto
from trainer_app.ui.i18n import language
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.picture import LargePicture, pending_word
from trainer_app.ui.widgets.stack import Stack


class EvidenceView(QWidget):
    """Built again only for other photos."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.pictures: list[LargePicture] = []
        self._lines = Stack()
        whole = column(gap=STEP)
        whole.addWidget(self._lines)
        self.setLayout(whole)

    def show_photos(self, photos: tuple[ShownPhoto, ...]) -> None:
        self.setVisible(bool(photos))
        wanted = (photos, language())
        if wanted == self._shown:
            return
        self._shown = wanted
        self.pictures, parts = [], list[QWidget]()
        for photo in photos:
            picture = LargePicture()
            picture.setFixedHeight(theme().sizes.mm(60) if photo.image else theme().sizes.touch)
            picture.show_picture(photo.image, pending_word())
            picture.setAccessibleName(photo.caption or pending_word())
            caption = label("small")
            caption.setText(photo.caption)
            caption.setVisible(bool(photo.caption))
            self.pictures.append(picture)
            parts += [picture, caption]
        self._lines.fill(parts)
