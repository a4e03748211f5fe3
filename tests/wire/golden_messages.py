"""The golden messages: fixed keys and records, and the file that holds what they must become.

``golden_messages()`` makes them with today's program. The file was written once by
``python -m tests.wire.golden_messages``; a difference means that a plant's PCs and its hub could
no longer understand one another, or that tickets on paper had become worthless.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.builders import make_key
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import encode_body
from trainer_app.kernel.records import Head, SealedRecord, Tip, encode_head, log_start, seal
from trainer_app.kernel.streams import Cursor, Entry, Page, Run, next_chain, sign_checkpoint
from trainer_app.sync import framing
from trainer_app.sync.checking import encode
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.protocol import (
    SYNC_PATH,
    BlobReply,
    EnrolReply,
    EnrolRequest,
    Grant,
    Health,
    HeldReason,
    Problem,
    ProblemType,
)
from trainer_app.sync.signing import sign_enrolment, signed_headers
from trainer_app.sync.tickets import Ticket, write_ticket

_FILE: Final = Path(__file__).with_name("golden_messages.json")

AT: Final = 1_772_456_400_000
PLANT: Final = "00112233445566778899aabbccddeeff"
SECRET: Final = "0123456789abcdef0123"
NONCE: Final = "5a" * 24
DEVICE: Final = make_key("golden")
HUB: Final = make_key("golden hub")
PUBLIC: Final = bytes(DEVICE.verify_key).hex()
HUB_PUBLIC: Final = bytes(HUB.verify_key).hex()


def sign(message: bytes) -> bytes:
    return DEVICE.sign(message).signature


def records(device: str = PUBLIC, *, count: int = 4) -> tuple[bytes, list[SealedRecord]]:
    """h(0) and a log: its opening, memos with French words, and one whose body was erased."""
    opened = encode_body(b.LogOpened(device, "plant", "5a" * 16))
    log, h0 = log_start(opened)
    made = [seal(DEVICE, Tip(log, 0, h0), encode_head(Head("log.opened", AT, -300)), opened)]
    for n in range(1, count):
        body = encode_body(b.MemoWritten("0f" * 16, "01-03", f"Montrer l’« étau » {n}"))
        head = encode_head(Head("memo.written", AT + n, -300))
        made.append(seal(DEVICE, made[-1].tip, head, body))
    last = made[-1]
    made[-1] = SealedRecord(
        last.log, last.seq, last.hash, last.head, None, last.body_hash, last.signature
    )
    return h0, made


def make_request() -> Asked:
    h0, made = records()
    return Asked(
        PLANT,
        (Cursor("plant", 7, bytes(range(32))), Cursor("private")),
        (Run("plant", made[0].log, 1, h0, tuple(made[:3])),),
        room=1_000,
    )


def make_page(after: Cursor, entries: tuple[Entry, ...]) -> Page:
    chain = after.chain
    for entry in entries:
        chain = next_chain(chain, entry.received, entry.record.hash)
    end = Cursor(after.stream, after.position + len(entries), chain)
    return Page(after, entries, sign_checkpoint(HUB, PLANT, end, AT + 100))


def make_answer(asked: Asked) -> Answer:
    """One record got a position, one is held, one had one; and one comes from elsewhere."""
    _, made = records()
    sent = asked.records
    entries = (
        Entry(AT + 40, made[2].hash, made[3]),
        Entry(AT + 50, asked.runs[0].previous, sent[0]),
        Entry(AT + 45, sent[0].hash, sent[1]),
    )
    return Answer(
        now=AT + 100,
        nonce=NONCE,
        given={sent[0].hash: 9, sent[1].hash: 10},
        held={sent[2].hash: HeldReason.NOT_ADMITTED},
        pages=(
            make_page(asked.cursors[0], entries),
            make_page(asked.cursors[1], ()),
        ),
        more=frozenset({"plant"}),
        heads={"plant": 12, "private": 0},
        blobs=("ab" * 32,),
    )


def golden_messages() -> dict[str, str | dict[str, str]]:
    asked = make_request()
    h0, made = records()
    certificate = framing.wire_run(Run("plant", made[0].log, 1, h0, tuple(made[:2])))
    body = encode(framing.wire_request(asked))
    typed = Ticket(HUB_PUBLIC, PLANT, SECRET, Grant.OFFICE)
    printed = Ticket(HUB_PUBLIC, PLANT, SECRET, Grant.FLOOR, "https://hub.example:8443", "c3" * 32)
    enrol = EnrolRequest(
        PLANT,
        SECRET,
        PUBLIC,
        "PC-1",
        sign_enrolment(sign, bytes.fromhex(HUB_PUBLIC), PLANT, SECRET),
        PLANT,
        "ab" * 32,
        "cd" * 32,
        ((made[3].log, 4, made[3].hash.hex()),),
    )
    problem = Problem(ProblemType.DIVERGED, 409, "diverged", NONCE, 0, ("plant",))
    return {
        "request": body.decode(),
        "reply": encode(framing.wire_reply(asked, make_answer(asked))).decode(),
        "enrol request": encode(enrol).decode(),
        "enrol reply": encode(
            EnrolReply(PLANT, "Usine", Grant.OFFICE, certificate, AT, NONCE)
        ).decode(),
        "problem": encode(problem).decode(),
        "blob reply": encode(BlobReply(4_096, 9_000, NONCE)).decode(),
        "health": encode(Health("1.0", 1, AT)).decode(),
        "headers": signed_headers(
            PUBLIC, sign, bytes.fromhex(HUB_PUBLIC), NONCE, "POST", SYNC_PATH, body
        ),
        "ticket": write_ticket(typed),
        "ticket with everything": write_ticket(printed),
    }


def write() -> None:
    """Only for a new message: everything that is there already must stay as it is."""
    text = json.dumps(golden_messages(), ensure_ascii=False, indent=1) + "\n"
    _FILE.write_text(text, "utf-8")


def read() -> dict[str, str | dict[str, str]]:
    golden: dict[str, str | dict[str, str]] = json.loads(_FILE.read_text("utf-8"))
    return golden


if __name__ == "__main__":
    write()
