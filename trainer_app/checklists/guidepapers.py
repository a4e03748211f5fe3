"""Pocket cards and the glossary as they go on paper: frozen data in the language of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class GuideHead:
    """Whose guide it is. ``lang``: en | fr; ``edition``: the first 8 hex digits."""

    lang: str
    paper: str
    plant: str
    programme: str
    version: str
    edition: str
    printed_by: str
    printed_on: date
    sample: bool = False


@dataclass(frozen=True, slots=True)
class PocketCard:
    id: str
    phase: str
    title: str
    use_when: str
    points: tuple[str, ...]
    say: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class PocketCards:
    """Cards to cut out, of the size of a business card."""

    head: GuideHead
    cards: tuple[PocketCard, ...]


@dataclass(frozen=True, slots=True)
class GlossaryLine:
    """A word in both languages: ``term`` and ``meaning`` in the sheet's own, then the other's."""

    term: str
    other: str
    meaning: str
    other_meaning: str = ""
    also: tuple[str, ...] = ()
    other_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossarySheet:
    """Words, then the standard terms for what is wrong; each by its own alphabet."""

    head: GuideHead
    words: tuple[GlossaryLine, ...]
    defects: tuple[GlossaryLine, ...]
