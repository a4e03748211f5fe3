"""A school's list of who completed what: its rows understood, its names matched. Pure.

Three columns are wanted, under their names in English or French and in any order: a name, a module
or session, a date. Other columns are left alone. Nothing is guessed: every cell that cannot be
understood is a finding with its place, and a name that is nobody's exactly is asked about.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from trainer_app.checklists.bookreading import MOST_COLUMNS, letters
from trainer_app.checklists.directory import Person
from trainer_app.checklists.in_class import Mark
from trainer_app.checklists.packbook import BookSheet, Cell
from trainer_app.checklists.packfindings import FindingCode, Findings, clean
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.packtables import nearest_of
from trainer_app.kernel.errors import Finding
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId

NAME: Final = "name"
ITEM: Final = "module"
DATE: Final = "date"
_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    NAME: ("name", "trainee", "participant", "nom", "stagiaire"),
    ITEM: (
        *("module", "session", "module or session", "practical session"),
        *("seance", "module ou seance", "seance pratique", "session pratique"),
    ),
    DATE: ("date", "completed", "completed on", "terminé le", "termine", "fait le"),
}
MOST_LISTED: Final = 2_000
_LONGEST_NAME: Final = 120
_MOST_LIKELY: Final = 5
_CELL: Final = re.compile(r"(?:.*!)?([A-Z]*)([0-9]+)")


@dataclass(frozen=True, slots=True)
class ListedRow:
    """``place``: the cell of the name, as a spreadsheet names it."""

    place: str
    name: str
    about: str
    on: date


@dataclass(frozen=True, slots=True)
class ListRead:
    """``rows``: each only once. Where there is a finding, nothing is taken.

    ``names``: of each row that has one, whatever is wrong with the rest of it.
    """

    rows: tuple[ListedRow, ...]
    findings: tuple[Finding, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameAsked:
    """A name that is nobody's exactly, or several people's; those it may mean, likeliest first."""

    name: str
    rows: int
    likely: tuple[Person, ...]


class RowFate(StrEnum):
    """What becomes of a row of a list."""

    NEW = "new"
    ALREADY = "already"
    """Marked on this very day."""
    OTHER_DAY = "other_day"
    """Marked on another day, which stays."""
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """``before``: the day on which it is marked already."""

    row: ListedRow
    fate: RowFate
    person: Person | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class ClassList:
    """A list that was looked at: what is wrong with it, whom to ask about, what would become.

    With findings nothing is planned; the names to ask about are told with them.
    """

    source: str
    pack: Pack
    findings: tuple[Finding, ...] = ()
    rows: tuple[ListedRow, ...] = ()
    names: tuple[str, ...] = ()
    asked: tuple[NameAsked, ...] = ()
    people: tuple[Person, ...] = ()
    """Who may be meant by a name that is asked about."""
    planned: tuple[PlannedRow, ...] = ()

    @property
    def new(self) -> int:
        return sum(planned.fate is RowFate.NEW for planned in self.planned)


def read_list(sheet: BookSheet, pack: Pack, today: date) -> ListRead:
    """``sheet``: the first one with anything in it; a CSV file is one without a name."""
    findings = Findings()
    if len(sheet.rows) > MOST_LISTED:
        findings.error(
            sheet.name,
            FindingCode.SHEET_TOO_LARGE,
            rows=len(sheet.rows),
            columns=len(_HEADS),
            most_rows=MOST_LISTED,
            most_columns=MOST_COLUMNS,
        )
        return ListRead((), findings.all())
    heads = _heads(sheet, findings)
    rows: dict[tuple[str, str], ListedRow] = {}
    names: list[str] = []
    known = _known_items(pack)
    for number, cells in enumerate(sheet.rows[1:], start=2):
        row = _Row(sheet.name, number, cells, heads, findings)
        if row.is_blank:
            continue
        name, about, on = row.name(), row.about(known, pack), row.on(today)
        if name is not None:
            names.append(name)
        if name is None or about is None or on is None:
            continue
        read = ListedRow(row.place(NAME), name, about, on)
        before = rows.setdefault((exact(name), about), read)
        if before.on != on:
            findings.error(row.place(DATE), FindingCode.ROW_TWICE, found=f"{name}, {about}")
    if not rows and not findings.all():
        findings.error(sheet.name, FindingCode.LIST_EMPTY)
    told = tuple(sorted(findings.all(), key=_order))
    return ListRead(tuple(rows.values()), told, tuple(names))


def match(
    names: Iterable[str], people: Sequence[Person], answers: Mapping[str, PersonId | None]
) -> tuple[dict[str, PersonId], tuple[NameAsked, ...]]:
    """Who is meant by each name, and the names to ask about. ``names``: a row each.

    ``answers``: by name, who was said to be meant; None: nobody here, leave them out.
    """
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(exact(person.name), []).append(person)
    meant: dict[str, PersonId] = {}
    asked: list[NameAsked] = []
    for name, rows in Counter(names).items():
        found = by_name.get(exact(name), [])
        said = answers.get(name, found[0].id if len(found) == 1 else None)
        if said is not None:
            meant[name] = said
        elif name not in answers:
            asked.append(NameAsked(name, rows, _likely(name, people)))
    return meant, tuple(asked)


def planned(
    rows: Iterable[tuple[ListedRow, Person | None]], found: Mapping[PersonId, Mapping[str, Mark]]
) -> tuple[PlannedRow, ...]:
    """What becomes of each row, beside what is marked already (``found``, by person)."""
    return _once(_plan(row, person, found) for row, person in rows)


def _plan(
    row: ListedRow, person: Person | None, found: Mapping[PersonId, Mapping[str, Mark]]
) -> PlannedRow:
    if person is None:
        return PlannedRow(row, RowFate.LEFT_OUT)
    before = found[person.id].get(row.about)
    if before is None:
        return PlannedRow(row, RowFate.NEW, person)
    fate = RowFate.ALREADY if before.on == row.on else RowFate.OTHER_DAY
    return PlannedRow(row, fate, person, before.on)


def _once(planned: Iterable[PlannedRow]) -> tuple[PlannedRow, ...]:
    """Two names may mean one person: of what is new, the earliest day is taken once."""
    first: dict[tuple[PersonId, str], PlannedRow] = {}
    kept: list[PlannedRow] = []
    for one in planned:
        if one.fate is not RowFate.NEW or one.person is None:
            kept.append(one)
            continue
        key = (one.person.id, one.row.about)
        if key not in first or one.row.on < first[key].row.on:
            first[key] = one
    return tuple(sorted((*kept, *first.values()), key=lambda p: (p.row.name, p.row.about)))


def exact(name: str) -> str:
    """Capitals and spaces are no difference; an accent is one, and is asked about."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _likely(name: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Those who share most words with the name, however they are put."""
    words = set(folded(name).replace(",", " ").split())
    shared = {p.id: len(words & set(folded(p.name).split())) for p in people}
    likely = [p for p in people if shared[p.id]]
    return tuple(sorted(likely, key=lambda p: (-shared[p.id], folded(p.name)))[:_MOST_LIKELY])


