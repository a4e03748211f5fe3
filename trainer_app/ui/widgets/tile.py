"""A large button with a name, a second line, and a count that is said in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, label


@dataclass(frozen=True, slots=True)
class TileWords:
    """What is said on a tile; ``note`` is the line that asks for something."""

    title: str
    detail: str = ""
    note: str = ""


class Tile(QPushButton):
    """``note`` is the line that asks for something: "2 to sign"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("strong")
        self._detail = label("small-muted")
        self._note = label("small")
        mark(self._note, tone="accent")
        whole = column(gap=STEP // 2, margin=2 * STEP)
        for part in (self._title, self._detail, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            whole.addWidget(part)
        whole.addStretch(1)
        self.setLayout(whole)
        mark(self, kind="tile")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, title: str, detail: str = "", note: str = "") -> None:
        for part, words in ((self._title, title), (self._detail, detail), (self._note, note)):
            _put(part, words)
        self.setAccessibleName(", ".join(words for words in (title, detail, note) if words))
        self.updateGeometry()

    def height_at(self, width: int) -> int:
        """What the words need in a tile of this width, in the fonts of the stylesheet."""
        layout = self.layout()
        assert layout is not None
        for part in (self._title, self._detail, self._note):
            part.ensurePolished()
        layout.invalidate()
        return layout.totalHeightForWidth(width)

    @override
    def hasHeightForWidth(self) -> bool:
        """Words take more lines in a narrow tile, fewer in a wide one, than its size hint knows."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.height_at(width)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Its width is the grid's to give: a long line makes no column wider than its neighbours,
        nor a page that is turned wider than the screen."""
        return QSize(2 * theme().sizes.key, self.sizeHint().height())


def _put(part: QLabel, words: str) -> None:
    part.setText(words)
    part.setVisible(bool(words))
