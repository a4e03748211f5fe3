"""*Today* as it is seen: trainees at the left, what waits for me at the right; folded if narrow."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.slots import SlotState
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.shared.begun import begun_words
from trainer_app.ui.shared.shortened import shortened
from trainer_app.ui.shared.slot_words import SLOT_SHAPES, when_words
from trainer_app.ui.shared.trainee_head import signed_words
from trainer_app.ui.today.items import (
    AnsweredItem,
    AskedItem,
    FollowUpItem,
    PartItem,
    SlotItem,
    StripItem,
)
from trainer_app.ui.today.strip_view import StripView
from trainer_app.ui.today.view_model import TodayState, TodayViewModel
from trainer_app.ui.widgets.home_page import HomePage
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.rows import Row


class TodayView(HomePage):
    """``offered``: the routes that there are; a button to nowhere is never shown."""

    def __init__(self, model: TodayViewModel, offered: Collection[str]) -> None:
        super().__init__()
        self._model = model
        self._offered = frozenset(offered)
        model.setParent(self)
        self.strips: dict[str, StripView] = {}
        self._is_behind = False
        """What is known has changed while nobody looked."""
        self.all, self.next_mold, self.hand_over = QPushButton(), QPushButton(), QPushButton()
        self.matrix = QPushButton()
        self.tools.addWidget(self.matrix)
        self.matrix.setVisible("matrix" in self._offered)
        self.tools.addWidget(self.hand_over)
        self.tools.addWidget(self.next_mold)
        self.hand_over.setVisible("hand_over" in self._offered)
        self.tools.addWidget(self.all)
        self.next_mold.setVisible("next_mold" in self._offered)
        self.nobody = label()
        self._strips = column(gap=2 * STEP)
        self.more = label("muted")
        self.left.setSpacing(2 * STEP)
        self.left.addWidget(self.nobody)
        self.left.addLayout(self._strips)
        self.left.addWidget(self.more)
        self.lay_columns(5, 3)
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.all.clicked.connect(model.open_all)
        self.next_mold.clicked.connect(model.open_next_mold)
        self.hand_over.clicked.connect(model.open_hand_over)
        self.matrix.clicked.connect(model.open_matrix)
        self.waiting.chosen.connect(self._open_waiting)
        self.primary_pressed.connect(model.do_primary)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.all.setText(translate("Today", "All trainees"))
        self.next_mold.setText(translate("Today", "Next mold"))
        self.hand_over.setText(translate("Today", "Hand-over"))
        self.matrix.setText(translate("Menu", "Matrix"))
        self.heading.setText(translate("Today", "For you"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.strips.values()), None)
        if self.primary.isVisibleTo(self):
            self.primary.setFocus()
        elif first is not None:
            first.head.setFocus()

    def apply(self, state: TodayState) -> None:
        """While another screen lies above, nothing is made: each record would make it anew."""
        if not self.isVisible():
            self._is_behind = True
            return
        self._is_behind = False
        self.set_title(translate("Today", "Today"), " · ".join(_line(state)))
        self._show_message(state)
        self.nobody.setVisible(state.is_empty)
        self.nobody.setText(_nobody(state))
        self._show_strips(state)
        self.more.setVisible(state.is_whole and state.others > 0)
        self.more.setText(Counts().more_trainees(state.others))
        rows = self._waiting_rows(state)
        shown = [*self._first_rows(state), *rows]
        self.waiting.set_rows(shown)
        self.waiting.setVisible(bool(shown))
        self.heading.setVisible(state.is_loaded)
        self.quiet.setVisible(state.is_loaded and not rows)
        self.quiet.setText(
            translate(
                "Today",
                "Nothing waits for you. Follow-ups, what trainees ask for and what you began come "
                "here.",
            )
        )
        self._show_primary(state)
        self.pages.measure_soon()
        if state.is_loaded and self.isVisible() and self.focusWidget() is None:
            self.start_focus()

    def _show_message(self, state: TodayState) -> None:
        signed = state.signed_off
        if state.problem is not None or signed is None:
            self.message.show_problem(state.problem)
            return
        became = translate("Today", "{task}, {name}.")
        if signed.waits:
            became = translate("Today", "{task} waits for the signature of {name}.")
        elif signed.declined:
            became = translate(
                "Today", "{task} is in question: {name} did not agree. A supervisor decides."
            )
        self.message.say(
            translate("Today", "Signed off. Saved on this PC."),
            became.format(task=signed.task, name=signed.name),
            tone="ok",
        )

    def _show_primary(self, state: TodayState) -> None:
        if state.last is not None:
            words = translate("Today", "Go on with {name}").format(name=state.last[1])
        elif state.is_empty and state.may_add:
            words = translate("Today", "Add a trainee")
        else:
            words = ""
        self.set_primary(words)

    # --- trainees -------------------------------------------------------------------------------

    def _show_strips(self, state: TodayState) -> None:
        items = state.strips
        if tuple(self.strips) != tuple(item.trainee for item in items):
            for old in self.strips.values():
                self._strips.removeWidget(old)
                let_go(old)
            self.strips = {item.trainee: self._make_strip(item) for item in items}
        for item in items:
            self.strips[item.trainee].apply(item)
            self.strips[item.trainee].offer_job(state.may_sign and "job" in self._offered)

    def _make_strip(self, item: StripItem) -> StripView:
        trainee = item.trainee
        strip = StripView()
        strip.opened.connect(lambda: self._model.open_trainee(trainee))
        strip.job_wanted.connect(lambda: self._model.sign_job(trainee))
        strip.task_chosen.connect(lambda place: self._open_task(trainee, place))
        self._strips.addWidget(strip)
        return strip

    def _open_task(self, trainee: str, place: int) -> None:
        for item in self._model.state.strips:
            if item.trainee == trainee and place < len(item.next):
                self._model.open_task(item.trainee, item.next[place])

    # --- what waits -----------------------------------------------------------------------------

    def _first_rows(self, state: TodayState) -> list[Row]:
        """What a supervisor's day begins with, whether anything waits or not."""
        if "morning" not in self._offered or not state.strips:
            return []
        what = translate("Menu", "Who may be asked for what today, by shift")
        return [Row("morning", translate("Menu", "Morning page"), what, shape="sun")]

    def _waiting_rows(self, state: TodayState) -> list[Row]:
        rows: list[Row] = []
        if state.to_sign:
            rows.append(
                Row("to_sign", Counts().statements_to_sign(state.to_sign), shape="signature")
            )
        open_ = state.questions + state.about_pcs
        if open_ and "questions" in self._offered:
            questions = Counts().open_questions(open_)
            rows.append(Row("questions", questions, shape="circle-help", tone="danger"))
        if state.standing_out and "stands_out" in self._offered:
            rows.append(
                Row("standing_out", Counts().standing_out(state.standing_out), shape="info")
            )
        if state.uncopied_days is not None and "this_pc" in self._offered:
            rows.append(_copy_row(state.uncopied_days))
        if state.begun:
            rows.append(_heading("begun", translate("Today", "Begun and not finished")))
            for place, begun in enumerate(state.begun):
                what, when = begun_words(begun)
                rows.append(Row(f"begun/{place}/{begun.subject}", what, when, shape="pen-line"))
        if state.slots and "slots" in self._offered:
            rows.append(_heading("slot", translate("Slots", "Training slots")))
            rows.extend(_slot_row(n, item) for n, item in enumerate(state.slots))
        if state.asked:
            rows.append(_heading("asked", translate("Today", "Ready to be assessed")))
            rows.extend(_asked_row(n, asked) for n, asked in enumerate(state.asked))
        if state.follow_ups:
            rows.append(_heading("follow_up", translate("Today", "Follow-ups")))
            rows.extend(_follow_up_row(n, item) for n, item in enumerate(state.follow_ups))
        if state.answered:
            rows.append(_heading("answered", translate("Today", "Answers to your notes")))
            rows.extend(_answered_row(n, item) for n, item in enumerate(state.answered))
        if state.part is not None and "my_trainer_record" in self._offered:
            rows.append(_heading("part", translate("Today", "My record as a trainer")))
            rows.append(_part_row(state.part))
        return rows

    def _open_waiting(self, row: str) -> None:
        model, state = self._model, self._model.state
        kind, _, rest = row.partition("/")
        place = int(rest.partition("/")[0] or 0)
        match kind:
            case "morning":
                model.open_morning()
            case "to_sign":
                model.open_to_sign()
            case "copy":
                model.open_this_pc()
            case "part":
                model.open_trainer_record()
            case "standing_out":
                model.open_standing_out()
            case "questions":
                model.open_questions()
            case "begun":
                model.go_on_with(state.begun[place])
            case "asked":
                model.open_asked(state.asked[place])
            case "slot":
                model.open_slot(state.slots[place])
            case "follow_up":
                model.open_follow_up(state.follow_ups[place])
            case "answered":
                model.open_answered(state.answered[place])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._model.look_at_copies()
        if self._is_behind:
            self.apply(self._model.state)
        super().showEvent(event)


