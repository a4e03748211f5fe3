"""The words for every ``ErrorCode``: title, sentence, next step; English and Canadian French.

They are data (``resources/i18n/problems.toml``), so that the window, the command line and the log
say the same. Fields such as ``{minutes}`` are params of the problem.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

import msgspec
from typing_extensions import override

from trainer_app.kernel.errors import ErrorCode, Param, Problem
from trainer_app.kernel.resources import resources


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The three texts of a code by language."""

    title: dict[str, str]
    sentence: dict[str, str]
    next: dict[str, str]


@dataclass(frozen=True, slots=True)
class Explained:
    """What happened in three or four words, in a sentence, and what to do next."""

    title: str
    sentence: str
    next_step: str

    @override
    def __str__(self) -> str:
        return " ".join(part for part in (self.sentence, self.next_step) if part)


def explained(problem: Problem, language: str) -> Explained:
    """The words in ``language`` (``en`` or ``fr``). Never raises for a param that is missing."""
    wording = wordings()[problem.code]
    title, sentence, next_step = (
        filled(texts, language, problem.params)
        for texts in (wording.title, wording.sentence, wording.next)
    )
    return Explained(title, sentence, next_step)


def filled(texts: Mapping[str, str], language: str, params: Mapping[str, Param]) -> str:
    """The text of a language, English where it has none, with the values in its fields."""
    values = _Values({name: _said(value) for name, value in params.items()})
    return Formatter().vformat(texts.get(language) or texts["en"], (), values)


@cache
def wordings() -> dict[ErrorCode, Wording]:
    text = (resources() / "i18n" / "problems.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[ErrorCode, Wording])


def fields(wording: Wording) -> set[str]:
    """The names of params that the texts of a code use."""
    texts = (*wording.title.values(), *wording.sentence.values(), *wording.next.values())
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


class _Values(dict[str, str]):
    """What is not carried shows as an ellipsis, not as a second problem."""

    def __missing__(self, name: str) -> str:
        return "…"


def _said(value: Param) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
