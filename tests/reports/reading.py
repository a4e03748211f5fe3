"""Reads a PDF back as a reader would: its text, its fonts, where things stand, what is dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import pypdfium2

MM = 72 / 25.4


class TextPage(Protocol):
    """What is used of a pypdfium2 text page."""

    def get_text_range(self) -> str: ...
    def search(self, text: str, *, match_case: bool) -> Searcher: ...
    def get_charbox(self, index: int) -> tuple[float, float, float, float]: ...
    def close(self) -> None: ...


class Searcher(Protocol):
    def get_next(self) -> tuple[int, int] | None: ...


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, with plain line ends."""
    texts = []
    with opened(pdf) as document:
        for page in document:
            text_page: TextPage = page.get_textpage()
            texts.append(text_page.get_text_range().replace("\r\n", "\n"))
            text_page.close()
            page.close()
    return texts


def text_of(pdf: bytes) -> str:
    """The whole text with one space between words, so that a wrapped sentence is found."""
    return re.sub(r"[ \n]+", " ", " ".join(pages_of(pdf)))


def sizes_of(pdf: bytes) -> list[tuple[int, int]]:
    with opened(pdf) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]


def fonts_of(pdf: bytes) -> set[str]:
    """Every font that the file names, without its subset tag."""
    names = re.findall(rb"/BaseFont\s*/([^\s/\]>]+)", pdf)
    return {name.decode().partition("+")[2] or name.decode() for name in names}


def boxes_of(pdf: bytes, words: str) -> list[tuple[int, float, float, float, float]]:
    """Every place of the words: page, and left, bottom, right, top in points."""
    found = []
    with opened(pdf) as document:
        for number, page in enumerate(document):
            text_page: TextPage = page.get_textpage()
            searcher = text_page.search(words, match_case=True)
            while (hit := searcher.get_next()) is not None:
                first = text_page.get_charbox(hit[0])
                last = text_page.get_charbox(hit[0] + hit[1] - 1)
                found.append((number, first[0], first[1], last[2], last[3]))
            text_page.close()
            page.close()
    return found


def darkness(pdf: bytes, page: int = 0, scale: float = 1) -> list[bytes]:
    """Rows of grey values, 255 for white; one pixel is one point over ``scale``."""
    with opened(pdf) as document:
        bitmap = document[page].render(scale=scale, grayscale=True)
        raw, stride, width = bytes(bitmap.buffer), bitmap.stride, bitmap.width
        rows = [raw[y * stride : y * stride + width] for y in range(bitmap.height)]
        bitmap.close()
    return rows
