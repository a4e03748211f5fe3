"""What a tap on a trainee with 3,000 own records costs the services, and a progress sheet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Final

from pypdfium2 import PdfDocument

from benchmarks.stores import NOON, Stock, opened, signed_in, trainee_name
from trainer_app.bootstrap import Program, draw, found_sample
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.patience import Patience
from trainer_app.services.gathering.people import trainees
from trainer_app.services.pages import Pages
from trainer_app.services.sample import TRAINEES, TRAINERS
from trainer_app.ui.in_parts import FIRST_PART_S
from trainer_app.ui.reports.making import Making

ROUNDS: Final = 25
_NUMBER: Final = 1
"""Which of the trainees of a built profile: any has as many records."""
STACK: Final = 50
"""Sheets in a stack."""
_TICK_S: Final = 0.005


@dataclass(frozen=True, slots=True)
class Taps:
    """Median seconds of what a screen asks of the services when it is opened."""

    checklist: float
    again: float
    """The same checklist once more, nothing having happened."""
    task: float
    history: float
    trainees: float
    board: float


@dataclass(frozen=True, slots=True)
class ListTimes:
    """Seconds until the lists of many people are there."""

    board: float
    first: float
    """The trainees, nobody of them counted yet: every name, and some counts."""
    counted: float
    """The same once everybody is counted."""


@dataclass(frozen=True, slots=True)
class SheetTimes:
    """Median seconds: gathering what goes on it, and drawing it; then a stack on a worker."""

    pages: int
    gather: float
    draw: float
    stack: float
    turn: float
    """The longest that the window's thread waited for its turn while the stack was made."""


def taps(stock: Stock, records: int) -> Taps:
    program = opened(stock.profile(records)[0])
    viewer = signed_in(program, TRAINERS[0])
    trainee = program.people.find(trainee_name(_NUMBER)).id
    pages = program.pages
    measured = Taps(
        checklist=_median(lambda: fresh(program).checklist(viewer, trainee)),
        again=_median(lambda: pages.checklist(viewer, trainee)),
        task=_median(lambda: pages.task(viewer, trainee, "01-01")),
        history=_median(lambda: pages.history(viewer, trainee)),
        trainees=_median(lambda: fresh(program).trainees(viewer), 3),
        board=_median(program.people.board),
    )
    program.close()
    return measured


def lists(stock: Stock, trainees: int) -> ListTimes:
    program = opened(stock.crowd(trainees)[0])
    viewer, pages = signed_in(program, TRAINERS[0]), program.pages
    measured = ListTimes(
        board=_median(program.people.board),
        first=_median(lambda: fresh(program).trainees(viewer, patience=Patience(FIRST_PART_S))),
        counted=_median(lambda: pages.trainees(viewer)),
    )
    program.close()
    return measured


def fresh(program: Program) -> Pages:
    """Pages that have kept no answer yet."""
    return Pages(program.store, program.clock)


def sheet(workshop: Path) -> SheetTimes:
    """The progress sheet of a sample trainee, gathered and drawn."""
    program = found_sample(workshop / "sheet", FixedClock(NOON))
    trainee = program.people.find(TRAINEES[1]).id
    gather = partial(
        program.sheets.progress_sheet,
        trainee,
        lang="fr",
        paper="letter",
        on=None,
        printed_by=TRAINERS[0],
    )
    made = gather()
    with closing(PdfDocument(draw(made))) as document:
        pages = len(document)
    stack, turn = _stack(program)
    measured = SheetTimes(pages, _median(gather), _median(lambda: draw(made)), stack, turn)
    program.close()
    return measured


def _stack(program: Program) -> tuple[float, float]:
    """``STACK`` progress sheets as the Reports page makes them, beside a thread that ticks."""
    with program.store.reading() as reading:
        people = trainees(reading)
    wanted = [
        Wanted(SheetKind.PROGRESS, "en", "letter", people[n % len(people)]) for n in range(STACK)
    ]
    program.sheets.pdf(TRAINERS[0], wanted[: len(people)])
    took: list[float] = []

    def work() -> None:
        begun = perf_counter()
        program.sheets.pdf(TRAINERS[0], wanted, Making(STACK).between)
        took.append(perf_counter() - begun)

    worker, longest = threading.Thread(target=work), 0.0
    worker.start()
    while worker.is_alive():
        begun = perf_counter()
        sleep(_TICK_S)
        longest = max(longest, perf_counter() - begun - _TICK_S)
    return took[0], longest


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    work()
    took = []
    for _round in range(rounds):
        begun = perf_counter()
        work()
        took.append(perf_counter() - begun)
    return median(took)
