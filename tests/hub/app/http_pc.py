"""A PC at the hub's HTTP end, by hand: its key, its log, and requests that can be wrong on purpose.

The engine and the store have tests of their own; here every byte of a request is the test's.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field, replace

import httpx
import msgspec
from nacl.signing import SigningKey

from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import SealedRecord, Tip, log_start, seal
from trainer_app.kernel.streams import Cursor, Run
from trainer_app.sync import packing
from trainer_app.sync import protocol as wire
from trainer_app.sync.framing import wire_cursor, wire_run
from trainer_app.sync.signing import sign_enrolment, signed_headers
from trainer_app.sync.tickets import Ticket, read_ticket

JSON = {"Content-Type": "application/json"}
KIND = "made.elsewhere"
"""Of a record that this program does not know: the hub judges devices, not what they say."""


@dataclass
class HttpPc:
    """``client`` has the hub as its base address."""

    client: httpx.Client
    hub_key: str
    plant: str
    key: SigningKey = field(default_factory=SigningKey.generate)
    nonce: str = ""
    grant: str = ""
    log: list[SealedRecord] = field(default_factory=list)
    at_hub: int = 0
    """How many of its log the hub has answered for."""
    cursor: Cursor = field(default_factory=lambda: Cursor("plant"))

    @property
    def device(self) -> str:
        return bytes(self.key.verify_key).hex()

    # --- what it makes --------------------------------------------------------------------------

    def write(self, **body: object) -> SealedRecord:
        """The next record of its log, whatever it says."""
        if not self.log:
            self._open_log()
        return self._seal(body.pop("kind", KIND), body)

    def _open_log(self) -> None:
        opened = {"key": self.device, "stream": "plant", "nonce": secrets.token_hex(16)}
        raw = json.dumps(opened).encode()
        log, h0 = log_start(raw)
        head = json.dumps({"kind": "log.opened", "at": 1_770_000_000_000}).encode()
        self.log.append(seal(self.key, Tip(log, 0, h0), head, raw))

    def _seal(self, kind: object, body: object) -> SealedRecord:
        head = json.dumps({"kind": kind, "at": 1_770_000_000_000}).encode()
        self.log.append(seal(self.key, self.log[-1].tip, head, json.dumps(body).encode()))
        return self.log[-1]

    def run(self, start: int | None = None) -> Run:
        """The records from this place of its log on (0: all; unsaid: what is not at the hub)."""
        first = self.at_hub if start is None else start
        records = tuple(self.log[first:])
        opening = self.log[0]
        assert opening.body is not None
        previous = self.log[first - 1].hash if first else log_start(opening.body)[1]
        return Run("plant", LogId(opening.log), first + 1, previous, records)

    # --- what it sends --------------------------------------------------------------------------

    def enrol(
        self, secret: str, name: str = "PC-1", changes: dict[str, object] | None = None
    ) -> httpx.Response:
        proof = sign_enrolment(self.sign, bytes.fromhex(self.hub_key), self.plant, secret)
        asked = wire.EnrolRequest(self.plant, secret, self.device, name, proof)
        body = {**msgspec.to_builtins(asked), **(changes or {})}
        reply = self.client.post(wire.ENROL_PATH, content=json.dumps(body), headers=JSON)
        if reply.is_success:
            said = msgspec.json.decode(reply.content, type=wire.EnrolReply)
            self.nonce, self.grant = said.nonce, said.grant.value
        return reply

    def request(self, *runs: Run, **changes: object) -> wire.SyncRequest:
        asked = wire.SyncRequest(
            self.plant, (wire_cursor(self.cursor),), tuple(wire_run(run) for run in runs)
        )
        return msgspec.structs.replace(asked, **changes) if changes else asked

    def push(self) -> httpx.Response:
        """What the hub has not answered for."""
        runs = (self.run(),) if len(self.log) > self.at_hub else ()
        reply = self.post(msgspec.json.encode(self.request(*runs)))
        if reply.is_success:
            self.at_hub = len(self.log)
        return reply

    def post(
        self, body: bytes, *, pack: bool = False, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        """A sync request of these very bytes, signed."""
        sent = packing.pack(body) if pack else body
        encoding = {"Content-Encoding": packing.ENCODING} if pack else {}
        return self.send("POST", wire.SYNC_PATH, sent, {**JSON, **encoding, **(headers or {})})

    def send(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> httpx.Response:
        """Signed with the nonce that it has; takes the reply's for the next."""
        said = {**self.signed(method, path, body), **(headers or {})}
        reply = self.client.request(method, path, content=body, headers=said)
        self.nonce = reply.headers.get(wire.NONCE_HEADER, self.nonce)
        return reply

    def signed(self, method: str, path: str, body: bytes) -> dict[str, str]:
        key = bytes.fromhex(self.hub_key)
        return signed_headers(self.device, self.sign, key, self.nonce, method, path, body)

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message).signature

    # --- blobs ----------------------------------------------------------------------------------

    def name_blob(self, content: bytes) -> str:
        """A record at the hub that names this file; its SHA-256."""
        name = hashlib.sha256(content).hexdigest()
        self.write(kind="edition.published", edition=name, pack="mmt", version="1", salt="0" * 32)
        self.push().raise_for_status()
        return name

    def put(self, name: str, content: bytes, start: int, size: int) -> httpx.Response:
        part = content[start : start + size]
        place = f"bytes {start}-{start + len(part) - 1}/{len(content)}"
        return self._put(name, part, place)

    def ask(self, name: str, whole: int) -> httpx.Response:
        return self._put(name, b"", f"bytes */{whole}")

    def _put(self, name: str, part: bytes, place: str) -> httpx.Response:
        said = {wire.PLANT_HEADER: self.plant, "Content-Range": place}
        return self.send("PUT", wire.BLOB_PATH + name, part, said)

    def get(self, name: str, wanted: str = "") -> httpx.Response:
        said = {wire.PLANT_HEADER: self.plant, **({"Range": wanted} if wanted else {})}
        return self.send("GET", wire.BLOB_PATH + name, b"", said)


def reply_of(reply: httpx.Response) -> wire.SyncReply:
    reply.raise_for_status()
    return msgspec.json.decode(reply.content, type=wire.SyncReply)


def problem_of(reply: httpx.Response) -> wire.Problem:
    """Every reply that is no success is one, and says so twice."""
    assert reply.headers["content-type"] == "application/problem+json"
    problem = msgspec.json.decode(reply.content, type=wire.Problem)
    assert problem.status == reply.status_code
    return problem


def another(pc: HttpPc) -> HttpPc:
    """A PC of the same plant with a key of its own."""
    return replace(
        pc, key=SigningKey.generate(), nonce="", log=[], at_hub=0, cursor=Cursor("plant")
    )


def ticket_of(printed: str) -> Ticket:
    """The last line of ``hub ticket``: it says everything."""
    ticket = read_ticket(printed.splitlines()[-1])
    assert isinstance(ticket, Ticket)
    return ticket
