"""A file system of a few MiB of its own, where the tests may mount one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


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
