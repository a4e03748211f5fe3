"""Pocket cards and the glossary on paper: of the shipped programme, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from tests.reports.reading import pages_of, sizes_of
from trainer_app.checklists import packcheck
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.guidepapers import GuideHead, PocketCard, PocketCards
from trainer_app.checklists.language import say
from trainer_app.checklists.packfiles import read_folder
from trainer_app.reports import html, render
from trainer_app.reports.fonts import load_fonts, width
from trainer_app.reports.guide import CARD, _set
from trainer_app.reports.layout import MM
from trainer_app.reports.words import Words

SHIPPED = Path(__file__).parents[2] / "resources" / "packs" / "mmt-level-1"
LANGUAGES = ("en", "fr")


@cache
def shipped() -> Guidance:
    return packcheck.load_whole(read_folder(SHIPPED)).guidance


def head(lang: str, paper: str = "letter") -> GuideHead:
    return GuideHead(
        lang, paper, "Usine de Vaudreuil", "MMT", "1.0", "a1b2c3d4", "Léa Roy", date(2026, 3, 2)
    )


def card(number: int, lang: str) -> PocketCard:
    one = shipped().cards[number]
    return PocketCard(
        one.id,
        one.phase,
        say(one.title, lang),
        say(one.use_when, lang),
        tuple(say(point, lang) for point in one.points),
        say(one.say, lang) if one.say else "",
        say(one.check, lang) if one.check else "",
    )


def pocket_cards(lang: str, paper: str = "letter") -> PocketCards:
    count = len(shipped().cards)
    return PocketCards(head(lang, paper), tuple(card(n, lang) for n in range(count)))


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_that_every_shipped_card_is_printed_whole(lang: str) -> None:
    sheet = pocket_cards(lang)
    text = plain("".join(pages_of(render(sheet))))
    for one in sheet.cards:
        for words in (one.title, one.use_when, one.say, one.check):
            assert plain(words) in text, one.id
        for place, point in enumerate(one.points, 1):
            assert plain(point) in text or f"{place}{plain(point)}" in text, one.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_that_the_words_of_every_card_stay_inside_its_cut_marks(lang: str) -> None:
    load_fonts()
    across, down = CARD
    assert (round(across / MM), round(down / MM)) == (89, 51)
    for one in pocket_cards(lang).cards:
        lines = _set(one, Words(lang))
        assert sum(style.leading for _said, style, _in in lines) <= down - 8 * MM
        for said, style, (indent, _numeral) in lines:
            assert indent + width(said, style) <= across - 8 * MM
            assert style.size >= 6, one.id  # readable at arm's length


@pytest.mark.parametrize(("paper", "a_page"), [("letter", 8), ("a4", 10)])
def test_that_as_many_cards_as_fit_stand_on_a_page(paper: str, a_page: int) -> None:
    sheet = pocket_cards("en", paper)
    pages = pages_of(render(sheet))
    assert len(pages) == -(-len(sheet.cards) // a_page)
    assert sum(one.id in pages[0] for one in sheet.cards) == a_page
    assert f"Page 1 of {len(pages)}" in pages[0]


def test_that_a_card_that_says_far_too_much_is_cut_short_visibly() -> None:
    long = replace(card(0, "en"), points=("A word and another word. " * 60,))
    sheet = PocketCards(head("en"), (long,))
    (page,) = pages_of(render(sheet))
    assert "…" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_that_the_same_cards_give_the_same_bytes_and_a_copy_in_words(lang: str) -> None:
    sheet = pocket_cards(lang)
    assert render(sheet) == render(sheet)
    page = unescape(html(sheet))
    for one in sheet.cards:
        assert one.title in page
        assert all(point in page for point in one.points)


def test_that_both_papers_have_the_size_that_was_asked_for() -> None:
    assert set(sizes_of(render(pocket_cards("en")))) == {(612, 792)}
    assert {(round(w), round(h)) for w, h in sizes_of(render(pocket_cards("en", "a4")))} == {
        (595, 842)
    }
