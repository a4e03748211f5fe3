"""How long somebody waits for a part of an answer that can be given in parts. Any thread."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter


def _nobody() -> bool:
    return False


class Patience:
    """So many seconds from now on, and over at once when ``somebody_waits`` for something else."""

    def __init__(self, seconds: float, somebody_waits: Callable[[], bool] = _nobody) -> None:
        self._end = perf_counter() + seconds
        self._somebody_waits = somebody_waits

    @property
    def is_over(self) -> bool:
        return perf_counter() >= self._end or self._somebody_waits()
