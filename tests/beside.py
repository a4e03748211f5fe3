"""What a test asks of the services while a window is open: on its own thread they refuse to."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from trainer_app.bootstrap import Program
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import PersonId

T = TypeVar("T")


def ask_beside(work: Callable[[], T]) -> T:
    """Do it on a thread that is not the window's, and wait for it."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(work).result()


def records_of(program: Program, trainee: PersonId, kind: str) -> list[Record]:
    """Not on the window's thread."""
    with program.store.reading() as reading:
        return reading.trainee_records(trainee, (kind,))
