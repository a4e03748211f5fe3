"""The one table of kinds: body, stream, who may make it, what it may replace.

Services, the hub and the tests all read this table. A kind that is not in it comes from a newer
program: it is kept, verified and passed on, and never gives a right.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Action
from trainer_app.kernel.ids import LogId, RecordId
from trainer_app.kernel.records import (
    LOG_OPENED,
    Head,
    SealedRecord,
    decode_head,
    depth_is_bounded,
)


class Stream(StrEnum):
    """One audience, one order."""

    PLANT = "plant"
    PRIVATE = "private"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the table. ``action`` is None for what only a device says."""

    name: str
    body: type[b.Body]
    stream: Stream
    action: Action | None
    replaces: frozenset[str] = frozenset()
    erasable: bool = False
    """Bodies in private and office, and names, can be erased (sync.md §3)."""


def _kind(
    name: str,
    body: type[b.Body],
    action: Action | None,
    *replaces: str,
    stream: Stream = Stream.PLANT,
    erasable: bool = False,
) -> Kind:
    return Kind(
        name, body, stream, action, frozenset(replaces), erasable or stream is not Stream.PLANT
    )


_JUDGED: Final = ("signoff.recorded", "try.recorded", "capstone.assessed")
FACTS: Final = (
    *("job.done", "session.taught", "slot.saved", "module.completed", "practical.attended"),
)
"""What was done or held: nobody judged it, and taking it back withdraws no judgement."""

_ROWS: Final = (
    _kind(LOG_OPENED, b.LogOpened, None),
    _kind("device.enrolled", b.DeviceEnrolled, None, "device.enrolled"),
    _kind("device.revoked", b.DeviceRevoked, None, "device.revoked"),
    _kind("person.saved", b.PersonSaved, Action.ADD_TRAINEE, "person.saved"),
    _kind("person.named", b.PersonNamed, Action.ADD_TRAINEE, "person.named", erasable=True),
    _kind("person.merged", b.PersonMerged, Action.MANAGE_PEOPLE, "person.merged"),
    _kind("right.saved", b.RightSaved, Action.GIVE_RIGHT, "right.saved"),
    _kind("site.saved", b.SiteSaved, Action.CHANGE_SITE, "site.saved"),
    _kind("edition.published", b.EditionPublished, Action.ADOPT_EDITION),
    _kind("edition.adopted", b.EditionAdopted, Action.ADOPT_EDITION, "edition.adopted"),
    _kind("memo.written", b.MemoWritten, Action.WRITE_MEMO, "memo.written"),
    _kind("enrolment.saved", b.EnrolmentSaved, Action.ADD_TRAINEE, "enrolment.saved"),
    _kind("plan.saved", b.PlanSaved, Action.ADD_TRAINEE, "plan.saved"),
    _kind("slot.saved", b.SlotSaved, Action.RECORD_TRY, "slot.saved"),
    _kind("session.taught", b.SessionTaught, Action.RECORD_TRY, "session.taught"),
    _kind("try.recorded", b.TryRecorded, Action.RECORD_TRY, "try.recorded"),
    _kind("job.done", b.JobDone, Action.RECORD_JOB, "job.done"),
    _kind("signoff.recorded", b.SignoffRecorded, Action.SIGN_OFF, "signoff.recorded"),
    _kind("signature.given", b.SignatureGiven, Action.SIGN_AS_TRAINEE, "signature.given"),
    _kind(
        "record.withdrawn",
        b.RecordWithdrawn,
        Action.WITHDRAW,
        *_JUDGED,
        *FACTS,
        *("extension.given", "reobservation.required", "question.raised", "record.withdrawn"),
        "unit.signed",
    ),
    _kind("reobservation.required", b.ReobservationRequired, Action.REQUIRE_REOBSERVATION),
    _kind("extension.given", b.ExtensionGiven, Action.EXTEND),
    _kind("signoff.sampled", b.SignoffSampled, Action.SAMPLE),
    _kind("assessment.requested", b.AssessmentRequested, Action.REQUEST_ASSESSMENT),
    _kind("question.raised", b.QuestionRaised, Action.RAISE_QUESTION),
    _kind(
        "question.decided",
        b.QuestionDecided,
        Action.DECIDE_QUESTION,
        *_JUDGED,
        *("record.withdrawn", "question.decided", "unit.signed", "module.completed"),
        "practical.attended",
    ),
    _kind(
        "task.not_applicable",
        b.TaskNotApplicable,
        Action.APPROVE_NOT_APPLICABLE,
        "task.not_applicable",
    ),
    _kind("unit.signed", b.UnitSigned, Action.SIGN_UNIT, "unit.signed"),
    _kind("module.completed", b.ModuleCompleted, Action.MARK_MODULE, "module.completed"),
    _kind("practical.attended", b.PracticalAttended, Action.MARK_MODULE, "practical.attended"),
    _kind("credit.claimed", b.CreditClaimed, Action.REQUEST_ASSESSMENT, "credit.claimed"),
    _kind("credit.decided", b.CreditDecided, Action.DECIDE_QUESTION, "credit.decided"),
    _kind("capstone.assessed", b.CapstoneAssessed, Action.ASSESS_CAPSTONE, "capstone.assessed"),
    _kind("sheet.issued", b.SheetIssued, Action.PRINT_SHEET),
    _kind("body.erased", b.BodyErased, Action.MANAGE_PEOPLE),
    _kind("person.pin", b.PersonPin, Action.SET_OWN_PIN, "person.pin", stream=Stream.PRIVATE),
    _kind(
        "person.badge",
        b.PersonBadge,
        Action.MANAGE_PEOPLE,
        "person.badge",
        stream=Stream.PRIVATE,
    ),
    _kind("note.written", b.NoteWritten, Action.WRITE_NOTE, "note.written", stream=Stream.PRIVATE),
    _kind(
        "note.answered", b.NoteAnswered, Action.ANSWER_NOTE, "note.answered", stream=Stream.PRIVATE
    ),
    _kind("note.closed", b.NoteClosed, Action.WRITE_NOTE, stream=Stream.PRIVATE),
    _kind(
        "note.handed_over",
        b.NoteHandedOver,
        Action.WRITE_NOTE,
        "note.handed_over",
        stream=Stream.PRIVATE,
    ),
    _kind(
        "eligibility.recorded",
        b.EligibilityRecorded,
        Action.SEE_OFFICE,
        "eligibility.recorded",
        stream=Stream.OFFICE,
    ),
    _kind("cost.saved", b.CostSaved, Action.SEE_OFFICE, "cost.saved", stream=Stream.OFFICE),
    _kind("joining.accepted", b.JoiningAccepted, Action.ACCEPT_JOINING, "joining.accepted"),
    _kind("step.pictured", b.StepPictured, Action.WRITE_MEMO, "step.pictured"),
    _kind("pc.left", b.PcLeft, None),
)

