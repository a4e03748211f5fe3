"""Settings on one page: language, theme, sizes with a ruler, when to lock."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import LANGUAGE_NAMES, translate
from trainer_app.ui.settings.view_model import IDLE_MINUTES, SettingsState, SettingsViewModel
from trainer_app.ui.sizes import SizeSetting
from trainer_app.ui.theme import ThemeName
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, holding, row
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
    def __init__(self, model: SettingsViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.languages, self.themes, self.sizes, self.idle = (Choices() for _ in range(4))
        self.ruler, self.shorter, self.longer = Ruler(), QPushButton(), QPushButton()
        self.boxes = {n: SectionBox() for n in ("language", "theme", "size", "ruler", "idle")}
        for name, choices in (
            ("language", self.languages),
            ("theme", self.themes),
            ("size", self.sizes),
            ("idle", self.idle),
        ):
            self.boxes[name].fields.addWidget(choices)
        buttons = row()
        for button in (self.shorter, self.longer):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.boxes["ruler"].fields.addWidget(self.ruler)
        self.boxes["ruler"].fields.addLayout(buttons)
        form = column(gap=2 * STEP)
        for box in self.boxes.values():
            form.addWidget(box)
        form.addStretch(1)
        scroll = PagedScroll(holding(form))
        self.content.addWidget(scroll, 1)
        self.extras.addWidget(PageTurner(scroll), 0, Qt.AlignmentFlag.AlignLeft)
        self.languages.picked.connect(model.set_language)
        self.themes.picked.connect(model.set_theme)
        self.sizes.picked.connect(model.set_size)
        self.idle.picked.connect(model.set_idle_minutes)
        self.shorter.clicked.connect(lambda: model.stretch_ruler(-1))
        self.longer.clicked.connect(lambda: model.stretch_ruler(1))
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.shorter.setText(translate("Settings", "Shorter"))
        self.longer.setText(translate("Settings", "Longer"))
        self.boxes["theme"].say(translate("Settings", "Theme"))
        self.boxes["size"].say(
            translate("Settings", "Size of what is tapped"),
            translate("Settings", "Measured in millimetres on this screen."),
        )
        self.boxes["ruler"].say(
            translate("Settings", "Ruler"),
            translate("Settings", "Hold a bank card against the line; it should be as long."),
        )
        self.boxes["idle"].say(
            translate("Settings", "Lock when nobody is here"),
            translate("Settings", "A countdown comes first. Nothing typed is lost."),
        )
        self.themes.setAccessibleName(translate("Settings", "Theme"))
        self.sizes.setAccessibleName(translate("Settings", "Size of what is tapped"))
        self.idle.setAccessibleName(translate("Settings", "Lock when nobody is here"))
        self.ruler.setAccessibleName(translate("Settings", "Ruler"))
        self.apply(self._model.state)

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
        self.idle.offer(
            [(str(m), Counts().minutes(m)) for m in IDLE_MINUTES], (str(kept.idle_minutes),)
        )
        self.ruler.show_length(state.ruler_px)
