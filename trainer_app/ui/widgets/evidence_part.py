"""Evidence on a page that is filled: photos, each small, and PDFs, in own words; and *Add*."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from trainer_app.checklists.evidence import MOST_PIECES, PHOTO_KIND, EvidencePiece
from trainer_app.ui.i18n import translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.evidence import EvidenceFiles
from trainer_app.ui.shared.picturefiles import ask_for_evidence
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.file_row import kind_and_size
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.picture import PhotoTile


class EvidencePart(QWidget):
    """``apply`` is given the evidence that the page holds."""

    def __init__(self, model: EvidenceFiles) -> None:
        super().__init__()
        self._model = model
        self.rows: list[_Piece] = []
        self.add = QPushButton()
        self.as_it_is = label("small-muted")
        self.problem = label()
        mark(self.problem, tone="danger")
        self._list = column(gap=STEP)
        line = row(gap=2 * STEP)
        line.addWidget(self.add)
        line.addStretch(1)
        whole = column(gap=STEP)
        whole.addLayout(self._list)
        whole.addWidget(self.as_it_is)
        whole.addWidget(self.problem)
        whole.addLayout(line)
        self.setLayout(whole)
        self.add.clicked.connect(lambda: ask_for_evidence(self, model.add))
        model.state_changed.connect(lambda _state: self._show_problem())

    def apply(self, pieces: tuple[EvidencePiece, ...]) -> None:
        if [piece.content for piece in pieces] != [each.content for each in self.rows]:
            for old in self.rows:
                self._list.removeWidget(old)
                let_go(old)
            self.rows = [_Piece(self._model, n, piece) for n, piece in enumerate(pieces)]
            for each in self.rows:
                self._list.addWidget(each)
        for each, piece in zip(self.rows, pieces, strict=True):
            each.show_piece(piece)
        self.as_it_is.setText(
            translate("Evidence", "A PDF is kept as it is, with everything that is in it.")
        )
        self.as_it_is.setVisible(any(piece.kind != PHOTO_KIND for piece in pieces))
        self.add.setText(translate("Evidence", "Add a photo or a PDF"))
        self.add.setVisible(len(pieces) < MOST_PIECES)
        self._show_problem()

    def _show_problem(self) -> None:
        problem = self._model.state.problem
        told = explain(problem) if problem is not None else None
        self.problem.setText(f"{told.sentence} {told.next_step}" if told is not None else "")
        self.problem.setVisible(told is not None)


class _Piece(QWidget):
    def __init__(self, model: EvidenceFiles, index: int, piece: EvidencePiece) -> None:
        super().__init__()
        self.content = piece.content
        is_photo = piece.kind == PHOTO_KIND
        self.tile = PhotoTile(piece.content if is_photo else None, "", "", wide=28, high=21)
        self.tile.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.told = label("small")
        self.told.setFixedWidth(self.tile.sizeHint().width())
        if is_photo:
            self.setFixedHeight(self.tile.sizeHint().height())  # the theme's buttons are less high
        self.caption = QLineEdit()
        self.caption.setMaxLength(120)
        self.remove = QPushButton()
        line = row(gap=2 * STEP)
        line.addWidget(self.tile)
        line.addWidget(self.told)
        line.addWidget(self.caption, 1)
        line.addWidget(self.remove)
        self.setLayout(line)
        self.tile.setVisible(is_photo)
        self.told.setVisible(not is_photo)
        self.tile.clicked.connect(lambda: model.enlarge(index))
        self.caption.textEdited.connect(lambda words: model.name(index, words))
        self.remove.clicked.connect(lambda: model.drop(index))

    def show_piece(self, piece: EvidencePiece) -> None:
        words = piece.caption
        asked = translate("SignOff", "What the photo shows")
        if piece.kind != PHOTO_KIND:
            asked = translate("Evidence", "What the PDF is: a report, a work order")
            self.told.setText(kind_and_size(piece.kind, len(piece.content)))
        self.caption.setPlaceholderText(asked)
        self.caption.setAccessibleName(asked)
        if self.caption.text() != words:
            self.caption.setText(words)
        self.remove.setText(translate("SignOff", "Remove"))
        self.remove.setAccessibleDescription(words)
