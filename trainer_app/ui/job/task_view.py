"""One task on the list of a job: its level, the lines that were seen met, what it lacks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from trainer_app.checklists.language import Words, say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.job.state import JobState, ListedTask
from trainer_app.ui.job.view_model import JobViewModel
from trainer_app.ui.problems import explain
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.evidence_part import EvidencePart
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.tick_row import TickRow


class ListedTaskView(SectionBox):
    def __init__(self, model: JobViewModel, task: str) -> None:
        super().__init__()
        self._model, self._task = model, task
        self.in_the_way = label()
        mark(self.in_the_way, tone="danger")
        self.level = Choices()
        self.level.picked.connect(lambda level: model.choose_level(task, int(level)))
        self._own, self._lines = column(gap=0), column(gap=0)
        self.level_lines: list[TickRow] = []
        self.lines: list[TickRow] = []
        self.apart, self.drop = QPushButton(), QPushButton()
        self.apart.setCheckable(True)
        self.apart.clicked.connect(lambda: model.set_apart(task))
        mark(self.drop, kind="plain")
        self.drop.clicked.connect(lambda: model.tick_task(task))
        self.method, self.evidence = Choices(), Choices()
        self.photos = EvidencePart(model.photos_of(task))
        self.method.picked.connect(lambda method: model.choose_own_method(task, method))
        self.evidence.picked.connect(lambda code: model.tick_own_evidence(task, code))
        below = Flow()
        below.add(self.apart)
        below.add(self.drop)
        self.fields.setSpacing(STEP)
        self.fields.addWidget(self.in_the_way)
        self.fields.addWidget(self.level)
        self.fields.addLayout(self._own)
        self.fields.addLayout(self._lines)
        self.fields.addWidget(below)
        self.fields.addWidget(self.method)
        self.fields.addWidget(self.evidence)
        self.fields.addWidget(self.photos)

    def show_task(self, listed: ListedTask, state: JobState) -> None:
        said, form = language(), listed.form
        heading = f"{listed.id}  {say(listed.title, said)}"
        so_far = translate("SignOff", "{counted} of {required} sign-offs so far").format(
            counted=listed.counted, required=listed.required
        )
        missing = "\n".join(explain(problem).sentence for problem in listed.missing)
        self.say(heading, f"{say(listed.tier_name, said)} · {so_far}", missing)
        stopped = "\n".join(explain(problem).sentence for problem in listed.in_the_way)
        self.in_the_way.setText(stopped)
        self.in_the_way.setVisible(bool(stopped))
        names = [(str(x.number), f"{x.number}  {say(x.name, said)}") for x in state.levels]
        self.level.offer(names, (str(form.level),))
        self.level.setAccessibleName(translate("Job", "Level of {task}").format(task=listed.id))
        own = next((x.lines for x in state.levels if x.number == form.level), ())
        _show_lines(
            self._own,
            self.level_lines,
            own,
            form.level_lines,
            f"{form.level}.",
            lambda n: self._model.tick_level_line(self._task, n),
        )
        _show_lines(
            self._lines,
            self.lines,
            listed.lines,
            form.lines,
            "",
            lambda n: self._model.tick_line(self._task, n),
        )
        self._show_apart(listed, state)

    def _show_apart(self, listed: ListedTask, state: JobState) -> None:
        said, form = language(), listed.form
        self.apart.setText(translate("Job", "Another method or evidence"))
        self.apart.setAccessibleDescription(listed.id)
        self.apart.setChecked(form.apart)
        self.drop.setText(translate("Job", "Take off the list"))
        self.drop.setAccessibleDescription(listed.id)
        self.method.setVisible(form.apart)
        self.evidence.setVisible(form.apart)
        self.photos.setVisible(form.apart)
        if form.apart:
            methods = [(m.id, say(m.name, said)) for m in listed.methods]
            self.method.offer(methods, (form.method,))
            codes = [(code.id, f"{code.id}  {say(code.name, said)}") for code in state.evidence]
            self.evidence.offer(codes, form.evidence)
            self.photos.apply(form.photos)
            self.method.setAccessibleName(
                translate("Job", "Method of {task}").format(task=listed.id)
            )
            self.evidence.setAccessibleName(
                translate("Job", "Evidence of {task}").format(task=listed.id)
            )


def _show_lines(
    where: QVBoxLayout,
    rows: list[TickRow],
    lines: tuple[Words, ...],
    met: frozenset[int],
    prefix: str,
    tick: Callable[[int], None],
) -> None:
    if len(rows) != len(lines):
        while rows:
            old = rows.pop()
            where.removeWidget(old)
            let_go(old)
        for number in range(1, len(lines) + 1):
            row = TickRow()
            row.clicked.connect(lambda _on, n=number: tick(n))
            where.addWidget(row)
            rows.append(row)
    for number, (row, words) in enumerate(zip(rows, lines, strict=True), start=1):
        row.say(say(words, language()), number=f"{prefix}{number}")
        row.setChecked(number in met)
