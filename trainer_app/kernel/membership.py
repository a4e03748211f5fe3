"""Which hub a PC belongs to, and how far its records have travelled. Plain values; any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from trainer_app.kernel.clock import CLOCKS_MAY_DIFFER_MS
from trainer_app.kernel.records import Tip


@dataclass(frozen=True, slots=True)
class Membership:
    """A PC's place at a hub: from its ticket and the certificate it brought."""

    plant: str
    """The plant's id at the hub, 32 hex digits."""
    url: str
    hub_key: str
    """The hub's Ed25519 public key, hex: the authority for ``device.*`` and for checkpoints."""
    grant: str
    fingerprint: str = ""
    """SHA-256 (hex) of a small hub's own TLS certificate; empty: the system's trust store."""
    nonce: str = ""
    """From the hub's last reply."""
    name: str = ""
    """What the hub calls the plant: until the plant's own name for itself has arrived."""


@dataclass(frozen=True, slots=True)
class StandAlone:
    """What a PC shows when it uses a ticket. ``earlier``: the tips of every log in its store."""

    key: str
    name: str
    founder: str = ""
    recovery_sign: str = ""
    recovery_seal: str = ""
    earlier: tuple[Tip, ...] = ()


UNPROVEN: Final = "unproven"
"""Of ``Waiting.held``: kept apart on this PC, because nobody's signature vouches for it yet."""


REFUSED: Final = "refused"
"""Of ``Waiting.held``: the hub does not take them as they are; kept on this PC alone."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How far this PC's records have travelled; positions alone say it, there is no queue."""

    unsent: int = 0
    """Not known to be at the hub."""
    sent: int = 0
    """At the hub, not yet read back under a checkpoint."""
    held: tuple[tuple[str, int], ...] = ()
    """Come to where they can go, and without a position: reason and how many."""
    confirmed: int = 0
    """Have a position under a checkpoint of the hub."""
    to_come: int = 0
    """Records at the hub that this PC has not read, as of its last reply."""
    blobs: int = 0
    """Photos and editions that have not arrived whole, or not been handed over."""
    last_success: int | None = None
    """When the hub last answered, device clock in ms."""
    hub_now: int | None = None
    """What the hub's clock said then, in ms."""

    @property
    def waiting(self) -> int:
        """Records that the hub has not confirmed and will: the one number that *waiting* means.

        What is held back is none of it: sending it again changes nothing.
        """
        return self.unsent + self.sent

    @property
    def held_back(self) -> int:
        return sum(count for _reason, count in self.held)

    @property
    def clock_ahead(self) -> int | None:
        """By how many ms this PC's clock was ahead of the hub's, negative where it was behind; None
        where they agreed or no hub has answered."""
        if self.last_success is None or self.hub_now is None:
            return None
        apart = self.last_success - self.hub_now
        return apart if abs(apart) > CLOCKS_MAY_DIFFER_MS else None
