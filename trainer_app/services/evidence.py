"""Files that a sign-off or a try rests on: kept with its record, shown with it, and copied out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.evidence import (
    MOST_PIECES,
    PDF_KIND,
    PHOTO_KIND,
    EvidencePiece,
    is_pdf,
    require_pdfs,
)
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.kernel.errors import Damage, ErrorCode, Refusal
from trainer_app.kernel.ids import RecordId
from trainer_app.services.session import SignedIn

_MOST_SHOWN: Final = 16
"""A newer program may keep more of them than this one; a hostile record names thousands."""
_LARGEST: Final = 64 * 1024 * 1024
"""No hub takes a larger one: a record that says so of a file that is not here says nothing."""


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """``kind``: its media type, as recorded; ``size``: bytes, 0 where nobody said.

    ``image``: of a photo that is here. Of no other file more is read than how large it is.
    """

    record: RecordId
    sha256: str
    image: bytes | None
    caption: str
    kind: str = PHOTO_KIND
    size: int = 0
    is_here: bool = False


def keep_evidence(writing: Writing, pieces: Sequence[EvidencePiece]) -> tuple[b.EvidenceFile, ...]:
    """Within the transaction of the record that names them. Raises what ``require_pdfs`` does."""
    kept = pieces[:MOST_PIECES]
    require_pdfs(kept)
    return tuple(
        b.EvidenceFile(
            writing.keep_blob(piece.content),
            piece.kind,
            piece.caption.strip(),
            0 if piece.kind == PHOTO_KIND else len(piece.content),
        )
        for piece in kept
    )


def shown_evidence(reading: Reading, record: Record | None) -> tuple[ShownPiece, ...]:
    """What a record of any kind names as evidence."""
    if record is None:
        return ()
    return tuple(_shown(reading, record.id, file) for file in _named(record)[:_MOST_SHOWN])


def _named(record: Record) -> tuple[b.EvidenceFile, ...]:
    body = record.body
    return body.evidence_files if isinstance(body, b.SignoffRecorded | b.TryRecorded) else ()


def _shown(reading: Reading, record: RecordId, file: b.EvidenceFile) -> ShownPiece:
    if file.kind == PHOTO_KIND:
        image = reading.blob(file.sha256)
        return ShownPiece(record, file.sha256, image, file.caption, is_here=image is not None)
    size = reading.blob_size(file.sha256)
    told = size or (file.size if 0 < file.size <= _LARGEST else 0)
    return ShownPiece(
        record, file.sha256, None, file.caption, file.kind, told, is_here=size is not None
    )


class Evidence:
    """A copy of a file for whoever may see its record; what becomes of it outside is theirs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pdf(self, viewer: SignedIn, record_id: RecordId, sha256: str) -> bytes:
        """Exactly what was signed. Raises RECORD_UNKNOWN, NOT_ALLOWED, BLOB_UNKNOWN,
        EVIDENCE_NOT_PDF and EVIDENCE_ALTERED."""
        with self._store.reading() as reading:
            record = reading.record(record_id)
            body = record.body if record is not None else None
            if not isinstance(body, b.SignoffRecorded | b.TryRecorded):
                raise Refusal(ErrorCode.RECORD_UNKNOWN)
            viewer.require(Action.SEE_HISTORY, about=body.trainee)
            if (sha256, PDF_KIND) not in {(f.sha256, f.kind) for f in body.evidence_files}:
                raise Refusal(ErrorCode.RECORD_UNKNOWN)
            content = reading.blob(sha256)
        if content is None:
            raise Refusal(ErrorCode.BLOB_UNKNOWN)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Damage(ErrorCode.EVIDENCE_ALTERED)
        if not is_pdf(content):
            raise Refusal(ErrorCode.EVIDENCE_NOT_PDF)
        return content
