"""Who builds the screens about this PC. Features are imported when they are first wanted.

Route names: ``this_pc`` (), ``support`` (), ``new_recovery`` (), ``settings`` (at="").
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from trainer_app.ui.i18n import language, translate
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.previews import preview
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.kernel.recovery import RecoveryCode
    from trainer_app.ui.settings.view_model import SettingsViewModel


class PcScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "this_pc": self.this_pc,
            "support": self.support,
            "new_recovery": self.new_recovery,
            "settings": self.settings,
        }

    def this_pc(self, _params: Params) -> Page:
        from trainer_app.ui.shared.copies import Copies
        from trainer_app.ui.thispc.view import ThisPcView
        from trainer_app.ui.thispc.view_model import ThisPcViewModel

        shell = self.shell
        model = ThisPcViewModel(
            shell.tasks,
            self.program.this_pc,
            shell.session.person,
            Copies(shell.clock, lambda: shell.settings.outside_copy_ms),
        )
        model.copied_outside.connect(shell.preferences.keep_outside_copy)
        hub = shell.network.state.membership
        view = ThisPcView(model, hub.url if hub else "")
        view.sync_pressed.connect(lambda: shell.navigator.go("sync"))
        view.support_pressed.connect(lambda: shell.navigator.go("support"))
        view.renew_pressed.connect(lambda: shell.navigator.go("new_recovery"))
        return view

    def new_recovery(self, _params: Params) -> Page:
        from trainer_app.ui.recovery.view import NewRecoveryView
        from trainer_app.ui.recovery.view_model import NewRecoveryViewModel

        shell, go = self.shell, self.shell.navigator
        model = NewRecoveryViewModel(
            shell.tasks, self.program.renewal, shell.session.person, language
        )
        model.done.connect(go.back)
        model.sheet_wanted.connect(self._show_new_sheet)
        return NewRecoveryView(model)

    def _show_new_sheet(self, code: RecoveryCode) -> None:
        """The code is no parameter of a route: it is no word that a route may keep."""
        go = self.shell.navigator
        go.register("new_recovery_sheet", lambda _params: self._new_sheet(code))
        go.go("new_recovery_sheet")

    def _new_sheet(self, code: RecoveryCode) -> Page:
        renewal, by = self.program.renewal, self.shell.session.person
        return preview(
            self.shell,
            lambda lang, paper: renewal.sheet(by, code, lang=lang, paper=paper),
            translate("Paper", "Recovery sheet"),
            "recovery.pdf",
        )

    def support(self, _params: Params) -> Page:
        from trainer_app.ui.thispc.support_view import SupportView
        from trainer_app.ui.thispc.support_view_model import SupportViewModel

        shell = self.shell
        return SupportView(
            SupportViewModel(
                shell.tasks, self.program.this_pc, shell.session.person, asdict(shell.settings)
            )
        )

    def settings(self, params: Params) -> Page:
        from trainer_app.ui.settings.view import SettingsView
        from trainer_app.ui.settings.view_model import SettingsViewModel

        shell = self.shell
        person = shell.session.signed_in
        model = SettingsViewModel(
            shell.settings, person.language if person else "", shell.theme.sizes.per_mm
        )
        model.settings_changed.connect(shell.preferences.keep)
        model.own_language_chosen.connect(self._speak_own)
        self._follow_start(model)
        self._offer_plants(model)
        return SettingsView(model, params.get("at", ""))

    def _offer_plants(self, model: SettingsViewModel) -> None:
        from trainer_app.ui.settings.view_model import Plants

        switching, person = self.shell.switching, self.shell.session.signed_in
        if not switching.is_offered or self.program.sample_pin:
            return
        model.another_plant_wanted.connect(switching.choose)
        model.one_more_wanted.connect(switching.join_one_more)
        model.leave_wanted.connect(lambda: self.shell.navigator.go("leave_plant"))
        may_leave = person is not None and self.program.leaving.may_leave(person)
        model.offer_plants(Plants(switching.several, may_leave))

    def _follow_start(self, model: SettingsViewModel) -> None:
        """A file of this account says whether the session begins with the window."""
        from trainer_app.kernel.autostart import start_with_system, starts_with_system

        tasks, say = self.shell.tasks, self.shell.say
        folder = self.shell.start.profile  # whichever of its plants is open

        def choose(wanted: bool) -> None:
            tasks.perform(
                model,
                lambda: start_with_system(wanted, _named(folder)),
                lambda _none: model.show_start(wanted),
                say,
            )

        model.start_chosen.connect(choose)
        tasks.query(model, starts_with_system, model.show_start, key="start")

    def _speak_own(self, chosen: str) -> None:
        """One's own language is a record: it follows the person to every PC."""
        shell, people = self.shell, self.program.people
        person = shell.session.person
        shell.languages.speak(chosen)
        shell.tasks.perform(
            shell,
            lambda: people.set_language(person, chosen),
            lambda refreshed: shell.session.refresh(refreshed.signed_in),
            shell.say,
        )


def _named(folder: Path) -> Path | None:
    """The folder, where this start was told it; None where every start finds it by itself."""
    from trainer_app.kernel.paths import PROFILE_VARIABLE, default_profile

    told = PROFILE_VARIABLE in os.environ or folder != default_profile()
    return folder if told else None
