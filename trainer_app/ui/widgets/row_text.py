"""Words painted in a row: the type scale as fonts, and lines that are cut where they must be."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout


def row_font(pixels: int, *, strong: bool = False) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(pixels)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def write(
    painter: QPainter,
    where: QRect,
    words: str,
    font: QFont,
    colour: QColor,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    fitted = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, fitted)


def write_lines(
    painter: QPainter, where: QRect, words: str, font: QFont, colour: QColor, most: int
) -> None:
    """From the top, as many lines as fit into ``most``; the last one is cut where it must be."""
    painter.setFont(font)
    painter.setPen(colour)
    for number, line in enumerate(_lines(words, font, where.width(), most)):
        high = QFontMetrics(font).height()
        below = QRect(where.left(), where.top() + number * high, where.width(), high)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)


def _lines(words: str, font: QFont, width: int, most: int) -> list[str]:
    layout, found = QTextLayout(words, font), list[str]()
    layout.beginLayout()
    metrics = QFontMetrics(font)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        is_last = len(found) == most - 1
        rest = words[start:] if is_last else words[start : start + line.textLength()].rstrip()
        found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        if is_last:
            break
    layout.endLayout()
    return found
