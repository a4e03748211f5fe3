"""What this PC is set to, and one's own language. Takes effect at once; nothing to confirm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.settings import Settings
from trainer_app.ui.sizes import CARD_MM
from trainer_app.ui.view_model import ViewModel

IDLE_MINUTES = (2, 5, 10, 20)
TEXT_PERCENTS = (100, 125, 150, 200)
OFF, ON = "off", "on"
STEP_PX = 4
"""How much one tap lengthens or shortens the ruler."""


@dataclass(frozen=True, slots=True)
class Plants:
    """``several``: this PC works for more than one. ``may_leave``: whoever is signed in."""

    several: bool = False
    may_leave: bool = False


@dataclass(frozen=True, slots=True)
class SettingsState:
    """``own_language``: of whoever is signed in; empty on the Board. ``ruler_px``: the card."""

    settings: Settings
    own_language: str = ""
    ruler_px: int = 0
    starts: bool | None = None
    """With the system; None: not known yet."""
    plants: Plants | None = None
    """Of this PC; None: no other plant can be worked for from here."""


class SettingsViewModel(ViewModel[SettingsState]):
    settings_changed = Signal(object)
    own_language_chosen = Signal(str)
    start_chosen = Signal(bool)
    another_plant_wanted = Signal()
    one_more_wanted = Signal()
    leave_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        own_language: str,
        per_mm: float,
        parent: QObject | None = None,
    ) -> None:
        ruler = round(per_mm * CARD_MM)
        super().__init__(SettingsState(settings, own_language, ruler), parent)

    def set_language(self, language: str) -> None:
        """One's own where somebody is signed in, else the Board's."""
        if self.state.own_language:
            self._show(replace(self.state, own_language=language))
            self.own_language_chosen.emit(language)
        else:
            self._keep(replace(self.state.settings, language=language))

    def set_theme(self, theme: str) -> None:
        self._keep(replace(self.state.settings, theme=theme))

    def set_size(self, size: str) -> None:
        self._keep(replace(self.state.settings, size=size))

    def set_idle_minutes(self, minutes: str) -> None:
        self._keep(replace(self.state.settings, idle_minutes=int(minutes)))

    def set_text_percent(self, percent: str) -> None:
        self._keep(replace(self.state.settings, text_percent=int(percent)))

    def set_paper(self, paper: str) -> None:
        self._keep(replace(self.state.settings, paper=paper))

    def set_sounds(self, sounds: str) -> None:
        self._keep(replace(self.state.settings, sounds=sounds))

    def set_start(self, choice: str) -> None:
        if self.state.starts is not None and self.state.starts != (choice == ON):
            self.start_chosen.emit(choice == ON)

    def show_start(self, starts: bool) -> None:
        """What this account's session does now."""
        self._show(replace(self.state, starts=starts))

    def offer_plants(self, plants: Plants) -> None:
        self._show(replace(self.state, plants=plants))

    def stretch_ruler(self, steps: int) -> None:
        """Until a bank card held against the screen is as long as the line."""
        ruler = max(100, min(1200, self.state.ruler_px + steps * STEP_PX))
        self._show(replace(self.state, ruler_px=ruler))
        self._keep(replace(self.state.settings, per_mm=ruler / CARD_MM))

    def _keep(self, settings: Settings) -> None:
        if settings != self.state.settings:
            self._show(replace(self.state, settings=settings))
            self.settings_changed.emit(settings)
