"""The words that only paper has, from ``resources/i18n/paper.toml``. No Qt; any thread.

The file is read once. A key that is missing is a bug and raises ``KeyError``; a language that the
file does not have falls back to English. What screens say too comes from ``kernel/words.py``.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache

from typing_extensions import override

from trainer_app.checklists.sheetparts import SheetHead
from trainer_app.kernel.resources import resource
from trainer_app.kernel.words import sentence, vocabulary

Entry = dict[str, str | list[str] | dict[str, str]]
"""A language to its words; for counted words to ``[one, other]``, with ``by`` where it differs."""

_LARGEST_ONE = {"en": {1}, "fr": {0, 1}}
"""Which numbers take the first form: French counts nought as one."""


@cache
def paper_words() -> dict[str, dict[str, Entry]]:
    """Table, key, language."""
    text = resource("i18n", "paper.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class Words:
    """The words of paper in one language. Keys are ``table.key``."""

    def __init__(self, lang: str, head: SheetHead | None = None) -> None:
        """``head``: whose programme names the levels and tiers; else the proposed framework."""
        self._levels = head.levels if head is not None else ()
        self._tiers = dict(head.tiers) if head is not None else {}
        self.lang = "fr" if lang == "fr" else "en"
        self.tag = "fr-CA" if lang == "fr" else "en-CA"

    @property
    def each(self) -> tuple[Words, ...]:
        """One a language: for whole sentences that stand below one another."""
        return (self,)

    def say(self, key: str, **fields: object) -> str:
        """The words with their fields filled; dates as 2026-11-21."""
        words = self._entry(key)[self.lang]
        if not isinstance(words, str):
            raise KeyError(key)
        return words.format(**{name: _plain(value) for name, value in fields.items()})

    def shared(self, group: str, key: str, **fields: object) -> str:
        """What the screen says too, from ``words.toml``."""
        words = sentence(group, key, self.lang)
        return words.format(**{name: _plain(value) for name, value in fields.items()})

    @property
    def levels(self) -> tuple[str, ...]:
        """The number and name of every level, from 0."""
        return self._levels or tuple(self.say(f"level.{n}") for n in sorted(paper_words()["level"]))

    @property
    def top(self) -> int:
        return len(self.levels) - 1

    def tier(self, tier: str) -> str:
        known = vocabulary()["tier"].get(tier, {})
        return self._tiers.get(tier) or known.get(self.lang, tier)

    def count(self, key: str, **numbers: object) -> str:
        """Counted words in the form that ``n`` takes, or the number that ``by`` names."""
        entry = self._entry(key)
        forms, by = entry[self.lang], entry.get("by", {})
        if not isinstance(forms, list) or not isinstance(by, dict):
            raise KeyError(key)
        number = numbers[by.get(self.lang, "n")]
        one = number in _LARGEST_ONE[self.lang]
        return forms[0 if one else 1].format(**{k: _plain(v) for k, v in numbers.items()})

    def has(self, key: str) -> bool:
        table, _, name = key.partition(".")
        return name in paper_words().get(table, {})

    def _entry(self, key: str) -> Entry:
        table, _, name = key.partition(".")
        return paper_words()[table][name]


class BothWords(Words):
    """English and French on one line, for a form that two people fill in together."""

    def __init__(self) -> None:
        super().__init__("en")
        self._each = (Words("en"), Words("fr"))

    @property
    @override
    def each(self) -> tuple[Words, ...]:
        return self._each

    @override
    def say(self, key: str, **fields: object) -> str:
        return " / ".join(dict.fromkeys(words.say(key, **fields) for words in self._each))

    @override
    def count(self, key: str, **numbers: object) -> str:
        return " / ".join(dict.fromkeys(words.count(key, **numbers) for words in self._each))


def words_for(lang: str) -> Words:
    """``en+fr``: both at once."""
    return BothWords() if "+" in lang else Words(lang)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
