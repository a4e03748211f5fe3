"""Where a process that syncs is killed: it does that to itself, at a named point.

For a forked child alone: what is put in place of the program's own stays there until it dies.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from enum import Enum

from httpcore2._backends.sync import SyncStream

from trainer_app.store.carrying_take import Taking
from trainer_app.store.local import LocalStore
from trainer_app.store.writing import LocalWriting
from trainer_app.sync.client import HubClient
from trainer_app.sync.hub.ledger import ledger as ledger_module
from trainer_app.sync.hub.ledger.ledger import SqlLedger


class Point(Enum):
    """Where a process is killed: of a PC, then of the hub."""

    PC_ANYWHERE = "a PC at a random moment"
    BEFORE_ASKING = "a PC before a request"
    WHILE_SENDING = "a PC when half of a request is sent"
    BEFORE_READING = "a PC when the hub has committed, before it reads the reply"
    WHILE_TAKING = "a PC in the transaction that takes a page in"
    WHILE_SETTLING = "a PC in the transaction that works out what counts"
    BEFORE_WITNESS = "a PC when it has committed, before it says so to its witness"
    HUB_ANYWHERE = "the hub at a random moment"
    HUB_BEFORE = "the hub before it looks at a request"
    HUB_WHILE_TAKING = "the hub in the transaction that gives positions"
    HUB_BEFORE_REPLY = "the hub when it has committed, before it replies"

    @property
    def is_of_hub(self) -> bool:
        return self.name.startswith("HUB")


@dataclass(frozen=True, slots=True)
class Wound:
    """At a point, the ``nth`` time that it is come to; at a random moment, ``after`` s."""

    point: Point
    nth: int
    after: float


def arm(wound: Wound) -> None:
    """In the child that is to be killed."""
    match wound.point:
        case Point.BEFORE_ASKING:
            _die_at(HubClient, "sync", wound.nth)
        case Point.WHILE_SENDING:
            _die_half_way(wound.nth)
        case Point.BEFORE_READING:
            _die_at(HubClient, "sync", wound.nth, is_after=True)
        case Point.WHILE_TAKING:
            _die_at(Taking, "finish", wound.nth)
        case Point.WHILE_SETTLING:
            _die_at(LocalWriting, "settle", wound.nth, is_after=True)
        case Point.BEFORE_WITNESS:
            _die_at(LocalStore, "_bear_witness", wound.nth)
        case Point.HUB_BEFORE:
            _die_at(SqlLedger, "sync", wound.nth)
        case Point.HUB_WHILE_TAKING:
            _die_at(ledger_module, "accept", wound.nth, is_after=True)
        case Point.HUB_BEFORE_REPLY:
            _die_at(SqlLedger, "sync", wound.nth, is_after=True)
        case Point.PC_ANYWHERE | Point.HUB_ANYWHERE:
            return


def _die_at(owner: object, name: str, nth: int, *, is_after: bool = False) -> None:
    """The process dies before (or after) this is done for the ``nth`` time."""
    does = getattr(owner, name)
    left = nth

    def dies(*given: object, **named: object) -> object:
        nonlocal left
        left -= 1
        if not left and not is_after:
            _die()
        done: object = does(*given, **named)
        if not left:
            _die()
        return done

    _replace(owner, name, dies)


def _die_half_way(nth: int) -> None:
    """When the first half of what goes out is with the system."""
    write = SyncStream.write
    left = 2 * nth  # headers, then the body

    def dies(stream: SyncStream, buffer: bytes, timeout: float | None = None) -> None:
        nonlocal left
        left -= 1
        if left:
            write(stream, buffer, timeout)
            return
        write(stream, buffer[: len(buffer) // 2], timeout)
        _die()

    _replace(SyncStream, "write", dies)


def _replace(owner: object, name: str, does: object) -> None:
    """In this process alone, which is a child."""
    setattr(owner, name, does)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
