"""A record in a few words, for every screen that names one: the history, a question, My page.

Says what a record says and never what became of it. In the language of the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from trainer_app.checklists import bodies as b
from trainer_app.checklists.language import Words, say
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.shared.class_words import source_words
from trainer_app.ui.shared.slot_words import reason_words


class Told(Protocol):
    """What the words are made of."""

    @property
    def kind(self) -> str: ...

    @property
    def body(self) -> b.Body | None: ...

    @property
    def unreadable(self) -> str: ...


def observed_on(body: b.Body | None) -> date | None:
    """The day that people stated, where the record has one."""
    for name in ("observed_on", "on"):
        day = getattr(body, name, None)
        if isinstance(day, date):
            return day
    return None


def stated(day: date, *, watched: bool) -> str:
    """The day that people stated: somebody watched on it, or something was done."""
    words = translate("History", "observed {date}")
    return (words if watched else translate("History", "dated {date}")).format(date=iso(day))


def what(told: Told, titles: Mapping[str, Words]) -> str:
    """The record in a few words."""
    said = _judged(told) or _about_signing(told) or _milestone(told, titles)
    said = said or _about_person(told) or _other(told)
    return said or translate("History", "A record of kind {kind}").format(kind=told.kind)


def _judged(told: Told) -> str:
    match told.body:
        case b.SignoffRecorded(level=level):
            return translate("History", "Sign-off at level {level}").format(level=level)
        case b.TryRecorded(unsafe=True):
            return translate("History", "Try, stopped for an unsafe act")
        case b.TryRecorded(stopped=True):
            return translate("History", "Try, stopped")
        case b.TryRecorded(level=level):
            return translate("History", "Try at level {level}").format(level=level)
        case b.CapstoneAssessed(passed=True):
            return translate("History", "Capstone passed")
        case b.CapstoneAssessed():
            return translate("History", "Capstone, not yet")
    return ""


def _about_signing(told: Told) -> str:
    match told.body:
        case b.SignatureGiven(role="second"):
            return translate("History", "Second assessor’s signature")
        case b.SignatureGiven(agrees=True):
            return translate("History", "Signature: the trainee agrees")
        case b.SignatureGiven():
            return translate("History", "The trainee does not agree")
        case b.RecordWithdrawn(reason="mistake"):
            return translate("History", "Taken back: entered by mistake")
        case b.RecordWithdrawn():
            return translate("History", "Judgement withdrawn")
        case b.ReobservationRequired():
            return translate("History", "A new observation was asked for")
        case b.ExtensionGiven():
            return translate("History", "Extension given")
        case b.QuestionRaised(reason="not_me"):
            return translate("History", "Question raised: that was not me")
        case b.QuestionRaised(reason="disagrees"):
            return translate("History", "Question raised: I see it differently")
        case b.QuestionRaised():
            return translate("History", "Question raised")
        case b.QuestionDecided(stands=None):
            return translate("History", "Question decided: none of them stands")
        case b.QuestionDecided():
            return translate("History", "Question decided: one of them stands")
        case b.SignoffSampled(agrees=True):
            return translate("History", "Sign-off looked at again: agrees")
        case b.SignoffSampled():
            return translate("History", "Sign-off looked at again: sees it differently")
    return ""


def _milestone(told: Told, titles: Mapping[str, Words]) -> str:
    match told.body:
        case b.ModuleCompleted(module=module):
            return translate("History", "Module complete: {name}").format(
                name=_named(module, titles)
            )
        case b.PracticalAttended(session=session):
            return translate("History", "Practical session: {name}").format(
                name=_named(session, titles)
            )
        case b.UnitSigned(unit=unit):
            return translate("History", "Unit signature: {name}").format(name=_named(unit, titles))
        case b.EnrolmentSaved():
            return translate("History", "Enrolled in the programme")
        case b.PlanSaved():
            return translate("History", "Plan saved")
        case b.SlotSaved(held=None):
            return translate("History", "Training slot planned")
        case b.SlotSaved(held=True):
            return translate("History", "Training slot held")
        case b.SlotSaved():
            return translate("History", "Training slot missed")
    return ""


def _about_person(told: Told) -> str:
    match told.body:
        case b.PersonNamed(name=name):
            return translate("History", "Named {name}").format(name=name)
        case b.PersonPin(once=True):
            return translate("History", "One-time code given")
        case b.PersonPin():
            return translate("History", "PIN chosen")
        case b.PersonBadge(verifier=""):
            return translate("History", "Badge taken away")
        case b.PersonBadge():
            return translate("History", "Badge given")
        case b.RightSaved(active=True):
            return translate("History", "Right to sign given")
        case b.RightSaved():
            return translate("History", "Right to sign ended")
    return ""


def _other(told: Told) -> str:
    match told.body:
        case b.SessionTaught():
            return translate("History", "Taught")
        case b.JobDone(tasks=tasks):
            return translate("History", "Job done: {tasks}").format(tasks=", ".join(tasks))
        case b.AssessmentRequested():
            return translate("History", "Asked to be assessed")
        case b.TaskNotApplicable(applicable=False):
            return translate("History", "Set not applicable")
        case b.TaskNotApplicable():
            return translate("History", "Applies again")
        case b.NoteWritten():
            return translate("History", "Coaching note")
        case b.NoteAnswered():
            return translate("History", "Answer to a note")
        case b.NoteClosed():
            return translate("History", "Note closed")
        case b.NoteHandedOver():
            return translate("History", "Follow-up handed over")
        case b.SheetIssued(number=number):
            return translate("History", "Paper checklist {number}").format(number=number)
        case None:
            return _unread(told)
    return ""


def _unread(told: Told) -> str:
    return {
        "erased": translate("History", "Erased on request"),
        "newer": translate("History", "Made by a newer version of this program"),
    }.get(told.unreadable, translate("History", "A damaged record"))


def details(told: Told) -> list[str]:
    """What the record holds besides, a line each; its own words last."""
    body = told.body
    lines = _judged_details(body) or _decided_details(body) or _class_details(body)
    words = getattr(body, "words", "")
    if words:
        lines.append(translate("History", "“{words}”").format(words=words))
    return lines


def _judged_details(body: b.Body | None) -> list[str]:
    match body:
        case b.SignoffRecorded():
            return _sign_off_details(body)
        case b.TryRecorded():
            return _try_details(body)
        case b.CapstoneAssessed():
            return _filled(
                (translate("History", "Mold: {value}"), body.mold),
                (translate("History", "Tasks: {value}"), ", ".join(body.tasks)),
            )
    return []


def _decided_details(body: b.Body | None) -> list[str]:
    """What a supervisor decided: until when, on what condition, and whether it was also his own."""
    match body:
        case b.ExtensionGiven(until=date() as until):
            return _filled(
                (translate("History", "Extended until {value}"), iso(until)),
                (translate("History", "Until then: {value}"), body.control),
            )
        case b.TaskNotApplicable():
            whole = translate("History", "For the whole plant")
            return [
                *([whole] if body.trainee is None else []),
                *_filled((translate("History", "Consent: {value}"), body.consent)),
                *_same_person(body.same_person),
            ]
        case b.QuestionDecided():
            return _same_person(body.same_person)
    return []


def _class_details(body: b.Body | None) -> list[str]:
    match body:
        case b.ModuleCompleted(source=source) | b.PracticalAttended(source=source):
            said = source_words(source)
            return [said] if said else []
        case b.PlanSaved(start=start, targets=targets):
            words = translate("History", "From {start} to {end}")
            return [words.format(start=iso(start), end=iso(max(targets.values(), default=start)))]
        case b.SlotSaved():
            return _filled(
                (translate("History", "Minutes: {value}"), str(body.minutes or "")),
                (translate("History", "Tasks: {value}"), ", ".join(body.tasks)),
                (translate("History", "Because: {value}"), reason_words(body)),
            )
    return []


def _same_person(is_same: bool) -> list[str]:
    said = translate("History", "Same person: who decided had a part in it.")
    return [said] if is_same else []


def _sign_off_details(body: b.SignoffRecorded) -> list[str]:
    return _filled(
        (translate("History", "Evidence: {value}"), ", ".join(body.evidence)),
        (translate("History", "Mold: {value}"), body.mold),
        (translate("History", "Press: {value}"), body.press),
        (translate("History", "Work order: {value}"), body.work_order),
        (translate("History", "Minutes: {value}"), str(body.minutes) if body.minutes else ""),
        (translate("History", "Entered late: {value}"), body.late),
        (translate("History", "From sheet {value}"), body.sheet),
    )


def _try_details(body: b.TryRecorded) -> list[str]:
    declared = translate("History", "In a declared assessment")
    return [
        *([declared] if body.declared else []),
        *_filled(
            (
                translate("History", "Lines not yet met: {value}"),
                ", ".join(str(line) for line in body.missed),
            ),
            (translate("History", "Mold: {value}"), body.mold),
        ),
    ]


def _filled(*lines: tuple[str, str]) -> list[str]:
    return [text.format(value=value) for text, value in lines if value]


def _named(wanted: str, titles: Mapping[str, Words]) -> str:
    title = titles.get(wanted)
    return f"{wanted} {say(title, language())}" if title else wanted
