"""Who builds the Board, the list of trainees and the menu. Features are imported when wanted.

Route names and what they take: ``board`` (), ``pin`` (person), ``people`` (), ``add_person`` (),
``menu`` ().
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class BoardScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "board": self.board,
            "pin": self.pin,
            "people": self.people,
            "add_person": self.add_person,
            "menu": self.menu,
        }

    def board(self, _params: Params) -> Page:
        from trainer_app.ui.board.view import BoardView
        from trainer_app.ui.board.view_model import BoardViewModel

        shell, program = self.shell, self.program
        model = BoardViewModel(
            shell.tasks,
            program.people,
            program.badges,
            sample_pin=program.sample_pin,
            network=shell.network,
            several_plants=shell.switching.several,
        )
        model.another_plant_wanted.connect(shell.switching.choose)
        model.person_chosen.connect(lambda person: shell.navigator.go("pin", person=person))
        model.language_chosen.connect(shell.preferences.choose_language)
        return BoardView(model, shell.clock)

    def pin(self, params: Params) -> Page:
        from trainer_app.ui.board.pin_view import PinView
        from trainer_app.ui.board.pin_view_model import PinViewModel

        shell = self.shell
        model = PinViewModel(
            shell.tasks, self.program.people, shell.clock, PersonId(params["person"])
        )
        model.signed_in.connect(shell.sign_in)
        model.language_known.connect(shell.languages.speak)
        return PinView(model)

    def people(self, _params: Params) -> Page:
        from trainer_app.ui.people.view import PeopleView
        from trainer_app.ui.people.view_model import PeopleViewModel

        shell, go = self.shell, self.shell.navigator
        model = PeopleViewModel(shell.tasks, self.program.pages, shell.session.person)
        model.trainee_chosen.connect(lambda trainee: go.go("checklist", trainee=trainee))
        view = PeopleView(model)
        view.primary_pressed.connect(lambda: go.go("add_person"))
        view.class_pressed.connect(lambda: go.go("class_group"))
        return view

    def add_person(self, _params: Params) -> Page:
        from trainer_app.ui.people.add_view import AddPersonView
        from trainer_app.ui.people.add_view_model import AddPersonViewModel

        shell, program, go = self.shell, self.program, self.shell.navigator
        by = shell.session.person
        view = AddPersonView(
            AddPersonViewModel(shell.tasks, program.people, program.pages, shell.drafts, by)
        )
        view.done.connect(self._added)
        view.slip_wanted.connect(lambda person, code: go.go("code_slip", person=person, code=code))
        return view

    def _added(self, person: str) -> None:
        """On to the page of the new person, for whoever keeps such pages."""
        if self.shell.session.person.may(Action.MANAGE_PEOPLE):
            self.shell.navigator.replace("person", person=person)
        else:
            self.shell.navigator.back()

    def menu(self, _params: Params) -> Page:
        from trainer_app.ui.menu.entries import ENTRIES
        from trainer_app.ui.menu.view import MenuView

        shell, go, person = self.shell, self.shell.navigator, self.shell.session.person
        hidden = {
            "sync": shell.network.state.membership is None,
            "another_plant": not shell.switching.several,
        }
        found = [e for e in ENTRIES if go.has(e.route) or e.route == "another_plant"]
        offered = [e for e in found if not hidden.get(e.route)]
        view = MenuView([e for e in offered if e.action is None or person.may(e.action)])
        view.chosen.connect(self._open)
        return view

    def _open(self, route: str) -> None:
        if route == "another_plant":
            self.shell.switching.choose()
        else:
            self.shell.navigator.go(route)
