"""A task as values: the standard, this trainee so far, and whether the viewer may sign it today.

QtCore only; reads on the store worker; updates when a record about this trainee arrives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.glossing import Glossers
from trainer_app.checklists.guidance import Breakdown, Card, GlossaryWord
from trainer_app.checklists.language import Words
from trainer_app.checklists.lessons import Lesson
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import Lack, LapseReason, Status, TaskStatus
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.how_to_teach import MemoLine
from trainer_app.services.pages import TaskPage, Witnessed
from trainer_app.services.photos import PhotoLine
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.trainee import TraineePages
from trainer_app.ui.shared.circumstances import name_of
from trainer_app.ui.shared.evidence import EvidenceItem, evidence_items
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


class Side(StrEnum):
    """What of the task is looked at. The standard stays in sight where there is room."""

    STANDARD = "standard"
    JOB = "job"
    TEACHING = "teaching"


@dataclass(frozen=True, slots=True)
class PrerequisiteItem:
    task: str
    title: Words
    status: Status
    level: int
    counted: int
    required: int


@dataclass(frozen=True, slots=True)
class WatchedItem:
    """A performance that counts."""

    on: date
    level: int
    method: Words
    evidence: tuple[str, ...]
    observers: tuple[str, ...]
    mold: str
    late: bool
    sheet: str
    compared_by: str = ""
    same_person: bool = False
    photos: tuple[EvidenceItem, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoItem:
    record: str
    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class PhotoItem:
    """Of this site, beside a step (``number``; 0: the step has changed); ``image`` may be away."""

    record: str
    number: int
    shows: str
    words: str
    file: str
    image: bytes | None


@dataclass(frozen=True, slots=True)
class SecondItem:
    """A performance that the viewer may have watched too."""

    record: RecordId
    on: date


@dataclass(frozen=True, slots=True)
class TaskState(PageState):
    is_loaded: bool = False
    trainee: str = ""
    task: str = ""
    title: Words | None = None
    tier: str = "N"
    tier_name: Words | None = None
    tier_meaning: Words | None = None
    is_core: bool = True
    recert_months: int | None = None
    lines: tuple[Words, ...] = ()
    prerequisites: tuple[PrerequisiteItem, ...] = ()
    opens: tuple[str, ...] = ()
    status: Status = Status.NOT_STARTED
    level: int = 0
    level_name: Words | None = None
    may_work: Words | None = None
    counted: int = 0
    required: int = 1
    expires_on: date | None = None
    extended_until: date | None = None
    lapse_reason: LapseReason | None = None
    second_look_missing: bool = False
    paused: bool = False
    lacks: tuple[Lack, ...] = ()
    waiting: tuple[date, ...] = ()
    """Days of the sign-offs that wait for the trainee's signature."""
    questions: tuple[QuestionKind, ...] = ()
    watched: tuple[WatchedItem, ...] = ()
    actions: tuple[str, ...] = ()
    """Routes that this viewer may take from here, in the order in which they are offered."""
    more: tuple[str, ...] = ()
    """The same for what supervisors decide."""
    may_second: tuple[SecondItem, ...] = ()
    may_record: bool = False
    in_the_way: tuple[Problem, ...] = ()
    warned: tuple[Problem, ...] = ()
    may_give_right: bool = False
    """A right to sign is what is missing, and this viewer may give it."""
    side: Side = Side.STANDARD
    breakdown: Breakdown | None = None
    task_cards: tuple[Card, ...] = ()
    cards: tuple[Card, ...] = ()
    memos: tuple[MemoItem, ...] = ()
    photos: tuple[PhotoItem, ...] = ()
    lesson: Lesson | None = None
    """In class and on the floor; None where it is not taught in class."""
    module: str = ""
    session: str = ""
    attended: date | None = None
    """When the practical session of the task was complete."""
    may_add_photo: bool = False
    glossary: tuple[GlossaryWord, ...] = ()
    glossers: Glossers | None = None
    may_teach: bool = False
    may_write_memo: bool = False
    may_print_sheet: bool = False


