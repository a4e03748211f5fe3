"""Lucide icons, drawn in the colour of the words beside them. Imports QtSvg at the first icon."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from trainer_app.kernel.resources import resources
from trainer_app.ui.theme import CLEAR, theme


def paint_icon(painter: QPainter, where: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon of ``resources/icons``, crisp at any size."""
    from PySide6.QtSvg import QSvgRenderer

    QSvgRenderer(QByteArray(_tinted(name, colour.name()))).render(painter, where)


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """``size``: device-independent pixels; ``ratio``: the screen's.

    Drawn once a look: Qt keeps what it makes of every new picture in a cache of its own.
    """
    kept, asked = theme().pictures, (name, colour.name(), size, ratio)
    if asked not in kept:
        kept[asked] = _drawn(name, colour, size, ratio)
    return kept[asked]


def _drawn(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(CLEAR)
    painter = QPainter(pixmap)
    paint_icon(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return pixmap


def icon(name: str, colour: QColor, size: int = 24) -> QIcon:
    """In ``colour``; muted, as the words beside it, where the control rests."""
    made = QIcon()
    muted = theme().colour("muted")
    for ratio in (1.0, 2.0):
        made.addPixmap(icon_pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(icon_pixmap(name, muted, size, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=256)
def _tinted(name: str, colour: str) -> bytes:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()
