"""A figure: what was measured, what it is held against, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """``ours`` and ``floor`` in ``unit``; ``most``: the ratio, or without a floor the value itself.

    ``most`` is None for what is only shown. ``note`` says what the two sides are.
    """

    name: str
    ours: float
    unit: str
    floor: float | None = None
    most: float | None = None
    least: float | None = None
    note: str = ""
    paired: float | None = None
    """The median of the ratios of neighbouring runs, where there were pairs."""

    @property
    def ratio(self) -> float | None:
        if self.paired is not None or not self.floor:
            return self.paired
        return self.ours / self.floor

    @property
    def held(self) -> float:
        """What the target is about."""
        return self.ours if self.ratio is None else self.ratio

    @property
    def is_met(self) -> bool | None:
        """None: there is no target."""
        if self.most is None:
            return None
        return (self.least or 0) <= self.held <= self.most

    @property
    def target(self) -> str:
        if self.most is None:
            return ""
        if self.ratio is not None:
            return f"≤ {self.most:g} ×"
        if self.least is not None:
            return f"{self.least:g} to {self.most:g} {self.unit}"
        return f"≤ {self.most:g} {self.unit}"


def table(figures: Iterable[Figure]) -> str:
    """A table in Markdown, for the terminal and for the page alike."""
    rows: list[tuple[str, ...]] = [("Figure", "Ours", "Floor or peer", "Ratio", "Target", "Met")]
    rows.extend(
        (
            figure.name,
            _value(figure.ours, figure.unit),
            _value(figure.floor, figure.unit),
            "" if figure.ratio is None else f"{figure.ratio:.2f} ×",
            figure.target,
            {True: "yes", False: "NO", None: ""}[figure.is_met],
        )
        for figure in figures
    )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    rows.insert(1, tuple("-" * width for width in widths))
    lines = (
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )
    return "\n".join(lines)


def notes(figures: Iterable[Figure]) -> str:
    """What the two sides of each figure are."""
    return "\n".join(f"- **{figure.name}**: {figure.note}" for figure in figures if figure.note)


def milliseconds(seconds: Iterable[float]) -> float:
    """The median, in ms."""
    return median(seconds) * 1000


def _value(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
