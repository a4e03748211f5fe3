"""Reads the tables of one TOML file: asks for keys by name and type, and reports all that is wrong.

A ``Table`` answers with a usable value whatever it finds, so that one fault does not hide the next;
it remembers which keys were asked for, and ``done`` reports the others with the nearest known name.
Knows nothing of tasks and units. Pure; any thread.
"""

from __future__ import annotations

import difflib
import math
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from trainer_app.checklists.language import DEFAULT_LANGUAGE, Words
from trainer_app.checklists.packfindings import UNSAFE, FindingCode, Findings, Place

FRENCH: Final = "fr"
LONGEST_TITLE: Final = 300
LONGEST_TEXT: Final = 2_000
LONGEST_ID: Final = 64
MOST_ENTRIES: Final = 500
"""Of one list; a list of the programme has a dozen."""

# What was wanted is shown as it is written in TOML, which needs no language.
TEXT: Final = '"..."'
LIST: Final = '["...", "..."]'

_PART: Final = r"(?:[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
_MOST_PARTS: Final = 24
_LONG_KEY: Final = re.compile(rf"(?<![A-Za-z0-9_-])(?:{_PART}[ \t]*\.[ \t]*){{{_MOST_PARTS}}}")
"""A key of many dotted parts: tomllib's time for one grows with the square of their number."""
_FILES_KNOWN: Final = 256
"""Of two programmes: of one that is being changed, all files but one or two stay the same."""
_LONGEST_KNOWN: Final = 64 * 1024
_AT_LINE: Final = re.compile(r"at line ([0-9]+), column")
_TWICE: Final = re.compile("overwrite|twice|mutate|redefine|Duplicate", re.IGNORECASE)


@dataclass
class Reading:
    """What all tables of one pack share: where findings go, languages, how much is in French."""

    findings: Findings
    languages: tuple[str, ...] = (DEFAULT_LANGUAGE, FRENCH)
    texts: int = 0
    french: int = 0


def languages_of(heading: Mapping[str, object]) -> tuple[str, ...]:
    """The languages that the texts of a pack may have, by its ``pack.toml``."""
    own = heading.get("languages")
    more = [str(lang) for lang in own] if isinstance(own, list) else []
    return tuple(dict.fromkeys((DEFAULT_LANGUAGE, FRENCH, *more)))


def tables_of(text: str) -> Mapping[str, object]:
    """What a file says, to be looked at only; raises like ``tomllib.loads``."""
    return _known_tables(text) if len(text) <= _LONGEST_KNOWN else tomllib.loads(text)


@lru_cache(maxsize=_FILES_KNOWN)
def _known_tables(text: str) -> Mapping[str, object]:
    return tomllib.loads(text)


def read_toml(reading: Reading, file: str, text: str) -> Table | None:
    """The top table of a file, or None where it is no TOML; never raises."""
    findings = reading.findings
    if any(line.count(".") >= _MOST_PARTS and _LONG_KEY.search(line) for line in text.split("\n")):
        findings.error(file, FindingCode.NESTED_TOO_DEEP)
        return None
    try:
        return Table(reading, Place(file), tables_of(text))
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        line = _AT_LINE.search(said)
        last = text.count("\n") + 1
        code = FindingCode.KEY_TWICE if _TWICE.search(said) else FindingCode.TOML_INVALID
        findings.error(f"{file}:{line[1] if line else last}", code)
    except RecursionError:
        findings.error(file, FindingCode.NESTED_TOO_DEEP)
    except ValueError:  # a number of thousands of digits
        findings.error(file, FindingCode.TOML_INVALID)
    return None


