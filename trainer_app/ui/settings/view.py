"""Settings on one page: language, theme, sizes with a ruler, when to lock."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.checklists.wanted import PAPERS
from trainer_app.kernel.settings import Settings
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import LANGUAGE_NAMES, translate
from trainer_app.ui.settings.view_model import (
    IDLE_MINUTES,
    OFF,
    ON,
    TEXT_PERCENTS,
    SettingsState,
    SettingsViewModel,
)
from trainer_app.ui.sizes import SizeSetting
from trainer_app.ui.theme import ThemeName, theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox


class Ruler(QWidget):
    """A line with ends, as long as a bank card when the screen's size is known rightly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_length(self, pixels: int) -> None:
        self._length = pixels
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 4 * STEP)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().windowText().color(), 2))
        middle = self.height() // 2
        painter.drawLine(1, middle, self._length, middle)
        for end in (1, self._length):
            painter.drawLine(end, 2, end, self.height() - 2)
        painter.end()


class SettingsView(Page):
    """``at``: the part that was just changed, where the keyboard goes on."""

    def __init__(self, model: SettingsViewModel, at: str = "") -> None:
        super().__init__()
        self._model, self._at = model, at
        model.setParent(self)
        self.languages, self.themes, self.sizes, self.texts = (Choices() for _ in range(4))
        self.idle, self.papers, self.sounds, self.starts = (Choices() for _ in range(4))
        self.choices = {
            "language": self.languages,
            "theme": self.themes,
            "size": self.sizes,
            "text": self.texts,
            "idle": self.idle,
            "paper": self.papers,
            "sounds": self.sounds,
            "start": self.starts,
        }
        self.ruler, self.shorter, self.longer = Ruler(), QPushButton(), QPushButton()
        self.another, self.one_more, self.leave = (QPushButton() for _ in range(3))
        names = ("language", "theme", "text", "size", "ruler", "idle", "paper", "sounds", "start")
        self.boxes = {name: SectionBox() for name in (*names, "plants")}
        for name, choices in self.choices.items():
            self.boxes[name].fields.addWidget(choices)
        buttons = row()
        for button in (self.shorter, self.longer):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.boxes["ruler"].fields.addWidget(self.ruler)
        self.boxes["ruler"].fields.addLayout(buttons)
        plants = column(gap=2 * STEP) if theme().sizes.folds else row(gap=2 * STEP)
        for button in (self.another, self.one_more, self.leave):
            plants.addWidget(button)
        plants.addStretch(1)
        self.boxes["plants"].fields.addLayout(plants)
        form = column(gap=2 * STEP)
        for box in self.boxes.values():
            form.addWidget(box)
        form.addStretch(1)
        self.paged = PagedScroll(form, self.lies_in)
        self.content.addWidget(self.paged, 1)
        self.extras.addWidget(PageTurner(self.paged), 0, Qt.AlignmentFlag.AlignLeft)
        for name, chosen in (
            ("language", model.set_language),
            ("theme", model.set_theme),
            ("size", model.set_size),
            ("text", model.set_text_percent),
            ("idle", model.set_idle_minutes),
            ("paper", model.set_paper),
            ("sounds", model.set_sounds),
            ("start", model.set_start),
        ):
            self.choices[name].picked.connect(chosen)
        self.shorter.clicked.connect(lambda: model.stretch_ruler(-1))
        self.longer.clicked.connect(lambda: model.stretch_ruler(1))
        self.another.clicked.connect(model.another_plant_wanted)
        self.one_more.clicked.connect(model.one_more_wanted)
        self.leave.clicked.connect(model.leave_wanted)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.shorter.setText(translate("Settings", "Shorter"))
        self.longer.setText(translate("Settings", "Longer"))
        self.another.setText(translate("Plants", "Another plant"))
        self.one_more.setText(translate("Plants", "Work for one more plant"))
        self.leave.setText(translate("Plants", "Leave this plant"))
        for name, heading, hint in (
            ("theme", translate("Settings", "Theme"), ""),
            (
                "text",
                translate("Settings", "Size of words"),
                translate("Settings", "Pages that get longer are turned with Page up and down."),
            ),
            (
                "size",
                translate("Settings", "Size of what is tapped"),
                translate("Settings", "Measured in millimetres on this screen."),
            ),
            (
                "ruler",
                translate("Settings", "Ruler"),
                translate("Settings", "Hold a bank card against the line; it should be as long."),
            ),
            (
                "idle",
                translate("Settings", "Lock when nobody is here"),
                translate("Settings", "A countdown comes first. Nothing typed is lost."),
            ),
            ("paper", translate("Settings", "Paper"), ""),
            (
                "sounds",
                translate("Settings", "Sounds"),
                translate("Settings", "The system’s own beep: one when saved, two when refused."),
            ),
            (
                "plants",
                translate("Settings", "Plants on this PC"),
                translate(
                    "Plants", "Each is kept apart: its own people, PINs, records and backups."
                ),
            ),
            (
                "start",
                translate("Settings", "Start with the system"),
                translate("Settings", "When this account of the PC signs in."),
            ),
        ):
            self.boxes[name].say(heading, hint)
        for name, choices in self.choices.items():
            choices.setAccessibleName(self.boxes[name].heading.text())
        self.ruler.setAccessibleName(translate("Settings", "Ruler"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        for button in self.choices[self._at].buttons.values() if self._at else ():
            if button.isChecked():
                button.setFocus()

    def apply(self, state: SettingsState) -> None:
        self.set_title(
            translate("Settings", "Settings"),
            translate("Settings", "They hold for this PC and take effect at once."),
        )
        own = bool(state.own_language)
        self.boxes["language"].say(
            translate("Settings", "My language") if own else translate("Settings", "Language"),
            translate("Settings", "Of my screens and of what I sign.")
            if own
            else translate("Settings", "Of the Board, before anybody has signed in."),
        )
        self.languages.setAccessibleName(self.boxes["language"].heading.text())
        kept = state.settings
        spoken = state.own_language or kept.language
        self.languages.offer(list(LANGUAGE_NAMES.items()), (spoken,))
        self._offer_looks(kept)
        self.idle.offer(
            [(str(m), Counts().minutes(m)) for m in IDLE_MINUTES], (str(kept.idle_minutes),)
        )
        self.papers.offer(
            list(zip(PAPERS, (translate("Settings", "Letter"), "A4"), strict=True)), (kept.paper,)
        )
        switch = [(OFF, translate("Settings", "Off")), (ON, translate("Settings", "On"))]
        self.sounds.offer(switch, (kept.sounds,))
        known = {None: (), True: (ON,), False: (OFF,)}[state.starts]
        self.starts.offer(switch, known)
        self.ruler.show_length(state.ruler_px)
        plants = state.plants
        self.boxes["plants"].setVisible(plants is not None)
        self.another.setVisible(plants is not None and plants.several)
        self.leave.setVisible(plants is not None and plants.several and plants.may_leave)

    def _offer_looks(self, kept: Settings) -> None:
        self.themes.offer(
            [
                (ThemeName.LIGHT.value, translate("Settings", "Light")),
                (ThemeName.DARK.value, translate("Settings", "Dark")),
                (ThemeName.CONTRAST.value, translate("Settings", "High contrast")),
            ],
            (kept.theme,),
        )
        self.sizes.offer(
            [
                (SizeSetting.NORMAL.value, translate("Settings", "Normal")),
                (SizeSetting.LARGE.value, translate("Settings", "Large")),
                (SizeSetting.GLOVES.value, translate("Settings", "Gloves")),
            ],
            (kept.size,),
        )
        percent = translate("Settings", "{number}%")
        self.texts.offer(
            [(str(p), percent.format(number=p)) for p in TEXT_PERCENTS], (str(kept.text_percent),)
        )
