"""Who builds which screen. Features are imported here, when they are first wanted, and by nobody
else; to add a screen, add its builder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.navigator import Navigator, Params
from trainer_app.ui.program import Blank, Program, Started
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer_app.services.session import SignedIn
    from trainer_app.ui.shared.sign_offs import SignOffDesk
    from trainer_app.ui.shell import Shell


def register_routes(shell: Shell, program: Program) -> None:
    """The screens of an open plant."""
    go = shell.navigator

    def board(_params: Params) -> Page:
        from trainer_app.ui.board.view import BoardView
        from trainer_app.ui.board.view_model import BoardViewModel

        model = BoardViewModel(
            shell.tasks,
            program.people,
            program.badges,
            sample_pin=program.sample_pin,
            network=shell.network,
            several_plants=shell.switching.several,
        )
        model.another_plant_wanted.connect(shell.switching.choose)
        model.person_chosen.connect(lambda person: go.go("pin", person=person))
        model.language_chosen.connect(shell.choose_language)
        return BoardView(model, shell.clock)

    def pin(params: Params) -> Page:
        from trainer_app.ui.board.pin_view import PinView
        from trainer_app.ui.board.pin_view_model import PinViewModel

        model = PinViewModel(shell.tasks, program.people, shell.clock, PersonId(params["person"]))
        model.signed_in.connect(shell.sign_in)
        model.language_known.connect(shell.languages.speak)
        return PinView(model)

    def people(_params: Params) -> Page:
        from trainer_app.ui.people.view import PeopleView
        from trainer_app.ui.people.view_model import PeopleViewModel

        model = PeopleViewModel(shell.tasks, program.pages, shell.session.person)
        model.trainee_chosen.connect(lambda trainee: go.go("checklist", trainee=trainee))
        view = PeopleView(model)
        view.primary_pressed.connect(lambda: go.go("add_person"))
        return view

    def add_person(_params: Params) -> Page:
        from trainer_app.ui.people.add_view import AddPersonView
        from trainer_app.ui.people.add_view_model import AddPersonViewModel

        by = shell.session.person
        view = AddPersonView(
            AddPersonViewModel(shell.tasks, program.people, program.pages, shell.drafts, by)
        )
        view.done.connect(added)
        view.slip_wanted.connect(lambda person, code: go.go("code_slip", person=person, code=code))
        return view

    def added(person: str) -> None:
        """On to the page of the new person, for whoever keeps such pages."""
        if shell.session.person.may(Action.MANAGE_PEOPLE):
            go.replace("person", person=person)
        else:
            go.back()

    def menu(_params: Params) -> Page:
        from trainer_app.ui.menu.entries import ENTRIES
        from trainer_app.ui.menu.view import MenuView

        person = shell.session.person
        hidden = {
            "sync": shell.network.state.membership is None,
            "another_plant": not shell.switching.several,
        }
        found = [e for e in ENTRIES if go.has(e.route) or e.route == "another_plant"]
        offered = [e for e in found if not hidden.get(e.route)]
        view = MenuView([e for e in offered if e.action is None or person.may(e.action)])
        view.chosen.connect(chosen)
        return view

    def chosen(route: str) -> None:
        if route == "another_plant":
            shell.switching.choose()
        else:
            go.go(route)

    go.register("board", board)
    go.register("pin", pin)
    go.register("people", people)
    go.register("add_person", add_person)
    go.register("menu", menu)
    desk = _register_trainee_screens(shell, program)
    _register_homes(shell, program, desk)
    _register_trainers(shell, program, desk)
    _register_people_screens(shell, program)
    _register_decisions(shell, program)
    _register_work(shell, program)
    _register_teaching(shell, program)
    _register_papers(shell, program)
    _register_matrix(shell, program)
    _register_pc_screens(shell, program)
    _register_sync_screens(shell, program)
    _register_plants(shell, program)
    _register_guide(shell, program)
    _register_programme(shell, program)


def _register_pc_screens(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import pc

    pc.register(shell, program)


def _register_sync_screens(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import sync

    sync.register(shell, program)


def _register_plants(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import plant

    plant.register(shell, program)


def _register_programme(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import programme

    programme.register(shell, program)


def _register_guide(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import guide

    guide.register(shell, program)


def _register_papers(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import paper

    paper.register(shell, program)


def _register_matrix(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import matrix

    matrix.register(shell, program)


def _register_work(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import work

    work.register(shell, program)


def _register_teaching(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import photo, teach

    teach.register(shell, program)
    photo.register(shell, program)


def _register_decisions(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import decision

    decision.register(shell, program)


def _register_people_screens(shell: Shell, program: Program) -> None:
    from trainer_app.ui.routes import people

    people.register(shell, program)


def _register_homes(shell: Shell, program: Program, desk: SignOffDesk) -> None:
    from trainer_app.ui.routes import home, note

    home.register(shell, program, desk)
    note.register(shell, program)


def _register_trainers(shell: Shell, program: Program, desk: SignOffDesk) -> None:
    from trainer_app.ui.routes import trainer

    trainer.register(shell, program, desk)


def _register_trainee_screens(shell: Shell, program: Program) -> SignOffDesk:
    from trainer_app.ui.routes.trainee import TraineeScreens
    from trainer_app.ui.shared.sign_offs import SignOffDesk

    desk = SignOffDesk(shell.drafts, shell.of_plant)
    TraineeScreens(
        shell.navigator,
        shell.tasks,
        shell.session,
        shell.clock,
        program,
        desk,
        shell.drafts,
        shell.light_table,
    ).register()
    return desk


def register_first_run(shell: Shell, make_blank: Callable[[], Blank]) -> None:
    """The screens of a blank profile. ``make_blank``: called on a worker."""
    go = shell.navigator

    def first_run(_params: Params) -> Page:
        from trainer_app.ui.firstrun.view import FirstRunView
        from trainer_app.ui.firstrun.view_model import FirstRunViewModel

        model = FirstRunViewModel(shell.tasks, make_blank, shell.clock, language)
        model.language_chosen.connect(shell.choose_language)
        model.gave_up.connect(shell.switching.begin_again)
        model.opened.connect(shell.use)
        model.sheet_wanted.connect(show_recovery_sheet)
        model.slips_wanted.connect(show_slips)
        return FirstRunView(model)

    def show_recovery_sheet(started: Started) -> None:
        go.register("recovery_sheet", lambda _params: recovery_sheet(started))
        go.go("recovery_sheet")

    def show_slips(started: Started) -> None:
        go.register("code_slips", lambda _params: code_slips(started))
        go.go("code_slips")

    def code_slips(started: Started) -> Page:
        from trainer_app.ui.paper.printing import system_printing
        from trainer_app.ui.paper.view import PaperView
        from trainer_app.ui.paper.view_model import Offer, PaperViewModel

        model = PaperViewModel(
            shell.tasks,
            started.code_slips,
            system_printing,
            translate("Paper", "One-time codes"),
            language(),
            offer=Offer((language(),), ("letter", "a4"), shell.settings.paper),
        )
        return PaperView(model, "codes.pdf")

    def recovery_sheet(started: Started) -> Page:
        from trainer_app.ui.paper.printing import system_printing
        from trainer_app.ui.paper.view import PaperView
        from trainer_app.ui.paper.view_model import PaperViewModel

        model = PaperViewModel(
            shell.tasks,
            started.recovery_sheet,
            system_printing,
            translate("Paper", "Recovery sheet"),
            language(),
        )
        return PaperView(model, "recovery.pdf")

    go.register("first_run", first_run)


def home_of(navigator: Navigator, signed_in: SignedIn) -> tuple[str, dict[str, str]]:
    """The first screen of somebody who signed in: the day's work, or a trainee's own page."""
    trains = signed_in.may(Action.SEE_CHECKLIST)
    for route in ("today", "people") if trains else ("my_page",):
        if navigator.has(route):
            return route, {}
    return "checklist", {"trainee": signed_in.id}
