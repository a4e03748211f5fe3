"""What the topics of notes are called: where to look, never a label on a person."""

from __future__ import annotations

from trainer_app.ui.i18n import translate


def tag_word(tag: str) -> str:
    """The word for one of the usual topics; an own tag is its own word."""
    return {
        "math": translate("Notes", "Basic math"),
        "spatial": translate("Notes", "Seeing in 3D"),
        "detail": translate("Notes", "Eye for detail"),
        "analysis": translate("Notes", "Problem-solving"),
        "communication": translate("Notes", "Talking and reporting"),
        "safety": translate("Notes", "Safety"),
        "reliability": translate("Notes", "Calm under time pressure"),
    }.get(tag, tag)
