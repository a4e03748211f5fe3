"""Every word that a screen shows or says, and what a French screen says in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple
from typing import Final

from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from tests.screens.audit import seen_in
from trainer_app.ui.widgets.rows import RowModel
from trainer_app.ui.widgets.signature_panel import SignaturePanel

SAME_IN_BOTH: Final = frozenset(
    {
        *(
            "Toolroom Trainer",
            "Menu",
            "Guide",
            "English",
            "Français",
            "minutes",
            "Note",
            "A4",
            "OK",
            "PDF",
        ),
        *(
            "OK",
            "PDF",
            "Page",
            "min",
            "PIN",
            "SDS",
            "Minutes",
            "Signatures",
            "Photo",
            "Module",
            "Plan",
            "Production",
            "Question",
            "Gains",
            "Gain",
            "https",
        ),
        *("Programme", "Phases", "CSV", "Excel", "JSON", "Ctrl", "HP LaserJet bureau", "Toolroom"),
    }
)
"""Words that are the same in both languages, beside names, ids and codes."""

_CODES = re.compile(r"\b(\d\d-\d\d|U\d\d|PS\d|[A-Z]{2}|WO-\d+|B-\d+|P\d+)\b|[^\W\d_]*\d\w*")
_TYPED = re.compile(r"sudo .*|[\w/-]+\.toml(:\d+)?")
"""A command to type and a place in a file: taken away before the names within them."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def words_of(window: QWidget, language: str) -> set[str]:
    """What is seen and said; not what belongs to the panel of somebody of another language."""
    return {words for widget in _seen(window, language) for words in _of(widget) if words.strip()}


def _seen(window: QWidget, language: str) -> Iterator[QWidget]:
    foreign = [
        panel
        for panel in window.findChildren(SignaturePanel)
        if panel._model.state.language != language
    ]
    for widget in seen_in(window):
        if not any(panel is widget or panel.isAncestorOf(widget) for panel in foreign):
            yield widget


def _of(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QListView):
        model = widget.model()
        if isinstance(model, RowModel):
            for place in range(model.rowCount()):
                row = model.row_at(model.index(place))
                yield from (part for part in astuple(row)[1:4] if isinstance(part, str))
                yield row.spoken


def left_in_english(english: set[str], french: set[str], names: set[str]) -> list[str]:
    """What the French screen says in the very words of the English one."""
    return sorted(said for said in english & french if _has_words(said, names))


def _has_words(said: str, names: set[str]) -> bool:
    """Whether anything is left without names, ids, codes and what is the same in both."""
    said = _TYPED.sub(" ", said)
    for name in sorted(names | SAME_IN_BOTH, key=len, reverse=True):
        said = said.replace(name, " ")
    return bool(_LETTERS.search(_CODES.sub(" ", said)))
