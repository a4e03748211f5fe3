"""Whom or what a record is about, where its own body says so. Pure.

Asked of every record of a first sync, and so looked up by type: a ``match`` over these asks one
class after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.kernel.ids import PersonId, RecordId

_PERSON: Final[attrgetter[PersonId]] = attrgetter("person")
_TRAINEE: Final[attrgetter[PersonId | None]] = attrgetter("trainee")
_ABOUT: Final[attrgetter[RecordId]] = attrgetter("about")

_WHOM: Final[Mapping[type, attrgetter[PersonId] | attrgetter[PersonId | None]]] = {
    b.PersonNamed: _PERSON,
    b.PersonPin: _PERSON,
    b.PersonBadge: _PERSON,
    b.NoteWritten: _PERSON,
    b.RightSaved: _PERSON,
    b.EligibilityRecorded: _PERSON,
    b.EnrolmentSaved: _TRAINEE,
    b.PlanSaved: _TRAINEE,
    b.SlotSaved: _TRAINEE,
    b.SessionTaught: _TRAINEE,
    b.TryRecorded: _TRAINEE,
    b.JobDone: _TRAINEE,
    b.SignoffRecorded: _TRAINEE,
    b.ReobservationRequired: _TRAINEE,
    b.ExtensionGiven: _TRAINEE,
    b.AssessmentRequested: _TRAINEE,
    b.UnitSigned: _TRAINEE,
    b.ModuleCompleted: _TRAINEE,
    b.PracticalAttended: _TRAINEE,
    b.CreditClaimed: _TRAINEE,
    b.CapstoneAssessed: _TRAINEE,
    b.SheetIssued: _TRAINEE,
    b.TaskNotApplicable: _TRAINEE,
}

_WHAT: Final[Mapping[type, attrgetter[RecordId]]] = {
    b.SignatureGiven: _ABOUT,
    b.RecordWithdrawn: _ABOUT,
    b.QuestionRaised: _ABOUT,
    b.QuestionDecided: _ABOUT,
    b.SignoffSampled: _ABOUT,
    b.NoteAnswered: _ABOUT,
    b.NoteClosed: _ABOUT,
    b.NoteHandedOver: _ABOUT,
    b.CreditDecided: _ABOUT,
}


def about_whom(body: b.Body | None) -> PersonId | None:
    """The person that a record is about, where its own body says so."""
    said = _WHOM.get(type(body))
    return None if said is None else said(body)


def about_record(body: b.Body | None) -> RecordId | None:
    """The record that this one is about and whose place it shares."""
    said = _WHAT.get(type(body))
    return None if said is None else said(body)
