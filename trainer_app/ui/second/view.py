"""The statement of a second assessor at the left of one keypad."""

from __future__ import annotations

from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.second.view_model import SecondLookState, SecondLookViewModel
from trainer_app.ui.shared.tongue import tongue
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.signature_panel import SignaturePanel


class SecondLookView(Page):
    def __init__(self, model: SecondLookViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.facts = label()
        self.panel = SignaturePanel(model.signature, beside=True)
        whole = column(gap=2 * STEP)
        whole.addWidget(self.facts)
        whole.addWidget(self.panel)
        whole.addStretch(1)
        self.pages = PagedScroll(whole, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        self.use_whole_bar()
        self.primary_pressed.connect(model.sign)
        model.signature.given.connect(self.primary.setFocus)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.panel.keypad.setFocus()

    def apply(self, state: SecondLookState) -> None:
        title = translate("SecondLook", "Second look at {task}").format(
            task=f"{state.task}  {say(state.title or {}, language())}"
        )
        self.set_title(title.strip(), state.trainee)
        self.message.show_problems(state.problems or state.in_the_way)
        self.pages.setVisible(state.is_loaded)
        if state.is_loaded:
            self._show_panel(state)
            self.pages.measure_soon()
        self.set_primary(
            translate("SecondLook", "Sign the second look"),
            enabled=state.is_given and not state.busy,
        )

    def _show_panel(self, state: SecondLookState) -> None:
        day = iso(state.observed_on) if state.observed_on else ""
        told = translate(
            "SecondLook",
            "{trainer} watched this on {date} and signed it. Sign only if you watched the very"
            " same performance.",
        ).format(trainer=state.trainer, date=day)
        mold = translate("SecondLook", "Mold: {mold}").format(mold=state.mold)
        self.facts.setText(f"{told}\n{mold}" if state.mold else told)
        speaks = tongue(state.language)
        self.panel.ask(state.statement, speaks.translate("SignaturePanel", "Second assessor"), "")
