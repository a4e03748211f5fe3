"""Who builds the screens about the hub and the other PCs.

Route names and what they take: ``sync`` (), ``join`` (), and with the one to be in sight
``joined_pcs`` (item=""), ``entered_twice`` (item=""), ``pc_questions`` (item="").
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class SyncScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "sync": self.sync,
            "join": self.join,
            "joined_pcs": self.joined_pcs,
            "entered_twice": self.entered_twice,
            "pc_questions": self.pc_questions,
        }

    def sync(self, _params: Params) -> Page:
        from trainer_app.ui.syncpage.usb_model import UsbModel
        from trainer_app.ui.syncpage.view import SyncPageView
        from trainer_app.ui.syncpage.view_model import SyncPageViewModel

        shell, go = self.shell, self.shell.navigator
        viewer = shell.session.signed_in
        may_leave = (
            shell.switching.is_offered
            and not self.program.sample_pin
            and viewer is not None
            and self.program.leaving.may_leave(viewer)
        )
        model = SyncPageViewModel(
            shell.tasks, shell.network, self.program, shell.clock, viewer, may_leave=may_leave
        )
        usb = UsbModel(shell.tasks, shell.network, lambda: self.program.bundles)
        view = SyncPageView(model, usb)
        view.join_pressed.connect(lambda: go.go("join"))
        view.joined_pressed.connect(lambda: go.go("joined_pcs"))
        view.doubles_pressed.connect(lambda: go.go("entered_twice"))
        view.incidents_pressed.connect(lambda: go.go("pc_questions"))
        view.leave_pressed.connect(lambda: go.go("leave_plant"))
        return view

    def join(self, _params: Params) -> Page:
        from trainer_app.ui.joining.view import JoinView
        from trainer_app.ui.joining.view_model import JoinViewModel

        model = JoinViewModel(self.shell.tasks, self.program.syncing)
        model.joined.connect(self._on_joined)
        return JoinView(model)

    def _on_joined(self) -> None:
        """From now on there is a hub: the sync page shows what comes and goes."""
        self.shell.network.look()
        if self.shell.navigator.holds("sync"):
            self.shell.navigator.back_to("sync")
        else:
            self.shell.navigator.replace("sync")

    def joined_pcs(self, params: Params) -> Page:
        from trainer_app.ui.supervising.joined import JoinedView, JoinedViewModel

        shell = self.shell
        model = JoinedViewModel(shell.tasks, self.program.joinings, shell.session.person)
        model.select(params.get("item", ""))
        return JoinedView(model)

    def entered_twice(self, params: Params) -> Page:
        from trainer_app.ui.supervising.doubles import DoublesView, DoublesViewModel

        shell = self.shell
        model = DoublesViewModel(shell.tasks, self.program.merging, shell.session.person)
        model.select(params.get("item", ""))
        return DoublesView(model)

    def pc_questions(self, params: Params) -> Page:
        from trainer_app.ui.supervising.pc_questions import PcQuestionsViewModel
        from trainer_app.ui.supervising.pc_questions_view import PcQuestionsView

        shell = self.shell
        model = PcQuestionsViewModel(shell.tasks, self.program.incidents, shell.session.person)
        model.select(params.get("item", ""))
        return PcQuestionsView(model)
