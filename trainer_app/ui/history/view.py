"""The history as it is seen: records at the left, the one in sight at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.kernel.ids import RecordId
from trainer_app.ui.history.detail_view import DetailView
from trainer_app.ui.history.telling import BECAME_SHAPES, became_word, what, when, withdraw_words
from trainer_app.ui.history.view_model import HistoryItem, HistoryState, HistoryViewModel, Taking
from trainer_app.ui.i18n import clock_time, iso, language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.trainee_head import head_words
from trainer_app.ui.shared.travel import unconfirmed_words
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.widgets.trainee_tabs import HISTORY, TraineeTabs


class HistoryView(Page):
    def __init__(self, model: HistoryViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.tabs = TraineeTabs(HISTORY)
        self.tools.addWidget(self.tabs)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.newer, self.older = QPushButton(), QPushButton()
        turner = row(gap=2 * STEP)
        turner.addStretch(1)
        turner.addWidget(self.newer)
        turner.addWidget(self.older)
        left = column(gap=STEP)
        left.addWidget(self.list, 1)
        left.addWidget(self.nothing, 1)
        left.addLayout(turner)
        self.detail = DetailView(model)
        self.scroll_detail = PagedScroll(self.detail, self.lies_in)
        both = row(gap=3 * STEP)
        both.addWidget(holding(left), 3)
        both.addWidget(hairline(down=True))
        both.addWidget(self.scroll_detail, 2)
        self.content.addLayout(both, 1)
        self.turner = PageTurner(self.scroll_detail)
        self.extras.addStretch(1)
        self.extras.addWidget(self.turner)
        self.use_whole_bar()
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.list.chosen.connect(lambda record: model.select(RecordId(record)))
        self.list.view.resized.connect(self._fit)
        self.newer.clicked.connect(model.newer)
        self.older.clicked.connect(model.older)
        self.primary_pressed.connect(self._do)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.tabs.relabel()
        self.newer.setText(translate("History", "Newer"))
        self.older.setText(translate("History", "Older"))
        self.list.view.setAccessibleName(translate("History", "Records"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def _fit(self) -> None:
        """A page of the history is what is in sight: no list inside a list."""
        if self._rows.rowCount():
            self._model.fit_rows(self.list.rows_a_page)

    def apply(self, state: HistoryState) -> None:
        head = head_words(state.pathway, state.week, state.weeks) if state.is_loaded else ""
        self.set_title(state.name, head)
        self.tabs.offer_notes(state.may_read_notes)
        self._show_message(state)
        had_rows = bool(self._rows.rowCount())
        titles = dict(state.modules)
        self._rows.set_rows([_row(item, what(item, titles)) for item in state.items])
        self.list.setVisible(bool(state.items))
        self.nothing.setVisible(state.is_loaded and not state.items)
        self.nothing.setText(translate("History", "Nothing has been recorded yet."))
        index = self._rows.place_of(state.selected or "")
        if index.isValid() and self.list.view.currentIndex() != index:
            self.list.view.setCurrentIndex(index)
        self.newer.setEnabled(state.has_newer)
        self.older.setEnabled(state.has_older)
        self.newer.setVisible(state.has_newer or state.has_older)
        self.older.setVisible(state.has_newer or state.has_older)
        self.detail.apply(state)
        self._show_primary(state)
        if not had_rows:
            self._fit()

    def _do(self) -> None:
        if self._model.state.asking is None:
            self._model.take_back()
        else:
            self._model.raise_question()

    def _show_primary(self, state: HistoryState) -> None:
        if state.asking is not None:
            words = translate("History", "Ask a supervisor")
            self.set_primary(words, enabled=state.is_ready and not state.busy)
            return
        words = {
            None: "",
            Taking.MISTAKE: translate("History", "Take it back"),
            Taking.JUDGEMENT: withdraw_words(state.item) if state.item else "",
        }[state.taking]
        self.set_primary(words, enabled=state.is_ready and not state.busy)

    def _show_message(self, state: HistoryState) -> None:
        if state.problems:
            first = explain(state.problems[0])
            said = "\n".join(explain(problem).sentence for problem in state.problems)
            self.message.say(first.title, said, first.next_step, tone="danger")
        elif state.taken_back:
            self.message.say(
                translate("History", "Taken back. Saved on this PC."),
                translate("History", "It stays in the history and no longer counts."),
                tone="ok",
            )
        elif state.asked:
            self.message.say(
                translate("History", "Asked. Saved on this PC."),
                translate("History", "A supervisor decides, and you find the answer here."),
                tone="ok",
            )
        else:
            self.message.show_problem(None)


def _row(item: HistoryItem, said: str) -> Row:
    shape, tone = BECAME_SHAPES[item.became]
    task = f"{item.task} {say(item.title, language())}".strip()
    recorded = translate("History", "recorded {date} {time}").format(
        date=iso(item.recorded.date), time=clock_time(item.recorded)
    )
    far = unconfirmed_words(item.travelled)
    second = (item.by, when(item), recorded, item.pc, far)
    return Row(
        item.record,
        f"{said} · {task}" if task else said,
        detail=" · ".join(part for part in second if part),
        trailing=became_word(item.became),
        shape=shape,
        tone=tone,
    )
