"""Sync, held against what it has to do: ``make bench`` with two hubs, on SQLite and PostgreSQL."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from benchmarks import bare, plants, syncing
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
"""Records a second, both ways, on the machine of these two:"""
_COPY_THERE: Final = 140_000
"""Records a second by bare binary COPY with the same indexes."""
_SIGNATURE_THERE: Final = 17e-6
_QUARTER: Final = 4.0
"""At least a quarter of a bare COPY's records: asked of PostgreSQL, and of what a PC takes in."""


def rates(stock: Stock, workshop: Path) -> list[Figure]:
    """Pushing and pulling in batches of a thousand, on both databases; and which machine it is."""
    measured: dict[str, syncing.Rates] = {}
    with _hub(_SQLITE, workshop) as (hub, _url, folder):
        measured[_SQLITE] = syncing.rates(stock, RECORDS, folder, hub)
        insert = syncing.floor("", folder / "bare", measured[_SQLITE].sent)
    with _hub(_POSTGRES, workshop) as (hub, url, folder):
        measured[_POSTGRES] = syncing.rates(stock, RECORDS, folder, hub)
        copy = syncing.floor(url, folder / "bare", measured[_POSTGRES].sent)
    found = _machine(copy)
    for name, both in measured.items():
        for what, way in (("Push", both.push), ("Pull", both.pull)):
            found.append(_beside_copy(what, name, way, copy))
            if name == _SQLITE:
                found.append(_beside_insert(what, way, insert))
    found.append(_beside_driver(measured[_SQLITE]))
    for what, way in (("Pull", measured[_SQLITE].pull), ("Push", measured[_SQLITE].push)):
        found.append(_bytes(what, way))
    settle = measured[_SQLITE].settle * 1e6
    note = "processor time at the PC, in slices beside whoever records"
    return [*found, Figure("Standings after a pull, a record", settle, "µs", note=note)]


def _machine(copy: float) -> list[Figure]:
    """Beside the machine on which the targets of records a second were set."""
    there = "; peer: the machine on which the targets of sync were set"
    return [
        Figure(
            "Machine: an Ed25519 signature",
            bare.signature() * 1e6,
            "µs",
            floor=_SIGNATURE_THERE * 1e6,
            note=f"nothing but the processor{there}",
        ),
        Figure(
            "Machine: a record by bare binary COPY",
            copy * 1e6,
            "µs",
            floor=1e6 / _COPY_THERE,
            note="PostgreSQL, with a hub's keys and indexes, durable, batches of 1,000; nothing is"
            f" looked at{there}, {_COPY_THERE:,} records/s; {1 / copy:,.0f} here",
        ),
    ]


def _beside_copy(what: str, name: str, way: syncing.Way, copy: float) -> Figure:
    """A target of so many records a second is a share of what COPY did where it was set."""
    least = _LEAST[name]
    here = least / _COPY_THERE / copy
    is_quarter = name == _POSTGRES or what == "Pull"  # docs/decisions/0047
    share = f"; it is held to a quarter of a bare COPY, {1 / _QUARTER / copy:,.0f}"
    return Figure(
        f"{what}, {name}, beside a bare binary COPY",
        way.record * 1e6,
        "µs",
        floor=copy * 1e6,
        most=_QUARTER if is_quarter else round(_COPY_THERE / least, 2),
        note=f"a record; {1 / way.record:,.0f} records/s, of the median batch of 1,000 through the"
        " client, HTTP and the hub's own application, durable at both ends, the PC's read models"
        f" kept. The target of {least:,} records/s where COPY makes {_COPY_THERE:,} is"
        f" {here:,.0f} here{share if is_quarter else ''}. Processor time"
        f" {way.cpu * 1e6:.0f} µs at the PC and {way.hub_cpu * 1e6:.0f} µs at the hub, the"
        " database's own processes not counted",
    )


def _beside_insert(what: str, way: syncing.Way, insert: float) -> Figure:
    return Figure(
        f"{what}, {_SQLITE}, beside a bare executemany",
        way.record * 1e6,
        "µs",
        floor=insert * 1e6,
        note="a record; floor: the same rows into one SQLite file with the same keys and indexes,"
        " durable, nothing looked at",
    )


def _beside_driver(both: syncing.Rates) -> Figure:
    return Figure(
        f"Pull, {_SQLITE}, beside its own statements",
        both.pull.record * 1e6,
        "µs",
        floor=both.pull_driven * 1e6,
        note="a record; floor: the statements of the PC's transactions through the bare driver on a"
        " twin of the profile, encrypted and durable: no hub, no line, nothing looked at",
    )


def _bytes(what: str, way: syncing.Way) -> Figure:
    note = "head, body, signature and their share of frames and HTTP, compressed"
    if what == "Push":
        note += "; with the hub's answer for each"
    return Figure(f"{what}, bytes a signed record", way.bytes, "bytes", most=120, note=note)


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
