"""Plants, tickets, certificates and revocations: what the operator and new PCs ask for."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Collection
from typing import Final

from trainer_app.checklists.bodies import DeviceEnrolled, DeviceRevoked, OldTip
from trainer_app.kernel.ids import LogId, PersonId, record_id
from trainer_app.kernel.membership import StandAlone
from trainer_app.kernel.records import SealedRecord
from trainer_app.kernel.streams import CHAIN_START, PLANT_ID_BYTES, Run
from trainer_app.sync.hub.ledger import own_log
from trainer_app.sync.hub.ledger.facts import links
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ledger.reading import run_up_to
from trainer_app.sync.hub.ledger.session import (
    ALL_STREAMS,
    OPERATOR,
    TICKET,
    Database,
    Row,
    Scope,
    Session,
)
from trainer_app.sync.hub.ledger.settling import settle_in
from trainer_app.sync.hub.ledger.standing import left
from trainer_app.sync.hub.ports import Enrolled, HubDevice, Plant, Refused
from trainer_app.sync.protocol import MAX_EARLIER, Grant, ProblemType
from trainer_app.sync.signing import SECRET_BYTES

_DEVICE: Final = (
    "SELECT d.key, d.name, d.letter, d.grant_name, d.enrolled, p.seen, d.revoked, d.founder"
    " FROM device d LEFT JOIN presence p ON p.plant = d.plant AND p.key = d.key"
    " WHERE d.plant = :plant AND d.certificate <> :none"
)


def add_plant(database: Database, hub: Hub, name: str) -> Plant:
    identity = hub.random(PLANT_ID_BYTES)
    now = hub.now()
    with database.writing(Scope(identity)) as session:
        session.add("plant", name=name, opened=now, unsettled=False)
        for stream in sorted(ALL_STREAMS):
            session.add("stream", stream=stream, head=0, chain=CHAIN_START)
    return Plant(identity.hex(), name, now, founded=False)


def plants(database: Database) -> list[Plant]:
    with database.reading(Scope(OPERATOR, frozenset())) as session:
        found = session.rows("SELECT plant FROM plant")
    known = [plant_of(database, row[0]) for row in found]
    return sorted((p for p in known if p is not None), key=lambda p: (p.name, p.id))


def plant_of(database: Database, plant: bytes) -> Plant | None:
    with database.reading(Scope(plant)) as session:
        return _plant(session)


def _plant(session: Session) -> Plant | None:
    row = session.row("SELECT name, opened FROM plant WHERE plant = :plant")
    if row is None:
        return None
    return Plant(session.plant.hex(), row[0], row[1], founded=_is_founded(session))


def _is_founded(session: Session) -> bool:
    founder = session.row(
        "SELECT 1 FROM device WHERE plant = :plant AND founder = :yes LIMIT 1", yes=True
    )
    return founder is not None


def issue_ticket(database: Database, hub: Hub, plant: bytes, grant: Grant, valid_ms: int) -> str:
    secret = hub.random(SECRET_BYTES)
    with database.writing(Scope(plant)) as session:
        if _plant(session) is None:
            raise Refused(ProblemType.NOT_ADMITTED)
        session.add(
            "ticket",
            secret=hashlib.sha256(secret).digest(),
            grant_name=grant.value,
            until=hub.now() + valid_ms,
        )
    return secret.hex()


def name_ticket(database: Database, plant: bytes, secret: bytes, name: bytes) -> None:
    with database.writing(Scope(plant)) as session:
        session.run(
            "UPDATE ticket SET name = :name WHERE plant = :plant AND secret = :secret",
            name=name,
            secret=hashlib.sha256(secret).digest(),
        )


def ticket_named(database: Database, hub: Hub, name: bytes) -> tuple[bytes, Grant]:
    """Whose it is nobody knows yet: the one row of this name, in whatever plant it is."""
    with database.reading(Scope(name, TICKET)) as session:
        row = session.row(
            "SELECT plant, grant_name, until, used_by FROM ticket WHERE name = :plant"
        )
    if row is None or (row[3] is None and row[2] < hub.now()):
        raise Refused(ProblemType.TICKET_UNKNOWN)
    return row[0], Grant(row[1])


def enrol(
    database: Database, hub: Hub, plant: bytes, secret: bytes, applicant: StandAlone
) -> Enrolled:
    key = bytes.fromhex(applicant.key)
    with database.writing(Scope(plant)) as session:
        database.lock_streams(session, sorted(ALL_STREAMS))
        known = _plant(session)
        ticket = session.row(
            "SELECT grant_name, until, used_by, certificate FROM ticket"
            " WHERE plant = :plant AND secret = :secret",
            secret=hashlib.sha256(secret).digest(),
        )
        if known is None or ticket is None:
            raise Refused(ProblemType.TICKET_UNKNOWN)
        grant = Grant(ticket[0])
        if ticket[2] is not None:
            if ticket[2] != key:
                raise Refused(ProblemType.TICKET_USED)
            certificate = ticket[3]
        elif ticket[1] < hub.now():
            raise Refused(ProblemType.TICKET_UNKNOWN)
        else:
            certificate = _certify(database, session, hub, grant, applicant, known).hash
            session.run(
                "UPDATE ticket SET used_by = :key, certificate = :h"
                " WHERE plant = :plant AND secret = :secret",
                key=key,
                h=certificate,
                secret=hashlib.sha256(secret).digest(),
            )
            settle_in(database, session, hub.public, hub.now())
        run = _log_up_to(session, certificate)
        founded = _plant(session)
    assert founded is not None
    return Enrolled(founded, grant, run, hub.now())


def _certify(
    database: Database,
    session: Session,
    hub: Hub,
    grant: Grant,
    applicant: StandAlone,
    plant: Plant,
) -> SealedRecord:
    """Only the first PC that brings a plant's founding is told as its founder's."""
    known = {row[0].hex(): row for row in session.rows(_DEVICE, none=b"")}
    same = known.get(applicant.key)
    if same is not None and same[6]:
        raise Refused(ProblemType.REVOKED)
    founds = bool(applicant.founder) and not plant.founded
    before = session.row(
        "SELECT certificate FROM device WHERE plant = :plant AND key = :key",
        key=bytes.fromhex(applicant.key),
    )
    body = DeviceEnrolled(
        key=applicant.key,
        name=applicant.name,
        letter=next_letter({row[2] for row in known.values()}) if same is None else same[2],
        office=grant is Grant.OFFICE,
        founder=PersonId(applicant.founder) if founds else None,
        recovery_sign=applicant.recovery_sign if founds else "",
        recovery_seal=applicant.recovery_seal if founds else "",
        grant=grant.value,
        earlier=tuple(OldTip(tip.log, tip.seq, tip.h.hex()) for tip in applicant.earlier),
    )
    replaces = (record_id(before[0]),) if before is not None and before[0] else ()
    return own_log.write(database, session, hub, body, replaces)


def _log_up_to(session: Session, certificate: bytes) -> Run:
    place = session.row(
        "SELECT log, seq FROM record WHERE plant = :plant AND hash = :h", h=certificate
    )
    assert place is not None
    return run_up_to(session, place[0], place[1], certificate)


def devices(session: Session) -> list[HubDevice]:
    gone = left(session)
    found = [_device(row, left=row[0] in gone) for row in session.rows(_DEVICE, none=b"")]
    return sorted(found, key=lambda device: (len(device.letter), device.letter, device.key))


def _device(row: Row, *, left: bool) -> HubDevice:
    return HubDevice(
        key=row[0].hex(),
        name=row[1],
        letter=row[2],
        grant=Grant(row[3]),
        enrolled=row[4],
        last_seen=row[5],
        revoked=bool(row[6]),
        founder=bool(row[7]),
        left=left,
    )


def revoke(database: Database, hub: Hub, plant: bytes, key: bytes, *, release: bool) -> HubDevice:
    """``release``: of a device that is revoked already, also what is held of it counts.

    Who made thousands of logs or branches is named in several records: each has to be one.
    """
    with database.writing(Scope(plant)) as session:
        database.lock_streams(session, sorted(ALL_STREAMS))
        before = next((d for d in devices(session) if d.key == key.hex()), None)
        if before is None:
            raise Refused(ProblemType.NOT_ADMITTED)
        if before.revoked is release:
            tips = _tips(session, key, held=release)
            for start in range(0, max(1, len(tips)), MAX_EARLIER):
                some = tips[start : start + MAX_EARLIER]
                own_log.write(database, session, hub, DeviceRevoked(key.hex(), some))
            settle_in(database, session, hub.public, hub.now())
        return next(d for d in devices(session) if d.key == key.hex())


def _tips(session: Session, key: bytes, *, held: bool) -> tuple[OldTip, ...]:
    """The ends of every branch of this device's logs: what nothing follows."""
    tips = []
    for (log,) in session.rows("SELECT log FROM log WHERE plant = :plant AND key = :key", key=key):
        known = links(session, log, 2**63 - 1, held=held)
        followed = {link.previous for link in known.values()}
        name = LogId(log.hex())
        ends = sorted((link.seq, h) for h, link in known.items() if h not in followed)
        tips += [OldTip(name, seq, h.hex()) for seq, h in ends]
    return tuple(tips)


def next_letter(taken: Collection[str]) -> str:
    """A to Z, then AA, AB ... of those that no PC of the plant ever had."""
    one = string.ascii_uppercase
    letters = [*one, *(a + b for a in one for b in one)]
    free = [letter for letter in letters if letter not in taken]
    return free[0] if free else f"Z{len(taken)}"
