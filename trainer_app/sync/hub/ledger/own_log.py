"""The hub's own log in a plant: certificates and revocations, sealed with the hub's key.

A hub that was restored from a backup does not know what it had written since. So where the log has
come to hold anything but what this database knows that the hub wrote, it is left as it is, and the
hub goes on in a new one that names the old tip.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nacl.signing import SigningKey

from trainer_app.checklists.bodies import Body, LogOpened, OldTip
from trainer_app.checklists.kinds import KIND_OF_BODY, Stream, encode_body
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import LogId, RecordId
from trainer_app.kernel.records import LOG_OPENED, SealedRecord, Tip, encode_head, log_start, seal
from trainer_app.kernel.records import Head as RecordHead
from trainer_app.sync.hub.ledger.effects import take_effect
from trainer_app.sync.hub.ledger.placing import Head, Item, place
from trainer_app.sync.hub.ledger.session import ALL_STREAMS, Database, Session

_NONCE_BYTES = 16


@dataclass(frozen=True, slots=True)
class Hub:
    """Who the hub is and what it writes with."""

    key: SigningKey
    clock: Clock
    random: Callable[[int], bytes]

    @property
    def public(self) -> bytes:
        return bytes(self.key.verify_key)

    def now(self) -> int:
        return self.clock.now().ms


def write(
    database: Database,
    session: Session,
    hub: Hub,
    body: Body,
    replaces: tuple[RecordId, ...] = (),
) -> SealedRecord:
    """Append to the hub's log; ``settling.settle_in`` is the caller's to do after it."""
    locked = database.lock_streams(session, sorted(ALL_STREAMS))
    position, chain = locked[Stream.PLANT]
    head = Head(position, chain)
    tip = _tip(session)
    items: list[Item] = []
    if tip is None or not _is_untouched(session, tip):
        opened, h0 = _open(hub, tip, session.plant)
        items.append((h0, opened, LOG_OPENED))
        session.add("log", log=bytes.fromhex(opened.log), stream=Stream.PLANT.value, key=hub.public)
        tip = opened.tip
    record = _sealed(hub, tip, body, replaces)
    items.append((tip.h, record, KIND_OF_BODY[type(body)].name))
    now = hub.now()
    place(session, Stream.PLANT.value, head, items, now)
    take_effect(session, Stream.PLANT.value, items, of_hub=True, now=now)
    session.put("own_log", (), log=bytes.fromhex(record.log), seq=record.seq, h=record.hash)
    session.run("UPDATE plant SET unsettled = :yes WHERE plant = :plant", yes=True)
    return record


def _tip(session: Session) -> Tip | None:
    row = session.row("SELECT log, seq, h FROM own_log WHERE plant = :plant")
    return None if row is None else Tip(LogId(row[0].hex()), row[1], row[2])


def _is_untouched(session: Session, tip: Tip) -> bool:
    row = session.row(
        "SELECT count(*), max(seq) FROM record WHERE plant = :plant AND log = :log",
        log=bytes.fromhex(tip.log),
    )
    return row is not None and row[0] == tip.seq and row[1] == tip.seq


def _open(hub: Hub, old: Tip | None, plant: bytes) -> tuple[SealedRecord, bytes]:
    body = LogOpened(
        key=hub.public.hex(),
        stream=Stream.PLANT.value,
        nonce=hub.random(_NONCE_BYTES).hex(),
        reason="new" if old is None else "forked",
        old=None if old is None else OldTip(old.log, old.seq, old.h.hex()),
        plant=plant.hex(),
    )
    log, h0 = log_start(encode_body(body))
    return _sealed(hub, Tip(log, 0, h0), body), h0


def _sealed(hub: Hub, tip: Tip, body: Body, replaces: tuple[RecordId, ...] = ()) -> SealedRecord:
    now = hub.clock.now()
    head = RecordHead(KIND_OF_BODY[type(body)].name, now.ms, now.tz, None, replaces)
    return seal(hub.key, tip, encode_head(head), encode_body(body))
