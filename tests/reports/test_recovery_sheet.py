"""What the recovery sheet says, read back from its PDF."""

import re

import pytest

from tests.reports.reading import boxes_of, darkness, fonts_of, pages_of, sizes_of, text_of
from tests.reports.sheets import make_recovery_sheet
from trainer_app.checklists.sheets import sheet_id
from trainer_app.reports import render
from trainer_app.reports.pen import QUIET, qr_modules
from trainer_app.reports.recovery import QR_SIDE, qr_text


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_that_it_is_one_page_of_the_asked_size(
    lang: str, paper: str, size: tuple[int, int]
) -> None:
    assert sizes_of(render(make_recovery_sheet(lang, paper))) == [size]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_the_twelve_words_stand_in_order_with_their_numbers(lang: str) -> None:
    sheet = make_recovery_sheet(lang)
    text = text_of(render(sheet))
    said = [f"{number} {word}" for number, word in enumerate(sheet.words, start=1)]
    places = [text.index(words) for words in said]
    assert places == sorted(places)


def test_that_the_words_are_set_large() -> None:
    (box,) = boxes_of(render(make_recovery_sheet()), "harvest")
    assert box[4] - box[2] >= 12


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("two copies", "safe", "supervisor", "trainer-app restore", "not kept on the PC")),
        ("fr", ("deux copies", "coffre", "superviseur", "trainer-app restore", "pas gardé")),
    ],
)
def test_that_it_says_what_it_is_for_and_what_to_do(lang: str, said: tuple[str, ...]) -> None:
    text = text_of(render(make_recovery_sheet(lang)))
    assert all(words in text for words in said)
    assert "2026-11-21" in text
    assert "Toolroom 1" in text


def test_that_the_qr_code_holds_the_code_without_accents() -> None:
    assert qr_text(make_recovery_sheet("fr")).startswith("abeille eclair fenetre serieux meteore")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_the_qr_code_holds_the_code_module_by_module(lang: str) -> None:
    sheet = make_recovery_sheet(lang)
    scale = 4
    rows = darkness(render(sheet), scale=scale)
    modules = qr_modules(qr_text(sheet))
    unit = QR_SIDE / (len(modules) + 2 * QUIET) * scale
    left, top = _top_left_of_finder(rows, unit)
    for r, line in enumerate(modules):
        for c, dark in enumerate(line):
            grey = rows[int(top + (r + 0.5) * unit)][int(left + (c + 0.5) * unit)]
            assert (grey < 128) == dark, (r, c)


def test_that_no_id_is_worked_out_from_the_secret() -> None:
    sheet = make_recovery_sheet()
    pdf = render(sheet)
    assert sheet_id(sheet) not in text_of(pdf)
    assert sheet_id(sheet).encode() not in pdf


def test_that_the_words_are_not_in_what_the_file_says_of_itself() -> None:
    pdf = render(make_recovery_sheet())
    told = re.findall(rb"/(?:Title|Subject|Author|Keywords)\s*\([^)]*\)", pdf)
    assert told
    assert not any(word.encode() in b" ".join(told) for word in make_recovery_sheet().words)


def test_that_a_sample_is_marked() -> None:
    assert "SAMPLE" in pages_of(render(make_recovery_sheet(sample=True)))[0]
    assert "SAMPLE" not in pages_of(render(make_recovery_sheet()))[0]


def test_that_only_inter_is_in_the_file() -> None:
    assert fonts_of(render(make_recovery_sheet("fr"))) == {"Inter-Regular", "Inter-SemiBold"}


def test_that_a_word_too_long_for_its_column_is_set_smaller() -> None:
    words = ("un" * 20, *make_recovery_sheet().words[1:])
    (box,) = boxes_of(render(make_recovery_sheet(words=words)), words[0])
    assert box[3] < 612 / 2


def _top_left_of_finder(rows: list[bytes], unit: float) -> tuple[int, int]:
    """Where seven dark modules begin for the first time on the right half of the page."""
    run = b"\x01" * int(6.5 * unit)
    for y, row in enumerate(rows):
        half = len(row) // 2
        x = bytes(grey < 128 for grey in row[half:]).find(run)
        if x >= 0 and min(rows[y + int(3 * unit)][half + x :]) < 128 and x > half // 4:
            return half + x, y
    raise AssertionError("no QR code found")
