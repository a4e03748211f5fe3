"""The steps of the first run, each a widget that shows its part of the state."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from trainer_app.ui.firstrun.state import FirstRunState, Step, TrainerLine
from trainer_app.ui.firstrun.view_model import FirstRunViewModel
from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.pin_pad import PinPad
from trainer_app.ui.widgets.scope_choices import ScopeChoices, scope_words
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.tile import Tile

YES, NO = "yes", "no"
LONGEST = 80
"""Characters of a name; a longer one would be refused at the very end."""


def keep_narrow(part: QWidget) -> None:
    """No wider than lines that are read easily; large words need all there is."""
    if not theme().sizes.folds:
        part.setMaximumWidth(theme().sizes.mm(150))


class Part(QWidget):
    """One step. ``heading``: the page's title and the line below it."""

    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__()
        self.model = model
        self.whole = column(gap=2 * STEP)
        self.setLayout(self.whole)

    def heading(self, state: FirstRunState) -> tuple[str, str]:
        raise NotImplementedError  # every step has its own

    def relabel(self) -> None:
        """Set the fixed words."""

    def apply(self, state: FirstRunState) -> None:
        """Show the state."""

    def start_focus(self) -> None:
        """Where the keyboard begins."""
        self.setFocus()

    def field(self, name: str) -> QLineEdit:
        """A line to type in that the model keeps."""
        made = QLineEdit()
        made.setFixedWidth(theme().sizes.mm(110))
        made.setMaxLength(LONGEST)
        made.textChanged.connect(lambda text: self.model.set_text(name, text))
        return made


class WaysPart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.alone, self.join, self.back, self.look = Tile(), Tile(), Tile(), Tile()
        for tile in (self.alone, self.join, self.back, self.look):
            keep_narrow(tile)
            self.whole.addWidget(tile)
        self.whole.addStretch(1)
        self.alone.clicked.connect(model.start_alone)
        self.join.clicked.connect(model.join_plant)
        self.back.clicked.connect(model.start_from_backup)
        self.look.clicked.connect(model.look_around)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return (
            translate("FirstRun", "Welcome"),
            translate("FirstRun", "This account has no plant yet. How do you want to begin?")
            if state.found
            else translate(
                "FirstRun", "Nothing is recorded on this PC yet. How do you want to begin?"
            ),
        )

    @override
    def relabel(self) -> None:
        self.alone.say(
            translate("FirstRun", "Start on this PC alone"),
            translate("FirstRun", "Needs no network. Takes about three minutes."),
        )
        self.join.say(
            translate("FirstRun", "Join a plant"),
            translate("FirstRun", "Needs the network once, and a ticket for this PC."),
        )
        self.back.say(
            translate("FirstRun", "Bring back a backup"),
            translate("FirstRun", "Needs a backup file and the recovery sheet from the safe."),
        )
        self.look.say(
            translate("FirstRun", "Look around with sample people"),
            translate("FirstRun", "Nothing that you do there is kept."),
        )

    @override
    def start_focus(self) -> None:
        self.alone.setFocus()


class PlantPart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.plant, self.employer, self.pc = (
            self.field(name) for name in ("plant", "employer", "pc")
        )
        self.boxes = {name: SectionBox() for name in ("plant", "employer", "pc")}
        for name, field in (("plant", self.plant), ("employer", self.employer), ("pc", self.pc)):
            self.boxes[name].add_line(field)
            self.whole.addWidget(self.boxes[name])
        self.whole.addStretch(1)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return translate("FirstRun", "The plant"), translate(
            "FirstRun", "It stands on every sheet."
        )

    @override
    def relabel(self) -> None:
        self.boxes["plant"].say(translate("FirstRun", "Name of the plant"))
        self.boxes["employer"].say(
            translate("FirstRun", "Employer"), translate("FirstRun", "If it has another name.")
        )
        self.boxes["pc"].say(
            translate("FirstRun", "Name of this PC"),
            translate("FirstRun", "Such as: Toolroom bench. It stands beside what is signed here."),
        )
        for name, field in (("plant", self.plant), ("employer", self.employer), ("pc", self.pc)):
            field.setAccessibleName(self.boxes[name].heading.text())

    @override
    def start_focus(self) -> None:
        self.plant.setFocus()


class SupervisorPart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.name = self.field("supervisor")
        self.trains, self.scope, self.scope_words = Choices(), ScopeChoices(), label("small-muted")
        self.boxes = {name: SectionBox() for name in ("name", "trains", "scope")}
        self.boxes["name"].add_line(self.name)
        self.boxes["trains"].fields.addWidget(self.trains)
        self.boxes["scope"].fields.addWidget(self.scope)
        self.boxes["scope"].fields.addWidget(self.scope_words)
        for box in self.boxes.values():
            self.whole.addWidget(box)
        self.whole.addStretch(1)
        self.trains.picked.connect(lambda answer: model.set_also_trains(answer == YES))
        self.scope.picked.connect(model.toggle_own_scope)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return (
            translate("FirstRun", "The first supervisor"),
            translate("FirstRun", "Adds people, says who may sign what, decides open questions."),
        )

    @override
    def relabel(self) -> None:
        self.boxes["name"].say(translate("FirstRun", "Your name"))
        self.name.setAccessibleName(translate("FirstRun", "Your name"))
        self.boxes["trains"].say(
            translate("FirstRun", "Do you also train?"),
            translate("FirstRun", "In a small shop one person may do both."),
        )
        self.trains.setAccessibleName(translate("FirstRun", "Do you also train?"))
        self.boxes["scope"].say(translate("FirstRun", "What may you sign?"))

    @override
    def apply(self, state: FirstRunState) -> None:
        chosen = () if state.also_trains is None else (YES if state.also_trains else NO,)
        self.trains.offer(
            [
                (YES, translate("FirstRun", "Yes, I train and sign")),
                (NO, translate("FirstRun", "No, others do")),
            ],
            chosen,
        )
        self.scope.show_scope(state.own_scope)
        _put(self.scope_words, scope_words(state.own_scope) if state.own_scope else "")
        self.boxes["scope"].setVisible(bool(state.also_trains))

    @override
    def start_focus(self) -> None:
        self.name.setFocus()


