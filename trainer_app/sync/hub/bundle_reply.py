"""The hub's end of the bundle: take in what a PC exported, and write the reply for that PC alone.

For the operator's command, on the machine of the hub; any thread. The reply is written beside its
final name while the bundle is taken in, so that what is said in it is what came of that: held and
its reasons, every page behind the PC's cursors up to a checkpoint, the files it wants. Where the
reply cannot be written (no room), what was taken in stays, and saying it again is harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nacl.signing import SigningKey

from trainer_app.checklists.attachments import blobs_of, may_name_blobs
from trainer_app.checklists.bodies import LogOpened
from trainer_app.checklists.kinds import understand
from trainer_app.kernel.errors import ErrorCode, InvalidInput, SyncProblem
from trainer_app.kernel.streams import Cursor, Page, Run
from trainer_app.sync import framing
from trainer_app.sync.bundle import (
    FORMAT,
    Bundle,
    Header,
    What,
    Writer,
    name_that_fits,
    reading,
    unsealing,
    writing,
)
from trainer_app.sync.bundle_parts import (
    AT_ONCE,
    MAX_NAMES,
    Counting,
    Piece,
    Said,
    read_part,
    read_runs,
    say_heads,
    say_page,
    write_message,
    write_piece,
)
from trainer_app.sync.hub.ledger.placing import kind_of
from trainer_app.sync.hub.ports import Accepted, Ledger, Plant, Refused
from trainer_app.sync.protocol import MAX_BLOB, MAX_BLOB_PART, HeldReason, ProblemType

Tell = Callable[[int, int], None]
"""Part, and of how many."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a bundle brought, and what its reply holds."""

    plant: Plant
    sender: str
    sender_name: str
    records: int
    files: int
    held: tuple[tuple[HeldReason, int], ...]
    revoked: bool
    """Of a revoked PC everything is kept, and nothing is given to it."""
    given: int
    """Positions in the reply."""
    given_files: int


def take_in(
    ledger: Ledger,
    key: SigningKey,
    file: Path,
    reply: Path,
    *,
    now: int,
    tell: Tell | None = None,
) -> TakenIn:
    """``now``: the hub's clock, ms. Raises a BUNDLE_* problem before anything was taken,
    DISK_FULL, FILE_UNWRITABLE, DEVICE_NOT_ADMITTED, or ``Refused`` (RETRY)."""
    unseal = unsealing(key)
    with reading(file) as bundle:
        header = bundle.header
        plant = _refuse(ledger, header, file)
        counting = Counting(header.plant)
        bundle.check(unseal, counting.look)
        with bundle.looking(header.parts):
            counting.close()
            first = _Opening.of(counting.first, ledger.hub_key)
        revoked = _is_revoked(ledger, plant, header, first, file)
        answer = Header(
            format=FORMAT,
            what=What.REPLY,
            plant=plant.id,
            plant_name=name_that_fits(plant.name),
            sender=ledger.hub_key,
            sender_name="",
            reader=header.sender,
            reader_name=header.sender_name,
            made=now,
        )
        with writing(reply, answer, lambda message: bytes(key.sign(message).signature)) as writer:
            taking = _Taking(ledger, plant, bundle, writer, revoked=revoked, tell=tell)
            taking.begin(first)
            for number, plain in bundle.parts(unseal):
                taking.take(number, plain)
            taking.give(first, now)
    return taking.done


@dataclass(frozen=True, slots=True)
class _Opening:
    """What the PC said first."""

    cursors: tuple[Cursor, ...]
    certificates: list[Run]
    wanted: tuple[str, ...]

    @classmethod
    def of(cls, said: Said, hub_key: str) -> _Opening:
        runs = [run for run in read_runs(said.certificates) if _is_opened_by(run, hub_key)]
        return cls(framing.read_cursors(said.cursors), runs, said.wanted)


def _is_opened_by(run: Run, hub_key: str) -> bool:
    if run.first != 1:
        return False
    opened = understand(run.records[0]).body
    return isinstance(opened, LogOpened) and opened.key == hub_key


def _refuse(ledger: Ledger, header: Header, file: Path) -> Plant:
    if header.reader != ledger.hub_key or header.what is not What.RECORDS:
        reader = header.reader_name or header.reader[:8]
        raise InvalidInput(ErrorCode.BUNDLE_FOR_ANOTHER, path=str(file), reader=reader)
    plant = ledger.plant(header.plant)
    if plant is None:
        raise InvalidInput(ErrorCode.BUNDLE_OTHER_PLANT, path=str(file))
    return plant


def _is_revoked(ledger: Ledger, plant: Plant, header: Header, first: _Opening, file: Path) -> bool:
    """Who is not admitted gets nothing taken, but for the hub's own word that he was."""
    if first.certificates:
        ledger.import_runs(plant.id, first.certificates)
    try:
        ledger.pages(plant.id, header.sender, [], 0)
    except Refused as refused:
        if refused.problem is ProblemType.REVOKED:
            return True
        if refused.problem is ProblemType.NOT_ADMITTED:
            sender = header.sender_name or header.sender[:8]
            raise InvalidInput(ErrorCode.BUNDLE_SENDER, path=str(file), sender=sender) from refused
        raise
    return False


_NOT_KEPT: Final = (ProblemType.BLOB_UNKNOWN, ProblemType.MALFORMED, ProblemType.QUOTA)
"""Of one file: the others, and the records, come in all the same."""


