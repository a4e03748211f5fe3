"""The settings of this PC: put into force at once, kept in their file, and what a look is made of.

Lives on the window's thread; the file is written on the store worker.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_app.kernel.settings import Settings, SettingsFile
from trainer_app.ui.i18n import Languages
from trainer_app.ui.navigator import Navigator
from trainer_app.ui.session import Session
from trainer_app.ui.sizes import SizeSetting
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Look, Theme, ThemeName


class Preferences(QObject):
    failed = Signal(object)
    """``TrainerError``: they could not be written."""

    def __init__(
        self,
        settings: Settings,
        file: SettingsFile,
        tasks: TaskRunner,
        *,
        theme: Theme,
        languages: Languages,
        session: Session,
        navigator: Navigator,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._file = file
        self._tasks = tasks
        self._theme, self._languages = theme, languages
        self._session, self._navigator = session, navigator

    def move_to(self, file: SettingsFile) -> None:
        """This PC's settings are kept there from now on, as they are."""
        self._file = file
        self.keep(self.settings)

    def show_plant(self, file: SettingsFile, settings: Settings) -> None:
        """``file``, ``settings``: with what is kept about the plant that is open, alone."""
        self._file = file
        self.settings = replace(self.settings, outside_copy_ms=settings.outside_copy_ms)

    def keep(self, settings: Settings) -> None:
        """Put settings into force at once; write them on the worker."""
        before, self.settings = self.settings, settings
        self._theme.wear(look_of(settings))
        self._resize(before)
        self._session.idle_minutes = settings.idle_minutes
        if self._session.signed_in is None:
            self._languages.speak(settings.language)
        file = self._file
        self._tasks.perform(self, lambda: file.save(settings), lambda _none: None, self.failed.emit)

    def keep_outside_copy(self, ms: int) -> None:
        """When a backup of the plant that is open was last copied to elsewhere."""
        self.keep(replace(self.settings, outside_copy_ms=ms))

    def choose_language(self, language: str) -> None:
        """For whoever is not signed in: the language of the Board on this PC."""
        self.keep(replace(self.settings, language=language))

    def _resize(self, before: Settings) -> None:
        """Lengths are computed when a screen is built, so screens are built anew."""
        now, navigator = self.settings, self._navigator
        if (before.size, before.text_percent, before.per_mm) != (
            now.size,
            now.text_percent,
            now.per_mm,
        ):
            navigator.grow_old()
        for at, differs in (
            ("size", before.size != now.size),
            ("text", before.text_percent != now.text_percent),
        ):
            if differs and navigator.current == "settings":
                QTimer.singleShot(0, self, lambda at=at: self._renew_settings(at))

    def _renew_settings(self, at: str) -> None:
        if self._navigator.current == "settings":
            self._navigator.renew(at=at)


def look_of(settings: Settings) -> Look:
    """Unknown names in the file are the usual ones."""
    return Look(
        ThemeName(settings.theme) if settings.theme in set(ThemeName) else ThemeName.LIGHT,
        SizeSetting(settings.size) if settings.size in set(SizeSetting) else SizeSetting.NORMAL,
        settings.per_mm or None,
        min(200, max(100, settings.text_percent)),
    )
