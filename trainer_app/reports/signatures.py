"""The block that people sign by hand: 12 mm to write on, the printed name and the date."""

from __future__ import annotations

from trainer_app.reports.fonts import readable, width, wrap, wrap_at_most
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
TRAINER_ROLES = ("the_trainer", "observer", "supervisor")
"""Below the sheet of somebody who is trained to train."""
SIGNING_HEIGHT = 13 * MM
"""Clear height over a signature line, never under 12 mm (screens.md 3)."""

DATE_ROOM = 52.0
_WRITING_HEIGHT = 8 * MM


def signatures_block(
    trainee: str,
    words: Words,
    room: float,
    *,
    statement: str = "signatures.statement",
    roles: tuple[str, ...] = ROLES,
) -> Block:
    """Who signs beside one another, the trainee first; never parted by a page break."""
    gap = 2 * STEP
    each = (room - (len(roles) - 1) * gap) / len(roles)
    title = words.say("signatures.title")
    beside = room - width(readable(title, HEADING.font), HEADING) - 2 * STEP
    said = wrap(words.say(statement), LABEL, beside)
    titles = [wrap(words.say(f"signatures.{role}"), BODY_BOLD, each) for role in roles]
    name_room = each - DATE_ROOM - STEP
    names = [wrap_at_most(trainee, BODY, name_room, 6), *[()] * (len(roles) - 1)]
    role_height = max(len(lines) for lines in titles) * BODY_BOLD.leading
    name_height = max(_WRITING_HEIGHT, len(names[0]) * BODY.leading + 4)
    over = max(HEADING.leading, len(said) * LABEL.leading)
    head = over + 8
    labels = wrap(words.say("signatures.name"), LABEL, name_room)
    below = (1 + len(labels)) * LABEL.leading
    height = head + role_height + SIGNING_HEIGHT + name_height + below

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (title,), HEADING)
        pen.rule(MARGIN, top + over + 2, room, RULE)
        first = baseline(top, HEADING if len(said) == 1 else LABEL)
        for index, line in enumerate(said):
            pen.text_right(MARGIN + room, first + index * LABEL.leading, line, LABEL)
        for index, own in enumerate(names):
            x = MARGIN + index * (each + gap)
            at = top + head
            pen.lines(x, at, titles[index], BODY_BOLD)
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
    pen.lines(x, y + 0.5, wrap(label, LABEL, length), LABEL)
