"""The bodies of records, one struct a kind. What a record *says*; nothing here decides.

Encoded once with msgspec and kept verbatim; fields may be added with a default, never renamed,
retyped or removed. Links to other records ("about") live here. Dates are what people stated.

A body that holds a name or free words begins with a 16-byte salt, so that after erasure its hash
gives nothing away. Names stand in ``person.named``, apart from roles, so that no status ever
depends on a body that may be erased.
"""

from __future__ import annotations

from trainer_app.checklists.bodies.base import (
    Body,
    SaltedBody,
)
from trainer_app.checklists.bodies.plant import (
    DeviceEnrolled,
    DeviceRevoked,
    EditionAdopted,
    EditionPublished,
    EnrolmentSaved,
    LogOpened,
    MemoWritten,
    OldTip,
    PersonMerged,
    PersonNamed,
    PersonSaved,
    PlanSaved,
    RightSaved,
    SiteSaved,
    SlotSaved,
)
from trainer_app.checklists.bodies.private import (
    CostSaved,
    EligibilityRecorded,
    NoteAnswered,
    NoteClosed,
    NoteWritten,
    PersonPin,
)
from trainer_app.checklists.bodies.training import (
    AssessmentRequested,
    BodyErased,
    CapstoneAssessed,
    CreditClaimed,
    CreditDecided,
    ExtensionGiven,
    JobDone,
    ModuleCompleted,
    PracticalAttended,
    QuestionDecided,
    QuestionRaised,
    RecordWithdrawn,
    ReobservationRequired,
    SessionTaught,
    SheetIssued,
    SignatureGiven,
    SignoffRecorded,
    SignoffSampled,
    TaskNotApplicable,
    TryRecorded,
    UnitSigned,
)

__all__ = [
    "AssessmentRequested",
    "Body",
    "BodyErased",
    "CapstoneAssessed",
    "CostSaved",
    "CreditClaimed",
    "CreditDecided",
    "DeviceEnrolled",
    "DeviceRevoked",
    "EditionAdopted",
    "EditionPublished",
    "EligibilityRecorded",
    "EnrolmentSaved",
    "ExtensionGiven",
    "JobDone",
    "LogOpened",
    "MemoWritten",
    "ModuleCompleted",
    "NoteAnswered",
    "NoteClosed",
    "NoteWritten",
    "OldTip",
    "PersonMerged",
    "PersonNamed",
    "PersonPin",
    "PersonSaved",
    "PlanSaved",
    "PracticalAttended",
    "QuestionDecided",
    "QuestionRaised",
    "RecordWithdrawn",
    "ReobservationRequired",
    "RightSaved",
    "SaltedBody",
    "SessionTaught",
    "SheetIssued",
    "SignatureGiven",
    "SignoffRecorded",
    "SignoffSampled",
    "SiteSaved",
    "SlotSaved",
    "TaskNotApplicable",
    "TryRecorded",
    "UnitSigned",
]
