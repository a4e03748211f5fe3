"""The guide at the bench: a card found by a misspelt word, kept, printed to be put in a pocket."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.beside import records_of
from tests.flows.conftest import MakeHand
from tests.flows.decider import TRAINER, make_people, open_plant
from tests.flows.hand import Hand
from tests.flows.printer import set_up_printer
from tests.plant import PIN
from tests.reports.reading import text_of
from trainer_app.bootstrap import Program
from trainer_app.checklists.bodies import ModuleCompleted
from trainer_app.services.guide import WORKSHOP_MODULE
from trainer_app.ui.guide.card_view import CardView
from trainer_app.ui.guide.view import GuideView
from trainer_app.ui.guide.view_model import MINE
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.paper.view import PaperView
from trainer_app.ui.workshop.view import WorkshopView

pytestmark = pytest.mark.timeout(240)

CARD = "TT-21"
MISSPELT = {"en": "teech bak", "fr": "explicaton en retur"}
"""Teach-back, l'explication en retour."""
BLOCKS = 8


def open_from_menu(hand: Hand, route: str) -> None:
    hand.shell.window.top_bar.menu.click()
    hand.until_at("menu")
    hand.page(MenuView).chosen.emit(route)
    hand.until_at(route)


def open_guide(hand: Hand) -> GuideView:
    hand.sign_in(TRAINER, PIN)
    open_from_menu(hand, "guide")
    return hand.page(GuideView)


def find_card(hand: Hand) -> CardView:
    page = open_guide(hand)
    page.search.setText(MISSPELT[hand.language])
    hand.rest()
    hits = page._model.state.hits
    assert (hits[0].kind, hits[0].id) == ("card", CARD), hits[:3]
    page.hits.chosen.emit(f"card:{CARD}")
    hand.until_at("card")
    return hand.page(CardView)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_card_found_by_a_misspelt_word_is_kept_and_printed(
    make_hand: MakeHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    set_up_printer(tmp_path, monkeypatch)
    hand = make_hand(language)
    open_plant(hand, make_people(hand))
    card = find_card(hand)
    title = card.title.text()
    assert not card.favourite.isChecked()
    card.favourite.click()
    hand.rest()
    assert card.favourite.isChecked()

    hand.close()  # the end of the shift
    hand.open()
    page = open_guide(hand)
    page.groups.chosen.emit(MINE)
    hand.rest()
    assert [one.id for one in page._model.state.cards] == [CARD]
    hand.tap_primary()
    hand.until_at("pocket_cards")
    preview = hand.page(PaperView)
    hand.qtbot.waitUntil(lambda: preview._model.state.can_print)
    hand.tap_primary()
    paper = text_of((tmp_path / "printed.pdf").read_bytes())
    assert title in paper
    assert CARD in paper
    assert "TT-22" not in paper


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_the_workshop_is_ticked_off_over_two_shifts_and_then_recorded(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    open_plant(hand, make_people(hand))
    for half in (range(1, BLOCKS // 2 + 1), range(BLOCKS // 2 + 1, BLOCKS + 1)):
        open_guide(hand).workshop.click()
        hand.until_at("workshop")
        page = hand.page(WorkshopView)
        assert not page.primary.isEnabled()
        for number in half:
            page.blocks.chosen.emit(f"W{number}")
            page.done.click()
        hand.rest()
        if BLOCKS not in half:
            hand.close()
            hand.open()
    hand.tap_primary()
    trainer = hand.person(TRAINER)
    program = hand.program
    assert isinstance(program, Program)
    (record,) = hand.ask(lambda: records_of(program, trainer, "module.completed"))
    assert isinstance(record.body, ModuleCompleted)
    assert record.body.module == WORKSHOP_MODULE
    assert not hand.page(WorkshopView).primary.isVisible()
