"""The rows of a workbook from the files of a programme, and the files from the rows.

``to_book`` takes a sound programme. ``from_book`` never raises: it answers with the files and with
everything wrong, each finding at its sheet, column and row as a spreadsheet names a cell
(``lines!C7``): what the rows themselves show, and what ``packcheck`` says of the files they make.
The comments of the files, ``SOURCES.md`` and a README are not in a workbook. Reading and writing
the bytes is ``reports.workbooks``. Pure; a tenth of a second; any thread but the window's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from trainer_app.checklists import packcheck
from trainer_app.checklists.bookreading import Rows
from trainer_app.checklists.language import DEFAULT_LANGUAGE
from trainer_app.checklists.packfiles import PackFiles
from trainer_app.checklists.packfindings import Findings
from trainer_app.checklists.packsheets import (
    EMPTY_LIST,
    LIST_JOINT,
    SETTINGS,
    SHEETS,
    VALUE,
    Kind,
    Settings,
    Sheet,
    heads,
    setting_heads,
)
from trainer_app.checklists.packtables import languages_of
from trainer_app.kernel.errors import Finding

Cell = str | bool | int | float | date | datetime | time | timedelta | None
_PLACE: Final = re.compile(r"(.*)!([A-Z]*)([0-9]*)")


@dataclass(frozen=True)
class BookSheet:
    """A sheet as it stands: the first row holds the heads."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Read:
    """What a workbook gave. ``files``: as far as it could be understood, sound or not."""

    files: PackFiles
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        return not any(finding.severity == "error" for finding in self.findings)


def to_book(files: PackFiles) -> tuple[BookSheet, ...]:
    """Every sheet, also an empty one: its heads say what may be written there."""
    tables = {
        path: tomllib.loads(raw.decode())
        for path, raw in files.files.items()
        if path.endswith(".toml")
    }
    languages = languages_of(tables.get("pack.toml", {}))
    sheets = [
        BookSheet(settings.name, _setting_rows(settings, tables, languages))
        for settings in SETTINGS
    ]
    parents: dict[str, list[_Met]] = {}
    for sheet in SHEETS:
        met = list(_met(sheet, tables, parents))
        parents[sheet.name] = met
        rows: list[tuple[Cell, ...]] = [heads(sheet.all_columns, languages)]
        rows += [_row(sheet, found, languages) for found in met]
        sheets.append(BookSheet(sheet.name, tuple(rows)))
    return tuple(sheets)


def from_book(sheets: Sequence[BookSheet]) -> Read:
    findings = Findings()
    rows = Rows(findings)
    rows.take({sheet.name: sheet.rows for sheet in sheets})
    texts, places = rows.files()
    files = PackFiles.of(texts)
    report = packcheck.check(files)
    said = {(finding.place, finding.severity) for finding in findings.all()}
    kept = list(findings.all())
    for finding in report.findings:
        moved = places(finding)
        if (moved.place, moved.severity) not in said:
            kept.append(moved)
    order = {name: number for number, name in enumerate(s.name for s in (*SETTINGS, *SHEETS))}
    return Read(files, tuple(sorted(kept, key=lambda finding: _order(finding, order))))


def _order(finding: Finding, sheets: Mapping[str, int]) -> tuple[int, int, int, str]:
    found = _PLACE.fullmatch(finding.place)
    name, column, row = (finding.place, "", "") if found is None else found.groups()
    last = len(sheets) if name == "" else -1  # "" counts what is not listed
    return (sheets.get(name, last), int(row or 0), _number(column), name)


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = 26 * value + ord(letter) - ord("A") + 1
    return value


# --- from files to rows ---------------------------------------------------------------------------


@dataclass(frozen=True)
class _Met:
    """A table of a file, and the values of the columns that place it."""

    lead: tuple[Cell, ...]
    name: tuple[Cell, ...]
    """What rows inside it call it."""
    table: Mapping[str, object]


def _met(
    sheet: Sheet, tables: Mapping[str, dict[str, object]], parents: Mapping[str, list[_Met]]
) -> Iterator[_Met]:
    if sheet.inside is not None:
        for parent in parents[sheet.inside.sheet]:
            for number, table in enumerate(_inside(sheet, parent.table), start=1):
                lead: tuple[Cell, ...] = parent.name
                if sheet.chosen_by:
                    lead = (*lead, sheet.choices[number - 1])
                elif sheet.key and sheet.key[-1] == "step":
                    lead = (*lead, number)
                if table:
                    yield _Met(lead, _name(sheet, lead, table), table)
        return
    for path, root in tables.items():
        named = _named(sheet.file, path)
        if named is None:
            continue
        for table in _entries(root, sheet.table) if sheet.table else [root]:
            lead = (named,) if sheet.lead else ()
            yield _Met(lead, _name(sheet, lead, table), table)


def _inside(sheet: Sheet, table: Mapping[str, object]) -> list[Mapping[str, object]]:
    if not sheet.chosen_by:
        return _entries(table, sheet.table)
    return [_as_table(table.get(choice)) for choice in sheet.choices]


def _name(sheet: Sheet, lead: tuple[Cell, ...], table: Mapping[str, object]) -> tuple[Cell, ...]:
    if sheet.key and sheet.key[-1] == "step":
        return lead
    return tuple(_plain(table.get(key)) for key in sheet.key)


def _named(pattern: str, path: str) -> str | None:
    """What stands for the braces; None for a file of another kind."""
    before, braces, after = pattern.partition("{}")
    if not braces:
        return "" if path == pattern else None
    if path.startswith(before) and path.endswith(after):
        return path.removeprefix(before).removesuffix(after)
    return None


def _entries(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = table.get(key)
    return [_as_table(entry) for entry in value] if isinstance(value, list) else []


def _as_table(value: object) -> Mapping[str, object]:
    return {str(key): entry for key, entry in value.items()} if isinstance(value, dict) else {}


def _row(sheet: Sheet, met: _Met, languages: Sequence[str]) -> tuple[Cell, ...]:
    cells: list[Cell] = list(met.lead)
    for column in sheet.columns:
        match column.kind:
            case Kind.WORDS:
                words = _as_table(met.table.get(column.name))
                cells += [_plain(words.get(lang)) for lang in languages]
            case Kind.OWN:
                cells += [_plain(met.table.get(lang)) for lang in languages]
            case _:
                cells.append(_plain(met.table.get(column.name)))
    return tuple(cells)


def _plain(value: object) -> Cell:
    if isinstance(value, list):
        return LIST_JOINT.join(str(entry) for entry in value) if value else EMPTY_LIST
    return value if isinstance(value, str | bool | int | float) else None


def _setting_rows(
    settings: Settings, tables: Mapping[str, dict[str, object]], languages: Sequence[str]
) -> tuple[tuple[Cell, ...], ...]:
    names = setting_heads(settings, languages)
    rows: list[tuple[Cell, ...]] = [names]
    for name, (file, kind) in settings.files.items():
        table: Mapping[str, object] = tables.get(file, {})
        if settings.table:
            table = _as_table(table.get(settings.table))
        value = table.get(name)
        words = _as_table(value) if kind is Kind.WORDS else {}
        cells: list[Cell] = [name]
        if VALUE in names:
            cells.append(None if kind is Kind.WORDS else _plain(value))
        if DEFAULT_LANGUAGE in names:
            cells += [_plain(words.get(lang)) for lang in languages]
        if any(cell is not None for cell in cells[1:]):
            rows.append(tuple(cells))
    return tuple(rows)
