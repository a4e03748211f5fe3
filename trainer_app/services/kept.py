"""Answers that are kept for as long as nothing that they rest on has changed. Any worker thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from trainer_app.checklists.directory import Directory
from trainer_app.checklists.ports import Reading
from trainer_app.kernel.ids import PersonId

T = TypeVar("T")


def _each_alike(_answer: object) -> int:
    return 1


class Kept(Generic[T]):
    """One answer about each trainee, or of at most ``most`` together, as ``size`` counts them: the
    one that was made first goes first, the last one stays however large it is."""

    def __init__(self, most: int | None = None, size: Callable[[T], int] = _each_alike) -> None:
        self._most = most
        self._size = size
        self._lock = Lock()
        self._kept: dict[PersonId, tuple[Directory, tuple[object, ...], T]] = {}

    def fresh(self, reading: Reading, trainee: PersonId, about: object) -> T | None:
        """What was answered before, where it still holds."""
        kept = self._kept.get(trainee)
        if kept is None or kept[0] is not reading.directory():
            return None
        return kept[2] if kept[1] == (about, reading.version(trainee)) else None

    def answer(
        self, reading: Reading, trainee: PersonId, about: object, make: Callable[[], T]
    ) -> T:
        """What was answered before, or what ``make`` says now. ``about``: what else it rests on.

        The store gives another directory when people, rights, the site or the edition changed,
        and another version when anything about this trainee arrived.
        """
        kept = self.fresh(reading, trainee, about)
        if kept is not None:
            return kept
        directory, version = reading.directory(), (about, reading.version(trainee))
        made = make()
        with self._lock:
            self._kept.pop(trainee, None)
            self._kept[trainee] = directory, version, made
            if self._most is not None:
                self._make_room(self._most)
        return made

    def _make_room(self, most: int) -> None:
        sizes = [(trainee, self._size(kept[2])) for trainee, kept in self._kept.items()]
        left_out = sum(size for _, size in sizes) - most
        for oldest, size in sizes[:-1]:
            if left_out <= 0:
                break
            del self._kept[oldest]
            left_out -= size
