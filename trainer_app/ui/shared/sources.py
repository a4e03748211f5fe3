"""Where a figure comes from, in a word or two: who set the limit, or the tag of a public source."""

from __future__ import annotations

from trainer_app.checklists.limits import SOURCES
from trainer_app.kernel import words
from trainer_app.ui.i18n import language


def source_names() -> dict[str, str]:
    """Those that have a name, the highest first."""
    return {name: words.source_word(name, language()) for name in (*SOURCES, "default")}


def source_word(source: str) -> str:
    """Empty where nobody says."""
    return words.source_word(source, language())
