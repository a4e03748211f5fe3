"""Checking logs: that each record follows its predecessor and was signed by the log's device.

Fed record by record in order of arrival. A record's predecessor is mostly the one before it in the
same log; where it is not (a fork, records that came out of order) it is looked up.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from msgspec import structs

from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import (
    SealedRecord,
    chain_hash,
    log_start,
    signature_is_good,
)
from trainer_app.store.models import opened_by
from trainer_app.store.report import Fault, FaultKind
from trainer_app.store.scan import Scanned

_THREADS: Final = min(4, os.cpu_count() or 1)

_AHEAD: Final = 4 * _THREADS
"""Parts of slices whose signatures may still be in the making."""

_MOST_MISSING: Final = 1_000
"""Named of one log."""

_Signed = tuple[bytes, SealedRecord]
"""The key that should have signed, and what it signed."""

HashesAt = Callable[[LogId, int], list[bytes] | None]
"""The hashes of the records with this place in this log; None where that cannot be read."""

Link = tuple[bytes, bytes, bytes]
"""Hash, head and the body's hash of a record."""

LinksAt = Callable[[LogId, int], list[Link] | None]
"""As ``HashesAt``, with what the hashes were made of."""


@dataclass(slots=True)
class _Log:
    key: bytes | None = None
    seq: int = 0
    hashes: list[bytes] = field(default_factory=list)
    """Of the records at ``seq``: more than one where the log forks."""
    unvouched: list[SealedRecord] = field(default_factory=list)
    """Without a signature, or with a bad one: a later one of the same chain may vouch for them."""
    gaps: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Chains:
    """``faults``, ``notes`` and ``gaps`` grow while records are fed."""

    hashes_at: HashesAt
    links_at: LinksAt
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    _logs: dict[LogId, _Log] = field(default_factory=dict)
    _checking: deque[tuple[list[_Signed], Future[list[bool]]]] = field(default_factory=deque)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(_THREADS))

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    @property
    def logs(self) -> int:
        return len(self._logs)

    def end_of(self, log: LogId) -> int:
        """The last place of a log that is held."""
        return self._logs[log].seq if log in self._logs else 0

    def feed(self, slice_: Iterable[tuple[Scanned, Record]]) -> None:
        """Check a slice of records, in order of arrival."""
        signed: list[_Signed] = []
        for scanned, record in slice_:
            fault = _of_contents(scanned, record)
            followed = self._follow(scanned.sealed, record)
            fault = fault or followed
            log = self._logs[scanned.sealed.log]
            if fault is not None:
                self.faults.append(fault)
            elif log.key is not None and scanned.sealed.signature is None:
                log.unvouched.append(scanned.sealed)
            elif log.key is not None:
                signed.append((log.key, scanned.sealed))
        self._check_signatures(signed)

    def finish(self, unreadable: set[tuple[LogId, int]]) -> None:
        """Name what no later record vouched for, and what is missing and not merely unreadable."""
        while self._checking:
            self._take_oldest()
        for name, log in self._logs.items():
            self._vouch(log)
            self.faults += self._missing(name, log, unreadable)

    def _missing(self, name: LogId, log: _Log, unreadable: set[tuple[LogId, int]]) -> list[Fault]:
        """Place by place, as far as that helps anybody: one record can claim any place at all."""
        found: list[Fault] = []
        for first, last in log.gaps:
            for seq in range(first, last + 1):
                if (name, seq) in unreadable or self.hashes_at(name, seq) != []:
                    continue
                if len(found) == _MOST_MISSING:
                    found.append(Fault(FaultKind.MISSING, name, seq, detail="and more"))
                    return found
                found.append(Fault(FaultKind.MISSING, name, seq))
        return found

    def _vouch(self, log: _Log) -> None:
        """From the end of the log back: a good signature vouches for all that led to it.

        By the chain and not by the place: what was put in beside a log is before no end of it.
        """
        doubtful = {r.hash for r in log.unvouched}
        for sealed in sorted(log.unvouched, key=lambda r: -r.seq):
            after = self.links_at(sealed.log, sealed.seq + 1)
            is_followed = after is None or any(
                h not in doubtful and h == chain_hash(sealed.hash, head, body_hash)
                for h, head, body_hash in after
            )
            if is_followed:
                doubtful.discard(sealed.hash)
            if is_followed and sealed.signature is not None:
                self.notes.append(_fault(FaultKind.BAD_SIGNATURE, sealed, ""))
            elif not is_followed:
                detail = "not signed" if sealed.signature is None else "signature"
                self.faults.append(_fault(FaultKind.FORGED, sealed, detail))

    def _follow(self, sealed: SealedRecord, record: Record) -> Fault | None:
        """Whether the record is what its place in the log says, by the chain."""
        log = self._logs.setdefault(sealed.log, _Log())
        if sealed.seq == 1:
            return self._start(log, sealed, record)
        before = log.hashes if log.seq == sealed.seq - 1 else None
        if before is None:
            before = self.hashes_at(sealed.log, sealed.seq - 1)
        fault = None
        effective = sealed.hash
        if before is None:
            pass  # its predecessor cannot be read, which is told already
        elif not before:
            log.gaps.append((max(1, min(log.seq + 1, sealed.seq - 1)), sealed.seq - 1))
        else:
            made = [chain_hash(h, sealed.head, sealed.body_hash) for h in before]
            if sealed.hash not in made:
                good = [h for h in made if log.key and _is_signed(log.key, sealed, h)]
                effective = good[0] if good else sealed.hash
                fault = self._broken(log, sealed, rehashed=bool(good))
        fork = self._advance(log, sealed, effective)
        return fault or fork

    def _start(self, log: _Log, sealed: SealedRecord, record: Record) -> Fault | None:
        key = opened_by(record)
        sound = False
        if key is not None and sealed.body is not None:
            name, h0 = log_start(sealed.body)
            sound = name == sealed.log and chain_hash(h0, sealed.head, sealed.body_hash) == (
                sealed.hash
            )
        if key is not None:
            try:
                public = bytes.fromhex(key)
            except ValueError:
                public = b""
            if sound or signature_is_good(public, sealed):
                log.key = public
        fork = self._advance(log, sealed, sealed.hash)
        if not sound:
            return _fault(FaultKind.ALTERED, sealed, "the log does not begin with what named it")
        return fork

    def _advance(self, log: _Log, sealed: SealedRecord, effective: bytes) -> Fault | None:
        if sealed.seq == log.seq:
            log.hashes.append(effective)
            if log.key is not None and not signature_is_good(log.key, sealed):
                return _fault(FaultKind.FORGED, sealed, "in the place of another record")
            return _fault(FaultKind.FORKED, sealed, "")
        if sealed.seq > log.seq:
            log.seq = sealed.seq
            log.hashes = [effective]
        return None

    def _broken(self, log: _Log, sealed: SealedRecord, *, rehashed: bool) -> Fault:
        if rehashed:
            return _fault(FaultKind.ALTERED, sealed, "hash")
        if log.key is not None and signature_is_good(log.key, sealed):
            return _fault(FaultKind.ALTERED, sealed, "head or chain")
        return _fault(FaultKind.FORGED, sealed, "does not follow the record before it")

    def _check_signatures(self, signed: list[_Signed]) -> None:
        """Handed to other threads: checking a signature needs no turn of the interpreter."""
        step = max(1, -(-len(signed) // _THREADS))
        for start in range(0, len(signed), step):
            part = signed[start : start + step]
            self._checking.append((part, self._pool.submit(_are_good, part)))
        while len(self._checking) > _AHEAD:
            self._take_oldest()

    def _take_oldest(self) -> None:
        part, checked = self._checking.popleft()
        for (_key, sealed), is_good in zip(part, checked.result(), strict=True):
            if not is_good:
                self._logs[sealed.log].unvouched.append(sealed)


def _of_contents(scanned: Scanned, record: Record) -> Fault | None:
    """Whether the body is the one that was hashed, or was erased where that is allowed."""
    sealed = scanned.sealed
    if sealed.body is None:
        kind = KINDS.get(record.kind)
        if not scanned.is_erased or kind is None or not kind.erasable:
            return _fault(FaultKind.BODY_MISSING, sealed, record.kind)
    elif hashlib.sha256(sealed.body).digest() != sealed.body_hash:
        return _fault(FaultKind.ALTERED, sealed, "body")
    if record.kind and record.kind != scanned.kind:
        return _fault(FaultKind.ALTERED, sealed, "kind")
    return None


def _are_good(part: list[_Signed]) -> list[bool]:
    return [signature_is_good(key, sealed) for key, sealed in part]


def _is_signed(key: bytes, sealed: SealedRecord, h: bytes) -> bool:
    return signature_is_good(key, structs.replace(sealed, hash=h))


def _fault(kind: FaultKind, sealed: SealedRecord, detail: str) -> Fault:
    return Fault(kind, sealed.log, sealed.seq, sealed.id, detail)
