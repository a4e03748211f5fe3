"""The bundle: one file for a stick, from a PC to its hub or from the hub to one PC.

::

    header    2,048 bytes: the title line, one line of JSON (``Header``), the sender's signature of
              that line in base64, blanks
    parts     each: length (u32, big-endian), SHA-256 of what follows, and that: a sealed box

A part is a message (zstd of JSON) or a piece of a file that records name, sealed to the reader's
key; the header names all parts by one hash and is signed, so a bundle is all of what its sender
wrote or it is refused. Nothing of it ever becomes a path. Memory: one part at a time, whatever the
file claims. This module knows neither store nor ledger, and not what messages mean. Any thread.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import msgspec
from msgspec import Meta
from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from nacl.signing import SigningKey, VerifyKey

from trainer_app.kernel.errors import ErrorCode, InvalidInput, SyncProblem, Unavailable
from trainer_app.kernel.records import verify_bytes
from trainer_app.sync.checking import base64_of, signature_of
from trainer_app.sync.protocol import MAX_COMPRESSED, Count, Hash, Id

FORMAT: Final = 1
SUFFIX: Final = ".trainer-bundle"
TITLE: Final = b"Toolroom Trainer bundle\n"
HEADER_BYTES: Final = 2_048
MAX_PARTS: Final = 20_000
"""20 GiB of files, or ten million records."""

TAG_BUNDLE: Final = b"TWF1"
"""A sender signs TWF1 | the header's line of JSON."""

_LENGTH_BYTES: Final = 4
_HASH_BYTES: Final = 32
_MOST_SEALED: Final = MAX_COMPRESSED + 4_096
_LONGEST_NAME: Final = 100
_NEW: Final = ".new"
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

Sign = Callable[[bytes], bytes]
Unseal = Callable[[bytes], bytes]
"""Raises ``ValueError`` for what was not sealed to this key."""

Name = Annotated[str, Meta(max_length=_LONGEST_NAME)]
At = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
"""What a clock says, ms since 1970: some stand before it."""


class What(StrEnum):
    RECORDS = "records for the hub"
    REPLY = "reply of the hub"


class Header(msgspec.Struct, frozen=True):
    """What a bundle says about itself to anybody who opens it in an editor."""

    format: int
    what: What
    plant: Id
    plant_name: Name
    sender: Hash
    """Ed25519 public key, hex; the reader's too."""
    sender_name: Name
    reader: Hash
    reader_name: Name
    made: At
    """The sender's clock, ms."""
    parts: Annotated[int, Meta(ge=0, le=MAX_PARTS)] = 0
    size: Count = 0
    """Bytes of all parts with their lengths and hashes."""
    digest: Hash = "0" * 64
    """SHA-256 over the SHA-256s of all parts."""


class _Format(msgspec.Struct, frozen=True):
    """The one field that every later format keeps."""

    format: int


_header_decoder: Final = msgspec.json.Decoder(Header)


def unsealing(key: SigningKey) -> Unseal:
    """With a key that is at hand. (A PC's key is only in its store.)"""
    box = SealedBox(key.to_curve25519_private_key())

    def unseal(sealed: bytes) -> bytes:
        try:
            return box.decrypt(sealed)
        except CryptoError as error:
            raise ValueError("sealed to another key") from error

    return unseal


def name_that_fits(name: str) -> str:
    return name[:_LONGEST_NAME]


# --- writing -------------------------------------------------------------------------------------


class Writer:
    """Parts, one after the other. Made by ``writing``."""

    def __init__(self, file: BinaryIO, reader: str) -> None:
        self._file = file
        self._box = SealedBox(VerifyKey(bytes.fromhex(reader)).to_curve25519_public_key())
        self._digest = hashlib.sha256()
        self.parts = 0
        self.size = 0

    def add(self, plain: bytes) -> None:
        """Raises MESSAGE_TOO_LARGE where nobody would take it, or who counts is at the end."""
        sealed = bytes(self._box.encrypt(plain))
        if len(sealed) > _MOST_SEALED or self.parts >= MAX_PARTS:
            raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)
        digest = hashlib.sha256(sealed).digest()
        self._file.write(len(sealed).to_bytes(_LENGTH_BYTES, "big") + digest)
        self._file.write(sealed)
        self._digest.update(digest)
        self.parts += 1
        self.size += _LENGTH_BYTES + _HASH_BYTES + len(sealed)

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def writing(target: Path, header: Header, sign: Sign) -> Iterator[Writer]:
    """A bundle that is at ``target`` once this ends well, and whole; else nothing is changed there.

    An older bundle of this name is replaced, and no other file (BUNDLE_NOT_OURS). Raises DISK_FULL
    or FILE_UNWRITABLE.
    """
    fresh = target.with_name(f".{target.name}{_NEW}")
    with _file_errors(target):
        if target.exists():
            _refuse_foreign(target)
        fresh.unlink(missing_ok=True)  # of a program that was killed
        try:
            with fresh.open("xb") as file:
                file.write(bytes(HEADER_BYTES))
                writer = Writer(file, header.reader)
                yield writer
                told = msgspec.structs.replace(
                    header, parts=writer.parts, size=writer.size, digest=writer.digest
                )
                file.seek(0)
                file.write(_header_bytes(told, sign))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(target)
        finally:
            with suppress(OSError):  # a stick that was pulled out
                fresh.unlink(missing_ok=True)
        _sync_folder(target.parent)


