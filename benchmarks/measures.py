"""What is measured, part by part, and the targets it is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import looking_up, reading, sign_off, start, sync_figures
from benchmarks.figures import Figure
from benchmarks.stores import RECORDS_IN_A_CROWD, RECORDS_OF_A_TRAINEE, Stock, opened, trainee_name

FEW: Final = 1_000
MANY: Final = 100_000
MOST: Final = 1_000_000
TAPS: Final = 9
CROWD: Final = 500

_BARE: Final = "a bare PySide6 window of the same size; both warm, from source, offscreen"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where built profiles are kept, and where copies of them may be written to."""

    stock: Stock
    workshop: Path
    full: bool


def recording(bench: Bench) -> list[Figure]:
    """One sign-off on disk, at several sizes of the store."""
    sizes = [FEW, MANY, *([MOST] if bench.full else [])]
    twins = [sign_off.Twins(bench.stock, size, bench.workshop) for size in sizes]
    taken = sign_off.measure(twins)
    figures = [
        Figure(
            f"Sign-off, {size:,} records",
            one.service * 1000,
            "ms",
            floor=one.driver * 1000,
            most=4,
            paired=one.ratio,
            note=f"p50, beside the same {one.statements} statements ({one.writes} of them write)"
            " through the bare driver on a twin of the profile, one transaction",
        )
        for size, one in zip(sizes, taken, strict=True)
    ]
    figures.extend(
        Figure(
            f"Sign-off, {size:,} records beside {FEW:,}",
            one.service * 1000,
            "ms",
            floor=taken[0].service * 1000,
            most=1.25,
            note="in turn; the same trainee, with as many records of their own, in both",
        )
        for size, one in list(zip(sizes, taken, strict=True))[1:]
    )
    figures.append(
        Figure(
            "fdatasync of a page",
            sign_off.fdatasync(bench.workshop) * 1000,
            "ms",
            note="what the disk itself takes; a sign-off waits for at least one",
        )
    )
    figures.append(
        Figure(
            "PIN check",
            sign_off.check_pin() * 1000,
            "ms",
            least=60,
            most=150,
            note="Argon2id, slow on purpose, on a thread of its own; in no figure above",
        )
    )
    return figures


def building(bench: Bench) -> list[Figure]:
    """How fast records go in without a commit after each."""
    sizes = [MANY, *([MOST] if bench.full else [])]
    return [
        Figure(
            f"Building {size:,} records",
            bench.stock.profile(size)[1].per_second,
            "records/s",
            note="sealed, signed, linked and settled; one transaction a trainee; when last built",
        )
        for size in sizes
    ]


def looking(bench: Bench) -> list[Figure]:
    """What screens ask of the services when they are opened."""
    told = f"a trainee with {RECORDS_OF_A_TRAINEE:,} own records among {MANY:,}"
    taps = reading.taps(bench.stock, MANY)
    paper = reading.sheet(bench.workshop)
    lists = reading.lists(bench.stock, CROWD)
    many = f"{CROWD} trainees of {RECORDS_IN_A_CROWD} records each"
    return [
        Figure("Checklist, services", taps.checklist * 1000, "ms", most=50, note=told),
        Figure(
            "Checklist once more, services", taps.again * 1000, "ms", note="nothing has happened"
        ),
        Figure("Task, services", taps.task * 1000, "ms", note=told),
        Figure("History, services", taps.history * 1000, "ms", note=told),
        Figure("List of trainees, services", taps.trainees * 1000, "ms", note="33 such trainees"),
        Figure("Board, services", taps.board * 1000, "ms", note="37 people"),
        Figure(f"Board of {CROWD}, services", lists.board * 1000, "ms", most=100, note=many),
        Figure(
            f"List of {CROWD} trainees, services, first",
            lists.first * 1000,
            "ms",
            most=100,
            note=f"{many}; every name, and as many counts as are ready: the rest follow by parts",
        ),
        Figure(
            f"List of {CROWD} trainees, services, counted",
            lists.counted * 1000,
            "ms",
            most=100,
            note=f"{many}; nothing has arrived since they were counted",
        ),
        Figure(
            f"Progress sheet, {paper.pages} pages, drawn",
            paper.draw * 1000,
            "ms",
            most=60,
            note="from the sheet as data to PDF bytes",
        ),
        Figure(
            f"Progress sheet, {paper.pages} pages, gathered",
            paper.gather * 1000,
            "ms",
            note="from the records to the sheet as data",
        ),
        Figure(
            f"A stack of {reading.STACK} progress sheets",
            paper.stack * 1000,
            "ms",
            most=3000,
            note="gathered and drawn on a worker, in one file",
        ),
        Figure(
            "The window’s longest wait meanwhile",
            paper.turn * 1000,
            "ms",
            most=100,
            note="a thread that asks for its turn every 5 ms",
        ),
    ]


