"""The programmes of this plant in one list; what somebody brings takes its place until decided."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.editions import Brought, Edition
from trainer_app.checklists.language import say
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.programme.telling import change_rows, finding_rows
from trainer_app.ui.programme.view_model import ProgrammeState, ProgrammeViewModel
from trainer_app.ui.shared.files import ask_for_file, ask_for_folder, ask_where_to_save
from trainer_app.ui.shared.papers import what_was_done
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel

EDITIONS, TASKS = "editions", "tasks"


_EXCEL = "Excel (*.xlsx)"


class ProgrammeView(Page):
    task_chosen = Signal(str)
    """To be changed. Emitted only where ``may_edit``."""

    def __init__(self, model: ProgrammeViewModel, *, may_edit: bool) -> None:
        super().__init__()
        self._model = model
        self._may_edit = may_edit
        model.setParent(self)
        self.filter = Choices()
        self.told = label("muted")
        self.rows = RowModel()
        self.list = PagedList(self.rows)
        for part, room in ((self.filter, 0), (self.told, 0), (self.list, 1)):
            self.content.addWidget(part, room)
        self.from_file, self.from_folder = QPushButton(), QPushButton()
        self.to_workbook, self.aside = QPushButton(), QPushButton()
        for button in (self.from_file, self.from_folder, self.to_workbook, self.aside):
            self.extras.addWidget(button)
        self.extras.addStretch(1)
        self.from_file.clicked.connect(self._ask_which_file)
        self.from_folder.clicked.connect(self._ask_which_folder)
        self.to_workbook.clicked.connect(self._ask_where)
        self.aside.clicked.connect(model.put_aside)
        self.filter.picked.connect(lambda chosen: model.show_tasks(chosen == TASKS))
        self.list.chosen.connect(self._choose)
        self.primary_pressed.connect(model.adopt)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.from_file.setText(translate("Programme", "Load a spreadsheet"))
        self.from_folder.setText(translate("Programme", "Load a folder"))
        self.to_workbook.setText(translate("Programme", "Save as spreadsheet"))
        self.aside.setText(translate("Programme", "Put aside"))
        self.filter.setAccessibleName(translate("Programme", "What is listed"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: ProgrammeState) -> None:
        brought = state.brought
        self.set_title(translate("Programme", "Programme"))
        self._show_message(state)
        self.filter.setVisible(brought is None and self._may_edit and state.edition is not None)
        self.filter.offer(
            [
                (EDITIONS, translate("Programme", "Editions")),
                (TASKS, translate("Programme", "Tasks")),
            ],
            (TASKS if state.shows_tasks else EDITIONS,),
        )
        for button in (self.from_file, self.from_folder, self.to_workbook):
            button.setVisible(brought is None)
            button.setEnabled(not state.busy)
        self.aside.setVisible(brought is not None)
        if brought is None:
            self.told.setText(translate("Programme", "Tap a task to change it here."))
            self.told.setVisible(state.shows_tasks)
            shows = state.shows_tasks and self._may_edit
            self.rows.set_rows(_task_rows(state.edition) if shows else _edition_rows(state))
            self.set_primary("")
        else:
            self.told.setText(_told(brought))
            self.told.setVisible(True)
            self.rows.set_rows(
                [*finding_rows(brought.findings), *change_rows(brought.changes or ())]
            )
            self.set_primary(translate("Programme", "Adopt it"), enabled=state.can_adopt)
        self.list.view.setAccessibleName(self.title.text())

    def _show_message(self, state: ProgrammeState) -> None:
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.adopted:
            said = translate("Programme", "Version {version} is adopted").format(
                version=state.adopted
            )
            kept = translate(
                "Programme", "What was signed before stays signed to the words of its own edition."
            )
            self.message.say(said, kept, tone="ok")
        elif state.saved_as:
            self.message.say(what_was_done(state.saved_as), tone="ok")
        else:
            self.message.show_problem(None)

    def _choose(self, chosen: str) -> None:
        kind, _, rest = chosen.partition("/")
        name = rest.partition("/")[0]
        if kind == "edition":
            self._model.choose(name)
        elif kind == "newer":
            self._model.see_newer(name)
        elif kind == "task" and self._may_edit and self._model.state.brought is None:
            self.task_chosen.emit(name)

    def _ask_which_file(self) -> None:
        ask_for_file(self, translate("Programme", "Which spreadsheet?"), self._load, _EXCEL)

    def _ask_which_folder(self) -> None:
        ask_for_folder(self, translate("Programme", "Which folder?"), self._load)

    def _load(self, chosen: str) -> None:
        self._model.load(Path(chosen))

    def _ask_where(self) -> None:
        edition = self._model.state.edition
        if edition is None:
            return
        name = f"{edition.pack.id}-{edition.pack.version}.xlsx"
        ask_where_to_save(
            self,
            translate("Programme", "Save as spreadsheet"),
            name,
            lambda chosen: self._model.save_workbook(Path(chosen), language()),
            _EXCEL,
        )


def _edition_rows(state: ProgrammeState) -> list[Row]:
    rows: list[Row] = []
    for edition in state.editions:
        pack = edition.pack
        facts = translate("Programme", "Version {version}, adopted {day} by {name}").format(
            version=pack.version,
            day="–" if edition.adopted_on is None else iso(edition.adopted_on),
            name=edition.adopted_by or "–",
        )
        comes = translate("Programme", "As it comes with the program")
        own = translate("Programme", "Your own")
        rows.append(
            Row(
                f"edition/{pack.audience}",
                say(pack.title, language()),
                detail=facts,
                trailing=comes if edition.is_shipped else own,
                shape="check" if pack.audience == state.audience else "",
                is_heading=True,
            )
        )
        if edition.newer:
            version = translate("Programme", "Version {version} came with the program")
            rows.append(
                Row(
                    f"newer/{pack.audience}",
                    version.format(version=edition.newer),
                    detail=translate("Programme", "See what it would change. Nothing is hurried."),
                    shape="info",
                    tone="accent",
                )
            )
        if not edition.is_shipped:
            rows += [_of(pack.audience, row) for row in change_rows(edition.own)]
    return rows


def _of(audience: str, row: Row) -> Row:
    if row.id.startswith("task/"):
        return row
    return Row(
        f"own/{audience}/{row.id}",
        row.title,
        detail=row.detail,
        trailing=row.trailing,
        shape=row.shape,
        tone=row.tone,
    )


def _task_rows(edition: Edition | None) -> list[Row]:
    if edition is None:
        return []
    optional = translate("Programme", "Optional")
    new = Row("task/new", translate("Programme", "Add a task"), shape="plus")
    return [new] + [
        Row(
            f"task/{task.id}",
            f"{task.id}  {say(task.title, language())}",
            trailing="" if task.is_core else optional,
        )
        for task in edition.pack.all_tasks()
    ]


def _told(brought: Brought) -> str:
    if brought.whole is None:
        return translate(
            "Programme", "Nothing was taken from {source}. Mend these, then load it again."
        ).format(source=brought.source)
    pack = brought.whole.pack
    named = translate("Programme", "{title}, version {version}").format(
        title=say(pack.title, language()), version=pack.version
    )
    if brought.is_adopted:
        return f"{named}. " + translate("Programme", "This plant judges by it already.")
    if brought.changes is None:
        return f"{named}. " + translate("Programme", "This plant has none of this kind yet.")
    if not brought.changes:
        return f"{named}. " + translate("Programme", "Its contents are the same as now.")
    return f"{named}. " + translate("Programme", "This is what changes:")
