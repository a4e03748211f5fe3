"""The trainer's sheet as frozen data: how one task is taught, to take to the bench.

Words of the pack in the language of the sheet, as ``sheets`` says. It names no trainee.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists.sheetparts import SheetHead


@dataclass(frozen=True, slots=True)
class SheetPoint:
    """``source``: where its figure comes from, in words; empty where nobody says."""

    key: str
    reason: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class SheetPhoto:
    """A photo of the site's own; ``image``: a JPEG, empty where it has not come to this PC."""

    shows: str
    """good | not_good"""
    words: str
    image: bytes


@dataclass(frozen=True, slots=True)
class SheetStep:
    do: str
    points: tuple[SheetPoint, ...]
    photos: tuple[SheetPhoto, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetCards:
    """The cards of one phase: their titles, and what each gives to say or to do."""

    phase: str
    cards: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TrainerSheet:
    """``minutes`` 0: nobody wrote a breakdown. Pairs: hazard and control, question and answer."""

    head: SheetHead
    task: str
    title: str
    tier: str
    minutes: int
    needs: str
    lines: tuple[str, ...]
    """Of the standard."""
    steps: tuple[SheetStep, ...]
    hazards: tuple[tuple[str, str], ...]
    stops: tuple[str, ...]
    elsewhere: str
    errors: tuple[str, ...]
    evidence: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    memos: tuple[str, ...]
    cards: tuple[SheetCards, ...]
