"""Limits that a site sets for a line of the standard: they stand above the default, and say why.

Which number wins: mold drawing > maker's manual > site procedure > the programme's default. The
limits become part of the line of that edition, the highest first and the default last, so that
they are what screens and paper show and what is signed; what was signed before keeps its own
edition. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from trainer_app.checklists.language import DEFAULT_LANGUAGE, Words

SOURCES: Final = ("drawing", "maker", "site")
"""Who sets one, the highest first. A line has at most one limit of each."""
_DEFAULT: Final = "default"

# Part of the words that people sign, so they may not change with a translation of the window.
_FIRST: Final = {
    "en": {
        "drawing": "Mold drawing: {text}",
        "maker": "Maker’s manual: {text}",
        "site": "Site procedure: {text}",
    },
    "fr": {
        "drawing": "Dessin du moule : {text}",
        "maker": "Manuel du fabricant : {text}",
        "site": "Procédure du site : {text}",
    },
}
_BELOW: Final = {
    "en": {
        "maker": "Stands above the maker’s manual: {text}",
        "site": "Stands above the site procedure: {text}",
        _DEFAULT: "Stands above the default: {text}",
    },
    "fr": {
        "maker": "L’emporte sur le manuel du fabricant : {text}",
        "site": "L’emporte sur la procédure du site : {text}",
        _DEFAULT: "L’emporte sur la valeur par défaut : {text}",
    },
}


def key_of(source: str) -> str:
    """What a limit is called in a file and in a workbook."""
    return f"limit_{source}"


def with_limits(line: Words, limits: Mapping[str, Words]) -> Words:
    """The line as it is shown and signed; ``limits`` by source. In a language without a limit, the
    limit's English."""
    found: Words = {}
    for lang, words in line.items():
        said = [(source, _in(limits.get(source, {}), lang)) for source in SOURCES]
        told = [(source, text) for source, text in said if text]
        found[lang] = _chained([*told, (_DEFAULT, words)], lang) if told else words
    return found


def _chained(texts: list[tuple[str, str]], lang: str) -> str:
    known = lang if lang in _FIRST else DEFAULT_LANGUAGE
    (first, text), *below = texts
    parts = [_FIRST[known][first].format(text=text)]
    parts += [_BELOW[known][source].format(text=text) for source, text in below]
    return " ".join(parts)


def _in(limit: Words, lang: str) -> str:
    text = (limit.get(lang) or limit.get(DEFAULT_LANGUAGE, "")).strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
