"""What the programs that kill have in common: how they are asked, and a JSON line a kill."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record


class Asked(argparse.Namespace):
    folder: Path
    kills: int
    seed: int
    database: str
    """Of the hub, where there is one; empty: a file in the folder."""


class Outcome(Protocol):
    """What one kill left behind."""

    @property
    def is_sound(self) -> bool: ...


def tell_kills(run: Callable[[Asked], Iterable[Outcome]]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="")
    asked = parser.parse_args(namespace=Asked())
    asked.folder.mkdir(parents=True, exist_ok=True)
    for outcome in run(asked):
        told = {**msgspec.to_builtins(outcome), "is_sound": outcome.is_sound}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def damage(records: Sequence[Record], said: Sequence[str]) -> tuple[int, int, int]:
    """Of the ids that were said, how many are lost and how many doubled; how many are split.

    Split: a sign-off without the signature that was given in the same transaction.
    """
    there = Counter(record.id for record in records)
    answered = {r.body.about for r in records if isinstance(r.body, b.SignatureGiven)}
    signed = [r.id for r in records if isinstance(r.body, b.SignoffRecorded)]
    return (
        sum(record_id not in there for record_id in said),
        sum(count > 1 for count in there.values()) + len(said) - len(set(said)),
        sum(record_id not in answered for record_id in signed),
    )
