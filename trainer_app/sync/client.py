"""The hub over HTTP, as a PC sees it: signed requests out, plain values in.

The nonce of the last reply signs the next request; one that has run out is replaced by the fresh
one that comes with the refusal, once. Errors of the hub are data and become ``SyncProblem``.
Blocking, for the network worker; ``sync`` also for the thread that asks ahead for it, never two at
once. Opens no transaction but to keep a nonce, and keeps no record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.membership import Membership
from trainer_app.sync import framing, packing
from trainer_app.sync import protocol as wire
from trainer_app.sync.checking import decoder, encode, expect, nonce_of, sha256_name
from trainer_app.sync.exchange import BYTES, JSON, Exchange, Patience, Refused, Reply
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.ports import BlobPart, LineBroke
from trainer_app.sync.protocol import ProblemType
from trainer_app.sync.signing import Sign, signed_headers
from trainer_app.sync.stopping import Stop
from trainer_app.sync.trust import hub_url

_read_enrol_reply = decoder(wire.EnrolReply)
_read_blob_reply = decoder(wire.BlobReply)
_read_health = decoder(wire.Health)

_PACKED: Final = {"Content-Type": JSON, "Content-Encoding": packing.ENCODING}
_CONTENT_RANGE: Final = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})")
_LONGEST_WAIT: Final = 24 * 60 * 60

KeepNonce = Callable[[str], None]


def _forget(_nonce: str) -> None:
    return


class HubClient:
    """A PC's line to its hub. ``sign``: with the device's key, which never comes here."""

    def __init__(
        self,
        membership: Membership,
        device: str,
        sign: Sign,
        *,
        keep_nonce: KeepNonce = _forget,
        stop: Stop | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._hub_key = bytes.fromhex(membership.hub_key)
        self._device = device
        self._plant = {wire.PLANT_HEADER: membership.plant}
        self._sign = sign
        self._keep_nonce = keep_nonce
        self._nonce = membership.nonce
        self._exchange = Exchange(
            hub_url(membership.url),
            fingerprint=membership.fingerprint,
            stop=stop or Stop(),
            patience=patience,
        )

    @property
    def url(self) -> str:
        return self._exchange.url

    def close(self) -> None:
        self._exchange.close()

    # --- records --------------------------------------------------------------------------------

    def sync(self, asked: Asked) -> Answer:
        body = packing.pack(encode(framing.wire_request(asked)))
        reply = self._signed("POST", wire.SYNC_PATH, body, _PACKED)
        with self._exchange.reading():
            answer = framing.read_reply(framing.decode_reply(reply.body), asked)
        self._nonce = answer.nonce or self._nonce
        return answer

    # --- blobs ----------------------------------------------------------------------------------

    def blob_part(self, sha256: str, offset: int, size: int) -> BlobPart:
        asked = {**self._plant, "Range": f"bytes={offset}-{offset + size - 1}"}
        reply = self._signed("GET", _blob_path(sha256), b"", asked, wants=BYTES)
        with self._exchange.reading():
            first, last, whole = _range_of(reply.headers)
            expect(first == offset and last - first + 1 == len(reply.body), "range")
            expect(len(reply.body) == min(size, whole - offset), "range")
        expect(whole <= wire.MAX_BLOB, "whole")  # which no other try would change
        return BlobPart(reply.body, whole)

    def blob_offset(self, sha256: str, whole: int) -> int:
        return self._put(sha256, b"", f"bytes */{whole}")

    def send_blob_part(self, sha256: str, offset: int, part: bytes, whole: int) -> int:
        return self._put(sha256, part, f"bytes {offset}-{offset + len(part) - 1}/{whole}")

    def _put(self, sha256: str, part: bytes, place: str) -> int:
        said = {**self._plant, "Content-Type": BYTES, "Content-Range": place}
        reply = self._signed("PUT", _blob_path(sha256), part, said)
        with self._exchange.reading():
            return _read_blob_reply(reply.body).offset

    # --- signed ---------------------------------------------------------------------------------

    def _signed(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str], *, wants: str = JSON
    ) -> Reply:
        try:
            return self._send(method, path, body, headers, wants)
        except Refused as refused:
            if refused.problem.type is not ProblemType.NONCE or not refused.problem.nonce:
                raise problem_of(refused.problem, self.url) from refused
            with self._exchange.reading():
                self._nonce = nonce_of(refused.problem.nonce)
            self._keep_nonce(self._nonce)
        try:
            return self._send(method, path, body, headers, wants)
        except Refused as refused:
            raise problem_of(refused.problem, self.url) from refused

    def _send(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str], wants: str
    ) -> Reply:
        signed = signed_headers(
            self._device, self._sign, self._hub_key, self._nonce, method, path, body
        )
        reply = self._exchange.send(method, path, body, {**headers, **signed}, wants=wants)
        fresh = reply.headers.get(wire.NONCE_HEADER.lower(), "")
        with self._exchange.reading():
            self._nonce = nonce_of(fresh) or self._nonce
        return reply


class EnrolDesk:
    """A hub that this PC does not belong to yet: where a ticket is handed in."""

    def __init__(
        self,
        url: str,
        *,
        fingerprint: str = "",
        stop: Stop | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._exchange = Exchange(
            hub_url(url), fingerprint=fingerprint, stop=stop or Stop(), patience=patience
        )

    @property
    def url(self) -> str:
        return self._exchange.url

    def enrol(self, request: wire.EnrolRequest) -> wire.EnrolReply:
        """Raises TICKET_UNKNOWN, TICKET_USED, or what any exchange may."""
        body = packing.pack(encode(request))
        try:
            reply = self._exchange.send("POST", wire.ENROL_PATH, body, _PACKED)
        except Refused as refused:
            raise problem_of(refused.problem, self.url) from refused
        with self._exchange.reading():
            return _read_enrol_reply(reply.body)

    def health(self) -> wire.Health:
        """Whether a hub answers there at all."""
        try:
            reply = self._exchange.send("GET", wire.HEALTH_PATH)
        except Refused as refused:
            raise problem_of(refused.problem, self.url) from refused
        with self._exchange.reading():
            return _read_health(reply.body)

    def close(self) -> None:
        self._exchange.close()


_KINDS: Final = {
    ProblemType.REVOKED: ErrorCode.DEVICE_REVOKED,
    ProblemType.UPGRADE_REQUIRED: ErrorCode.UPGRADE_REQUIRED,
    ProblemType.TOO_LARGE: ErrorCode.MESSAGE_TOO_LARGE,
    ProblemType.NONCE: ErrorCode.NONCE_REFUSED,
    ProblemType.NOT_ADMITTED: ErrorCode.DEVICE_NOT_ADMITTED,
    ProblemType.TICKET_UNKNOWN: ErrorCode.TICKET_UNKNOWN,
    ProblemType.TICKET_USED: ErrorCode.TICKET_USED,
    ProblemType.MALFORMED: ErrorCode.MESSAGE_MALFORMED,
    ProblemType.BLOB_UNKNOWN: ErrorCode.BLOB_UNKNOWN,
    ProblemType.QUOTA: ErrorCode.HUB_QUOTA,
    ProblemType.FULL: ErrorCode.HUB_FULL,
    ProblemType.SAMPLE: ErrorCode.SAMPLE_STAYS_HERE,
}


def problem_of(problem: wire.Problem, url: str) -> SyncProblem:
    """What the hub said, as ours."""
    match problem.type:
        case ProblemType.RETRY:
            seconds = max(0, min(problem.after, _LONGEST_WAIT))
            return SyncProblem(ErrorCode.HUB_BUSY, after=seconds, seconds=seconds)
        case ProblemType.DIVERGED:
            return SyncProblem(ErrorCode.HUB_DIVERGED, streams=problem.streams)
        case ProblemType.SIGNATURE:
            return LineBroke(ErrorCode.SIGNATURE_REFUSED, url=url)
        case ProblemType.NO_SUCH_CALL:
            return SyncProblem(ErrorCode.NOT_THE_HUB, url=url)
        case kind:
            return SyncProblem(_KINDS[kind])


def _blob_path(sha256: str) -> str:
    return f"{wire.BLOB_PATH}{sha256_name(sha256)}"


def _range_of(headers: Mapping[str, str]) -> tuple[int, int, int]:
    found = _CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
    if found is None:
        raise SyncProblem(ErrorCode.MESSAGE_MALFORMED, what="content-range")
    first, last, whole = (int(number) for number in found.groups())
    return first, last, whole
