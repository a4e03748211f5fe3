"""The trainer's sheet of one task: breakdown, questions, memos and the cards of each phase."""

from __future__ import annotations

from trainer_app.checklists.guidance import Card, Guidance
from trainer_app.checklists.language import Words, say
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.teaching import PHASES, cards_for, cards_of_task
from trainer_app.checklists.trainersheet import (
    SheetCards,
    SheetPhoto,
    SheetPoint,
    SheetStep,
    TrainerSheet,
)
from trainer_app.kernel.words import source_word
from trainer_app.services.cases import adopted_guidance, pack_of
from trainer_app.services.gathering.head import Printing, head
from trainer_app.services.how_to_teach import standing_memos
from trainer_app.services.photos import photo_lines


def trainer_sheet(reading: Reading, task_id: str, how: Printing) -> TrainerSheet:
    pack = pack_of(reading, task_id)
    task = pack.task(task_id)
    guidance, lang = adopted_guidance(reading), how.first
    breakdown = guidance.breakdowns.get(task_id)
    photos = photo_lines(reading, task_id)
    asked = (breakdown.why, breakdown.what_if) if breakdown else ()

    def each(words: tuple[Words, ...]) -> tuple[str, ...]:
        return tuple(say(one, lang) for one in words)

    tier = next((say(t.name, lang) for t in pack.policy.tiers if t.id == task.tier), task.tier)
    return TrainerSheet(
        head=head(reading, pack, how),
        task=task.id,
        title=say(task.title, lang),
        tier=tier,
        minutes=breakdown.minutes if breakdown else 0,
        needs=say(breakdown.needs, lang) if breakdown else "",
        lines=each(task.lines),
        steps=tuple(
            SheetStep(
                say(step.do, lang),
                tuple(
                    SheetPoint(say(p.key, lang), say(p.reason, lang), source_word(p.source, lang))
                    for p in step.points
                ),
                tuple(
                    SheetPhoto(line.photo.shows.value, line.photo.words, line.image or b"")
                    for line in photos
                    if line.number == number
                ),
            )
            for number, step in enumerate(breakdown.steps if breakdown else (), 1)
        ),
        hazards=tuple(
            (say(h.what, lang), say(h.control, lang))
            for h in (breakdown.hazards if breakdown else ())
        ),
        stops=each(breakdown.stops) if breakdown else (),
        elsewhere=say(breakdown.not_level_1, lang) if breakdown else "",
        errors=each(breakdown.errors) if breakdown else (),
        evidence=each(breakdown.evidence) if breakdown else (),
        questions=tuple((say(q.ask, lang), say(q.answer, lang)) for q in asked if q.ask),
        memos=tuple(memo.words for memo in standing_memos(reading, task_id)),
        cards=_cards(guidance, task_id, lang),
    )


def _cards(guidance: Guidance, task_id: str, lang: str) -> tuple[SheetCards, ...]:
    """By phase of the lesson; of the other phases what names the task."""
    lesson = {phase.value: cards_for(guidance, (phase,), task_id) for phase in PHASES}
    named = cards_of_task(guidance, task_id)
    titles = {phase.id: say(phase.title, lang) for phase in guidance.phases}
    groups = lesson | {
        phase: tuple(card for card in named if card.phase == phase)
        for phase in titles
        if phase not in lesson
    }
    return tuple(
        SheetCards(
            titles.get(phase, phase),
            tuple((say(card.title, lang), _said(card, lang)) for card in cards),
        )
        for phase, cards in groups.items()
        if cards
    )


def _said(card: Card, lang: str) -> str:
    """Its sentence to say; where it has none, its first point."""
    if card.say:
        return say(card.say, lang)
    return say(card.points[0], lang) if card.points else ""
