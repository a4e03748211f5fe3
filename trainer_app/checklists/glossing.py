"""Which words of a text are in the glossary: whole words, singular or plural, the longest first.

Pure; any thread. Each word is found once a text, where it first stands: a page full of underlined
words is read by nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from trainer_app.checklists.guidance import GlossaryWord

_TOKEN: Final = re.compile(r"\w+")
_JOINED: Final = re.compile(r"[\s\u00a0'’-]+\Z")
"""What may stand between two parts of one word, such as *hot-runner* and *hot runner*."""
_REMARK: Final = re.compile(r"\([^)]*\)")
_LEAST_PLURAL: Final = 3

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the glossary in a text, by place."""

    start: int
    end: int
    word: str
    """Its id."""


class Glosser:
    """Finds the words of a glossary in texts of one language."""

    def __init__(self, words: Sequence[GlossaryWord], lang: str) -> None:
        self._lang = lang
        self._starting: dict[str, list[tuple[_Key, str]]] = defaultdict(list)
        known: set[_Key] = set()
        for word in words:
            others = [other.name for other in word.also if other.lang == lang]
            for name in (*word.term.get(lang, "").split(","), *others):
                key = self._key(name)
                if key and key not in known:  # the first word of that name keeps it
                    known.add(key)
                    self._starting[key[0]].append((key, word.id))
        for found in self._starting.values():
            found.sort(key=lambda item: -len(item[0]))

    def find(self, text: str) -> tuple[Found, ...]:
        """In the order of the text."""
        tokens = list(_TOKEN.finditer(text))
        stems = [_stem(token[0], self._lang) for token in tokens]
        found: list[Found] = []
        seen: set[str] = set()
        at = 0
        while at < len(tokens):
            hit = self._at(text, tokens, stems, at)
            if hit is None:
                at += 1
                continue
            length, word = hit
            if word not in seen:
                seen.add(word)
                found.append(Found(tokens[at].start(), tokens[at + length - 1].end(), word))
            at += length
        return tuple(found)

    def _at(
        self, text: str, tokens: list[re.Match[str]], stems: list[str], at: int
    ) -> tuple[int, str] | None:
        for key, word in self._starting.get(stems[at], ()):
            length = len(key)
            if tuple(stems[at : at + length]) == key and all(
                _JOINED.match(text, tokens[n].end(), tokens[n + 1].start())
                for n in range(at, at + length - 1)
            ):
                return length, word
        return None

    def _key(self, name: str) -> _Key:
        said = _REMARK.sub(" ", name).strip()
        if self._lang == "en":
            said = said.removeprefix("to ")
        return tuple(_stem(token, self._lang) for token in _TOKEN.findall(said))


class Glossers:
    """One a language, made when a text of that language is first asked about."""

    def __init__(self, words: Sequence[GlossaryWord]) -> None:
        self._words = words
        self._made: dict[str, Glosser] = {}

    def of(self, lang: str) -> Glosser:
        made = self._made.get(lang)
        if made is None:
            made = self._made[lang] = Glosser(self._words, lang)
        return made


def _stem(token: str, lang: str) -> str:
    """Without case and plural; a letter by itself is a name, as in *A side*, and stays."""
    if len(token) == 1:
        return token
    said = token.lower()
    if len(said) <= _LEAST_PLURAL:
        return said
    return _stem_fr(said) if lang == "fr" else _stem_en(said)


def _stem_en(said: str) -> str:
    if said.endswith(("ss", "us", "is")):
        return said
    if said.endswith("ies"):
        return f"{said[:-3]}y"
    if said.endswith(("sses", "shes", "ches", "xes", "zes")):
        return said[:-2]
    return said.removesuffix("s")


def _stem_fr(said: str) -> str:
    if said.endswith("aux") and not said.endswith("eaux"):
        return f"{said[:-3]}al"
    return said[:-1] if said.endswith(("s", "x")) else said
