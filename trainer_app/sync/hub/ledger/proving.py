"""Which records of a run carry their proof: their own signature, or that of a later one. Pure.

Of a device's own run the last signature vouches for all; of a run carried for others every
signature is checked, and one that is false is left out (a sound one may come another day).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from trainer_app.checklists.bodies import LogOpened
from trainer_app.checklists.kinds import understand
from trainer_app.kernel.records import log_start, signature_is_good
from trainer_app.kernel.streams import Run
from trainer_app.sync.hub.ledger.admitting import LogFact


@dataclass(frozen=True, slots=True)
class Proven:
    """``sound``: so many records from the run's first one are vouched for."""

    run: Run
    sound: int


def prove(run: Run, key: bytes | None, *, own: bool) -> Proven:
    """``key``: of the run's log; unknown, nothing is proven."""
    if key is None:
        return Proven(run, 0)
    if own:
        for index in range(len(run.records) - 1, -1, -1):
            if signature_is_good(key, run.records[index]):
                return Proven(run, index + 1)
        return Proven(run, 0)
    sound = 0
    kept = []
    for index, record in enumerate(run.records):
        if record.signature is None:
            kept.append(record)
        elif signature_is_good(key, record):
            kept.append(record)
            sound = index + 1
        else:
            kept.append(record.with_signature(None))
    return Proven(replace(run, records=tuple(kept)), sound)


def opened_by(run: Run, hub_key: bytes, plant: bytes) -> LogFact | None:
    """What the run's first record says of its log, if it is the one that opens it.

    The hub's log of another plant is none here: its certificates would open this plant's door.
    """
    if run.first != 1 or not run.records:
        return None
    first = run.records[0]
    if first.body is None or log_start(first.body) != (run.log, run.previous):
        return None
    said = understand(first).body
    if not isinstance(said, LogOpened):
        return None
    try:
        key = bytes.fromhex(said.key)
    except ValueError:
        return None
    if len(key) != 32 or (key == hub_key and said.plant != plant.hex()):
        return None
    return LogFact(said.stream, key)
