"""A ticket: one line that lets one PC join a plant. Typed from paper, or from a file or a QR code.

Groups of six characters, the last of each a check of the five before it and of the group's place::

    version | grant and flags | hub key (32) | plant (16) | secret (10)
        [| TLS fingerprint (32)] [| url, UTF-8] | first 2 bytes of SHA-256 over all that

in Crockford's base 32: no I, L, O, U; whoever types them is understood, in any case, with any
spaces and dashes. A slip is named by the number of its group. Pure; any thread.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.streams import PLANT_ID_BYTES
from trainer_app.sync.checking import KEY_BYTES
from trainer_app.sync.protocol import Grant
from trainer_app.sync.signing import SECRET_BYTES

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)} | {
    "O": 0,
    "I": 1,
    "L": 1,
}
_BITS: Final = 5
_GROUP: Final = 5
"""Characters of a group that carry something."""
_VERSION: Final = 1
_GRANTS: Final = (Grant.FLOOR, Grant.OFFICE, Grant.ASSESSOR, Grant.AUDITOR, Grant.COORDINATOR)
_GRANT_MASK: Final = 0x0F
_WITH_FINGERPRINT: Final = 0x10
_CHECK_BYTES: Final = 2
_FINGERPRINT_BYTES: Final = 32
_BETWEEN: Final = "-–—\u2011_.:"
_MOST_CHARACTERS: Final = 2_000
_LEAST_CHARACTERS: Final = 3 * (_GROUP + 1)
"""Fewer are not even an attempt."""
_MOST_NAMED: Final = 3
"""A character left out makes every group after it wrong: only the first is of use then."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the hub gives out once, for one PC. Bytes as lower-case hex."""

    hub_key: str
    plant: str
    secret: str
    grant: Grant = Grant.FLOOR
    url: str = ""
    """Empty: it is typed beside the ticket."""
    fingerprint: str = ""
    """SHA-256 of a small hub's own TLS certificate; empty: the system's trust store."""


def write_ticket(ticket: Ticket) -> str:
    """One line: groups with dashes between them."""
    flags = _GRANTS.index(ticket.grant) | (_WITH_FINGERPRINT if ticket.fingerprint else 0)
    said = bytes((_VERSION, flags)) + bytes.fromhex(
        ticket.hub_key + ticket.plant + ticket.secret + ticket.fingerprint
    )
    said += ticket.url.encode()
    letters = _to_letters(said + _check(said))
    parts = (letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))
    return "-".join(part + _check_letter(number, part) for number, part in enumerate(parts, 1))


def read_ticket(typed: str) -> Ticket:
    """What was typed or scanned. Raises TICKET_SHAPE, or TICKET_MISTYPED with the groups."""
    letters = _letters(typed)
    parts = [letters[i : i + _GROUP + 1] for i in range(0, len(letters), _GROUP + 1)]
    wrong = [
        str(number)
        for number, part in enumerate(parts, 1)
        if part[-1] != _check_letter(number, part[:-1])
    ]
    if wrong:
        named = wrong if len(wrong) <= _MOST_NAMED else wrong[:1]
        raise SyncProblem(ErrorCode.TICKET_MISTYPED, groups=", ".join(named))
    said, check = _split(_to_bytes("".join(part[:-1] for part in parts)))
    if check != _check(said):
        raise SyncProblem(ErrorCode.TICKET_MISTYPED, groups=f"1–{len(parts)}")
    return _read(said)


def _read(said: bytes) -> Ticket:
    version, flags = said[0], said[1]
    grant = flags & _GRANT_MASK
    if version != _VERSION or grant >= len(_GRANTS):
        raise SyncProblem(ErrorCode.UPGRADE_REQUIRED)
    sizes = [KEY_BYTES, PLANT_ID_BYTES, SECRET_BYTES]
    sizes.append(_FINGERPRINT_BYTES if flags & _WITH_FINGERPRINT else 0)
    start, fields = 2, list[str]()
    for size in sizes:
        fields.append(said[start : start + size].hex())
        start += size
    try:
        url = said[start:].decode()
    except UnicodeDecodeError as error:
        raise SyncProblem(ErrorCode.TICKET_SHAPE) from error
    if start > len(said):
        raise SyncProblem(ErrorCode.TICKET_SHAPE)
    key, plant, secret, fingerprint = fields
    return Ticket(key, plant, secret, _GRANTS[grant], url, fingerprint)


def _letters(typed: str) -> str:
    """Without what people put between, in one spelling."""
    if len(typed) > _MOST_CHARACTERS:
        raise SyncProblem(ErrorCode.TICKET_SHAPE)
    letters = [c for c in typed.upper() if not c.isspace() and c not in _BETWEEN]
    if len(letters) < _LEAST_CHARACTERS or any(letter not in _VALUES for letter in letters):
        raise SyncProblem(ErrorCode.TICKET_SHAPE)
    return "".join(_ALPHABET[_VALUES[letter]] for letter in letters)


def _split(raw: bytes) -> tuple[bytes, bytes]:
    least = 2 + KEY_BYTES + PLANT_ID_BYTES + SECRET_BYTES + _CHECK_BYTES
    if len(raw) < least:
        raise SyncProblem(ErrorCode.TICKET_SHAPE)
    return raw[:-_CHECK_BYTES], raw[-_CHECK_BYTES:]


def _check(said: bytes) -> bytes:
    return hashlib.sha256(b"ticket" + said).digest()[:_CHECK_BYTES]


def _check_letter(number: int, part: str) -> str:
    digest = hashlib.sha256(f"{number}:{part}".encode()).digest()
    return _ALPHABET[digest[0] % len(_ALPHABET)]


def _to_letters(raw: bytes) -> str:
    count = -(-len(raw) * 8 // _BITS)
    value = int.from_bytes(raw, "big") << (count * _BITS - len(raw) * 8)
    return "".join(_ALPHABET[value >> _BITS * i & 31] for i in range(count - 1, -1, -1))


def _to_bytes(letters: str) -> bytes:
    value = 0
    for letter in letters:
        value = value << _BITS | _VALUES[letter]
    size = len(letters) * _BITS // 8
    return (value >> (len(letters) * _BITS - size * 8)).to_bytes(size, "big")
