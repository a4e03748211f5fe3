"""The hub as a process of its own, as an operator starts it, and commands beside it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_URL = re.compile(r"https?://\S+")
_ENDS_WITHIN_S = 40


@dataclass
class HubProcess:
    running: subprocess.Popen[str]
    url: str
    noted: str = ""
    """What it wrote on standard error; there once it has ended."""

    def kill(self) -> None:
        self.running.kill()
        self._end()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code."""
        self.running.send_signal(number)
        return self._end()

    def _end(self) -> int:
        _, self.noted = self.running.communicate(timeout=_ENDS_WITHIN_S)
        return self.running.returncode

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.noted.splitlines()]


def hub_command(database: str, *arguments: str | Path) -> list[str]:
    said = [str(argument) for argument in arguments]
    return [sys.executable, "-m", "trainer_app", "hub", *said, "--database", database]


@contextmanager
def serving(database: str, *arguments: str | Path) -> Iterator[HubProcess]:
    """From the moment that it answers; ended in any case."""
    command = hub_command(database, "serve", "--port", "0", *arguments)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        try:
            assert running.stdout is not None
            found = _URL.search(running.stdout.readline())
            if found is None:
                raise AssertionError(running.communicate()[1])
            yield HubProcess(running, found[0])
        finally:
            if running.poll() is None:
                running.kill()
