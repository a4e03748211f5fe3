"""What this PC writes with. Apart from the writing itself, which no reader loads."""

from __future__ import annotations

import string
from collections.abc import Collection
from dataclasses import dataclass

from nacl.signing import SigningKey

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.recovery import RandomBytes


@dataclass(frozen=True, slots=True)
class Device:
    """What this PC writes with."""

    key: SigningKey
    clock: Clock
    random: RandomBytes

    @property
    def public(self) -> str:
        """The public key, hex."""
        return bytes(self.key.verify_key).hex()


def next_letter(taken: Collection[str]) -> str:
    """A to Z, then AA, AB ..."""
    one = string.ascii_uppercase
    letters: list[str] = [*one, *(first + second for first in one for second in one)]
    return next(letter for letter in letters if letter not in taken)
