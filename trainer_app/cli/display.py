"""Whether a display answers. Asked before Qt is, because Qt aborts the process where none does."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_ANSWER_S = 2.0
_NEED_NONE = frozenset({"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs"})
_X_SOCKETS = "/tmp/.X11-unix/X"
_X_PORT = 6000

Address = str | tuple[str, int]


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be opened here. Connects and says nothing."""
    if not sys.platform.startswith("linux"):
        return True
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _NEED_NONE:
        return True
    return any(_answers(address) for address in _addresses(environment))


def _addresses(environment: Mapping[str, str]) -> Iterator[Address]:
    wayland = environment.get("WAYLAND_DISPLAY", "")
    if wayland:
        yield str(Path(environment.get("XDG_RUNTIME_DIR", "/"), wayland))
    host, colon, rest = environment.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdecimal():
        return
    if host in ("", "unix"):
        yield "\0" + _X_SOCKETS + number
        yield _X_SOCKETS + number
    else:
        yield host, _X_PORT + int(number)


def _answers(address: Address) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as asked:
            asked.settimeout(_ANSWER_S)
            asked.connect(address)
    except (OSError, ValueError):
        return False
    return True
