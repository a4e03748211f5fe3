"""*My page* as it is seen: what comes next at the left, what waits for me at the right."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.kernel.ids import RecordId
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.mypage.parts import NextRow, SignedRow
from trainer_app.ui.mypage.view_model import (
    MyPageViewModel,
    MyState,
    NextSlot,
    OwnNext,
    SignedItem,
)
from trainer_app.ui.shared.begun import begun_words
from trainer_app.ui.shared.plan_items import plan_line
from trainer_app.ui.shared.shortened import shortened
from trainer_app.ui.shared.slot_words import when_words
from trainer_app.ui.shared.trainee_head import head_words, signed_words
from trainer_app.ui.widgets.home_page import HomePage
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.rows import Row


class MyPageView(HomePage):
    """``offered``: the routes that there are; a button to nowhere is never shown."""

    def __init__(self, model: MyPageViewModel, offered: Collection[str]) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.next: dict[str, NextRow] = {}
        self.signed: dict[str, SignedRow] = {}
        self._leads_to_slots = "slots" in offered
        self._build_tools(offered)
        self.next_heading, self.signed_heading = label("strong"), label("strong")
        self.nothing_next, self.nothing_signed = label("muted"), label("muted")
        self._next, self._signed = column(gap=0), column(gap=STEP)
        self.left.addWidget(self.next_heading)
        self.left.addWidget(self.nothing_next)
        self.left.addLayout(self._next)
        self.right.addSpacing(2 * STEP)
        self.right.addWidget(self.signed_heading)
        self.right.addWidget(self.nothing_signed)
        self.right.addLayout(self._signed)
        self.lay_columns(1, 1)
        self._connect()
        model.read()

    def _build_tools(self, offered: Collection[str]) -> None:
        self.routes = {
            name: QPushButton() for name in ("checklist", "plan", "own_record", "job_done")
        }
        for name, button in self.routes.items():
            button.clicked.connect(lambda _on=False, route=name: self._model.open_own(route))
            self.tools.addWidget(button)
            button.setVisible(name in offered)

    def _connect(self) -> None:
        model = self._model
        self.waiting.chosen.connect(self._open_waiting)
        self.message.action_pressed.connect(model.not_me)
        self.primary_pressed.connect(model.open_to_sign)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.routes["checklist"].setText(translate("MyPage", "My checklist"))
        self.routes["plan"].setText(translate("MyPage", "My plan"))
        self.routes["own_record"].setText(translate("MyPage", "My record"))
        self.routes["job_done"].setText(translate("MyPage", "Job done"))
        self.next_heading.setText(translate("MyPage", "What comes next"))
        self.heading.setText(translate("MyPage", "For you"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.next.values()), None)
        if self.primary.isVisibleTo(self):
            self.primary.setFocus()
        elif first is not None:
            first.go.setFocus()

    def apply(self, state: MyState) -> None:
        done = signed_words(state.signed, state.of)
        line = head_words(state.pathway, state.week, state.weeks, done)
        self.set_title(state.name, line if state.is_loaded else "")
        self._show_message(state)
        self.next_heading.setVisible(state.is_loaded)
        self.nothing_next.setVisible(state.is_loaded and not state.next)
        self.nothing_next.setText(
            translate(
                "MyPage",
                "Nothing can be watched today: what is open waits for another task.",
            )
        )
        self._show_next(state.next)
        rows = [*self._slot_rows(state), *_waiting_rows(state)]
        self.waiting.set_rows(rows)
        self.waiting.setVisible(bool(rows))
        self.quiet.setVisible(state.is_loaded and not rows and not state.to_sign)
        self.heading.setVisible(state.is_loaded and bool(rows or not state.to_sign))
        self.quiet.setText(
            translate(
                "MyPage", "Nothing waits for you. What to sign and notes about you come here."
            )
        )
        self._show_signed(state)
        self.set_primary(Counts().statements_to_sign(state.to_sign) if state.to_sign else "")
        self.pages.measure_soon()
        if state.is_loaded and self.isVisible() and self.focusWidget() is None:
            self.start_focus()

    def _show_message(self, state: MyState) -> None:
        doubted = state.doubted
        self.message.action.setVisible(doubted is not None and state.problem is None)
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif doubted is not None:
            self.message.say(
                translate("MyPage", "You did not sign {task} on {date}?").format(
                    task=doubted.task, date=iso(doubted.at.date)
                ),
                translate(
                    "MyPage",
                    "It no longer counts until a supervisor has decided. Both of you are asked.",
                ),
                tone="warning",
            )
            self.message.action.setText(translate("MyPage", "It was not me"))
        elif state.was_doubted:
            self.message.say(
                translate("MyPage", "The question is open. Saved on this PC."),
                translate("MyPage", "A supervisor decides. Change your PIN if it was seen."),
                tone="ok",
            )
        elif state.was_asked:
            self.message.say(
                translate("MyPage", "Your trainer sees that you are ready for {task}.").format(
                    task=state.was_asked
                ),
                tone="ok",
            )
        else:
            self.message.show_problem(None)

    def _show_next(self, items: tuple[OwnNext, ...]) -> None:
        if tuple(self.next) != tuple(item.task for item in items):
            for old in self.next.values():
                self._next.removeWidget(old)
                let_go(old)
            self.next = {item.task: self._make_next(item.task) for item in items}
        for item in items:
            self.next[item.task].apply(item)

    def _make_next(self, task: str) -> NextRow:
        made = NextRow()
        made.opened.connect(lambda: self._model.open_task(task))
        made.ready.connect(lambda: self._model.say_ready(task))
        self._next.addWidget(made)
        return made

    def _show_signed(self, state: MyState) -> None:
        items = state.in_my_name
        since = state.since
        self.signed_heading.setVisible(since is not None)
        self.nothing_signed.setVisible(since is not None and not items)
        if since is not None:
            heading = translate("MyPage", "Signed in your name since {date}")
            self.signed_heading.setText(heading.format(date=iso(since.date)))
        self.nothing_signed.setText(translate("MyPage", "Nothing."))
        if tuple(self.signed) != tuple(_key(item) for item in items):
            for old in self.signed.values():
                self._signed.removeWidget(old)
                let_go(old)
            self.signed = {_key(item): self._make_signed(item.statement) for item in items}
        for item in items:
            self.signed[_key(item)].apply(item)

    def _make_signed(self, statement: RecordId) -> SignedRow:
        made = SignedRow()
        made.doubted.connect(lambda: self._model.doubt(statement))
        self._signed.addWidget(made)
        return made

    def _slot_rows(self, state: MyState) -> list[Row]:
        return [_slot_row(state.slot)] if self._leads_to_slots and state.slot is not None else []

    def _open_waiting(self, row: str) -> None:
        kind, _, rest = row.partition("/")
        match kind:
            case "planned":
                self._model.open_own("plan")
            case "note":
                self._model.open_note(RecordId(rest))
            case "slot":
                self._model.open_own("slots")
            case "begun":
                self._model.go_on_with(self._model.state.begun[int(rest.partition("/")[0])])


def _key(item: SignedItem) -> str:
    """A declined and a later agreed signature may be about one statement."""
    return f"{item.statement}/{item.at.ms}"


def _slot_row(slot: NextSlot) -> Row:
    words = translate("Slots", "Next training slot: {when}")
    with_whom = translate("Slots", "with {name}").format(name=slot.by)
    return Row(
        "slot",
        words.format(when=when_words(slot.on, slot.minutes)),
        " · ".join(part for part in (", ".join(slot.tasks), with_whom) if part),
        shape="calendar",
    )


def _waiting_rows(state: MyState) -> list[Row]:
    rows: list[Row] = []
    for place, begun in enumerate(state.begun):
        what, when = begun_words(begun)
        rows.append(Row(f"begun/{place}/{begun.subject}", what, when, shape="pen-line"))
    if state.planned:
        words = translate("MyPage", "Planned")
        rows.append(Row("planned-heading", words, is_heading=True))
        rows += [replace(row, id=f"planned/{row.id}") for row in map(plan_line, state.planned)]
    if state.notes:
        words = translate("MyPage", "Notes about you, not answered yet")
        rows.append(Row("note-heading", words, is_heading=True))
    by = translate("MyPage", "{name}, {date}")
    for note in state.notes:
        said = shortened(" · ".join(note.words.splitlines()))
        written = by.format(name=note.by, date=iso(note.on))
        rows.append(Row(f"note/{note.note}", said, written, shape="file-text"))
    return rows
