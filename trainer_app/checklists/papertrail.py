"""Numbers of paper checklists, and what is known of the sheets that carry them. Plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from trainer_app.kernel.ids import PersonId, RecordId

_NUMBER: Final = re.compile(r"\s*([A-Za-z]{1,2})[\s\N{HYPHEN}\N{EN DASH}-]*(\d{1,9})\s*")
_DIGITS: Final = 4


def sheet_number(typed: str) -> str:
    """As it is printed, ``B-0417``, whatever way it was typed; else what was typed, trimmed."""
    found = _NUMBER.fullmatch(typed)
    if found is None:
        return typed.strip()
    return number_of(found[1].upper(), int(found[2]))


def number_of(letter: str, count: int) -> str:
    return f"{letter}-{count:0{_DIGITS}}"


def next_number(letter: str, issued: Iterable[str]) -> str:
    """The number after the highest that this letter has had."""
    counts = [
        int(found[2])
        for number in issued
        if (found := _NUMBER.fullmatch(number)) and found[1].upper() == letter
    ]
    return number_of(letter, max(counts, default=0) + 1)


@dataclass(frozen=True, slots=True)
class Entered:
    """A sheet's task as it was entered: the statement, by whom, and on which day."""

    record: RecordId
    by: PersonId
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Issued:
    """A sheet that took a number. ``name``: its trainee's."""

    number: str
    trainee: PersonId
    name: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """What is known of the sheets that a page names."""

    issued: Mapping[str, Issued] = field(default_factory=dict)
    entered: Mapping[tuple[str, str], Entered] = field(default_factory=dict)
    """By number and task."""
