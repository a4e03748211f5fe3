"""A printer that keeps what it is given, in the place of the system's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def set_up_printer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two commands of CUPS that the program calls; what is printed lands in ``printed.pdf``."""
    tools = folder / "tools"
    tools.mkdir()
    said = "[ $1 = -e ] && echo Office || echo system default destination: Office"
    for name, script in (("lpstat", said), ("lp", f"cat >'{folder}/printed.pdf'")):
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