class Table:
    """One table. Every method that takes a key counts it as known."""

    def __init__(self, reading: Reading, place: Place, values: Mapping[str, object]) -> None:
        self.reading = reading
        self.place = place
        self._values = values
        self._known: set[str] = set()

    @property
    def findings(self) -> Findings:
        return self.reading.findings

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def has(self, key: str) -> bool:
        return self._ask(key) is not None

    def line(self, key: str, *, required: bool = True, longest: int = LONGEST_ID) -> str:
        """A short text without language: an id, a version, a mark. Empty where there is none."""
        value = self._ask(key)
        if value is None:
            if required:
                self._missing(key)
            return ""
        if not isinstance(value, str):
            self._wrong(key, TEXT)
            return ""
        if required and not value.strip():
            self._missing(key)
            return ""
        return value if self._is_plain(self.place.at(key), value, longest) else ""

    def words(self, key: str, *, required: bool = True, longest: int = LONGEST_TITLE) -> Words:
        """A text in its languages, English first."""
        value = self._ask(key)
        if value is None:
            if required:
                self._missing(key)
            return {}
        if not isinstance(value, dict):
            self._wrong(key, '{ en = "...", fr = "..." }')
            return {}
        # `key = { en = ..., fr = ... }` and `[task.title]` are the same to TOML.
        return self._words(Table(self.reading, self.place.at(key), value), longest)

    def own_words(self, longest: int = LONGEST_TEXT) -> Words:
        """The words that this table itself is: ``en = ...`` and ``fr = ...`` side by side."""
        return self._words(self, longest)

    def integer(
        self,
        key: str,
        low: int,
        high: int,
        default: int | None = None,
        *,
        otherwise: int | None = None,
        code: FindingCode = FindingCode.NUMBER_RANGE,
    ) -> int:
        """A whole number; without a default it has to be there. ``otherwise``: for a faulty one."""
        faulty = next(n for n in (otherwise, default, low) if n is not None)
        value = self._ask(key)
        if value is None and default is not None:
            return default
        if value is None:
            self._missing(key)
        elif isinstance(value, bool) or not isinstance(value, int):
            self._wrong(key, "3")
        elif low <= value <= high:
            return value
        else:
            self.error(key, code, key=key, low=low, high=high)
        return faulty

    def number(self, key: str, low: int, high: int) -> float:
        value = self._ask(key)
        if value is None:
            self._missing(key)
        elif isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong(key, "4.5")
        elif low <= value <= high and math.isfinite(value):
            return float(value)
        else:
            self.error(key, FindingCode.NUMBER_RANGE, key=key, low=low, high=high)
        return float(low)

    def flag(self, key: str, default: bool) -> bool:
        value = self._ask(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self._wrong(key, "true")
        return default

    def choice(
        self,
        key: str,
        choices: Collection[str],
        default: str | None = None,
        code: FindingCode = FindingCode.CHOICE_UNKNOWN,
    ) -> str:
        """One of a few words; without a default it has to be there."""
        value = self.line(key, required=default is None)
        if value in choices:
            return value
        if value or (default is not None and self.has(key)):
            self.error(key, code, found=value, choices=tuple(choices))
        return next(iter(choices)) if default is None else default

    def lines(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of short texts; a faulty entry is reported and left out."""
        found: list[str] = []
        for entry in self._entries(key, default):
            if not isinstance(entry, str) or not entry.strip():
                self._wrong(key, LIST)
            elif self._is_plain(self.place.at(key), entry, LONGEST_ID):
                found.append(entry)
        return tuple(found)

    def integers(
        self, key: str, low: int, high: int, default: tuple[int, ...] = ()
    ) -> tuple[int, ...]:
        found: list[int] = []
        for entry in self._entries(key, default):
            if isinstance(entry, bool) or not isinstance(entry, int):
                self._wrong(key, "[60, 30, 7]")
            elif low <= entry <= high:
                found.append(entry)
            else:
                self.error(key, FindingCode.NUMBER_RANGE, key=key, low=low, high=high)
        return tuple(found)

    def tables(self, key: str) -> list[Table]:
        """The tables of ``[[key]]``, in their order; none where there are none."""
        value = self._ask(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self._wrong(key, f"[[{key}]]")
            return []
        if len(value) > MOST_ENTRIES:
            first_too_many = self.place.inside(key, MOST_ENTRIES)
            self.findings.error(
                first_too_many, FindingCode.TOO_MANY_ENTRIES, key=key, limit=MOST_ENTRIES
            )
        return [
            Table(self.reading, self.place.inside(key, number), entry)
            for number, entry in enumerate(value[:MOST_ENTRIES])
        ]

    def table(self, key: str) -> Table:
        """The table ``[key]``; an empty one where there is none."""
        value = self._ask(key)
        if value is not None and not isinstance(value, dict):
            self._wrong(key, f"[{key}]")
        place = self.place.inside(key, 0)
        return Table(self.reading, place, value if isinstance(value, dict) else {})

    def done(self) -> None:
        """Report every key that nothing asked for, with the known one that looks most like it."""
        for key in self._values:
            if key not in self._known:
                self._unknown(self.place.at(key), key, self._known)

    def error(self, key: str, code: FindingCode, /, **params: str | int | tuple[str, ...]) -> None:
        self.findings.error(self.place.at(key), code, **params)

    def _ask(self, key: str) -> object:
        self._known.add(key)
        return self._values.get(key)

    def _missing(self, key: str) -> None:
        self.error(key, FindingCode.KEY_MISSING, key=key)

    def _unknown(self, place: Place, key: str, known: Iterable[str]) -> None:
        # Comparing costs time, so not for a flood of them.
        nearest = "" if self.findings.is_full else nearest_of(key, sorted(known))
        self.findings.error(place, FindingCode.KEY_UNKNOWN, key=key, nearest=nearest)

    def _wrong(self, key: str, wanted: str) -> None:
        self.error(key, FindingCode.WRONG_TYPE, key=key, wanted=wanted)

    def _entries(self, key: str, default: Iterable[object]) -> Iterable[object]:
        value = self._ask(key)
        if value is None:
            return default
        if not isinstance(value, list):
            self._wrong(key, LIST)
            return default
        if len(value) > MOST_ENTRIES:
            self.error(key, FindingCode.TOO_MANY_ENTRIES, key=key, limit=MOST_ENTRIES)
        return value[:MOST_ENTRIES]

    def _is_plain(self, place: Place, text: str, longest: int) -> bool:
        """Whether a text is short enough and one line of printable characters."""
        if len(text) > longest:
            self.findings.error(place, FindingCode.TEXT_TOO_LONG, limit=longest)
            return False
        # TOML can write any character as an escape, so the look at the file was not enough.
        unsafe = _NOT_PLAIN.search(text)
        if unsafe:
            character = f"U+{ord(unsafe[0]):04X}"
            self.findings.error(place, FindingCode.UNSAFE_TEXT, character=character)
        return unsafe is None

    def _words(self, table: Table, longest: int) -> Words:
        """The words in ``table``, which is this one or the value of one of its keys."""
        own = table is self
        reading = self.reading
        reading.texts += 1
        found: Words = {}
        for lang in reading.languages:
            value = table._ask(lang)
            place = self.place.at(lang) if own else table.place
            if value is None or (isinstance(value, str) and not value.strip()):
                if lang == DEFAULT_LANGUAGE:
                    self.findings.error(place, FindingCode.ENGLISH_MISSING)
                elif lang == FRENCH:
                    self.findings.warning(place, FindingCode.FRENCH_MISSING)
            elif not isinstance(value, str):
                self.findings.error(place, FindingCode.WRONG_TYPE, key=lang, wanted=TEXT)
            elif self._is_plain(place, value, longest):
                found[lang] = value
        reading.french += FRENCH in found
        if not own:
            for key in table.keys:
                if key not in reading.languages:
                    self._unknown(table.place, key, reading.languages)
        return found


_NOT_PLAIN: Final = re.compile(f"[\n\t{UNSAFE.pattern[1:]}")


def nearest_of(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one; empty only where none is known."""
    return next(iter(difflib.get_close_matches(word[:LONGEST_ID], list(known), 1, 0.0)), "")
