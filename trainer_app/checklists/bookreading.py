"""From the rows of a workbook to the text of the files that they stand for; reports every bad cell.

Nothing is guessed: a date where a text belongs, or a number where an id belongs, is what a
spreadsheet made of what somebody typed, and is told with its place. The files are then checked by
``packcheck`` like any other; ``place_of`` tells the cell of what it finds. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from math import isfinite
from typing import Final

from trainer_app.checklists.packfiles import REQUIRED, is_of_the_format
from trainer_app.checklists.packfindings import FindingCode, Findings
from trainer_app.checklists.packsheets import (
    EMPTY_LIST,
    LIST_JOINT,
    SETTING,
    SETTINGS,
    SHEETS,
    VALUE,
    Column,
    Kind,
    Settings,
    Sheet,
    heads,
    setting_heads,
)
from trainer_app.checklists.packtables import nearest_of
from trainer_app.checklists.tomlwriting import Node, Value, Written, write_toml
from trainer_app.kernel.errors import Finding

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_SEPARATORS: Final = re.compile(r"[,;\n]")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}")
_LANGUAGE_CODES: Final = {FindingCode.ENGLISH_MISSING: "en", FindingCode.FRENCH_MISSING: "fr"}


@dataclass(frozen=True)
class Origin:
    """A row, and the number from 0 of each column that has a head."""

    sheet: str
    row: int
    columns: Mapping[str, int]

    def cell(self, head: str) -> str:
        return place_of(self.sheet, self.row, self.columns.get(head))


def place_of(sheet: str, row: int, column: int | None = None) -> str:
    """``lines!C7``, as a spreadsheet names it; ``row`` from 1, ``column`` from 0."""
    return f"{sheet}!{'' if column is None else letters(column)}{row}"


def letters(column: int) -> str:
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@dataclass
class Rows:
    """Takes the sheets; ``files`` then gives the files."""

    findings: Findings
    _roots: dict[str, Node[Origin]] = field(default_factory=dict)
    _named: dict[tuple[str, tuple[Value, ...]], Node[Origin]] = field(default_factory=dict)

    def take(self, sheets: Mapping[str, Sequence[Sequence[object]]]) -> None:
        known = {sheet.name: sheet for sheet in (*SETTINGS, *SHEETS)}
        for name in sheets:
            if name not in known:
                nearest = nearest_of(name, known)
                self.findings.warning(name, FindingCode.SHEET_UNKNOWN, nearest=nearest)
        for name, sheet in known.items():
            rows = sheets.get(name)
            if rows is None:
                continue
            heads = self._heads(sheet, rows[0] if rows else ())
            if isinstance(sheet, Sheet) and sheet.file in REQUIRED:
                self._root(sheet.file, Origin(name, 1, heads))
            for number, cells in enumerate(rows[1:], start=2):
                said = {
                    head: cells[column] if column < len(cells) else None
                    for head, column in heads.items()
                }
                if all(_is_blank(value) for value in said.values()):
                    continue
                row = _Reader(self.findings, Origin(name, number, heads), said)
                if isinstance(sheet, Settings):
                    self._setting(sheet, row)
                else:
                    self._row(sheet, row)

    def files(self) -> tuple[dict[str, str], Callable[[Finding], Finding]]:
        """The texts by path, and what moves a finding about them to its cell."""
        written = {path: write_toml(root) for path, root in self._roots.items()}
        texts = {path: file.text for path, file in written.items()}
        return texts, lambda finding: self._moved(finding, written)

    def _moved(self, finding: Finding, written: Mapping[str, Written[Origin]]) -> Finding:
        params = dict(finding.params)
        if "first" in params:  # where the other one stands
            params["first"] = self._place(str(params["first"]), finding, written)
        place = self._place(finding.place, finding, written)
        return Finding(place, finding.code, params, finding.severity)

    def _place(self, place: str, finding: Finding, written: Mapping[str, Written[Origin]]) -> str:
        file, _, line = place.partition(":")
        if file not in written:
            return sheet_of(file)
        origin, key = (self._roots[file].origin, "")
        if line.isdecimal():
            origin, key = written[file].lines.get(int(line), (origin, key))
        # A key that is missing has no line of its own: the finding names it.
        key = key or str(finding.params.get("key", "")).strip("[]")
        lang = _LANGUAGE_CODES.get(FindingCode(finding.code))
        for head in (f"{key}_{lang}", f"{key}_en", key, lang or ""):
            if head in origin.columns:
                return origin.cell(head)
        for head in (VALUE, "en"):
            if SETTING in origin.columns and head in origin.columns:
                return origin.cell(f"{lang}" if lang in origin.columns else head)
        return origin.cell("")

    def _heads(self, sheet: Sheet | Settings, cells: Sequence[object]) -> dict[str, int]:
        """The known heads; what is unknown or twice there is reported and left out."""
        found: dict[str, int] = {}
        for column, cell in enumerate(cells):
            if _is_blank(cell):
                continue
            head = str(cell).strip()
            where = place_of(sheet.name, 1, column)
            if head in found:
                self.findings.error(where, FindingCode.COLUMN_TWICE, head=head)
            elif not _is_head(sheet, head):
                nearest = nearest_of(head, _plain_heads(sheet))
                self.findings.error(where, FindingCode.COLUMN_UNKNOWN, head=head, nearest=nearest)
            else:
                found[head] = column
        for head in _needed(sheet):
            if head not in found:
                self.findings.error(f"{sheet.name}!1", FindingCode.COLUMN_MISSING, head=head)
        return found

    def _root(self, path: str, origin: Origin) -> Node[Origin]:
        return self._roots.setdefault(path, Node(origin))

    def _setting(self, settings: Settings, row: _Reader) -> None:
        name = row.text(SETTING)
        if name not in settings.files:
            nearest = nearest_of(name, settings.files)
            row.error(SETTING, FindingCode.SETTING_UNKNOWN, found=name, nearest=nearest)
            return
        path, kind = settings.files[name]
        node = self._root(path, row.origin)
        if settings.table:
            children = node.children.get(settings.table)
            node = children[0] if children else node.add(settings.table, row.origin, single=True)
        if name in node.values:
            row.error(SETTING, FindingCode.ROW_TWICE, found=name)
            return
        value = row.words("") if kind is Kind.WORDS else row.value(Column(VALUE, kind))
        if value is not None:
            node.values[name] = value
            node.places[name] = row.origin

    def _row(self, sheet: Sheet, row: _Reader) -> None:
        lead = {column.name: row.value(column) for column in sheet.lead}
        node = self._place_row(sheet, row, lead)
        if node is None:
            return
        for column in sheet.columns:
            if column.kind is Kind.OWN:
                node.values.update(row.words(""))
            elif column.kind is Kind.WORDS:
                if words := row.words(column.name):
                    node.values[column.name] = words
            elif (value := row.value(column)) is not None:
                node.values[column.name] = value
        if not sheet.key:
            return
        key = tuple(
            value
            for name in sheet.key
            if (value := lead.get(name, node.values.get(name))) is not None
        )
        if len(key) < len(sheet.key):
            return
        first = self._named.setdefault((sheet.name, _folded(key)), node)
        if "step" in lead:
            node.order = int(str(lead["step"]))
            if first is not node:
                row.error("step", FindingCode.ROW_TWICE, found=str(lead["step"]))
        # An id that is there twice is reported where the files are checked.

    def _place_row(
        self, sheet: Sheet, row: _Reader, lead: Mapping[str, Value | None]
    ) -> Node[Origin] | None:
        if sheet.inside is not None:
            return self._place_inside(sheet, row, lead)
        path = sheet.file
        if sheet.named_by:
            name = row.text(sheet.named_by)
            path = sheet.file.format(name.lower() if sheet.named_by == "id" else name)
            if not name or not is_of_the_format(path):
                row.error(sheet.named_by, FindingCode.NAME_SHAPE, found=name)
                return None
        if sheet.table:
            return self._root(path, row.origin).add(sheet.table, row.origin)
        if path in self._roots:
            row.error(sheet.named_by, FindingCode.ROW_TWICE, found=row.text(sheet.named_by))
            return None
        return self._root(path, row.origin)

    def _place_inside(
        self, sheet: Sheet, row: _Reader, lead: Mapping[str, Value | None]
    ) -> Node[Origin] | None:
        inside = sheet.inside
        assert inside is not None
        key = tuple(value for name in inside.columns if (value := lead[name]) is not None)
        parent = self._named.get((inside.sheet, _folded(key)))
        if parent is None:
            found = LIST_JOINT.join(str(value) for value in key)
            row.error(
                inside.columns[-1], FindingCode.ROW_OF_NOTHING, found=found, sheet=inside.sheet
            )
            return None
        if not sheet.chosen_by:
            return parent.add(sheet.table, row.origin)
        choice = str(lead[sheet.chosen_by] or "")
        if choice not in sheet.choices:
            row.error(
                sheet.chosen_by, FindingCode.CHOICE_UNKNOWN, found=choice, choices=sheet.choices
            )
            return None
        if choice in parent.children:
            row.error(sheet.chosen_by, FindingCode.ROW_TWICE, found=choice)
            return None
        return parent.add(choice, row.origin, single=True)


class _Reader:
    """The cells of one row by their heads; a bad one is reported and counts as empty."""

    def __init__(self, findings: Findings, origin: Origin, cells: Mapping[str, object]) -> None:
        self.findings = findings
        self.origin = origin
        self._cells = cells
        self._said: set[str] = set()

    def error(self, head: str, code: FindingCode, **params: str | int | tuple[str, ...]) -> None:
        if head not in self._said:
            self._said.add(head)
            self.findings.error(self.origin.cell(head), code, **params)

    def text(self, head: str) -> str:
        value = self._cells.get(head)
        if _is_blank(value):
            return ""
        if isinstance(value, str):
            return value
        is_day = isinstance(value, date | time | timedelta)
        self.error(head, FindingCode.CELL_DATE if is_day else FindingCode.CELL_NOT_TEXT)
        return ""

    def words(self, name: str) -> dict[str, str]:
        """The texts of ``name_en``, ``name_fr`` ...; with no name ``en``, ``fr``."""
        found: dict[str, str] = {}
        for head in self._cells:
            lang = head if not name else head.removeprefix(f"{name}_")
            is_ours = head != lang if name else True
            if is_ours and _LANGUAGE.fullmatch(lang) and (text := self.text(head)):
                found[lang] = text
        return found

    def value(self, column: Column) -> Value | None:
        match column.kind:
            case Kind.NUMBER:
                return self._number(column.name)
            case Kind.FLAG:
                return self._flag(column.name)
            case Kind.LIST:
                return self._list(column.name)
            case Kind.NUMBERS:
                return self._numbers(column.name)
        return self.text(column.name).strip() or None

    def _number(self, head: str) -> int | float | None:
        value = self._cells.get(head)
        if _is_blank(value):
            return None
        if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
            return int(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            self.error(head, FindingCode.CELL_NOT_NUMBER)
            return None
        return int(value) if value == int(value) else value

    def _flag(self, head: str) -> bool | None:
        value = self._cells.get(head)
        if _is_blank(value):
            return None
        said = str(value).strip().lower()
        if said not in ("true", "false"):
            self.error(head, FindingCode.CELL_NOT_FLAG)
        return said == "true"

    def _list(self, head: str) -> list[str] | None:
        text = self.text(head).strip()
        if text == EMPTY_LIST:
            return []
        return [entry.strip() for entry in _SEPARATORS.split(text) if entry.strip()] or None

    def _numbers(self, head: str) -> list[int] | None:
        value = self._cells.get(head)
        if isinstance(value, int | float) and not isinstance(value, bool):
            number = self._number(head)
            return None if number is None else [int(number)]
        entries = self._list(head)
        if entries is None:
            return None
        if not all(_WHOLE.fullmatch(entry) for entry in entries):
            self.error(head, FindingCode.CELL_NOT_NUMBERS)
            return None
        return [int(entry) for entry in entries]


def sheet_of(path: str) -> str:
    """The sheet that a file is made from."""
    for settings in SETTINGS:
        if any(path == file for file, _ in settings.files.values()):
            return settings.name if path != "plan.toml" else "plan"
    for sheet in SHEETS:
        before, _, _ = sheet.file.partition("{}")
        if sheet.file and path.startswith(before):
            return sheet.name
    return path


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _folded(key: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(value.strip() if isinstance(value, str) else value for value in key)


def _plain_heads(sheet: Sheet | Settings) -> tuple[str, ...]:
    languages = ("en", "fr")
    if isinstance(sheet, Settings):
        return setting_heads(sheet, languages)
    return heads(sheet.all_columns, languages)


def _is_head(sheet: Sheet | Settings, head: str) -> bool:
    """Whether this sheet may have this head: any language, where there is a text."""
    if head in _plain_heads(sheet):
        return True
    if isinstance(sheet, Settings):
        return "en" in _plain_heads(sheet) and _LANGUAGE.fullmatch(head) is not None
    for column in sheet.columns:
        if column.kind is Kind.OWN and _LANGUAGE.fullmatch(head):
            return True
        name, _, lang = head.rpartition("_")
        if column.kind is Kind.WORDS and name == column.name and _LANGUAGE.fullmatch(lang):
            return True
    return False


def _needed(sheet: Sheet | Settings) -> tuple[str, ...]:
    """The heads without which no row can be placed."""
    if isinstance(sheet, Settings):
        return (SETTING,)
    own = [name for name in sheet.key if any(c.name == name for c in sheet.columns)]
    return (*(column.name for column in sheet.lead), *own)
