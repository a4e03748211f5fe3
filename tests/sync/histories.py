"""A plant at random: PCs, a hub and a stick, and all that may befall them. Real stores, real hub.

``World`` does one thing at a time, named by its methods; ``machines`` draws which and in what
order. Only the wire between a PC and the hub is short: the real frames, packed, without a socket,
so that a schedule costs milliseconds. After each step a PC holds what it held, and its cursors are
where its records are (I2, I3, I6); after each sync that came to its end it has what the hub has, in
the same places, and nothing waits. Whatever was done, ``history_rest`` has it come to rest, and
holds it against the promises of the specification. What a power cut may do (I1) is for ``kill9``.
"""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tests.store.plant import STARTED, TASK, Plant, make_plant
from tests.store.test_read_models import History
from tests.sync.history_hubs import HubPlaces, PostgresPlaces, SqlitePlaces
from tests.sync.history_ledger import Chance, LedgerHub, NewerPc
from tests.sync.history_pcs import HistoryPc
from tests.sync.live_hub import KEY
from tests.sync.memory_line import Cut
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Refusal, SyncProblem
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.records import By
from trainer_app.store.profile import create_profile
from trainer_app.sync import bundle_pc
from trainer_app.sync.batching import Batch
from trainer_app.sync.engine import Progress, Tell
from trainer_app.sync.hub import bundle_reply
from trainer_app.sync.hub.ledger.databases import create_database
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import Grant

YEAR_MS = 365 * 24 * 60 * 60 * 1000
BEGUN = "begun.db"
"""The hub as every schedule finds it."""


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
    made: int = STARTED.ms
    """By the hub's clock, which does not go back."""

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
        at_hub = ledger.add_plant("Northside").id
        ledger.close()
        begun = cls(folder, plants, histories, at_hub, SqlitePlaces(folder / "hub.db"))
        with closing(World(begun, folder / "begun", -1, most=50)) as world:
            for n in (FOUNDING, OFFICE, FLOOR):
                world.pcs[n].enrol()
                world.sync(world.pcs[n])
            world.hub.ledger.backup(folder / BEGUN)
            made = world.hub.clock.now().ms
        hubs = SqlitePlaces(folder / BEGUN)
        return cls(folder / "begun", plants, histories, at_hub, hubs, made)

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


_BODY_HASH = "SELECT body_hash FROM record WHERE substr(hash, 1, 16) = ?"


FOUNDING, ALONE, OFFICE, FLOOR = range(4)
_GRANTS = (Grant.OFFICE, Grant.OFFICE, Grant.OFFICE, Grant.FLOOR)
_FOLDERS = ("founding", "alone", "empty-1", "empty-2")
MOST_PCS = 7
_CLOCKS = (0, YEAR_MS, -STARTED.ms, 0)
"""Ahead of the hub's, ms: the second PC is a year ahead, the third in 1970."""


