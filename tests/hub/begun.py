"""A hub's ledger to begin with, on SQLite or PostgreSQL. No Qt.

On SQLite it is a copy: making the tables takes ten times as long, and most tests of a hub have one.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from nacl.signing import SigningKey
from sqlalchemy.engine import make_url

from trainer_app.kernel.clock import Clock
from trainer_app.sync.hub.ledger.databases import create_database
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import create_ledger, open_ledger


def begin_ledger(url: str, key: SigningKey, clock: Clock) -> SqlLedger:
    """With nothing in it."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_ledger(url, key, clock)
    assert parsed.database
    shutil.copyfile(_made(bytes(key.verify_key)), parsed.database)
    return open_ledger(url, key, clock)


@cache
def _made(key: bytes) -> Path:
    """Nobody opens it again; it goes with the process."""
    home = tempfile.mkdtemp(prefix="trainer-hub-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    file = Path(home, "hub.db")
    create_database(f"sqlite:///{file}", key).close()
    return file
