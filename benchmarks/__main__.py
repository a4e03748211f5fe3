"""``python -m benchmarks``: measure, print a table, and write ``docs/benchmarks.md`` with a plot.

The exit code is 0 whatever the figures say.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import measures, page
from benchmarks.figures import Figure, notes, table
from benchmarks.stores import Stock

_DOCS = Path(__file__).resolve().parent.parent / "docs"


class Wanted(argparse.Namespace):
    data: Path
    full: bool
    only: list[str]
    write: bool


def main(argv: Sequence[str] | None = None) -> int:
    wanted = _read(argv)
    figures: dict[str, list[Figure]] = {}
    with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=wanted.data) as made:
        bench = measures.Bench(Stock(wanted.data), Path(made), full=wanted.full)
        for name in wanted.only or measures.PARTS:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            measure: Callable[[measures.Bench], list[Figure]] = measures.PARTS[name]
            figures[name] = measure(bench)
    every = [figure for part in figures.values() for figure in part]
    print(table(every))
    print()
    print(notes(every))
    if wanted.write:
        page.write(_DOCS, figures, full=wanted.full)
    return 0


def _read(argv: Sequence[str] | None) -> Wanted:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path.home() / ".cache" / "toolroom-trainer-benchmarks",
        help="where built profiles are kept for the next run",
    )
    parser.add_argument(
        "--full", action="store_true", help="with a profile of 1,000,000 records (minutes, 1.3 GB)"
    )
    parser.add_argument("--only", action="append", choices=list(measures.PARTS), default=[])
    parser.add_argument(
        "--write", action="store_true", help="write docs/benchmarks.md and its plot"
    )
    wanted = parser.parse_args(argv, namespace=Wanted())
    wanted.data.mkdir(parents=True, exist_ok=True)
    return wanted


if __name__ == "__main__":
    sys.exit(main())
