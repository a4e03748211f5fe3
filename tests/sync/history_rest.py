"""How a plant of ``histories`` comes to rest, and what has to be true of it then.

Everybody joins and nobody is revoked; all sync until nobody has a word left. Then everything
recorded has one position, without a gap (I4, I5), and is wherever the grant allows it and nowhere
else (I7, I9, I10, I12, I13); all PCs say the same of it (I8, I11), forks and erasures included;
every file that anybody has is with all that may read of it; what the hub still holds it holds for a
reason. What was kept step by step is what the records come to.
"""

from __future__ import annotations

from tests.store.pages import state
from tests.sync.histories import FOUNDING, World
from tests.sync.history_pcs import HistoryPc
from trainer_app.checklists import bodies as b
from trainer_app.checklists.grants import reads
from trainer_app.checklists.kinds import KINDS
from trainer_app.checklists.ports import PinState
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.store import schema
from trainer_app.store.local import LocalStore
from trainer_app.store.report import FaultKind
from trainer_app.store.verifiers import replaced_verifiers
from trainer_app.sync.batching import Batch
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import ProblemType

ROUNDS = 12
"""Of syncs, after which everything has come to rest: a refilled hub takes a few."""
_STREAMS = ("office", "plant", "private")
_PARTS = (
    *("the standings", "what waits for a signature", "the people"),
    *("the rows of standings", "the rows of what waits", "what is left to be worked out"),
)
_FORKED = "SELECT DISTINCT log FROM record GROUP BY log, seq HAVING count(*) > 1"
_GONE_ON_WITH = "SELECT log FROM own_log WHERE left_seq IS NULL"
_ROWS = (
    "SELECT trainee, task, standing FROM standing ORDER BY trainee, task",
    (
        "SELECT t.trainee, t.task, t.person, r.hash FROM to_sign t"
        " JOIN record r ON r.arrival = t.arrival ORDER BY r.hash, t.person, t.trainee, t.task"
    ),
    "SELECT trainee, task FROM unsettled",
)
_WITHOUT_BODY = (
    "SELECT hash FROM record r WHERE NOT EXISTS (SELECT 1 FROM body b WHERE b.arrival = r.arrival)"
)


class Rest:
    def __init__(self, world: World) -> None:
        self.world = world
        self.hub = world.hub
        self.away: set[str] = set()
        """Keys that are refused at the end: who has one reads no further."""

    def come(self) -> None:
        """Everybody joined and nobody revoked; then all sync until nobody has a word left."""
        pcs = self.world.pcs
        for pc in pcs:
            pc.plug_in(Batch(100, most=100))
        self.world.newer.push()
        for _ in range(ROUNDS):
            moved = [self._let_in(pc) for pc in pcs]
            if not any(moved):
                break
        else:
            raise AssertionError("the syncs do not come to an end")
        for pc in pcs:
            while pc.store.carrying().settle():
                continue  # what a program left that ended: else the next sync does it
        everything = dict(self.world.newer.hashes)
        for pc in pcs:
            if pc.joined:  # else it is revoked, and nobody can know of it
                everything |= pc.hashes()
        self._check(everything)
        assert not pcs[FOUNDING].sync(), "a quiet sync says or hears something"

    def _let_in(self, pc: HistoryPc) -> bool:
        """Whether this PC had something to say or to hear, or had to be let in."""
        key = pc.store.device_key
        try:
            if not pc.joined:
                pc.enrol()
            elif key not in self.away and pc.is_done(self.hub.heads(), self.hub.files()):
                return False
            pc.sync()
        except SyncProblem as problem:
            if problem.code is not ErrorCode.DEVICE_REVOKED:
                raise
        except Refused as refused:
            if refused.problem is not ProblemType.REVOKED:
                raise
        else:
            pc.look_after_sync(self.hub.look())
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
            self.world.write_stick(pc)
            self.world.carry_to_hub(len(self.world.sticks) - 1)
            self.world.carry_back(len(self.world.replies) - 1)
        self.hub.ledger.release(self.hub.plant, pc.store.device_key)
        missing = pc.hashes(own=True).keys() - self.hub.hashes()
        assert not missing, f"{len(missing)} records of {pc.name} were released and are not there"
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
        assert self.hub.held().isdisjoint(placed), "the hub holds what it has placed"
        present = [pc for pc in self.world.pcs if pc.store.device_key not in self.away]
        for pc in present:
            self._check_everything_is_here(pc, placed, receipts)
            _check_forks(pc)
        self._check_files(present)
        self._check_erased(present)
        _check_pins(present)
        said = [(*_said(pc), *_kept(pc)) for pc in present]
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

    def _check_files(self, present: list[HistoryPc]) -> None:
        """Of a file that a disk or the hub lost before anybody else had it, nothing can be said."""
        there = self.hub.files()
        for pc in present:
            named, whole = pc.files()
            assert named & there == whole, f"{pc.name} has other files than the hub"
            with pc.store.reading() as reading:
                for name in whole & self.world.photos.keys():
                    assert reading.blob(name) == self.world.photos[name], f"{pc.name}: a file"

    def _check_erased(self, present: list[HistoryPc]) -> None:
        """What a counting record erases, and every PIN that was replaced, is gone everywhere."""
        kept = self.hub.bodies()
        for pc in present:
            with pc.store.reading() as reading:
                found = reading.connection.execute(_WITHOUT_BODY).fetchall()
                without = {h.hex()[:32] for (h,) in found}
                erased = {
                    record.body.about
                    for record in reading.records(["body.erased"])
                    if isinstance(record.body, b.BodyErased)
                    and reading.directory().why_not(record, reading.unit_of) is None
                    and (about := reading.record(record.body.about)) is not None
                    and about.kind in KINDS
                    and KINDS[about.kind].erasable
                }
                assert erased <= without, f"{pc.name} keeps words that were erased"
            with pc.store.writing() as writing:
                assert not replaced_verifiers(writing), f"{pc.name} keeps a PIN that was replaced"
            left = {h for h in kept if h.hex()[:32] in erased}
            assert not left, "the hub keeps words that were erased"


