"""What the domain and the services ask of a store. The store fits these by shape.

``reading()`` sees one moment; ``writing()`` is one transaction under the one writer's lock. Leaving
``writing()`` without an exception commits to disk (fsync) before it returns; with one, nothing
happened. Call both from a worker thread, never from the window's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from trainer_app.checklists.bodies import Body, PersonSaved
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.forks import Place
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import EditionId, LogId, PersonId, RecordId
from trainer_app.kernel.membership import Membership, Waiting
from trainer_app.kernel.records import By, Tip
from trainer_app.kernel.recovery import RecoveryKeys

if TYPE_CHECKING:
    from trainer_app.checklists.guidance import Guidance
    from trainer_app.checklists.packs import Pack  # the Board needs no programme


@dataclass(frozen=True, slots=True)
class PinState:
    """A person's PIN as it stands, and the wrong attempts since the last right one.

    Two PCs may each have set one while they were apart: then both are accepted, on every PC, until
    the person sets a new one. But where somebody was given a code, only a code: it was given
    because a PIN was forgotten or known to others.
    """

    record: RecordId
    verifier: str
    once: bool
    wrong: int = 0
    last_wrong_ms: int = 0
    others: tuple[tuple[RecordId, str], ...] = ()
    """Further records and verifiers that are accepted."""
    heads: tuple[RecordId, ...] = ()
    """All that stand, accepted or not: a new PIN takes the place of each."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A record and the order in which it came to this PC (1, 2, 3 ...)."""

    arrival: int
    record: Record


@dataclass(frozen=True, slots=True)
class ToSign:
    """A sign-off that waits for this person's signature."""

    person: PersonId
    record: RecordId
    task: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Something that a person began and has not signed. Of this PC alone; no record."""

    form: str
    """Which page: sign_off, job, try, note, answer ..."""
    subject: str
    """What the page is about, as the page writes it."""
    edition: str
    """The one in force when it was last written; empty where there was none."""
    body: str
    """JSON, whose shape the page knows."""
    begun: Moment


@dataclass(frozen=True, slots=True)
class Visit:
    """When somebody had signed in on this PC, and the last record that had arrived by then."""

    arrival: int
    at: Moment


@dataclass(frozen=True, slots=True)
class Receipt:
    """The hub's word that it has a record. Flags and lines are made of it, never a status."""

    position: int
    received: int
    """Hub clock, ms."""
    confirmed: bool
    """Under a checkpoint of the hub; else it is sent and not yet read back."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A hub that did not stand by its word: it goes on from a backup. Of this PC alone.

    ``noticed``: by this PC's clock, when the last record that had arrived was ``after``; what was
    ``said`` and is said ``now`` (None: not heard since) are positions, by the hub's clock. In ms.
    """

    noticed: int
    after: int
    said: int
    said_at: int
    now: int | None = None
    now_at: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """What reading some records again said: beyond what ``verify`` says of all, nothing."""

    logs: int
    """That they lie in."""
    faults: tuple[RecordId, ...] = ()
    """Not here, not as written, not behind the record before, or not signed by their PC."""
    unproven: tuple[RecordId, ...] = ()
    """The signature that vouches for them was not reached in the time that there is."""
    absent: int = 0
    """Places of these logs at which there is no record."""


