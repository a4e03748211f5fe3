"""Badges: what a reader types is kept as a salted hash, and is looked for among a plant's people.

A badge opens somebody's PIN pad and nothing else. Its number is short and often printed on it, so
a slow hash would hide it no better; 500 of these are compared in a millisecond.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

from trainer_app.kernel.errors import ErrorCode, Refusal

SHORTEST: Final = 4
LONGEST: Final = 64
_METHOD: Final = "b2"
_SALT_BYTES: Final = 16


def read(scanned: str) -> str:
    """The text of a badge as it is compared. Raises ``Refusal(BADGE_SHAPE)``."""
    text = "".join(scanned.split())
    if not SHORTEST <= len(text) <= LONGEST or not text.isprintable():
        raise Refusal(ErrorCode.BADGE_SHAPE, shortest=SHORTEST, longest=LONGEST)
    return text


def make_verifier(scanned: str) -> str:
    """A verifier with a salt of its own."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"{_METHOD}${salt.hex()}${_digest(read(scanned), salt)}"


def matches(verifier: str, text: str) -> bool:
    """Whether this is the badge; ``text``: as ``read`` gives it. A damaged one matches nothing."""
    method, _, rest = verifier.partition("$")
    salt, _, digest = rest.partition("$")
    try:
        return method == _METHOD and hmac.compare_digest(digest, _digest(text, bytes.fromhex(salt)))
    except (ValueError, TypeError):
        return False


def _digest(text: str, salt: bytes) -> str:
    return hashlib.blake2b(text.encode(), key=salt, digest_size=16).hexdigest()
