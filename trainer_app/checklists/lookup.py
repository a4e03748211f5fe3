"""What can be looked up in a programme: cards, tasks, words of the trade, defects. Pure.

``entries`` are for ``searching.Index``, in one language, since people search in the one they think
in; what the pack does not have in it stands there as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from trainer_app.checklists.glossing import Glosser
from trainer_app.checklists.guidance import Breakdown, Card, Guidance
from trainer_app.checklists.language import Words, say
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.searching import Entry


class Found(StrEnum):
    """What an entry is, in the order in which results stand."""

    CARD = "card"
    TASK = "task"
    WORD = "word"
    DEFECT = "defect"


def entries(pack: Pack, guidance: Guidance, lang: str) -> Iterator[Entry]:
    """Everything of an edition."""
    for card in guidance.cards:
        yield _card(card, guidance, lang)
    for task in pack.all_tasks():
        yield _task(task, guidance.breakdowns.get(task.id), lang)
    yield from glossary_entries(guidance, lang)


def glossary_entries(guidance: Guidance, lang: str) -> Iterator[Entry]:
    """The words of the trade and the terms for what is wrong."""
    for word in guidance.glossary:
        others = tuple(name.name for name in word.also if name.lang == lang)
        foreign = " ".join(term for tongue, term in word.term.items() if tongue != lang)
        yield Entry(
            Found.WORD, word.id, say(word.term, lang), others, say(word.meaning, lang), foreign
        )
    for defect in guidance.defects:
        yield Entry(
            Found.DEFECT,
            defect.id,
            say(defect.term, lang),
            detail=say(defect.meaning, lang),
            text=say(defect.look_for, lang),
        )


def tasks_by_word(pack: Pack, guidance: Guidance, lang: str) -> dict[str, tuple[str, ...]]:
    """By word of the glossary: the tasks whose title, standard or breakdown says it."""
    glosser = Glosser(guidance.glossary, lang)
    using: dict[str, list[str]] = {}
    for task in pack.all_tasks():
        entry = _task(task, guidance.breakdowns.get(task.id), lang)
        text = "\n".join((entry.title, entry.detail, entry.text))
        for found in glosser.find(text):
            using.setdefault(found.word, []).append(task.id)
    return {word: tuple(tasks) for word, tasks in using.items()}


def _card(card: Card, guidance: Guidance, lang: str) -> Entry:
    situations = (n.title for n in guidance.situations if n.id in card.situations)
    phases = (n.title for n in guidance.phases if n.id == card.phase)
    parts = (*card.points, card.say, card.check, *situations, *phases)
    return Entry(
        Found.CARD,
        card.id,
        say(card.title, lang),
        detail=say(card.use_when, lang),
        text=_joined(parts, lang),
    )


def _task(task: Task, breakdown: Breakdown | None, lang: str) -> Entry:
    return Entry(
        Found.TASK,
        task.id,
        say(task.title, lang),
        text=_joined((*task.lines, *(_parts(breakdown) if breakdown else ())), lang),
    )


def _parts(breakdown: Breakdown) -> Iterator[Words]:
    yield breakdown.needs
    for step in breakdown.steps:
        yield step.do
        for point in step.points:
            yield point.key
            yield point.reason
    yield from breakdown.errors
    for hazard in breakdown.hazards:
        yield hazard.what
        yield hazard.control
    yield from breakdown.stops
    yield breakdown.not_level_1


def _joined(parts: Iterable[Words], lang: str) -> str:
    return "\n".join(say(part, lang) for part in parts if part)
