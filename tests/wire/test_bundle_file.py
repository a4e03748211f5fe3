"""The file on a stick: read as it was written, or refused whole, with the part named."""

from __future__ import annotations

import hashlib
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import cast

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import make_key
from tests.wire import golden_bundle
from tests.wire.golden_messages import AT, HUB, PLANT, make_page, records, sign
from tests.wire.test_framing import runs
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Unavailable
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.streams import Cursor, Entry, Run
from trainer_app.sync import bundle, bundle_parts, framing
from trainer_app.sync.bundle import HEADER_BYTES, TAG_BUNDLE, TITLE, Header, unsealing
from trainer_app.sync.bundle_parts import (
    MAX_LOGS,
    Counting,
    Piece,
    Said,
    read_part,
    say_page,
    say_runs,
    write_message,
    write_piece,
)
from trainer_app.sync.checking import base64_of, encode
from trainer_app.sync.packing import pack
from trainer_app.sync.protocol import MAX_BLOB_PART, MAX_PLAIN, MAX_RECORDS, WireRun

UNSEAL = unsealing(HUB)


def read(file: Path, hub_key: bytes = b"") -> list[Said | Piece]:
    """As both ends do: looked at whole, and then once more."""
    with bundle.reading(file) as opened:
        counting = Counting(opened.header.plant, hub_key)
        opened.check(UNSEAL, counting.look)
        with opened.looking(opened.header.parts):
            counting.close()
        return [read_part(plain) for _number, plain in opened.parts(UNSEAL)]


def write(file: Path, *parts: bytes) -> Path:
    with bundle.writing(file, golden_bundle.header(), sign) as writer:
        for part in parts:
            writer.add(part)
    return file


def refused(file: Path, code: ErrorCode, part: int | None = None) -> bool:
    with pytest.raises(InvalidInput) as problem:
        read(file)
    return (problem.value.code, problem.value.params.get("part")) == (code, part)


# --- what is on sticks already -------------------------------------------------------------------


def test_that_a_stick_from_a_drawer_is_still_read() -> None:
    assert read(golden_bundle.FILE) == golden_bundle.parts()


def test_that_a_bundle_says_in_words_what_it_is() -> None:
    lines = golden_bundle.FILE.read_bytes()[:HEADER_BYTES].decode().splitlines()
    assert lines[0] == "Toolroom Trainer bundle"
    said = msgspec.json.decode(lines[1], type=Header)
    assert (said.what.value, said.plant, said.parts) == ("records for the hub", PLANT, 4)
    assert (said.sender_name, said.reader_name, said.made) == ("Poste d’atelier", "hub", AT)
    assert "Poste d’atelier" in lines[1]
    assert golden_bundle.FILE.stat().st_size == HEADER_BYTES + said.size


def test_that_nobody_else_can_open_it() -> None:
    with bundle.reading(golden_bundle.FILE) as opened, pytest.raises(InvalidInput) as problem:
        opened.check(unsealing(make_key("somebody")), lambda *_: None)
    assert problem.value.code is ErrorCode.BUNDLE_FOREIGN


_PIECES = st.binary(max_size=600).filter(bool)


@given(st.lists(st.one_of(runs(), _PIECES), max_size=8))
@settings(max_examples=30)
def test_that_a_bundle_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, said: list[Run | bytes]
) -> None:
    parts: list[Said | Piece] = [Said(cursors=(framing.wire_cursor(Cursor("plant")),))]
    for each in said:
        if isinstance(each, Run):
            parts.append(say_runs([each]))
        else:
            name = hashlib.sha256(each).hexdigest()
            cut = len(each) // 2
            pieces = [(0, each[:cut]), (cut, each[cut:])] if cut else [(0, each)]
            parts += [Piece(name, start, len(each), piece) for start, piece in pieces]
    file = tmp_path_factory.mktemp("stick") / "a.trainer-bundle"
    raw = [write_piece(p) if isinstance(p, Piece) else write_message(p) for p in parts]
    assert read(write(file, *raw)) == parts


# --- cut off, altered, not ours ------------------------------------------------------------------


def places() -> list[tuple[int, int, int]]:
    """Of each part: its number, where it begins and where it ends in the golden file."""
    raw = golden_bundle.FILE.read_bytes()
    found: list[tuple[int, int, int]] = []
    at = HEADER_BYTES
    while at < len(raw):
        end = at + 36 + int.from_bytes(raw[at : at + 4], "big")
        found.append((len(found) + 1, at, end))
        at = end
    return found


