"""Frames there and back, and frames from somebody who means harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from tests.builders import make_key
from tests.wire.golden_messages import (
    AT,
    HUB_PUBLIC,
    PLANT,
    make_answer,
    make_page,
    make_request,
    records,
)
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import SealedRecord, Tip, seal, signature_is_good
from trainer_app.kernel.streams import Cursor, Entry, Run
from trainer_app.sync import framing
from trainer_app.sync.checking import encode
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.protocol import (
    MAX_RECORDS,
    HeldReason,
    SyncReply,
    SyncRequest,
    WireCursor,
    WireRecord,
    WireRun,
)

KEY = make_key("golden")
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """Consecutive records from the middle of a log, whatever their head and body say."""
    log = LogId(draw(st.binary(min_size=16, max_size=16)).hex())
    tip = Tip(log, draw(st.integers(1, 2**62)), draw(st.binary(min_size=32, max_size=32)))
    first, previous = tip.seq + 1, tip.h
    made: list[SealedRecord] = []
    for head, body, erased, signed in draw(
        st.lists(st.tuples(_TEXTS, _TEXTS, st.booleans(), st.booleans()), min_size=1, max_size=5)
    ):
        record = seal(KEY, tip, head.encode(), body.encode())
        tip = record.tip
        made.append(
            SealedRecord(
                record.log,
                record.seq,
                record.hash,
                record.head,
                None if erased else record.body,
                record.body_hash,
                record.signature if signed else None,
            )
        )
    return Run(
        draw(st.sampled_from(["plant", "private", "office"])), log, first, previous, tuple(made)
    )


@given(st.lists(runs(), max_size=4), st.integers(0, MAX_RECORDS))
@settings(max_examples=60)
def test_that_a_request_comes_out_as_it_went_in(said: list[Run], room: int) -> None:
    asked = Asked(PLANT, (Cursor("plant", 3, bytes(32)),), tuple(said), room)
    raw = encode(framing.wire_request(asked))
    assert framing.read_request(framing.decode_request(raw)) == asked


@given(st.data())
@settings(max_examples=60)
def test_that_a_page_of_several_logs_comes_out_as_it_went_in(data: st.DataObject) -> None:
    """Logs are mixed as they come, each in its own order, and some of it was just sent."""
    logs = data.draw(st.lists(runs(), min_size=1, max_size=4, unique_by=lambda r: r.previous))
    left = [[(previous, record) for previous, record in _steps(run)] for run in logs]
    entries: list[Entry] = []
    while any(left):
        at = data.draw(st.sampled_from([i for i, rest in enumerate(left) if rest]))
        previous, record = left[at].pop(0)
        received = data.draw(st.integers(0, 2**50))
        entries.append(Entry(received, previous, record))
    asked = Asked(PLANT, (Cursor("plant", 3, bytes(32)),), tuple(logs[:1]))
    given_places = {record.hash: n for n, record in enumerate(asked.records, 1)}
    page = make_page(asked.cursors[0], tuple(entries))
    answer = Answer(AT, "", given_places, pages=(page,))
    raw = encode(framing.wire_reply(asked, answer))
    assert framing.read_reply(framing.decode_reply(raw), asked) == answer


def _steps(run: Run) -> list[tuple[bytes, SealedRecord]]:
    before = [run.previous, *(record.hash for record in run.records)]
    return list(zip(before, run.records, strict=False))


# --- hostile -------------------------------------------------------------------------------------


def refused(read: Callable[[], object], code: ErrorCode = ErrorCode.MESSAGE_MALFORMED) -> bool:
    with pytest.raises(SyncProblem) as problem:
        read()
    return problem.value.code is code


def read_request(raw: bytes) -> Asked:
    return framing.read_request(framing.decode_request(raw))


REQUEST = encode(framing.wire_request(make_request()))
REPLY = encode(framing.wire_reply(make_request(), make_answer(make_request())))


def test_that_a_frame_cut_off_at_any_byte_is_refused() -> None:
    for end in range(len(REQUEST)):
        assert refused(partial(read_request, REQUEST[:end]))
    for end in range(len(REPLY)):
        assert refused(partial(framing.decode_reply, REPLY[:end]))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b'"x"',
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"plant":' + b"[" * 100_000,
        b'{"a":' * 100_000,
        REQUEST.replace(b'"plant"', b'"plant\xff"'),
        REQUEST.replace(b"[\"plant\",7,", b"[\"plant\",\"7\","),
        REQUEST.replace(b"[\"plant\",7,", b"[\"plant\",-7,"),
        REQUEST.replace(b"[\"plant\",7,", b"[\"plant\",7.5,"),
        REQUEST.replace(b"[\"plant\",7,", b"[\"plant\"," + b"9" * 40 + b","),
        REQUEST.replace(b"[\"plant\",7,", b"[\"plant\"," + b"9" * 6_000 + b","),
        REQUEST.replace(b"[\"plant\",7,", b"[\"../x\",7,"),
        REQUEST.replace(b"[\"plant\",7,", b"[\"private\",7,"),
        REQUEST.replace(b'"room":1000', b'"room":100000'),
        REQUEST.replace(PLANT.encode(), PLANT.upper().encode()),
        REQUEST.replace(PLANT.encode(), b"00"),
    ],
)  # fmt: skip
def test_that_what_is_no_frame_is_one_problem(raw: bytes) -> None:
    assert raw != REQUEST
    assert refused(lambda: read_request(raw))


@given(st.integers(0, len(REQUEST) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=150)
def test_that_a_garbled_frame_is_refused_or_says_something_else(at: int, junk: bytes) -> None:
    """Nothing but ``SyncProblem`` comes out, and nothing forged passes for what was signed."""
    garbled = REQUEST[:at] + junk + REQUEST[at + len(junk) :]
    try:
        asked = read_request(garbled)
    except SyncProblem:
        return
    genuine = {record.hash for record in make_request().records}
    key = bytes(KEY.verify_key)
    assert all(r.hash in genuine for r in asked.records if signature_is_good(key, r))


def test_that_a_newer_version_is_told_to_whoever_speaks_it() -> None:
    wire = replace(framing.wire_request(make_request()), version=2)
    assert refused(lambda: framing.read_request(wire), ErrorCode.UPGRADE_REQUIRED)


def test_that_what_a_newer_version_adds_at_the_end_is_passed_over() -> None:
    said = json.loads(REQUEST)
    said["later"] = {"x": [1, 2]}
    said["runs"][0].append("later")
    said["runs"][0][4][0].append(7)
    assert read_request(json.dumps(said).encode()) == make_request()


def run_with(**changed: object) -> WireRun:
    h0, made = records()
    wire = framing.wire_run(Run("plant", made[0].log, 1, h0, tuple(made)))
    return replace(wire, **changed)


def record_with(**changed: object) -> WireRun:
    """The same run with its second record changed."""
    wire = run_with()
    second: Struct = replace(wire.records[1], **changed)
    return replace(wire, records=(wire.records[0], second, *wire.records[2:]))


_BIG_HEAD = json.dumps({"kind": "x", "at": 1, "more": "x" * 2_048})
_MANY = json.dumps({"kind": "x", "at": 1, "replaces": ["00" * 16] * 17})
_DEEP = "[" * 17 + "]" * 17


@pytest.mark.parametrize(
    "wire",
    [
        run_with(log="00" * 16),
        run_with(log="00"),
        run_with(log="GG" * 16),
        run_with(first=0),
        run_with(first=-1),
        run_with(first=2**63),
        run_with(first=2**63 - 2),
        run_with(previous="00" * 32),
        run_with(previous="00" * 31),
        run_with(previous="é" * 64),
        run_with(stream="Plant"),
        run_with(stream="plant1"),
        run_with(stream="plant\n"),
        run_with(stream=""),
        run_with(records=()),
        record_with(head=_BIG_HEAD),
        record_with(head=_DEEP),
        record_with(head=_MANY),
        record_with(body=_DEEP),
        record_with(body="x" * 65_536),
        record_with(body=None),
        record_with(body=None, body_hash="00"),
        record_with(body_hash="00" * 32),
        record_with(signature=""),
        record_with(signature="AAAA"),
        record_with(signature="*" * 88),
        record_with(signature="é" * 88),
    ],
)
def test_that_a_run_that_is_not_as_it_should_be_is_refused(wire: WireRun) -> None:
    assert refused(lambda: framing.read_run(wire))


def test_that_nobody_s_word_for_a_hash_is_taken() -> None:
    """Another body, the same signature: another hash, and the signature no longer fits."""
    genuine = framing.read_run(run_with())
    forged = framing.read_run(record_with(body='{"words":"something else"}'))
    key = bytes(KEY.verify_key)
    assert signature_is_good(key, genuine.records[1])
    assert not signature_is_good(key, forged.records[1])
    assert genuine.records[1].hash != forged.records[1].hash
    assert genuine.records[2].hash != forged.records[2].hash


def test_that_a_head_that_nobody_can_read_is_taken_all_the_same() -> None:
    """It is stored, passed on, and shown as made by a newer version; it never gives a right."""
    taken = framing.read_run(record_with(head='{"kind":7}'))
    assert taken.records[1].head == b'{"kind":7}'


def test_that_more_records_than_a_batch_may_have_are_refused() -> None:
    wire = framing.wire_request(make_request())
    record = WireRecord("{}", "{}")
    run = WireRun("plant", "00" * 16, 2, "00" * 32, (record,) * MAX_RECORDS)
    assert framing.read_request(replace(wire, runs=(run,))).records
    assert refused(lambda: framing.read_request(replace(wire, runs=(run, run))))


def test_that_ten_thousand_logs_are_refused_before_they_cost_anything() -> None:
    record = (WireRecord("{}", "{}"),)
    many = tuple(WireRun("plant", f"{n:032x}", 2, "00" * 32, record) for n in range(10_000))
    wire = replace(framing.wire_request(make_request()), runs=many)
    assert refused(lambda: framing.read_request(wire))


def test_that_a_hundred_cursors_are_refused() -> None:
    names = [chr(ord("a") + n // 26) + chr(ord("a") + n % 26) for n in range(100)]
    cursors = tuple(WireCursor(name, 0, "00" * 32) for name in names)
    wire: SyncRequest = replace(framing.wire_request(make_request()), cursors=cursors)
    assert refused(lambda: framing.read_request(wire))


def reply_with(**changed: object) -> SyncReply:
    return replace(framing.wire_reply(make_request(), make_answer(make_request())), **changed)


def page_with(**changed: object) -> SyncReply:
    reply = reply_with()
    return replace(reply, pages=(replace(reply.pages[0], **changed), *reply.pages[1:]))


def entry_with(**changed: object) -> SyncReply:
    entries = reply_with().pages[0].entries
    return page_with(entries=(replace(entries[0], **changed), *entries[1:]))


@pytest.mark.parametrize(
    "wire",
    [
        reply_with(given=()),
        reply_with(given=(9, 10)),
        reply_with(given=(9, 10, 11, 12)),
        reply_with(given=(9, 0, 0)),
        reply_with(given=(9, -1, 0)),
        reply_with(held=()),
        reply_with(now=-1),
        reply_with(nonce="A" * 48),
        reply_with(nonce="a" * 500),
        reply_with(nonce="ab\r\nX: y"),
        reply_with(blobs=("../../etc/passwd",)),
        reply_with(pages=(reply_with().pages[0],) * 2),
        reply_with(heads=(WireCursor("plant", -3, ""),)),
        page_with(stream="office"),
        page_with(branches=()),
        page_with(checkpoint=replace(reply_with().pages[0].checkpoint, at=-1)),
        page_with(checkpoint=replace(reply_with().pages[0].checkpoint, signature="")),
        entry_with(received=-1),
        entry_with(received=2**63),
        entry_with(branch=1),
        entry_with(branch=-1),
        entry_with(branch=-2),
        entry_with(record=None),
        entry_with(record=None, branch=-1, sent=3),
        entry_with(record=None, branch=-1, sent=-2),
        entry_with(sent=1),
    ],
)
def test_that_a_reply_that_is_not_as_it_should_be_is_refused(wire: SyncReply) -> None:
    assert refused(lambda: framing.read_reply(wire, make_request()))


def test_that_a_page_with_one_entry_changed_is_not_under_the_hub_s_word() -> None:
    wire = entry_with(received=AT + 41)
    page = framing.read_reply(wire, make_request()).pages[0]
    assert not page.checkpoint.is_signed_by(bytes.fromhex(HUB_PUBLIC))


def test_that_a_reply_says_of_every_record_where_it_is_or_why_it_is_nowhere() -> None:
    answer = framing.read_reply(reply_with(), make_request())
    hashes = {record.hash for record in make_request().records}
    assert answer.given.keys() | answer.held.keys() == hashes
    assert set(answer.held.values()) == {HeldReason.NOT_ADMITTED}
