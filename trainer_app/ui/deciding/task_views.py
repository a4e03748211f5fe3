"""The small pages about one task: ask for a new observation, extend, set aside or apply again."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.ui.deciding.deciding_view import DecisionView, captioned, line_edit, set_line
from trainer_app.ui.deciding.task_view_models import (
    ONE,
    PLANT,
    ExtendViewModel,
    NotApplicableState,
    NotApplicableViewModel,
    ReobserveViewModel,
)
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.status_label import StatusLabel
from trainer_app.ui.words import word


class ReobserveView(DecisionView):
    def __init__(self, model: ReobserveViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.status = StatusLabel()
        self.means = label()
        self.fields.addWidget(self.status)
        self.fields.addWidget(self.means)
        self.start()

    @override
    def heading(self) -> str:
        return translate("Deciding", "Ask for a new observation")

    @override
    def action(self) -> str:
        return translate("Deciding", "Ask for it")

    @override
    def why(self) -> str:
        return translate("Deciding", "What happened, or what has changed. The trainee can read it.")

    @override
    def done(self) -> str:
        return translate("Deciding", "The task has lapsed until somebody watches it again.")

    @override
    def show_fields(self) -> None:
        state = self._model.state
        self.status.say_status(state.status.value, word(state.status))
        self.status.setVisible(state.is_loaded)
        self.means.setText(
            translate(
                "Deciding",
                "The task lapses today. One fresh observation with oral questions renews it. "
                "It is not a disciplinary record, and it cannot be extended.",
            )
        )
        self.means.setVisible(state.is_open)


class ExtendView(DecisionView):
    def __init__(self, model: ExtendViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.expires = label("strong")
        self.until_caption = label()
        self.until = Choices()
        self.control_caption = label()
        self.control = line_edit()
        parts: tuple[QWidget, ...] = (
            *(self.expires, self.until_caption, self.until),
            *(self.control_caption, self.control),
        )
        for part in parts:
            self.fields.addWidget(part)
        self.until.picked.connect(lambda day: model.choose_until(date.fromisoformat(day)))
        self.control.textEdited.connect(model.type_control)
        self.start()

    @override
    def heading(self) -> str:
        return translate("Deciding", "Extend a sign-off that lapses")

    @override
    def action(self) -> str:
        return translate("Deciding", "Extend")

    @override
    def why(self) -> str:
        return translate("Deciding", "Why nobody can observe it in time")

    @override
    def missing(self) -> str:
        state = self._model.state
        if state.until is None:
            return translate("Deciding", "Next: choose the last day.")
        if not state.control.strip():
            return translate("Deciding", "Next: how the trainee works until then.")
        return super().missing()

    @override
    def done(self) -> str:
        until = self._model.state.until
        said = translate("Deciding", "Extended until {date}. The sheets say so.")
        return said.format(date=iso(until)) if until else ""

    @override
    def show_fields(self) -> None:
        state = self._model.state
        if state.expires_on is not None:
            self.expires.setText(
                translate("Deciding", "Good until {date}").format(date=iso(state.expires_on))
            )
        self.expires.setVisible(state.expires_on is not None)
        captioned(
            self.until,
            self.until_caption,
            translate("Deciding", "Once, and for two weeks at most. Extend until"),
        )
        days = [(day.isoformat(), iso(day)) for day in state.options]
        self.until.offer(days, (state.until.isoformat(),) if state.until else ())
        captioned(
            self.control,
            self.control_caption,
            translate("Deciding", "Until then (such as: works beside Dave)"),
        )
        set_line(self.control, state.control)
        for part in (self.until_caption, self.until, self.control_caption, self.control):
            part.setVisible(state.is_open)


class NotApplicableView(DecisionView):
    def __init__(self, model: NotApplicableViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.held = label()
        self.core = label()
        mark(self.core, tone="warning")
        self.scope_caption, self.asked_caption, self.consent_caption = label(), label(), label()
        self.scope, self.asked = Choices(), Choices()
        self.himself = label("small")
        mark(self.himself, tone="warning")
        self.consent = line_edit()
        for part in (
            *(self.held, self.core, self.scope_caption, self.scope),
            *(self.asked_caption, self.asked, self.himself),
            *(self.consent_caption, self.consent),
        ):
            self.fields.addWidget(part)
        self.scope.picked.connect(model.choose_scope)
        self.asked.picked.connect(model.choose_asker)
        self.consent.textEdited.connect(model.type_consent)
        self.start()

    @override
    def heading(self) -> str:
        return translate("Deciding", "Does this task apply?")

    @override
    def action(self) -> str:
        if self._model.state.held is not None:
            return translate("Deciding", "Let it apply again")
        return translate("Deciding", "Set it aside")

    @override
    def why(self) -> str:
        if self._model.state.held is not None:
            return translate("Deciding", "What has changed, in your own words")
        return translate("Deciding", "Why it does not apply here, in your own words")

    @override
    def missing(self) -> str:
        state = self._model.state
        if not state.scope:
            return translate("Deciding", "Next: for whom it does not apply.")
        if state.held is None and not state.asked_by:
            return translate("Deciding", "Next: who asked for it.")
        if state.held is None and state.himself and state.others:
            return ""
        if state.held is None and state.is_core and not state.consent.strip():
            return translate("Deciding", "Next: the consent of the certifying body.")
        return super().missing()

    @override
    def done(self) -> str:
        if self._model.state.held is not None:
            return translate("Deciding", "The task applies again.")
        return translate("Deciding", "Set aside. The sheets list it as not applicable.")

    @override
    def show_fields(self) -> None:
        state = self._model.state
        held = _held(state)
        self.held.setText(held)
        self.held.setVisible(bool(held) and not state.is_done)
        self.core.setText(
            translate(
                "Deciding",
                "A core task. It is set aside only with the certifying body’s consent.",
            )
        )
        sets_aside = state.is_open and bool(state.scope) and state.held is None
        self.core.setVisible(sets_aside and state.is_core)
        self._show_scope(state)
        self._show_asked(state, sets_aside)
        words = translate("Deciding", "Reference of the consent (letter, date)")
        captioned(self.consent, self.consent_caption, words)
        set_line(self.consent, state.consent)
        for part in (self.consent_caption, self.consent):
            part.setVisible(sets_aside and state.is_core)

    def _show_scope(self, state: NotApplicableState) -> None:
        captioned(self.scope, self.scope_caption, translate("Deciding", "For whom"))
        one = translate("Deciding", "{name} alone").format(name=state.name)
        options = [(PLANT, translate("Deciding", "The whole plant")), (ONE, one)]
        self.scope.offer(options, (state.scope,))
        for part in (self.scope_caption, self.scope):
            part.setVisible(state.is_open and state.may_choose_scope)

    def _show_asked(self, state: NotApplicableState, sets_aside: bool) -> None:
        captioned(self.asked, self.asked_caption, translate("Deciding", "Who asked for it"))
        self.asked.offer(state.askers, (state.asked_by,))
        same = translate("Deciding", "You ask and decide: it will be marked “same person”.")
        apart = translate("Deciding", "What you ask for is decided by somebody else: {names}.")
        names = ", ".join(state.others)
        self.himself.setText(apart.format(names=names) if names else same)
        for part in (self.asked_caption, self.asked):
            part.setVisible(sets_aside)
        self.himself.setVisible(sets_aside and state.himself)


def _held(state: NotApplicableState) -> str:
    """What sets it aside now, in whatever scope."""
    lines = []
    for aside in state.aside:
        whole = translate(
            "Deciding", "Not applicable in the whole plant, {name}, {date}: “{words}”"
        )
        alone = translate("Deciding", "Not applicable for this trainee, {name}, {date}: “{words}”")
        said = whole if aside.trainee is None else alone
        lines.append(said.format(name=aside.by, date=iso(aside.on), words=aside.words))
    return "\n".join(lines)
