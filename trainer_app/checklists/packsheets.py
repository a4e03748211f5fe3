"""Which sheets a programme has in a workbook: one row a thing, the languages side by side.

A sheet stands for one kind of table in a pack's files: ``[[task.line]]`` in ``units/uNN.toml``.
A row belongs to the row of another sheet that it names (a line to its task). What the heads mean is
told in ``resources/i18n/workbook.toml``. Turning rows into files and back is ``packbook``. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import msgspec

from trainer_app.checklists.limits import SOURCES, key_of
from trainer_app.checklists.packpolicy import SENTENCES
from trainer_app.checklists.packs import Policy

LIST_JOINT: Final = ", "
EMPTY_LIST: Final = "[]"
"""A list that says *none*, where leaving it out would say *as usual*."""
SETTING: Final = "setting"
VALUE: Final = "value"


class Kind(Enum):
    TEXT = auto()
    NUMBER = auto()
    FLAG = auto()
    LIST = auto()
    """Short texts with commas between."""
    NUMBERS = auto()
    WORDS = auto()
    """A column a language: ``title_en``, ``title_fr``."""
    OWN = auto()
    """The row is itself a text: the columns ``en`` and ``fr``."""


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Inside:
    """The row that a row belongs to: of which sheet, and the columns that name it."""

    sheet: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """``file`` holds ``{}`` where every file has its own name: of the column ``named_by``.

    ``table``: the array it is one of; empty where a row is a whole file. ``key``: the columns that
    others name a row by. ``chosen_by``: the column that says which single table it is.
    """

    name: str
    columns: tuple[Column, ...]
    file: str = ""
    table: str = ""
    named_by: str = ""
    inside: Inside | None = None
    key: tuple[str, ...] = ()
    chosen_by: str = ""
    choices: tuple[str, ...] = ()

    @property
    def lead(self) -> tuple[Column, ...]:
        """The columns that place the row and are no key of its table."""
        names = [] if self.inside is None else list(self.inside.columns)
        if self.named_by and self.named_by not in {column.name for column in self.columns}:
            names.append(self.named_by)
        if self.key and self.key[-1] == "step":
            names.append("step")
        if self.chosen_by:
            names.append(self.chosen_by)
        return tuple(
            Column(name, Kind.NUMBER if name in ("step", "level", "line") else Kind.TEXT)
            for name in names
        )

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return self.lead + self.columns


@dataclass(frozen=True)
class Settings:
    """A sheet of names and values: a row a key of the top table, or of one table, of a file."""

    name: str
    files: dict[str, tuple[str, Kind]]
    """By setting: its file, and what its value is."""
    table: str = ""


_WORDS, _LIST, _NUMBER, _OWN = Kind.WORDS, Kind.LIST, Kind.NUMBER, Kind.OWN


def _policy_kind(value: object) -> Kind:
    if isinstance(value, bool):
        return Kind.FLAG
    if isinstance(value, int):
        return Kind.NUMBER
    if isinstance(value, tuple):
        return Kind.NUMBERS if value and isinstance(value[0], int) else Kind.LIST
    return Kind.TEXT


PROGRAMME: Final = Settings(
    "programme",
    {
        "format": ("pack.toml", _NUMBER),
        "id": ("pack.toml", Kind.TEXT),
        "version": ("pack.toml", Kind.TEXT),
        "audience": ("pack.toml", Kind.TEXT),
        "title": ("pack.toml", _WORDS),
        "short_title": ("pack.toml", _WORDS),
        "notice": ("pack.toml", _WORDS),
        "languages": ("pack.toml", _LIST),
        "weeks": ("plan.toml", _NUMBER),
        "incumbent_weeks": ("plan.toml", _NUMBER),
    },
)
POLICY: Final = Settings(
    "policy",
    {
        name: ("policy.toml", _policy_kind(value))
        for name, value in msgspec.structs.asdict(Policy()).items()
        if name not in ("methods", "evidence", "places", "tiers", "sentences")
    },
)
SIGNED: Final = Settings(
    "sentences", dict.fromkeys(SENTENCES, ("policy.toml", _WORDS)), "sentences"
)
SETTINGS: Final = (PROGRAMME, POLICY, SIGNED)

_ID: Final = Column("id")
_TITLE: Final = Column("title", _WORDS)
_NAME: Final = Column("name", _WORDS)
_MEANING: Final = Column("meaning", _WORDS)
_SOURCES: Final = Column("sources", _LIST)
_TEXTS: Final = (Column("", _OWN),)
_TASK: Final = Inside("breakdowns", ("task",))

SHEETS: Final = (
    Sheet(
        "units",
        (
            _ID,
            _TITLE,
            Column("modules", _LIST),
            Column("sessions", _LIST),
            Column("weeks", Kind.NUMBERS),
        ),
        file="units/{}.toml",
        named_by="id",
        key=("id",),
    ),
    Sheet(
        "tasks",
        (
            _ID,
            _TITLE,
            Column("tier"),
            Column("sign_offs", _NUMBER),
            Column("recert_months", _NUMBER),
            Column("scope"),
            Column("prerequisites", _LIST),
            Column("module"),
            Column("session"),
            _SOURCES,
        ),
        table="task",
        inside=Inside("units", ("unit",)),
        key=("id",),
    ),
    Sheet(
        "lines",
        (*_TEXTS, *(Column(key_of(source), _WORDS) for source in SOURCES)),
        table="line",
        inside=Inside("tasks", ("task",)),
    ),
    Sheet(
        "modules",
        (_ID, _TITLE, Column("hours", _NUMBER), Column("core_idea", _WORDS)),
        file="modules.toml",
        table="module",
    ),
    Sheet(
        "sessions",
        (
            _ID,
            Column("days", _NUMBER),
            Column("week", _NUMBER),
            Column("theme", _WORDS),
            Column("ends_with", _WORDS),
            Column("after_modules", _LIST),
        ),
        file="sessions.toml",
        table="session",
    ),
    Sheet(
        "plan",
        (
            Column("from", _NUMBER),
            Column("to", _NUMBER),
            Column("elearning", _WORDS),
            Column("floor", _WORDS),
            Column("target", _WORDS),
            Column("modules", _LIST),
            Column("session"),
            Column("tasks", _LIST),
            Column("sign_offs_by_then", Kind.NUMBERS),
        ),
        file="plan.toml",
        table="stage",
    ),
    Sheet(
        "levels",
        (
            Column("number", _NUMBER),
            _NAME,
            Column("seen", _WORDS),
            Column("may_work", _WORDS),
        ),
        file="levels.toml",
        table="level",
        key=("number",),
    ),
    Sheet(
        "level_lines",
        (Column("text", _WORDS),),
        table="line",
        inside=Inside("levels", ("level",)),
    ),
    Sheet(
        "methods",
        (_ID, _NAME, Column("observed", Kind.FLAG), Column("renews", Kind.FLAG), Column("scope")),
        file="policy.toml",
        table="method",
    ),
    Sheet(
        "evidence_codes",
        (Column("code"), _NAME, _MEANING, Column("mark")),
        file="policy.toml",
        table="evidence",
    ),
    Sheet(
        "places",
        (_ID, _NAME, _MEANING, Column("mark")),
        file="policy.toml",
        table="place",
    ),
    Sheet("tiers", (_ID, _NAME, _MEANING, Column("mark")), file="policy.toml", table="tier"),
    Sheet(
        "breakdowns",
        (
            Column("task"),
            Column("minutes", _NUMBER),
            Column("needs", _WORDS),
            Column("not_level_1", _WORDS),
            _SOURCES,
        ),
        file="breakdowns/{}.toml",
        named_by="task",
        key=("task",),
    ),
    Sheet("steps", (Column("do", _WORDS),), table="step", inside=_TASK, key=("task", "step")),
    Sheet(
        "points",
        (Column("key", _WORDS), Column("reason", _WORDS), Column("source")),
        table="point",
        inside=Inside("steps", ("task", "step")),
    ),
    Sheet("errors", _TEXTS, table="error", inside=_TASK),
    Sheet(
        "hazards", (Column("what", _WORDS), Column("control", _WORDS)), table="hazard", inside=_TASK
    ),
    Sheet("evidence", _TEXTS, table="evidence", inside=_TASK),
    Sheet("stops", _TEXTS, table="stop", inside=_TASK),
    Sheet(
        "questions",
        (Column("ask", _WORDS), Column("answer", _WORDS)),
        inside=_TASK,
        chosen_by="question",
        choices=("why", "what_if"),
    ),
    Sheet("phases", (_ID, _TITLE), file="guidance.toml", table="phase"),
    Sheet("situations", (_ID, _TITLE), file="guidance.toml", table="situation"),
    Sheet(
        "cards",
        (
            _ID,
            _TITLE,
            Column("use_when", _WORDS),
            Column("say", _WORDS),
            Column("check", _WORDS),
            Column("situations", _LIST),
            Column("tasks", _LIST),
            _SOURCES,
        ),
        file="cards/{}.toml",
        named_by="phase",
        table="card",
        key=("id",),
    ),
    Sheet("card_points", _TEXTS, table="point", inside=Inside("cards", ("card",))),
    Sheet(
        "workshop",
        (_ID, Column("minutes", _NUMBER), _TITLE, Column("do", _WORDS), Column("cards", _LIST)),
        file="workshop.toml",
        table="block",
        key=("id",),
    ),
    Sheet("workshop_parts", _TEXTS, table="part", inside=Inside("workshop", ("block",))),
    Sheet(
        "glossary",
        (_ID, Column("term", _WORDS), _MEANING, Column("see", _LIST)),
        file="glossary.toml",
        table="word",
        key=("id",),
    ),
    Sheet(
        "other_names",
        (Column("lang"), Column("name")),
        table="also",
        inside=Inside("glossary", ("word",)),
    ),
    Sheet(
        "defects",
        (_ID, Column("term", _WORDS), _MEANING, Column("look_for", _WORDS)),
        file="defects.toml",
        table="defect",
    ),
    Sheet("terms", (Column("", _OWN), Column("note")), file="terms.toml", table="term"),
)
"""Parents before their children."""


def heads(columns: Sequence[Column], languages: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for column in columns:
        match column.kind:
            case Kind.WORDS:
                found += [f"{column.name}_{lang}" for lang in languages]
            case Kind.OWN:
                found += languages
            case _:
                found.append(column.name)
    return tuple(found)


def setting_heads(settings: Settings, languages: Sequence[str]) -> tuple[str, ...]:
    kinds = {kind for _, kind in settings.files.values()}
    values = () if kinds == {Kind.WORDS} else (VALUE,)
    texts = tuple(languages) if Kind.WORDS in kinds else ()
    return (SETTING, *values, *texts)
