"""A PC's end of the bundle: write what the hub has not confirmed to a stick, read its reply.

Blocking, for the network worker or a command; no Qt. A bundle is looked at from its first byte to
its last before anything of it is taken; then it is taken part by part, each committed, so whatever
stops it leaves a sound store that takes the same bundle in again. Which file is for the caller to
say: nothing in a bundle names one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Damage, ErrorCode, InvalidInput, SyncProblem
from trainer_app.kernel.membership import Membership
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
    writing,
)
from trainer_app.sync.bundle_parts import (
    AT_ONCE,
    MAX_NAMES,
    SIZE_AT_ONCE,
    Counting,
    Piece,
    Said,
    read_heads,
    read_pages,
    read_part,
    say_runs,
    write_message,
    write_piece,
)
from trainer_app.sync.ports import Carrying, Packing
from trainer_app.sync.protocol import MAX_BLOB, MAX_BLOB_PART
from trainer_app.sync.stopping import Stop

_MOST_RESTARTS: Final = 3
"""Files that had come altered over the network, and are forgotten by now."""


@dataclass(frozen=True, slots=True)
class BundleProgress:
    """``whole``: as far as it is known; 0 while it is not. ``changes``: for open screens."""

    records: int
    files: int
    parts: int
    whole: int
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class Exported:
    """What a bundle holds."""

    records: int
    files: int
    size: int
    """Bytes of the file."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a bundle brought: positions read, this PC's own records among them, and files."""

    changes: ChangeSet
    records: int
    files: int


Tell = Callable[[BundleProgress], None]


