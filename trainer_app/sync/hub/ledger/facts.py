"""What the ledger knows of the logs and devices in question, read for ``admitting.Facts``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from trainer_app.kernel.streams import Run
from trainer_app.sync.hub.ledger.admitting import DeviceFact, EarlierTip, Facts, LogFact
from trainer_app.sync.hub.ledger.session import Session


def log_facts(session: Session, logs: Collection[bytes]) -> dict[bytes, LogFact]:
    if not logs:
        return {}
    found = session.rows_of(
        "SELECT log, stream, key FROM log WHERE plant = :plant AND log IN :some", logs
    )
    return {log: LogFact(stream, key) for log, stream, key in found}


def complete(
    session: Session, facts: Facts, logs: Collection[bytes], coming: Iterable[Run] = ()
) -> None:
    """Devices and tips of these logs. ``coming``: runs not stored yet, on the way to a tip."""
    if not logs:
        return
    tips = session.rows_of(
        "SELECT log, seq, h, key, revoked FROM tip WHERE plant = :plant AND log IN :some", logs
    )
    earlier: dict[bytes, list[EarlierTip]] = {}
    named: dict[bytes, list[tuple[int, bytes]]] = {}
    for log, seq, h, key, revoked in tips:
        if revoked:
            named.setdefault(log, []).append((seq, h))
        else:
            earlier.setdefault(log, []).append(EarlierTip(seq, h, key))
    keys = {facts.logs[log].key for log in logs if log in facts.logs}
    keys |= {tip.key for several in earlier.values() for tip in several}
    facts.earlier = earlier
    facts.devices = device_facts(session, keys)
    by_log: dict[bytes, list[Run]] = {}
    for run in coming:
        by_log.setdefault(bytes.fromhex(run.log), []).append(run)
    facts.released = {
        log: _at_or_below(session, log, several, by_log.get(log, ()))
        for log, several in named.items()
    }


def device_facts(session: Session, keys: Collection[bytes]) -> dict[bytes, DeviceFact]:
    if not keys:
        return {}
    found = session.rows_of(
        "SELECT key, grant_name, revoked FROM device WHERE plant = :plant AND key IN :some", keys
    )
    return {key: DeviceFact(grant, bool(revoked)) for key, grant, revoked in found}


def _at_or_below(
    session: Session, log: bytes, tips: list[tuple[int, bytes]], coming: Iterable[Run]
) -> frozenset[bytes]:
    """The records on the way to these tips: a branch that a thief made below one is not among them.

    Reads the whole log: a device is revoked a few times in a plant's life.
    """
    highest = max(seq for seq, _h in tips)
    before = {h: link.previous for h, link in links(session, log, highest, held=True).items()}
    for run in coming:
        previous = run.previous
        for record in run.records:
            before[record.hash] = previous
            previous = record.hash
    found: set[bytes] = set()
    for _seq, end in tips:
        at = end
        while at in before and at not in found:
            found.add(at)
            at = before[at]
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Link:
    seq: int
    previous: bytes


def links(session: Session, log: bytes, upto: int, *, held: bool) -> dict[bytes, Link]:
    """By hash, what every record of a log follows; ``held``: also those without a position."""
    found: dict[bytes, Link] = {}
    for h, seq, previous, one_before in session.rows(
        "SELECT r.hash, r.seq, r.previous, (SELECT p.hash FROM record p WHERE p.plant = r.plant"
        " AND p.stream = r.stream AND p.position = r.position - 1)"
        " FROM record r WHERE r.plant = :plant AND r.log = :log AND r.seq <= :seq",
        log=log,
        seq=upto,
    ):
        found[h] = Link(seq, one_before if previous is None else previous)
    if held:
        for h, seq, previous in session.rows(
            "SELECT hash, seq, previous FROM held"
            " WHERE plant = :plant AND log = :log AND seq <= :seq",
            log=log,
            seq=upto,
        ):
            found[h] = Link(seq, previous)
    return found
