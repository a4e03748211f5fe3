"""One PC, two languages: the window changes its words at every sign-in."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from trainer_app.ui.i18n import Languages, translate


def test_that_a_change_of_language_loads_each_language_once(languages: Languages) -> None:
    for spoken in ("fr", "en"):
        languages.speak(spoken)
    loaded = len(languages.findChildren(QTranslator))
    for spoken in ("fr", "en") * 5:
        languages.speak(spoken)
    assert len(languages.findChildren(QTranslator)) == loaded
    languages.speak("fr")
    assert translate("Page", "Back") == "Retour"
    languages.speak("en")
    assert translate("Page", "Back") == "Back"