def _check_forks(pc: HistoryPc) -> None:
    """Each is known, and in none of these logs this PC goes on."""
    with pc.store.reading() as reading:
        run = reading.connection.execute
        forks, known, own = (
            {log for (log,) in run(sql).fetchall()}
            for sql in (_FORKED, "SELECT log FROM forked", _GONE_ON_WITH)
        )
    assert forks == known, f"{pc.name} knows of other forks than there are"
    assert own.isdisjoint(forks), f"{pc.name} goes on in a log that forked"


def _check_pins(present: list[HistoryPc]) -> None:
    """All know the same, but where a PIN counts again that had been replaced: whoever had erased
    it by then (the PC of the later one was revoked by a hub that had forgotten it) has it no more.
    """
    known: list[dict[PersonId, PinState]] = []
    erased: set[RecordId] = set()
    for pc in present:
        with pc.store.reading() as reading:
            known.append(dict(reading.pins()))
            gone = [pin for pin in reading.records(["person.pin"]) if pin.body is None]
            erased |= {pin.id for pin in gone}
    doubtful = {
        person for pins in known for person, pin in pins.items() if not erased.isdisjoint(pin.heads)
    }
    for pc, pins in zip(present, known, strict=True):
        for person in pins.keys() | known[0].keys():
            same = person in doubtful or pins.get(person) == known[0].get(person)
            assert same, f"the PINs differ: {pc.name} and {present[0].name}"


def _said(pc: HistoryPc) -> tuple[object, ...]:
    """What a person reads on this PC, by ``_PARTS``."""
    with pc.store.reading() as reading:
        waiting = sorted((w.person, w.record, w.task) for w in reading.to_sign())
        return reading.all_standings(), waiting, dict(reading.directory().people)


def _kept(pc: HistoryPc) -> tuple[object, ...]:
    """The rows that this is read from, which are the same on every PC."""
    with pc.store.reading() as reading:
        return tuple(reading.connection.execute(sql).fetchall() for sql in _ROWS)


def check_read_models(pc: HistoryPc) -> None:
    """What was kept step by step is what the records come to."""
    before = _rows(pc.store)
    pc.store.rebuild()
    after = _rows(pc.store)
    for table, rows in before.items():
        assert after[table] == rows, table
    report = pc.store.verify(read_models=False)
    faults = [f for f in report.faults if f.kind is not FaultKind.FORKED]
    assert not faults, faults


def _rows(store: LocalStore) -> dict[str, list[tuple[object, ...]]]:
    with store.reading() as reading:
        run = reading.connection.execute
        return {t: sorted(run(f"SELECT * FROM {t}").fetchall()) for t in schema.READ_MODELS}
