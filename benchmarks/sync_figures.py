"""Sync, held against what it has to do: ``make bench`` with two hubs, on SQLite and PostgreSQL."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from benchmarks import plants, syncing
from benchmarks.figures import Figure
from benchmarks.hub import HubProcess, hub_on, postgres
from benchmarks.stores import Stock

RECORDS: Final = 20_000
FEW: Final = 1_000
FIRST: Final = 100_000
PLANTS: Final = 1_000
A_PLANT: Final = 20
SMALL, LARGE = 10_000, 1_000_000

_SQLITE: Final = "SQLite"
_POSTGRES: Final = "PostgreSQL"
_LEAST: Final = {_SQLITE: 60_000, _POSTGRES: 30_000}
"""Records a second, both ways."""


def rates(stock: Stock, workshop: Path) -> list[Figure]:
    """Pushing and pulling in batches of a thousand, on both databases."""
    found: list[Figure] = []
    for name in (_SQLITE, _POSTGRES):
        with _hub(name, workshop) as (hub, url, folder):
            measured = syncing.rates(stock, RECORDS, folder, hub)
            bare = syncing.floor(url if name == _POSTGRES else "", folder / "bare", measured.sent)
        for what, way in (("Push", measured.push), ("Pull", measured.pull)):
            found.append(_beside(what, name, way, bare))
            found.append(
                Figure(
                    f"{what}, {name}, a record",
                    way.record * 1e6,
                    "µs",
                    most=1e6 / _LEAST[name],
                    note=f"{1 / way.record:,.0f} records/s; processor time {way.cpu * 1e6:.0f} µs"
                    f" at the PC and {way.hub_cpu * 1e6:.0f} µs at the hub, the database's own"
                    " processes not counted",
                )
            )
        if name == _SQLITE:
            found.append(_bytes("Pull", measured.pull))
            found.append(_bytes("Push", measured.push))
            found.append(
                Figure(
                    "Standings after a pull, a record",
                    measured.settle * 1e6,
                    "µs",
                    note="processor time at the PC, in slices beside whoever records",
                )
            )
    return found


def _beside(what: str, name: str, way: syncing.Way, bare: float) -> Figure:
    floor = "a bare binary COPY" if name == _POSTGRES else "a bare executemany"
    return Figure(
        f"{what}, {name}, beside {floor}",
        way.record * 1e6,
        "µs",
        floor=bare * 1e6,
        most=4 if name == _POSTGRES else None,
        note="a record, of the median batch of 1,000 through the client, HTTP and the hub's own"
        " application, durable at both ends, the PC's read models kept; floor: the same records"
        " into two tables with the same keys and indexes, nothing looked at",
    )


def _bytes(what: str, way: syncing.Way) -> Figure:
    note = "head, body, signature and their share of frames and HTTP, compressed"
    if what == "Push":
        note += "; with the hub's answer for each"
    return Figure(
        f"{what}, bytes a signed record",
        way.bytes,
        "bytes",
        most=120 if what == "Pull" else None,
        note=note,
    )


def day(stock: Stock, workshop: Path) -> list[Figure]:
    """A quiet sync, and a day on a bad line."""
    with _hub(_SQLITE, workshop) as (hub, _url, folder):
        told = syncing.day(stock, folder, hub, FEW)
    what = f"{syncing.UP} records up, {syncing.DOWN} down"
    return [
        Figure("Quiet sync", told.quiet_requests, "requests", most=1),
        Figure("A day's sync", told.requests, "requests", most=1, note=what),
        Figure(
            "A day's sync on a bad line",
            told.seconds,
            "s",
            most=3,
            note=f"{what}; {syncing.SLOW_BITS // 1000} kbit/s and a round trip of"
            f" {syncing.SLOW_ROUND_TRIP * 1000:.0f} ms, the connection opened anew, without TLS"
            f" (two round trips more at most); {told.up:,} bytes up, {told.down:,} down",
        ),
    ]


def first_sync(stock: Stock, workshop: Path) -> list[Figure]:
    """Everything of a large plant to a new PC, broken off once."""
    with _hub(_SQLITE, workshop) as (hub, _url, folder):
        told = syncing.first_sync(stock, FIRST, folder, hub)
    name = f"First sync of {FIRST:,}"
    return [
        Figure(
            name,
            told.seconds,
            "s",
            note=f"until every record is here; {told.settled - told.seconds:.0f} s more for all"
            f" standings. Broken off after {told.kept:,} records, which were kept: the second"
            f" sync brought the other {told.again:,}",
        ),
        Figure(
            f"{name}, writer held",
            told.held * 1000,
            "ms",
            most=100,
            note="the longest that a page kept anybody who records waiting",
        ),
        Figure(
            f"{name}, somebody waited",
            told.waited * 1000,
            "ms",
            most=100,
            note="the longest wait of a thread that recorded fifty times a second meanwhile;"
            f" mostly {told.usual_wait * 1000:.1f} ms",
        ),
    ]


def crowd(workshop: Path) -> list[Figure]:
    """Many plants at once."""
    found = []
    for name in (_SQLITE, _POSTGRES):
        with _hub(name, workshop) as (hub, _url, _folder):
            told = plants.crowd(hub, PLANTS, A_PLANT)
        found += [
            Figure(
                f"{PLANTS:,} plants x {A_PLANT} records, {name}",
                told.seconds,
                "s",
                most=60,
                note=f"each opens a connection, gets a nonce and pushes; {told.errors} errors",
            ),
            Figure(
                f"{PLANTS:,} plants x {A_PLANT} records, {name}, errors", told.errors, "", most=0.5
            ),
        ]
    return found


def grown(workshop: Path) -> list[Figure]:
    """A hub with a million rows beside one with ten thousand."""
    found = []
    for name in (_SQLITE, _POSTGRES):
        with ExitStack() as open_:
            small = open_.enter_context(_database(name, workshop))
            large = open_.enter_context(_database(name, workshop))
            told = plants.grown(small, large, SMALL, LARGE)
        for what, (few, many) in (("Push", told.push), ("Page", told.page)):
            found.append(
                Figure(
                    f"{what} of 1,000, {name}, {LARGE:,} rows beside {SMALL:,}",
                    many * 1000,
                    "ms",
                    floor=few * 1000,
                    most=1.5,
                    note="at the ledger, in turn, medians; pages from the middle of the stream",
                )
            )
    return found


@contextmanager
def _database(name: str, workshop: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="hub-", dir=workshop))
    if name == _SQLITE:
        yield f"sqlite:///{folder / 'hub.db'}"
    else:
        with postgres(folder / "postgres") as url:
            yield url


@contextmanager
def _hub(name: str, workshop: Path) -> Iterator[tuple[HubProcess, str, Path]]:
    with _database(name, workshop) as url, hub_on(url) as hub:
        yield hub, url, Path(tempfile.mkdtemp(prefix="pcs-", dir=workshop))
