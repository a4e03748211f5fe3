"""Recording a try as it is seen: the levels as large keys, then what there is to say."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.theme import theme
from trainer_app.ui.trying.view_model import Happened, TryState, TryViewModel
from trainer_app.ui.widgets.begun_message import offer_anew
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.evidence_part import EvidencePart
from trainer_app.ui.widgets.file_page import FilePage
from trainer_app.ui.widgets.layout import STEP, column
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.level_keys import LevelKeys
from trainer_app.ui.widgets.miss_row import MissRow
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.turned import turned
from trainer_app.ui.widgets.when_fields import WhenFields
from trainer_app.ui.widgets.where_fields import MOLD, WhereFields


class TryView(FilePage):
    def __init__(self, model: TryViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.level_box, self.lines_box = SectionBox(), SectionBox()
        self.happened_box, self.where_box = SectionBox(), SectionBox()
        self.when_box, self.words_box = SectionBox(), SectionBox()
        self.photos_box = SectionBox()
        self.levels = LevelKeys()
        self.lines: list[MissRow] = []
        self.happened = Choices()
        self.where = WhereFields((MOLD,))
        self.when = WhenFields(is_claim=False)
        self.photos = EvidencePart(model.photos)
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(2 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        for box, field in (
            (self.level_box, self.levels),
            (self.happened_box, self.happened),
            (self.where_box, self.where),
            (self.when_box, self.when),
            (self.words_box, self.words),
            (self.photos_box, self.photos),
        ):
            box.fields.addWidget(field)
        whole = column(gap=2 * STEP)
        for box in (
            self.level_box,
            self.lines_box,
            self.happened_box,
            self.where_box,
            self.when_box,
            self.words_box,
            self.photos_box,
        ):
            whole.addWidget(box)
        whole.addStretch(1)
        self.pages, self.turner, self.reason = turned(self, whole)
        self.nothing_left = QWidget()
        self.content.addWidget(self.nothing_left, 1)
        self.another = QPushButton()
        self.extras.addWidget(self.another)
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.levels.picked.connect(model.choose_level)
        self.happened.picked.connect(model.tap_happened)
        self.where.mold_typed.connect(model.type_mold)
        self.when.day_moved.connect(model.move_day)
        self.when.today_chosen.connect(model.be_today)
        self.words.textChanged.connect(lambda: model.type_words(self.words.toPlainText()))
        self.another.clicked.connect(model.another)
        self.message.action_pressed.connect(model.start_again)
        self.primary_pressed.connect(model.record)
        self.file_dropped.connect(model.photos.add)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.another.setText(translate("Try", "Record another try"))
        self.apply(self._model.state)

    @override
    def takes_files(self) -> bool:
        return self._model.state.is_loaded and self._model.state.recorded is None

    @override
    def start_focus(self) -> None:
        first = next(iter(self.levels.keys.values()), None)
        if first is not None and self.pages.isVisibleTo(self):
            first.setFocus()

    def apply(self, state: TryState) -> None:
        title = translate("Try", "Record a try: {task}").format(
            task=f"{state.task}  {say(state.title or {}, language())}"
        )
        self.set_title(title.strip(), state.trainee)
        self._show_message(state)
        filling = state.is_loaded and state.recorded is None
        self.pages.setVisible(filling)
        self.nothing_left.setVisible(not filling)
        self.turner.be_wanted(filling)
        self.another.setVisible(state.recorded is not None)
        if filling:
            self._show_fields(state)
            self.pages.measure_soon()
        self._show_primary(state)

    def _show_message(self, state: TryState) -> None:
        self.message.action.setVisible(False)
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.recorded is not None:
            told = translate("Try", "{name}, {task}, level {level}, {date}.").format(
                name=state.trainee,
                task=state.task,
                level=state.recorded.level,
                date=iso(state.recorded.on or state.today),
            )
            early = [_early(problem) for problem in state.early]
            self.message.say(
                translate("Try", "The try is recorded. Saved on this PC."),
                "\n".join([told, *early]),
                translate("Try", "Entered by mistake? It can be taken back in the history."),
                tone="warning" if early else "ok",
            )
        elif state.begun is not None:
            offer_anew(self.message, state.begun)
        else:
            self.message.show_problem(None)

    def _show_fields(self, state: TryState) -> None:
        said, form = language(), state.form
        self.level_box.say(
            translate("Try", "Level"), translate("Try", "How independently it was done today.")
        )
        self.levels.offer(
            [(x.number, say(x.name, said), say(x.seen, said)) for x in state.levels], form.level
        )
        self._show_lines(state)
        self.happened_box.say(translate("Try", "What happened"))
        self.happened.offer(
            [
                (Happened.STOPPED, translate("Try", "I stopped it")),
                (Happened.UNSAFE, translate("Try", "An unsafe act")),
                (Happened.DECLARED, translate("Try", "It was a declared assessment")),
            ],
            form.happened,
        )
        self.happened.setAccessibleName(translate("Try", "What happened"))
        self.where_box.say(translate("Try", "Mold"))
        self.where.apply(state.where)
        self.when_box.say(translate("Try", "Observed on"))
        self.when.apply(state.when)
        self.words_box.say(
            translate("Try", "In own words"),
            translate("Try", "{name} can read this.").format(name=state.trainee),
        )
        self.words.setAccessibleName(translate("Try", "In own words"))
        if self.words.toPlainText() != form.words:
            self.words.setPlainText(form.words)
        self.photos_box.say(translate("Try", "Photos and PDFs"))
        self.photos.apply(form.photos)

    def _show_lines(self, state: TryState) -> None:
        self.lines_box.say(
            translate("Try", "The standard"), translate("Try", "Tap each line that was not met.")
        )
        if len(self.lines) != len(state.lines):
            for old in self.lines:
                self.lines_box.fields.removeWidget(old)
                let_go(old)
            self.lines = [self._make_line(n) for n in range(1, len(state.lines) + 1)]
        not_met = translate("Try", "not met")
        for number, (line, words) in enumerate(zip(self.lines, state.lines, strict=True), start=1):
            missed = number in state.form.missed
            line.say(say(words, language()), number=str(number), detail=not_met if missed else "")
            line.setChecked(missed)

    def _make_line(self, number: int) -> MissRow:
        line = MissRow()
        line.clicked.connect(lambda _on: self._model.tap_line(number))
        self.lines_box.fields.addWidget(line)
        return line

    def _show_primary(self, state: TryState) -> None:
        if state.recorded is not None:
            self.set_primary(translate("Try", "Done"))
            self.reason.setText("")
            if not self.primary.hasFocus():
                self.primary.setFocus()
            return
        level = state.form.level
        words = (
            translate("Try", "Record try")
            if level is None
            else translate("Try", "Record try at level {level}").format(level=level)
        )
        self.set_primary(words, enabled=state.may_record)
        missing = state.is_loaded and level is None
        self.reason.setText(translate("Try", "Choose a level.") if missing else "")


def _early(problem: Problem) -> str:
    """What the try came before, as a plain sentence: it was taken all the same."""
    task, module = problem.params.get("task", ""), problem.params.get("module", "")
    if problem.code is ErrorCode.PREREQUISITE_MISSING:
        return translate("Try", "It came before its prerequisite {task}.").format(task=task)
    if problem.code is ErrorCode.MODULE_NOT_COMPLETE:
        return translate("Try", "It came before module {module} was complete.").format(
            module=module
        )
    if problem.code is ErrorCode.NO_RIGHT_TO_SIGN:
        return translate("Try", "Whoever watched it has no right to sign this task.")
    return explain(problem).sentence
