"""A hub in a forked child, which may be killed. POSIX; the parent must hold no connection."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from nacl.signing import SigningKey

from tests.forking import leave
from trainer_app.kernel.clock import SystemClock
from trainer_app.sync.hub.app import make_app
from trainer_app.sync.hub.ledger.opening import open_ledger
from trainer_app.sync.hub.serving import Address, serve


def serving(
    database: str, key: SigningKey, *, port: int = 0, prepare: Callable[[], None] | None = None
) -> tuple[int, str]:
    """A child that answers, and where. ``prepare`` is called in the child, before anything else."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        leave(lambda: _serve(database, key, port, prepare, writer))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        address = pipe.readline().decode().strip()
    assert address, "the hub did not start"
    return child, address


def _serve(
    database: str, key: SigningKey, port: int, prepare: Callable[[], None] | None, writer: int
) -> None:
    if prepare is not None:
        prepare()
    ledger = open_ledger(database, key, SystemClock())
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stderr.fileno())

    def ready(url: str) -> None:
        os.write(writer, f"{url}\n".encode())
        os.close(writer)

    serve(make_app(key, ledger, SystemClock()), Address("127.0.0.1", port), ready)