def export(
    carrying: Carrying,
    packing: Packing,
    file: Path,
    *,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> Exported:
    """All that the hub has not confirmed, for the hub alone, and how far this PC has read.

    Nothing changes in the store: what is on a stick is still waiting. Raises NO_HUB, DISK_FULL,
    FILE_UNWRITABLE, BUNDLE_NOT_OURS, SYNC_STOPPED; ``file`` is then as it was.
    """
    membership = carrying.membership()
    if membership is None:
        raise SyncProblem(ErrorCode.NO_HUB)
    header = Header(
        format=FORMAT,
        what=What.RECORDS,
        plant=membership.plant,
        plant_name="",
        sender=carrying.stand_alone().key,
        sender_name=name_that_fits(packing.device_name()),
        reader=membership.hub_key,
        reader_name="hub",
        made=packing.now(),
    )
    with writing(file, header, carrying.sign) as writer:
        out = _Exporting(carrying, packing, writer, tell, stop or Stop())
        out.opening()
        out.records()
        out.blobs()
    return Exported(out.sent, out.files, file.stat().st_size)


class _Exporting:
    def __init__(
        self,
        carrying: Carrying,
        packing: Packing,
        writer: Writer,
        tell: Tell | None,
        stop: Stop,
    ) -> None:
        self._carrying = carrying
        self._packing = packing
        self._writer = writer
        self._tell = tell
        self._stop = stop
        self.sent = self.files = 0

    def opening(self) -> None:
        certificates = tuple(framing.wire_run(run) for run in self._packing.certificates())
        cursors = tuple(framing.wire_cursor(each) for each in self._carrying.cursors())
        wanted = tuple(self._carrying.wanted_blobs()[:MAX_NAMES])
        self._add(write_message(Said(cursors, certificates, wanted)))

    def records(self) -> None:
        after = 0
        while True:
            found, after = self._packing.unplaced(after, records=AT_ONCE, size=SIZE_AT_ONCE)
            runs = [one for run in found for one in self._that_can_be_read(run)]
            if runs:
                self.sent += sum(len(run.records) for run in runs)
                self._add(write_message(say_runs(runs)))
            if not after:
                return

    def _that_can_be_read(self, run: Run) -> list[Run]:
        """All of it but what no reader would take: one such record, and the bundle is refused."""
        if _can_be_read(run):
            return [run]
        alone = [Run(run.stream, r.log, r.seq, h, (r,)) for h, r in framing.with_previous(run)]
        kept = [one for one in alone if _can_be_read(one)]
        for one in alone:
            if one not in kept:
                self._carrying.set_aside(one.records[0].hash)
        return kept

    def blobs(self) -> None:
        for sha256 in self._packing.files():
            whole = self._carrying.blob_size(sha256)
            if whole and whole <= MAX_BLOB:
                for start in range(0, whole, MAX_BLOB_PART):
                    piece = self._carrying.blob_part(sha256, start, MAX_BLOB_PART)
                    self._add(write_piece(Piece(sha256, start, whole, piece)))
                self.files += 1

    def _add(self, plain: bytes) -> None:
        self._stop.check()
        self._writer.add(plain)
        if self._tell is not None:
            self._tell(BundleProgress(self.sent, self.files, self._writer.parts, 0, ChangeSet()))


def _can_be_read(run: Run) -> bool:
    try:
        framing.read_run(framing.wire_run(run))
    except SyncProblem:
        return False
    return True


def take_in(
    carrying: Carrying,
    packing: Packing,
    file: Path,
    *,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> TakenIn:
    """The hub's reply to what this PC exported; saying it again changes nothing.

    Raises NO_HUB, FILE_UNREADABLE, SYNC_STOPPED, or a BUNDLE_* problem that says why nothing of
    it was taken.
    """
    membership = carrying.membership()
    if membership is None:
        raise SyncProblem(ErrorCode.NO_HUB)
    stop = stop or Stop()
    with reading(file) as bundle:
        _refuse(bundle.header, file, membership, carrying.stand_alone().key)
        counting = Counting(membership.plant, bytes.fromhex(membership.hub_key))

        def look(number: int, plain: bytes) -> None:
            stop.check()
            counting.look(number, plain)

        bundle.check(packing.unseal, look)
        with bundle.looking(bundle.header.parts):
            counting.close()
        _refuse_hole(counting.first, bundle, carrying.cursors())
        if counting.first.diverged and bundle.header.made > (carrying.waiting().hub_now or 0):
            # The hub's last word: it does not know what was read of it. An older one is no reason.
            carrying.forget_positions(counting.first.diverged)
        taking = _Taking(carrying, packing, bundle, tell, stop)
        taking.all()
    taking.settle()
    return TakenIn(taking.changes, taking.received, taking.files)


def _refuse(header: Header, file: Path, membership: Membership, own: str) -> None:
    path = str(file)
    if header.plant != membership.plant:
        raise InvalidInput(ErrorCode.BUNDLE_OTHER_PLANT, path=path)
    if header.reader != own or header.what is not What.REPLY:
        reader = header.reader_name or header.reader[:8]
        raise InvalidInput(ErrorCode.BUNDLE_FOR_ANOTHER, path=path, reader=reader)
    if header.sender != membership.hub_key:
        sender = header.sender_name or header.sender[:8]
        raise InvalidInput(ErrorCode.BUNDLE_SENDER, path=path, sender=sender)


def _refuse_hole(first: Said, bundle: Bundle, cursors: list[Cursor]) -> None:
    """A reply to a bundle that was made before this PC began to read a stream again."""
    reached = {cursor.stream: cursor.position for cursor in cursors}
    for begun in first.begun:
        if begun.position > reached.get(begun.stream, begun.position):
            raise _not_following(bundle)


def _not_following(bundle: Bundle) -> InvalidInput:
    return InvalidInput(ErrorCode.BUNDLE_NOT_FOLLOWING, path=str(bundle.path))


class _Taking:
    """One reply, whose every part was looked at, being taken in."""

    def __init__(
        self,
        carrying: Carrying,
        packing: Packing,
        bundle: Bundle,
        tell: Tell | None,
        stop: Stop,
    ) -> None:
        self._carrying = carrying
        self._packing = packing
        self._bundle = bundle
        self._tell = tell
        self._stop = stop
        self._wanted: frozenset[str] | None = None
        self.changes = ChangeSet()
        self.received = self.files = 0

    def all(self) -> None:
        """From the first part again, where a file had to be forgotten."""
        for _ in range(_MOST_RESTARTS):
            self.received = self.files = 0
            if all(self._take(*part) for part in self._parts()):
                return

    def settle(self) -> None:
        """What many records at once left to be worked out, a slice at a time, unless stopped."""
        while not self._stop.is_asked:
            changes = self._carrying.settle()
            if not changes:
                return
            self._told(self._bundle.header.parts, changes)

    def _parts(self) -> Iterator[tuple[int, Said | Piece]]:
        for number, plain in self._bundle.parts(self._packing.unseal):
            with self._bundle.looking(number):
                part = read_part(plain)
            yield number, part

    def _take(self, number: int, part: Said | Piece) -> bool:
        """False: begin again."""
        self._stop.check()
        try:
            changes = self._keep(part) if isinstance(part, Piece) else self._take_message(part)
        except Damage as damage:
            if not self._is_mended(damage):
                raise
            return False
        self._told(number, changes)
        return True

    def _is_mended(self, damage: Damage) -> bool:
        """Whether beginning again leads further."""
        if damage.code is ErrorCode.PAGE_NOT_FOLLOWING:
            raise _not_following(self._bundle) from damage
        # What had come over the network was not that file; it was forgotten. The bundle's is.
        return damage.code is ErrorCode.BLOB_ALTERED

    def _take_message(self, said: Said) -> ChangeSet:
        header = self._bundle.header
        pages: list[Page] = read_pages(said, header.plant)
        changes = ChangeSet()
        if pages:
            changes |= self._carrying.take(pages=pages)
            self.received += sum(len(page.entries) for page in pages)
        given = {bytes.fromhex(h): position for h, position in said.given}
        held = {bytes.fromhex(h): reason.value for h, reason in said.held}
        if given or held:
            changes |= self._carrying.take(given=given, held=held, now=header.made, carried=True)
        if said.now:
            changes |= self._carrying.take(
                heads=read_heads(said), lacking=said.lacking, now=said.now, carried=True
            )
        return changes

    def _keep(self, piece: Piece) -> ChangeSet:
        """Of a file that this PC wants; any other would be kept for nobody."""
        if piece.start == 0:
            self._wanted = frozenset(self._carrying.wanted_blobs())
        if self._wanted is None or piece.sha256 not in self._wanted:
            return ChangeSet()
        end = piece.start + len(piece.piece)
        here = self._carrying.blob_offset(piece.sha256)
        if not piece.start <= here < end:
            return ChangeSet()
        rest = piece.piece[here - piece.start :]
        changes = self._carrying.add_blob_part(piece.sha256, here, rest, whole=piece.whole)
        if end == piece.whole:
            self.files += 1
        return changes

    def _told(self, number: int, changes: ChangeSet) -> None:
        self.changes |= changes
        if self._tell is not None:
            whole = self._bundle.header.parts
            self._tell(BundleProgress(self.received, self.files, number, whole, changes))
