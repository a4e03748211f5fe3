"""Photos as evidence on a page that is filled: each small, with what to see on it; and *Add*."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from trainer_app.checklists.claims import MOST_PHOTOS, EvidencePhoto
from trainer_app.ui.i18n import translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.evidence import EvidencePhotos
from trainer_app.ui.shared.picturefiles import ask_for_picture
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.picture import PhotoTile


class PhotosPart(QWidget):
    """``apply`` is given the photos that the page holds."""

    def __init__(self, model: EvidencePhotos) -> None:
        super().__init__()
        self._model = model
        self.rows: list[_Photo] = []
        self.add = QPushButton()
        self.problem = label()
        mark(self.problem, tone="danger")
        self._list = column(gap=STEP)
        line = row(gap=2 * STEP)
        line.addWidget(self.add)
        line.addStretch(1)
        whole = column(gap=STEP)
        whole.addLayout(self._list)
        whole.addWidget(self.problem)
        whole.addLayout(line)
        self.setLayout(whole)
        self.add.clicked.connect(lambda: ask_for_picture(self, model.add))
        model.state_changed.connect(lambda _state: self._show_problem())

    def apply(self, photos: tuple[EvidencePhoto, ...]) -> None:
        images = tuple(photo.image for photo in photos)
        if images != tuple(each.image for each in self.rows):
            for old in self.rows:
                self._list.removeWidget(old)
                let_go(old)
            self.rows = [_Photo(self._model, n, image) for n, image in enumerate(images)]
            for each in self.rows:
                self._list.addWidget(each)
        for each, photo in zip(self.rows, photos, strict=True):
            each.show_caption(photo.caption)
        self.add.setText(translate("SignOff", "Add a photo"))
        self.add.setVisible(len(photos) < MOST_PHOTOS)
        self._show_problem()

    def _show_problem(self) -> None:
        problem = self._model.state.problem
        told = explain(problem) if problem is not None else None
        self.problem.setText(f"{told.sentence} {told.next_step}" if told is not None else "")
        self.problem.setVisible(told is not None)


class _Photo(QWidget):
    def __init__(self, model: EvidencePhotos, index: int, image: bytes) -> None:
        super().__init__()
        self.image = image
        self.tile = PhotoTile(image, "", "", wide=28, high=21)
        self.tile.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedHeight(self.tile.sizeHint().height())  # the theme's buttons are less high
        self.caption = QLineEdit()
        self.caption.setMaxLength(120)
        self.remove = QPushButton()
        line = row(gap=2 * STEP)
        line.addWidget(self.tile)
        line.addWidget(self.caption, 1)
        line.addWidget(self.remove)
        self.setLayout(line)
        self.tile.clicked.connect(lambda: model.enlarge(index))
        self.caption.textEdited.connect(lambda words: model.name(index, words))
        self.remove.clicked.connect(lambda: model.drop(index))

    def show_caption(self, words: str) -> None:
        asked = translate("SignOff", "What the photo shows")
        self.caption.setPlaceholderText(asked)
        self.caption.setAccessibleName(asked)
        if self.caption.text() != words:
            self.caption.setText(words)
        self.remove.setText(translate("SignOff", "Remove"))
        self.remove.setAccessibleDescription(words)
