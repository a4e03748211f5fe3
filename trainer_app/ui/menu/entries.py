"""What the menu offers: one table. To add an entry, add a row and its words.

An entry shows where its route is registered and the permission table lets this person in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from trainer_app.checklists.permissions import Action
from trainer_app.ui.i18n import translate


@dataclass(frozen=True, slots=True)
class Entry:
    """``action`` None: for everybody. ``title`` and ``detail`` are said by ``words_of``."""

    route: str
    action: Action | None = None


ENTRIES: Final = (
    Entry("people", Action.SEE_CHECKLIST),
    Entry("questions", Action.SAMPLE),
    Entry("second_looks", Action.SIGN_AS_SECOND),
    Entry("settings"),
)


def words_of(route: str) -> tuple[str, str]:
    """The name of an entry and what is found behind it."""
    return {
        "people": (
            translate("Menu", "Trainees"),
            translate("Menu", "Every trainee’s checklist"),
        ),
        "questions": (
            translate("Menu", "Due and questions"),
            translate("Menu", "What lapses, what waits for a decision"),
        ),
        "second_looks": (
            translate("Menu", "Second looks"),
            translate("Menu", "What another person has still to watch"),
        ),
        "settings": (
            translate("Menu", "Settings"),
            translate("Menu", "Sizes, theme, language, idle time"),
        ),
    }[route]
