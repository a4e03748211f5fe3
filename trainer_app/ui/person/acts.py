"""The parts of a person's page that are acts of their own: PIN, badge, leaving and coming back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import translate
from trainer_app.ui.person.state import PersonState
from trainer_app.ui.person.words import pin_words
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.section import SectionBox


class PinBox(SectionBox):
    """What the PIN is, and a new one-time code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = label()
        self.reset = QPushButton()
        self.fields.addWidget(self.told)
        self.add_line(self.reset)

    def apply(self, state: PersonState) -> None:
        self.say(translate("Person", "PIN"))
        if state.page is not None:
            self.told.setText(pin_words(state.page.pin))
        self.reset.setText(translate("Person", "Give a new one-time code"))
        self.reset.setVisible(not state.is_me)
        self.reset.setEnabled(not state.busy)
        self.setVisible(state.is_active)


class BadgeBox(SectionBox):
    """A badge is held to the reader, which types it here; Enter is the reader's too."""

    scanned = Signal(str)
    waits = Signal(bool)
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = label()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setFixedWidth(theme().sizes.mm(70))
        self.add, self.take = QPushButton(), QPushButton()
        self.add.setCheckable(True)
        buttons = Flow()
        for button in (self.add, self.take):
            buttons.add(button)
        for part in (self.told, buttons, self.field):
            self.fields.addWidget(part)
        self.add.clicked.connect(self.waits)
        self.take.clicked.connect(self.taken)
        self.field.returnPressed.connect(self._read)

    def _read(self) -> None:
        scanned = self.field.text()
        self.field.clear()
        self.scanned.emit(scanned)

    def apply(self, state: PersonState) -> None:
        has = state.page is not None and state.page.has_badge
        self.say(
            translate("Person", "Badge"),
            translate("Person", "Finds the name on the Board. The PIN is still typed."),
        )
        self.told.setText(
            translate("Person", "Hold the badge to the reader now.")
            if state.reads_badge
            else (
                translate("Person", "Has a badge.") if has else translate("Person", "No badge yet.")
            )
        )
        self.add.setText(
            translate("Person", "Another badge") if has else translate("Person", "Add a badge")
        )
        self.add.setChecked(state.reads_badge)
        self.take.setText(translate("Person", "Take the badge away"))
        self.take.setVisible(has)
        self.field.setAccessibleName(translate("Person", "What the badge reader types"))
        newly = state.reads_badge and self.field.isHidden()
        self.field.setVisible(state.reads_badge)
        if newly:
            self.field.setFocus()
        self.setVisible(state.is_active)


class BelongingBox(SectionBox):
    """Leaving, and coming back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = label()
        self.leave, self.back = QPushButton(), QPushButton()
        lines = column(gap=STEP)
        lines.addWidget(self.told)
        self.fields.addLayout(lines)
        self.add_line(self.leave)
        self.add_line(self.back)

    def apply(self, state: PersonState) -> None:
        self.say(translate("Person", "At this plant"))
        self.told.setText(self._words(state))
        self.leave.setText(translate("Person", "No longer works here…"))
        self.leave.setVisible(state.may_leave)
        self.back.setText(translate("Person", "Works here again"))
        self.back.setVisible(state.page is not None and not state.is_active)
        self.back.setEnabled(not state.busy)

    @staticmethod
    def _words(state: PersonState) -> str:
        page = state.page
        if page is None:
            return ""
        if not page.person.active:
            return translate("Person", "No longer active. Everything that was signed still stands.")
        if page.stays_supervisor:
            return translate(
                "Person",
                "The only supervisor. Name another one before this one leaves or changes role.",
            )
        counts = [
            Counts().follow_ups_to_hand_over(len(page.follow_ups)) if page.follow_ups else "",
            Counts().sign_offs_wait(page.waiting) if page.waiting else "",
        ]
        return " · ".join([translate("Person", "Active"), *(c for c in counts if c)])