def _copy_row(days: int) -> Row:
    return Row(
        "copy",
        Counts().without_outside_copy(days),
        translate("Today", "If this PC is lost, so are its records. Make a copy on This PC."),
        shape="triangle-alert",
        tone="warning",
    )


def _part_row(item: PartItem) -> Row:
    if item.is_offered:
        return Row(
            "part",
            translate("Today", "The programme for trainers is ready"),
            translate("Today", "It came with this program and is not in use here yet."),
            shape="info",
        )
    return Row("part", signed_words(item.signed, item.tasks), shape="clipboard-list")


def _heading(kind: str, words: str) -> Row:
    return Row(f"{kind}-heading", words, is_heading=True)


def _slot_row(place: int, item: SlotItem) -> Row:
    tasks = ", ".join(item.tasks)
    if item.is_today:
        shape, tone = SLOT_SHAPES[SlotState.AHEAD]
        detail = (translate("Today", "today"), Counts().minutes(item.minutes), tasks)
    else:
        shape, tone = SLOT_SHAPES[SlotState.UNSAID]
        waits = translate("Slots", "was it held?")
        detail = (when_words(item.on, item.minutes), tasks, waits)
    said = " · ".join(part for part in detail if part)
    return Row(f"slot/{place}/{item.slot}", item.name, said, shape=shape, tone=tone)


