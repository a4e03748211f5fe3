"""A photo as it is kept: small, upright, and nothing but the picture. Blocking; on a worker.

It is drawn anew on an empty sheet, so that place, camera, comments and hidden thumbnails are gone
with everything else that a file may carry beside its picture.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from trainer_app.kernel.errors import ErrorCode, InvalidInput

MOST_MEGABYTES: Final = 25
MOST_SIDE: Final = 1600
MOST_KEPT: Final = 400_000
PICTURE_FILES: Final = "*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff"

_FORMATS: Final = frozenset({b"jpeg", b"png", b"webp", b"bmp", b"gif", b"tiff"})
_QUALITIES: Final = (80, 70, 60, 50)
_WHITE: Final = 0xFFFFFFFF


def prepare_picture(path: str) -> bytes:
    """A JPEG of at most 1600 pixels a side and about 400 KB.

    Raises PICTURE_TOO_LARGE, and PICTURE_UNREADABLE for what is no picture.
    """
    name = Path(path).name
    try:
        size = Path(path).stat().st_size
    except OSError as error:
        raise InvalidInput(ErrorCode.FILE_UNREADABLE, path=name) from error
    if size > MOST_MEGABYTES * 1_000_000:
        raise InvalidInput(ErrorCode.PICTURE_TOO_LARGE, path=name, most=MOST_MEGABYTES)
    picture = _read(path)
    if picture is None:
        raise InvalidInput(ErrorCode.PICTURE_UNREADABLE, path=name)
    side = MOST_SIDE
    while True:
        drawn = _drawn_anew(picture, side)
        for quality in _QUALITIES:
            kept = _jpeg(drawn, quality)
            if len(kept) <= MOST_KEPT:
                return kept
        side = side * 3 // 4


def _read(path: str) -> QImage | None:
    """Upright, and no larger than it has to be: a camera's picture is decoded at a fraction."""
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    whole = reader.size()
    if reader.format().data() not in _FORMATS or not whole.isValid():
        return None
    reader.setScaledSize(_fitting(whole, MOST_SIDE))
    picture = reader.read()
    if picture.isNull():
        return None
    if picture.colorSpace().isValid():
        picture.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return picture


def _fitting(size: QSize, side: int) -> QSize:
    if max(size.width(), size.height()) <= side:
        return size
    fitting = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    return fitting.expandedTo(QSize(1, 1))


def _drawn_anew(picture: QImage, side: int) -> QImage:
    sheet = QImage(_fitting(picture.size(), side), QImage.Format.Format_RGB32)
    sheet.fill(_WHITE)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), picture)
    painter.end()
    return sheet


def _jpeg(picture: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(quality)
    writer.write(picture)
    return bytes(buffer.data().data())
