"""Who builds the pages of training slots.

Route names and what they take: ``slots`` (trainee), ``slot`` (trainee, slot), ``plan_slot``
(trainee).
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class SlotScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {"slots": self.slots, "slot": self.slot, "plan_slot": self.plan_slot}

    def slots(self, params: Params) -> Page:
        from trainer_app.ui.slots.view import SlotsView
        from trainer_app.ui.slots.view_model import SlotsViewModel

        shell, go, trainee = self.shell, self.shell.navigator, params["trainee"]
        model = SlotsViewModel(
            shell.tasks, self.program.slots, shell.session.person, PersonId(trainee)
        )
        model.slot_wanted.connect(lambda slot: go.go("slot", trainee=trainee, slot=slot))
        model.record_wanted.connect(lambda record: go.go("history", trainee=trainee, record=record))
        model.plan_wanted.connect(lambda: go.go("plan_slot", trainee=trainee))
        return SlotsView(model)

    def slot(self, params: Params) -> Page:
        from trainer_app.ui.slots.slot_view import SlotView
        from trainer_app.ui.slots.slot_view_model import SlotViewModel

        shell, go, trainee = self.shell, self.shell.navigator, params["trainee"]
        model = SlotViewModel(
            shell.tasks,
            self.program.slots,
            shell.drafts,
            shell.session.person,
            PersonId(trainee),
            RecordId(params["slot"]),
        )
        model.record_wanted.connect(lambda record: go.go("history", trainee=trainee, record=record))
        model.done.connect(go.back)
        return SlotView(model)

    def plan_slot(self, params: Params) -> Page:
        from trainer_app.ui.slots.plan_view import PlanSlotView
        from trainer_app.ui.slots.plan_view_model import PlanSlotViewModel

        shell = self.shell
        model = PlanSlotViewModel(
            shell.tasks,
            self.program.slots,
            shell.drafts,
            shell.session.person,
            PersonId(params["trainee"]),
        )
        model.done.connect(shell.navigator.back)
        return PlanSlotView(model)
