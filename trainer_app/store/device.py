"""What this PC writes with. Apart from the writing itself, which no reader loads."""

from __future__ import annotations

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
