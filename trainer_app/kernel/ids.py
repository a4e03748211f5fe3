"""Identifiers. A record's id is the first 16 bytes of its hash: 32 lower-case hex digits.

A thing (a person, a sign-off, a question) has the id of its first record: no invented ids, so
nobody can reuse or hijack one (sync.md §3).
"""

from __future__ import annotations

from typing import NewType

RecordId = NewType("RecordId", str)
PersonId = NewType("PersonId", str)
"""The id of a person's first ``person.saved``."""
LogId = NewType("LogId", str)
EditionId = NewType("EditionId", str)
"""SHA-256 over a pack's files, 64 hex digits."""

ID_BYTES = 16


def record_id(record_hash: bytes) -> RecordId:
    """The id of the record with this 32-byte hash."""
    return RecordId(record_hash[:ID_BYTES].hex())


def is_record_id(text: str) -> bool:
    """True for 32 lower-case hex digits."""
    return len(text) == 2 * ID_BYTES and all(c in "0123456789abcdef" for c in text)
