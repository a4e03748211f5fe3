"""What is kept of a file that is given as evidence. Blocking; on a worker.

A picture is drawn anew; a PDF, known by its first bytes, is kept as it is and never opened. Of
neither is the file's name kept: it names folders, customers and people.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from trainer_app.checklists.evidence import (
    MOST_PDF,
    PDF_KIND,
    EvidencePiece,
    is_pdf,
    require_room,
)
from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.ui.shared.pictures import PICTURE_FILES, prepare_picture

EVIDENCE_FILES: Final = f"{PICTURE_FILES} *.pdf"

_FIRST_BYTES: Final = 16


def prepare_evidence(path: str) -> EvidencePiece:
    """Raises EVIDENCE_NOT_TAKEN, PDF_TOO_LARGE, PICTURE_TOO_LARGE and FILE_UNREADABLE."""
    pdf = _read_pdf(path)
    if pdf is not None:
        return EvidencePiece(pdf, kind=PDF_KIND)
    try:
        return EvidencePiece(prepare_picture(path))
    except InvalidInput as error:
        if error.problem.code is not ErrorCode.PICTURE_UNREADABLE:
            raise
        raise InvalidInput(ErrorCode.EVIDENCE_NOT_TAKEN, path=Path(path).name) from error


def _read_pdf(path: str) -> bytes | None:
    """None where it is none."""
    file = Path(path)
    try:
        if not file.is_file():  # a folder, or what is never read to its end
            raise InvalidInput(ErrorCode.FILE_UNREADABLE, path=file.name)
        with file.open("rb") as opened:
            begins = opened.read(_FIRST_BYTES)
            if not is_pdf(begins):
                return None
            whole = begins + opened.read(MOST_PDF + 1)
    except OSError as error:
        raise InvalidInput(ErrorCode.FILE_UNREADABLE, path=file.name) from error
    require_room(len(whole))
    return whole
