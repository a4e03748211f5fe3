"""``python -m tests.screens OUT [--only WORD ...]``: write every screen and paper as PNG."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--only", nargs="*", default=[], help="names, or parts of names, of scenes")
    parser.add_argument("--plain", action="store_true", help="no other sizes and themes")
    asked = parser.parse_args()
    began = time.monotonic()
    # Always the same folder: its name is seen on some screens.
    work = Path(tempfile.gettempdir(), "toolroom-trainer-screens")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        from tests.screens.album import write_album

        count, failures = write_album(asked.out, work, only=asked.only, plain=asked.plain)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{count} pictures in {asked.out}, {time.monotonic() - began:.0f} s")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
