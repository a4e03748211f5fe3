"""Names come from people: any name prints, and none of it is taken for markup or for a pattern."""

from dataclasses import replace

import pytest

from tests.reports.reading import opened, pages_of, text_of
from tests.reports.sheets import (
    make_head,
    make_performance,
    make_progress_sheet,
    make_task,
    make_unit,
)
from trainer_app.checklists.sheets import ProgressSheet
from trainer_app.reports import html, render
from trainer_app.reports.fonts import MISSING, readable, wrap
from trainer_app.reports.layout import BODY, TITLE

_NAMES = [
    "<b>&amp; <script>alert(1)</script>",
    "{trainee} %s %(x)s \\n (unbalanced",
    "李小龍",
    "محمد علي",
    "Ana 🛠️ Silva",
    "tab\tnew\nline\0nul",
    "x" * 200,
    "Jean-" * 40,
    "",
    " ",
]


def make_sheet_of(name: str) -> ProgressSheet:
    """The name wherever a person's name or a plant's may stand."""
    task = make_task(title=name, performances=(make_performance(trainer=name, others=(name,)),))
    head = replace(make_head(), printed_by=name, employer=name, plant=name)
    unit = make_unit(task, title=name)
    return make_progress_sheet(trainee=name, head=head, units=(unit,), trainers=(name,))


@pytest.mark.parametrize("name", _NAMES)
def test_that_any_name_prints(name: str) -> None:
    assert "Page 1 of" in text_of(render(make_sheet_of(name)))


@pytest.mark.parametrize("name", ["<b>&", "{trainee} %s", "O'Brien \\ (the 2nd"])
def test_that_a_name_is_never_taken_for_markup(name: str) -> None:
    assert name in text_of(render(make_sheet_of(name)))


@pytest.mark.parametrize("name", ["李小龍", "Ana 🛠 Silva", "lone \ud800 half"])
def test_that_a_character_the_font_lacks_becomes_a_visible_box(name: str) -> None:
    assert MISSING in readable(name)


def test_that_a_missing_character_is_seen_on_paper() -> None:
    assert MISSING in text_of(render(make_progress_sheet(trainee="Bruce 李")))


def test_that_a_title_in_the_file_is_the_readable_name() -> None:
    with opened(render(make_progress_sheet(trainee="Bruce 李"))) as document:
        assert f"Bruce {MISSING}" in document.get_metadata_dict()["Title"]


def test_that_accents_in_pieces_print_as_one_letter() -> None:
    assert "Zoé" in text_of(render(make_progress_sheet(trainee="Zoe\N{COMBINING ACUTE ACCENT}")))


def test_that_invisible_marks_leave_no_trace() -> None:
    assert readable("a\N{RIGHT-TO-LEFT OVERRIDE}b\N{ZERO WIDTH SPACE}c") == "abc"


def test_that_a_long_name_is_wrapped_whole() -> None:
    name = "Maximilienne Alexandrine de la Bourdonnaye " * 5
    assert name.strip() in " ".join(text_of(render(make_progress_sheet(trainee=name))).split())


@pytest.mark.parametrize("style", [BODY, TITLE], ids=["body", "title"])
@pytest.mark.parametrize("name", _NAMES)
def test_that_wrapping_loses_no_letter(name: str, style: object) -> None:
    assert style in (BODY, TITLE)
    lines = wrap(name, BODY if style is BODY else TITLE, 60)
    assert "".join("".join(lines).split()) == "".join(readable(name).split())


def test_that_dates_and_task_numbers_are_never_cut_at_their_hyphens() -> None:
    lines = wrap("01-03 01-04 2026-11-21 " * 8, BODY, 70)
    assert all(not line.endswith("-") for line in lines)


def test_that_the_html_copy_shows_a_hostile_name_as_text() -> None:
    page = html(make_sheet_of("<script>alert(1)</script> & co"))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in page


def test_that_a_page_is_never_longer_than_its_paper() -> None:
    sheet = make_sheet_of("Aa " * 3000)
    assert all("Page" in page for page in pages_of(render(sheet)))


def test_that_what_is_far_too_long_is_cut_short_visibly() -> None:
    text = text_of(render(make_sheet_of("Aa " * 3000)))
    assert "…" in text
    assert "Signing it signs off no task" in text
