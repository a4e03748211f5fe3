"""A task as it is being changed: each change is checked against the whole programme. QtCore only.

The check takes the better part of a second, so it runs on the slow worker, one at a time; what was
typed meanwhile is checked next. The draft is kept until the edition is adopted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.breakdownediting import added, changed, moved, removed
from trainer_app.checklists.guidance import Breakdown
from trainer_app.checklists.language import Words
from trainer_app.checklists.packediting import Edited, LineForm, TaskForm
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.errors import Finding, Problem, TrainerError
from trainer_app.services.content import Adopted
from trainer_app.services.programme import TaskDesk
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.programme import Programmes
from trainer_app.ui.programme.breakdown_view_model import BreakdownViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel

FORM = "edit_task"
NEW = "new"
"""In place of the number of a task that is not there yet."""
_EMPTY = TaskForm()
STANDARD, TAUGHT = "standard", "taught"
"""The halves of the page: what is signed, and how it is taught."""


@dataclass(frozen=True, slots=True)
class EditState:
    """``line``: the number from 1 of the line at hand. ``checked``: of this very form, or None
    while it is being looked at. ``open_unit``: whose tasks are offered as prerequisites."""

    pack: Pack | None = None
    form: TaskForm = _EMPTY
    half: str = STANDARD
    line: int = 1
    open_unit: str = ""
    is_new: bool = False
    is_changed: bool = False
    checked: Edited | None = None
    busy: bool = False
    problem: Problem | None = None

    @property
    def at_hand(self) -> LineForm:
        return self.form.lines[self.line - 1]

    @property
    def can_save(self) -> bool:
        checked = self.checked
        return checked is not None and checked.is_sound and self.is_changed and not self.busy

    def findings(self, *fields: str) -> tuple[Finding, ...]:
        """What is wrong with these fields."""
        own = () if self.checked is None else self.checked.own
        return tuple(finding for key, finding in own if key in fields)

    @property
    def errors_elsewhere(self) -> tuple[Finding, ...]:
        others = () if self.checked is None else self.checked.others
        return tuple(finding for finding in others if finding.severity == "error")


class EditTaskViewModel(ViewModel[EditState]):
    saved = Signal(str)
    """The version that was adopted."""

    def __init__(
        self,
        tasks: TaskRunner,
        programmes: Programmes,
        drafts: DraftDesk,
        viewer: SignedIn,
        task_id: str,
        parent: QObject | None = None,
    ) -> None:
        """``task_id``: ``NEW`` for a new task."""
        super().__init__(EditState(is_new=task_id == NEW), parent)
        self._tasks, self._programmes, self._drafts = tasks, programmes, drafts
        self._viewer, self._task_id = viewer, task_id
        self._desk: TaskDesk | None = None
        self._looking = False
        self.lesson = BreakdownViewModel(self)
        self.lesson.changed.connect(self._on_lesson)

    def read(self, unit: str = "") -> None:
        """``unit``: where a new task belongs."""
        programmes, viewer = self._programmes, self._viewer
        task_id = "" if self.state.is_new else self._task_id
        self._tasks.query(
            self,
            lambda: programmes.task_form(viewer, task_id, unit),
            self._on_desk,
            self._on_problem,
            key="desk",
        )

    def say_title(self, lang: str, text: str) -> None:
        self._change(replace(self.state.form, title=_with(self.state.form.title, lang, text)))

    def choose_tier(self, tier: str) -> None:
        self._change(replace(self.state.form, tier=tier))

    def choose_sign_offs(self, number: str) -> None:
        self._change(replace(self.state.form, sign_offs=int(number)))

    def choose_recert(self, months: str) -> None:
        self._change(replace(self.state.form, recert_months=int(months)))

    def choose_scope(self, scope: str) -> None:
        self._change(replace(self.state.form, scope=scope))

    def choose_unit(self, unit: str) -> None:
        """Of a new task: it gets the next number there."""
        if self.state.is_new and unit != self.state.form.unit:
            self.read(unit)

    def choose_module(self, module: str) -> None:
        self._change(replace(self.state.form, module=module))

    def choose_session(self, session: str) -> None:
        self._change(replace(self.state.form, session=session))

    def open_unit(self, unit: str) -> None:
        self._show(replace(self.state, open_unit=unit))

    def toggle_prerequisite(self, task: str) -> None:
        """Whether it has to be signed off first. They stand in the programme's order."""
        form, pack = self.state.form, self.state.pack
        wanted = set(form.prerequisites) ^ {task}
        known = () if pack is None else tuple(pack.tasks)
        listed = tuple(other for other in known if other in wanted)
        unknown = tuple(other for other in form.prerequisites if other in wanted - {*known})
        self._change(replace(form, prerequisites=(*listed, *unknown)))

    def show_half(self, half: str) -> None:
        self._show(replace(self.state, half=half))

    def go_to_line(self, number: str) -> None:
        self._show(replace(self.state, line=int(number)))

    def say_line(self, lang: str, text: str) -> None:
        line = self.state.at_hand
        self._change_line(replace(line, words=_with(line.words, lang, text)))

    def say_limit(self, source: str, lang: str, text: str) -> None:
        """``source``: one of ``limits.SOURCES``."""
        line = self.state.at_hand
        limit = _with(line.limits.get(source, {}), lang, text)
        limits = {**line.limits, source: limit}
        told = {by: words for by, words in limits.items() if any(words.values())}
        self._change_line(replace(line, limits=told))

    def add_line(self) -> None:
        """Behind the one at hand."""
        form, at = self.state.form, self.state.line
        self._change(replace(form, lines=added(form.lines, at, LineForm())), at + 1)

    def move_line(self, by: int) -> None:
        form, at = self.state.form, self.state.line
        lines = moved(form.lines, at, by)
        if lines != form.lines:
            self._change(replace(form, lines=lines), at + by)

    def remove_line(self) -> None:
        form, at = self.state.form, self.state.line
        if len(form.lines) > 1:
            lines = removed(form.lines, at)
            self._change(replace(form, lines=lines), min(at, len(lines)))

    def save(self) -> None:
        desk, form, programmes, viewer = (
            self._desk,
            self.state.form,
            self._programmes,
            self._viewer,
        )
        if desk is None or not self.state.can_save:
            return
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(
            self,
            lambda: programmes.save_task(viewer, desk, form),
            self._on_saved,
            self._on_problem,
        )

    def _change_line(self, line: LineForm) -> None:
        form = self.state.form
        self._change(replace(form, lines=changed(form.lines, self.state.line, line)))

    def _on_lesson(self, breakdown: Breakdown | None) -> None:
        self._change(replace(self.state.form, breakdown=breakdown))

    def _change(self, form: TaskForm, line: int | None = None) -> None:
        if form == self.state.form:
            return
        self._drafts.keep(FORM, self._task_id, form)
        at = self.state.line if line is None else line
        self._show(replace(self.state, form=form, line=at, is_changed=True, checked=None))
        self._look()

    def _look(self) -> None:
        desk, form = self._desk, self.state.form
        if desk is None or self._looking:
            return
        self._looking = True
        self._tasks.perform(
            self,
            lambda: (form, desk.look(form)),
            self._on_looked,
            self._on_problem,
            on=Worker.SLOW,
        )

    def _on_looked(self, answer: tuple[TaskForm, Edited]) -> None:
        self._looking = False
        form, checked = answer
        if form == self.state.form:
            self._show(replace(self.state, checked=checked))
        else:
            self._look()

    def _on_desk(self, desk: TaskDesk) -> None:
        self._desk = desk
        kept = self._drafts.kept(FORM, self._task_id, TaskForm)
        is_stale = kept is None or kept.is_older_edition or kept.said.id != desk.form.id
        form = desk.form if kept is None or is_stale else kept.said
        self._show(
            replace(
                self.state,
                pack=desk.pack,
                form=form,
                line=1,
                open_unit=form.unit,
                is_changed=form != desk.form,
            )
        )
        is_adopted = desk.form.breakdown is not None
        self.lesson.take(form.id, form.breakdown, is_adopted=is_adopted)
        self._look()

    def _on_saved(self, adopted: Adopted) -> None:
        self._drafts.forget(FORM, self._task_id)
        self.saved.emit(adopted.version)

    def _on_problem(self, error: TrainerError) -> None:
        self._looking = False
        self._show(replace(self.state, busy=False, problem=error.problem))


def _with(words: Words, lang: str, text: str) -> Words:
    return {**words, lang: text}
