"""``docs/benchmarks.md`` and its plots, written by the bench itself. Names no machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from benchmarks.figures import Figure, notes, table

_ROW: Final = 26
_LEFT: Final = 390
_FULL: Final = 420
"""The width of 100 % of a target, in pixels."""
_RIGHT: Final = 150

_FONT: Final = 'font-family="Inter, sans-serif" font-size="13"'
_OVER: Final = 'fill="#222" stroke="#fff" stroke-width="3" paint-order="stroke"'

_SYNC: Final = "syncing"
"""The part that has a section and a plot of its own."""

_PAGE: Final = """# Benchmarks

Written by `make bench`; see `benchmarks/`. Each figure is a median of one run on one machine, with
the floor or the peer measured beside it, in turn: the ratios say something, the absolute times say
little. The PIN check is a fixed amount of work and takes 78 ms on the quiet machine it was
chosen for: where it reads more, every other time in the table is longer too. {size}
"""
_SECTION: Final = """
## {title}

{before}![Each figure as a part of its target]({file})

{table}

{notes}
"""
_ABOUT_SYNC: Final = """\
Two PCs with whole profiles, and the hub's own application in a process of its own, on loopback, on
SQLite and on PostgreSQL. Targets in records a second were set on another machine; the two figures
that begin with *Machine* say how this one compares, and a target is held as its share of a bare
binary COPY.

"""


def write(folder: Path, figures: Mapping[str, Sequence[Figure]], *, full: bool) -> None:
    """``figures``: by part."""
    size = (
        "This run had the profile of 1,000,000 records (`--full`)."
        if full
        else "`python -m benchmarks --full` adds a profile of 1,000,000 records."
    )
    of_pc = [figure for part, some in figures.items() if part != _SYNC for figure in some]
    of_sync = list(figures.get(_SYNC, ()))
    text = _PAGE.format(size=size)
    text += _section(folder, "One PC", "", "benchmarks.svg", of_pc)
    text += _section(folder, "Sync", _ABOUT_SYNC, "benchmarks-sync.svg", of_sync)
    (folder / "benchmarks.md").write_text(text, encoding="utf-8")


def _section(folder: Path, title: str, before: str, file: str, figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    (folder / file).write_text(plot(figures), encoding="utf-8")
    shown, said = table(figures), notes(figures)
    return _SECTION.format(title=title, before=before, file=file, table=shown, notes=said)


def plot(figures: Sequence[Figure]) -> str:
    """A bar a figure that has a target: how much of the target it takes. The line is the target."""
    shown = [figure for figure in figures if figure.most]
    height = _ROW * len(shown) + 44
    width = _LEFT + _FULL + _RIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {_FONT}>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for place, figure in enumerate(shown):
        parts.extend(_bar(figure, 12 + place * _ROW))
    foot = 12 + len(shown) * _ROW
    line = _LEFT + _FULL
    parts += [
        f'<line x1="{line}" y1="6" x2="{line}" y2="{foot}" stroke="#222" stroke-dasharray="4 3"/>',
        f'<text x="{line}" y="{foot + 18}" text-anchor="middle" fill="#222">target</text>',
        f'<text x="{_LEFT}" y="{foot + 18}" fill="#222">0</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _bar(figure: Figure, top: int) -> list[str]:
    assert figure.most
    part = figure.held / figure.most
    length = round(min(part, (_FULL + _RIGHT - 70) / _FULL) * _FULL, 1)
    colour = "#2b6cb0" if figure.is_met else "#c53030"
    value = f"{figure.held:.2f} ×" if figure.ratio is not None else _plain(figure)
    middle = top + 13
    return [
        f'<text x="{_LEFT - 10}" y="{middle}" text-anchor="end">{escape(figure.name)}</text>',
        f'<rect x="{_LEFT}" y="{top}" width="{length}" height="17" fill="{colour}"/>',
        f'<text x="{_LEFT + length + 6}" y="{middle}" {_OVER}>{value}</text>',
    ]


def _plain(figure: Figure) -> str:
    return f"{figure.held:.0f} {figure.unit}"
