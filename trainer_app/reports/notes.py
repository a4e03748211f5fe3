"""Coaching notes on paper and in words: who wrote what, what was answered, which step is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_app.checklists.sheetparts import SheetNote, SheetSaid
from trainer_app.reports.copies import Bullets, Paragraph, Said
from trainer_app.reports.fonts import Style, wrap, wrap_at_most
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    LABEL,
    MARGIN,
    STEP,
    Block,
    heading_block,
)
from trainer_app.reports.pen import HAIRLINE, Pen
from trainer_app.reports.words import Words

_LEFT = 118.0
_PART = 8  # lines that stay together
_PAD = 3.0


def recent_notes(notes: Sequence[SheetNote], words: Words, room: float) -> Iterator[Block]:
    """A heading and the notes; nothing where there are none."""
    if notes:
        yield heading_block(words.say("notes.recent"), room)
        for note in notes:
            yield from note_blocks(note, words, room)


def note_blocks(note: SheetNote, words: Words, room: float) -> Iterator[Block]:
    """Date and writer at the left, the words beside them; a long one may break anywhere."""
    left = [*wrap_at_most(note.by, LABEL, _LEFT - STEP, 4)]
    lines = _lines(note, words, room - _LEFT)
    for first in range(0, len(lines), _PART):
        last = first + _PART >= len(lines)
        heads = (note.on.isoformat(), *left) if not first else ()
        yield _part(heads, lines[first : first + _PART], room, ends=last)


def _part(
    heads: Sequence[str], lines: Sequence[tuple[str, Style]], room: float, *, ends: bool
) -> Block:
    above = _PAD if heads else 0.0
    tall = max(len(lines) * BODY.leading, len(heads) * BODY.leading)
    height = above + tall + (_PAD if ends else 0)

    def draw(pen: Pen, top: float) -> None:
        at = top + above
        for index, head in enumerate(heads):
            style = BODY_BOLD if not index else LABEL
            pen.lines(MARGIN, at + index * BODY.leading, (head,), style)
        for index, (line, style) in enumerate(lines):
            pen.lines(MARGIN + _LEFT, at + index * BODY.leading, (line,), style)
        if ends:
            pen.rule(MARGIN, top + height, room, HAIRLINE)

    return Block(height, draw, stays_with_next=bool(heads) and not ends)


def _lines(note: SheetNote, words: Words, room: float) -> list[tuple[str, Style]]:
    """Each line with its style."""
    told: list[tuple[str, Style]] = []
    if about := _about(note):
        told += [(line, BODY_BOLD) for line in wrap(about, BODY_BOLD, room)]
    for part, said in note.parts:
        if part:
            told.append((words.say(f"notes.part_{part}"), LABEL))
        for paragraph in said.splitlines():
            told += [(line, BODY) for line in wrap(paragraph, BODY, room) if line]
    for below in _below(note, words):
        told += [(line, BODY) for line in wrap(below, BODY, room)]
    if note.tags:
        told += [(line, LABEL) for line in wrap(_tags(note, words), LABEL, room)]
    return told


def note_parts(notes: Sequence[SheetNote], words: Words) -> Iterator[Said]:
    """The same in words alone."""
    for note in notes:
        head = words.say("notes.written", date=note.on, name=note.by)
        about = _about(note)
        yield Paragraph(f"{head} {about}".strip())
        for part, said in note.parts:
            name = words.say(f"notes.part_{part}") if part else ""
            yield Paragraph(words.say("notes.part", part=name, words=said) if part else said)
        below = [*_below(note, words), *([_tags(note, words)] if note.tags else [])]
        if below:
            yield Bullets(tuple(below))


def _about(note: SheetNote) -> str:
    return f"{note.task} {note.title}".strip()


def _tags(note: SheetNote, words: Words) -> str:
    known = [words.say(f"tag.{t}") if words.has(f"tag.{t}") else t for t in note.tags]
    return words.say("notes.tags", tags=", ".join(known))


def _below(note: SheetNote, words: Words) -> list[str]:
    """The next step, what came of it, and the answers."""
    said: list[str] = []
    if note.follow_up is not None:
        key = "done_step" if note.closings else "next_step"
        step = words.say(f"notes.{key}", date=note.follow_up)
        if note.owner:
            step = f"{step} {words.say('notes.owner', name=note.owner)}"
        said.append(step)
    said += [_said("closed", one, words) for one in note.closings]
    said += [_said("answered", one, words) for one in note.answers]
    return said


def _said(key: str, said: SheetSaid, words: Words) -> str:
    return words.say(f"notes.{key}", date=said.on, name=said.by, words=said.words)