def _header_bytes(header: Header, sign: Sign) -> bytes:
    line = msgspec.json.encode(header)
    signature = base64_of(sign(TAG_BUNDLE + line)).encode()
    said = TITLE + line + b"\n" + signature + b"\n"
    return said.ljust(HEADER_BYTES - 1) + b"\n"


def _refuse_foreign(target: Path) -> None:
    with target.open("rb") as file:
        if file.read(len(TITLE)) != TITLE:
            raise InvalidInput(ErrorCode.BUNDLE_NOT_OURS, path=str(target))


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk; some sticks' file systems know no such thing."""
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = ErrorCode.DISK_FULL if error.errno in _FULL else ErrorCode.FILE_UNWRITABLE
        raise Unavailable(code, path=str(path)) from error


# --- reading -------------------------------------------------------------------------------------


@dataclass(slots=True)
class Bundle:
    """A bundle that is open, whose header is what its sender signed. Made by ``reading``."""

    header: Header
    path: Path
    _file: BinaryIO
    _hashes: tuple[bytes, ...] = ()

    def check(self, unseal: Unseal, look: Callable[[int, bytes], None]) -> None:
        """Read it to its end before anything of it is taken; ``look`` sees each part, opened.

        Raises BUNDLE_CUT_OFF, BUNDLE_ALTERED, BUNDLE_FOREIGN with the number of the part; so does
        a SyncProblem of ``look``.
        """
        hashes = []
        size = 0
        for number, sealed, digest in self._sealed():
            hashes.append(digest)
            size += _LENGTH_BYTES + _HASH_BYTES + len(sealed)
            with self.looking(number):
                look(number, unseal(sealed))
        digest_of_all = hashlib.sha256(b"".join(hashes)).hexdigest()
        with self._read_errors():
            more = self._file.read(1)
        if more or size != self.header.size or digest_of_all != self.header.digest:
            raise self._altered(self.header.parts)
        self._hashes = tuple(hashes)

    def parts(self, unseal: Unseal) -> Iterator[tuple[int, bytes]]:
        """After ``check``: every part once more, opened, and the same as it was then."""
        for number, sealed, digest in self._sealed():
            if digest != self._hashes[number - 1]:
                raise self._altered(number)
            with self.looking(number):
                plain = unseal(sealed)
            yield number, plain

    @contextmanager
    def looking(self, number: int) -> Iterator[None]:
        """Whatever is wrong with a part says which part it is."""
        try:
            yield
        except (ValueError, SyncProblem) as error:
            raise InvalidInput(
                ErrorCode.BUNDLE_FOREIGN,
                path=str(self.path),
                part=number,
                parts=self.header.parts,
            ) from error

    def _altered(self, part: int) -> InvalidInput:
        path, parts = str(self.path), self.header.parts
        return InvalidInput(ErrorCode.BUNDLE_ALTERED, path=path, part=part, parts=parts)

    def _cut_off(self, part: int) -> InvalidInput:
        path, parts = str(self.path), self.header.parts
        return InvalidInput(ErrorCode.BUNDLE_CUT_OFF, path=path, part=part, parts=parts)

    def _sealed(self) -> Iterator[tuple[int, bytes, bytes]]:
        self._file.seek(HEADER_BYTES)
        for number in range(1, self.header.parts + 1):
            with self._read_errors():
                start = self._file.read(_LENGTH_BYTES + _HASH_BYTES)
                length = int.from_bytes(start[:_LENGTH_BYTES], "big")
                if length > _MOST_SEALED:
                    raise self._altered(number)
                sealed = self._file.read(length)
            if len(start) < _LENGTH_BYTES + _HASH_BYTES or len(sealed) < length:
                raise self._cut_off(number)
            digest = hashlib.sha256(sealed).digest()
            if digest != start[_LENGTH_BYTES:]:
                raise self._altered(number)
            yield number, sealed, digest

    @contextmanager
    def _read_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Unavailable(ErrorCode.FILE_UNREADABLE, path=str(self.path)) from error


@contextmanager
def reading(path: Path) -> Iterator[Bundle]:
    """Raises FILE_UNREADABLE, BUNDLE_NOT_OURS, BUNDLE_NEWER, BUNDLE_HEADER."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise InvalidInput(ErrorCode.FILE_UNREADABLE, path=str(path)) from error
    with file:
        try:
            raw = file.read(HEADER_BYTES)
        except OSError as error:
            raise Unavailable(ErrorCode.FILE_UNREADABLE, path=str(path)) from error
        yield Bundle(_read_header(raw, path), path, file)


def _read_header(raw: bytes, path: Path) -> Header:
    if not raw.startswith(TITLE):
        raise InvalidInput(ErrorCode.BUNDLE_NOT_OURS, path=str(path))
    line, _, rest = raw[len(TITLE) :].partition(b"\n")
    try:
        if msgspec.json.decode(line, type=_Format).format > FORMAT:
            raise InvalidInput(ErrorCode.BUNDLE_NEWER, path=str(path))
        header = _header_decoder.decode(line)
        signature = signature_of(rest.partition(b"\n")[0].decode())
    except (ValueError, RecursionError, SyncProblem) as error:  # msgspec's are ValueErrors
        raise InvalidInput(ErrorCode.BUNDLE_HEADER, path=str(path)) from error
    signed = verify_bytes(bytes.fromhex(header.sender), TAG_BUNDLE + line, signature)
    if len(raw) != HEADER_BYTES or not signed:
        raise InvalidInput(ErrorCode.BUNDLE_HEADER, path=str(path))
    return header
