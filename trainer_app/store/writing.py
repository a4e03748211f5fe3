"""One transaction: append, keep the read models, forget an erasable body. See ``ports.Writing``."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import msgspec
from typing_extensions import override

from trainer_app.checklists.bodies import (
    Body,
    DeviceEnrolled,
    OldTip,
    PersonMerged,
    PersonSaved,
)
from trainer_app.checklists.directory import DIRECTORY_KINDS, Directory, about_whom
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.kinds import (
    KIND_OF_BODY,
    KINDS,
    Record,
    Stream,
)
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.ports import Arrived, Draft, ToSign
from trainer_app.checklists.projection import EVERYBODY, about
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import EditionId, LogId, PersonId, RecordId
from trainer_app.kernel.records import By, Tip, certificate_bytes
from trainer_app.kernel.recovery import RecoveryCode, RecoveryKeys
from trainer_app.store import carrying_blobs, own, rows
from trainer_app.store.certificates import renewed
from trainer_app.store.device import Device, next_letter
from trainer_app.store.engine import DriverConnection
from trainer_app.store.linking import Came
from trainer_app.store.logs import FORMER_KEY
from trainer_app.store.models import ReadModels
from trainer_app.store.reading import LocalReading
from trainer_app.store.sealing import Sealing
from trainer_app.store.shared import Shared, Version

FIRST_LETTER: Final = "A"

_WRONG_PIN: Final = (
    "INSERT INTO pin_attempt (person, wrong, last_wrong_ms) VALUES (?, 1, ?)"
    " ON CONFLICT (person) DO UPDATE"
    " SET wrong = wrong + 1, last_wrong_ms = excluded.last_wrong_ms"
)


class LocalWriting(LocalReading):
    """A read of the store from inside it sees what was appended so far. ``cut``: see ``logs``."""

    def __init__(
        self, connection: DriverConnection, shared: Shared, device: Device, cut: Mapping[str, Tip]
    ) -> None:
        super().__init__(connection, shared)
        self._device = device
        self._sealing = Sealing(connection, device, cut)
        self._models = ReadModels(connection, self)
        self._changed: set[str] = set()
        self._appended: list[RecordId] = []
        self._fresh_packs: dict[EditionId, Pack] = {}
        self._fresh_directory: tuple[Version, Directory] | None = None

    # --- ports.Writing --------------------------------------------------------------------------

    def append(
        self, body: Body, *, by: By | None, replaces: Sequence[RecordId] = (), at: int | None = None
    ) -> Record:
        stream = KIND_OF_BODY[type(body)].stream
        tip = self._sealing.logs.tip(stream) or self._open_log(stream)
        return self._keep(self._sealing.append(tip, body, by, tuple(replaces), at))

    def found(self, person: PersonSaved, device_name: str, recovery: RecoveryKeys) -> Record:
        """The first records of a plant: who founded it and on which PC. The founder's record."""
        founder = self.append(person, by=None)
        self.append(
            DeviceEnrolled(
                key=self._device.public,
                name=device_name,
                letter=FIRST_LETTER,
                office=True,
                founder=PersonId(founder.id),
                recovery_sign=recovery.sign.hex(),
                recovery_seal=recovery.seal.hex(),
            ),
            by=None,
        )
        self.set_meta("device_name", device_name)
        self.set_meta("recovery_seal", recovery.seal.hex())
        return founder

    def rejoin(self, code: RecoveryCode, device_name: str = "") -> Record:
        """Admit this PC, on which the profile was restored, in the place of the one that it was.

        It has a new key and the next free letter, stays an office PC if the old one was, and goes
        on in new logs that name the old tips.
        """
        old_key, old = self._sealing.logs.left(Stream.PLANT)
        devices = self.directory().devices()
        known = devices.get(old_key)
        name = device_name or (known.name if known else "")
        key = bytes.fromhex(self._device.public)
        self._go_on_as(name)
        enrolled = DeviceEnrolled(
            key=self._device.public,
            name=name,
            letter=next_letter({device.letter for device in devices.values()}),
            office=known is None or known.office,
            proof=code.sign(certificate_bytes(key, old)).hex(),
            old=None if old is None else OldTip(old.log, old.seq, old.h.hex()),
        )
        return self.append(enrolled, by=None)

    def come_back(self, device_name: str = "") -> None:
        """As ``rejoin``, but for the certificate: the hub gives it, with a ticket."""
        self._go_on_as(device_name)
        self._open_log(Stream.PLANT)

    def change_key(self) -> None:
        """The same PC goes on with another key, in new logs; nothing else of it is new."""
        self.set_meta(FORMER_KEY, self.own_key())
        self.set_meta("device_key", self._device.public)
        self.set_meta("next_key", "")
        self._connection.execute("DELETE FROM last_active")
        self._open_log(Stream.PLANT)

    def _go_on_as(self, device_name: str) -> None:
        self.set_meta("device_key", self._device.public)
        self._connection.execute("DELETE FROM pin_attempt")
        self._connection.execute("DELETE FROM last_active")
        if device_name:
            self.set_meta("device_name", device_name)

    def renew_recovery(self, recovery: RecoveryKeys, *, by: By) -> Record:
        """Backups are sealed to another code from now on. What an older one opens stays open."""
        body, replaced = renewed(self.directory(), self._device.public, recovery)
        self.set_meta("recovery_seal", recovery.seal.hex())
        return self.append(body, by=by, replaces=replaced)

    def mark_as_sample(self) -> None:
        self.set_meta("sample", "1")

    def keep_edition(self, pack: Pack, archive: bytes, guidance: Guidance) -> None:
        if hashlib.sha256(archive).hexdigest() != pack.edition:
            raise ValueError(f"{pack.edition} is not the SHA-256 of its archive")
        if self.pack(pack.edition) is not None:
            return
        self._connection.execute(
            "INSERT INTO edition (edition, archive, pack, guidance) VALUES (?, ?, ?, ?)",
            (pack.edition, archive, msgspec.json.encode(pack), msgspec.json.encode(guidance)),
        )
        self._fresh_packs[pack.edition] = pack
        self._changed.add(pack.edition)
        self._models.recount()  # a sign-off of this edition may have waited for it

    def keep_blob(self, whole: bytes) -> str:
        return carrying_blobs.keep(self._connection, whole)

    def erase_body(self, record_id: RecordId) -> None:
        came = rows.record_by_id(self._connection, record_id)
        if came is None or came.record.unreadable == "erased":
            return
        kind = KINDS.get(came.record.kind)
        if kind is None or not kind.erasable:
            raise ValueError(f"a {came.record.kind} is never erased")
        self._models.forget(came)
        self._connection.execute("INSERT OR IGNORE INTO erased VALUES (?)", (came.arrival,))
        self._connection.execute("DELETE FROM body WHERE arrival = ?", (came.arrival,))
        self._directory = None
        self._note(came.record)

    def pin_was_wrong(self, person: PersonId, at_ms: int) -> None:
        self._connection.execute(_WRONG_PIN, (person, at_ms))

    def pin_was_right(self, person: PersonId) -> None:
        self._connection.execute("DELETE FROM pin_attempt WHERE person = ?", (person,))

    def keep_draft(self, person: PersonId, draft: Draft) -> None:
        own.keep_draft(self._connection, person, draft)

    def forget_draft(self, person: PersonId, form: str, subject: str) -> None:
        own.forget_draft(self._connection, person, form, subject)

    def visited(self, person: PersonId) -> None:
        own.visited(self._connection, person, self._device.clock.now())

    def changes(self) -> ChangeSet:
        self.settle()
        return ChangeSet.of(self._changed, self._appended)

    # --- reads that have to see what was just appended ------------------------------------------

    @override
    def standings(
        self, trainee: PersonId, tasks: Collection[str] | None = None
    ) -> Mapping[str, Standing]:
        self.settle()
        return super().standings(trainee, tasks)

    @override
    def all_standings(self) -> Mapping[PersonId, Mapping[str, Standing]]:
        self.settle()
        return super().all_standings()

    @override
    def to_sign(self, person: PersonId | None = None) -> list[ToSign]:
        self.settle()
        return super().to_sign(person)

    @override
    def pack(self, edition: EditionId) -> Pack | None:
        return self._fresh_packs.get(edition) or super().pack(edition)

    @override
    def _share_directory(self, version: Version, directory: Directory) -> None:
        """Others may use it only once its records are committed."""
        self._fresh_directory = (version, directory)

    # --- for the store itself -------------------------------------------------------------------

    def arrive(self, came: Sequence[Came], *, own: Collection[LogId], unsettled: bool) -> None:
        """Records that others made, whose rows are written. ``own``: the logs of this PC's key.

        ``unsettled``: something that was judged already may be judged differently with them.
        """
        kinds = {touch.record.head.kind for _arrival, touch in came}
        if unsettled or not kinds.isdisjoint(DIRECTORY_KINDS):
            self._directory = None
        people = self._models.take_many(came, own)
        if unsettled:
            self._models.recount()
        self._changed |= people
        self._changed.discard(EVERYBODY)
        for _arrival, touch in came:
            self._note(touch.record)

    def leave_many(self) -> None:
        """Many standings may be touched: write down which, and let ``work_off`` settle them."""
        self._models.leave_many()

    def work_off(self) -> None:
        self._changed.update(self._models.work_off())

    def recount(self) -> None:
        """Something changed that may have changed what counted before."""
        self._models.recount()

    def unlearn(self, arrival: int) -> None:
        """This row's record is about to arrive again: in its own log, or with its body."""
        for came in rows.arrived(
            self._connection, f"{rows.SELECT} WHERE r.arrival = ?", (arrival,)
        ):
            self._models.forget(came)

    def changed(self, ids: Iterable[str]) -> None:
        """What else a screen may be showing: receipts, the hub's word, a file."""
        self._changed.update(ids)

    def counts(self, record: Record) -> bool:
        return self.directory().why_not(record, self.unit_of) is None

    def settle(self) -> None:
        """Bring the standings up to what was appended."""
        changed = self._models.settle()
        self._changed.update(changed)
        if EVERYBODY in changed:
            self._changed.update(self.directory().enrolments)

    def tips(self) -> dict[str, Tip]:
        """Where the logs end that this transaction appended to, by stream."""
        return self._sealing.logs.tips

    def publish(self) -> None:
        """After the commit: what was made here may be used by every moment that follows."""
        self._shared.packs.update(self._fresh_packs)
        if self._fresh_directory is not None:
            self._shared.directory = self._fresh_directory

    def set_meta(self, name: str, value: str) -> None:
        self._connection.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    # --- what it says ---------------------------------------------------------------------------

    def _open_log(self, stream: Stream) -> Tip:
        self._keep(self._sealing.open_log(stream))
        return self._sealing.logs.tips[stream]

    def _keep(self, own: Arrived) -> Record:
        """A record that was made here and is written."""
        record = own.record
        if record.kind in DIRECTORY_KINDS:
            self._directory = None
        links = self._models.take(own, own=True, fresh=True)
        self._changed.update(link.trainee for link in links if link.trainee)
        self._note(record)
        self._appended.append(record.id)
        return record

    def _note(self, record: Record) -> None:
        """The ids that a screen may be showing and that this record says something about."""
        changed = self._changed
        changed.add(record.id)
        if person := about_whom(record.body):
            changed.add(person)
        if target := about(record):
            changed.add(target)
        if isinstance(record.body, PersonMerged):
            changed.update(record.body.persons)
        for old in record.head.replaces:
            changed.add(old)
            changed.add(self._thing(old))

    def _thing(self, record_id: RecordId) -> RecordId:
        """The first record of the thing that a record belongs to."""
        seen = {record_id}
        while True:
            found = rows.record_by_id(self._connection, record_id)
            older = found.record.head.replaces if found is not None else ()
            if not older or older[0] in seen:
                return record_id
            record_id = older[0]
            seen.add(record_id)
