"""What was found wrong in a pack: the codes, the places, and a collector that cannot be flooded.

A finding carries no sentence: the words for each code are in ``resources/i18n/findings.toml``.
Whatever a finding repeats from a file is cut short and cleaned here, so that a hostile pack can
neither fill the memory nor speak to the terminal. Pure; any thread.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from trainer_app.kernel.errors import Finding, Param

ERROR: Final = "error"
WARNING: Final = "warning"

MOST_OF_EACH: Final = 200
"""So many errors and so many warnings are kept; the others are only counted."""
_LONGEST_QUOTE: Final = 120
_MOST_QUOTED: Final = 20

UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u200e\u200f\u202a-\u202e\u2060-\u2069"  # text that shows in another order than it stands
    "\u2028\u2029\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


class FindingCode(StrEnum):
    """Every fault of a pack. The value is the key in ``findings.toml``."""

    # the folder or the archive
    FOLDER_MISSING = "folder_missing"
    FILE_MISSING = "file_missing"
    FILE_UNREADABLE = "file_unreadable"
    FILE_TOO_LARGE = "file_too_large"
    PACK_TOO_LARGE = "pack_too_large"
    TOO_MANY_FILES = "too_many_files"
    PATH_UNSAFE = "path_unsafe"
    PATH_LINK = "path_link"
    PATH_SPECIAL = "path_special"
    PATH_COLLISION = "path_collision"
    UNKNOWN_FILE = "unknown_file"
    ARCHIVE_INVALID = "archive_invalid"
    NOT_UTF8 = "not_utf8"
    UNSAFE_TEXT = "unsafe_text"
    # one file by itself
    TOML_INVALID = "toml_invalid"
    KEY_TWICE = "key_twice"
    NESTED_TOO_DEEP = "nested_too_deep"
    FORMAT_UNKNOWN = "format_unknown"
    KEY_UNKNOWN = "key_unknown"
    KEY_MISSING = "key_missing"
    WRONG_TYPE = "wrong_type"
    NUMBER_RANGE = "number_range"
    CHOICE_UNKNOWN = "choice_unknown"
    TOO_MANY_ENTRIES = "too_many_entries"
    TEXT_TOO_LONG = "text_too_long"
    ENGLISH_MISSING = "english_missing"
    FRENCH_MISSING = "french_missing"
    ID_SHAPE = "id_shape"
    DUPLICATE_ID = "duplicate_id"
    # tasks and units
    TASK_ID_SHAPE = "task_id_shape"
    UNIT_ID_SHAPE = "unit_id_shape"
    DUPLICATE_TASK = "duplicate_task"
    NO_TASKS = "no_tasks"
    NO_LINES = "no_lines"
    TIER_UNKNOWN = "tier_unknown"
    SCOPE_UNKNOWN = "scope_unknown"
    SIGN_OFFS_RANGE = "sign_offs_range"
    RECERT_RANGE = "recert_range"
    RECERT_LONG = "recert_long"
    LIFE_CRITICAL_NEEDS_TWO = "life_critical_needs_two"
    UNKNOWN_PREREQUISITE = "unknown_prerequisite"
    PREREQUISITE_CYCLE = "prerequisite_cycle"
    CORE_NEEDS_SITE = "core_needs_site"
    MISSING_MODULE = "missing_module"
    UNKNOWN_MODULE = "unknown_module"
    UNKNOWN_SESSION = "unknown_session"
    UNKNOWN_TASK = "unknown_task"
    MODULE_NEVER_USED = "module_never_used"
    MODULE_NOT_OF_UNIT = "module_not_of_unit"
    SESSION_NOT_OF_UNIT = "session_not_of_unit"
    # plan
    WEEKS_BACKWARDS = "weeks_backwards"
    WEEKS_BEYOND_PLAN = "weeks_beyond_plan"
    PLAN_OVERLAP = "plan_overlap"
    PLAN_GAP = "plan_gap"
    # levels and policy
    LEVELS_NOT_CONSECUTIVE = "levels_not_consecutive"
    NOT_A_LEVEL = "not_a_level"
    TOP_LEVEL_DIFFERS = "top_level_differs"
    SIGN_OFF_LEVEL_ABOVE_TOP = "sign_off_level_above_top"
    METHOD_UNKNOWN = "method_unknown"
    EVIDENCE_UNKNOWN = "evidence_unknown"
    PLACE_UNKNOWN = "place_unknown"
    ENTRY_MISSING = "entry_missing"
    CARDS_TASK_UNKNOWN = "cards_task_unknown"
    SENTENCE_MISSING = "sentence_missing"
    SENTENCE_FIELD_UNKNOWN = "sentence_field_unknown"
    SENTENCE_BRACES = "sentence_braces"
    SENTENCE_FIELDS_DIFFER = "sentence_fields_differ"
    # guidance
    BREAKDOWN_MISSING = "breakdown_missing"
    SAFETY_NEEDS = "safety_needs"
    REFERENCE_UNKNOWN = "reference_unknown"
    # a workbook
    BOOK_MISSING = "book_missing"
    BOOK_INVALID = "book_invalid"
    BOOK_TOO_LARGE = "book_too_large"
    BOOK_ACTIVE = "book_active"
    SHEET_TOO_LARGE = "sheet_too_large"
    SHEET_UNKNOWN = "sheet_unknown"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    COLUMN_MISSING = "column_missing"
    SETTING_UNKNOWN = "setting_unknown"
    CELL_FORMULA = "cell_formula"
    CELL_DATE = "cell_date"
    CELL_NOT_TEXT = "cell_not_text"
    CELL_NOT_NUMBER = "cell_not_number"
    CELL_NOT_NUMBERS = "cell_not_numbers"
    CELL_NOT_FLAG = "cell_not_flag"
    NAME_SHAPE = "name_shape"
    ROW_TWICE = "row_twice"
    ROW_OF_NOTHING = "row_of_nothing"
    # a school's list of what was completed in class
    LIST_EMPTY = "list_empty"
    CELL_EMPTY = "cell_empty"
    CELL_NOT_DATE = "cell_not_date"
    DAY_IN_FUTURE = "day_in_future"
    CLASS_UNKNOWN = "class_unknown"
    # the end of the list
    MORE_FINDINGS = "more_findings"


@dataclass(frozen=True, slots=True)
class Place:
    """A table or key of a file: ``steps`` name the tables on the way, each with its number from 0.

    ``Place("units/u01.toml", (("task", 2), ("line", 0)), "fr")`` is the French text of the first
    line of the third task.
    """

    file: str
    steps: tuple[tuple[str, int], ...] = ()
    key: str = ""

    def at(self, key: str) -> Place:
        return Place(self.file, self.steps, key)

    def inside(self, name: str, number: int) -> Place:
        return Place(self.file, (*self.steps, (name, number)))


_LONGEST_TABLE: Final = 5_000  # lines; nobody looks for a key further down
_HEADER: Final = re.compile(r"[ \t]*\[\[?([^\[\]]{1,200})\]")


class Lines:
    """Finds the line of a table or a key by its text, as an editor's search would.

    Used for messages only: a text that looks like TOML inside a longer string may mislead it.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._headers: list[tuple[tuple[str, ...], int]] = []
        for number, line in enumerate(self._lines):
            if "[" in line and (found := _HEADER.match(line)):
                parts = tuple(part.strip(" \t\"'") for part in found[1].split("."))
                self._headers.append((parts, number))

    def find(self, place: Place) -> int | None:
        """The line number from 1, or None where only the file is known."""
        header = self._header(place.steps)
        if place.steps and header is None:
            return None
        first = 0 if header is None else self._headers[header][1] + 1
        following = 0 if header is None else header + 1
        last = len(self._lines)
        if following < len(self._headers):
            last = self._headers[following][1]
        last = min(last, first + _LONGEST_TABLE)
        if place.key:
            key = re.compile(rf"[ \t]*[\"']?{re.escape(place.key)}[\"']?[ \t]*[=.]")
            for number in range(first, last):
                if place.key in self._lines[number] and key.match(self._lines[number]):
                    return number + 1
        return None if header is None else self._headers[header][1] + 1

    def _header(self, steps: tuple[tuple[str, int], ...]) -> int | None:
        position: int | None = None
        path: tuple[str, ...] = ()
        for name, number in steps:
            parent, path = path, (*path, name)
            seen = 0
            for index in range(0 if position is None else position + 1, len(self._headers)):
                if parent and self._headers[index][0] == parent:
                    return position
                if self._headers[index][0] == path:
                    if seen == number:
                        position = index
                        break
                    seen += 1
            else:
                return position
        return position


