"""Kills a hub that is taking batches in, and looks at what is left. Run as a program.

    python -m tests.hub.app.kill9 FOLDER --kills 20 --seed 1 [--database URL]

One hub lives through all kills of a run. A child serves it; the parent is a PC that pushes batches
until the child is killed (SIGKILL) at a random moment. Then another child opens the ledger and
answers: is every record that was ever acknowledged there, once and at its place; was a batch taken
in half; has the stream a gap. What was not acknowledged is pushed again to the next child. The
parent itself never opens the ledger: a process that forks must hold no connection. One JSON line a
kill; used by the tests and by the soak.
"""

from __future__ import annotations

import json
import os
import random
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import httpx
import msgspec
from nacl.signing import SigningKey

from tests.forking import in_child
from tests.hub.app.forked import serving
from tests.hub.app.http_pc import HttpPc, reply_of
from tests.killing import tell_kills
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.streams import Cursor
from trainer_app.sync.hub.ledger.opening import create_ledger, open_ledger
from trainer_app.sync.protocol import Grant

KEY = SigningKey(b"the key of a hub that is killed!")
LATEST_S = 0.25
MOST_IN_BATCH = 60
_DAY_MS = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one kill left behind."""

    kill: int
    acknowledged: int
    """Records that the PC was ever given a position for."""
    records: int
    """Of the PC, in its stream."""
    lost: int
    doubled: int
    moved: int
    """Records that are not at the position that was said."""
    halved: int
    """Batches of which a part was taken."""
    broken: int
    """Pages whose checkpoint or chain is not as it should be."""

    @property
    def is_sound(self) -> bool:
        return not (self.lost or self.doubled or self.moved or self.halved or self.broken)


@dataclass
class Pushed:
    """What the PC sent and heard."""

    positions: dict[str, int] = field(default_factory=dict)
    """By record hash, hex: what was said."""
    batches: list[list[str]] = field(default_factory=list)


def run(folder: Path, kills: int, seed: int, database: str = "") -> Iterator[Outcome]:
    """Set a hub up in the folder, then kill it that many times."""
    chance = random.Random(seed)
    url = database or f"sqlite:///{folder / 'hub.db'}"
    plant, secret = json.loads(in_child(lambda: _set_up(url)))
    pc, pushed = HttpPc(httpx.Client(), bytes(KEY.verify_key).hex(), plant), Pushed()
    for kill in range(1, kills + 1):
        _push_and_kill(url, pc, secret, pushed, chance)
        found = in_child(partial(_look, url, plant, pc.device, kill, pushed))
        yield msgspec.json.decode(found, type=Outcome)


def _push_and_kill(
    database: str, pc: HttpPc, secret: str, pushed: Pushed, chance: random.Random
) -> None:
    child, address = serving(database, KEY)
    with httpx.Client(base_url=address, timeout=20) as client:
        pc.client = client
        pc.enrol(secret).raise_for_status()
        killing = threading.Timer(chance.uniform(0, LATEST_S), os.kill, (child, signal.SIGKILL))
        killing.start()
        try:
            while True:
                _push(pc, pushed, chance.randint(1, MOST_IN_BATCH))
        except httpx.TransportError:
            killing.join()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"the hub ended by itself: {status}"


def _push(pc: HttpPc, pushed: Pushed, size: int) -> None:
    """What the last child did not answer for goes first, as it was."""
    if len(pc.log) == pc.at_hub:
        for n in range(size):
            pc.write(n=n, words="x" * 100)
        pushed.batches.append([record.hash.hex() for record in pc.log[pc.at_hub :]])
    waiting = pc.log[pc.at_hub :]
    given = reply_of(pc.push()).given
    pushed.positions |= {r.hash.hex(): n for r, n in zip(waiting, given, strict=True)}


# --- what the children do -------------------------------------------------------------------------


def _set_up(database: str) -> bytes:
    ledger = create_ledger(database, KEY, SystemClock())
    plant = ledger.add_plant("Killed").id
    secret = ledger.issue_ticket(plant, Grant.FLOOR, valid_ms=_DAY_MS)
    ledger.close()
    return json.dumps([plant, secret]).encode()


def _look(database: str, plant: str, device: str, kill: int, pushed: Pushed) -> bytes:
    """Reads the whole stream as a PC would."""
    ledger = open_ledger(database, KEY, SystemClock())
    cursor, places, broken = Cursor("plant"), list[str](), 0
    while True:
        (paged,) = ledger.pages(plant, device, [cursor], 2000)
        page = paged.page
        places += [entry.record.hash.hex() for entry in page.entries]
        is_sound = page.checkpoint.cursor == page.end and page.checkpoint.is_signed_by(
            bytes(KEY.verify_key)
        )
        broken += not (is_sound and page.after == cursor)
        cursor = page.end
        if not paged.more:
            break
    ledger.close()
    there = Counter(places)
    held = [sum(name in there for name in batch) for batch in pushed.batches]
    outcome = Outcome(
        kill=kill,
        acknowledged=len(pushed.positions),
        records=sum(held),
        lost=sum(name not in there for name in pushed.positions),
        doubled=sum(count > 1 for count in there.values()),
        moved=sum(
            name in there and places[position - 1] != name
            for name, position in pushed.positions.items()
        ),
        halved=sum(
            0 < count < len(batch) for count, batch in zip(held, pushed.batches, strict=True)
        ),
        broken=broken,
    )
    return msgspec.json.encode(outcome)


if __name__ == "__main__":
    tell_kills(lambda asked: run(asked.folder, asked.kills, asked.seed, asked.database))
