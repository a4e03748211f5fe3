"""The block that people sign by hand: 12 mm to write on, the printed name and the date."""

from __future__ import annotations

from trainer_app.reports.fonts import wrap, wrap_at_most
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    HEADING,
    LABEL,
    MARGIN,
    MM,
    STEP,
    Block,
)
from trainer_app.reports.pen import RULE, Pen, baseline
from trainer_app.reports.words import Words

ROLES = ("trainee", "trainer", "supervisor")
SIGNING_HEIGHT = 13 * MM
"""Clear height over a signature line, never under 12 mm (screens.md 3)."""

DATE_ROOM = 52.0
_WRITING_HEIGHT = 8 * MM


def signatures_block(trainee: str, words: Words, room: float) -> Block:
    """Trainee, trainer and supervisor beside one another; never parted by a page break."""
    gap = 2 * STEP
    each = (room - 2 * gap) / 3
    statement = words.say("signatures.statement")
    roles = [wrap(words.say(f"signatures.{role}"), BODY_BOLD, each) for role in ROLES]
    name_room = each - DATE_ROOM - STEP
    names = [wrap_at_most(trainee, BODY, name_room, 6), (), ()]
    role_height = max(len(lines) for lines in roles) * BODY_BOLD.leading
    name_height = max(_WRITING_HEIGHT, len(names[0]) * BODY.leading + 4)
    head = HEADING.leading + 8
    height = head + role_height + SIGNING_HEIGHT + name_height + 2 * LABEL.leading

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (words.say("signatures.title"),), HEADING)
        pen.rule(MARGIN, top + HEADING.leading + 2, room, RULE)
        pen.text_right(MARGIN + room, baseline(top, HEADING), statement, LABEL)
        for index, own in enumerate(names):
            x = MARGIN + index * (each + gap)
            at = top + head
            pen.lines(x, at, roles[index], BODY_BOLD)
            at += role_height + SIGNING_HEIGHT
            _line_to_write_on(pen, x, at, each, words.say("signatures.signature"))
            at += LABEL.leading + name_height
            pen.lines(x, at - len(own) * BODY.leading - 1, own, BODY)
            _line_to_write_on(pen, x, at, name_room, words.say("signatures.name"))
            x += name_room + STEP
            _line_to_write_on(pen, x, at, DATE_ROOM, words.say("signatures.date"))

    return Block(height, draw, above=2 * STEP)


def _line_to_write_on(pen: Pen, x: float, y: float, length: float, label: str) -> None:
    pen.rule(x, y, length, 0.6)
    pen.lines(x, y + 0.5, (label,), LABEL)
