"""Who builds the screens about trainers and the plant's own rules, when they are first wanted.

Route names and what they take: ``my_trainer_record`` (), ``trainer_record`` (trainee),
``trainer_records`` (), ``trainer_progress`` (trainee), ``site_rules`` (), ``stands_out``
(person="": one's own).
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.checklists.audiences import TRAINERS
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.i18n import language
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.previews import preview_sheet
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class TrainerScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "my_trainer_record": self.my_record,
            "trainer_record": self.record,
            "trainer_records": self.records,
            "trainer_progress": self.sheet,
            "site_rules": self.site_rules,
            "stands_out": self.stands_out,
        }

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

    def stands_out(self, params: Params) -> Page:
        from trainer_app.ui.patterns.view import PatternsView
        from trainer_app.ui.patterns.view_model import PatternsViewModel

        go, viewer = self.shell.navigator, self.shell.session.person
        person = PersonId(params.get("person", "") or viewer.id)
        model = PatternsViewModel(self.shell.tasks, self.program.patterns, viewer, person)
        model.task_wanted.connect(lambda trainee, task: go.go("task", trainee=trainee, task=task))
        return PatternsView(model)

    def sheet(self, params: Params) -> Page:
        """The progress sheet of the trainers' programme in the preview."""
        wanted = Wanted(
            SheetKind.PROGRESS,
            language(),
            trainee=PersonId(params["trainee"]),
            audience=TRAINERS,
        )
        file = f"trainer-{self.shell.clock.now().date.isoformat()}.pdf"
        return preview_sheet(self.shell, self.program.sheets, wanted, file)

    def site_rules(self, _params: Params) -> Page:
        from trainer_app.ui.siterules.view import SiteRulesView
        from trainer_app.ui.siterules.view_model import SiteRulesViewModel

        shell = self.shell
        return SiteRulesView(
            SiteRulesViewModel(shell.tasks, self.program.site_rules, shell.session.person)
        )