def guide(_bench: Bench) -> list[Figure]:
    """A search as one types."""
    taken = looking_up.measure()
    told = f"{taken.entries} cards, tasks, words and defects; {taken.typed} keys, both languages"
    return [
        Figure("A key in the guide, slowest", taken.slowest * 1000, "ms", most=50, note=told),
        Figure(
            "A key in the guide, median",
            taken.median * 1000,
            "ms",
            floor=taken.floor * 1000,
            note="beside a search of the same texts that forgives nothing and ranks nothing",
        ),
        Figure(
            "The guide's index",
            taken.build * 1000,
            "ms",
            note="made once an edition and language, on the slow worker",
        ),
    ]


def starting(bench: Bench) -> list[Figure]:
    """First paint and Board usable, with no records and with many."""
    none = bench.stock.copy(0, bench.workshop / "none")
    many = bench.stock.copy(MANY, bench.workshop / "many")
    painted = start.beside_bare(none, "paint", "painted")
    usable = start.beside_bare(none, "usable", "accepted")
    painted_many = start.beside_empty(many, none, "paint", "painted")
    usable_many = start.beside_empty(many, none, "usable", "accepted")
    return [
        _pair("First paint", painted, 1.6, _BARE),
        _pair("Board usable: a PIN was accepted", usable, 4.5, _BARE),
        _pair(f"First paint, {MANY:,} records", painted_many, 1.1, "the same with no records"),
        _pair(f"Board usable, {MANY:,} records", usable_many, 1.1, "the same with no records"),
    ]


def screens(bench: Bench) -> list[Figure]:
    """Memory of every screen, and the checklist from the tap to its paint."""
    many = bench.stock.copy(MANY, bench.workshop / "screens")
    program = opened(many)
    spread = range(0, MANY // RECORDS_OF_A_TRAINEE, 3)[:TAPS]
    trainees = [program.people.find(trainee_name(i)).id for i in spread]
    program.close()
    visit = start.run("screens", str(many), *trainees)
    figures = [
        Figure(
            f"Memory, {event.event}", event.rss, "MB", most=200, note=f"resident, {MANY:,} records"
        )
        for event in visit.events
        if event.rss
    ]
    painted = sorted(e.seconds for e in visit.events if e.event == "checklist_painted")
    if painted:
        figures += [
            Figure(
                "Checklist, from tap to paint",
                painted[len(painted) // 2] * 1000,
                "ms",
                most=50,
                note=f"median of {len(painted)} trainees with {RECORDS_OF_A_TRAINEE:,} own records"
                f" each among {MANY:,}, spread over the list, each opened once; offscreen",
            ),
            Figure(
                "Checklist, slowest tap",
                painted[-1] * 1000,
                "ms",
                most=100,
                note="of the same; the first taps come while the list is still being counted",
            ),
        ]
    return figures


def syncing(bench: Bench) -> list[Figure]:
    """Records to a hub and back, and the hub itself."""
    stock, workshop = bench.stock, bench.workshop
    return [
        *sync_figures.rates(stock, workshop),
        *sync_figures.day(stock, workshop),
        *sync_figures.first_sync(stock, workshop),
        *sync_figures.crowd(workshop),
        *(sync_figures.grown(workshop) if bench.full else ()),
    ]


def _pair(name: str, pair: start.Pair, most: float, floor: str) -> Figure:
    note = f"beside {floor}; the ratio is the median of the pairs"
    return Figure(
        name,
        pair.ours * 1000,
        "ms",
        floor=pair.floor * 1000,
        most=most,
        note=note,
        paired=pair.ratio,
    )


PARTS: Final[dict[str, Callable[[Bench], list[Figure]]]] = {
    "recording": recording,
    "building": building,
    "looking": looking,
    "guide": guide,
    "starting": starting,
    "screens": screens,
    "syncing": syncing,
}
