"""The start of the window beside a bare one: first paint, Board usable, and the memory of screens.

Each is a process of its own, warm, from source, on Qt's offscreen platform on both sides; A B A B,
and the median of the ratios of neighbours.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import msgspec

ROUNDS: Final = 7
_TIMEOUT_S: Final = 90


class Event(msgspec.Struct, frozen=True):
    """A line that ``launch`` prints."""

    event: str
    at: float
    cpu: float = 0.0
    rss: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended: what happened in it, in seconds since it was started."""

    events: tuple[Event, ...]
    begun: float

    def when(self, event: str) -> float:
        return next(e.at for e in self.events if e.event == event) - self.begun


@dataclass(frozen=True, slots=True)
class Pair:
    """Medians in seconds, and the median of the ratios of neighbours."""

    ours: float
    floor: float
    ratio: float


def run(*arguments: str) -> Run:
    """Start ``launch`` and wait for its end. Raises with what it wrote when it failed."""
    begun = perf_counter()
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.launch", *arguments],
        env=_environment(),
        capture_output=True,
        check=False,
        timeout=_TIMEOUT_S,
        text=True,
    )
    if ended.returncode:
        raise RuntimeError(f"launch {arguments} ended with {ended.returncode}: {ended.stderr}")
    decode = msgspec.json.Decoder(Event).decode
    return Run(tuple(decode(line) for line in ended.stdout.splitlines()), begun)


def _environment() -> dict[str, str]:
    """Offscreen, and warm: with the bytecode of our own modules kept, as Qt's is."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def beside_bare(profile: Path, script: str, event: str, rounds: int = ROUNDS) -> Pair:
    """How long until ``event`` in the program, and until a bare window is painted."""
    return _in_turn(("bare",), "painted", (script, str(profile)), event, rounds)


def beside_empty(profile: Path, empty: Path, script: str, event: str, rounds: int = ROUNDS) -> Pair:
    """How long until ``event`` with records, and with none."""
    return _in_turn((script, str(empty)), event, (script, str(profile)), event, rounds)


def _in_turn(
    floor: Sequence[str], floor_event: str, ours: Sequence[str], our_event: str, rounds: int
) -> Pair:
    run(*floor)
    run(*ours)
    pairs = [
        (run(*ours).when(our_event), run(*floor).when(floor_event)) for _round in range(rounds)
    ]
    return Pair(
        median(a for a, _b in pairs),
        median(b for _a, b in pairs),
        median(a / b for a, b in pairs),
    )
