"""The window's sentences in the language of one person, whatever language the window is in.

Each signature panel is in its signer's language (domain.md 4.4.4), so two panels beside each other
may speak two. Counted sentences are not to be had here.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QTranslator

from trainer_app.kernel.resources import resources
from trainer_app.ui.i18n import LANGUAGES


class Tongue:
    """``translate`` is looked up like the function of that name; English is the text itself."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._translator = QTranslator()
        self._translator.load(f"trainer_app_{self.language}", str(resources() / "i18n"))

    def translate(self, context: str, text: str) -> str:
        return self._translator.translate(context, text) or text


@lru_cache(maxsize=len(LANGUAGES))
def tongue(language: str) -> Tongue:
    return Tongue(language)
