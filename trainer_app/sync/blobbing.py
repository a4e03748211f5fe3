"""Files that records name: photos and editions, by their SHA-256, in parts, resumed by offset.

After the records, which never wait for them. Blocking, for the network worker.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, TypeVar

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Damage, ErrorCode, SyncProblem
from trainer_app.sync.ports import BlobPart, Carrying, Hub, LineBroke
from trainer_app.sync.stopping import Stop

_log = logging.getLogger(__name__)

_FIRST_PART: Final = 64 * 1024
_LARGEST_PART: Final = 256 * 1024
_SMALLEST_PART: Final = 2 * 1024
_MOST_BREAKS: Final = 3
"""In a row, without a part getting through: then it is left for later."""
_MOST_STALLS: Final = 3
"""Answers in a row to parts that were not taken whole."""

_T = TypeVar("_T")


class Blobs:
    """The blobs of one sync."""

    def __init__(self, carrying: Carrying, hub: Hub, stop: Stop) -> None:
        self._carrying = carrying
        self._hub = hub
        self._stop = stop
        self._part = _FIRST_PART
        self._breaks = 0

    def fetch(self) -> ChangeSet:
        """What records name and this PC has not got whole, as far as the hub has it."""
        changes = ChangeSet()
        for sha256 in self._carrying.wanted_blobs():
            changes |= self._skipping(sha256, partial(self._fetch, sha256)) or ChangeSet()
        return changes

    def send(self, lacking: Iterable[str]) -> None:
        """What the hub asked for, as far as it is here."""
        for sha256 in lacking:
            whole = self._carrying.blob_size(sha256)
            if whole is not None:
                self._skipping(sha256, partial(self._send, sha256, whole))

    def _fetch(self, sha256: str) -> ChangeSet:
        changes = ChangeSet()
        offset = self._carrying.blob_offset(sha256)
        altered = False
        while True:
            got = self._sure(partial(self._fetch_part, sha256, offset))
            try:
                changes |= self._carrying.add_blob_part(sha256, offset, got.part, whole=got.whole)
            except Damage:
                if altered:
                    raise
                altered, offset = True, 0  # what had come was forgotten: once more from the start
                continue
            offset += len(got.part)
            if offset >= got.whole or not got.part:
                return changes

    def _send(self, sha256: str, whole: int) -> None:
        offset = self._sure(partial(self._hub.blob_offset, sha256, whole))
        stalls = 0
        while offset < whole and stalls < _MOST_STALLS:
            sent, reached = self._sure(partial(self._send_part, sha256, offset, whole))
            stalls = stalls + 1 if reached < offset + sent else 0
            offset = reached

    def _fetch_part(self, sha256: str, offset: int) -> BlobPart:
        return self._hub.blob_part(sha256, offset, self._part)

    def _send_part(self, sha256: str, offset: int, whole: int) -> tuple[int, int]:
        """How much was sent, and how far the hub is."""
        part = self._carrying.blob_part(sha256, offset, self._part)
        return len(part), self._hub.send_blob_part(sha256, offset, part, whole)

    def _skipping(self, sha256: str, work: Callable[[], _T]) -> _T | None:
        """One that the hub does not have, or will not take, keeps no other one waiting."""
        try:
            return work()
        except SyncProblem as problem:
            if problem.code not in (ErrorCode.BLOB_UNKNOWN, ErrorCode.MESSAGE_MALFORMED):
                raise
            _log.info("blob %s is left for later: %s", sha256, problem)
            return None

    def _sure(self, call: Callable[[], _T]) -> _T:
        """Again, with smaller parts, while the line breaks; larger ones while it does not."""
        while True:
            self._stop.check()
            try:
                answer = call()
            except LineBroke:
                self._breaks += 1
                if self._breaks >= _MOST_BREAKS:
                    raise
                self._halve()
            except SyncProblem as problem:
                if problem.code is not ErrorCode.MESSAGE_TOO_LARGE or not self._halve():
                    raise
            else:
                self._breaks = 0
                self._part = min(self._part * 2, _LARGEST_PART)
                return answer

    def _halve(self) -> bool:
        if self._part <= _SMALLEST_PART:
            return False
        self._part //= 2
        return True
