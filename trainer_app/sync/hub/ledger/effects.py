"""What a record does to the ledger once it has its position: certificates, erasures, files named.

The hub judges devices, never people: ``device.*`` works from the hub's own logs alone, whoever
carried them, ``body.erased`` from those of office PCs; whether anything else counts is the domain's
affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from trainer_app.checklists.attachments import blobs_of, may_name_blobs
from trainer_app.checklists.bodies import BodyErased, DeviceEnrolled, DeviceRevoked, OldTip
from trainer_app.checklists.kinds import Record, understand
from trainer_app.kernel.ids import is_record_id
from trainer_app.kernel.records import LOG_OPENED, SealedRecord
from trainer_app.sync.hub.ledger.placing import Item
from trainer_app.sync.hub.ledger.session import Session

_DEVICE_KINDS: Final = frozenset({"device.enrolled", "device.revoked"})
_ERASED: Final = "body.erased"


MayErase = Callable[[SealedRecord], bool]
"""Whether this record is of a device whose word that bodies are erased is taken."""


def take_effect(
    session: Session,
    stream: str,
    items: Sequence[Item],
    *,
    of_hub: bool,
    now: int,
    may_erase: MayErase | None = None,
) -> bool:
    """Whether held records have to be looked at again. ``of_hub``: these are the hub's own."""
    unsettled = False
    for _previous, sealed, kind in items:
        if kind == LOG_OPENED:
            unsettled = unsettled or something_is_held(session)
        elif of_hub and kind in _DEVICE_KINDS:
            unsettled = _admit(session, understand(sealed), sealed.hash, now) or unsettled
        elif kind == _ERASED or may_name_blobs(kind, sealed.body):
            record = understand(sealed)
            if may_erase is not None and may_erase(sealed):
                unsettled = _erase(session, record) or unsettled
            for name in blobs_of(record):
                name_blob(session, stream, bytes.fromhex(name))
    return unsettled


def something_is_held(session: Session) -> bool:
    return session.row("SELECT 1 FROM held WHERE plant = :plant LIMIT 1") is not None


def name_blob(session: Session, stream: str, sha256: bytes) -> None:
    session.add("blob_name", stream=stream, sha256=sha256)
    session.add("blob", sha256=sha256, whole=0, arrived=0, complete=False)


def _admit(session: Session, record: Record, h: bytes, now: int) -> bool:
    match record.body:
        case DeviceEnrolled() as body:
            return _enrol(session, body, h, now)
        case DeviceRevoked() as body if (key := _key(body.key)) is not None:
            _revoke(session, key, now)
            _name_tips(session, key, body.tips, revoked=True)
            return True
        case _:
            return False


def _enrol(session: Session, body: DeviceEnrolled, h: bytes, now: int) -> bool:
    """A later certificate of the same key takes the earlier one's place; a revocation stays."""
    key = _key(body.key)
    if key is None:
        return False
    known = session.row("SELECT revoked FROM device WHERE plant = :plant AND key = :key", key=key)
    session.put(
        "device",
        ("key",),
        key=key,
        name=body.name,
        letter=body.letter,
        grant_name=body.grant,
        enrolled=now,
        founder=body.founder is not None,
        revoked=known is not None and bool(known[0]),
        certificate=h,
    )
    _name_tips(session, key, body.earlier, revoked=False)
    return True


def _revoke(session: Session, key: bytes, now: int) -> None:
    """Its certificate may come later: logs of the hub travel one by one."""
    changed = session.run(
        "UPDATE device SET revoked = :yes WHERE plant = :plant AND key = :key", yes=True, key=key
    )
    if not changed:
        session.put(
            "device",
            ("key",),
            key=key,
            name="",
            letter="",
            grant_name="",
            enrolled=now,
            founder=False,
            revoked=True,
            certificate=b"",
        )


def _name_tips(session: Session, key: bytes, tips: Sequence[OldTip], *, revoked: bool) -> None:
    for tip in tips:
        try:
            log, h = bytes.fromhex(tip.log), bytes.fromhex(tip.h)
        except ValueError:
            continue
        if 0 <= tip.seq < 2**63:
            session.add("tip", log=log, seq=tip.seq, h=h, revoked=revoked, key=key)


def _erase(session: Session, record: Record) -> bool:
    body = record.body
    if not isinstance(body, BodyErased) or not is_record_id(body.about):
        return False
    try:
        body_hash = bytes.fromhex(body.body)
    except ValueError:
        return False
    return session.add("erasure", about=bytes.fromhex(body.about), body_hash=body_hash, done=False)


def _key(text: str) -> bytes | None:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return None
    return key if len(key) == 32 else None
