"""What remains before *ready to present*: the exact list, grouped, on few lines. Any thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_app.checklists.progress import Remaining
from trainer_app.checklists.sheets import NamedRemainder
from trainer_app.reports.fonts import wrap
from trainer_app.reports.layout import BODY, Block, heading_block, row_block, text_block
from trainer_app.reports.words import Words

LABEL_ROOM = 112.0

_NUMBERS_ALONE = (Remaining.SIGN_OFFS, Remaining.UNIT_SIGNATURE)
"""Long lists whose titles stand in the table of tasks."""


def remains_blocks(
    remains: Sequence[NamedRemainder], words: Words, room: float
) -> Iterator[Block]:
    """A heading and a row a kind; one plain sentence where nothing remains."""
    yield heading_block(words.say("remains.title"), room)
    groups = remains_groups(remains, words)
    if not groups:
        lines = wrap(words.say("remains.nothing"), BODY, room)
        yield text_block(lines, BODY, above=4)
    for index, (label, text) in enumerate(groups):
        stays = index == 0 and len(groups) > 1
        yield row_block(label, text, room, label_room=LABEL_ROOM, stays=stays)


def remains_groups(remains: Sequence[NamedRemainder], words: Words) -> list[tuple[str, str]]:
    """Label and list of each kind, in the order of the kinds."""
    return [
        (words.say(f"remains.{kind.value}"), _list(kind, own, words))
        for kind in Remaining
        if (own := [r for r in remains if r.remainder.kind is kind])
    ]


def _list(kind: Remaining, own: Sequence[NamedRemainder], words: Words) -> str:
    if kind is Remaining.CAPSTONE:
        return words.say("remains.capstone_text")
    named = "  ".join if kind in _NUMBERS_ALONE else "; ".join
    listed = named(_item(kind, each) for each in own)
    if kind is Remaining.SIGN_OFFS:
        total = sum(each.remainder.count for each in own)
        return f"{words.count('remains.sign_offs_count', n=total)}  {listed}"
    return listed


def _item(kind: Remaining, each: NamedRemainder) -> str:
    remainder = each.remainder
    times = f"\N{NO-BREAK SPACE}×{remainder.count}" if remainder.count > 1 else ""
    if kind in _NUMBERS_ALONE or not each.title:
        return f"{remainder.id}{times}"
    return f"{remainder.id}{times} {each.title}"
