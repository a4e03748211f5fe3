"""The slip of a one-time code: half a page, in the language of whoever is given it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reports.reading import boxes_of, pages_of, sizes_of, text_of
from trainer_app.checklists.slips import CodeSlip, CodeSlips
from trainer_app.reports import html, render

ETIENNE = CodeSlip("Étienne Roy", "407318", "fr")
PRIYA = CodeSlip("Priya Raman", "592640", "en")


def slips(*given: CodeSlip, paper: str = "letter", sample: bool = False) -> CodeSlips:
    day = date(2026, 11, 21)
    return CodeSlips(paper, "Windsor plant 2", "Toolroom 1", day, given, sample)


def test_that_a_slip_says_whose_code_it_is_and_what_to_do_with_it() -> None:
    text = text_of(render(slips(PRIYA)))
    for said in ("Priya Raman", "592", "640", "Windsor plant 2", "Toolroom 1", "2026-11-21"):
        assert said in text
    for said in ("Tap your name on the Board", "Choose a PIN", "Tear this slip up"):
        assert said in text


def test_that_it_speaks_the_language_of_whoever_is_given_it() -> None:
    text = text_of(render(slips(ETIENNE, PRIYA)))
    assert "Touchez votre nom au tableau" in text
    assert "Tap your name on the Board" in text


def test_that_the_code_is_set_large() -> None:
    (box,) = boxes_of(render(slips(PRIYA)), "592")
    assert box[4] - box[2] >= 25


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_that_two_slips_share_a_page_and_the_third_begins_another(
    paper: str, size: tuple[int, int]
) -> None:
    pdf = render(slips(ETIENNE, PRIYA, ETIENNE, paper=paper))
    assert sizes_of(pdf) == [size, size]
    first, second = pages_of(pdf)
    assert "Priya Raman" in first
    assert "Priya Raman" not in second


def test_that_a_slip_of_a_sample_plant_says_so() -> None:
    assert "SAMPLE" in text_of(render(slips(PRIYA, sample=True)))
    assert "SAMPLE" not in text_of(render(slips(PRIYA)))


def test_that_there_is_no_copy_of_it_but_paper() -> None:
    with pytest.raises(ValueError, match="paper alone"):
        html(slips(PRIYA))
