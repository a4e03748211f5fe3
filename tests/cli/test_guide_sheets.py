"""Pocket cards and the glossary from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reports.reading import pages_of, sizes_of


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "Teach-back"), ("fr", "L’explication en retour")]
)
def test_that_chosen_cards_are_printed_and_no_others(
    run: Run, sample: Path, tmp_path: Path, lang: str, title: str
) -> None:
    file = tmp_path / "cards.pdf"
    given = ("sheet", "pocket-cards", "--card", "TT-21", "--lang", lang, "--paper", "a4")
    assert run(*given, "-o", file, "--profile", sample).code == 0
    (page,) = pages_of(file.read_bytes())
    assert title in page
    assert "TT-21" in page
    assert "TT-22" not in page
    assert [(round(w), round(h)) for w, h in sizes_of(file.read_bytes())] == [(595, 842)]


def test_that_a_phase_and_all_cards_can_be_asked_for(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "cards.pdf"
    asked = ("sheet", "pocket-cards", "-o", file, "--profile", sample)
    assert run(*asked, "--phase", "try-out").code == 0
    some = len(pages_of(file.read_bytes()))
    assert run(*asked).code == 0
    assert len(pages_of(file.read_bytes())) > some == 1


@pytest.mark.parametrize("wrong", [("--card", "TT-99"), ("--phase", "nowhere")])
def test_that_an_unknown_card_or_phase_is_refused_and_no_file_is_left(
    run: Run, sample: Path, tmp_path: Path, wrong: tuple[str, str]
) -> None:
    file = tmp_path / "cards.pdf"
    refused = run("sheet", "pocket-cards", *wrong, "-o", file, "--profile", sample)
    assert refused.code == 3
    assert wrong[1] in refused.err
    assert not file.exists()


def test_that_the_glossary_is_written_as_pdf_and_as_html(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    for form in ("pdf", "html"):
        file = tmp_path / f"glossary.{form}"
        given = ("sheet", "glossary", "--lang", "fr", "-o", file, "--profile", sample)
        assert run(*given).code == 0
    text = " ".join(pages_of((tmp_path / "glossary.pdf").read_bytes()))
    page = (tmp_path / "glossary.html").read_text("utf-8")
    for said in ("Glossaire", "colonne de guidage", "leader pin"):
        assert said in text
        assert said in page


def test_that_the_same_glossary_has_the_same_bytes(run: Run, sample: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.pdf", "two.pdf")]
    for file in files:
        assert run("sheet", "glossary", "-o", file, "--profile", sample).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
