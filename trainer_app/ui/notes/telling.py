"""Notes in words: tags, lines of the timeline, one note whole. In the language of the window."""

from __future__ import annotations

from trainer_app.checklists.language import say
from trainer_app.checklists.notes import BRIDGING, Part
from trainer_app.ui.i18n import clock_time, iso, language, translate
from trainer_app.ui.notes.items import NoteItem, SaidItem
from trainer_app.ui.shared.topics import tag_word


def usual_tags() -> list[tuple[str, str]]:
    return [(tag, tag_word(tag)) for tag in BRIDGING]


def part_word(part: Part) -> str:
    return {
        Part.STRENGTH: translate("Notes", "What went well"),
        Part.WORK_ON: translate("Notes", "What to work on"),
        Part.NEXT_STEP: translate("Notes", "Next step"),
        Part.WORDS: translate("Notes", "The note"),
    }[part]


def part_hint(part: Part) -> str:
    """What belongs in it: the situation, the behaviour, the impact."""
    return {
        Part.STRENGTH: translate("Notes", "When and where, what you saw, what it led to."),
        Part.WORK_ON: translate("Notes", "When and where, what you saw, what it could lead to."),
        Part.NEXT_STEP: translate(
            "Notes", "One thing. With a day it stays on your Today until you close it."
        ),
        Part.WORDS: translate("Notes", "As you began it. The parts below may stay empty."),
    }[part]


def starters(part: Part) -> tuple[str, ...]:
    """The situation, what was seen, what it led to: each begins a sentence or goes on with one."""
    return {
        Part.STRENGTH: (
            translate("Notes", "At the split this morning,"),
            translate("Notes", "You stopped when"),
            translate("Notes", "You asked before"),
            translate("Notes", "That saved"),
        ),
        Part.WORK_ON: (
            translate("Notes", "At the bench this morning,"),
            translate("Notes", "You went on without"),
            translate("Notes", "You left out"),
            translate("Notes", "That could lead to"),
        ),
        Part.NEXT_STEP: (
            translate("Notes", "Next time,"),
            translate("Notes", "Before you start,"),
            translate("Notes", "Say aloud"),
            translate("Notes", "We look at it again when"),
        ),
        Part.WORDS: (),
    }[part]


def task_words(item: NoteItem) -> str:
    if not item.task:
        return translate("Notes", "In general")
    return f"{item.task}  {say(item.title, language())}".strip()


def first_words(item: NoteItem) -> str:
    """The note in one line; the row cuts it where it ends."""
    return " · ".join(item.text.splitlines())


def written(item: NoteItem) -> str:
    return translate("Notes", "{name}, {date}").format(name=item.by, date=iso(item.at.date))


def follow_up_words(item: NoteItem) -> str:
    """Empty where the note has none."""
    if item.follow_up is None:
        return ""
    if not item.is_open:
        return translate("Notes", "Follow-up of {date}, closed").format(date=iso(item.follow_up))
    if item.owner:
        return translate("Notes", "Follow-up {date}, with {name}").format(
            date=iso(item.follow_up), name=item.owner
        )
    return translate("Notes", "Follow-up {date}").format(date=iso(item.follow_up))


def said_words(said: SaidItem) -> str:
    """Who said something to a note, and when."""
    return translate("Notes", "{name}, {date} {time}").format(
        name=said.by, date=iso(said.at.date), time=clock_time(said.at)
    )
