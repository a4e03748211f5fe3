"""Joining a hub's plant: what this PC brings, and the certificate that makes the hub's key a root.

Network worker; ``join`` is one transaction.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.grants import is_visitors
from trainer_app.checklists.kinds import Stream, understand
from trainer_app.checklists.verifiers import VERIFIERS
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Damage, ErrorCode
from trainer_app.kernel.membership import Membership, StandAlone
from trainer_app.kernel.streams import Run
from trainer_app.store import carrying_out, travel
from trainer_app.store.carrying_check import Come, KnownLogs, LogFacts, Prover, of_run
from trainer_app.store.carrying_take import Taking
from trainer_app.store.rows import Held, held_of

if TYPE_CHECKING:
    from trainer_app.store.carrying import Opened
    from trainer_app.store.writing import LocalWriting


def stand_alone(store: Opened) -> StandAlone:
    """Who joins again has nothing to bring: its certificate admits all that its key made."""
    key = store.device.public
    with store.reading() as reading:
        name = reading.device_name()
        if reading.membership() is not None:
            return StandAlone(key, name)
        roots = reading.directory().roots
        foundings = [
            record.body
            for record in reading.records(["device.enrolled"])
            if isinstance(record.body, b.DeviceEnrolled)
            and record.body.founder
            and reading.directory().key_of(record.log) in roots
        ]
        earlier = tuple(carrying_out.tips(reading.connection))
    if not foundings:
        return StandAlone(key, name, earlier=earlier)
    founding = foundings[-1]  # with the recovery code that was made last
    return StandAlone(
        key,
        name,
        founding.founder or "",
        founding.recovery_sign,
        founding.recovery_seal,
        earlier,
    )


def join(store: Opened, logs: KnownLogs, membership: Membership, certificate: Run) -> ChangeSet:
    """Raises NOT_THE_HUBS_WORD, PAGE_NOT_FOLLOWING."""
    hub = bytes.fromhex(membership.hub_key)
    came = of_run(certificate)
    with store.taking():
        with store.reading() as reading:
            before = logs.of(reading)
            known = {certificate.log: LogFacts(hub, Stream.PLANT), **before}
            held = Prover(known, held_of(reading.connection)).prove(came)
        _refuse_certificate(came, held, known[certificate.log], hub, store.device.public)
        with store.writing(roots=frozenset({membership.hub_key})) as writing:
            taking = Taking(writing, known, before)
            taking.take(came, held)
            _change_grant(writing, membership)
            told = dataclasses.replace(membership, nonce="")
            writing.set_meta(travel.MEMBERSHIP, msgspec.json.encode(told).decode())
            writing.set_meta(travel.NONCE, membership.nonce)
            writing.set_meta("root", membership.hub_key)
            writing.recount()
            taking.finish()
            writing.changed([membership.plant])
            return writing.changes()


def _refuse_certificate(
    came: Sequence[Come], held: Mapping[bytes, Held], log: LogFacts, hub: bytes, own: str
) -> None:
    """It has to be the hub's, and to be for this PC (``own``: its key, hex)."""
    bodies = [understand(one.sealed).body for one in came]
    is_ours = any(isinstance(body, b.DeviceEnrolled) and body.key == own for body in bodies)
    unproven = any(not one.proven and one.sealed.hash not in held for one in came)
    if log.key != hub or unproven or not is_ours:
        raise Damage(ErrorCode.NOT_THE_HUBS_WORD, stream=Stream.PLANT)


def _change_grant(writing: LocalWriting, membership: Membership) -> None:
    """A visitor's PC becomes one of the plant's: no PIN that was chosen on it comes along."""
    before = writing.membership()
    if before is None or before.grant == membership.grant:
        return
    if is_visitors(before.grant) and not is_visitors(membership.grant):
        held = {record.id for record in writing.records(VERIFIERS)}
        for record_id in held - writing.receipts(held).keys():
            writing.erase_body(record_id)
    travel.count_again(writing)