class _Taking:
    def __init__(
        self,
        ledger: Ledger,
        plant: Plant,
        bundle: Bundle,
        writer: Writer,
        *,
        revoked: bool,
        tell: Tell | None,
    ) -> None:
        self._ledger = ledger
        self._plant = plant
        self._bundle = bundle
        self._device = bundle.header.sender
        self._writer = writer
        self._revoked = revoked
        self._tell = tell
        self._records = self._given = 0
        self._held: dict[HeldReason, int] = {}
        self._brought: set[str] = set()
        self._files = self._given_files = 0
        self._named: dict[str, None] = {}
        self._begun: tuple[Cursor, ...] = ()

    @property
    def done(self) -> TakenIn:
        header = self._bundle.header
        return TakenIn(
            self._plant,
            header.sender,
            header.sender_name,
            self._records,
            self._files,
            tuple(sorted(self._held.items())),
            self._revoked,
            self._given,
            self._given_files,
        )

    # --- in -------------------------------------------------------------------------------------

    def begin(self, first: _Opening) -> None:
        """Say where the pages begin, before anything else.

        To a revoked PC, which gets none, too: what a restored hub lost may be on its disk alone.
        """
        cursors, diverged = self._cursors(first.cursors)
        begun = tuple(framing.wire_cursor(cursor) for cursor in cursors)
        self._begun = cursors
        self._say(Said(begun=begun, diverged=diverged))

    def _cursors(self, asked: tuple[Cursor, ...]) -> tuple[tuple[Cursor, ...], tuple[str, ...]]:
        """Those of a stream that is not what the PC read begin from 0."""
        if self._revoked:
            return (), self._ledger.diverged(self._plant.id, asked)
        try:
            self._ledger.pages(self._plant.id, self._device, asked, 0)
        except Refused as refused:
            if refused.problem is not ProblemType.DIVERGED:
                raise
            streams = refused.streams
            fresh = (Cursor(c.stream) if c.stream in streams else c for c in asked)
            return tuple(fresh), streams
        return asked, ()

    def take(self, number: int, plain: bytes) -> None:
        with self._bundle.looking(number):
            part = read_part(plain)
            runs = [] if isinstance(part, Piece) else read_runs(part.runs)
        if isinstance(part, Piece):
            self._keep(part)
        elif runs:
            self._records += sum(len(run.records) for run in runs)
            self._reply_to(runs, self._ledger.import_runs(self._plant.id, runs))
        if self._tell is not None:
            self._tell(number, self._bundle.header.parts)

    def _reply_to(self, runs: list[Run], accepted: Accepted) -> None:
        """Positions are said by the pages; to a revoked PC, which gets none, by themselves."""
        hashes = [record.hash.hex() for run in runs for record in run.records]
        held = tuple((hashes[index], reason) for index, reason in accepted.held)
        for _hash, reason in held:
            self._held[reason] = self._held.get(reason, 0) + 1
        placed = zip(hashes, accepted.given, strict=True) if self._revoked else ()
        given = tuple((h, position) for h, position in placed if position)
        if held or given:
            self._say(Said(held=held, given=given))

    def _keep(self, piece: Piece) -> None:
        """What no record names, or a revoked PC brings, is kept for nobody."""
        if self._revoked:
            return
        self._brought.add(piece.sha256)
        end = piece.start + len(piece.piece)
        try:
            here = self._ledger.blob_state(self._plant.id, self._device, piece.sha256)
            # Where somebody spoke of another size, the hash of these pieces says who was right.
            offset = here.offset if here.whole in (0, piece.whole) else 0
            if not piece.start <= offset < end:
                return
            rest = piece.piece[offset - piece.start :]
            self._ledger.add_blob_part(
                self._plant.id, self._device, piece.sha256, offset, rest, whole=piece.whole
            )
        except Refused as refused:
            if refused.problem in _NOT_KEPT:
                return
            raise
        if end == piece.whole:
            self._files += 1

    # --- out ------------------------------------------------------------------------------------

    def give(self, first: _Opening, now: int) -> None:
        if self._revoked:
            self._say(Said(now=now))
            return
        for cursor in self._begun:
            for page in self._pages(cursor):
                self._given += len(page.entries)
                self._note_names(page)
        for name in dict.fromkeys((*first.wanted, *self._named)):
            if name not in self._brought:
                self._give_file(name)
        told = self._ledger.sync(self._plant.id, self._device, (), (), 0)
        self._say(Said(heads=say_heads(told.heads), lacking=told.blobs[:MAX_NAMES], now=now))

    def _pages(self, cursor: Cursor) -> Iterator[Page]:
        """Up to where the stream ends now; where nothing follows, a checkpoint all the same."""
        room, more = AT_ONCE, True
        while more:
            paged = self._ledger.pages(self._plant.id, self._device, [cursor], room)
            if not paged:
                return  # not granted
            page = paged[0].page
            try:
                self._say(say_page(page))
            except SyncProblem:
                if room == 1:
                    raise
                room //= 2
                continue
            yield page
            cursor, more = page.end, paged[0].more

    def _note_names(self, page: Page) -> None:
        for entry in page.entries:
            if may_name_blobs(kind_of(entry.record.head), entry.record.body):
                self._named.update(dict.fromkeys(blobs_of(understand(entry.record))))

    def _give_file(self, name: str) -> None:
        try:
            whole = self._ledger.blob_state(self._plant.id, self._device, name)
            if not 0 < whole.whole <= MAX_BLOB or whole.offset < whole.whole:
                return
            for start in range(0, whole.whole, MAX_BLOB_PART):
                piece = self._ledger.blob_part(
                    self._plant.id, self._device, name, start, MAX_BLOB_PART
                )
                self._writer.add(write_piece(Piece(name, start, whole.whole, piece)))
        except Refused as refused:
            if refused.problem is not ProblemType.BLOB_UNKNOWN:
                raise
        else:
            self._given_files += 1

    def _say(self, said: Said) -> None:
        self._writer.add(write_message(said))
