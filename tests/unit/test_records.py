"""The record: what is hashed, what is signed, and that any change of it is found."""

import hashlib
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import World, day, make_key
from tests.wire.golden import GOLDEN, golden_records
from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.kernel.ids import LogId, PersonId, RecordId, is_record_id, record_id
from trainer_app.kernel.records import (
    MAX_DEPTH,
    MAX_HEAD,
    MAX_HEAD_AND_BODY,
    MAX_REPLACES,
    By,
    Head,
    SealedRecord,
    Seen,
    Tip,
    certificate_bytes,
    chain_hash,
    decode_head,
    depth_is_bounded,
    encode_head,
    log_start,
    seal,
    signature_is_good,
    signed_bytes,
    verify_bytes,
)

KEY = make_key("a PC")
PUBLIC = bytes(KEY.verify_key)
LOG, H0 = log_start(b'{"key":"...","stream":"plant","nonce":"..."}')


def _chain(*bodies: bytes) -> list[SealedRecord]:
    tip, made = Tip(LOG, 0, H0), []
    for body in bodies:
        made.append(seal(KEY, tip, encode_head(Head("try.recorded", 1)), body))
        tip = made[-1].tip
    return made


def _first_unsound(records: list[SealedRecord]) -> int | None:
    """What ``verify`` does: walk the log, work out every hash, check every signature."""
    h, seq = H0, 0
    for i, record in enumerate(records):
        body_hash = hashlib.sha256(record.body).digest() if record.body else record.body_hash
        h, seq = chain_hash(h, record.head, body_hash), seq + 1
        expected = SealedRecord(LOG, seq, h, record.head, None, body_hash, record.signature)
        if record.seq != seq or record.hash != h or not signature_is_good(PUBLIC, expected):
            return i
    return None


@pytest.mark.parametrize("entry", GOLDEN["records"], ids=lambda e: e["kind"])
def test_that_the_bytes_of_a_record_give_the_same_hash_id_and_signature_for_ever(
    entry: dict[str, str],
) -> None:
    key = make_key("golden")
    assert bytes(key.verify_key).hex() == GOLDEN["public_key"]
    previous, seq = bytes.fromhex(entry["previous"]), int(entry["seq"])
    head, body = entry["head"].encode(), entry["body"].encode()
    sealed = seal(key, Tip(LogId(entry["log"]), seq - 1, previous), head, body)
    assert sealed.hash.hex() == entry["hash"]
    assert sealed.id == entry["id"]
    assert sealed.signature is not None
    assert sealed.signature.hex() == entry["signature"]
    # The formula of sync.md §3, written out once more.
    assert entry["hash"] == (
        hashlib.sha256(
            b"TWR1" + previous + hashlib.sha256(head).digest() + hashlib.sha256(body).digest()
        ).hexdigest()
    )
    message = b"TWS1" + bytes.fromhex(entry["log"]) + seq.to_bytes(8, "big") + sealed.hash
    assert verify_bytes(bytes(key.verify_key), message, bytes.fromhex(entry["signature"]))


def test_that_the_program_still_writes_the_golden_bytes() -> None:
    assert golden_records() == GOLDEN


def test_that_a_log_is_named_after_the_body_that_opens_it() -> None:
    first = GOLDEN["records"][0]
    h0 = hashlib.sha256(b"TWL1" + first["body"].encode()).digest()
    assert log_start(first["body"].encode()) == (h0[:16].hex(), h0)
    assert {entry["log"] for entry in GOLDEN["records"]} == {h0[:16].hex()}
    assert first["previous"] == h0.hex()


def test_that_each_record_follows_the_one_before_it() -> None:
    entries = GOLDEN["records"]
    assert [int(entry["seq"]) for entry in entries] == list(range(1, len(entries) + 1))
    assert [e["previous"] for e in entries[1:]] == [e["hash"] for e in entries[:-1]]