def clean(text: str) -> str:
    """A short, printable form of words that a stranger wrote."""
    # Cut before looking: a key may be a megabyte long.
    short = text[: _LONGEST_QUOTE + 1]
    short = UNSAFE.sub("\N{REPLACEMENT CHARACTER}", short).replace("\n", " ").replace("\t", " ")
    return short if len(short) <= _LONGEST_QUOTE else short[: _LONGEST_QUOTE - 1] + "…"


@dataclass
class Findings:
    """Collects findings; ``texts`` are the files, to tell a line by."""

    texts: Mapping[str, str] = field(default_factory=dict)
    _kept: list[tuple[str, int, Finding]] = field(default_factory=list)
    _lines: dict[str, Lines] = field(default_factory=dict)
    _counted: dict[str, int] = field(default_factory=lambda: {ERROR: 0, WARNING: 0})

    @property
    def has_errors(self) -> bool:
        return self._counted[ERROR] > 0

    @property
    def is_full(self) -> bool:
        """No further error will be kept: what costs time to say need not be said."""
        return self._counted[ERROR] >= MOST_OF_EACH

    def error(self, where: Place | str, code: FindingCode, /, **params: Param) -> None:
        self._add(ERROR, where, code, params)

    def warning(self, where: Place | str, code: FindingCode, /, **params: Param) -> None:
        self._add(WARNING, where, code, params)

    def said(self, place: Place) -> str:
        """``file:line``, or the file alone where no line is known."""
        file, line = self._located(place)
        return f"{file}:{line}" if line else file

    def all(self) -> tuple[Finding, ...]:
        """In the order of files and lines; the last one counts what is not listed."""
        kept = [finding for _, _, finding in sorted(self._kept, key=lambda entry: entry[:2])]
        errors, warnings = (max(0, n - MOST_OF_EACH) for n in self._counted.values())
        if errors or warnings:
            severity = ERROR if errors else WARNING
            kept.append(
                Finding("", FindingCode.MORE_FINDINGS, {"count": errors + warnings}, severity)
            )
        return tuple(kept)

    def _add(
        self, severity: str, where: Place | str, code: FindingCode, params: dict[str, Param]
    ) -> None:
        self._counted[severity] += 1
        if self._counted[severity] > MOST_OF_EACH:
            return
        file, line = self._located(where) if isinstance(where, Place) else _split(clean(where))
        said = f"{file}:{line}" if line else file
        safe = {name: _safe(value) for name, value in params.items()}
        self._kept.append((file, line, Finding(said, code.value, safe, severity)))

    def _located(self, place: Place) -> tuple[str, int]:
        text = self.texts.get(place.file)
        if text is None or not (place.steps or place.key):
            return clean(place.file), 0
        if place.file not in self._lines:
            self._lines[place.file] = Lines(text)
        return clean(place.file), self._lines[place.file].find(place) or 0


def _split(place: str) -> tuple[str, int]:
    file, _, line = place.rpartition(":")
    return (file, int(line)) if line.isdecimal() and len(line) < 9 else (place, 0)


def _safe(value: Param) -> Param:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        listed = [clean(entry) for entry in value[:_MOST_QUOTED]]
        return tuple(listed if len(value) <= _MOST_QUOTED else [*listed, "…"])
    return value
