"""A question as it is seen: both statements side by side, and which of them stands."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from trainer_app.checklists.standing import QuestionKind
from trainer_app.ui.deciding.deciding_view import DecisionView
from trainer_app.ui.deciding.question_view_model import (
    NONE,
    AgreementItem,
    QuestionState,
    QuestionViewModel,
    StatementItem,
)
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.shared.telling import details, observed_on, what
from trainer_app.ui.shared.travel import doubt_words, travel_words
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.evidence_strip import EvidenceStrip
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
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


class StatementCard(QWidget):
    """Who said what, when and where; *this one stands*."""

    def __init__(self) -> None:
        super().__init__()
        self.what = label("strong")
        self.who = label()
        self.facts = label("small")
        self.photos = EvidenceStrip(small=True)
        self.stands = QPushButton()
        self.stands.setCheckable(True)
        button = row()
        button.addWidget(self.stands)
        button.addStretch(1)
        whole = column(gap=STEP)
        whole.addWidget(hairline())
        for part in (self.what, self.who, self.facts, self.photos):
            whole.addWidget(part)
        whole.addStretch(1)
        whole.addLayout(button)
        self.setLayout(whole)

    def show_statement(self, item: StatementItem, state: QuestionState, *, several: bool) -> None:
        """``several``: more than one of them could stand."""
        said = what(item, dict(state.titles))
        self.what.setText(said)
        self.who.setText(item.by)
        self.facts.setText("\n".join(_facts(item)))
        self.photos.show_photos(item.photos)
        this_one = translate("Deciding", "This one stands")
        self.stands.setText(this_one if several else translate("Deciding", "It stands"))
        self.stands.setAccessibleDescription(f"{said}, {item.by}")
        self.stands.setChecked(state.chosen == item.record)
        self.stands.setEnabled(state.is_open)
        chosen = state.is_done and state.chosen == item.record
        self.stands.setVisible(item.may_stand and (state.is_open or chosen))


def _facts(item: StatementItem) -> list[str]:
    lines = []
    day = observed_on(item.body)
    if day is not None:
        lines.append(translate("Deciding", "Watched on {date}").format(date=iso(day)))
    lines.append(
        translate("Deciding", "Recorded on {date} at {time}, on {pc}").format(
            date=iso(item.recorded.date), time=clock_time(item.recorded), pc=item.pc
        )
    )
    lines += [_agreement(agreement) for agreement in item.agreements]
    far = (travel_words(item.travelled), doubt_words(item.travelled))
    return [*lines, *details(item), *(words for words in far if words)]


def _agreement(item: AgreementItem) -> str:
    if not item.agrees:
        said = translate("Deciding", "{name} declined on {date} at {time}, on {pc}")
    elif item.role == "second":
        said = translate("Deciding", "{name} watched it too, {date} at {time}, on {pc}")
    else:
        said = translate("Deciding", "{name} agreed on {date} at {time}, on {pc}")
    return said.format(
        name=item.name, date=iso(item.given.date), time=clock_time(item.given), pc=item.pc
    )


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
