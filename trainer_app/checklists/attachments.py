"""Which files a record names: the hub gives a blob only to who may read such a record. Pure."""

from __future__ import annotations

import string
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record

KINDS_WITH_BLOBS: Final = frozenset(
    {"edition.published", "signoff.recorded", "step.pictured", "try.recorded"}
)
"""No record of another kind names a file."""

_NAMING: Final = dict.fromkeys(("signoff.recorded", "try.recorded"), b'"evidence_files":')
"""What stands in the body of a kind that names files seldom."""

_SHA256_DIGITS: Final = 64


def may_name_blobs(kind: str, body: bytes | None) -> bool:
    """Whether it is worth reading the body: the hub takes in many that name nothing."""
    return kind in KINDS_WITH_BLOBS and _NAMING.get(kind, b"") in (body or b"")


def blobs_of(record: Record) -> tuple[str, ...]:
    """SHA-256 (64 hex digits) of every file that the record stands for.

    An edition is named by the SHA-256 of its archive, so its id is its blob.
    """
    match record.body:
        case b.SignoffRecorded() | b.TryRecorded() as body:
            if not body.evidence_files:  # as mostly: a first sync asks this of every record
                return ()
            named = (file.sha256 for file in body.evidence_files)
            return tuple(dict.fromkeys(sha256 for sha256 in named if _is_sha256(sha256)))
        case b.EditionPublished(edition=edition) if _is_sha256(edition):
            return (edition,)
        case b.StepPictured(photo=photo) if _is_sha256(photo):
            return (photo,)
        case _:
            return ()


def _is_sha256(text: str) -> bool:
    return len(text) == _SHA256_DIGITS and set(text) <= set(string.hexdigits.lower())
