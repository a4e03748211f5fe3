"""A plant at random: PCs, a hub and a stick, and all that may befall them. Real stores, real hub.

``World`` does one thing at a time, named by its methods; ``machines`` draws which and in what
order. Only the wire between a PC and the hub is short: the real frames, packed, without a socket,
so that a schedule costs milliseconds. After each step a PC holds what it held, and its cursors are
where its records are (I2, I3, I6). Whatever was done, ``come_to_rest`` ends with the promises of
the specification: everything recorded has one position, without a gap (I4, I5), and is wherever the
grant allows it and nowhere else (I7, I9, I10, I12, I13); all PCs say the same of it (I8, I11). What
a power cut may do (I1, I14) is for ``kill9``.
"""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tests.store.pages import state
from tests.store.plant import STARTED, Plant, make_plant
from tests.store.test_read_models import History
from tests.sync.history_hubs import HubPlaces, PostgresPlaces, SqlitePlaces
from tests.sync.history_pcs import Chance, HistoryPc, LedgerHub, NewerPc
from tests.sync.live_hub import KEY
from tests.sync.memory_line import Cut
from trainer_app.checklists import bodies as b
from trainer_app.checklists.grants import reads
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Refusal, SyncProblem
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.records import By
from trainer_app.store import schema
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import create_profile
from trainer_app.store.report import FaultKind
from trainer_app.sync import bundle_pc
from trainer_app.sync.batching import Batch
from trainer_app.sync.hub import bundle_reply
from trainer_app.sync.hub.ledger.databases import create_database
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import Grant, ProblemType

YEAR_MS = 365 * 24 * 60 * 60 * 1000
BEGUN = "begun.db"
"""The hub as every schedule finds it."""
ROUNDS = 12
"""Of syncs, after which everything has come to rest: a refilled hub takes a few."""


@dataclass
class Templates:
    """What every schedule begins with, made once and copied."""

    folder: Path
    plants: list[Plant]
    """The one that joins first, and one that started alone too."""
    histories: list[History]
    plant: str
    """Its id at the hub."""
    hubs: HubPlaces

    @classmethod
    def make(cls, folder: Path) -> Templates:
        chance = Chance(-2)
        plants = [
            make_plant(folder / name, random=chance.bytes()) for name in ("founding", "alone")
        ]
        histories = [History(plant, seed) for seed, plant in enumerate(plants)]
        histories[1].run(4)
        for plant in plants:
            plant.store.close()
        for name in ("empty-1", "empty-2"):
            store = create_profile(folder / name, FixedClock(STARTED), random=chance.bytes())
            with store.writing() as writing:
                writing.set_meta("device_name", name)
                writing.set_meta("own_key", store.device_key)
            store.close()
        database = create_database(f"sqlite:///{folder / 'hub.db'}", bytes(KEY.verify_key))
        ledger = SqlLedger(database, Hub(KEY, FixedClock(STARTED), chance.bytes()))
        made = ledger.add_plant("Northside").id
        ledger.close()
        begun = cls(folder, plants, histories, made, SqlitePlaces(folder / "hub.db"))
        with closing(World(begun, folder / "begun", -1, most=50)) as world:
            for n in (FOUNDING, OFFICE, FLOOR):
                world.pcs[n].enrol()
                world.sync(world.pcs[n])
            world.hub.ledger.backup(folder / BEGUN)
        hubs = SqlitePlaces(folder / BEGUN)
        return cls(folder / "begun", plants, histories, made, hubs)

    @contextmanager
    def on_postgres(self, server: str) -> Iterator[Templates]:
        """The same, with hubs that are databases of this server."""
        begun = self.folder.parent / BEGUN
        with closing(PostgresPlaces(server, begun, FixedClock(STARTED))) as hubs:
            yield replace(self, hubs=hubs)

    def history(self, of: int, seed: int) -> History:
        """Its own hand and its own memory; whose store it writes to is set before each step."""
        fresh = copy.copy(self.histories[of])
        fresh.plant = copy.copy(self.plants[of])
        fresh.random = random.Random(seed)
        fresh.judged, fresh.others = list(fresh.judged), list(fresh.others)
        return fresh


FOUNDING, ALONE, OFFICE, FLOOR = range(4)
_GRANTS = (Grant.OFFICE, Grant.OFFICE, Grant.OFFICE, Grant.FLOOR)
_FOLDERS = ("founding", "alone", "empty-1", "empty-2")
MOST_PCS = 7
_STREAMS = ("office", "plant", "private")
_PARTS = ("the standings", "what waits for a signature", "the people", "the PINs")
_CLOCKS = (0, YEAR_MS, -STARTED.ms, 0)
"""Ahead of the hub's, ms: the second PC is a year ahead, the third in 1970."""


