"""The recovery code: twelve words on paper that open a backup and admit the PC it is restored on.

Sixteen random bytes, shown as BIP-39 words in English or French. Two keys are worked out from
them, each under its own tag, and only their public halves are ever stored::

    root          = HMAC-SHA256("TWV1", code)
    signing seed  = HMAC-SHA256(root, "TWV1 sign")     Ed25519: admits a restored device
    sealing key   = HMAC-SHA256(root, "TWV1 seal")     X25519: a backup's key is sealed to it

Pure functions; any thread. The word lists are read when words are asked for.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from trainer_app.kernel.errors import ErrorCode, InvalidInput

if TYPE_CHECKING:  # a start seals nothing
    from nacl.public import PrivateKey
    from nacl.signing import SigningKey

CODE_BYTES: Final = 16
WORD_COUNT: Final = 12
WORD_LISTS: Final = {"en": "english", "fr": "french"}

_TAG: Final = b"TWV1"

RandomBytes = Callable[[int], bytes]
"""So many bytes that nobody can guess; sample data passes a seeded source."""


@dataclass(frozen=True, slots=True)
class RecoveryKeys:
    """The public halves (32 bytes each): what a plant's first certificate names."""

    sign: bytes
    seal: bytes


def seal_secret(seal: bytes, secret: bytes) -> bytes:
    """``secret``, readable by the holder of the code with this sealing key alone."""
    from nacl.public import PublicKey, SealedBox

    return SealedBox(PublicKey(seal)).encrypt(secret)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The code itself. It is printed and never stored."""

    code: bytes = field(repr=False)

    @property
    def public(self) -> RecoveryKeys:
        return RecoveryKeys(bytes(self._signing_key().verify_key), bytes(self._box().public_key))

    def words(self, language: str = "en") -> tuple[str, ...]:
        """Twelve words of this language's list, the last of which also checks the others."""
        index = int.from_bytes(self.code, "big") << 4 | hashlib.sha256(self.code).digest()[0] >> 4
        words = _word_list(language)
        return tuple(words[index >> 11 * step & 0x7FF] for step in reversed(range(WORD_COUNT)))

    def sign(self, message: bytes) -> bytes:
        """Signature by the code's signing key; the message brings its own tag."""
        return self._signing_key().sign(message).signature

    def open_secret(self, sealed: bytes) -> bytes:
        """What ``seal_secret`` sealed. Raises RECOVERY_CODE_WRONG."""
        from nacl.exceptions import CryptoError
        from nacl.public import SealedBox

        try:
            return SealedBox(self._box()).decrypt(sealed)
        except (CryptoError, ValueError) as error:
            raise InvalidInput(ErrorCode.RECOVERY_CODE_WRONG) from error

    def _signing_key(self) -> SigningKey:
        from nacl.signing import SigningKey

        return SigningKey(self._derive(b" sign"))

    def _box(self) -> PrivateKey:
        from nacl.public import PrivateKey

        return PrivateKey(self._derive(b" seal"))

    def _derive(self, purpose: bytes) -> bytes:
        root = hmac.digest(_TAG, self.code, hashlib.sha256)
        return hmac.digest(root, _TAG + purpose, hashlib.sha256)


SAMPLE_CODE: Final = RecoveryCode(hashlib.sha256(b"Toolroom Trainer sample").digest()[:CODE_BYTES])
"""The recovery code of every profile of made-up people: for trying backup and restore. Its public
half in a founding certificate tells anybody that the plant is made up."""


def new_recovery_code(random: RandomBytes) -> RecoveryCode:
    return RecoveryCode(random(CODE_BYTES))


def read_recovery_code(text: str) -> RecoveryCode:
    """The code from its words, in any of the languages; accents and capitals do not matter.

    Raises RECOVERY_CODE_SHAPE, with ``words``: those that are in no list; RECOVERY_CODE_APART
    where all are (the last word does not fit the others, or they are not twelve).
    """
    told = [_plain(word) for word in text.replace(",", " ").split()]
    indexes = {language: _word_index(language) for language in WORD_LISTS}
    if len(told) == WORD_COUNT:
        for index in indexes.values():
            if all(word in index for word in told):
                code = _code_of([index[word] for word in told])
                if code is not None:
                    return RecoveryCode(code)
    unknown = tuple(word for word in told if not any(word in index for index in indexes.values()))
    if unknown:
        raise InvalidInput(ErrorCode.RECOVERY_CODE_SHAPE, count=len(told), words=unknown)
    raise InvalidInput(ErrorCode.RECOVERY_CODE_APART, count=len(told))


def _code_of(numbers: list[int]) -> bytes | None:
    whole = 0
    for number in numbers:
        whole = whole << 11 | number
    code = (whole >> 4).to_bytes(CODE_BYTES, "big")
    return code if hashlib.sha256(code).digest()[0] >> 4 == whole & 0xF else None


@cache
def _word_list(language: str) -> tuple[str, ...]:
    from mnemonic import Mnemonic

    words = Mnemonic(WORD_LISTS[language]).wordlist
    return tuple(unicodedata.normalize("NFC", word) for word in words)


@cache
def _word_index(language: str) -> dict[str, int]:
    return {_plain(word): number for number, word in enumerate(_word_list(language))}


def _plain(word: str) -> str:
    """Without accents and capitals, as somebody types who reads a printed word."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
