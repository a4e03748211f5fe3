"""Files as evidence: a photo that was drawn anew, or a PDF as it came. Pure; nothing opens them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from trainer_app.kernel.errors import ErrorCode, InvalidInput

PHOTO_KIND: Final = "image/jpeg"
PDF_KIND: Final = "application/pdf"

MOST_PIECES: Final = 4
"""On one sign-off, or one try."""
MOST_PDF: Final = 5_000_000
"""Bytes of all the PDFs of one record: a page that is filled keeps them in its draft, and a PC at
the end of a line of 256 kbit/s waits three minutes for as much. A photo has a twelfth of it."""

_PDF_BEGINS: Final = b"%PDF-"


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """What will be kept, and in somebody's words what it shows. Its file's name is not kept."""

    content: bytes
    caption: str = ""
    kind: str = PHOTO_KIND


def is_pdf(content: bytes) -> bool:
    """By its first bytes: a name says nothing."""
    return content.startswith(_PDF_BEGINS)


def require_pdfs(pieces: Iterable[EvidencePiece]) -> None:
    """Raises EVIDENCE_NOT_PDF and PDF_TOO_LARGE."""
    pdfs = [piece.content for piece in pieces if piece.kind == PDF_KIND]
    if not all(map(is_pdf, pdfs)):
        raise InvalidInput(ErrorCode.EVIDENCE_NOT_PDF)
    require_room(sum(map(len, pdfs)))


def require_room(size: int) -> None:
    """``size``: of all the PDFs together. Raises PDF_TOO_LARGE."""
    if size > MOST_PDF:
        raise InvalidInput(ErrorCode.PDF_TOO_LARGE, most=MOST_PDF // 1_000_000)
