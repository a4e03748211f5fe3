"""Who sees what on paper: the permission table itself, on one page, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reports.reading import pages_of, text_of
from trainer_app.checklists.permissions import Action, Grant, Role
from trainer_app.checklists.whosees import WhoSeesWhat, table
from trainer_app.kernel.words import word
from trainer_app.reports import html, render

PAPERS = ("letter", "a4")
LANGUAGES = ("en", "fr")


def make_sheet(lang: str = "en", paper: str = "letter", *, sample: bool = False) -> WhoSeesWhat:
    return WhoSeesWhat(
        lang, paper, "Usine de Vaudreuil", "Grace Holloway", date(2026, 2, 17), table(), sample
    )


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_that_the_whole_table_stands_on_one_page(lang: str, paper: str) -> None:
    pdf = render(make_sheet(lang, paper))
    assert len(pages_of(pdf)) == 1
    page = text_of(pdf)
    plain = page.replace("\u00a0", " ")
    for value in (*Action, *Role):
        assert word(value, lang).replace("\u00a0", " ") in plain


@pytest.mark.parametrize("lang", LANGUAGES)
def test_that_the_html_copy_says_each_cell_in_words(lang: str) -> None:
    page = html(make_sheet(lang))
    for grant in Grant:
        count = sum(row.grants.count(grant) for row in table())
        assert page.count(f">{word(grant, lang)}<") == count


def test_that_the_same_table_gives_the_same_bytes_and_sample_is_said() -> None:
    assert render(make_sheet()) == render(make_sheet())
    assert "SAMPLE" not in text_of(render(make_sheet()))
    assert "SAMPLE" in text_of(render(make_sheet(sample=True))).replace(" ", "")


def test_that_a_row_says_what_the_permission_table_says() -> None:
    rows = {row.action: row.grants for row in table()}
    assert set(rows) == set(Action)
    assert rows[Action.SEE_NOTES] == (Grant.OWN, Grant.ALL, Grant.OWN, Grant.ALL, Grant.NO)