def test_that_a_file_that_ends_too_soon_is_refused_by_the_part_it_ends_in(tmp_path: Path) -> None:
    raw = golden_bundle.FILE.read_bytes()
    file = tmp_path / "cut.trainer-bundle"
    for part, start, end in places():
        for size in (start, start + 3, start + 36, end - 1):
            file.write_bytes(raw[:size])
            assert refused(file, ErrorCode.BUNDLE_CUT_OFF, part), (part, size)
    for size in (len(TITLE), 500, HEADER_BYTES - 1):
        file.write_bytes(raw[:size])
        assert refused(file, ErrorCode.BUNDLE_HEADER), size
    for size in (0, 5):
        file.write_bytes(raw[:size])
        assert refused(file, ErrorCode.BUNDLE_NOT_OURS), size


def test_that_one_turned_bit_is_found_wherever_it_is(tmp_path: Path) -> None:
    raw = golden_bundle.FILE.read_bytes()
    file = tmp_path / "turned.trainer-bundle"

    def turned(at: int) -> Path:
        file.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        return file

    for part, start, end in places():
        for at in (start + 4, start + 20, start + 36, end - 1):
            assert refused(turned(at), ErrorCode.BUNDLE_ALTERED, part), (part, at)
    assert refused(turned(raw.index(b"Poste")), ErrorCode.BUNDLE_HEADER)
    assert refused(turned(raw.index(b"==\n") - 5), ErrorCode.BUNDLE_HEADER)


def test_that_parts_are_neither_left_out_nor_swapped_nor_added(tmp_path: Path) -> None:
    raw = golden_bundle.FILE.read_bytes()
    start, parts = raw[:HEADER_BYTES], [raw[a:b] for _, a, b in places()]
    file = tmp_path / "other.trainer-bundle"
    file.write_bytes(b"".join([start, parts[1], parts[0], *parts[2:]]))
    assert refused(file, ErrorCode.BUNDLE_ALTERED, 4)
    file.write_bytes(b"".join([start, *parts, parts[0]]))
    assert refused(file, ErrorCode.BUNDLE_ALTERED, 4)
    file.write_bytes(b"".join([start, *parts[:-1]]))
    assert refused(file, ErrorCode.BUNDLE_CUT_OFF, 4)


def test_that_a_newer_format_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    line = b'{"format":2,"what":"something that does not exist yet"}'
    raw = TITLE + line + b"\n" + base64_of(sign(TAG_BUNDLE + line)).encode() + b"\n"
    file = tmp_path / "newer.trainer-bundle"
    file.write_bytes(raw.ljust(HEADER_BYTES))
    assert refused(file, ErrorCode.BUNDLE_NEWER)


# --- hostile -------------------------------------------------------------------------------------


def bomb(size: int) -> bytes:
    """A few bytes that would become ``size`` blanks."""
    return b"J" + zstandard.ZstdCompressor().compress(b" " * size)


def many_logs() -> list[bytes]:
    made = records()[1]
    found, logs = [], [LogId(f"{n:032x}") for n in range(MAX_LOGS + 1)]
    for start in range(0, len(logs), MAX_RECORDS):
        some = logs[start : start + MAX_RECORDS]
        said = [Run("plant", log, 2, bytes(32), (made[1],)) for log in some]
        found.append(write_message(say_runs(said)))
    return found


def piece(start: int, whole: int, size: int, name: str = golden_bundle.PHOTO_NAME) -> bytes:
    return write_piece(Piece(name, start, whole, golden_bundle.PHOTO[start : start + size]))


PHOTO_SIZE = len(golden_bundle.PHOTO)
PAGE = make_page(Cursor("plant"), (Entry(AT, records()[0], records()[1][0]),))
BEGUN = write_message(Said(begun=(framing.wire_cursor(Cursor("plant")),)))

