"""A question as it is seen: both statements side by side, and which of them stands."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.standing import QuestionKind
from trainer_app.ui.deciding.deciding_view import DecisionView
from trainer_app.ui.deciding.question_view_model import (
    NONE,
    QuestionState,
    QuestionViewModel,
    StatementItem,
)
from trainer_app.ui.deciding.statement_facts import StatementFacts
from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.layout import STEP, label, row
from trainer_app.ui.widgets.letting_go import let_go


class QuestionView(DecisionView):
    def __init__(self, model: QuestionViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.asked = label("strong")
        self.cards: dict[str, StatementCard] = {}
        self._cards = row(gap=3 * STEP)
        self.none = QPushButton()
        self.none.setCheckable(True)
        self.part = label("small")
        mark(self.part, tone="warning")
        self.fields.addWidget(self.asked)
        self.fields.addLayout(self._cards)
        below = row()
        below.addWidget(self.none)
        below.addStretch(1)
        self.fields.addLayout(below)
        self.fields.addWidget(self.part)
        self.none.clicked.connect(lambda _on: self._pick(NONE))
        self.start()

    def _pick(self, stands: str) -> None:
        self._model.choose(stands)
        self.show_state()  # the buttons show what the state says, not what was tapped

    @override
    def heading(self) -> str:
        return translate("Deciding", "Decide a question")

    @override
    def action(self) -> str:
        return translate("Deciding", "Record the decision")

    @override
    def why(self) -> str:
        return translate("Deciding", "Why, in your own words. Everybody concerned can read it.")

    @override
    def missing(self) -> str:
        if not self._model.state.chosen:
            return translate("Deciding", "Next: choose what stands.")
        return super().missing()

    @override
    def done(self) -> str:
        return translate("Deciding", "Both sides find the decision in the history.")

    @override
    def show_fields(self) -> None:
        state = self._model.state
        self.asked.setText("\n".join(_asked(kind) for kind in state.kinds))
        self.asked.setVisible(bool(state.kinds) and not state.is_done)
        several = sum(item.may_stand for item in state.statements) > 1
        self._show_cards(state, several=several)
        none = translate("Deciding", "None of them stands")
        self.none.setText(none if several else translate("Deciding", "It does not stand"))
        self.none.setChecked(state.chosen == NONE)
        self.none.setVisible(state.is_open or (state.is_done and state.chosen == NONE))
        self.none.setEnabled(state.is_open)
        self.part.setText(
            translate(
                "Deciding",
                "You made one of these yourself. The decision will be marked “same person”.",
            )
        )
        self.part.setVisible(state.is_open and state.had_a_part)

    def _show_cards(self, state: QuestionState, *, several: bool) -> None:
        if tuple(self.cards) != tuple(item.record for item in state.statements):
            for old in self.cards.values():
                self._cards.removeWidget(old)
                let_go(old)
            self.cards = {item.record: self._make_card(item) for item in state.statements}
        for item in state.statements:
            self.cards[item.record].show_statement(item, state, several=several)

    def _make_card(self, item: StatementItem) -> StatementCard:
        card = StatementCard()
        card.photos.enlarge_wanted.connect(self._model.enlarge_wanted)
        card.stands.clicked.connect(lambda _on, record=item.record: self._pick(record))
        self._cards.addWidget(card, 1)
        return card


class StatementCard(StatementFacts):
    """A statement with *this one stands* below it."""

    def __init__(self) -> None:
        super().__init__()
        self.stands = QPushButton()
        self.stands.setCheckable(True)
        button = row()
        button.addWidget(self.stands)
        button.addStretch(1)
        self.whole.addStretch(1)
        self.whole.addLayout(button)

    def show_statement(self, item: StatementItem, state: QuestionState, *, several: bool) -> None:
        """``several``: more than one of them could stand."""
        said = self.show_facts(item, dict(state.titles))
        this_one = translate("Deciding", "This one stands")
        self.stands.setText(this_one if several else translate("Deciding", "It stands"))
        self.stands.setAccessibleDescription(f"{said}, {item.by}")
        self.stands.setChecked(state.chosen == item.record)
        self.stands.setEnabled(state.is_open)
        chosen = state.is_done and state.chosen == item.record
        self.stands.setVisible(item.may_stand and (state.is_open or chosen))


def _asked(kind: QuestionKind) -> str:
    return {
        QuestionKind.TWO_HEADS: translate(
            "Deciding", "One record was changed in two ways that do not agree."
        ),
        QuestionKind.JUDGEMENTS_DIFFER: translate(
            "Deciding", "Two people watched the same work and judged it differently."
        ),
        QuestionKind.DECLINED: translate(
            "Deciding", "The trainee did not agree with this sign-off."
        ),
        QuestionKind.RAISED: translate("Deciding", "Somebody asked about this record."),
    }[kind]