KINDS: Final[dict[str, Kind]] = {kind.name: kind for kind in _ROWS}

KIND_OF_BODY: Final[dict[type[b.Body], Kind]] = {kind.body: kind for kind in _ROWS}


class Record(msgspec.Struct, frozen=True):
    """A stored record as the domain reads it.

    ``body`` is None when it was erased, when the kind is unknown ("made by a newer version") or
    when it cannot be read; ``unreadable`` then says which: ``erased``, ``newer`` or ``damaged``.
    """

    id: RecordId
    log: LogId
    seq: int
    head: Head
    body: b.Body | None
    unreadable: str = ""

    @property
    def kind(self) -> str:
        return self.head.kind


_encoder: Final = msgspec.json.Encoder()
_NO_HEAD: Final = Head(kind="", at=0)


@cache
def _decoder(body: type[b.Body]) -> msgspec.json.Decoder[b.Body]:
    """Made for the kinds that are met: making all of them takes longer than to read a Board."""
    return msgspec.json.Decoder(body)


def encode_body(body: b.Body) -> bytes:
    """The bytes that are hashed and kept."""
    return _encoder.encode(body)


def understand(sealed: SealedRecord) -> Record:
    """What a sealed record says. Never raises: what cannot be understood is kept as such (I13)."""
    try:
        head = decode_head(sealed.head)
    except Exception:  # noqa: BLE001 - hostile bytes must not stop the others (sync.md I13)
        return Record(sealed.id, sealed.log, sealed.seq, _NO_HEAD, None, "damaged")
    kind = KINDS.get(head.kind)
    if kind is None:
        return Record(sealed.id, sealed.log, sealed.seq, head, None, "newer")
    if sealed.body is None:
        return Record(sealed.id, sealed.log, sealed.seq, head, None, "erased")
    try:
        if not depth_is_bounded(sealed.body):
            return Record(sealed.id, sealed.log, sealed.seq, head, None, "damaged")
        body = _decoder(kind.body).decode(sealed.body)
    except Exception:  # noqa: BLE001 - see above
        return Record(sealed.id, sealed.log, sealed.seq, head, None, "damaged")
    return Record(sealed.id, sealed.log, sealed.seq, head, body)
