"""Papers about one trainee beside the progress sheet: the coaching log and the own record."""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.checklists.language import say
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.papers import CoachingLog
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.sheets import HistoryLine, OwnRecord
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import trainee_case, whole_catalogue
from trainer_app.services.gathering.head import Printing, head, notes
from trainer_app.services.gathering.progress import progress_sheet
from trainer_app.services.heads import trainee_head
from trainer_app.services.history import HistoryEntry, history_page
from trainer_app.services.session import SignedIn

_ALL = 100_000
_SHOWN = (
    b.SignoffRecorded,
    b.TryRecorded,
    b.SessionTaught,
    b.JobDone,
    b.ModuleCompleted,
    b.PracticalAttended,
    b.UnitSigned,
    b.CapstoneAssessed,
)


def coaching_log(reading: Reading, trainee: PersonId, how: Printing) -> CoachingLog:
    case = trainee_case(reading, trainee, ())
    told = notes(reading, whole_catalogue(reading), trainee, how)
    return CoachingLog(head(reading, case.pack, how), case.trainee.name, tuple(told))


def own_record(
    reading: Reading, trainee: PersonId, viewer: SignedIn, now_ms: int, how: Printing
) -> OwnRecord:
    """What is kept about a trainee: the standing, every note, everything that was recorded."""
    whole = progress_sheet(reading, trainee, how, with_notes=False)
    head_of = trainee_head(reading, trainee, how.as_of, names_all=True)
    page = history_page(reading, viewer, head_of, now_ms, before=None, limit=_ALL)
    lines = [_line(entry, page.pack, how) for entry in page.entries]
    return OwnRecord(
        progress=whole,
        notes=tuple(notes(reading, page.pack, trainee, how)),
        history=tuple(line for line in lines if line is not None and line.on <= how.as_of),
    )


def _line(entry: HistoryEntry, pack: Pack, how: Printing) -> HistoryLine | None:
    record = entry.record
    body = record.body
    if not isinstance(body, _SHOWN):
        return None
    said_on = getattr(body, "observed_on", None) or getattr(body, "on", None)
    what = entry.task or getattr(body, "module", "") or getattr(body, "session", "")
    unit = getattr(body, "unit", "")
    task = pack.tasks.get(entry.task)
    return HistoryLine(
        on=said_on or record.head.moment.date,
        kind=record.kind,
        task=what or unit,
        title=say(task.title, how.first) if task else "",
        level=getattr(body, "level", None),
        by=entry.by,
        state=entry.state.value,
    )