@given(
    bodies=st.lists(st.binary(min_size=1, max_size=40), min_size=2, max_size=6),
    which=st.integers(0, 5),
    part=st.sampled_from(["head", "body", "signature", "hash", "body_hash", "seq"]),
    at=st.integers(0, 500),
    bit=st.integers(0, 7),
)
def test_that_any_changed_bit_of_a_record_is_found(
    bodies: list[bytes], which: int, part: str, at: int, bit: int
) -> None:
    records = _chain(*bodies)
    assert _first_unsound(records) is None
    which %= len(records)
    record = records[which]
    if part == "seq":
        changed: SealedRecord = _replace(record, seq=record.seq ^ (1 << bit))
    else:
        value = bytearray(getattr(record, part))
        value[at % len(value)] ^= 1 << bit
        changed = _replace(record, **{part: bytes(value)})
        if part == "body_hash":
            changed = _replace(changed, body=None)  # erased: only its hash is left
    records[which] = changed
    assert _first_unsound(records) == which


def _replace(record: SealedRecord, **changes: object) -> SealedRecord:
    fields = {name: getattr(record, name) for name in SealedRecord.__struct_fields__}
    return SealedRecord(**{**fields, **changes})


@given(st.lists(st.binary(min_size=1, max_size=9), min_size=3, max_size=6, unique=True), st.data())
def test_that_a_record_taken_out_or_moved_is_found(
    bodies: list[bytes], data: st.DataObject
) -> None:
    records = _chain(*bodies)
    at = data.draw(st.integers(0, len(records) - 2))
    without = records[:at] + records[at + 1 :]
    assert _first_unsound(without) == at
    swapped = [*records[:at], records[at + 1], records[at], *records[at + 2 :]]
    assert _first_unsound(swapped) == at


def test_that_the_same_words_in_another_log_are_another_record() -> None:
    other, h = log_start(b"another log")
    one = seal(KEY, Tip(LOG, 0, H0), b"{}", b"{}")
    two = seal(KEY, Tip(other, 0, h), b"{}", b"{}")
    assert one.id != two.id
    moved = _replace(one, log=other)
    assert not signature_is_good(PUBLIC, moved)


def test_that_a_signature_of_another_key_is_not_good() -> None:
    record = _chain(b"{}")[0]
    assert signature_is_good(PUBLIC, record)
    assert not signature_is_good(bytes(make_key("thief").verify_key), record)
    assert not signature_is_good(PUBLIC, _replace(record, signature=None))


@given(st.binary(max_size=80), st.binary(max_size=80), st.binary(max_size=80))
def test_that_verifying_never_raises(key: bytes, message: bytes, signature: bytes) -> None:
    assert verify_bytes(key, message, signature) is False


def test_that_signed_things_of_different_purpose_begin_differently() -> None:
    tip = Tip(LOG, 3, H0)
    starts = {signed_bytes(LOG, 1, H0)[:4], certificate_bytes(PUBLIC, tip)[:4]}
    assert starts == {b"TWS1", b"TWB1"}


def test_that_a_certificate_covers_the_key_and_the_old_tip() -> None:
    tip = Tip(LOG, 3, H0)
    messages = {
        certificate_bytes(PUBLIC, None),
        certificate_bytes(PUBLIC, tip),
        certificate_bytes(PUBLIC, Tip(LOG, 4, H0)),
        certificate_bytes(bytes(32), tip),
    }
    assert len(messages) == 4


# --- the head ----------------------------------------------------------------------------------

ids = st.binary(min_size=16, max_size=16).map(lambda raw: RecordId(raw.hex()))
heads = st.builds(
    Head,
    kind=st.text(max_size=30),
    at=st.integers(-(2**62), 2**62),
    tz=st.integers(-840, 840),
    by=st.none() | st.builds(By, ids.map(PersonId), ids, st.none() | ids),
    replaces=st.lists(ids, max_size=MAX_REPLACES).map(tuple),
    seen=st.none() | st.builds(Seen, st.integers(0, 2**62), ids),
)


