"""A hub that no PC ever reaches: its ledger and its key, and files that are carried to and fro."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from nacl.signing import SigningKey

from tests.hub.begun import begin_ledger
from tests.sync.two_profiles import Pc
from trainer_app.bootstrap.program import Program
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.membership import Membership
from trainer_app.sync.bundle_pc import TakenIn
from trainer_app.sync.hub import bundle_reply
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import open_ledger
from trainer_app.sync.protocol import Grant

KEY = SigningKey(b"the key of a hub without a line!")
WEEK_MS = 7 * 24 * 60 * 60 * 1000


@dataclass
class FarHub:
    """``url``: of its database."""

    folder: Path
    clock: FixedClock
    ledger: SqlLedger
    plant: str
    url: str

    def __post_init__(self) -> None:
        self._numbers = count(1)

    def join(self, program: Program, grant: Grant = Grant.OFFICE) -> None:
        """As with a ticket, without saying how it came here."""
        carrying = program.syncing.carrying
        secret = self.ledger.issue_ticket(self.plant, grant, valid_ms=WEEK_MS)
        enrolled = self.ledger.enrol(self.plant, secret, carrying.stand_alone())
        membership = Membership(self.plant, "https://hub.example", self.ledger.hub_key, grant)
        carrying.join(membership, enrolled.certificate)

    def take_in(self, file: Path, reply: Path) -> bundle_reply.TakenIn:
        now = self.clock.now().ms
        return bundle_reply.take_in(self.ledger, KEY, file, reply, now=now)

    def name(self, what: str) -> Path:
        return self.folder / f"{next(self._numbers)}-{what}.trainer-bundle"

    def carry(self, pc: Pc) -> TakenIn:
        """Out, to the hub, and the reply back: one walk with the stick."""
        out, back = self.name("out"), self.name("back")
        pc.program.bundles.export(out)
        self.take_in(out, back)
        return pc.program.bundles.take_in(back)

    def records(self) -> int:
        return sum(number for _, number in self.ledger.status(self.plant).records)

    def restart(self, url: str) -> None:
        """On another database, such as an older copy of it."""
        self.ledger.close()
        self.url = url
        self.ledger = open_ledger(url, KEY, self.clock)


@contextmanager
def far_hub(folder: Path, clock: FixedClock, url: str = "") -> Iterator[FarHub]:
    url = url or f"sqlite:///{folder / 'far.db'}"
    ledger = begin_ledger(url, KEY, clock)
    hub = FarHub(folder, clock, ledger, ledger.add_plant("Northside").id, url)
    try:
        yield hub
    finally:
        hub.ledger.close()