def _heads(sheet: BookSheet, findings: Findings) -> dict[str, int]:
    """The column of each that is wanted, from 0."""
    meant = {folded(word): head for head, words in _HEADS.items() for word in words}
    found: dict[str, int] = {}
    for column, cell in enumerate(sheet.rows[0] if sheet.rows else ()):
        head = meant.get(folded(str(cell)).strip(" :*")) if isinstance(cell, str) else None
        if head is None:
            continue
        if head in found:
            findings.error(_place(sheet.name, 1, column), FindingCode.COLUMN_TWICE, head=str(cell))
        found.setdefault(head, column)
    for head in _HEADS:
        if head not in found:
            findings.error(_place(sheet.name, 1, 0), FindingCode.COLUMN_MISSING, head=head)
    return found


def _known_items(pack: Pack) -> dict[str, str]:
    """The id of a module or session by what it may be called: its id, or its title exactly.

    A title that two of them have is neither's.
    """
    named = (
        *((module.id, module.title) for module in pack.modules),
        *((practical.id, practical.theme) for practical in pack.practicals),
    )
    titled: dict[str, set[str]] = {}
    for about, words in named:
        for title in words.values():
            titled.setdefault(exact(title), set()).add(about)
    known = {title: next(iter(ids)) for title, ids in titled.items() if len(ids) == 1}
    for about, words in named:
        known.update({exact(f"{about} {title}"): about for title in words.values()})
    return known | {exact(about): about for about, _words in named}


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: str
    number: int
    cells: Sequence[Cell]
    heads: Mapping[str, int]
    findings: Findings

    """A cell of a column that is missing is never read: that is told once, by ``_heads``."""

    def cell(self, head: str) -> Cell:
        column = self.heads[head]
        value = self.cells[column] if column < len(self.cells) else None
        return value.strip() if isinstance(value, str) else value

    def place(self, head: str) -> str:
        return _place(self.sheet, self.number, self.heads[head])

    @property
    def is_blank(self) -> bool:
        return all(self.cell(head) in (None, "") for head in self.heads)

    def name(self) -> str | None:
        if NAME not in self.heads:
            return None
        value = self.cell(NAME)
        if isinstance(value, str) and value:
            name = " ".join(value.split())
            if len(name) <= _LONGEST_NAME:
                return clean(name)
            self.findings.error(self.place(NAME), FindingCode.TEXT_TOO_LONG, limit=_LONGEST_NAME)
            return None
        code = FindingCode.CELL_EMPTY if value in (None, "") else FindingCode.CELL_NOT_TEXT
        self.findings.error(self.place(NAME), code)
        return None

    def about(self, known: Mapping[str, str], pack: Pack) -> str | None:
        if ITEM not in self.heads:
            return None
        value = self.cell(ITEM)
        if value in (None, ""):
            self.findings.error(self.place(ITEM), FindingCode.CELL_EMPTY)
            return None
        said = str(value)
        about = known.get(exact(said))
        if about is None:
            ids = (*(m.id for m in pack.modules), *(p.id for p in pack.practicals))
            nearest = nearest_of(said.upper(), ids)
            self.findings.error(
                self.place(ITEM), FindingCode.CLASS_UNKNOWN, found=said, nearest=nearest
            )
        return about

    def on(self, today: date) -> date | None:
        if DATE not in self.heads:
            return None
        value = self.cell(DATE)
        if value in (None, ""):
            self.findings.error(self.place(DATE), FindingCode.CELL_EMPTY)
            return None
        day = _day(value)
        if day is None:
            self.findings.error(self.place(DATE), FindingCode.CELL_NOT_DATE, found=str(value))
        elif day > today:
            self.findings.error(self.place(DATE), FindingCode.DAY_IN_FUTURE, found=day.isoformat())
            return None
        return day


def _day(value: Cell) -> date | None:
    """2026-02-17, or a cell that the spreadsheet holds as a date; 03/04/26 could be two days."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _place(sheet: str, row: int, column: int) -> str:
    cell = f"{letters(column)}{row}"
    return f"{sheet}!{cell}" if sheet else cell


def _order(finding: Finding) -> tuple[int, str]:
    """By row, then by column; what is about the whole list, or counts the others, stands last."""
    cell = _CELL.fullmatch(finding.place)
    return (int(cell[2]), cell[1]) if cell else (MOST_LISTED + 1, "")
