"""Printing page pictures through Qt: Windows, and a Linux without the CUPS tools."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.ui.paper.pages import POINTS_PER_INCH, PageImage, draw_page, page_sizes
from trainer_app.ui.paper.printing import Printer

_DPI = 300
_SIZES = {
    "letter": QPageSize.PageSizeId.Letter,
    "a4": QPageSize.PageSizeId.A4,
    "tabloid": QPageSize.PageSizeId.Tabloid,
    "a3": QPageSize.PageSizeId.A3,
}


class QtPrinting:
    def printers(self) -> tuple[Printer, ...]:
        usual = QPrinterInfo.defaultPrinterName()
        found = [Printer(name, name == usual) for name in QPrinterInfo.availablePrinterNames()]
        return tuple(sorted(found, key=lambda printer: not printer.is_default))

    def print_pdf(self, pdf: bytes, printer: str, title: str, paper: str) -> None:
        if printer not in QPrinterInfo.availablePrinterNames():
            raise Unavailable(ErrorCode.PRINTER_MISSING, printer=printer)
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(printer)
        paint_pages(device, pdf, title, paper)


def paint_pages(device: QPrinter, pdf: bytes, title: str, paper: str) -> None:
    """Each page of the PDF fills a page of the printer, without margins of its own."""
    sizes = page_sizes(pdf)
    device.setDocName(title)
    device.setResolution(_DPI)
    device.setFullPage(True)
    if paper in _SIZES:
        device.setPageSize(QPageSize(_SIZES[paper]))
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    painter_began = painter.begin(device)
    if not painter_began:
        raise Unavailable(ErrorCode.PRINT_FAILED, printer=device.printerName(), reason="")
    try:
        for index in range(len(sizes)):
            if index and not device.newPage():
                raise Unavailable(ErrorCode.PRINT_FAILED, printer=device.printerName(), reason="")
            drawn = to_image(draw_page(pdf, index, _DPI / POINTS_PER_INCH))
            painter.drawImage(QRectF(painter.viewport()), drawn)
    finally:
        painter.end()


def to_image(drawn: PageImage) -> QImage:
    """A picture that owns its pixels."""
    image = QImage(
        drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
    )
    return image.copy()
