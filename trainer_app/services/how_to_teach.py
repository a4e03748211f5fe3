"""What stands beside the standard of a task: its breakdown, and for trainers how to teach it.

Reads only; chooses no words.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists.glossing import Glossers
from trainer_app.checklists.guidance import Breakdown, Card, GlossaryWord
from trainer_app.checklists.memos import MEMO_KINDS, Memo, memos_of
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.status import TaskStatus
from trainer_app.checklists.teaching import cards_for, cards_of_task, phases_at_hand
from trainer_app.services.cases import adopted_guidance
from trainer_app.services.photos import PhotoLine, photo_lines
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units


@dataclass(frozen=True, slots=True)
class MemoLine:
    memo: Memo
    by: str


@dataclass(frozen=True, slots=True)
class HowToTeach:
    """Beside the standard of a task. ``task_cards``: those that name it; ``cards``: the others for
    the phase at hand; both for trainers alone."""

    breakdown: Breakdown | None = None
    task_cards: tuple[Card, ...] = ()
    cards: tuple[Card, ...] = ()
    memos: tuple[MemoLine, ...] = ()
    photos: tuple[PhotoLine, ...] = ()
    """Of this site, beside the steps; everybody's, as the breakdown."""
    glossary: tuple[GlossaryWord, ...] = ()
    glossers: Glossers | None = None
    may_teach: bool = False
    may_write_memo: bool = False
    may_add_photo: bool = False


NOTHING = HowToTeach()


def how_to_teach(
    reading: Reading, viewer: SignedIn, status: TaskStatus, *, own: bool
) -> HowToTeach:
    """The breakdown is everybody's; cards, answers and memos are for whoever teaches."""
    guidance = adopted_guidance(reading)
    breakdown = guidance.breakdowns.get(status.task)
    photos = photo_lines(reading, status.task)
    if own or not viewer.may(Action.RECORD_TRY):
        return HowToTeach(
            breakdown, photos=photos, glossary=guidance.glossary, glossers=guidance.glossers
        )
    named = cards_of_task(guidance, status.task)
    at_hand = cards_for(guidance, phases_at_hand(status), status.task)
    return HowToTeach(
        breakdown,
        named,
        tuple(card for card in at_hand if card not in named),
        tuple(
            MemoLine(memo, reading.directory().name(memo.by))
            for memo in standing_memos(reading, status.task)
        ),
        photos,
        guidance.glossary,
        guidance.glossers,
        may_teach=True,
        may_write_memo=viewer.may(Action.WRITE_MEMO),
        may_add_photo=viewer.may(Action.WRITE_MEMO) and breakdown is not None,
    )


def standing_memos(reading: Reading, task_id: str) -> tuple[Memo, ...]:
    """What those who taught a task before found out."""
    records = reading.records(MEMO_KINDS)
    return memos_of(records, reading.directory(), units(reading), task_id) if records else ()
