"""PINs: 4 to 8 digits, kept as Argon2id verifiers, slowed after wrong attempts, then locked.

Checking takes about 80 ms and 64 MiB, so it runs on a thread of its own (sync.md §3); never inside
a transaction.
"""

from __future__ import annotations

import secrets
from typing import Final

from nacl.exceptions import InvalidkeyError
from nacl.pwhash import argon2id

from trainer_app.kernel.errors import ErrorCode, Refusal

SHORTEST: Final = 4
LONGEST: Final = 8
CODE_DIGITS: Final = 6
"""A one-time code is longer than most PINs and can only set a new one."""

OPERATIONS: Final = 3
MEMORY: Final = 64 * 1024 * 1024
"""Argon2id: 3 passes over 64 MiB take 78 ms on the reference machine (style.md §3)."""

FREE_TRIES: Final = 2
DELAYS_S: Final = (5, 15, 30, 60, 60)
"""Seconds to wait after the third, fourth ... wrong PIN in a row."""
LOCK_AFTER: Final = FREE_TRIES + len(DELAYS_S) + 1
LOCK_S: Final = 15 * 60


def check_shape(pin: str) -> None:
    """Raise ``Refusal(PIN_SHAPE)`` unless this is 4 to 8 digits."""
    if not (SHORTEST <= len(pin) <= LONGEST and pin.isascii() and pin.isdigit()):
        raise Refusal(ErrorCode.PIN_SHAPE, shortest=SHORTEST, longest=LONGEST)


def make_verifier(pin: str) -> str:
    """An Argon2id verifier with a salt of its own."""
    check_shape(pin)
    return argon2id.str(pin.encode(), opslimit=OPERATIONS, memlimit=MEMORY).decode().rstrip("\0")


def matches(verifier: str, pin: str) -> bool:
    """Whether the PIN is the one; a damaged verifier matches nothing."""
    try:
        return argon2id.verify(verifier.encode(), pin.encode())
    except (InvalidkeyError, ValueError):
        return False


def new_code() -> str:
    """A one-time code of six digits."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def seconds_to_wait(wrong: int, last_wrong_ms: int, now_ms: int) -> int:
    """Whole seconds until the next attempt is looked at; 0 when it may be tried now.

    A clock that was set back does not lengthen the wait beyond its full time.
    """
    if wrong <= FREE_TRIES:
        return 0
    full = LOCK_S if wrong >= LOCK_AFTER else DELAYS_S[wrong - FREE_TRIES - 1]
    passed = max(0, now_ms - last_wrong_ms) / 1000
    return max(0, round(full - passed + 0.5)) if passed < full else 0


def is_locked(wrong: int) -> bool:
    """Whether the wait after so many wrong attempts is the long one."""
    return wrong >= LOCK_AFTER