SECOND = "second_look"
TEACH, MEMO, PHOTO, SHEET = "teach", "memo", "step_photo", "trainer_sheet"
TRY, JOB, JOB_DONE, NOTE, PAPER = "try", "job", "job_done", "write_note", "paper_checklist"
REOBSERVE, EXTEND, NOT_APPLICABLE = "reobserve", "extend", "not_applicable"
_NEEDS = {
    TEACH: Action.RECORD_TRY,
    TRY: Action.RECORD_TRY,
    JOB: Action.SIGN_OFF,
    JOB_DONE: Action.RECORD_JOB,
    NOTE: Action.WRITE_NOTE,
    PAPER: Action.PRINT_SHEET,
}
_MORE_NEEDS = {
    REOBSERVE: Action.REQUIRE_REOBSERVATION,
    EXTEND: Action.EXTEND,
    NOT_APPLICABLE: Action.APPROVE_NOT_APPLICABLE,
}
RIGHT = "right"
ROUTES = (*_NEEDS, *_MORE_NEEDS, SECOND, MEMO, PHOTO, SHEET, RIGHT)
_LACKS_RIGHT = (ErrorCode.NO_RIGHT_TO_SIGN, ErrorCode.RIGHT_ENDED)
_ABOUT_OTHERS = frozenset({TEACH, TRY, JOB, NOTE, *_MORE_NEEDS})
"""Nobody does these for himself."""


