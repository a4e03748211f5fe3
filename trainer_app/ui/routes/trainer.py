"""Who builds the screens about trainers and the plant's own rules, when they are first wanted.

Route names and what they take: ``my_trainer_record`` (), ``trainer_record`` (trainee),
``trainer_records`` (), ``trainer_progress`` (trainee), ``site_rules`` ().
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer_app.kernel.ids import PersonId
from trainer_app.ui.i18n import language
from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shared.sign_offs import SignOffDesk
    from trainer_app.ui.shell import Shell

_LANGUAGES = ("en", "fr", "en+fr")


def register(shell: Shell, program: Program, desk: SignOffDesk) -> None:
    screens = _TrainerScreens(shell, program, desk)
    for name, route in (
        ("my_trainer_record", screens.my_record),
        ("trainer_record", screens.record),
        ("trainer_records", screens.records),
        ("trainer_progress", screens.sheet),
        ("site_rules", screens.site_rules),
    ):
        shell.navigator.register(name, route)


@dataclass(frozen=True)
class _TrainerScreens:
    shell: Shell
    program: Program
    desk: SignOffDesk

    def my_record(self, _params: Params) -> Page:
        return self.record({"trainee": self.shell.session.person.id})

    def record(self, params: Params) -> Page:
        from trainer_app.ui.checklist.trainer_view import TrainerRecordView
        from trainer_app.ui.checklist.trainer_view_model import TrainerRecordViewModel

        shell, go, person = self.shell, self.shell.navigator, params["trainee"]
        model = TrainerRecordViewModel(
            shell.tasks,
            self.program.trainer_records,
            self.program.signing,
            shell.clock,
            self.desk,
            shell.session.person,
            PersonId(person),
        )
        model.sign_off_wanted.connect(lambda task: go.go("sign_off", trainee=person, task=task))
        model.note_wanted.connect(lambda note: go.go("note", note=note))
        model.task_wanted.connect(lambda task: go.go("task", trainee=person, task=task))
        view = TrainerRecordView(model, has_workshop=go.has("workshop"))
        view.print_pressed.connect(lambda: go.go("trainer_progress", trainee=person))
        view.to_sign_pressed.connect(lambda: go.go("to_sign"))
        view.workshop_pressed.connect(lambda: go.go("workshop"))
        return view

    def records(self, _params: Params) -> Page:
        from trainer_app.ui.trainers.view import TrainersView
        from trainer_app.ui.trainers.view_model import TrainersViewModel

        shell, go = self.shell, self.shell.navigator
        model = TrainersViewModel(shell.tasks, self.program.trainer_records, shell.session.person)
        model.person_chosen.connect(lambda person: go.go("trainer_record", trainee=person))
        return TrainersView(model)

    def sheet(self, params: Params) -> Page:
        """The progress sheet of the trainers' programme in the preview."""
        from trainer_app.checklists.audiences import TRAINERS
        from trainer_app.checklists.wanted import SheetKind, Wanted, papers_for
        from trainer_app.ui.paper.printing import system_printing
        from trainer_app.ui.paper.view import PaperView
        from trainer_app.ui.paper.view_model import Offer, PaperViewModel
        from trainer_app.ui.shared.papers import sheet_names

        shell, press, viewer = self.shell, self.program.sheets, self.shell.session.person
        kind, person = SheetKind.PROGRESS, PersonId(params["trainee"])

        def wanted(lang: str, paper: str) -> list[Wanted]:
            return [Wanted(kind, lang, paper, person, audience=TRAINERS)]

        model = PaperViewModel(
            shell.tasks,
            lambda lang, paper: press.pdf(viewer, wanted(lang, paper)),
            system_printing,
            sheet_names()[kind],
            language(),
            offer=Offer(
                _LANGUAGES,
                papers_for(kind),
                shell.settings.paper,
                lambda lang: press.html(viewer, wanted(lang, "letter")),
            ),
        )
        return PaperView(model, f"trainer-{shell.clock.now().date.isoformat()}.pdf")

    def site_rules(self, _params: Params) -> Page:
        from trainer_app.ui.siterules.view import SiteRulesView
        from trainer_app.ui.siterules.view_model import SiteRulesViewModel

        shell = self.shell
        return SiteRulesView(
            SiteRulesViewModel(shell.tasks, self.program.site_rules, shell.session.person)
        )
