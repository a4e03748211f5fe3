"""Which files a record names: the hub gives a blob only to who may read such a record. Pure."""

from __future__ import annotations

import string
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record

_SHA256_DIGITS: Final = 64


def blobs_of(record: Record) -> tuple[str, ...]:
    """SHA-256 (64 hex digits) of every file that the record stands for.

    An edition is named by the SHA-256 of its archive, so its id is its blob.
    """
    match record.body:
        case b.EditionPublished(edition=edition) if _is_sha256(edition):
            return (edition,)
        case _:
            return ()


def _is_sha256(text: str) -> bool:
    return len(text) == _SHA256_DIGITS and set(text) <= set(string.hexdigits.lower())
