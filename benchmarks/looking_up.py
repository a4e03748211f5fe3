"""How long a keystroke in the guide takes, over the shipped programme, in both languages.

The floor is a search that forgives nothing: whether the folded text of each entry has what was
typed in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from trainer_app.checklists import packcheck
from trainer_app.checklists.lookup import entries
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.searching import Entry, Index
from trainer_app.kernel.folding import folded

SHIPPED: Final = Path(__file__).resolve().parent.parent / "resources" / "packs" / "mmt-level-1"
TYPED: Final = {
    "en": (
        "ejecter pin",
        "lock out a press",
        "how do i give feedbak",
        "preventive maintanance",
        "01-03",
        "the trainee is nervus",
        "conductivty measurment",
    ),
    "fr": (
        "ejecteur tubulaire",
        "cadenaser une presse",
        "donner de la retroacton",
        "entreten preventif",
        "01-03",
        "la personne est nerveus",
        "mesurer la durete",
    ),
}


@dataclass(frozen=True, slots=True)
class Keystrokes:
    """Seconds. ``floor``: of the search that forgives nothing."""

    entries: int
    typed: int
    build: float
    median: float
    slowest: float
    floor: float


def measure() -> Keystrokes:
    whole = packcheck.load_whole(read_folder(SHIPPED))
    ours: list[float] = []
    floor: list[float] = []
    built: list[float] = []
    count = 0
    for lang, phrases in TYPED.items():
        known = tuple(entries(whole.pack, whole.guidance, lang))
        count = len(known)
        began = time.perf_counter()
        index = Index(known)
        built.append(time.perf_counter() - began)
        texts = [_text(entry) for entry in known]
        for phrase in phrases:
            for typed in _growing(phrase):
                ours.append(_timed(index.find, typed))
                floor.append(_timed(partial(_plainly, texts), typed))
    return Keystrokes(count, len(ours), max(built), median(ours), max(ours), median(floor))


def _growing(phrase: str) -> Iterator[str]:
    """What stands in the field after each key."""
    return (phrase[:length] for length in range(1, len(phrase) + 1))


def _text(entry: Entry) -> str:
    return folded("\n".join((entry.title, *entry.also, entry.detail, entry.text)))


def _plainly(texts: Sequence[str], typed: str) -> list[str]:
    return [text for text in texts if typed in text]


def _timed(search: Callable[[str], object], typed: str) -> float:
    began = time.perf_counter()
    search(typed)
    return time.perf_counter() - began
