"""What the command line says is there in both languages, with the same values."""

from __future__ import annotations

from string import Formatter

from trainer_app.cli.words import sentences, words
from trainer_app.store.report import FaultKind


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_that_every_sentence_is_there_in_both_languages_with_the_same_values() -> None:
    for group in sentences().values():
        for key, texts in group.items():
            assert set(texts) == {"en", "fr"}, key
            assert fields(texts["en"]) == fields(texts["fr"]), key


def test_that_every_fault_that_verify_finds_has_words() -> None:
    for kind in FaultKind:
        assert words("fault", kind.value, "en")
    assert set(sentences()["fault"]) == {kind.value for kind in FaultKind}
