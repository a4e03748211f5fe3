"""Drives a started program from outside, over its rehearsal socket (``trainer_app/ui/rehearsal``).

Also starts a virtual display where there is none, so that the window is painted by the platform
plugin that a plant's PC uses. Standard library only.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PATIENCE_S: Final = 30.0
_LOOK_EVERY_S: Final = 0.02
_OFFSCREEN_SAYS: Final = "This plugin does not support propagateSizeHints()"
"""Qt's offscreen platform, at each window."""
_VARIABLE: Final = "TRAINER_APP_REHEARSAL"


class SmokeError(Exception):
    """The program did not do what it has to do."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the program answered."""

    done: bool
    route: str
    busy: bool
    seen: tuple[str, ...]

    def has(self, words: str) -> bool:
        return any(words in said for said in self.seen)


Condition = Callable[[Sight], bool]


class Hand:
    """One started window. ``shown_s``: from the start of the process until it could be tapped."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="trainer-hand-"))
        address = self._folder / "socket"
        self._said = (self._folder / "said").open("w+b")
        began = time.monotonic()
        self.process = subprocess.Popen(
            command,
            env={**environment, _VARIABLE: str(address)},
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.STDOUT,
        )
        self._socket = self._connect(address)
        self._lines = self._socket.makefile("rwb")
        self.shown_s = time.monotonic() - began

    def _connect(self, address: Path) -> socket.socket:
        give_up_at = time.monotonic() + PATIENCE_S
        while time.monotonic() < give_up_at and self.process.poll() is None:
            made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                made.connect(str(address))
            except OSError:
                made.close()
                time.sleep(_LOOK_EVERY_S)
            else:
                return made
        raise SmokeError(f"no window was painted: {self._all_it_said()}")

    def _ask(self, **wish: str) -> Sight:
        self._lines.write(json.dumps(wish).encode() + b"\n")
        self._lines.flush()
        line = self._lines.readline()
        if not line:
            raise SmokeError(f"the program ended: {self._all_it_said()}")
        told = json.loads(line)
        return Sight(told["done"], told["route"], told["busy"], tuple(told["seen"]))

    def look(self) -> Sight:
        return self._ask()

    def tap(self, *names: str) -> Sight:
        """One after the other, each as soon as it is there; then rest."""
        for name in names:
            self._until_done(f"tap {name!r}", tap=name)
        return self.rest()

    def tap_primary(self) -> Sight:
        self._until_done("tap the primary action", primary="")
        return self.rest()

    def type(self, field: str, words: str) -> Sight:
        return self._until_done(f"type into {field!r}", type=field, words=words)

    def pin(self, digits: str) -> Sight:
        """On the keypad that is seen, in whoever's language it is."""
        self._until_done("type a PIN", keys=digits)
        names = self.look().seen
        return self.tap("Enter" if "Enter" in names else "Entrer")

    def rest(self) -> Sight:
        return self._wait("rest", lambda sight: not sight.busy)

    def until_at(self, *routes: str) -> Sight:
        return self._wait(f"come to {routes}", lambda s: s.route in routes and not s.busy)

    def until_seen(self, words: str) -> Sight:
        return self._wait(f"show {words!r}", lambda sight: sight.has(words))

    def until_gone(self, words: str) -> Sight:
        return self._wait(f"take away {words!r}", lambda sight: not sight.has(words))

    def _until_done(self, what: str, **wish: str) -> Sight:
        give_up_at = time.monotonic() + PATIENCE_S
        while True:
            sight = self._ask(**wish)
            if sight.done:
                return sight
            if time.monotonic() > give_up_at:
                raise SmokeError(f"nobody could {what}; seen at {sight.route}: {sight.seen}")
            time.sleep(_LOOK_EVERY_S)

    def _wait(self, what: str, condition: Condition) -> Sight:
        give_up_at = time.monotonic() + PATIENCE_S
        while True:
            sight = self.look()
            if condition(sight):
                return sight
            if time.monotonic() > give_up_at:
                raise SmokeError(f"it did not {what}; seen at {sight.route}: {sight.seen}")
            time.sleep(_LOOK_EVERY_S)

    def close(self) -> None:
        """As the window manager would. Raises ``SmokeError`` unless it ends with 0 and silently."""
        self._lines.write(json.dumps({"close": ""}).encode() + b"\n")
        self._lines.flush()
        code = self.process.wait(PATIENCE_S)
        said = self._all_it_said()
        self.let_go()
        if code != 0 or said:
            raise SmokeError(f"it ended with {code} and said {said!r}")

    def let_go(self) -> None:
        """Whatever state it is in."""
        with suppress(OSError):  # what was still to be sent to a program that is gone
            self._lines.close()
        self._socket.close()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._said.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _all_it_said(self) -> str:
        self._said.seek(0)
        told = self._said.read().decode(errors="replace").splitlines()
        return "\n".join(line for line in told if line != _OFFSCREEN_SAYS).strip()


def bare_environment(home: Path) -> dict[str, str]:
    """Of somebody who has just logged in: nothing of the machine that built the program."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "DISPLAY") if name in os.environ}
    runtime = home / "runtime"
    runtime.mkdir(parents=True, mode=0o700, exist_ok=True)
    return {
        **kept,
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "TZ": "America/Toronto",
    }


@contextmanager
def display(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment with a display in it: the session's, or a virtual one for as long."""
    if sys.platform == "win32" or environment.get("DISPLAY"):
        yield environment
        return
    reads, writes = os.pipe()
    screen = ("-screen", "0", "1366x768x24", "-nolisten", "tcp")
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), *screen], pass_fds=[writes], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writes)
        with os.fdopen(reads) as told:
            number = told.readline().strip()
        try:
            yield {**environment, "DISPLAY": f":{number}"}
        finally:
            server.terminate()