class PinPart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.hint = label("muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pad = PinPad(model.entry)
        sizes = theme().sizes
        self.pad.setFixedWidth(max(sizes.mm(72), 4 * sizes.key))
        centred = row()
        centred.addStretch(1)
        centred.addWidget(self.pad)
        centred.addStretch(1)
        self.whole.addStretch(1)
        self.whole.addWidget(self.hint)
        self.whole.addLayout(centred)
        self.whole.addStretch(2)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        again = state.step is Step.PIN_AGAIN
        title = (
            translate("Pin", "The same PIN once more")
            if again
            else translate("Pin", "Choose your PIN")
        )
        return title, " ".join(state.supervisor.split())

    @override
    def relabel(self) -> None:
        self.pad.relabel()

    @override
    def apply(self, state: FirstRunState) -> None:
        self.hint.setText(
            translate("Pin", "The two were not the same. Choose again.")
            if state.pins_differed
            else translate("Pin", "4 to 8 digits that only you know. It signs for you.")
        )

    @override
    def start_focus(self) -> None:
        self.pad.keypad.setFocus()


class TrainersPart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.name = self.field("trainer")
        self.scope, self.scope_words = ScopeChoices(), label("small-muted")
        self.add = QPushButton()
        self.boxes = {name: SectionBox() for name in ("name", "scope")}
        self.boxes["name"].add_line(self.name)
        for widget in (self.scope, self.scope_words):
            self.boxes["scope"].fields.addWidget(widget)
        line = row()
        line.addWidget(self.add)
        line.addStretch(1)
        self.boxes["scope"].fields.addLayout(line)
        for box in self.boxes.values():
            self.whole.addWidget(box)
        self.whole.addWidget(hairline())
        self.listed = column(gap=STEP)
        self.whole.addLayout(self.listed)
        self.whole.addStretch(1)
        self._lines: list[QWidget] = []
        self._shown: tuple[TrainerLine, ...] = ()
        self.scope.picked.connect(model.toggle_trainer_scope)
        self.add.clicked.connect(model.add_trainer)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return (
            translate("FirstRun", "Who may sign what?"),
            translate("FirstRun", "Name the trainers and what they may sign. More can come later."),
        )

    @override
    def relabel(self) -> None:
        self.boxes["name"].say(translate("FirstRun", "Name of a trainer"))
        self.name.setAccessibleName(translate("FirstRun", "Name of a trainer"))
        self.boxes["scope"].say(translate("AddPerson", "May sign"))
        self.add.setText(translate("FirstRun", "Add this trainer"))
        self._list(self._shown)

    @override
    def apply(self, state: FirstRunState) -> None:
        if self.name.text() != state.trainer:
            self.name.setText(state.trainer)
        self.scope.show_scope(state.trainer_scope)
        _put(self.scope_words, scope_words(state.trainer_scope) if state.trainer_scope else "")
        self.add.setEnabled(state.can_add_trainer)
        if state.trainers != self._shown:
            self._shown = state.trainers
            self._list(state.trainers)

    def _list(self, trainers: tuple[TrainerLine, ...]) -> None:
        for line in self._lines:
            self.listed.removeWidget(line)
            let_go(line)
        self._lines = [self._line(t.name, t.scope) for t in trainers]
        for line in self._lines:
            self.listed.addWidget(line)

    def _line(self, name: str, scope: tuple[str, ...]) -> QWidget:
        made = QWidget()
        across = row(gap=2 * STEP)
        may = translate("Scope", "All units") if "*" in scope else ", ".join(scope)
        remove = QPushButton(translate("FirstRun", "Remove"))
        remove.setAccessibleName(translate("FirstRun", "Remove {name}").format(name=name))
        remove.clicked.connect(lambda: self.model.remove_trainer(name))
        who, what = label("strong", wrap=False), label("muted")
        who.setText(name)
        what.setText(may)
        across.addWidget(who)
        across.addWidget(what, 1)
        across.addWidget(remove)
        made.setLayout(across)
        return made

    @override
    def start_focus(self) -> None:
        self.name.setFocus()


class WorkingPart(Part):
    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        if state.before is Step.RESTORE:
            return (
                translate("FirstRun", "Bringing everything back"),
                translate("FirstRun", "Every page is checked. With many records, a minute."),
            )
        if state.before is Step.JOIN:
            return (
                translate("FirstRun", "Joining the plant"),
                translate(
                    "FirstRun",
                    "The hub is asked. On a slow line this takes a minute. You can stop it:"
                    " what you typed stays.",
                ),
            )
        return translate("FirstRun", "Setting up"), translate("FirstRun", "A few seconds.")


def _put(where: QLabel, words: str) -> None:
    where.setText(words)
    where.setVisible(bool(words))