class World:
    """The plant, once three PCs have joined and synced. Each method is one thing that happens."""

    def __init__(self, templates: Templates, folder: Path, seed: int, *, most: int) -> None:
        """``most``: records in a batch."""
        self.folder = folder
        self.most = most
        folder.mkdir()
        self.hub = LedgerHub(templates.hubs.begin(folder), templates.plant, Chance(seed))
        self.newer = NewerPc(self.hub)
        self.histories = [templates.history(n, seed) for n in (FOUNDING, ALONE)]
        self.pcs: list[HistoryPc] = []
        self.sticks: list[tuple[HistoryPc, Path]] = []
        self.replies: list[tuple[HistoryPc, Path]] = []
        self.away: set[str] = set()
        """Keys that are refused at the end: who has one reads no further."""
        self._copies = 0
        for name, grant, ahead in zip(_FOLDERS, _GRANTS, _CLOCKS, strict=True):
            shutil.copytree(templates.folder / name, folder / name)
            clock = FixedClock(Moment(STARTED.ms + ahead, STARTED.tz))
            self.pcs.append(HistoryPc(name, folder / name, clock, self.hub, grant, most))

    def close(self) -> None:
        for pc in self.pcs:
            pc.store.close()
        self.hub.close()

    # --- on a PC --------------------------------------------------------------------------------

    def record(self, pc: HistoryPc) -> None:
        """Something that people do: signing, withdrawing, raising, deciding, merging, erasing."""
        history = self.histories[ALONE if pc.name == "alone" else FOUNDING]
        history.plant.store = pc.store
        history.run(1)
        if pc.grant is Grant.OFFICE:
            history.plant.append(b.EligibilityRecorded(person=history.plant.trainee))
        pc.clock.advance(minutes=1)
        pc.look()

    def set_pin(self, pc: HistoryPc, number: int) -> None:
        history = self.histories[ALONE if pc.name == "alone" else FOUNDING]
        person = history.plant.founder
        with suppress(Refusal), pc.store.writing() as writing:
            standing = writing.pin(person)
            record = writing.append(
                b.PersonPin(person=person, verifier=f"verifier {number}"),
                by=By(person, RecordId(person)),
                replaces=standing.heads if standing else (),
            )
            if not writing.counts(record):
                raise Refusal(ErrorCode.NOT_ALLOWED)  # as the program does
            for head in standing.heads if standing else ():
                writing.erase_body(head)
        pc.look()

    def sync(self, pc: HistoryPc, *cuts: Cut) -> bool:
        """As far as it comes."""
        try:
            moved = pc.joined and pc.sync(*cuts)
        except SyncProblem:
            moved = True
        pc.look()
        return moved

    def adopt(self) -> None:
        """The PC that started alone joins, with all that it recorded; or joins again."""
        with suppress(Refused):  # of a PC that was revoked
            self.pcs[ALONE].enrol()

    def set_clock(self, pc: HistoryPc, days: int) -> None:
        """By somebody, or by an empty battery."""
        pc.clock.advance(days=days)

    # --- disks ----------------------------------------------------------------------------------

    def clone(self, pc: HistoryPc) -> None:
        """The same key twice from now on."""
        folder = self._folder()
        pc.copy_to(folder)
        clock = FixedClock(pc.clock.moment)
        twin = HistoryPc(pc.name, folder, clock, self.hub, pc.grant, self.most)
        twin.was_here = set(pc.was_here)
        self.pcs.append(twin)

    def keep(self, pc: HistoryPc) -> None:
        folder = self._folder()
        pc.copy_to(folder)
        pc.kept = folder

    def restore(self, pc: HistoryPc) -> None:
        pc.put_back()

    def keep_hub(self) -> None:
        self.hub.keep()

    def roll_hub_back(self) -> None:
        self.hub.roll_back()

    def move_hub(self) -> None:
        self.hub.move(self._folder().with_suffix(".backup"))

    @property
    def has_kept_hub(self) -> bool:
        return self.hub.place.has_image

    # --- devices --------------------------------------------------------------------------------

    def revoke(self, pc: HistoryPc) -> None:
        """Not the first PC: somebody has to be there at the end."""
        if pc.store.device_key != self.pcs[FOUNDING].store.device_key:
            self._unless_unknown(self.hub.ledger.revoke, pc)

    def release(self, pc: HistoryPc) -> None:
        self._unless_unknown(self.hub.ledger.release, pc)

    def _unless_unknown(self, call: Callable[[str, str], object], pc: HistoryPc) -> None:
        """A hub that was restored may have forgotten the PC."""
        with suppress(Refused):
            call(self.hub.plant, pc.store.device_key)

    # --- the stick ------------------------------------------------------------------------------

    def write_stick(self, pc: HistoryPc) -> None:
        file = self._folder().with_suffix(".bundle")
        bundle_pc.export(pc.store.carrying(), pc.store.bundling(), file)
        self.sticks.append((pc, file))

    def carry_to_hub(self, number: int) -> None:
        """Any stick that was ever written, as often as one likes."""
        pc, file = self.sticks[number % len(self.sticks)]
        reply = self._folder().with_suffix(".reply")
        try:
            bundle_reply.take_in(self.hub.ledger, KEY, file, reply, now=self.hub.clock.now().ms)
        except (InvalidInput, SyncProblem, Refused):
            return
        self.replies.append((pc, reply))

    def carry_back(self, number: int) -> None:
        pc, reply = self.replies[number % len(self.replies)]
        with suppress(InvalidInput, SyncProblem):
            bundle_pc.take_in(pc.store.carrying(), pc.store.bundling(), reply)
        pc.look()

    def _folder(self) -> Path:
        self._copies += 1
        return self.folder / f"copy-{self._copies}"

    # --- the end --------------------------------------------------------------------------------

    def come_to_rest(self) -> None:
        """Everybody joined and nobody revoked; then all sync until nobody has a word left."""
        for pc in self.pcs:
            pc.plug_in(Batch(100, most=100))
        self.newer.push()
        for _ in range(ROUNDS):
            moved = [self._let_in(pc) for pc in self.pcs]
            if not any(moved):
                break
        else:
            raise AssertionError("the syncs do not come to an end")
        everything = dict(self.newer.hashes)
        for pc in self.pcs:
            if pc.joined:  # else it is revoked, and nobody can know of it
                everything |= pc.hashes()
        self._check(everything)
        assert not self.pcs[FOUNDING].sync(), "a quiet sync says or hears something"

    def _let_in(self, pc: HistoryPc) -> bool:
        """Whether this PC had something to say or to hear, or had to be let in."""
        key = pc.store.device_key
        try:
            if not pc.joined:
                pc.enrol()
            elif key not in self.away and pc.is_done(self.hub.heads()):
                return False
            pc.sync()
        except SyncProblem as problem:
            if problem.code is not ErrorCode.DEVICE_REVOKED:
                raise
        except Refused as refused:
            if refused.problem is not ProblemType.REVOKED:
                raise
        else:
            return True
        self.away.add(key)
        return self._bring_what_was_found(pc)

    def _bring_what_was_found(self, pc: HistoryPc) -> bool:
        """A revoked PC is let in no more; what is on its disk comes by stick, and is released.

        The reply to a first stick may say that a restored hub has lost what it once confirmed.
        """
        if not pc.joined or pc.hashes().keys() <= self.hub.hashes():
            return False
        for _ in range(2):
            self.write_stick(pc)
            self.carry_to_hub(len(self.sticks) - 1)
            self.carry_back(len(self.replies) - 1)
        self.hub.ledger.release(self.hub.plant, pc.store.device_key)
        return True

    def _check(self, everything: dict[bytes, str]) -> None:
        orders = {stream: self.hub.order(stream) for stream in _STREAMS}
        placed: dict[bytes, str] = {}
        receipts: dict[tuple[str, int], tuple[bytes, int]] = {}
        for stream, order in orders.items():
            hashes = {entry.record.hash for entry in order}
            assert len(order) == len(hashes), f"a record has two positions in {stream}"
            placed |= dict.fromkeys(hashes, stream)
            for position, entry in enumerate(order, 1):
                receipts[stream, position] = (entry.record.hash, entry.received)
        missing = {h for h in everything if h not in placed}
        assert not missing, f"{len(missing)} records have no position"
        assert all(placed[h] == stream for h, stream in everything.items())
        present = [pc for pc in self.pcs if pc.store.device_key not in self.away]
        for pc in present:
            self._check_everything_is_here(pc, placed, receipts)
        said = [self._said(pc) for pc in present]
        for pc, one in zip(present, said, strict=True):
            for part, mine, theirs in zip(_PARTS, one, said[0], strict=True):
                assert mine == theirs, f"{part} differs: {pc.name} and {present[0].name}"
        for grant in {pc.grant for pc in present}:
            assert len({state(pc.store) for pc in present if pc.grant is grant}) == 1

    def _check_everything_is_here(
        self,
        pc: HistoryPc,
        placed: dict[bytes, str],
        receipts: dict[tuple[str, int], tuple[bytes, int]],
    ) -> None:
        """All that this PC may read and nothing else, where the hub has it."""
        pc.look()
        reading = {stream.value for stream in reads(pc.grant.value)}
        assert pc.hashes() == {h: stream for h, stream in placed.items() if stream in reading}
        assert pc.receipts() == {at: told for at, told in receipts.items() if at[0] in reading}
        waiting = pc.store.carrying().waiting()
        assert (waiting.waiting, waiting.sent, waiting.to_come) == (0, 0, 0), waiting
        assert not waiting.held, waiting

    def _said(self, pc: HistoryPc) -> tuple[object, ...]:
        """What a person reads on this PC, by ``_PARTS``."""
        with pc.store.reading() as reading:
            waiting = sorted((w.person, w.record, w.task) for w in reading.to_sign())
            people = dict(reading.directory().people)
            return reading.all_standings(), waiting, people, dict(reading.pins())

    def check_read_models(self, pc: HistoryPc) -> None:
        """What was kept step by step is what the records come to."""
        before = _rows(pc.store)
        pc.store.rebuild()
        after = _rows(pc.store)
        for table, rows in before.items():
            assert after[table] == rows, table
        faults = [f for f in pc.store.verify().faults if f.kind is not FaultKind.FORKED]
        assert not faults, faults


def _rows(store: LocalStore) -> dict[str, list[tuple[object, ...]]]:
    with store.reading() as reading:
        run = reading.connection.execute
        return {t: sorted(run(f"SELECT * FROM {t}").fetchall()) for t in schema.READ_MODELS}
