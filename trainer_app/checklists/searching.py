"""Search as you type over a few hundred texts, in memory: accents, plurals and a slip forgiven.

Knows no subject: an ``Entry`` has a title, other names, a line of detail and a text. Every word of
a few thousand is looked at for every word that is typed; that is quicker than it sounds (a whole
programme is searched in a few milliseconds, see ``benchmarks``) and needs no library (decision
0021). Pure; an index is never changed once it is made, so any thread may ask it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Final

from trainer_app.kernel.folding import folded

_TOKEN: Final = re.compile(r"\d+(?:-\d+)+|[a-z0-9]+")
_LETTERS: Final = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
_IN_TITLE, _IN_OTHER_NAME, _IN_DETAIL, _IN_TEXT = 8.0, 6.0, 2.0, 1.0
_SLIPS_FROM: Final = ((8, 2), (4, 1))
"""Typed words of at least so many letters may be so many slips away from what is meant."""
_CLOSENESS: Final = (1.0, 0.6, 0.35)
"""By how many slips."""
_SMALL: Final = (
    "a an and are at by do does for from how i if in is it my not of on or that the this to what "
    "when where which who why with you "
    "au aux avec ce ces cette comment dans de des du elle en est et il je l la le les ma mes mon "
    "ne ou par pas pour pourquoi qu quand que quel quelle qui quoi sa se ses si son sont sur un une"
)
_SMALL_WORDS: Final = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that may be found. ``kind`` and ``id`` belong to whoever asked."""

    kind: str
    id: str
    title: str
    also: tuple[str, ...] = ()
    """Other names of the same thing."""
    detail: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    absent: int
    """Which letters it has not, a bit each."""
    weights: Mapping[int, float]
    """By entry: the best place where it stands."""
    rarity: float


class Index:
    """Entries and every word in them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        places: dict[str, dict[int, float]] = {}
        for number, entry in enumerate(self.entries):
            for words, weight in _fields(entry):
                for word in tokens(words):
                    known = places.setdefault(word, {})
                    known[number] = max(weight, known.get(number, 0.0))
        count = len(self.entries)
        self._words = [
            _Word(text, ~_letters(text), places[text], log(1 + count / len(places[text])))
            for text in sorted(places)
        ]
        self._texts = [word.text for word in self._words]
        self._by_length = sorted(self._words, key=_length)
        self._meant = lru_cache(maxsize=256)(self._find_meant)

    def find(self, typed: str) -> tuple[Entry, ...]:
        """What fits, best first; a title is above a text. Nothing typed finds nothing."""
        words = tokens(typed)
        wanted = [word for word in words if word not in _SMALL_WORDS] or words
        points: dict[int, float] = {}
        fits: dict[int, int] = {}
        for word in dict.fromkeys(wanted):
            for number, value in self._meant(word).items():
                points[number] = points.get(number, 0.0) + value
                fits[number] = fits.get(number, 0) + 1
        most = max(fits.values(), default=0)
        found = [number for number, fit in fits.items() if fit == most]
        found.sort(key=lambda number: (-points[number], number))
        return tuple(self.entries[number] for number in found)

    def _find_meant(self, typed: str) -> Mapping[int, float]:
        """By entry: how well this one word fits."""
        best: dict[int, float] = {}
        rarity = 0.0
        is_known = False
        for word, closeness in self._candidates(typed):
            if closeness == 1.0 or not is_known:  # what was typed counts, not what is like it
                rarity = word.rarity if closeness == 1.0 else max(rarity, word.rarity)
                is_known = closeness == 1.0
            for number, weight in word.weights.items():
                value = closeness * weight
                if value > best.get(number, 0.0):
                    best[number] = value
        return {number: value * rarity for number, value in best.items()}

    def _candidates(self, typed: str) -> Iterator[tuple[_Word, float]]:
        is_found = False
        for form in _forms(typed):
            for place in range(bisect_left(self._texts, form), len(self._words)):
                word = self._words[place]
                if not word.text.startswith(form):
                    break
                is_found = True
                yield word, _worth(form, word.text, 0)
        for slips in range(1, _slips(typed) + 1):
            if slips > 1 and is_found:
                return  # two slips are only guessed where nothing is nearer
            for word in self._like(typed, slips):
                is_found = True
                yield word, _worth(typed, word.text, slips)

    def _like(self, typed: str, slips: int) -> Iterator[_Word]:
        """Words whose beginning is so many slips from what was typed, or fewer."""
        letters = _letters(typed)
        shortest = bisect_left(self._by_length, len(typed) - slips, key=_length)
        # Everything begins with something like three letters.
        longest = bisect_left(self._by_length, 5, key=_length) if len(typed) == 3 else None
        possible = [  # a slip brings in at most one strange letter
            word
            for word in self._by_length[shortest:longest]
            if (letters & word.absent).bit_count() <= slips
        ]
        for word in possible:
            if _near(typed, word.text, slips):
                yield word


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared; the number of a task is one word."""
    return _TOKEN.findall(folded(text.translate(_LETTERS)))


def _fields(entry: Entry) -> Iterator[tuple[str, float]]:
    title = max(1, sum(word not in _SMALL_WORDS for word in tokens(entry.title)))
    yield entry.title, _IN_TITLE * (0.6 + 0.4 / title)  # nothing but the word that was typed
    yield entry.id, _IN_OTHER_NAME
    for name in entry.also:
        yield name, _IN_OTHER_NAME
    yield entry.detail, _IN_DETAIL
    yield entry.text, _IN_TEXT


def _forms(typed: str) -> Iterator[str]:
    """As it was typed, and as it would be typed of one, or of several where that is irregular."""
    forms = [typed]
    if len(typed) > 3:
        for ending, other in (("ies", "y"), ("es", ""), ("aux", "al"), ("al", "aux")):
            if typed.endswith(ending):
                forms.append(typed[: -len(ending)] + other)
        if typed[-1] in "sx" and not typed.endswith("ss"):
            forms.append(typed[:-1])
    yield from dict.fromkeys(forms)


def _slips(typed: str) -> int:
    """How many are forgiven: none in a number or in two letters."""
    if any(letter.isdigit() for letter in typed):
        return 0
    for least, slips in _SLIPS_FROM:
        if len(typed) >= least:
            return slips
    return 1 if len(typed) == 3 else 0


def _near(typed: str, word: str, slips: int) -> bool:
    """A letter forgotten, too many, another, or two in the wrong order: a slip each."""
    if word.startswith(typed):
        return True
    same = 0
    for one, other in zip(typed, word, strict=False):
        if one != other:
            break
        same += 1
    typed, word = typed[same:], word[same:]
    if slips > 1:
        slips -= 1
        return (
            _near(typed, word[1:], slips)
            or _near(typed[1:], word[1:], slips)
            or _near(typed[1:], word, slips)
            or (word[:2] == typed[1::-1] and _near(typed[2:], word[2:], slips))
        )
    begun = typed[1:]
    return (
        word.startswith(begun)
        or word.startswith(begun, 1)
        or word.startswith(typed, 1)
        or (word[:2] == typed[1::-1] and word.startswith(typed[2:], 2))
    )


def _worth(typed: str, word: str, slips: int) -> float:
    """1 for the very word; less for a mere beginning of it, and for each slip."""
    return _CLOSENESS[slips] * (0.7 + 0.3 * min(1.0, len(typed) / len(word)))


def _length(word: _Word) -> int:
    return len(word.text)


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - 45)  # from the hyphen to z
    return bits
