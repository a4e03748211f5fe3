"""A sheet in words alone: what its HTML copy says, whatever the sheet. Plain values.

Every paper says itself once more as a ``Copy``: facts, then headings, paragraphs, lists and tables
in the order of the paper. Each sign is a word here. ``webpage`` turns any copy into HTML.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A label and what it says."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``rows``: the first cell of each names the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Said = Heading | Paragraph | Bullets | Pairs | Table


@dataclass(frozen=True, slots=True)
class Copy:
    """``tag``: the language, as HTML names it. ``notes``: what stands at the foot."""

    tag: str
    title: str
    sample: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Said, ...]
    notes: tuple[str, ...]
