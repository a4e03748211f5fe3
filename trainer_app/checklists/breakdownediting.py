"""A task's breakdown as it is being changed: read from its file, changed entry by entry, written.

The form of a breakdown is ``guidance.Breakdown`` itself. Changing answers with a new one and never
refuses: what is not sound is found where the whole programme is checked. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from trainer_app.checklists.guidance import Breakdown, Hazard, Point, Question, Step
from trainer_app.checklists.language import Words
from trainer_app.checklists.packfiles import PackFiles
from trainer_app.checklists.packfindings import Findings
from trainer_app.checklists.packguidance import BREAKDOWNS, read_breakdown
from trainer_app.checklists.packtables import Reading, languages_of, read_toml, tables_of
from trainer_app.checklists.tomlwriting import Node

USUAL_MINUTES: Final = 15
_NOTHING: Final = Question({}, {})
_T = TypeVar("_T")


def path_of(task_id: str) -> str:
    return f"{BREAKDOWNS}{task_id}.toml"


def breakdown_of(files: PackFiles, task_id: str) -> Breakdown | None:
    """As its file has it; None where there is none, or none that can be read."""
    path = path_of(task_id)
    if path not in files.files:
        return None
    heading = tables_of(files.files["pack.toml"].decode())
    reading = Reading(Findings(), languages_of(heading))
    table = read_toml(reading, path, files.files[path].decode())
    return None if table is None else read_breakdown(table, path)


def new_breakdown(task_id: str) -> Breakdown:
    """With one empty entry of whatever has to be there."""
    return Breakdown(
        task=task_id,
        minutes=USUAL_MINUTES,
        needs={},
        steps=(new_step(),),
        errors=({},),
        hazards=(),
        evidence=({},),
        stops=(),
        why=_NOTHING,
        what_if=_NOTHING,
        sources=("T",),
    )


def new_step() -> Step:
    return Step({}, (new_point(),))


def new_point() -> Point:
    return Point({}, {})


def new_hazard() -> Hazard:
    return Hazard({}, {})


# --- entries of a list, counted from 1 as people see them -----------------------------------------


def changed(entries: Sequence[_T], number: int, entry: _T) -> tuple[_T, ...]:
    return (*entries[: number - 1], entry, *entries[number:])


def added(entries: Sequence[_T], after: int, entry: _T) -> tuple[_T, ...]:
    """Behind the entry ``after``; 0: in front of all."""
    return (*entries[:after], entry, *entries[after:])


def removed(entries: Sequence[_T], number: int) -> tuple[_T, ...]:
    return (*entries[: number - 1], *entries[number:])


def moved(entries: Sequence[_T], number: int, by: int) -> tuple[_T, ...]:
    """One place up (-1) or down (1); as it was where there is no such place."""
    other = number + by
    if not 1 <= other <= len(entries):
        return tuple(entries)
    listed = list(entries)
    listed[number - 1], listed[other - 1] = listed[other - 1], listed[number - 1]
    return tuple(listed)


# --- writing --------------------------------------------------------------------------------------


def breakdown_node(breakdown: Breakdown) -> Node[str]:
    """Its file. Origins: empty for its own keys, else ``step/2``, ``point/2/1``, ``why``."""
    root: Node[str] = Node("")
    root.values = {
        "task": breakdown.task,
        "minutes": breakdown.minutes,
        "needs": said(breakdown.needs),
        "sources": list(breakdown.sources),
    }
    if said(breakdown.not_level_1):
        root.values["not_level_1"] = said(breakdown.not_level_1)
    for number, step in enumerate(breakdown.steps, start=1):
        node = root.add("step", f"step/{number}")
        node.values["do"] = said(step.do)
        for place, point in enumerate(step.points, start=1):
            below = node.add("point", f"point/{number}/{place}")
            below.values = {"key": said(point.key), "reason": said(point.reason)}
            if point.source.strip():
                below.values["source"] = point.source.strip()
    _add_texts(root, "error", breakdown.errors)
    for number, hazard in enumerate(breakdown.hazards, start=1):
        node = root.add("hazard", f"hazard/{number}")
        node.values = {"what": said(hazard.what), "control": said(hazard.control)}
    _add_texts(root, "evidence", breakdown.evidence)
    _add_texts(root, "stop", breakdown.stops)
    for name, question in (("why", breakdown.why), ("what_if", breakdown.what_if)):
        node = root.add(name, name, single=True)
        node.values = {"ask": said(question.ask), "answer": said(question.answer)}
    return root


def said(words: Words) -> Words:
    """Without the languages in which nothing is said."""
    return {lang: text.strip() for lang, text in words.items() if text.strip()}


def _add_texts(root: Node[str], name: str, texts: Sequence[Words]) -> None:
    for number, words in enumerate(texts, start=1):
        root.add(name, f"{name}/{number}").values.update(said(words))
