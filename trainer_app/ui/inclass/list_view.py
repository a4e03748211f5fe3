"""A school's list as it is seen: what is wrong, whom to ask about, then what will be recorded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.classlist import ClassList, PlannedRow, RowFate
from trainer_app.checklists.language import say
from trainer_app.kernel.errors import Finding
from trainer_app.kernel.findings import sentence_of
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.inclass.list_view_model import ListState, ListViewModel
from trainer_app.ui.shared.files import ask_for_file
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel

NOBODY = "nobody"
_NAME, _PERSON = "name/", "person/"


class ListView(Page):
    def __init__(self, model: ListViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.told = label("muted")
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows = RowModel()
        self.list = PagedList(self.rows)
        self.content.addWidget(self.told)
        self.content.addWidget(self.list, 1)
        self.content.addStretch(0)
        self.aside = QPushButton()
        self.extras.addWidget(self.aside)
        self.extras.addStretch(1)
        self.aside.clicked.connect(model.put_aside)
        self.list.chosen.connect(self._choose)
        self.primary_pressed.connect(self._do)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.apply(self._model.state)

    def apply(self, state: ListState) -> None:
        looked = state.looked
        self.set_title(translate("ClassList", "A school’s list"), looked.source if looked else "")
        self._show_message(state)
        self.told.setText(_told(state))
        self.rows.set_rows(_rows(state))
        self.list.view.setAccessibleName(self.title.text())
        self.aside.setVisible(looked is not None)
        self.aside.setText(
            translate("ClassList", "Leave it open")
            if state.asking
            else translate("ClassList", "Put aside")
        )
        self.aside.setEnabled(not state.busy)
        if looked is None:
            self.set_primary(translate("ClassList", "Load a list"), enabled=not state.busy)
        elif state.asking or looked.findings:
            self.set_primary("")
        else:
            self.set_primary(Counts().record_marks(looked.new), enabled=state.can_record)

    def _show_message(self, state: ListState) -> None:
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.done is not None:
            already = state.done.already
            self.message.say(
                Counts().marked_complete(state.done.recorded),
                Counts().marked_already(already) if already else "",
                tone="ok",
            )
        else:
            self.message.show_problem(None)

    def _choose(self, chosen: str) -> None:
        if chosen.startswith(_NAME):
            self._model.settle(chosen.removeprefix(_NAME))
        elif chosen.startswith(_PERSON):
            self._model.answer(PersonId(chosen.removeprefix(_PERSON)))
        elif chosen == NOBODY:
            self._model.answer(None)

    def _do(self) -> None:
        if self._model.state.looked is not None:
            self._model.record()
            return
        ask_for_file(
            self,
            translate("ClassList", "Which list?"),
            lambda chosen: self._model.load(Path(chosen)),
            translate("ClassList", "Lists") + " (*.xlsx *.csv)",
        )


def _told(state: ListState) -> str:
    looked = state.looked
    if looked is None:
        return translate(
            "ClassList",
            "An Excel workbook or a CSV file with three columns: name, module or session, and date"
            " (2026-11-21). You see what it would record before anything is.",
        )
    if state.asking:
        return translate("ClassList", "Who is meant by “{name}”?").format(name=state.asking)
    if looked.findings:
        return _to_mend(looked)
    if looked.asked:
        return Counts().names_to_settle(len(looked.asked))
    if not looked.new:
        return translate("ClassList", "Everything in this list is marked already.")
    return Counts().to_record(looked.new)


def _to_mend(looked: ClassList) -> str:
    said = translate(
        "ClassList", "Nothing was taken from this list. Mend these, then load it again."
    )
    if looked.asked:
        names = translate("ClassList", "A name may be mended too, or settled here after that.")
        said = f"{said} {names}"
    return said


def _rows(state: ListState) -> list[Row]:
    looked = state.looked
    if looked is None:
        return []
    if state.asking:
        people = [Row(f"{_PERSON}{person.id}", person.name) for person in state.choices]
        nobody = translate("ClassList", "Nobody here")
        left_out = translate("ClassList", "The rows of this name are left out.")
        return [*people, Row(NOBODY, nobody, detail=left_out, shape="minus")]
    findings = [_finding(finding, number) for number, finding in enumerate(looked.findings)]
    asked = [
        Row(
            f"{_NAME}{name.name}",
            name.name,
            detail=Counts().rows_listed(name.rows),
            trailing=translate("ClassList", "Who is meant?"),
            shape="circle-help",
            tone="warning",
        )
        for name in looked.asked
    ]
    return [*findings, *asked, *(_planned(row, looked) for row in looked.planned)]


def _finding(finding: Finding, number: int) -> Row:
    return Row(
        f"finding/{number}",
        finding.place or translate("ClassList", "The whole of it"),
        detail=sentence_of(finding, language()),
        trailing=translate("ClassList", "To mend"),
        shape="x",
        tone="danger",
    )


def _planned(planned: PlannedRow, looked: ClassList) -> Row:
    row, person = planned.row, planned.person
    words, shape, tone = {
        RowFate.NEW: (translate("ClassList", "To record"), "plus", "ink"),
        RowFate.ALREADY: (translate("ClassList", "Marked already"), "book-check", "muted"),
        RowFate.OTHER_DAY: (
            translate("ClassList", "Marked on {date}: stays"),
            *("book-check", "warning"),
        ),
        RowFate.LEFT_OUT: (translate("ClassList", "Left out"), "minus", "muted"),
    }[planned.fate]
    before = "" if planned.before is None else iso(planned.before)
    name = row.name if person is None else person.name
    title = say(looked.pack.title_of(row.about) or {}, language())
    listed = translate("ClassList", "in the list as {name}").format(name=row.name)
    parts = [f"{row.about}  {title}", listed if name != row.name else ""]
    return Row(
        f"row/{row.place}",
        f"{name}  {iso(row.on)}",
        detail=" · ".join(part for part in parts if part),
        trailing=words.format(date=before),
        shape=shape,
        tone=tone,
    )