class World:
    """The plant, once three PCs have joined and synced. Each method is one thing that happens."""

    def __init__(self, templates: Templates, folder: Path, seed: int, *, most: int) -> None:
        """``most``: records in a batch."""
        self.folder = folder
        self.most = most
        folder.mkdir()
        self.hub = LedgerHub(
            templates.hubs.begin(folder), templates.plant, Chance(seed), now=templates.made
        )
        self.newer = NewerPc(self.hub)
        self.histories = [templates.history(n, seed) for n in (FOUNDING, ALONE)]
        self.pcs: list[HistoryPc] = []
        self.sticks: list[tuple[HistoryPc, Path]] = []
        self.replies: list[tuple[HistoryPc, Path]] = []
        self.photos: dict[str, bytes] = {}
        """All that were ever taken, by SHA-256."""
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
        if pc.grant is Grant.OFFICE and history.random.random() < 0.3:
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

    def take_photo(self, pc: HistoryPc, chance: random.Random) -> None:
        """Of a step, or as what a try rests on."""
        history = self.histories[ALONE if pc.name == "alone" else FOUNDING]
        photo = b"\xff\xd8" + chance.randbytes(chance.choice((300, 2_500)))
        with pc.store.writing() as writing:
            name = writing.keep_blob(photo)
            body: b.Body = b.StepPictured(task=TASK, photo=name)
            if chance.random() < 0.5:
                body = b.TryRecorded(
                    trainee=history.plant.trainee,
                    task=TASK,
                    level=2,
                    evidence_files=(b.EvidenceFile(name),),
                )
            writing.append(body, by=history.plant.by())
        self.photos[name] = photo
        pc.look()

    def merge(self, pc: HistoryPc) -> None:
        """The two trainees are found to be one; or where they were that, they are two again."""
        history = self.histories[ALONE if pc.name == "alone" else FOUNDING]
        first, second = history.trainees
        with pc.store.writing() as writing:
            apart = writing.directory().human(first) != writing.directory().human(second)
            before = [one.id for one in writing.records(["person.merged"])][-1:]
            body = b.PersonMerged(persons=(first, second), same=apart)
            writing.append(body, by=history.plant.by(), replaces=before if not apart else ())
        pc.look()

    def note(self, pc: HistoryPc) -> None:
        history = self.histories[ALONE if pc.name == "alone" else FOUNDING]
        self.say(pc, b.NoteWritten(person=history.plant.trainee, task=TASK, words="z"))

    def erase(self, pc: HistoryPc) -> None:
        """The words of the last note that has any; where that is allowed they are gone."""
        history = self.histories[ALONE if pc.name == "alone" else FOUNDING]
        with pc.store.writing() as writing:
            notes = [note for note in writing.records(["note.written"]) if not note.unreadable]
            if not notes:
                return
            about = notes[-1].id
            found = writing.connection.execute(_BODY_HASH, (bytes.fromhex(about),))
            ((body,),) = found.fetchall()
            said = writing.append(b.BodyErased(about, body.hex()), by=history.plant.by())
            if writing.counts(said):
                writing.erase_body(about)
        pc.look()

    # --- syncs ----------------------------------------------------------------------------------

    def sync(self, pc: HistoryPc, *cuts: Cut, tell: Tell | None = None) -> None:
        """As far as it comes."""
        try:
            if pc.joined:
                pc.sync(*cuts, tell=tell)
                pc.look_after_sync(self.hub.look())
        except SyncProblem:
            pass
        pc.line.meanwhile.clear()
        pc.look()

    def sync_in_turns(self, first: HistoryPc, second: HistoryPc, after: int) -> None:
        """The second one while the first has more to say: after so many of its messages."""
        if first is not second and second.joined:
            first.plug_in(Batch(4, most=self.most))
            first.line.meanwhile.extend([_nothing] * after)
            first.line.meanwhile.append(partial(self.sync, second))
        self.sync(first)

    def sync_and_record(self, pc: HistoryPc) -> None:
        """People go on while it syncs: they record once its first batch was taken in."""
        told = []

        def tell(progress: Progress) -> None:
            told.append(progress)
            if len(told) == 1:
                self.record(pc)

        pc.plug_in(Batch(4, most=self.most))
        self.sync(pc, tell=tell)

    def sync_over_roll_back(self, pc: HistoryPc, after: int) -> None:
        """The hub is put back while this PC still speaks to it."""
        pc.plug_in(Batch(4, most=self.most))
        pc.line.meanwhile.extend([_nothing] * after)
        pc.line.meanwhile.append(self.roll_hub_back)
        self.sync(pc)

    def say(self, pc: HistoryPc, body: b.Body) -> None:
        """As the founder."""
        history = self.histories[ALONE if pc.name == "alone" else FOUNDING]
        history.plant.store = pc.store
        history.plant.append(body)
        pc.look()

    def end_in_sync(self, pc: HistoryPc, number: int, *, committed: bool) -> None:
        """The program ends in one of its transactions, or between two of them."""
        if pc.joined:
            with suppress(SyncProblem):
                pc.end_in(pc.sync, number, committed=committed)
            pc.look()

    def adopt(self) -> None:
        """The PC that started alone joins, with all that it recorded; or joins again."""
        with suppress(Refused), self.hub.writing():  # of a PC that was revoked
            self.pcs[ALONE].enrol()

    def set_clock(self, pc: HistoryPc, days: int) -> None:
        """By somebody, or by an empty battery."""
        pc.clock.advance(days=days)

    # --- disks ----------------------------------------------------------------------------------

    def clone(self, pc: HistoryPc) -> HistoryPc:
        """The same key twice from now on."""
        folder = self._folder()
        pc.copy_to(folder)
        clock = FixedClock(pc.clock.moment)
        twin = HistoryPc(pc.name, folder, clock, self.hub, pc.grant, self.most)
        twin.was_here = set(pc.was_here)
        self.pcs.append(twin)
        return twin

    @property
    def copies(self) -> list[HistoryPc]:
        """Of profiles: the first PCs are always there."""
        return self.pcs[FLOOR + 1 :]

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
        """All that it had is there."""
        before = (self.hub.places(), self.hub.held(), self.hub.files(), self.hub.bodies())
        self.hub.move(self._folder().with_suffix(".backup"))
        after = (self.hub.places(), self.hub.held(), self.hub.files(), self.hub.bodies())
        assert before == after

    # --- devices --------------------------------------------------------------------------------

    def revoke(self, pc: HistoryPc) -> None:
        """Not the first PC: somebody has to be there at the end."""
        if pc.store.device_key != self.pcs[FOUNDING].store.device_key:
            self._unless_unknown(self.hub.ledger.revoke, pc)

    def release(self, pc: HistoryPc) -> None:
        self._unless_unknown(self.hub.ledger.release, pc)

    def leave(self, pc: HistoryPc) -> None:
        """Where nothing waits its profile goes, and with it nothing that is nowhere else."""
        self.sync(pc)
        waiting = pc.store.carrying().waiting()
        if not pc.joined or waiting.waiting or waiting.held or waiting.blobs:
            return
        if self.hub.places().keys() < pc.receipts().keys():
            return  # the hub was put back since, and nobody could know
        assert pc.hashes().keys() <= self.hub.hashes(), f"{pc.name} leaves with records"
        assert pc.files()[1] <= self.hub.files(), f"{pc.name} leaves with files"
        pc.store.close()
        self.pcs.remove(pc)
        self.sticks = [(whose, file) for whose, file in self.sticks if whose is not pc]
        self.replies = [(whose, file) for whose, file in self.replies if whose is not pc]

    def _unless_unknown(self, call: Callable[[str, str], object], pc: HistoryPc) -> None:
        """A hub that was restored may have forgotten the PC."""
        with suppress(Refused), self.hub.writing():
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
        self.hub.clock.advance(seconds=1)
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


def _nothing() -> None:
    """One message more."""
