"""Twelve words on paper: the same code from either language, and never the wrong one in silence."""

from __future__ import annotations

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.kernel.records import verify_bytes
from trainer_app.kernel.recovery import (
    CODE_BYTES,
    WORD_LISTS,
    RecoveryCode,
    new_recovery_code,
    read_recovery_code,
    seal_secret,
)

codes = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES).map(RecoveryCode)
languages = st.sampled_from(sorted(WORD_LISTS))


@given(codes, languages)
def test_that_the_words_are_bip39_and_read_back_as_the_same_code(
    code: RecoveryCode, language: str
) -> None:
    words = code.words(language)
    other = Mnemonic(WORD_LISTS[language]).to_mnemonic(code.code)
    assert unicodedata.normalize("NFKD", " ".join(words)) == unicodedata.normalize("NFKD", other)
    assert read_recovery_code(" ".join(words)) == code


@given(codes, languages)
def test_that_accents_capitals_commas_and_blanks_do_not_matter(
    code: RecoveryCode, language: str
) -> None:
    typed = " ,\n ".join(word.upper() for word in code.words(language))
    plain = "".join(c for c in unicodedata.normalize("NFKD", typed) if not unicodedata.combining(c))
    assert read_recovery_code(typed) == code
    assert read_recovery_code(f"  {plain}\t") == code


def test_that_a_known_code_gives_the_words_and_keys_it_always_gave() -> None:
    """The format cannot change after the first plant has printed a code."""
    code = RecoveryCode(bytes(range(16)))
    assert code.words("en")[:3] == ("abandon", "amount", "liar")
    assert code.words("fr")[:3] == ("abaisser", "agréable", "inductif")
    assert code.public.sign.hex() == (
        "9e9165f3bb9148ded558f17b0970138ebf83ce2a4f110129a9cd27f43e688a8e"
    )
    assert code.public.seal.hex() == (
        "54b3823e9d6c791261e74ba41b844860416fde33b033df9d6c2290ddceceb04e"
    )


def test_that_a_word_in_no_list_is_named() -> None:
    words = list(RecoveryCode(bytes(16)).words())
    words[3] = "toolroom"
    with pytest.raises(InvalidInput) as caught:
        read_recovery_code(" ".join(words))
    assert caught.value.code is ErrorCode.RECOVERY_CODE_SHAPE
    assert caught.value.params == {"count": 12, "words": ("toolroom",)}


@pytest.mark.parametrize("count", [0, 1, 11, 13, 24])
def test_that_a_wrong_number_of_words_is_told(count: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_recovery_code(" ".join(["abandon"] * count))
    assert caught.value.code is ErrorCode.RECOVERY_CODE_APART
    assert caught.value.params["count"] == count


def test_that_most_swapped_words_are_noticed() -> None:
    noticed = 0
    for _ in range(200):
        words = list(new_recovery_code(os.urandom).words())
        words[2], words[7] = words[7], words[2]
        try:
            read_recovery_code(" ".join(words))
        except InvalidInput:
            noticed += 1
    assert noticed > 160


@given(codes, st.binary(max_size=100))
def test_that_only_the_code_opens_what_was_sealed_to_it(code: RecoveryCode, secret: bytes) -> None:
    sealed = seal_secret(code.public.seal, secret)
    assert code.open_secret(sealed) == secret
    other = RecoveryCode(bytes(b ^ 1 for b in code.code))
    with pytest.raises(InvalidInput) as caught:
        other.open_secret(sealed)
    assert caught.value.code is ErrorCode.RECOVERY_CODE_WRONG
    with pytest.raises(InvalidInput):
        code.open_secret(sealed[:-1])


@given(codes, st.binary(max_size=100))
def test_that_a_signature_by_the_code_verifies_under_its_public_key(
    code: RecoveryCode, message: bytes
) -> None:
    signature = code.sign(message)
    assert verify_bytes(code.public.sign, message, signature)
    assert not verify_bytes(code.public.sign, message + b"x", signature)


def test_that_a_code_never_shows_itself_in_a_log_or_a_crash_report() -> None:
    code = RecoveryCode(b"\xab" * 16)
    assert "ab" * 16 not in repr(code)
    assert "\\xab" not in repr(code)
