"""A line to the hub in memory that can be cut before and after each message."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from trainer_app.kernel.errors import ErrorCode
from trainer_app.sync import framing, packing
from trainer_app.sync.checking import encode
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.ports import BlobPart, LineBroke

URL = "https://hub.example"


class Cut(Enum):
    """Where a line breaks; ``NONE`` lets one message pass."""

    NONE = "none"
    BEFORE = "the request is lost"
    AFTER = "the reply is lost"
    SLOW = "time runs out before the reply"


class Answering(Protocol):
    """A hub without its HTTP: JSON in, JSON out."""

    def answer(self, raw: bytes, device: str) -> bytes: ...

    def blob_part(self, name: str, offset: int, size: int) -> BlobPart: ...

    def add_blob_part(self, name: str, offset: int, part: bytes, whole: int) -> int: ...


class MemoryLine:
    """``Hub`` over the real frames, without a wire. ``cuts``: what happens to each message;
    ``meanwhile``: what others do before each
    request for records."""

    def __init__(self, hub: Answering, device: str) -> None:
        self.hub = hub
        self.device = device
        self.cuts: deque[Cut] = deque()
        self.meanwhile: deque[Callable[[], object]] = deque()
        self.up = self.down = self.requests = 0
        """Bytes and messages that were sent, whether or not they arrived."""
        self.asked: list[Asked] = []
        self.taken: list[tuple[Asked, Answer]] = []
        """Of those, what was answered."""

    def sync(self, asked: Asked) -> Answer:
        if self.meanwhile:
            self.meanwhile.popleft()()
        self.asked.append(asked)
        packed = packing.pack(encode(framing.wire_request(asked)))
        cut = self._go_out(len(packed))
        raw = packing.pack(self.hub.answer(packing.unpack(packed), self.device))
        self._come_back(cut, len(raw))
        answer = framing.read_reply(framing.decode_reply(packing.unpack(raw)), asked)
        self.taken.append((asked, answer))
        return answer

    def blob_part(self, sha256: str, offset: int, size: int) -> BlobPart:
        cut = self._go_out(0)
        part = self.hub.blob_part(sha256, offset, size)
        self._come_back(cut, len(part.part))
        return part

    def blob_offset(self, sha256: str, whole: int) -> int:
        return self.send_blob_part(sha256, -1, b"", whole)

    def send_blob_part(self, sha256: str, offset: int, part: bytes, whole: int) -> int:
        cut = self._go_out(len(part))
        held = self.hub.add_blob_part(sha256, offset, part, whole)
        self._come_back(cut, 0)
        return held

    def close(self) -> None:
        return

    def _go_out(self, size: int) -> Cut:
        self.requests += 1
        self.up += size
        cut = self.cuts.popleft() if self.cuts else Cut.NONE
        if cut is Cut.BEFORE:
            raise LineBroke(ErrorCode.HUB_NOT_REACHABLE, url=URL)
        return cut

    def _come_back(self, cut: Cut, size: int) -> None:
        self.down += size
        if cut in (Cut.AFTER, Cut.SLOW):
            raise LineBroke(ErrorCode.HUB_NOT_REACHABLE, url=URL, slow=cut is Cut.SLOW)
