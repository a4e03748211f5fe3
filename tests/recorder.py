"""A plant whose records are really sealed and signed: PCs, logs, people, rights.

Nothing is refused: a test can also write what the program never would.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import msgspec
from nacl.signing import SigningKey

from tests.sample_pack import MONDAY, START, make_pack
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import KIND_OF_BODY, Record, Stream, encode_body, understand
from trainer_app.checklists.packs import (
    Pack,
)
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import (
    By,
    Head,
    SealedRecord,
    Seen,
    Tip,
    encode_head,
    log_start,
    seal,
)


@dataclass(slots=True)
class Pc:
    """A device: its key and the end of each of its logs."""

    name: str
    key: SigningKey
    tips: dict[Stream, Tip] = field(default_factory=dict)

    @property
    def public(self) -> str:
        return self.key.verify_key.encode().hex()


def make_key(name: str) -> SigningKey:
    """The same key for the same name, always."""
    return SigningKey(hashlib.sha256(f"key of {name}".encode()).digest())


class Recorder:
    """A plant in memory: one office PC, a founder who is a supervisor, a site and an edition.

    ``records`` holds what was recorded, in the order of arrival; ``sealed`` the same as bytes.
    """

    def __init__(
        self,
        pack: Pack | None = None,
        *,
        founder_is_supervisor: bool = True,
        pc_name: str = "Office",
    ) -> None:
        self.pack = pack or make_pack()
        self.clock = FixedClock(START)
        self.records: list[Record] = []
        self.sealed: dict[RecordId, SealedRecord] = {}
        self._people: dict[PersonId, RecordId] = {}
        self._salt = 0
        self.office = Pc(pc_name, make_key(pc_name))
        self.roots = frozenset({self.office.public})
        roles = (Role.SUPERVISOR,) if founder_is_supervisor else (Role.TRAINER,)
        first = self.add(b.PersonSaved(roles=tuple(role.value for role in roles)), by=None)
        self.founder = PersonId(first.id)
        self._people[self.founder] = first.id
        self.add(
            b.DeviceEnrolled(self.office.public, pc_name, "A", office=True, founder=self.founder),
            by=None,
        )
        self.name(self.founder, "Anna Founder")
        self.site = self.add(b.SiteSaved(name="Plant"), by=self.founder)
        self.add(b.EditionAdopted(self.pack.edition, self.pack.id, "1"), by=self.founder)

    # --- recording ------------------------------------------------------------------------------

    def add(
        self,
        body: b.Body,
        *,
        by: PersonId | None,
        relied_on: RecordId | None = None,
        replaces: Iterable[RecordId] = (),
        pc: Pc | None = None,
        seen: Seen | None = None,
    ) -> Record:
        """Seal a record into this PC's log of the kind's stream, whatever the rules say."""
        device = pc or self.office
        kind = KIND_OF_BODY[type(body)]
        if isinstance(body, b.SaltedBody) and not body.salt:
            self._salt += 1
            body = msgspec.structs.replace(body, salt=f"{self._salt:032x}")
        made_by = None if by is None else By(by, relied_on or self._people.get(by, RecordId(by)))
        head = Head(
            kind.name, self.clock.moment.ms, self.clock.moment.tz, made_by, tuple(replaces), seen
        )
        if kind.stream not in device.tips:
            self.open_log(device, kind.stream)
        tip = device.tips[kind.stream]
        sealed = seal(device.key, tip, encode_head(head), encode_body(body))
        device.tips[kind.stream] = sealed.tip
        return self._keep(sealed)

    def open_log(
        self, pc: Pc, stream: Stream = Stream.PLANT, reason: str = "new", plant: str = ""
    ) -> Record:
        """A new log for this PC; it names the one that it continues."""
        old = pc.tips.get(stream)
        self._salt += 1
        opened = encode_body(
            b.LogOpened(
                pc.public,
                stream.value,
                f"{self._salt:032x}",
                reason,
                None if old is None else b.OldTip(old.log, old.seq, old.h.hex()),
                plant,
            )
        )
        log, h0 = log_start(opened)
        head = Head("log.opened", self.clock.moment.ms, self.clock.moment.tz)
        sealed = seal(pc.key, Tip(log, 0, h0), encode_head(head), opened)
        pc.tips[stream] = sealed.tip
        return self._keep(sealed)

    def _keep(self, sealed: SealedRecord) -> Record:
        record = understand(sealed)
        self.sealed[record.id] = sealed
        self.records.append(record)
        return record

    def pc(self, name: str, *, office: bool = False, admitted: bool = True) -> Pc:
        """Another PC, admitted by the first one."""
        device = Pc(name, make_key(name))
        if admitted:
            self.add(b.DeviceEnrolled(device.public, name, name[:1], office=office), by=None)
        return device

    # --- people ---------------------------------------------------------------------------------

    def person(
        self, name: str, *roles: Role, by: PersonId | None = None, pc: Pc | None = None
    ) -> PersonId:
        maker = by or self.founder
        saved = self.add(b.PersonSaved(roles=tuple(r.value for r in roles)), by=maker, pc=pc)
        person = PersonId(saved.id)
        self._people[person] = saved.id
        self.name(person, name, by=maker, pc=pc)
        return person

    def name(
        self, person: PersonId, name: str, *, by: PersonId | None = None, pc: Pc | None = None
    ) -> Record:
        return self.add(b.PersonNamed(person=person, name=name), by=by or self.founder, pc=pc)

    def trainee(self, name: str = "Tom Trainee", *, incumbent: bool = False) -> PersonId:
        person = self.person(name, Role.TRAINEE)
        pathway = "incumbent" if incumbent else "new"
        self.add(
            b.EnrolmentSaved(trainee=person, pack=self.pack.id, pathway=pathway, started=MONDAY),
            by=self.founder,
        )
        return person

    def trainer(
        self, name: str = "Rita Trainer", *, scope: tuple[str, ...] = ("*",), basis: str = "trade"
    ) -> PersonId:
        """A trainer with a right to sign."""
        person = self.person(name, Role.TRAINER)
        self.right(person, scope=scope, basis=basis)
        return person

    def assessor(self, name: str = "Vera Visitor", *, scope: tuple[str, ...] = ("*",)) -> PersonId:
        person = self.person(name, Role.ASSESSOR)
        self.right(person, scope=scope)
        return person

    def save_person(
        self,
        person: PersonId,
        *roles: Role,
        active: bool = True,
        by: PersonId | None = None,
        pc: Pc | None = None,
    ) -> Record:
        """Change a person's roles; what they record later relies on the new record."""
        body = b.PersonSaved(roles=tuple(r.value for r in roles), active=active)
        saved = self.add(body, by=by or self.founder, replaces=(self._people[person],), pc=pc)
        self._people[person] = saved.id
        return saved

    def right(
        self,
        person: PersonId,
        *,
        scope: tuple[str, ...] = ("*",),
        basis: str = "trade",
        start: date | None = None,
        until: date | None = None,
        by: PersonId | None = None,
        replaces: Iterable[RecordId] = (),
        active: bool = True,
        pc: Pc | None = None,
    ) -> Record:
        return self.add(
            b.RightSaved(
                person=person, scope=scope, basis=basis, start=start, until=until, active=active
            ),
            by=by or self.founder,
            replaces=replaces,
            pc=pc,
        )

    def merge(self, one: PersonId, other: PersonId) -> Record:
        return self.add(b.PersonMerged((one, other)), by=self.founder)

    def right_of(self, person: PersonId) -> RecordId:
        """The newest right of this person among the records, or an id that is none."""
        rights = [
            r.id
            for r in self.records
            if isinstance(r.body, b.RightSaved) and r.body.person == person and r.body.active
        ]
        return rights[-1] if rights else RecordId("0" * 32)
