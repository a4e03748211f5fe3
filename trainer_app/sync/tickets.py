"""A ticket: one line that lets one PC join a plant. From a file or a QR code, or typed from paper.

Groups of six characters, the last of each a check of the five before it and of the group's place.
What is in a file or a QR code says everything::

    version | grant and flags | hub key (32) | plant (16) | secret (10)
        [| TLS fingerprint (32)] [| url, UTF-8] | first 2 bytes of SHA-256 over all that

What is typed is six groups long: the secret (16 characters) and a seal (14) of what the long form
says besides. The hub tells that when it is asked by the ticket's name, and what does not fit the
seal is not the hub of the ticket (decision 0036). In Crockford's base 32: no I, L, O, U; whoever
types them is understood, in any case, with any spaces and dashes. A slip is named by the number of
its group. Pure; any thread.
"""

from __future__ import annotations

import hashlib
import hmac
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
_TYPED_GROUPS: Final = 6
_SECRET_LETTERS: Final = SECRET_BYTES * 8 // _BITS
_SEAL_LETTERS: Final = _TYPED_GROUPS * _GROUP - _SECRET_LETTERS
_MOST_TYPED: Final = 60
"""With fewer characters than this it was meant to be the short form."""
_SEAL_ROUNDS: Final = 1 << 16
_NAME_BYTES: Final = 16
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


@dataclass(frozen=True, slots=True)
class TypedTicket:
    """What is typed. ``seal``: of the ticket that it stands for, in letters."""

    secret: str
    seal: str

    @property
    def name(self) -> str:
        """What the hub is asked by, hex; it gives away neither secret nor seal."""
        return hashlib.sha256(b"name of a ticket" + self.seal.encode()).hexdigest()[
            : 2 * _NAME_BYTES
        ]

    def fits(self, ticket: Ticket) -> bool:
        """Whether this is the very ticket that was given out. Takes some 50 ms."""
        return ticket.secret == self.secret and hmac.compare_digest(_seal(ticket), self.seal)


def typed_form(ticket: Ticket) -> TypedTicket:
    """Of a ticket that says everything. Takes some 50 ms."""
    return TypedTicket(ticket.secret, _seal(ticket))


def write_typed(typed: TypedTicket) -> str:
    """One line of six groups."""
    letters = _to_letters(bytes.fromhex(typed.secret)) + typed.seal
    parts = _parts(letters, _GROUP)
    return "-".join(part + _typed_check(number, parts) for number, part in enumerate(parts, 1))


def write_ticket(ticket: Ticket) -> str:
    """One line: groups with dashes between them."""
    flags = _GRANTS.index(ticket.grant) | (_WITH_FINGERPRINT if ticket.fingerprint else 0)
    said = bytes((_VERSION, flags)) + bytes.fromhex(
        ticket.hub_key + ticket.plant + ticket.secret + ticket.fingerprint
    )
    said += ticket.url.encode()
    parts = _parts(_to_letters(said + _check(said)), _GROUP)
    return "-".join(part + _check_letter(number, part) for number, part in enumerate(parts, 1))


def read_ticket(typed: str) -> Ticket | TypedTicket:
    """What was typed or scanned. Raises TICKET_SHAPE, or TICKET_MISTYPED with the groups."""
    letters = _letters(typed)
    parts = _parts(letters, _GROUP + 1)
    bare = [part[:-1] for part in parts]
    wrong = [n for n, part in enumerate(parts, 1) if part[-1] != _check_letter(n, bare[n - 1])]
    if len(letters) < _MOST_TYPED:
        as_typed = [n for n, part in enumerate(parts, 1) if part[-1] != _typed_check(n, bare)]
        if len(as_typed) < len(wrong):
            return _read_typed(bare, as_typed)
    _refuse_mistyped(wrong)
    said, check = _split(_to_bytes("".join(bare)))
    if check != _check(said):
        raise SyncProblem(ErrorCode.TICKET_MISTYPED, groups=f"1–{len(parts)}")
    return _read(said)


def _read_typed(parts: list[str], wrong: list[int]) -> TypedTicket:
    """The last group vouches for all: it is named where no other is, and not before it is there."""
    _refuse_mistyped([n for n in wrong if n < len(parts)])
    letters = "".join(parts)
    if len(letters) != _TYPED_GROUPS * _GROUP:
        raise SyncProblem(ErrorCode.TICKET_SHAPE)
    _refuse_mistyped(wrong)
    return TypedTicket(_to_bytes(letters[:_SECRET_LETTERS]).hex(), letters[_SECRET_LETTERS:])


def _refuse_mistyped(wrong: list[int]) -> None:
    if wrong:
        named = wrong if len(wrong) <= _MOST_NAMED else wrong[:1]
        raise SyncProblem(ErrorCode.TICKET_MISTYPED, groups=", ".join(map(str, named)))


def _seal(ticket: Ticket) -> str:
    """Of all that a PC relies on: who the hub is, and what it is to be there.

    Keyed by the secret, so that on the line nobody can look for another that fits; slow, so that
    whoever has seen the paper cannot either while the ticket is good.
    """
    relied_on = bytes.fromhex(ticket.hub_key + ticket.plant + ticket.fingerprint)
    said = b"ticket" + bytes((_GRANTS.index(ticket.grant),)) + relied_on
    size = -(-_SEAL_LETTERS * _BITS // 8)
    key = hashlib.pbkdf2_hmac("sha256", bytes.fromhex(ticket.secret), said, _SEAL_ROUNDS, size)
    return _to_letters(key)[:_SEAL_LETTERS]


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


def _parts(letters: str, size: int) -> list[str]:
    return [letters[i : i + size] for i in range(0, len(letters), size)]


def _typed_check(number: int, parts: list[str]) -> str:
    """That of the last group is of them all: there is nothing else that would show a slip."""
    part = "".join(parts) if number == _TYPED_GROUPS else parts[number - 1]
    return _check_letter(number, f"typed {part}")


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
