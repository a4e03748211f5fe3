"""A limit that a site sets for a line of the standard: it stands above the default, and says why.

Which number wins: mold drawing > maker's manual > site procedure > the programme's default. The
limit becomes part of the line of that edition, in front of the default, so that it is what screens
and paper show and what is signed; what was signed before keeps its own edition. Pure.
"""

from __future__ import annotations

from typing import Final

from trainer_app.checklists.language import DEFAULT_LANGUAGE, Words

SOURCES: Final = ("site", "maker", "drawing")
"""Who sets it, the lowest first."""

# Part of the words that people sign, so they may not change with a translation of the window.
_SAID: Final = {
    "en": {
        "drawing": "Mold drawing: {limit} Stands above the default: {line}",
        "maker": "Maker’s manual: {limit} Stands above the default: {line}",
        "site": "Site procedure: {limit} Stands above the default: {line}",
    },
    "fr": {
        "drawing": "Dessin du moule : {limit} L’emporte sur la valeur par défaut : {line}",
        "maker": "Manuel du fabricant : {limit} L’emporte sur la valeur par défaut : {line}",
        "site": "Procédure du site : {limit} L’emporte sur la valeur par défaut : {line}",
    },
}


def with_limit(line: Words, limit: Words, source: str) -> Words:
    """The line as it is shown and signed: in a language without the limit, the limit's English."""
    found: Words = {}
    for lang, words in line.items():
        said = limit.get(lang) or limit.get(DEFAULT_LANGUAGE, "")
        form = _SAID.get(lang, _SAID[DEFAULT_LANGUAGE])[source]
        found[lang] = form.format(limit=_ended(said), line=words) if said else words
    return found


def _ended(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."
