"""The model of the trainer's half of a pack: how a task is taught, as plain data.

Job breakdowns, train-the-trainer cards, the workshop, the glossary, the defect terms. Nothing here
decides a status: a plant may change its guidance without touching what was signed. Reading and
checking the files is ``packguidance``.
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from trainer_app.checklists.glossing import Glossers
from trainer_app.checklists.language import Words


class Point(msgspec.Struct, frozen=True):
    """What makes or breaks a step, and why. ``source``: ``S11``, or ``default`` for our figure."""

    key: Words
    reason: Words
    source: str = ""


class Step(msgspec.Struct, frozen=True):
    """An important step: what moves the job forward."""

    do: Words
    points: tuple[Point, ...]


class Hazard(msgspec.Struct, frozen=True):
    what: Words
    control: Words


class Question(msgspec.Struct, frozen=True):
    """To ask, with what a good answer contains."""

    ask: Words
    answer: Words


class Breakdown(msgspec.Struct, frozen=True):
    """How one task is taught. ``minutes``: a usual length of the job itself."""

    task: str
    minutes: int
    needs: Words
    steps: tuple[Step, ...]
    errors: tuple[Words, ...]
    hazards: tuple[Hazard, ...]
    evidence: tuple[Words, ...]
    stops: tuple[Words, ...]
    why: Question
    what_if: Question
    not_level_1: Words = {}
    sources: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True):
    """A phase of instruction, or a situation that a card helps in."""

    id: str
    title: Words


class Card(msgspec.Struct, frozen=True):
    """One piece of guidance, read in under a minute, standing up."""

    id: str
    phase: str
    title: Words
    use_when: Words
    points: tuple[Words, ...]
    say: Words = {}
    check: Words = {}
    situations: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    """In teaching which it helps most; a card without any helps in all alike."""
    sources: tuple[str, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A part of the workshop. ``do``: the exercise; ``parts``: how the time is used."""

    id: str
    minutes: int
    title: Words
    do: Words
    parts: tuple[Words, ...]
    cards: tuple[str, ...] = ()


class OtherName(msgspec.Struct, frozen=True):
    """What the thing is also called on the floor."""

    lang: str
    name: str


class GlossaryWord(msgspec.Struct, frozen=True):
    id: str
    term: Words
    meaning: Words
    also: tuple[OtherName, ...] = ()
    see: tuple[str, ...] = ()


class Defect(msgspec.Struct, frozen=True):
    """A standard term for what is wrong with a part or a mold."""

    id: str
    term: Words
    meaning: Words
    look_for: Words = {}


class Guidance(msgspec.Struct, frozen=True, dict=True):
    """All of it, as one edition holds it."""

    breakdowns: dict[str, Breakdown] = {}
    """By task id."""
    phases: tuple[Named, ...] = ()
    situations: tuple[Named, ...] = ()
    cards: tuple[Card, ...] = ()
    workshop: tuple[Block, ...] = ()
    glossary: tuple[GlossaryWord, ...] = ()
    defects: tuple[Defect, ...] = ()

    @cached_property
    def cards_by_id(self) -> dict[str, Card]:
        return {card.id: card for card in self.cards}

    @cached_property
    def glossers(self) -> Glossers:
        """Find the words of the glossary in a text."""
        return Glossers(self.glossary)

    @property
    def questions(self) -> int:
        """How many questions there are to ask."""
        return sum(bool(q.ask) for b in self.breakdowns.values() for q in (b.why, b.what_if))
