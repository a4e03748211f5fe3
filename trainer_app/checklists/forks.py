"""Logs that fork: two records of one device with the same place (a clone, a disk image put back).

Both branches are kept and both count (sync.md I3); a fork is told to the supervisor as an incident.
Which branch a record lies on is known where the hash before each is at hand. Pure; any thread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from trainer_app.kernel.ids import LogId, RecordId, record_id


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in its log. ``before``: h of the one before it, empty if not known."""

    log: LogId
    seq: int
    h: bytes
    before: bytes = b""

    @property
    def id(self) -> RecordId:
        return record_id(self.h)


@dataclass(frozen=True, slots=True)
class Fork:
    """A log that goes on in more than one way from ``seq``: the first records of each branch."""

    log: LogId
    seq: int
    branches: tuple[RecordId, ...]


def forks(places: Iterable[Place]) -> tuple[Fork, ...]:
    """Where logs fork, by log and place: a function of the set of records.

    Of two records with one place and different records before them, the fork is where they part.
    """
    at: dict[tuple[LogId, int], dict[RecordId, Place]] = defaultdict(dict)
    for place in places:
        at[place.log, place.seq][place.id] = place
    found = []
    for (log, seq), here in sorted(at.items()):
        if len(here) < 2:
            continue
        if _part([place.before for place in here.values()]):
            found.append(Fork(log, seq, tuple(sorted(here))))
    return tuple(found)


def _part(before: list[bytes]) -> bool:
    """Whether two records of one place follow the same one, or it is not known what they follow."""
    return len(set(before)) < len(before) or not all(before)


class Branches:
    """Which records of a forked log lie on one branch. Nothing is asked of logs that do not."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._before: dict[RecordId, RecordId] = {}
        at: dict[tuple[LogId, int], set[RecordId]] = defaultdict(set)
        for place in places:
            at[place.log, place.seq].add(place.id)
            if place.before:
                self._before[place.id] = record_id(place.before)
        self._forked = {log for (log, _seq), ids in at.items() if len(ids) > 1}

    def may_lead(self, log: LogId, earlier: tuple[int, RecordId], later: tuple[int, str]) -> bool:
        """Whether ``earlier`` can lie on the branch that ends with ``later`` (place and id).

        At the same place the ids decide. Below it whoever is on another branch is not; where the
        records cannot say it, it can. A later id of "" is any.
        """
        seq, record = earlier
        end, tip = later
        if seq > end:
            return False
        if not tip:
            return True
        if seq == end:
            return record == tip
        if log not in self._forked:
            return True
        step = RecordId(tip)
        for _ in range(end - seq):
            before = self._before.get(step)
            if before is None:
                return True
            step = before
        return step == record


NO_BRANCHES: Final = Branches()
