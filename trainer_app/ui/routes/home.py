"""Who builds the homes and the pages of notes. Features are imported when they are first wanted.

Route names and what they take: ``today`` (), ``my_page`` (), ``notes`` (trainee), ``note`` (note),
``write_note`` (trainee, task="", about="": the note whose next step is taken up again).
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page

_OFFERED = (
    *("questions", "next_mold", "checklist", "own_record", "job", "job_done", "hand_over"),
    *("my_trainer_record", "this_pc", "matrix", "morning", "plan", "slots"),
    "stands_out",
)
"""Routes of others that the homes lead to."""


class HomeScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "today": self.today,
            "my_page": self.my_page,
            "notes": self.notes,
            "note": self.note,
            "write_note": self.write_note,
        }

    def today(self, _params: Params) -> Page:
        from trainer_app.ui.shared.copies import Copies
        from trainer_app.ui.shared.pc_asks import asks_of
        from trainer_app.ui.today.view import TodayView
        from trainer_app.ui.today.view_model import TodayViewModel

        shell, program, viewer = self.shell, self.program, self.shell.session.person
        model = TodayViewModel(
            shell.tasks,
            program.today,
            shell.drafts,
            self.desk,
            Copies(shell.clock, lambda: shell.settings.outside_copy_ms),
            viewer,
            about_pcs=lambda: len(asks_of(program, viewer)),
            standing_out=lambda patience: program.patterns.count(viewer, patience=patience),
        )
        model.wanted.connect(self._go)
        return TodayView(model, self._offered())

    def my_page(self, _params: Params) -> Page:
        from trainer_app.ui.mypage.view import MyPageView
        from trainer_app.ui.mypage.view_model import MyPageViewModel

        shell = self.shell
        model = MyPageViewModel(
            shell.tasks, self.program.my_pages, shell.drafts, shell.session.person
        )
        model.wanted.connect(self._go)
        return MyPageView(model, self._offered())

    def notes(self, params: Params) -> Page:
        from trainer_app.ui.notes.view import NotesView
        from trainer_app.ui.notes.view_model import NotesViewModel

        shell, go, trainee = self.shell, self.shell.navigator, params["trainee"]
        model = NotesViewModel(
            shell.tasks, self.program.notes, shell.session.person, PersonId(trainee)
        )
        model.note_wanted.connect(lambda note: go.go("note", note=note))
        view = NotesView(model)
        view.tabs.chosen.connect(lambda tab: go.replace(tab, trainee=trainee))
        view.primary_pressed.connect(lambda: go.go("write_note", trainee=trainee))
        return view

    def note(self, params: Params) -> Page:
        from trainer_app.ui.notes.note_view import NoteView
        from trainer_app.ui.notes.note_view_model import NoteViewModel

        shell = self.shell
        model = NoteViewModel(
            shell.tasks,
            self.program.notes,
            shell.drafts,
            shell.session.person,
            RecordId(params["note"]),
        )
        go, note = shell.navigator, params["note"]
        model.done.connect(go.back)
        model.new_note_wanted.connect(
            lambda trainee, task: go.replace("write_note", trainee=trainee, task=task, about=note)
        )
        view = NoteView(model)
        view.hand_over_pressed.connect(lambda: go.go("pass_on", note=note))
        return view

    def write_note(self, params: Params) -> Page:
        from trainer_app.ui.notes.write_view import WriteNoteView
        from trainer_app.ui.notes.write_view_model import WriteNoteViewModel

        shell = self.shell
        model = WriteNoteViewModel(
            shell.tasks,
            self.program.notes,
            shell.drafts,
            shell.session.person,
            PersonId(params["trainee"]),
            params.get("task", ""),
            RecordId(params["about"]) if params.get("about") else None,
        )
        model.done.connect(shell.navigator.back)
        return WriteNoteView(model)

    def _go(self, route: str, params: Params) -> None:
        """A screen of this name may not be there (yet): then nothing happens."""
        if self.shell.navigator.has(route):
            self.shell.navigator.go(route, **params)

    def _offered(self) -> frozenset[str]:
        offered = {name for name in _OFFERED if self.shell.navigator.has(name)}
        if not self.shell.session.person.may(Action.DECIDE_QUESTION):
            offered -= {"matrix", "morning"}  # in the menu: a trainer begins with his own trainees
        return frozenset(offered)
