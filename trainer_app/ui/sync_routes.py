"""Who builds the screens about the hub and the other PCs.

Route names: ``sync`` (), ``join`` ().
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shell import Shell


def register(shell: Shell, program: Program) -> None:
    screens = SyncScreens(shell, program)
    for name, route in (
        ("sync", screens.sync),
        ("join", screens.join),
    ):
        shell.navigator.register(name, route)


@dataclass(frozen=True)
class SyncScreens:
    shell: Shell
    program: Program

    def sync(self, _params: Params) -> Page:
        from trainer_app.ui.syncpage.usb_model import UsbModel
        from trainer_app.ui.syncpage.view import SyncPageView
        from trainer_app.ui.syncpage.view_model import SyncPageViewModel

        shell, go = self.shell, self.shell.navigator
        model = SyncPageViewModel(
            shell.tasks, shell.network, self.program, shell.clock, shell.session.signed_in
        )
        usb = UsbModel(shell.tasks, shell.network, lambda: self.program.bundles)
        view = SyncPageView(model, usb)
        view.join_pressed.connect(lambda: go.go("join"))
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
