"""The page on which somebody looks again at a sign-off that was picked."""

from __future__ import annotations

from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.deciding.deciding_view import DecisionView
from trainer_app.ui.deciding.sample_view_model import SampleViewModel
from trainer_app.ui.deciding.statement_facts import StatementFacts
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label

AGREES, DIFFERS = "agrees", "differs"


class SampleView(DecisionView):
    def __init__(self, model: SampleViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.card = StatementFacts()
        self.standard_caption, self.standard = label("strong"), label("small")
        self.outcome = Choices()
        for part in (self.card, self.standard_caption, self.standard, self.outcome):
            self.fields.addWidget(part)
        self.card.photos.enlarge_wanted.connect(model.enlarge_wanted)
        self.outcome.picked.connect(lambda chosen: model.choose(agrees=chosen == AGREES))
        self.start()

    @override
    def heading(self) -> str:
        return translate("Deciding", "Look at a sign-off again")

    @override
    def action(self) -> str:
        return translate("Deciding", "Record what you see")

    @override
    def why(self) -> str:
        if self._model.state.agrees is False:
            return translate(
                "Deciding", "What you see differently. Everybody concerned can read it."
            )
        return translate("Deciding", "In your own words, if you like. Everybody can read it.")

    @override
    def missing(self) -> str:
        state = self._model.state
        if state.agrees is None:
            return translate("Deciding", "Next: whether you agree.")
        if not state.agrees and not state.words.strip():
            return translate("Deciding", "Next: what you see differently.")
        return translate("Deciding", "Next: your PIN.")

    @override
    def done(self) -> str:
        if self._model.state.agrees is False:
            return translate("Deciding", "It is an open question now, which a supervisor decides.")
        return translate("Deciding", "It stands in the history, with your name.")

    @override
    def show_fields(self) -> None:
        state = self._model.state
        self.card.setVisible(state.statement is not None)
        if state.statement is not None:
            self.card.show_facts(state.statement, {})
        self.standard_caption.setText(translate("Deciding", "The standard that was met"))
        lines = [f"{n}  {say(line, language())}" for n, line in enumerate(state.standard, 1)]
        self.standard.setText("\n".join(lines))
        for part in (self.standard_caption, self.standard):
            part.setVisible(bool(lines) and state.is_open)
        self.outcome.setAccessibleName(translate("Deciding", "Whether you agree"))
        self.outcome.offer(
            [
                (AGREES, translate("Deciding", "I agree with it")),
                (DIFFERS, translate("Deciding", "I see it differently")),
            ],
            () if state.agrees is None else (AGREES if state.agrees else DIFFERS,),
        )
        self.outcome.setVisible(state.is_open)
