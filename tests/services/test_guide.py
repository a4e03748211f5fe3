"""The guide of the adopted programme: what it finds, prints and records about the workshop."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from tests.reports.reading import pages_of
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.services.cases import adopted_guidance
from trainer_app.services.guide import WORKSHOP_MODULE, Guide
from trainer_app.services.guide_papers import GuidePapers


@pytest.fixture
def guide(plant: Plant) -> Guide:
    return plant.program.guide


def test_that_an_index_is_made_once_an_edition_and_language(guide: Guide) -> None:
    assert guide.finder("en") is guide.finder("en")
    assert guide.finder("fr") is not guide.finder("en")


def test_that_only_who_teaches_gets_the_questions(plant: Plant, guide: Guide) -> None:
    task = next(iter(plant.program.pages.programme().tasks))
    assert guide.task(plant.at_pad(plant.trainer), task).teaches
    assert not guide.task(plant.at_pad(plant.trainee), task).teaches
    with pytest.raises(Refusal) as refusal:
        guide.task(plant.at_pad(plant.trainer), "99-99")
    assert refusal.value.code is ErrorCode.TASK_UNKNOWN


def test_that_the_workshop_is_recorded_once_about_whoever_did_it(
    plant: Plant, guide: Guide
) -> None:
    trainer = plant.at_pad(plant.trainer)
    assert not guide.workshop(trainer).is_recorded
    guide.complete_workshop(trainer)
    assert guide.workshop(trainer).is_recorded
    assert guide.complete_workshop(trainer).records == ()
    with plant.program.store.reading() as reading:
        (record,) = reading.trainee_records(plant.trainer, ("module.completed",))
    assert isinstance(record.body, b.ModuleCompleted)
    assert record.body.module == WORKSHOP_MODULE
    assert not guide.workshop(plant.at_pad(plant.supervisor)).is_recorded


def test_that_a_trainee_records_no_workshop(plant: Plant, guide: Guide) -> None:
    trainee = plant.at_pad(plant.trainee)
    assert not guide.workshop(trainee).counts
    with pytest.raises(Refusal) as refusal:
        guide.complete_workshop(trainee)
    assert refusal.value.code is ErrorCode.NOT_ALLOWED


def test_that_chosen_cards_are_printed_in_their_order_and_unknown_ones_refused(
    plant: Plant,
) -> None:
    papers: GuidePapers = plant.program.guide_papers
    trainer = plant.at_pad(plant.trainer)
    with plant.program.store.reading() as reading:
        cards = [card.id for card in adopted_guidance(reading).cards]
    chosen = (cards[2], cards[0])
    sheet = papers.pocket_cards_sheet(trainer, chosen, lang="fr", paper="a4")
    assert tuple(card.id for card in sheet.cards) == chosen
    (page,) = pages_of(papers.pocket_cards(trainer, chosen, lang="fr", paper="a4"))
    assert trainer.name in page
    with pytest.raises(Refusal) as refusal:
        papers.pocket_cards_sheet(trainer, ("TT-99",), lang="en", paper="letter")
    assert refusal.value.code is ErrorCode.CARD_UNKNOWN
