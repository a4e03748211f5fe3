"""A disk that is full: a small file system where the tests may mount one, a limit elsewhere."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trainer_app.store.local import LocalStore
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.session import Scope

NO_DISK = "nothing can be mounted here"


@dataclass(frozen=True)
class SmallDisk:
    place: Path

    def grow(self, mib: int) -> None:
        options = f"remount,size={mib}m"
        subprocess.run(["mount", "-o", options, str(self.place)], check=True)


@contextmanager
def small_disk(place: Path, mib: int, owner: int = 0) -> Iterator[SmallDisk | None]:
    """None where nothing can be mounted: who is not root has to do without."""
    options = f"size={mib}m,uid={owner},mode=700"
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    mounted = (
        hasattr(os, "geteuid")
        and os.geteuid() == 0
        and subprocess.run(command, check=False, capture_output=True).returncode == 0
    )
    try:
        yield SmallDisk(place) if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=True)


def leave_room(store: LocalStore, pages: int) -> None:
    """For so many beside those that there are; then SQLite says the same as of a full disk."""
    with store.writing() as writing:
        (there,) = writing.connection.execute("PRAGMA page_count").fetchone() or (0,)
        writing.connection.execute(f"PRAGMA max_page_count = {there + pages}")


def leave_hub_room(ledger: SqlLedger, pages: int) -> None:
    with ledger.database.writing(Scope(bytes(16))) as session:
        (there,) = session.row("PRAGMA page_count") or (0,)
        session.row(f"PRAGMA max_page_count = {there + pages}")
