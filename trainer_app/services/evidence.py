"""Photos that a sign-off or a try rests on: kept with its record, and shown with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import MOST_PHOTOS, EvidencePhoto
from trainer_app.checklists.ports import Reading, Writing

PHOTO_KIND: Final = "image/jpeg"
_MOST_SHOWN: Final = 16
"""A newer program may keep more of them than this one; a hostile record names thousands."""


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """``image`` None: it has not come to this PC yet; ``kind``: its media type, as recorded."""

    sha256: str
    image: bytes | None
    caption: str
    kind: str = PHOTO_KIND


def keep_photos(writing: Writing, photos: Sequence[EvidencePhoto]) -> tuple[b.EvidenceFile, ...]:
    """Within the transaction of the record that names them."""
    return tuple(
        b.EvidenceFile(writing.keep_blob(photo.image), caption=photo.caption.strip())
        for photo in photos[:MOST_PHOTOS]
    )


def shown_photos(reading: Reading, body: b.Body | None) -> tuple[ShownPhoto, ...]:
    """What a record of any kind names as evidence."""
    if not isinstance(body, b.SignoffRecorded | b.TryRecorded):
        return ()
    return tuple(
        ShownPhoto(file.sha256, reading.blob(file.sha256), file.caption, file.kind)
        for file in body.evidence_files[:_MOST_SHOWN]
    )
