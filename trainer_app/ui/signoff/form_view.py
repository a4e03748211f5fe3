"""The fields of the sign-off page, from the top: level, lines, how, where, when, a note."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.form_fields import LevelOption, Option, Section
from trainer_app.ui.signoff.state import SignOffState
from trainer_app.ui.signoff.view_model import SignOffViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.evidence_part import EvidencePart
from trainer_app.ui.widgets.layout import STEP, column
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.level_row import LevelRow
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.tick_row import TickRow
from trainer_app.ui.widgets.when_fields import WhenFields
from trainer_app.ui.widgets.where_fields import WhereFields
from trainer_app.ui.widgets.wiring import connect_when, connect_where


class FormView(QWidget):
    def __init__(self, model: SignOffViewModel) -> None:
        super().__init__()
        self._model = model
        self.levels: dict[int, LevelRow] = {}
        self.level_lines: list[TickRow] = []
        self.lines: list[TickRow] = []
        self.level_box, self.lines_box = SectionBox(), SectionBox()
        self.method_box, self.evidence_box = SectionBox(), SectionBox()
        self.where_box, self.when_box, self.note_box = SectionBox(), SectionBox(), SectionBox()
        self.method, self.evidence = Choices(), Choices()
        self.method.picked.connect(model.choose_method)
        self.evidence.picked.connect(model.tick_evidence)
        self.method_box.fields.addWidget(self.method)
        self.evidence_box.fields.addWidget(self.evidence)
        self.photos = EvidencePart(model.photos)
        self.evidence_box.fields.addWidget(self.photos)
        self.where = WhereFields()
        connect_where(self.where, model)
        self.where_box.fields.addWidget(self.where)
        self.when = WhenFields()
        connect_when(self.when, model)
        self.when_box.fields.addWidget(self.when)
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(3 * theme().sizes.touch)
        self.note.setTabChangesFocus(True)
        self.note.textChanged.connect(lambda: model.type_note(self.note.toPlainText()))
        self.note_box.fields.addWidget(self.note)
        whole = column(gap=2 * STEP)
        for box in self._boxes():
            whole.addWidget(box)
        self.setLayout(whole)

    def _boxes(self) -> tuple[SectionBox, ...]:
        return (
            self.level_box,
            self.lines_box,
            self.method_box,
            self.evidence_box,
            self.where_box,
            self.when_box,
            self.note_box,
        )

    def apply(self, state: SignOffState) -> None:
        self._show_level(state)
        self._show_lines(state)
        self._show_how(state)
        self._show_where_and_when(state)
        self._show_note(state)

    def _show_level(self, state: SignOffState) -> None:
        fields, form = self.level_box.fields, state.form
        self.level_box.say(
            translate("SignOff", "Level"),
            translate("SignOff", "How independently the task was done."),
            _missing(state, Section.LEVEL),
        )
        if tuple(self.levels) != tuple(level.number for level in state.levels):
            self._make_levels(state.levels)
        for level in state.levels:
            button = self.levels[level.number]
            name = translate("SignOff", "{level}. {name}").format(
                level=level.number, name=say(level.name, language())
            )
            button.say(name, detail=say(level.seen, language()))
            button.setChecked(form.level == level.number)
        own = next((level.lines for level in state.levels if level.number == form.level), ())
        if len(self.level_lines) != len(own):
            _drop(fields, self.level_lines)
            self.level_lines = [_tick(n, self._model.tick_level_line) for n in _numbers(own)]
            for line in self.level_lines:
                fields.addWidget(line)
        for number, (line, words) in enumerate(zip(self.level_lines, own, strict=True), start=1):
            line.say(say(words, language()), number=f"{form.level}.{number}")
            line.setChecked(number in form.level_lines)

    def _make_levels(self, levels: tuple[LevelOption, ...]) -> None:
        _drop(self.level_box.fields, list(self.levels.values()))
        self.levels = {level.number: LevelRow(level.number) for level in levels}
        for number, button in self.levels.items():
            button.clicked.connect(lambda _on, level=number: self._model.choose_level(level))
            self.level_box.fields.addWidget(button)

    def _show_lines(self, state: SignOffState) -> None:
        self.lines_box.say(
            translate("SignOff", "The standard"),
            translate("SignOff", "Tick each line that you saw met."),
            _missing(state, Section.LINES),
        )
        if len(self.lines) != len(state.lines):
            _drop(self.lines_box.fields, self.lines)
            self.lines = [_tick(n, self._model.tick_line) for n in _numbers(state.lines)]
            for line in self.lines:
                self.lines_box.fields.addWidget(line)
        for number, (line, words) in enumerate(zip(self.lines, state.lines, strict=True), start=1):
            line.say(say(words, language()), number=str(number))
            line.setChecked(number in state.form.lines)

    def _show_how(self, state: SignOffState) -> None:
        form = state.form
        self.method_box.say(translate("SignOff", "Method"), missing=_missing(state, Section.METHOD))
        self.method.offer(_named(state.methods), (form.method,))
        self.method.setAccessibleName(translate("SignOff", "Method"))
        self.evidence_box.say(
            translate("SignOff", "Evidence"), _asked(state), _missing(state, Section.EVIDENCE)
        )
        codes = [(code.id, f"{code.id}  {say(code.name, language())}") for code in state.evidence]
        self.evidence.offer(codes, form.evidence)
        self.evidence.setAccessibleName(translate("SignOff", "Evidence"))
        self.photos.apply(form.photos)

    def _show_where_and_when(self, state: SignOffState) -> None:
        self.where_box.say(
            translate("SignOff", "Place and work"), translate("SignOff", "Fill in what there is.")
        )
        self.where.apply(state.where)
        missing = [_missing(state, section) for section in (Section.DATE, Section.PAPER)]
        self.when_box.say(
            translate("SignOff", "Observed on"), missing="\n".join(m for m in missing if m)
        )
        self.when.apply(state.when)

    def _show_note(self, state: SignOffState) -> None:
        self.note_box.say(
            translate("SignOff", "Note"),
            translate("SignOff", "{name} can read this note, and answer it.").format(
                name=state.trainee
            ),
        )
        self.note.setAccessibleName(translate("SignOff", "Note"))
        self.note.setPlaceholderText(translate("SignOff", "What went well, what to work on"))
        if self.note.toPlainText() != state.form.note:
            self.note.setPlainText(state.form.note)


def section_name(section: Section) -> str:
    return {
        Section.LEVEL: translate("SignOff", "Level"),
        Section.LINES: translate("SignOff", "The standard"),
        Section.METHOD: translate("SignOff", "Method"),
        Section.EVIDENCE: translate("SignOff", "Evidence"),
        Section.DATE: translate("SignOff", "Observed on"),
        Section.PAPER: translate("SignOff", "Sheet number"),
    }[section]


def _missing(state: SignOffState, section: Section) -> str:
    return "\n".join(explain(p).sentence for where, p in state.missing if where is section)


def _asked(state: SignOffState) -> str:
    """What this tier asks for, before anything is ticked."""
    if not (state.evidence_all or state.evidence_any):
        return ""
    asked = list(state.evidence_all)
    if state.evidence_any:
        some = translate("SignOff", " or ").join(state.evidence_any)
        asked.append(translate("SignOff", "one of {codes}").format(codes=some))
    return translate("SignOff", "{tier}: {codes}.").format(
        tier=say(state.tier_name or {}, language()), codes=" + ".join(asked)
    )


def _named(options: tuple[Option, ...]) -> list[tuple[str, str]]:
    return [(option.id, say(option.name, language())) for option in options]


def _numbers(lines: tuple[object, ...]) -> range:
    return range(1, len(lines) + 1)


def _tick(number: int, ticked: object) -> TickRow:
    row = TickRow()
    assert callable(ticked)
    row.clicked.connect(lambda _on: ticked(number))
    return row


def _drop(where: QVBoxLayout, rows: list[TickRow] | list[LevelRow]) -> None:
    for row in rows:
        where.removeWidget(row)
        let_go(row)