class TaskViewModel(PageModel[TaskState]):
    sign_off_wanted = Signal()
    right_wanted = Signal()
    wanted = Signal(str)
    """One of the routes in ``actions`` or ``more``."""
    second_wanted = Signal(str)
    """The record that is looked at a second time."""
    memo_wanted = Signal(str)
    """The memo to be written anew; empty: another one."""
    enlarge_wanted = Signal(object, int)
    """The photos of a performance, and which one."""
    photo_wanted = Signal(str)
    """The photo to be seen large; empty: to add one."""

    def __init__(
        self,
        tasks: TaskRunner,
        pages: TraineePages,
        viewer: SignedIn,
        trainee: PersonId,
        task: str,
        parent: QObject | None = None,
        *,
        routes: Collection[str] = (),
    ) -> None:
        """``routes``: the screens that there are, of those that a task leads to."""
        super().__init__(TaskState(task=task), parent)
        self._routes = frozenset(routes)
        self._tasks = tasks
        self._pages = pages
        self._viewer = viewer
        self._trainee = trainee
        self._task = task
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        pages, viewer, trainee, task = self._pages, self._viewer, self._trainee, self._task
        self._tasks.query(
            self, lambda: pages.task(viewer, trainee, task), self._on_page, self._on_problem
        )

    def record_sign_off(self) -> None:
        if self.state.may_record and not self.state.in_the_way:
            self.sign_off_wanted.emit()

    def give_right(self) -> None:
        if self.state.may_give_right:
            self.right_wanted.emit()

    def go(self, route: str) -> None:
        if route in (*self.state.actions, *self.state.more):
            self.wanted.emit(route)

    def sign_second_look(self, record: str) -> None:
        if any(item.record == record for item in self.state.may_second):
            self.second_wanted.emit(record)

    def look_at(self, side: str) -> None:
        self._show(replace(self.state, side=Side(side)))

    def write_memo(self, record: str) -> None:
        if self.state.may_write_memo:
            self.memo_wanted.emit(record)

    def open_photo(self, record: str) -> None:
        known = any(photo.record == record for photo in self.state.photos)
        if known if record else self.state.may_add_photo:
            self.photo_wanted.emit(record)

    def print_sheet(self) -> None:
        if self.state.may_print_sheet:
            self.wanted.emit(SHEET)

    def _may(self, needs: Mapping[str, Action], page: TaskPage) -> tuple[str, ...]:
        viewer, status = self._viewer, page.status
        fits = {
            REOBSERVE: status.is_achieved,
            EXTEND: status.status in (Status.DUE, Status.LAPSED),
        }
        return tuple(
            route
            for route, action in needs.items()
            if route in self._routes
            and viewer.may(action, about=self._trainee)
            and not (page.own and route in _ABOUT_OTHERS)
            and fits.get(route, True)
        )

    def _on_page(self, page: TaskPage) -> None:
        pack, task, status, how = page.pack, page.task, page.status, page.how
        tier = pack.policy.tier(task.tier)
        level = pack.level(status.level)
        self._show(
            TaskState(
                is_loaded=True,
                trainee=page.trainee.name,
                task=task.id,
                title=task.title,
                tier=task.tier,
                tier_name=tier.name if tier else None,
                tier_meaning=tier.meaning if tier else None,
                is_core=task.is_core,
                recert_months=task.recert_months,
                lines=task.lines,
                prerequisites=tuple(_prerequisite(pack, s) for s in page.prerequisites),
                opens=page.opens,
                lesson=page.lesson,
                module=task.module,
                session=task.session,
                attended=page.attended,
                status=status.status,
                level=status.level,
                level_name=level.name,
                may_work=level.may_work,
                counted=status.counted,
                required=status.required,
                expires_on=status.expires_on,
                extended_until=status.extended_until,
                lapse_reason=status.lapse_reason,
                second_look_missing=status.second_look_missing,
                paused=status.paused,
                lacks=status.lacks,
                waiting=tuple(w.observed_on for w in status.waiting),
                questions=tuple(q.kind for q in status.questions),
                watched=tuple(_watched(pack, w) for w in page.witnessed),
                actions=self._may(_NEEDS, page),
                more=self._may(_MORE_NEEDS, page),
                may_second=tuple(
                    SecondItem(w.record, w.observed_on)
                    for w in page.witnessed
                    if w.record in page.may_second and SECOND in self._routes
                ),
                may_record=page.may_record,
                in_the_way=page.ruling.problems,
                warned=page.ruling.warnings,
                may_give_right=self._may_give_right(page.ruling.problems),
                side=self.state.side,
                breakdown=how.breakdown,
                task_cards=how.task_cards,
                cards=how.cards,
                memos=tuple(_memo(line) for line in how.memos),
                photos=tuple(_photo(line) for line in how.photos),
                may_add_photo=how.may_add_photo and PHOTO in self._routes,
                glossary=how.glossary,
                glossers=how.glossers,
                may_teach=how.may_teach,
                may_write_memo=how.may_write_memo and MEMO in self._routes,
                may_print_sheet=how.may_teach and SHEET in self._routes,
            )
        )

    def _may_give_right(self, problems: Iterable[Problem]) -> bool:
        lacks = any(problem.code in _LACKS_RIGHT for problem in problems)
        return lacks and self._viewer.may(Action.GIVE_RIGHT) and RIGHT in self._routes

    def _on_changed(self, changes: ChangeSet) -> None:
        files = [photo.file for photo in self.state.photos]
        files += [photo.sha256 for item in self.state.watched for photo in item.photos]
        if changes.touches(self._trainee, self._task, *files):
            self.read()


def _memo(line: MemoLine) -> MemoItem:
    return MemoItem(line.memo.record, line.memo.words, line.by, line.memo.moment.date)


def _photo(line: PhotoLine) -> PhotoItem:
    photo = line.photo
    return PhotoItem(
        photo.record, line.number, photo.shows.value, photo.words, photo.photo, line.image
    )


def _prerequisite(pack: Pack, status: TaskStatus) -> PrerequisiteItem:
    return PrerequisiteItem(
        status.task,
        pack.tasks[status.task].title,
        status.status,
        status.level,
        status.counted,
        status.required,
    )


def _watched(pack: Pack, seen: Witnessed) -> WatchedItem:
    return WatchedItem(
        seen.observed_on,
        seen.level,
        name_of(seen.method, pack.policy.methods),
        seen.evidence,
        seen.observers,
        seen.mold,
        seen.late,
        seen.sheet,
        seen.compared_by,
        seen.same_person,
        evidence_items(seen.photos),
    )