class Reading(Protocol):
    """One moment of the store. Of a human with several entries, each stands for all of them."""

    def directory(self) -> Directory: ...

    def pack(self, edition: EditionId) -> Pack | None:
        """The adopted edition, from the copy kept in the profile."""
        ...

    def guidance(self, edition: EditionId) -> Guidance | None:
        """How the tasks of an adopted edition are taught; None where the edition is unknown."""
        ...

    def archive(self, edition: EditionId) -> bytes | None:
        """An adopted edition whole, as ``PackFiles.archive`` wrote it."""
        ...

    def blob(self, sha256: str) -> bytes | None:
        """A file that a record names; None where it has not come to this PC yet."""
        ...

    def blob_size(self, sha256: str) -> int | None:
        """The same without reading it: how many bytes it has."""
        ...

    def record(self, record_id: RecordId) -> Record | None: ...

    def records(self, kinds: Collection[str]) -> list[Record]:
        """Every record of these kinds, in order of arrival."""
        ...

    def task_records(self, trainee: PersonId, task: str) -> list[Record]:
        """What a standing is made of: linked to this trainee (or everybody) and this task."""
        ...

    def trainee_records(self, trainee: PersonId, kinds: Collection[str]) -> list[Record]:
        """Records of these kinds linked to this trainee, whatever the task; order of arrival."""
        ...

    def history(
        self, trainee: PersonId, *, before: int | None = None, limit: int = 50
    ) -> list[Arrived]:
        """A trainee's records, newest first; ``before``: only those that arrived earlier."""
        ...

    def standings(
        self, trainee: PersonId, tasks: Collection[str] | None = None
    ) -> Mapping[str, Standing]:
        """By task id, all or only these; a task nothing is known of has no entry."""
        ...

    def all_standings(self) -> Mapping[PersonId, Mapping[str, Standing]]:
        """By human (``Directory.human``): each once, however many entries there are."""
        ...

    def to_sign(self, person: PersonId | None = None) -> list[ToSign]:
        """What waits for this person's signature, or for anybody's; oldest first."""
        ...

    def version(self, trainee: PersonId) -> tuple[object, ...]:
        """Another one whenever something arrived about this trainee, or an edition for everybody.

        People, rights and erasures are not in it: they change the directory.
        """
        ...

    def last_active(self) -> Mapping[PersonId, int]:
        """When a person last signed something here, in ms since 1970."""
        ...

    def pin(self, person: PersonId) -> PinState | None: ...

    def pins(self) -> Mapping[PersonId, PinState]:
        """The same for everybody who has one, in one question."""
        ...

    def recorded_by(self, person: PersonId, *, after: int = 0) -> list[Arrived]:
        """What was recorded in this person's name and arrived later; order of arrival."""
        ...

    def drafts(self, person: PersonId) -> list[Draft]:
        """What this person began on this PC, oldest first."""
        ...

    def last_visit(self, person: PersonId) -> Visit | None:
        """The visit before the present one; None: there was none on this PC."""
        ...

    def record_count(self) -> int: ...

    def log_of(self, record_id: RecordId) -> LogId | None:
        """The log that a record lies in, without reading the record."""
        ...

    def prove(self, records: Collection[RecordId]) -> Proof:
        """Whether these records are as they were written, chained and signed; reads each again."""
        ...

    # --- how far records have travelled; without a hub there is nothing to tell ------------------

    def membership(self) -> Membership | None:
        """Which hub this PC belongs to; None where it stands alone."""
        ...

    def waiting(self) -> Waiting: ...

    def receipts(self, records: Collection[RecordId]) -> Mapping[RecordId, Receipt]:
        """Of those of these records that have one."""
        ...

    def held_back(self, records: Collection[RecordId]) -> frozenset[RecordId]:
        """Of these records, those that the hub keeps without a place, or does not take."""
        ...

    def received_by(self, position: int) -> int | None:
        """When (hub clock, ms) the plant's record at this position came in: no earlier one is
        later. None where it is not here."""
        ...

    def restored(self) -> Sequence[Restored]:
        """Each time that the hub did not stand by its word, oldest first; mostly none."""
        ...

    def lost(self, records: Collection[RecordId]) -> Collection[RecordId]:
        """Of these records, those that the hub had confirmed before it was restored, and lost."""
        ...

    def last_received(self) -> Mapping[LogId, int]:
        """When (hub clock, ms) the last record of each log came in at the hub."""
        ...

    def arrived(self, kinds: Collection[str], *, after: int = 0) -> list[Arrived]:
        """Every record of these kinds that came to this PC later; order of arrival."""
        ...

    def ends(self) -> Sequence[Tip]:
        """The end of every log that is here; of one that forks the longest branch's."""
        ...

    def forked(self) -> Sequence[Place]:
        """Every record of the logs that fork, from one before where they do; mostly none."""
        ...

    def device_name(self) -> str:
        """What people call this PC."""
        ...

    def own_key(self) -> str:
        """The key (hex) that this PC writes with, from before its first record on."""
        ...

    def unsent_files(self) -> int:
        """Photos and files that the hub said it does not have, and this PC has."""
        ...

    def draft_count(self) -> int:
        """What anybody at this PC began and has not finished."""
        ...

    def is_sample(self) -> bool:
        """Whether this profile holds made-up people: marked SAMPLE on screen and paper."""
        ...

    def state_hash(self) -> str:
        """SHA-256 over the sorted hashes of all records of the plant, hex."""
        ...


class Writing(Reading, Protocol):
    """One transaction."""

    def append(
        self, body: Body, *, by: By | None, replaces: Sequence[RecordId] = (), at: int | None = None
    ) -> Record:
        """Seal a record into this device's log of the kind's stream. ``at``: ms, for samples."""
        ...

    def renew_recovery(self, recovery: RecoveryKeys, *, by: By) -> Record:
        """Another recovery code for this PC: its certificate names it, backups are sealed to it."""
        ...

    def found(self, person: PersonSaved, device_name: str, recovery: RecoveryKeys) -> Record:
        """A plant's first records: its founder and his PC. Answers the founder's record."""
        ...

    def keep_edition(self, pack: Pack, archive: bytes, guidance: Guidance) -> None:
        """Keep an edition whole (the archive's SHA-256 is the edition) and its parsed form."""
        ...

    def keep_blob(self, whole: bytes) -> str:
        """Keep a file that a record of this transaction names. Answers its SHA-256, hex."""
        ...

    def erase_body(self, record_id: RecordId) -> None:
        """Forget the body of an erasable record (a replaced PIN verifier, a name)."""
        ...

    def pin_was_wrong(self, person: PersonId, at_ms: int) -> None: ...

    def pin_was_right(self, person: PersonId) -> None: ...

    def keep_draft(self, person: PersonId, draft: Draft) -> None:
        """In the place of the one with the same form and subject."""
        ...

    def forget_draft(self, person: PersonId, form: str, subject: str) -> None: ...

    def visited(self, person: PersonId) -> None:
        """A visit of this person begins now; the one that was the last is the one before."""
        ...

    def mark_as_sample(self) -> None:
        """This profile will hold made-up people; it can never be taken back."""
        ...

    def changes(self) -> ChangeSet:
        """What this transaction touched and appended so far."""
        ...


class Store(Protocol):
    def reading(self) -> AbstractContextManager[Reading]: ...

    def writing(self) -> AbstractContextManager[Writing]: ...
