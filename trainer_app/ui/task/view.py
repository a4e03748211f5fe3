"""The task as it is seen: its standard, how it is done or taught, and this trainee so far."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.status import Status
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.task.actions_view import ActionsBar
from trainer_app.ui.task.breakdown_view import BreakdownView
from trainer_app.ui.task.columns import TaskColumns
from trainer_app.ui.task.how_view import HowView
from trainer_app.ui.task.so_far import SoFar
from trainer_app.ui.task.view_model import PrerequisiteItem, Side, TaskState, TaskViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.glossed import Glossing, WordPanel
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.level_circle import LevelCircle
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.stack import Stack, numbered
from trainer_app.ui.widgets.status_label import StatusLabel
from trainer_app.ui.widgets.tier_mark import TierMark
from trainer_app.ui.words import word

_SETTLED = (Status.SIGNED_OFF, Status.SECOND_LOOK, Status.DUE, Status.NOT_APPLICABLE)


class TaskView(Page):
    def __init__(self, model: TaskViewModel) -> None:
        super().__init__()
        self._model = model
        self._standard_shown: object = None
        model.setParent(self)
        self.title.setWordWrap(True)
        left = column(gap=2 * STEP)
        self._build_tier(left)
        self._build_standard(left)
        self._build_prerequisites(left)
        left.addStretch(1)
        self.so_far = SoFar()
        self.word = WordPanel()
        self._glossing = Glossing(self.word.explain)
        self.breakdown, self.how = BreakdownView(self._glossing), HowView(self._glossing)
        self.columns = TaskColumns(holding(left), self.breakdown, self.how, self.so_far)
        self.doing = ActionsBar(model)
        self.content.addWidget(self.doing)
        self.pages = PagedScroll(self.columns, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(self.word)
        self.reason = label("small-muted")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.extras.addWidget(self.turner)
        self.extras.addWidget(self.reason, 1)
        self.use_whole_bar()
        self.columns.chosen.connect(self._look_at)
        self.columns.folded.connect(lambda: self.apply(model.state))
        self.how.memo_wanted.connect(model.write_memo)
        self.breakdown.photo_wanted.connect(model.open_photo)
        self.so_far.enlarge_wanted.connect(model.enlarge_wanted)
        self.how.print_pressed.connect(model.print_sheet)
        self.message.action_pressed.connect(model.give_right)
        self.primary_pressed.connect(model.record_sign_off)
        model.state_changed.connect(self.apply)
        model.read()

    def _look_at(self, side: str) -> None:
        self._model.look_at(side)
        self.pages.verticalScrollBar().setValue(0)

    def _build_tier(self, into: QVBoxLayout) -> None:
        self.tier_mark = TierMark(round(theme().sizes.title * 1.2))
        self.tier = label("strong", wrap=False)
        self.tier_meaning = label("muted")
        line = row(gap=2 * STEP)
        line.addWidget(self.tier_mark, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=STEP // 2)
        words.addWidget(self.tier)
        words.addWidget(self.tier_meaning)
        line.addLayout(words, 1)
        self._tier_line = holding(line)
        into.addWidget(self._tier_line)

    def _build_standard(self, into: QVBoxLayout) -> None:
        self.standard_heading = label("strong")
        self._standard = Stack()
        into.addWidget(self.standard_heading)
        into.addWidget(self._standard)

    def _build_prerequisites(self, into: QVBoxLayout) -> None:
        self.before_heading = label("strong")
        self._before = Stack()
        self.opens = label("muted")
        into.addWidget(self.before_heading)
        into.addWidget(self._before)
        into.addWidget(self.opens)

    @override
    def relabel(self) -> None:
        self.standard_heading.setText(translate("Task", "The standard"))
        self.before_heading.setText(translate("Task", "Before this task"))
        for part in (self.so_far, self.breakdown, self.how, self.word):
            part.relabel()
        self.apply(self._model.state)

    def apply(self, state: TaskState) -> None:
        said = language()
        title = f"{state.task}  {say(state.title or {}, said)}".strip()
        self.set_title(title, state.trainee)
        self._show_message(state)
        self.doing.apply(state)
        self._show_tier(state)
        self._show_standard(state)
        self.before_heading.setVisible(bool(state.prerequisites or state.opens))
        self.opens.setText(translate("Task", "Opens: {tasks}").format(tasks=", ".join(state.opens)))
        self.opens.setVisible(bool(state.opens))
        self.so_far.apply(state)
        self._show_between(state)
        self._show_primary(state)
        self.pages.measure_soon()
        if self.back.hasFocus():
            self.start_focus()

    def _show_standard(self, state: TaskState) -> None:
        glossers = state.glossers
        self._glossing.glosser = glossers.of if glossers is not None else None
        self.word.know(state.glossary)
        wanted = (language(), state.task, state.lines, state.prerequisites)
        if wanted == self._standard_shown:
            return
        self._standard_shown = wanted
        self._glossing.begin()
        said = self._glossing.label
        self._standard.fill([numbered(str(n), said(line)) for n, line in enumerate(state.lines, 1)])
        self._before.fill([_Prerequisite(item) for item in state.prerequisites])

    def _show_between(self, state: TaskState) -> None:
        """Only what is seen is built: a page about a task is opened to sign off, most often."""
        self.columns.apply(state)
        if not state.is_loaded:
            return
        match self.columns.side(state):
            case Side.JOB:
                self.breakdown.apply(state)
            case Side.TEACHING:
                self.how.apply(state)

    def _show_message(self, state: TaskState) -> None:
        """What stands in the way comes first; warnings are calmer."""
        self.message.action.setText(translate("Person", "Give a right to sign"))
        self.message.action.setVisible(state.may_give_right)
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.may_record and state.in_the_way:
            said = [explain(problem).sentence for problem in state.in_the_way]
            self.message.say(
                translate("Task", "You cannot sign this off yet."),
                " ".join((*said, explain(state.in_the_way[0]).next_step)),
                tone="danger",
                is_flat=True,
            )
        elif state.may_record and state.warned:
            self.message.say(
                translate("Task", "You can sign this off. The record will keep this:"),
                " ".join(explain(problem).sentence for problem in state.warned),
                tone="warning",
                is_flat=True,
            )
        else:
            self.message.show_problem(None)

    def _show_tier(self, state: TaskState) -> None:
        said = language()
        self._tier_line.setVisible(state.is_loaded)
        name = say(state.tier_name or {}, said)
        self.tier_mark.show_tier(state.tier, name)
        scope = translate("Task", "core task") if state.is_core else translate("Task", "site task")
        self.tier.setText(f"{name} · {scope}")
        meaning = say(state.tier_meaning or {}, said)
        if state.recert_months is not None:
            lapses = translate("Task", "A sign-off lapses after {months} months.")
            meaning = f"{meaning} {lapses.format(months=state.recert_months)}".strip()
        self.tier_meaning.setText(meaning)

    def _show_primary(self, state: TaskState) -> None:
        if not state.may_record:
            self.set_primary("")
            self.reason.setText("")
            return
        self.set_primary(translate("Task", "Record sign-off"), enabled=not state.in_the_way)
        self.reason.setText(explain(state.in_the_way[0]).title if state.in_the_way else "")


class _Prerequisite(QWidget):
    """Circle, task, its status: what has to be signed off before."""

    def __init__(self, item: PrerequisiteItem) -> None:
        super().__init__()
        circle = LevelCircle(theme().sizes.body + STEP)
        circle.set_level(item.level)
        words = label()
        words.setText(f"{item.task}  {say(item.title, language())}")
        status = StatusLabel()
        count = translate("Task", "{status}, {counted} of {required}").format(
            status=word(item.status), counted=item.counted, required=item.required
        )
        status.say_status(
            item.status.value, word(item.status) if item.status in _SETTLED else count
        )
        said = column(gap=0)
        said.addWidget(words)
        said.addWidget(status)
        line = row(gap=2 * STEP)
        line.addWidget(circle, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        self.setLayout(line)