def _asked_row(place: int, item: AskedItem) -> Row:
    detail = translate("Today", "{name}, asked {date}").format(name=item.name, date=iso(item.on))
    title = f"{item.task}  {say(item.title, language())}"
    return Row(f"asked/{place}/{item.trainee}/{item.task}", title, detail, shape="flag")


def _follow_up_row(place: int, item: FollowUpItem) -> Row:
    parts = [_when(item), item.task, shortened(item.words)]
    if item.left_by:
        parts.append(translate("Today", "left by {name}").format(name=item.left_by))
    shape, tone = ("triangle-alert", "warning") if item.days < 0 else ("calendar", "ink")
    detail = " · ".join(part for part in parts if part)
    return Row(f"follow_up/{place}/{item.note}", item.name, detail, shape=shape, tone=tone)


def _answered_row(place: int, item: AnsweredItem) -> Row:
    detail = " · ".join((iso(item.on), shortened(item.words)))
    return Row(f"answered/{place}/{item.note}", item.name, detail, shape="pen-line")


def _when(item: FollowUpItem) -> str:
    if item.days < 0:
        return translate("Today", "overdue since {date}").format(date=iso(item.due))
    if item.days == 0:
        return translate("Today", "today")
    return iso(item.due)


def _nobody(state: TodayState) -> str:
    if state.may_add:
        return translate(
            "Today", "No trainee is on this PC yet. Add the first one, and the checklist is ready."
        )
    return translate("Today", "No trainee is on this PC yet. A trainer or a supervisor adds them.")


def _line(state: TodayState) -> Iterator[str]:
    """The day, whose strips these are, and what the numbers under the units are."""
    if not state.is_loaded:
        return
    yield iso(state.today)
    yield _whose(state)
    if state.strips:
        yield translate("Today", "by unit: tasks at level 3 or better")


def _whose(state: TodayState) -> str:
    """Why these trainees are here."""
    return {
        "named": translate("Today", "your trainees"),
        "watched": translate("Today", "whom you have watched, and newcomers"),
        "everybody": translate("Today", "everybody"),
    }[state.whose.value]
