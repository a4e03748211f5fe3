"""How random histories are drawn and run: which step comes next, by a seed.

A schedule is drawn by its own number of a run's seed, so one that fails is run again alone: it says
``TRAINER_HISTORIES_SEED=seed:number`` and the steps that were taken. The same number is the same
schedule each time: keys, salts and clocks come from it too. Each schedule leaves some kinds of
steps out and does others more often, so that rare ones meet one another.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from tests.sync.memory_line import Cut

SEED = "TRAINER_HISTORIES_SEED"
_CUTS = tuple(Cut)
_AT_RISK = 5
"""The messages of a sync that may be cut."""

Step = Callable[[random.Random], None]


class Histories(Protocol):
    """One schedule. Made with what its seed draws."""

    length: ClassVar[int]
    """How many steps."""

    def __init__(self, chance: random.Random) -> None: ...

    def steps(self) -> Sequence[tuple[int, Step]]:
        """What may happen, and how often beside the others."""
        ...

    def end(self) -> None:
        """All comes to rest, and everything is looked at."""
        ...

    def close(self) -> None: ...


def run_histories(machine: type[Histories], schedules: int, *, seed: int | None = None) -> None:
    """So many schedules of a seed; one that fails is named, and can be run alone.

    ``seed`` None: another one each time.
    """
    asked, _, only = os.environ.get(SEED, "").partition(":")
    if asked:
        seed = int(asked)
    elif seed is None:
        seed = random.SystemRandom().randrange(2**32)
    for number in [int(only)] if only else range(schedules):
        taken: list[str] = []
        try:
            _run(machine, random.Random(f"{seed}:{number}"), taken)
        except BaseException as error:
            error.add_note(f"The same schedule again: {SEED}={seed}:{number}")
            error.add_note(f"Its steps: {', '.join(taken)}")
            raise


def _run(machine: type[Histories], chance: random.Random, taken: list[str]) -> None:
    history = machine(chance)
    try:
        steps = history.steps()
        weights = [weight * chance.choice((0, 1, 1, 1, 3)) for weight, _step in steps]
        weights[:3] = [weight for weight, _step in steps[:3]]  # nothing comes of the others alone
        for _, step in chance.choices(steps, weights, k=machine.length):
            taken.append(step.__name__)
            step(chance)
        history.end()
    finally:
        history.close()


def cuts_of(chance: random.Random) -> list[Cut]:
    """What happens to the next messages: to most syncs nothing, to some of them much."""
    if chance.random() < 0.4:
        return []
    return [chance.choice(_CUTS) for _ in range(_AT_RISK)]


def a_stream(chance: random.Random) -> str:
    return chance.choice(("plant", "private", "office"))
