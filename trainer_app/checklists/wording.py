"""Words that judge a person, and say nothing about the work. Pure.

For a mild hint while a note is written; nothing is refused because of it. The list is short on
purpose: words that are met on shop floors and that nobody can act on ("lazy", "careless"), each
with what is heard of it in a sentence (plural, feminine, adverb). A word that also names a fact
about work ("slow", "dirty", "late", "loose") is not in it: a hint that is wrong is soon not read.
Both languages are looked for at once: on one floor notes are written in both.
"""

from __future__ import annotations

import re
from typing import Final

from trainer_app.kernel.folding import folded

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENGLISH: Final = (
    "lazy laziness lazily careless carelessly carelessness sloppy sloppily sloppiness stupid "
    "stupidly dumb useless hopeless clueless incompetent unmotivated unreliable irresponsible "
    "immature arrogant stubborn clumsy clumsily childish idiot moron attitude"
)
_FRENCH: Final = (
    "paresseux paresseuse paresseuses paresse negligent negligente negligents negligentes "
    "negligemment insouciant insouciante stupide stupides idiot idiote idiots nulle "
    "incompetent incompetente incompetents paresseusement immature arrogant arrogante tetu tetue "
    "maladroit maladroite maladroits irresponsable irresponsables demotive demotivee "
    "faineant faineante brouillonne"
)
_JUDGING: Final = frozenset(folded(word) for word in (*_ENGLISH.split(), *_FRENCH.split()))


def judging_words(text: str) -> tuple[str, ...]:
    """As they were written, each once, in their order."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        alone = word.replace("’", "'").rpartition("'")[2]
        if folded(alone) in _JUDGING:
            found.setdefault(folded(alone), alone)
    return tuple(found.values())
