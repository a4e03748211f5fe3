"""*This PC* on one page: copies elsewhere, backups here, the check, restoring, support, facts."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.shared.copies import OUTSIDE_DAYS
from trainer_app.ui.shared.files import ask_for_folder
from trainer_app.ui.theme import mark
from trainer_app.ui.thispc.faults import fault_words
from trainer_app.ui.thispc.view_model import Checked, ThisPcState, ThisPcViewModel
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox

_BACKUPS_SHOWN = 5


class ThisPcView(Page):
    """The primary action asks where the copy goes."""

    support_pressed = Signal()
    renew_pressed = Signal()

    sync_pressed = Signal()

    def __init__(self, model: ThisPcViewModel, hub: str = "") -> None:
        """``hub``: the address of the central store; empty: there is none."""
        super().__init__()
        self._model, self._hub = model, hub
        model.setParent(self)
        names = ("outside", "check", "here", "restore", "sheet", "support", "facts")
        self.boxes = {name: SectionBox() for name in names}
        self.lines = {name: label() for name in names}
        self.check, self.stop, self.support = QPushButton(), QPushButton(), QPushButton()
        self.renew, self.sync = QPushButton(), QPushButton()
        form = column(gap=2 * STEP)
        for name, box in self.boxes.items():
            box.fields.addWidget(self.lines[name])
            form.addWidget(box)
        form.addStretch(1)
        for name, buttons in self._buttons():
            line = row(gap=2 * STEP)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            self.boxes[name].fields.addLayout(line)
        self._scroll = PagedScroll(form, self.lies_in)
        self.content.addWidget(self._scroll, 1)
        self.extras.addWidget(PageTurner(self._scroll), 0, Qt.AlignmentFlag.AlignLeft)
        self.primary_pressed.connect(self._ask_where)
        self.check.clicked.connect(model.check)
        self.stop.clicked.connect(model.stop)
        self.support.clicked.connect(self.support_pressed)
        self.renew.clicked.connect(self.renew_pressed)
        self.sync.clicked.connect(self.sync_pressed)
        model.state_changed.connect(self.apply)
        model.read()

    def _buttons(self) -> tuple[tuple[str, tuple[QPushButton, ...]], ...]:
        return (
            ("check", (self.check, self.stop)),
            ("sheet", (self.renew,)),
            ("support", (self.support,)),
            ("facts", (self.sync,)),
        )

    @override
    def relabel(self) -> None:
        self.check.setText(translate("ThisPc", "Check every record"))
        self.stop.setText(translate("ThisPc", "Stop"))
        alone = translate("ThisPc", "Join a plant")
        self.sync.setText(translate("ThisPc", "This PC and sync") if self._hub else alone)
        self.support.setText(translate("ThisPc", "Show what would be in it"))
        for name, heading, hint in (
            (
                "outside",
                translate("ThisPc", "A copy outside this PC"),
                translate("ThisPc", "On a USB stick or a plant’s server. It is encrypted."),
            ),
            (
                "check",
                translate("ThisPc", "Is everything sound?"),
                translate("ThisPc", "Every record, every signature, every chain."),
            ),
            (
                "here",
                translate("ThisPc", "Backups on this PC"),
                translate("ThisPc", "Made by itself every day: seven days, four weeks."),
            ),
            ("restore", translate("ThisPc", "To bring a backup back"), ""),
            ("sheet", translate("ThisPc", "Recovery sheet"), ""),
            (
                "support",
                translate("ThisPc", "File for support"),
                translate("ThisPc", "Without names, molds or anybody’s words."),
            ),
            ("facts", translate("ThisPc", "About this PC"), ""),
        ):
            self.boxes[name].say(heading, hint)
        self.lines["restore"].setText(
            translate(
                "ThisPc",
                "A backup never goes over living records. On the new PC, or for a new account, "
                "start the program, choose “Bring back a backup” and have the recovery sheet from "
                "the safe at hand.",
            )
        )
        self.renew.setText(translate("ThisPc", "Make a new recovery sheet"))
        self.lines["sheet"].setText(
            translate("ThisPc", "For when the one in the safe is lost, or somebody saw it.")
        )
        self.lines["support"].setText(
            translate("ThisPc", "Versions, settings, sizes, and the program’s log.")
        )
        self.apply(self._model.state)

    def apply(self, state: ThisPcState) -> None:
        self.set_title(translate("ThisPc", "This PC"))
        self.message.show_problem(state.problem)
        working = state.backing_up
        self.set_primary(
            translate("ThisPc", "Making the copy")
            if working
            else translate("ThisPc", "Back up now"),
            enabled=not working,
        )
        self._apply_outside(state)
        self._apply_check(state)
        self._apply_page(state)
        self._scroll.measure_soon()

    def _apply_outside(self, state: ThisPcState) -> None:
        line = self.lines["outside"]
        old = state.outside_days is None or state.outside_days > OUTSIDE_DAYS
        said = [_outside(state.outside_days)]
        done = state.backed_up
        if done is not None:
            said.append(
                translate("ThisPc", "Saved as {file}.").format(file=done.file.name)
                if done.elsewhere
                else translate(
                    "ThisPc", "Saved as {file}, but on this PC’s own disk: it is lost with the PC."
                ).format(file=done.file.name)
            )
        line.setText("\n".join(said))
        mark(line, tone="warning" if old else "")

    def _apply_check(self, state: ThisPcState) -> None:
        line = self.lines["check"]
        self.check.setVisible(not state.checking)
        self.stop.setVisible(state.checking)
        tone = ""
        if state.checking:
            of = state.page.records if state.page else 0
            words = translate("ThisPc", "{looked_at} of {records} records").format(
                looked_at=_number(state.looked_at), records=_number(of)
            )
        elif state.checked is None:
            words = translate("ThisPc", "Not checked since the program was started.")
        else:
            words = _found(state.checked)
            tone = "danger" if state.checked.faults else "ok"
        line.setText(words)
        mark(line, tone=tone)

    def _apply_page(self, state: ThisPcState) -> None:
        page = state.page
        self.boxes["sheet"].setVisible(page is not None and page.may_renew)
        if page is None:
            return
        kept = [
            translate("ThisPc", "{date} {time}, {size} MB").format(
                date=iso(one.made.date), time=clock_time(one.made), size=_mb(one.size)
            )
            for one in page.backups[:_BACKUPS_SHOWN]
        ]
        more = len(page.backups) - len(kept)
        if more > 0:
            kept.append(Counts().more_backups(more))
        self.lines["here"].setText("\n".join(kept) or translate("ThisPc", "None yet."))
        self.lines["facts"].setText(
            "\n".join(
                (
                    translate("ThisPc", "{name}, letter {letter}").format(
                        name=page.pc, letter=page.letter
                    ),
                    translate("ThisPc", "{records}, {size} MB").format(
                        records=Counts().records(page.records), size=_mb(page.database_bytes)
                    ),
                    translate("ThisPc", "Folder: {folder}").format(folder=page.folder),
                    translate("ThisPc", "State: {state}").format(state=page.state_hash[:16]),
                    translate("ThisPc", "Central store: {url}").format(url=self._hub)
                    if self._hub
                    else translate("ThisPc", "No central store set up."),
                )
            )
        )

    def _ask_where(self) -> None:
        title = translate("ThisPc", "Where does the copy go?")
        ask_for_folder(self, title, self._model.back_up)


def _outside(days: int | None) -> str:
    if days is None:
        return translate("ThisPc", "No copy outside this PC yet.")
    if days == 0:
        return translate("ThisPc", "A copy outside this PC was made today.")
    return Counts().without_outside_copy(days)


def _found(checked: Checked) -> str:
    told = [f"{fault_words(line.kind)}: {line.record}" for line in checked.first]
    if not checked.faults:
        sound = translate("ThisPc", "{records}, sound.")
        return "\n".join([sound.format(records=Counts().records(checked.records)), *told])
    lines = [Counts().faults_found(checked.faults), *told]
    lines.append(
        translate("ThisPc", "Leave everything as it is, make a copy, and ask for support.")
    )
    return "\n".join(lines)


def _number(value: int) -> str:
    return QLocale().toString(value)


def _mb(size: int) -> str:
    return QLocale().toString(size / 1_000_000, "f", 1)
