"""Bodies of what a plant is: logs, devices, people, rights, sites, editions, enrolments."""

from __future__ import annotations

from datetime import date

import msgspec

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.bodies.base import Body, SaltedBody
from trainer_app.kernel.ids import EditionId, LogId, PersonId, RecordId


class OldTip(msgspec.Struct, frozen=True, array_like=True):
    log: LogId
    seq: int
    h: str


class LogOpened(Body, frozen=True):
    """First record of every log; the log's id is the hash of this body."""

    key: str
    """The device's Ed25519 public key, hex."""
    stream: str
    nonce: str
    """16 random bytes, hex."""
    reason: str = "new"
    """new | restored | forked"""
    old: OldTip | None = None
    plant: str = ""
    """Of a hub's own log, the plant's id at the hub: a hub has one key for all of its plants, and
    what it says in one of them says nothing in another."""


class DeviceEnrolled(Body, frozen=True):
    """A PC is admitted. The first one of a plant names the founder and the recovery keys."""

    key: str
    name: str
    letter: str
    """The PC's letter on paper: sheet B-0417."""
    office: bool = False
    """Roles, rights and PIN resets of others count only from office PCs."""
    founder: PersonId | None = None
    recovery_sign: str = ""
    """Ed25519 public key of the recovery code, hex: what it signs admits a restored device."""
    recovery_seal: str = ""
    """X25519 public key of the recovery code, hex: backups carry their key sealed to it."""
    proof: str = ""
    """Signature by the recovery key over ``certificate_bytes``, for a restored device."""
    old: OldTip | None = None
    grant: str = ""
    """What the hub lets it do with the plant's streams (``sync.protocol.Grant``); empty: no hub."""
    earlier: tuple[OldTip, ...] = ()
    """Of a PC that joined with records of its own: the tips of every log it brought."""


class DeviceRevoked(Body, frozen=True):
    """What is at or below a named tip still counts; a higher tip releases more."""

    key: str
    tips: tuple[OldTip, ...] = ()


class PcLeft(Body, frozen=True):
    """The PC in whose log it stands leaves the plant: its profile goes. It ends no key: whoever
    runs the hub does that. Said of something that went on recording, it says nothing."""


class PersonSaved(Body, frozen=True):
    """Roles and settings of a person. The person's id is the id of the first of these."""

    roles: tuple[str, ...]
    language: str = "en"
    """en | fr: the language of this person's screens and signature panels."""
    active: bool = True
    shift: str = ""
    known: tuple[OldTip, ...] = ()
    """Where roles are taken away: how far the other PCs' logs were known. What they hold beyond
    was made without knowing of it."""


class PersonNamed(SaltedBody, frozen=True):
    """The name of a person; may be erased without changing any status."""

    person: PersonId = PersonId("")
    name: str = ""


class PersonMerged(Body, frozen=True):
    """Two entries are one human. Symmetric; gives no rights; undone by a record in its place."""

    persons: tuple[PersonId, PersonId]
    same: bool = True
    kept: PersonId = PersonId("")
    """Which of the two is shown from now on, and whose PIN and roles are asked for."""


class RightSaved(SaltedBody, frozen=True):
    """A supervisor's word that a person may sign these tasks or units."""

    person: PersonId = PersonId("")
    scope: tuple[str, ...] = ()
    """Task ids and unit ids; ``*`` for all."""
    basis: str = ""
    """trade | programme | employer ("named by the employer": the only trainer of a plant)"""
    start: date | None = None
    until: date | None = None
    words: str = ""
    active: bool = True


class SiteSaved(Body, frozen=True):
    """The plant and its own switches. The site's id is the id of the first of these."""

    name: str
    employer: str = ""
    several_molds: bool = True
    """Whether "not always the same mold" can be asked for here."""
    simulation_barred: tuple[str, ...] = ()
    recert_months: dict[str, int] = {}
    """Shorter intervals by task id; never longer than the pack's."""
    switches: dict[str, str] = {}
    """The plant's own values for the pack's warn / enforce / off switches."""


class EditionPublished(Body, frozen=True):
    edition: EditionId
    pack: str
    version: str


class EditionAdopted(Body, frozen=True):
    """From now on this plant judges by this edition."""

    edition: EditionId
    pack: str
    version: str
    audience: str = TRAINEES
    """Whom the programme is for (``audiences``); it takes the place of theirs alone."""


class MemoWritten(SaltedBody, frozen=True):
    """A teaching memo: about a task, naming nobody."""

    task: str = ""
    words: str = ""


class StepPictured(SaltedBody, frozen=True):
    """A photo of this site's own beside a step of a task's breakdown; without one it is withdrawn.

    ``step`` is what the step said then, in every language: it finds its step again in another
    edition, wherever it stands there.
    """

    task: str = ""
    edition: EditionId = EditionId("")
    number: int = 0
    """Of the step, from 1, in that edition."""
    steps: int = 0
    """How many there were."""
    step: dict[str, str] = {}
    shows: str = "good"
    """good | not_good"""
    photo: str = ""
    """SHA-256 of the JPEG, hex."""
    words: str = ""


class EnrolmentSaved(Body, frozen=True):
    """A trainee follows a programme, as somebody new or as an incumbent."""

    trainee: PersonId
    pack: str
    pathway: str = "new"
    """new | incumbent"""
    started: date | None = None
    trainers: tuple[PersonId, ...] = ()
    active: bool = True


class PlanSaved(Body, frozen=True):
    trainee: PersonId
    start: date
    targets: dict[str, date] = {}


class SlotSaved(SaltedBody, frozen=True):
    """Time agreed for a trainee; what became of it is said by a record in its place."""

    trainee: PersonId = PersonId("")
    on: date | None = None
    minutes: int = 0
    tasks: tuple[str, ...] = ()
    held: bool | None = None
    """None: planned, and nothing is said yet."""
    words: str = ""
    why: str = ""
    """Of a missed one: ``slots.MissedWhy``."""
    instead: RecordId = RecordId("")
    """The missed slot that it makes up for."""


class JoiningAccepted(Body, frozen=True):
    """What a PC recorded before it joined counts from now on; undone by a record in its place."""

    certificate: RecordId
    """The ``device.enrolled`` that names its earlier logs: what it names later is not meant."""
    accepted: bool = True
