"""Pages of a PDF as pictures. The one place that knows PDFium; loaded when a sheet is looked at.

PDFium serves one thread at a time; calls from several wait for one another.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer_app.kernel.errors import ErrorCode, Unavailable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_one_at_a_time = threading.Lock()
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageSize:
    """In points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """32 bits a pixel (blue, green, red, unused); ``stride`` bytes a line."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """One for each page. Raises ``Unavailable`` where these bytes are no PDF."""
    with _opened(pdf) as document:
        return tuple(PageSize(*document[index].get_size()) for index in range(len(document)))


def draw_page(pdf: bytes, index: int, scale: float) -> PageImage:
    """A page on white. ``scale``: pixels a point."""
    with _opened(pdf) as document:
        bitmap = document[index].render(scale=scale, prefer_bgrx=True, rev_byteorder=False)
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument, PdfiumError

    with _one_at_a_time:
        try:
            document = PdfDocument(pdf)
        except PdfiumError as error:
            raise Unavailable(ErrorCode.FILE_UNREADABLE, path="PDF") from error
        try:
            yield document
        finally:
            document.close()
