"""Language-tagged words: English and French complete, others allowed.

What lacks a language falls back to English *visibly*: ``Spoken.fallback`` is True and whoever shows
it marks it ``[EN]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

Words = dict[str, str]
"""Language code to text, such as ``{"en": "Split the halves", "fr": "Séparer les moitiés"}``."""

DEFAULT_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in the language it really is in."""

    text: str
    lang: str
    fallback: bool = False

    @override
    def __str__(self) -> str:
        return f"{self.text} [{self.lang.upper()}]" if self.fallback else self.text


def spoken(words: Mapping[str, str], lang: str) -> Spoken:
    """The words in ``lang``, else in English, else in whatever there is; never an error."""
    if words.get(lang):
        return Spoken(words[lang], lang)
    for other in (DEFAULT_LANGUAGE, *sorted(words)):
        if words.get(other):
            return Spoken(words[other], other, fallback=True)
    return Spoken("", lang)


def say(words: Mapping[str, str], lang: str) -> str:
    """``spoken`` as one string, marked where it fell back."""
    return str(spoken(words, lang))
