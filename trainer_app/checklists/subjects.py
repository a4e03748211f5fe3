"""Whom or what a record is about, where its own body says so. Pure."""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.kernel.ids import PersonId, RecordId


def about_whom(body: b.Body | None) -> PersonId | None:
    """The person that a record is about, where its own body says so."""
    match body:
        case (
            b.PersonNamed(person=person)
            | b.PersonPin(person=person)
            | b.PersonBadge(person=person)
            | b.NoteWritten(person=person)
            | b.RightSaved(person=person)
            | b.EligibilityRecorded(person=person)
        ):
            return person
        case (
            b.EnrolmentSaved(trainee=trainee)
            | b.PlanSaved(trainee=trainee)
            | b.SlotSaved(trainee=trainee)
            | b.SessionTaught(trainee=trainee)
            | b.TryRecorded(trainee=trainee)
            | b.JobDone(trainee=trainee)
            | b.SignoffRecorded(trainee=trainee)
            | b.ReobservationRequired(trainee=trainee)
            | b.ExtensionGiven(trainee=trainee)
            | b.AssessmentRequested(trainee=trainee)
            | b.UnitSigned(trainee=trainee)
            | b.ModuleCompleted(trainee=trainee)
            | b.PracticalAttended(trainee=trainee)
            | b.CreditClaimed(trainee=trainee)
            | b.CapstoneAssessed(trainee=trainee)
            | b.SheetIssued(trainee=trainee)
        ):
            return trainee
        case b.TaskNotApplicable(trainee=trainee):
            return trainee
    return None


def about_record(body: b.Body | None) -> RecordId | None:
    """The record that this one is about and whose place it shares."""
    match body:
        case (
            b.SignatureGiven(about=about_id)
            | b.RecordWithdrawn(about=about_id)
            | b.QuestionRaised(about=about_id)
            | b.QuestionDecided(about=about_id)
            | b.SignoffSampled(about=about_id)
            | b.NoteAnswered(about=about_id)
            | b.NoteClosed(about=about_id)
            | b.NoteHandedOver(about=about_id)
            | b.CreditDecided(about=about_id)
        ):
            return about_id
    return None
