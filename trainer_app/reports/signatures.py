"""The block that people sign by hand: 12 mm to write on, the printed name and the date."""

from __future__ import annotations

from trainer_app.reports.fonts import wrap
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    HEADING,
    LABEL,
    MARGIN,
    MM,
    RULE,
    STEP,
    Block,
)
from trainer_app.reports.pen import Pen
from trainer_app.reports.words import Words

ROLES = ("trainee", "trainer", "supervisor")
SIGNING_HEIGHT = 13 * MM
"""Clear height over a signature line, never under 12 mm (screens.md 3)."""

_WRITING_HEIGHT = 8 * MM


def signatures_block(trainee: str, words: Words, room: float) -> Block:
    """Trainee, trainer and supervisor beside one another; never parted by a page break."""
    gap = 2 * STEP
    each = (room - 2 * gap) / 3
    statement = wrap(words.say("signatures.statement"), BODY, room)
    roles = [wrap(words.say(f"signatures.{role}"), BODY_BOLD, each) for role in ROLES]
    names = [wrap(trainee, BODY, each), ("",), ("",)]
    deepest = max(len(lines) for lines in names)
    role_height = max(len(lines) for lines in roles) * BODY_BOLD.leading
    name_height = max(_WRITING_HEIGHT, deepest * BODY.leading + 6)
    head = HEADING.leading + 4 + len(statement) * BODY.leading + 6
    height = (
        head + role_height + SIGNING_HEIGHT + name_height + _WRITING_HEIGHT + 3 * LABEL.leading
    )

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (words.say("signatures.title"),), HEADING)
        pen.rule(MARGIN, top + HEADING.leading + 2, room, RULE)
        pen.lines(MARGIN, top + HEADING.leading + 6, statement, BODY)
        for index in range(len(ROLES)):
            x = MARGIN + index * (each + gap)
            at = top + head
            pen.lines(x, at, roles[index], BODY_BOLD)
            at += role_height + SIGNING_HEIGHT
            at = _line_to_write_on(pen, x, at, each, words.say("signatures.signature"))
            own = names[index]
            pen.lines(x, at + name_height - len(own) * BODY.leading - 1, own, BODY)
            at += name_height
            at = _line_to_write_on(pen, x, at, each, words.say("signatures.name"))
            at += _WRITING_HEIGHT
            _line_to_write_on(pen, x, at, each, words.say("signatures.date"))

    return Block(height, draw, above=3 * STEP)


def _line_to_write_on(pen: Pen, x: float, y: float, length: float, label: str) -> float:
    pen.rule(x, y, length, 0.6)
    pen.lines(x, y + 0.5, (label,), LABEL)
    return y + LABEL.leading
