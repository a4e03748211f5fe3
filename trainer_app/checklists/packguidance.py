"""From the tables of the guidance files to the structs of ``guidance``, and what is wrong in them.

Files: ``breakdowns/NN-NN.toml`` (one a task), ``guidance.toml`` (phases and situations),
``cards/<phase>.toml``, ``workshop.toml``, ``glossary.toml``, ``defects.toml``. All may be missing:
a programme without guidance is whole. Pure; any thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeVar

from trainer_app.checklists.guidance import (
    Block,
    Breakdown,
    Card,
    Defect,
    GlossaryWord,
    Guidance,
    Hazard,
    Named,
    OtherName,
    Point,
    Question,
    Step,
)
from trainer_app.checklists.language import Words
from trainer_app.checklists.packfindings import FindingCode
from trainer_app.checklists.packs import Task
from trainer_app.checklists.packsections import Placed, checked_id, report_twice
from trainer_app.checklists.packtables import LONGEST_TEXT, Reading, Table, read_toml

BREAKDOWNS: Final = "breakdowns/"
CARDS: Final = "cards/"
MOST_STEPS: Final = 9
MOST_POINTS: Final = 5
"""Steps and key points beyond these are not remembered: the job should be split (domain.md 2)."""
_CARD_ID: Final = re.compile(r"[A-Z]{2,4}-[0-9]{2,3}")
_T = TypeVar("_T")


@dataclass
class GuidanceDraft:
    """All guidance that was read, sound or not."""

    breakdowns: list[Placed[Breakdown]] = field(default_factory=list)
    phases: list[Placed[Named]] = field(default_factory=list)
    situations: list[Placed[Named]] = field(default_factory=list)
    cards: list[Placed[Card]] = field(default_factory=list)
    workshop: list[Placed[Block]] = field(default_factory=list)
    glossary: list[Placed[GlossaryWord]] = field(default_factory=list)
    defects: list[Placed[Defect]] = field(default_factory=list)

    def whole(self) -> Guidance:
        return Guidance(
            breakdowns={b.item.task: b.item for b in self.breakdowns},
            phases=tuple(p.item for p in self.phases),
            situations=tuple(s.item for s in self.situations),
            cards=tuple(sorted((c.item for c in self.cards), key=lambda card: card.id)),
            workshop=tuple(b.item for b in self.workshop),
            glossary=tuple(w.item for w in self.glossary),
            defects=tuple(d.item for d in self.defects),
        )


def read_guidance(reading: Reading, texts: Mapping[str, str]) -> GuidanceDraft:
    """Whatever guidance files there are."""
    draft = GuidanceDraft()

    def entries(file: str, key: str, read: Callable[[Table], _T]) -> list[Placed[_T]]:
        table = read_toml(reading, file, texts[file]) if file in texts else None
        if table is None:
            return []
        found = [Placed(read(entry), entry) for entry in table.tables(key)]
        table.done()
        return found

    for file in sorted(texts):
        if file.startswith(BREAKDOWNS):
            table = read_toml(reading, file, texts[file])
            if table is not None:
                draft.breakdowns.append(Placed(read_breakdown(table, file), table))
        elif file.startswith(CARDS):
            phase = file.removeprefix(CARDS).removesuffix(".toml")
            draft.cards += entries(file, "card", partial(_card, phase=phase))
    draft.workshop = entries("workshop.toml", "block", _block)
    draft.glossary = entries("glossary.toml", "word", _word)
    draft.defects = entries("defects.toml", "defect", _defect)
    if "guidance.toml" in texts:
        table = read_toml(reading, "guidance.toml", texts["guidance.toml"])
        if table is not None:
            draft.phases = [Placed(_named(entry), entry) for entry in table.tables("phase")]
            draft.situations = [Placed(_named(entry), entry) for entry in table.tables("situation")]
            table.done()
    return draft


def check_guidance(draft: GuidanceDraft, tasks: Mapping[str, Task], *, whole: bool) -> None:
    """Report what is wrong between the files. ``whole``: every file of the pack could be read."""
    for entries, code in (
        ([(b.item.task, b.table) for b in draft.breakdowns], FindingCode.DUPLICATE_TASK),
        *(
            ([(e.item.id, e.table) for e in placed], FindingCode.DUPLICATE_ID)
            for placed in (draft.cards, draft.workshop, draft.phases, draft.situations)
        ),
        ([(w.item.id, w.table) for w in draft.glossary], FindingCode.DUPLICATE_ID),
        ([(d.item.id, d.table) for d in draft.defects], FindingCode.DUPLICATE_ID),
    ):
        report_twice(entries, code)
    for breakdown in draft.breakdowns:
        _check_breakdown(breakdown, tasks, whole=whole)
    if whole and draft.breakdowns:
        first = draft.breakdowns[0].table
        for task_id in sorted(tasks.keys() - {b.item.task for b in draft.breakdowns}):
            first.findings.warning(
                f"{BREAKDOWNS}{task_id}.toml", FindingCode.BREAKDOWN_MISSING, task=task_id
            )
    _check_references(draft)
    for card in draft.cards if whole else ():
        for task_id in card.item.tasks:
            if task_id not in tasks:
                card.table.error("tasks", FindingCode.UNKNOWN_TASK, task=task_id)


def _check_breakdown(placed: Placed[Breakdown], tasks: Mapping[str, Task], *, whole: bool) -> None:
    breakdown, table = placed.item, placed.table
    task = tasks.get(breakdown.task)
    if task is None:
        if whole and breakdown.task:
            table.error("task", FindingCode.UNKNOWN_TASK, task=breakdown.task)
        return
    if not task.is_safety:
        return
    for key, there in (("hazard", breakdown.hazards), ("stop", breakdown.stops)):
        if not there:
            table.error("task", FindingCode.SAFETY_NEEDS, task=task.id, key=f"[[{key}]]")


def _check_references(draft: GuidanceDraft) -> None:
    phases = {p.item.id for p in draft.phases}
    situations = {s.item.id for s in draft.situations}
    cards = {c.item.id for c in draft.cards}
    words = {w.item.id for w in draft.glossary}
    for card in draft.cards:
        if card.item.phase not in phases:
            card.table.error("id", FindingCode.REFERENCE_UNKNOWN, id=card.item.phase)
        _check_known(card.table, "situations", card.item.situations, situations)
    for block in draft.workshop:
        _check_known(block.table, "cards", block.item.cards, cards)
    for word in draft.glossary:
        _check_known(word.table, "see", word.item.see, words)


def _check_known(table: Table, key: str, wanted: tuple[str, ...], known: set[str]) -> None:
    for other in wanted:
        if other not in known:
            table.error(key, FindingCode.REFERENCE_UNKNOWN, id=other)


# --- the tables of each file ----------------------------------------------------------------------


def read_breakdown(table: Table, file: str) -> Breakdown:
    """``table``: all of ``file``."""
    task = table.line("task")
    wanted = file.removeprefix(BREAKDOWNS).removesuffix(".toml")
    if task and task != wanted:
        table.error("task", FindingCode.TASK_ID_SHAPE, id=task, wanted=wanted)
    breakdown = Breakdown(
        task=task,
        minutes=table.integer("minutes", 1, 24 * 60),
        needs=table.words("needs", longest=LONGEST_TEXT),
        not_level_1=table.words("not_level_1", required=False, longest=LONGEST_TEXT),
        sources=table.lines("sources"),
        steps=tuple(_step(entry) for entry in _some(table, "step", MOST_STEPS)),
        errors=_texts(table, "error"),
        hazards=tuple(_hazard(entry) for entry in table.tables("hazard")),
        evidence=_texts(table, "evidence"),
        stops=_texts(table, "stop", required=False),
        why=_question(table, "why"),
        what_if=_question(table, "what_if"),
    )
    table.done()
    return breakdown


def _step(table: Table) -> Step:
    step = Step(
        table.words("do"), tuple(_point(entry) for entry in _some(table, "point", MOST_POINTS))
    )
    table.done()
    return step


def _point(table: Table) -> Point:
    point = Point(
        table.words("key", longest=LONGEST_TEXT),
        table.words("reason", longest=LONGEST_TEXT),
        table.line("source", required=False),
    )
    table.done()
    return point


def _hazard(table: Table) -> Hazard:
    hazard = Hazard(table.words("what"), table.words("control", longest=LONGEST_TEXT))
    table.done()
    return hazard


def _question(table: Table, key: str) -> Question:
    if not table.has(key):
        table.error(key, FindingCode.KEY_MISSING, key=f"[{key}]")
        return Question({}, {})
    inner = table.table(key)
    question = Question(
        inner.words("ask", longest=LONGEST_TEXT), inner.words("answer", longest=LONGEST_TEXT)
    )
    inner.done()
    return question


def _card(table: Table, phase: str) -> Card:
    card = Card(
        id=checked_id(table, "id", _CARD_ID),
        phase=phase,
        title=table.words("title"),
        use_when=table.words("use_when"),
        points=_texts(table, "point"),
        say=table.words("say", required=False),
        check=table.words("check", required=False),
        situations=table.lines("situations"),
        tasks=table.lines("tasks"),
        sources=table.lines("sources"),
    )
    table.done()
    return card


def _block(table: Table) -> Block:
    block = Block(
        id=checked_id(table),
        minutes=table.integer("minutes", 1, 24 * 60),
        title=table.words("title"),
        do=table.words("do", longest=LONGEST_TEXT),
        parts=_texts(table, "part"),
        cards=table.lines("cards"),
    )
    table.done()
    return block


def _word(table: Table) -> GlossaryWord:
    word = GlossaryWord(
        id=checked_id(table),
        term=table.words("term"),
        meaning=table.words("meaning", longest=LONGEST_TEXT),
        also=tuple(_other_name(entry) for entry in table.tables("also")),
        see=table.lines("see"),
    )
    table.done()
    return word


def _other_name(table: Table) -> OtherName:
    name = OtherName(table.choice("lang", table.reading.languages), table.line("name"))
    table.done()
    return name


def _defect(table: Table) -> Defect:
    defect = Defect(
        id=checked_id(table),
        term=table.words("term"),
        meaning=table.words("meaning", longest=LONGEST_TEXT),
        look_for=table.words("look_for", required=False, longest=LONGEST_TEXT),
    )
    table.done()
    return defect


def _named(table: Table) -> Named:
    named = Named(checked_id(table), table.words("title"))
    table.done()
    return named


def _texts(table: Table, key: str, *, required: bool = True) -> tuple[Words, ...]:
    """The texts of ``[[key]]``."""
    found = []
    for entry in _some(table, key, None) if required else table.tables(key):
        found.append(entry.own_words())
        entry.done()
    return tuple(found)


def _some(table: Table, key: str, most: int | None) -> list[Table]:
    """The tables of ``[[key]]``: at least one; more than ``most`` are reported."""
    found = table.tables(key)
    if not found:
        table.error(key, FindingCode.KEY_MISSING, key=f"[[{key}]]")
    elif most is not None and len(found) > most:
        table.findings.warning(
            table.place.inside(key, most), FindingCode.TOO_MANY_ENTRIES, key=key, limit=most
        )
    return found
