"""One word per thing: the vocabulary that screen, paper and command line share, in both languages.

The words are data (``resources/i18n/words.toml``): a table for each enum of the domain, named after
it in small letters (``Status`` is ``[status]``), ``[term]`` for what has no enum, and a table for
what a page says on the screen and on paper alike, such as ``[morning]``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from trainer_app.kernel.resources import resources

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def word(value: StrEnum, language: str) -> str:
    """The word for a value of an enum, such as ``Status.DUE``: due, à renouveler."""
    return _in(group_of(type(value)), value.value, language)


def term(name: str, language: str) -> str:
    """A word of the table ``[term]``."""
    return _in("term", name, language)


def sentence(group: str, key: str, language: str) -> str:
    """What screen and paper say alike; its fields are still to be filled."""
    return _in(group, key, language)


def source_word(source: str, language: str) -> str:
    """Where a figure comes from: ``default``, or the tag of a public source as the pack has it."""
    known = source in vocabulary()["source"]
    return _in("source", source, language) if known else source


def group_of(enum: type[StrEnum]) -> str:
    """The table of an enum: ``LapseReason`` is ``lapse_reason``."""
    return _CAPITAL.sub("_", enum.__name__).lower()


@cache
def vocabulary() -> dict[str, dict[str, dict[str, str]]]:
    """Table, key, language. Read once, when the first word is wanted."""
    import tomllib

    text = (resources() / "i18n" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _in(group: str, key: str, language: str) -> str:
    texts = vocabulary()[group][key]
    return texts.get(language) or texts["en"]
