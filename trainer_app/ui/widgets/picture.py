"""A photo: small, to be tapped, with its sign and words below it; and large, as room allows."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.status_label import StatusLabel

SHAPES = {"good": ("check", "ok"), "not_good": ("x", "danger")}
"""What a photo of a step shows: the icon, and the tone that repeats it."""

_JPEG_BEGINS = b"\xff\xd8\xff"


def shows_word(shows: str) -> str:
    return {
        "good": translate("Photo", "Good"),
        "not_good": translate("Photo", "Not good"),
    }[shows]


def pending_word() -> str:
    return translate("Photo", "Photo pending")


def unreadable_word() -> str:
    return translate("Photo", "This photo cannot be shown: its file is not a photo.")


def pixmap_of(jpeg: bytes, room: QSize, ratio: float) -> QPixmap:
    """As large as fits, decoded no larger than that. Empty where it is damaged, or no JPEG: what
    comes from elsewhere is given to no other decoder."""
    if not jpeg.startswith(_JPEG_BEGINS):
        return QPixmap()
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    whole, most = reader.size(), room * ratio
    if whole.isEmpty():
        return QPixmap()
    if whole.width() > most.width() or whole.height() > most.height():
        fitting = whole.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    made = QPixmap.fromImageReader(reader)
    made.setDevicePixelRatio(ratio)
    return made


class PhotoTile(QPushButton):
    """``shows``: good | not_good, or empty where there is nothing to judge. ``without``: what
    stands there where there is no photo; ``wide`` and ``high``: the picture's room in millimetres.
    """

    def __init__(
        self,
        jpeg: bytes | None,
        shows: str,
        words: str,
        *,
        without: str = "",
        wide: int = 38,
        high: int = 28,
    ) -> None:
        super().__init__()
        mark(self, kind="tile")
        without = without or pending_word()
        room = QSize(theme().sizes.mm(wide), theme().sizes.mm(high))
        self.picture = label("small-muted")
        self.picture.setFixedSize(room)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if jpeg is None:
            self.picture.setText(without)
        else:
            drawn = pixmap_of(jpeg, room, self.devicePixelRatioF())
            self.picture.setPixmap(drawn)
            if drawn.isNull():
                self.picture.setText(unreadable_word())
        said = column(gap=STEP // 2, margin=STEP)
        said.addWidget(self.picture)
        if shows:
            sign = StatusLabel()
            shape, tone = SHAPES[shows]
            sign.say(shape, shows_word(shows), tone)
            said.addWidget(sign)
        if words:
            caption = label("small")
            caption.setText(words)
            caption.setFixedWidth(room.width())
            said.addWidget(caption)
        said.addStretch(1)
        self.setLayout(said)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        told = [shows_word(shows)] if shows else []
        told += [words] if words else []
        told += [without] if jpeg is None else []
        self.setAccessibleName(". ".join(told) or translate("Photo", "Photo"))
        self.setAccessibleDescription(translate("Photo", "See it large"))

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        width = layout.sizeHint().width()
        high = layout.heightForWidth(width) if layout.hasHeightForWidth() else -1
        return QSize(width, max(high, layout.sizeHint().height()) + 2)


class LargePicture(QLabel):
    """A photo as large as the page has room for; never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(theme().sizes.mm(40), theme().sizes.mm(40))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._jpeg: bytes | None = None
        mark(self, text_role="muted")

    def show_picture(self, jpeg: bytes | None, without: str) -> None:
        """``without``: what stands there where there is none."""
        if jpeg is None:
            self._jpeg = None
            self.setText(without)
        elif jpeg != self._jpeg:
            self._jpeg = jpeg
            self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._jpeg is not None and event.size() != event.oldSize():
            self._draw()

    def _draw(self) -> None:
        if self._jpeg is not None:
            drawn = pixmap_of(self._jpeg, self.size(), self.devicePixelRatioF())
            self.setPixmap(drawn)
            if drawn.isNull():
                self.setText(unreadable_word())
