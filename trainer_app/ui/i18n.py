"""The language of the window: switched at sign-in, without a restart.

``Languages.speak`` installs the translators and the locale; Qt then sends ``LanguageChange`` to
every widget and each sets its words again. Sentences are looked up by ``translate(context, text)``
with the context written out; counted ones are methods of ``counts.Counts``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
)
from PySide6.QtWidgets import QApplication

from trainer_app.kernel.clock import Moment
from trainer_app.kernel.resources import resources

translate = QCoreApplication.translate

LANGUAGES: Final = ("en", "fr")
LANGUAGE_NAMES: Final = {"en": "English", "fr": "Français"}
"""Each in itself, so that everybody finds their own."""

_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.Canada),
    "fr": QLocale(QLocale.Language.French, QLocale.Country.Canada),
}


class Languages(QObject):
    """The language in force. Lives on the window's thread."""

    def __init__(self, app: QApplication, language: str) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self._loaded: dict[str, list[QTranslator]] = {}
        """By language, each read once: a shared PC changes its language at every sign-in."""
        self.current = ""
        self.speak(language)

    def speak(self, language: str) -> None:
        """Switch. An unknown language is English: nobody is left without words."""
        language = language if language in LANGUAGES else "en"
        if language == self.current:
            return
        self.current = language
        QLocale.setDefault(_LOCALES[language])
        for translator in self._installed:
            self._app.removeTranslator(translator)
        if language not in self._loaded:
            self._loaded[language] = [t for t in self._translators(language) if t is not None]
        self._installed = self._loaded[language]
        for translator in self._installed:
            self._app.installTranslator(translator)

    def _translators(self, language: str) -> list[QTranslator | None]:
        qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return [
            self._load(f"qtbase_{language}", qt_words) if language != "en" else None,
            self._load(f"trainer_app_{language}", str(resources() / "i18n")),
        ]

    def _load(self, name: str, folder: str) -> QTranslator | None:
        translator = QTranslator(self)
        return translator if translator.load(name, folder) else None


def language() -> str:
    """``en`` or ``fr``: for the words that come from files (problems, vocabulary, packs)."""
    return "fr" if QLocale().language() == QLocale.Language.French else "en"


def other_language() -> str:
    """Of two, the one that is not spoken now."""
    return next(code for code in LANGUAGES if code != language())


def iso(day: date) -> str:
    """A date on screen and paper, the same in both languages: 2026-11-21."""
    return day.isoformat()


def clock_time(moment: Moment) -> str:
    """A time of day as the language writes it: 10:42, 10 h 42."""
    local = moment.local
    return translate("Formats", "{hours}:{minutes}").format(
        hours=f"{local.hour:02}", minutes=f"{local.minute:02}"
    )
