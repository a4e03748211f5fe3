"""Who builds the screens about people. Features are imported when they are first wanted.

Route names and what they take: ``everybody`` (), ``person`` (person), ``right`` (person),
``leaving`` (person), ``who_may_sign`` (), ``who_sees_what`` (), ``who_sees_sheet`` (),
``code_slip`` (person, code: it is on the screen that leads here, and is let go of with the page).
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.kernel.ids import PersonId
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.previews import preview
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class PeopleScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "everybody": self.everybody,
            "person": self.person,
            "right": self.right,
            "leaving": self.leaving,
            "code_slip": self.code_slip,
            "who_may_sign": self.who_may_sign,
            "who_sees_what": self.who_sees_what,
            "who_sees_sheet": self.who_sees_sheet,
        }

    def everybody(self, _params: Params) -> Page:
        from trainer_app.ui.everybody.view import EverybodyView
        from trainer_app.ui.everybody.view_model import EverybodyViewModel

        go, shell = self.shell.navigator, self.shell
        model = EverybodyViewModel(shell.tasks, self.program.members, shell.session.person)
        model.person_chosen.connect(lambda person: go.go("person", person=person))
        view = EverybodyView(model)
        view.primary_pressed.connect(lambda: go.go("add_person"))
        view.rights_pressed.connect(lambda: go.go("who_may_sign"))
        view.who_sees_pressed.connect(lambda: go.go("who_sees_what"))
        return view

    def person(self, params: Params) -> Page:
        from trainer_app.ui.person.view import PersonView
        from trainer_app.ui.person.view_model import PersonViewModel

        go, shell, program = self.shell.navigator, self.shell, self.program
        person = params["person"]
        model = PersonViewModel(
            shell.tasks,
            program.members,
            program.rights,
            program.badges,
            program.people,
            shell.clock,
            shell.drafts,
            shell.session.person,
            PersonId(person),
        )
        model.own_changed.connect(shell.session.refresh)
        view = PersonView(model)
        view.give_right_pressed.connect(lambda: go.go("right", person=person))
        view.leave_pressed.connect(lambda: go.go("leaving", person=person))
        view.slip_wanted.connect(lambda code: go.go("code_slip", person=person, code=code))
        view.checklist_pressed.connect(lambda: go.go("checklist", trainee=person))
        view.record_pressed.connect(lambda: go.go("trainer_record", trainee=person))
        return view

    def right(self, params: Params) -> Page:
        from trainer_app.ui.person.right_view import RightView
        from trainer_app.ui.person.right_view_model import RightViewModel

        shell, program = self.shell, self.program
        model = RightViewModel(
            shell.tasks,
            program.members,
            program.rights,
            shell.drafts,
            shell.session.person,
            PersonId(params["person"]),
        )
        model.given.connect(shell.navigator.back)
        return RightView(model)

    def leaving(self, params: Params) -> Page:
        from trainer_app.ui.person.leaving_view import LeavingView
        from trainer_app.ui.person.leaving_view_model import LeavingViewModel

        shell = self.shell
        model = LeavingViewModel(
            shell.tasks,
            self.program.members,
            shell.session.person,
            PersonId(params["person"]),
        )
        model.left.connect(self._after_leaving)
        return LeavingView(model)

    def code_slip(self, params: Params) -> Page:
        """One language, the person's own: there is nothing to choose but the paper."""
        slips, by = self.program.slips, self.shell.session.person
        handed = [(PersonId(params["person"]), params["code"])]
        return preview(
            self.shell,
            lambda _lang, paper: slips.codes(by, handed, paper=paper),
            translate("Paper", "One-time code"),
            "code.pdf",
            languages=(language(),),
        )

    def _after_leaving(self, person: str) -> None:
        """Back to the page, which says so; whoever left himself is signed in no more."""
        if self.shell.session.person.id == person:
            self.shell.session.lock()
        else:
            self.shell.navigator.back()

    def who_may_sign(self, _params: Params) -> Page:
        from trainer_app.ui.everybody.signers_view import SignersView
        from trainer_app.ui.everybody.signers_view_model import SignersViewModel

        shell = self.shell
        return SignersView(SignersViewModel(shell.tasks, self.program.rights, shell.session.person))

    def who_sees_what(self, _params: Params) -> Page:
        from trainer_app.checklists.permissions import Role
        from trainer_app.ui.whosees.view import WhoSeesView
        from trainer_app.ui.whosees.view_model import WhoSeesViewModel

        held = self.shell.session.person.roles
        own = next((role for role in reversed(Role) if role in held), Role.TRAINEE)
        view = WhoSeesView(WhoSeesViewModel(own))
        view.print_pressed.connect(lambda: self.shell.navigator.go("who_sees_sheet"))
        return view

    def who_sees_sheet(self, _params: Params) -> Page:
        sheets, viewer = self.program.who_sees, self.shell.session.person
        return preview(
            self.shell,
            lambda lang, paper: sheets.sheet(viewer, lang=lang, paper=paper),
            translate("Paper", "Who sees what"),
            "who-sees-what.pdf",
            copy=lambda lang: sheets.html(viewer, lang=lang),
        )
