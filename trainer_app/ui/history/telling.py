"""A record in words: what it says, and what became of it."""

from __future__ import annotations

from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.language import Words, say
from trainer_app.ui.history.view_model import Became, HistoryItem
from trainer_app.ui.i18n import iso, language, translate

BECAME_SHAPES = {
    Became.COUNTS: ("check", "ok"),
    Became.WAITS: ("clock", "warning"),
    Became.IN_QUESTION: ("circle-help", "danger"),
    Became.WITHDRAWN: ("octagon-x", "danger"),
    Became.REPLACED: ("circle-slash", "muted"),
    Became.NOT_COUNTING: ("circle-slash", "danger"),
    Became.UNREADABLE: ("triangle-alert", "danger"),
    Became.FACT: ("file-text", "muted"),
}
"""The icon, and the role of the colour that repeats it."""


def became_word(became: Became) -> str:
    return {
        Became.COUNTS: translate("History", "Counts"),
        Became.WAITS: translate("History", "Waits for a signature"),
        Became.IN_QUESTION: translate("History", "In question"),
        Became.WITHDRAWN: translate("History", "Taken back"),
        Became.REPLACED: translate("History", "Replaced"),
        Became.NOT_COUNTING: translate("History", "Does not count"),
        Became.UNREADABLE: translate("History", "Cannot be read"),
        Became.FACT: translate("History", "Recorded"),
    }[became]


def observed_on(body: b.Body | None) -> date | None:
    """The day that people stated, where the record has one."""
    for name in ("observed_on", "on"):
        day = getattr(body, name, None)
        if isinstance(day, date):
            return day
    return None


def what(item: HistoryItem, titles: dict[str, Words]) -> str:
    """The record in a few words."""
    said = _judged(item) or _about_signing(item) or _milestone(item, titles) or _other(item)
    return said or translate("History", "A record of kind {kind}").format(kind=item.kind)


def _judged(item: HistoryItem) -> str:
    match item.body:
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


def _about_signing(item: HistoryItem) -> str:
    match item.body:
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
        case b.QuestionRaised():
            return translate("History", "Question raised")
        case b.QuestionDecided():
            return translate("History", "Question decided")
        case b.SignoffSampled():
            return translate("History", "Sign-off looked at again")
    return ""


def _milestone(item: HistoryItem, titles: dict[str, Words]) -> str:
    match item.body:
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
    return ""


def _other(item: HistoryItem) -> str:
    match item.body:
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
        case b.SheetIssued(number=number):
            return translate("History", "Paper checklist {number}").format(number=number)
        case None:
            return _unread(item)
    return ""


def _unread(item: HistoryItem) -> str:
    return {
        "erased": translate("History", "Erased on request"),
        "newer": translate("History", "Made by a newer version of this program"),
    }.get(item.unreadable, translate("History", "A damaged record"))


def details(item: HistoryItem) -> list[str]:
    """What the record holds besides, a line each."""
    body = item.body
    lines = []
    if isinstance(body, b.SignoffRecorded):
        lines += _sign_off_details(body)
    words = getattr(body, "words", "")
    if words:
        lines.append(translate("History", "“{words}”").format(words=words))
    return lines


def _sign_off_details(body: b.SignoffRecorded) -> list[str]:
    lines = []
    for text, value in (
        (translate("History", "Evidence: {value}"), ", ".join(body.evidence)),
        (translate("History", "Mold: {value}"), body.mold),
        (translate("History", "Press: {value}"), body.press),
        (translate("History", "Work order: {value}"), body.work_order),
        (translate("History", "Minutes: {value}"), str(body.minutes) if body.minutes else ""),
        (translate("History", "Entered late: {value}"), body.late),
        (translate("History", "From sheet {value}"), body.sheet),
    ):
        if value:
            lines.append(text.format(value=value))
    return lines


def when(item: HistoryItem) -> str:
    day = observed_on(item.body)
    if day is None:
        return ""
    return translate("History", "observed {date}").format(date=iso(day))


def _named(wanted: str, titles: dict[str, Words]) -> str:
    title = titles.get(wanted)
    return f"{wanted} {say(title, language())}" if title else wanted
