"""The page ``docs/soak.md``: a part for each soak, written by its longest run; and what is kept.

A soak that was stopped goes on: its figures are in ``build/soak`` after each step.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "soak.md"
_TITLE = (
    "# The longest soak\n\n"
    "What takes longer than `make test` may: `make soak` runs it. Each part of this page is written"
    " by the longest run of its test.\n"
)
_PART = "\n## "


def write_part(heading: str, what: str, counted: str, count: int, rows: dict[str, str]) -> None:
    """Unless a longer run has written it. ``what``: what the test does, and how to run it."""
    title, *parts = (PAGE.read_text("utf-8") if PAGE.exists() else _TITLE).split(_PART)
    said = {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}
    longest = said.get(heading, "").partition(f"{counted}: ")[2].partition("\n")[0]
    longest = longest.replace(",", "")
    if longest.isdecimal() and int(longest) > count:
        return
    table = "".join(f"| {name} | {value} |\n" for name, value in rows.items())
    said[heading] = f"\n{what}\n\n{counted}: {count:,}\n\n| | |\n| --- | --- |\n{table}"
    page = title.rstrip() + "\n"
    for name, text in said.items():
        page += f"{_PART}{name}\n{text.rstrip()}\n"
    PAGE.write_text(page, "utf-8")


def today() -> str:
    return time.strftime("%Y-%m-%d", time.gmtime())


def lasted(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


@dataclass
class Kept:
    """Figures of one soak by name, in a file of their own."""

    name: str
    figures: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.file.exists():
            self.figures = json.loads(self.file.read_text("utf-8"))

    @property
    def file(self) -> Path:
        return ROOT / "build" / "soak" / f"{self.name}.json"

    def __getitem__(self, name: str) -> int:
        return int(self.figures.get(name, 0))

    def add(self, **more: float) -> None:
        for name, value in more.items():
            self.figures[name] = self.figures.get(name, 0) + value
        self.file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(self.figures), "utf-8")
        fresh.replace(self.file)
