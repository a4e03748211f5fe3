"""What remains before *ready to present*: the exact list, grouped, on few lines. Any thread."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_app.checklists.sheets import ProgressSheet
from trainer_app.reports.content import (
    nothing_remains,
    remains_groups,
    remains_title,
    switched_off,
)
from trainer_app.reports.fonts import wrap
from trainer_app.reports.layout import BODY, Block, heading_block, row_blocks, text_block
from trainer_app.reports.words import Words

LABEL_ROOM = 112.0


def remains_blocks(sheet: ProgressSheet, words: Words, room: float) -> Iterator[Block]:
    """A heading and a row a kind; one plain sentence where nothing remains.

    What this plant does not ask for is said before.
    """
    yield heading_block(remains_title(sheet, words), room)
    for off in switched_off(sheet, words):
        yield text_block(wrap(off, BODY, room), BODY, above=4, stays=True)
    groups = remains_groups(sheet.remains, words)
    if not groups:
        lines = wrap(nothing_remains(sheet, words), BODY, room)
        yield text_block(lines, BODY, above=4)
    for index, (label, text) in enumerate(groups):
        stays = index == 0 and len(groups) > 1
        yield from row_blocks(label, text, room, label_room=LABEL_ROOM, stays=stays)
