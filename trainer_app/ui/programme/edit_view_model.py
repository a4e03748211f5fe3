"""A task as it is being changed: each change is checked against the whole programme. QtCore only.

The check takes the better part of a second, so it runs on the slow worker, one at a time; what was
typed meanwhile is checked next. The draft is kept until the edition is adopted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.packediting import Edited, LineForm, TaskForm
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.errors import Finding, Problem, TrainerError
from trainer_app.services.content import Adopted
from trainer_app.services.programme import TaskDesk
from trainer_app.services.session import SignedIn
from trainer_app.ui.programme_ports import Programmes
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel

FORM = "edit_task"
NEW = "new"
"""In place of the number of a task that is not there yet."""
_EMPTY = TaskForm()


@dataclass(frozen=True, slots=True)
class EditState:
    """``line``: the number from 1 of the line at hand. ``checked``: of this very form, or None
    while it is being looked at."""

    pack: Pack | None = None
    form: TaskForm = _EMPTY
    line: int = 1
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

    def go_to_line(self, number: str) -> None:
        self._show(replace(self.state, line=int(number)))

    def say_line(self, lang: str, text: str) -> None:
        line = self.state.at_hand
        self._change_line(replace(line, words=_with(line.words, lang, text)))

    def say_limit(self, lang: str, text: str) -> None:
        line = self.state.at_hand
        self._change_line(replace(line, limit=_with(line.limit, lang, text)))

    def choose_source(self, source: str) -> None:
        self._change_line(replace(self.state.at_hand, limit_from=source))

    def add_line(self) -> None:
        form = self.state.form
        self._change(replace(form, lines=(*form.lines, LineForm())), len(form.lines) + 1)

    def remove_line(self) -> None:
        form, at = self.state.form, self.state.line
        if len(form.lines) > 1:
            lines = form.lines[: at - 1] + form.lines[at:]
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
        form, at = self.state.form, self.state.line
        self._change(replace(form, lines=(*form.lines[: at - 1], line, *form.lines[at:])))

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
            replace(self.state, pack=desk.pack, form=form, line=1, is_changed=form != desk.form)
        )
        self._look()

    def _on_saved(self, adopted: Adopted) -> None:
        self._drafts.forget(FORM, self._task_id)
        self.saved.emit(adopted.version)

    def _on_problem(self, error: TrainerError) -> None:
        self._looking = False
        self._show(replace(self.state, busy=False, problem=error.problem))


def _with(words: Words, lang: str, text: str) -> Words:
    return {**words, lang: text}
