"""The ledger behind a URL: ``sqlite:///FILE`` or ``postgresql://...``.

Also raised here: ``StartupProblem`` HUB_DATABASE_URL, ``Unavailable`` HUB_DATABASE_AWAY.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from nacl.signing import SigningKey

from trainer_app.kernel.clock import Clock
from trainer_app.sync.hub.ledger.copying import move
from trainer_app.sync.hub.ledger.databases import create_database, open_database
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.own_log import Hub


def create_ledger(url: str, key: SigningKey, clock: Clock) -> SqlLedger:
    """A new hub. Raises ``StartupProblem`` (HUB_EXISTS) where the database holds one."""
    return SqlLedger(create_database(url, bytes(key.verify_key)), Hub(key, clock, os.urandom))


def open_ledger(url: str, key: SigningKey, clock: Clock) -> SqlLedger:
    """The hub that is there; makes no file.

    Raises ``StartupProblem``: HUB_MISSING, HUB_NEWER, HUB_KEY_WRONG.
    """
    database = open_database(url, bytes(key.verify_key))
    return SqlLedger(database, Hub(key, clock, os.urandom))


def restore_ledger(url: str, key: SigningKey, clock: Clock, backup: Path) -> SqlLedger:
    """A new hub with all that a backup holds, on this database or another kind than it was.

    Raises as the two above do; HUB_MISSING for a file that is no ledger.
    """
    with _as_it_is(backup) as file:
        source = open_database(f"sqlite:///{file.absolute()}", bytes(key.verify_key))
        try:
            move(source, url)
        finally:
            source.close()
    return open_ledger(url, key, clock)


@contextmanager
def _as_it_is(backup: Path) -> Iterator[Path]:
    """Opened, a database changes, and one of an older program is led up: a copy is read."""
    if not backup.is_file():
        yield backup
        return
    with TemporaryDirectory(prefix="trainer-hub-") as folder:
        copy = Path(folder) / "backup.db"
        shutil.copyfile(backup, copy)
        yield copy
