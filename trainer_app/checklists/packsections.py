"""From the tables of each file to the structs of ``packs``; finds what one file alone can show.

What needs two files to be seen (references, cycles, the plan against the modules) is ``packrules``.
Pure; any thread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from trainer_app.checklists.audiences import AUDIENCES, TRAINEES
from trainer_app.checklists.language import Words
from trainer_app.checklists.limits import SOURCES, key_of, with_limits
from trainer_app.checklists.packfindings import FindingCode
from trainer_app.checklists.packs import Module, Plan, Practical, Stage, Task, Unit
from trainer_app.checklists.packtables import LONGEST_TEXT, Table

FORMAT: Final = 1
TIERS: Final = ("N", "Y", "L")
SCOPES: Final = ("core", "site")
LONGEST_RECERT_MONTHS: Final = 36
"""Nothing lapses later by the proposed framework (domain.md 4.3.7); beyond it is warned of."""
MOST_RECERT_MONTHS: Final = 120
"""No policy may allow more."""
MOST_WEEKS: Final = 104
MOST_SIGN_OFFS: Final = 10
_TASK_ID: Final = re.compile(r"[0-9]{2}-[0-9]{2}")
_PACK_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")

_T = TypeVar("_T")


@dataclass(frozen=True)
class Placed(Generic[_T]):
    """Something that was read, and the table it was read from."""

    item: _T
    table: Table


@dataclass
class Heading:
    """What ``pack.toml`` says."""

    id: str = ""
    version: str = ""
    title: Words = field(default_factory=dict)
    short_title: Words = field(default_factory=dict)
    notice: Words = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    audience: str = TRAINEES


def read_heading(table: Table) -> Heading:
    """``pack.toml``, after ``format_is_known``. Sets the languages of all files: read it first."""
    languages = table.lines("languages", table.reading.languages)
    for lang in languages:
        if not _LANGUAGE.fullmatch(lang):
            table.error("languages", FindingCode.ID_SHAPE, id=lang)
    table.reading.languages = tuple(dict.fromkeys((*table.reading.languages, *languages)))
    heading = Heading(
        checked_id(table, "id", _PACK_ID),
        table.line("version"),
        table.words("title"),
        table.words("short_title"),
        table.words("notice", longest=LONGEST_TEXT),
        languages,
        table.choice("audience", AUDIENCES, TRAINEES),
    )
    table.done()
    return heading


def format_is_known(table: Table) -> bool:
    """Whether this program knows the format; of another one all findings would mislead."""
    known = table.integer("format", FORMAT, 10**6) == FORMAT
    if not known:
        table.error("format", FindingCode.FORMAT_UNKNOWN, known=FORMAT)
    return known


def read_modules(table: Table) -> list[Placed[Module]]:
    modules: list[Placed[Module]] = []
    for entry in table.tables("module"):
        module = Module(
            checked_id(entry),
            entry.words("title"),
            entry.number("hours", 0, 1000),
            entry.words("core_idea", required=False, longest=LONGEST_TEXT),
        )
        entry.done()
        modules.append(Placed(module, entry))
    table.done()
    return modules


def read_practicals(table: Table) -> list[Placed[Practical]]:
    practicals: list[Placed[Practical]] = []
    for entry in table.tables("session"):
        practical = Practical(
            checked_id(entry),
            entry.integer("days", 1, 30),
            entry.integer("week", 1, MOST_WEEKS),
            entry.words("theme", longest=LONGEST_TEXT),
            entry.words("ends_with", required=False, longest=LONGEST_TEXT),
            entry.lines("after_modules"),
        )
        entry.done()
        practicals.append(Placed(practical, entry))
    table.done()
    return practicals


def read_plan(table: Table) -> tuple[Plan, list[Placed[Stage]]]:
    weeks = table.integer("weeks", 1, MOST_WEEKS)
    shorter = 0
    if table.has("incumbent_weeks"):
        shorter = table.integer("incumbent_weeks", 1, max(1, weeks))
    stages: list[Placed[Stage]] = []
    for entry in table.tables("stage"):
        stage = Stage(
            entry.integer("from", 1, MOST_WEEKS),
            entry.integer("to", 1, MOST_WEEKS),
            entry.words("elearning"),
            entry.words("floor"),
            entry.words("target"),
            entry.lines("modules"),
            entry.line("session", required=False),
            entry.lines("tasks"),
            entry.integers("sign_offs_by_then", 1, MOST_SIGN_OFFS),
        )
        entry.done()
        stages.append(Placed(stage, entry))
    if not stages:
        table.error("stage", FindingCode.KEY_MISSING, key="[[stage]]")
    table.done()
    return Plan(weeks, tuple(stage.item for stage in stages), shorter), stages


@dataclass
class UnitRead:
    """One unit file: the unit, where its tasks stand."""

    unit: Unit
    table: Table
    tasks: list[Placed[Task]]


def read_unit(table: Table) -> UnitRead:
    """``units/uNN.toml``: the unit UNN and its tasks NN-01, NN-02, ..."""
    number = table.place.file.removeprefix("units/u").removesuffix(".toml")
    unit_id = table.line("id")
    if unit_id and unit_id != f"U{number}":
        table.error("id", FindingCode.UNIT_ID_SHAPE, id=unit_id, wanted=f"U{number}")
    title = table.words("title")
    modules, sessions = table.lines("modules"), table.lines("sessions")
    weeks = table.integers("weeks", 1, MOST_WEEKS, (1, 1))
    if len(weeks) != 2:
        table.error("weeks", FindingCode.WRONG_TYPE, key="weeks", wanted="[1, 4]")
        weeks = (1, 1)
    tasks = [Placed(_read_task(entry, number), entry) for entry in table.tables("task")]
    if not tasks:
        table.error("task", FindingCode.NO_TASKS, unit=unit_id)
    table.done()
    unit = Unit(
        f"U{number}",
        title,
        tuple(task.item for task in tasks),
        modules,
        sessions,
        (weeks[0], weeks[1]),
    )
    return UnitRead(unit, table, tasks)


def _read_task(table: Table, unit_number: str) -> Task:
    task_id = table.line("id")
    if task_id and not (_TASK_ID.fullmatch(task_id) and task_id.startswith(unit_number)):
        table.error("id", FindingCode.TASK_ID_SHAPE, id=task_id, wanted=f"{unit_number}-01")
    sign_offs = table.integer(
        "sign_offs", 1, MOST_SIGN_OFFS, otherwise=2, code=FindingCode.SIGN_OFFS_RANGE
    )
    recert_months = None
    if table.has("recert_months"):
        recert_months = table.integer(
            "recert_months", 1, MOST_RECERT_MONTHS, code=FindingCode.RECERT_RANGE
        )
    lines = tuple(_task_line(entry) for entry in table.tables("line"))
    if not lines:
        table.error("id", FindingCode.NO_LINES, task=task_id)
    module = table.line("module", required=False)
    if not module.strip():
        table.error("module", FindingCode.MISSING_MODULE, task=task_id)
    task = Task(
        id=task_id,
        title=table.words("title"),
        tier=table.choice("tier", TIERS, code=FindingCode.TIER_UNKNOWN),
        sign_offs=sign_offs,
        lines=lines,
        unit=f"U{unit_number}",
        prerequisites=table.lines("prerequisites"),
        recert_months=recert_months,
        scope=table.choice("scope", SCOPES, "core", FindingCode.SCOPE_UNKNOWN),
        module=module,
        session=table.line("session"),
        sources=table.lines("sources"),
    )
    table.done()
    if task.is_life_critical and sign_offs < 2:
        table.error("sign_offs", FindingCode.LIFE_CRITICAL_NEEDS_TWO, task=task_id)
    return task


def _task_line(table: Table) -> Words:
    words = table.own_words()
    limits = {
        source: table.words(key_of(source), longest=LONGEST_TEXT)
        for source in SOURCES
        if table.has(key_of(source))
    }
    table.done()
    return with_limits(words, limits)


def read_terms(table: Table) -> int:
    """``terms.toml``, the shop words for whoever writes; the program only counts them."""
    terms = table.tables("term")
    for entry in terms:
        entry.own_words()
        entry.line("note", required=False, longest=LONGEST_TEXT)
        entry.done()
    table.done()
    return len(terms)


def report_twice(entries: Iterable[tuple[str, Table]], code: FindingCode, key: str = "id") -> None:
    """Report every id that an earlier entry has, and where that one stands."""
    first: dict[str, Table] = {}
    for entry_id, table in entries:
        earlier = first.setdefault(entry_id, table)
        if entry_id and earlier is not table:
            place = table.findings.said(earlier.place.at(key))
            table.error(key, code, id=entry_id, first=place)


def checked_id(table: Table, key: str = "id", shape: re.Pattern[str] = _ID) -> str:
    found = table.line(key)
    if found and not shape.fullmatch(found):
        table.error(key, FindingCode.ID_SHAPE, id=found)
    return found
