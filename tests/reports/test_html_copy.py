"""The HTML copy says what the PDF says, to a reader who cannot see it."""

import re
from html.parser import HTMLParser

import pytest
from typing_extensions import override

from tests.reports.sheets import make_progress_sheet, make_task, make_unit
from trainer_app.checklists.sheets import sheet_id
from trainer_app.checklists.status import Status
from trainer_app.kernel.words import word
from trainer_app.reports import html

_VOID = {"meta"}


class Outline(HTMLParser):
    """Checks that tags nest, and keeps what was opened with which attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def count(self, tag: str, **attributes: str) -> int:
        return sum(name == tag and attributes.items() <= own.items() for name, own in self.seen)


def outline_of(page: str) -> Outline:
    outline = Outline()
    outline.feed(page)
    assert not outline.open
    return outline


@pytest.mark.parametrize(("lang", "tag"), [("en", "en-CA"), ("fr", "fr-CA")])
def test_that_the_page_says_its_language_and_has_tables_with_heads(lang: str, tag: str) -> None:
    sheet = make_progress_sheet(lang=lang)
    outline = outline_of(html(sheet))
    assert outline.count("html", lang=tag) == 1
    assert outline.count("table") == outline.count("caption") == len(sheet.units)
    assert outline.count("th", scope="row") == sum(len(unit.tasks) for unit in sheet.units)
    assert outline.count("th", scope="col") == 11 * len(sheet.units)
    assert outline.count("h1") == 1


def test_that_nothing_is_fetched_from_anywhere() -> None:
    page = html(make_progress_sheet())
    assert not re.search(r"src=|href=|url\(|@import|<script|http", page)


def test_that_every_status_is_said_in_words() -> None:
    unit = make_unit(*(make_task(status=status) for status in Status))
    page = html(make_progress_sheet(units=(unit,)))
    assert all(word(status, "en") in page for status in Status)


def test_that_the_page_has_the_notice_the_trust_line_and_the_id() -> None:
    sheet = make_progress_sheet(sample=True)
    page = html(sheet)
    assert "Proposed framework, not the certifying body’s standard." in page
    assert "Rests on 311 records" in page
    assert sheet_id(sheet) in page
    assert "SAMPLE" in page


def test_that_what_remains_is_on_the_page() -> None:
    page = html(make_progress_sheet())
    assert "Sign-offs to earn" in page
    assert "ready to present to the certifying body" in html(make_progress_sheet(remains=()))