HOSTILE: dict[str, Callable[[], list[bytes]]] = {
    "nothing at all": list,
    "an empty part": lambda: [b""],
    "a part of a kind that does not exist": lambda: [b"Xwhatever"],
    "junk": lambda: [b"J" + bytes(range(256))],
    "a bomb beyond the limit": lambda: [bomb(MAX_PLAIN + 1)],
    "a bomb within the limit": lambda: [bomb(MAX_PLAIN - 1)],
    "brackets": lambda: [b"J" + pack(b"[" * 60_000)],
    "more records than a part may hold": lambda: [
        write_message(
            Said(runs=tuple(WireRun("plant", "00" * 16, 1, "00" * 32) for _ in range(3_000)))
        )
    ],
    "ten thousand logs": many_logs,
    "a run that is none": lambda: [
        b"J" + pack(encode(Said(runs=(WireRun("plant", "../../../../etc/passwd", 1, "00"),))))
    ],
    "a file of another name": lambda: [piece(0, PHOTO_SIZE, PHOTO_SIZE, "ab" * 32)],
    "a file that begins in the middle": lambda: [piece(100, PHOTO_SIZE, PHOTO_SIZE)],
    "a file with a hole": lambda: [piece(0, PHOTO_SIZE, 50), piece(100, PHOTO_SIZE, 500)],
    "a file that does not end": lambda: [piece(0, PHOTO_SIZE, 50)],
    "a file that grows": lambda: [piece(0, PHOTO_SIZE, 50), piece(50, PHOTO_SIZE + 9, 500)],
    "a file that is larger than it says": lambda: [piece(0, 10, PHOTO_SIZE)],
    "a file that is larger than any": lambda: [piece(0, 2**40, 10)],
    "a piece that is too large": lambda: [
        write_piece(Piece("ab" * 32, 0, MAX_BLOB_PART + 1, bytes(MAX_BLOB_PART + 1)))
    ],
    "a page of a PC's own making": lambda: [BEGUN, write_message(say_page(PAGE))],
    "a page that follows nothing": lambda: [write_message(say_page(PAGE))],
}


@pytest.mark.parametrize("what", HOSTILE)
def test_that_what_no_bundle_holds_is_refused_and_takes_little_memory(
    tmp_path: Path, what: str
) -> None:
    file = write(tmp_path / "hostile.trainer-bundle", *HOSTILE[what]())
    size = file.stat().st_size
    tracemalloc.start()
    with pytest.raises(InvalidInput) as problem:
        read(file)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.value.code is ErrorCode.BUNDLE_FOREIGN
    assert most < 8 * 1024 * 1024 + 12 * size


def test_that_the_hub_s_pages_are_looked_at_and_taken(tmp_path: Path) -> None:
    file = write(tmp_path / "a.trainer-bundle", BEGUN, write_message(say_page(PAGE)))
    said = cast("Said", read(file, bytes(HUB.verify_key))[1])
    assert bundle_parts.read_pages(said, PLANT) == [PAGE]


@pytest.mark.parametrize(("parts", "length"), [(10**9, 36), (20_000, 2**31)])
def test_that_a_header_s_word_is_not_a_reason_to_read_on(
    tmp_path: Path, parts: int, length: int
) -> None:
    told = msgspec.structs.replace(golden_bundle.header(), parts=parts, size=2**60)
    line = msgspec.json.encode(told)
    raw = TITLE + line + b"\n" + base64_of(sign(TAG_BUNDLE + line)).encode() + b"\n"
    file = tmp_path / "large.trainer-bundle"
    file.write_bytes(raw.ljust(HEADER_BYTES) + length.to_bytes(4, "big") + bytes(100))
    with pytest.raises(InvalidInput):
        read(file)


# --- writing -------------------------------------------------------------------------------------


def write_to_nobody(file: Path) -> None:
    with bundle.writing(file, golden_bundle.header(), sign) as writer:
        writer.add(BEGUN)
        raise ValueError("there is no such reader")


def test_that_what_fails_leaves_the_older_bundle_and_no_half_of_a_new_one(tmp_path: Path) -> None:
    file = write(tmp_path / "a.trainer-bundle", BEGUN)
    before = file.read_bytes()
    with pytest.raises(ValueError, match="reader"):
        write_to_nobody(file)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_that_no_other_file_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "thesis.doc"
    file.write_text("three years of work", encoding="utf-8")
    with pytest.raises(InvalidInput) as problem:
        write(file, BEGUN)
    assert problem.value.code is ErrorCode.BUNDLE_NOT_OURS
    assert file.read_text("utf-8") == "three years of work"
    with pytest.raises(Unavailable) as away:
        write(tmp_path / "pulled out" / "a.trainer-bundle", BEGUN)
    assert away.value.code is ErrorCode.FILE_UNWRITABLE