@given(heads)
def test_that_a_head_reads_as_it_was_written(head: Head) -> None:
    assert decode_head(encode_head(head)) == head


def test_that_a_head_has_room_for_sixteen_replaced_records_and_no_more() -> None:
    some = tuple(RecordId(f"{n:032x}") for n in range(MAX_REPLACES + 1))
    by = By(PersonId(some[0]), some[1], some[2])
    full = Head("record.withdrawn", 2**53, -300, by, some[:-1], Seen(2**53, some[0]))
    assert len(encode_head(full)) <= MAX_HEAD
    with pytest.raises(InvalidInput) as refused:
        encode_head(Head("record.withdrawn", 1, replaces=some))
    assert refused.value.code is ErrorCode.RECORD_TOO_LARGE
    with pytest.raises(InvalidInput):
        encode_head(Head("x" * MAX_HEAD, 1))


def test_that_a_record_beyond_its_size_is_refused_before_it_is_signed() -> None:
    head = encode_head(Head("note.written", 1))
    seal(KEY, Tip(LOG, 0, H0), head, b"x" * (MAX_HEAD_AND_BODY - len(head)))
    with pytest.raises(InvalidInput) as refused:
        seal(KEY, Tip(LOG, 0, H0), head, b"x" * (MAX_HEAD_AND_BODY - len(head) + 1))
    assert refused.value.code is ErrorCode.RECORD_TOO_LARGE


def test_that_a_field_from_a_newer_program_does_not_stop_a_head() -> None:
    head = decode_head(b'{"kind":"try.recorded","at":5,"mood":{"deep":[1]}}')
    assert (head.kind, head.at, head.by) == ("try.recorded", 5, None)


# --- depth -------------------------------------------------------------------------------------

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet='[]{}"\\abc', max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=40,
)


def _depth(value: object) -> int:
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    return 0


@given(json_values, st.integers(0, 5))
def test_that_depth_is_judged_as_a_parser_would(value: object, limit: int) -> None:
    assert depth_is_bounded(json.dumps(value).encode(), limit) is (_depth(value) <= limit)


def test_that_the_limit_of_depth_is_exact_and_hostile_depth_is_cheap() -> None:
    assert depth_is_bounded(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)
    assert not depth_is_bounded(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1))
    assert not depth_is_bounded(b"[" * 30_000)
    assert depth_is_bounded(b'"' + b"[" * 30_000 + b'"')
    assert depth_is_bounded(b'"\\"' + b"[" * 30 + b'"')
    assert not depth_is_bounded(b'"\\\\"' + b"[" * 30)


@given(st.binary(max_size=200))
def test_that_judging_depth_never_raises(raw: bytes) -> None:
    assert depth_is_bounded(raw) in (True, False)


# --- ids ---------------------------------------------------------------------------------------


def test_that_an_id_is_the_first_half_of_the_hash() -> None:
    raw = bytes(range(32))
    assert record_id(raw) == raw[:16].hex()
    assert is_record_id(record_id(raw))


@pytest.mark.parametrize("text", ["", "ab", "A" * 32, "g" * 32, "0" * 31, "0" * 33, "0" * 31 + "é"])
def test_that_only_thirty_two_lower_case_hex_digits_are_an_id(text: str) -> None:
    assert not is_record_id(text)


def test_that_a_world_makes_the_same_bytes_every_time() -> None:
    def make() -> list[bytes]:
        world = World()
        world.signed(world.trainee(), "01-01", world.trainer(), day(0))
        return [sealed.hash for sealed in world.sealed.values()]

    assert make() == make()


def test_that_every_record_of_a_world_is_sound() -> None:
    world = World()
    world.signed(world.trainee(), "01-01", world.trainer(), day(0))
    for sealed in world.sealed.values():
        assert signature_is_good(bytes(world.office.key.verify_key), sealed)
        assert msgspec.json.decode(sealed.head)["kind"]
