"""One sign-off, the trainer's statement and the trainee's agreement in one transaction, on disk.

Beside it the floor: the same statements with the same parameters through the bare driver on a
twin of the profile, in one transaction too. Both in turn, so that what the machine does to one it
does to the other. The ``fdatasync`` of a page is measured with them: a latency alone says little.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from benchmarks.driven import Bare, Statement, recorded
from benchmarks.stores import MEASURED, TODAY, Stock, opened, signed_in
from trainer_app.bootstrap import Program
from trainer_app.checklists.rules import Claim
from trainer_app.kernel import pins
from trainer_app.services.cases import adopted_pack
from trainer_app.services.sample import SAMPLE_PIN, TRAINERS
from trainer_app.services.signing import Answer

ROUNDS: Final = 150
WARM_UP: Final = 10
PAGE: Final = 4096


@dataclass(frozen=True, slots=True)
class SignOffs:
    """Medians in seconds, and how many statements one sign-off takes."""

    service: float
    driver: float
    ratio: float
    """The median of the ratios of neighbours."""
    statements: int
    writes: int


class Writer:
    """Signs one task after the other for one trainee, as a trainer and the trainee would."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._trainer = signed_in(program, TRAINERS[0])
        self._trainee = signed_in(program, MEASURED)
        with program.store.reading() as reading:
            tasks = adopted_pack(reading).all_tasks()
        self._tasks = [task for task in tasks if not task.prerequisites]

    def sign(self, number: int) -> None:
        task = self._tasks[number % len(self._tasks)]
        claim = Claim(
            task=task.id,
            level=3,
            observed_on=TODAY,
            lines=frozenset(range(1, len(task.lines) + 1)),
            method="job",
            evidence=("QA", "WP"),
            place="floor",
            mold="214",
            press="P3",
            work_order=f"WO-{number}",
            minutes=45,
        )
        answer = (self._trainee, Answer(agrees=True))
        self._program.signing.record_sign_off(
            self._trainer, self._trainee.id, [claim], answer=answer
        )


class Twins:
    """Two copies of a profile: the service signs on one, the bare driver repeats it on its twin."""

    def __init__(self, stock: Stock, records: int, workshop: Path) -> None:
        self._program = opened(stock.copy(records, workshop / f"service-{records}"))
        self._bare = Bare(stock.copy(records, workshop / f"driver-{records}"))
        self._writer = Writer(self._program)
        self._taken: list[tuple[float, float]] = []
        self._told: list[Statement] = []

    def sign(self, number: int) -> None:
        with recorded() as told:
            begun = perf_counter()
            self._writer.sign(number)
            service = perf_counter() - begun
        (self._told,) = told
        self._taken.append((service, self._bare.run(self._told)))

    def result(self) -> SignOffs:
        taken = self._taken[WARM_UP:]
        return SignOffs(
            median(service for service, _driver in taken),
            median(driver for _service, driver in taken),
            median(service / driver for service, driver in taken),
            len(self._told),
            sum(not sql.startswith("SELECT") for sql, _rows, _is_many in self._told),
        )

    def close(self) -> None:
        self._program.close()
        self._bare.close()


def measure(twins: Sequence[Twins], rounds: int = ROUNDS) -> list[SignOffs]:
    """All of them in turn, so that what the machine does to one it does to the others."""
    for number in range(WARM_UP + rounds):
        for pair in twins:
            pair.sign(number)
    for pair in twins:
        pair.close()
    return [pair.result() for pair in twins]


def check_pin(times: int = 7) -> float:
    """Median seconds of one PIN check, which runs on a thread of its own."""
    verifier = pins.make_verifier(SAMPLE_PIN)
    took = []
    for _ in range(times):
        begun = perf_counter()
        assert pins.matches(verifier, SAMPLE_PIN)
        took.append(perf_counter() - begun)
    return median(took)


def fdatasync(folder: Path, times: int = 200) -> float:
    """Median seconds to write one page at the end of a file and have it on the disk."""
    took = []
    with (folder / "probe").open("wb", buffering=0) as file:
        for _ in range(times):
            file.write(os.urandom(PAGE))
            begun = perf_counter()
            os.fdatasync(file.fileno())
            took.append(perf_counter() - begun)
    return median(took)
