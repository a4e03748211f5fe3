"""Sheets as one HTML page for accessible-format requests: a tagged PDF is not possible.

Semantic tables, the language set, every sign in words; nothing is fetched from elsewhere. Any
thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from trainer_app.reports.copies import Bullets, Copy, Heading, Pairs, Paragraph, Said, Table

_LOOK = """
body { font: 1rem/1.5 Inter, system-ui, sans-serif; max-width: 72rem; margin: 2rem auto;
  padding: 0 1rem; color: #16191d; background: #fff; }
h1 { font-size: 1.8rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0;
  border-bottom: 1px solid #7b8087; }
thead th { border-bottom-width: 2px; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
"""


def to_html(copies: Sequence[Copy]) -> str:
    """The whole page: same sheets, same text."""
    return "\n".join(_page(copies)) + "\n"


def _page(copies: Sequence[Copy]) -> Iterator[str]:
    first = copies[0]
    yield "<!DOCTYPE html>"
    yield f'<html lang="{first.tag}">'
    yield f'<head><meta charset="utf-8"><title>{escape(first.title)}</title>'
    yield f"<style>{_LOOK}</style></head><body>"
    for copy in copies:
        yield f'<article lang="{copy.tag}">'
        yield from _article(copy)
        yield "</article>"
    yield "</body></html>"


def _article(copy: Copy) -> Iterator[str]:
    yield "<header>"
    if copy.sample:
        yield f"<p><strong>{escape(copy.sample)}</strong></p>"
    yield f"<h1>{escape(copy.title)}</h1>"
    yield from _pairs(copy.facts)
    yield "</header>"
    for part in copy.parts:
        yield from _part(part)
    yield "<footer>"
    for note in copy.notes:
        yield f"<p>{escape(note)}</p>"
    yield "</footer>"


def _part(part: Said) -> Iterator[str]:
    match part:
        case Heading(words):
            yield f"<h2>{escape(words)}</h2>"
        case Paragraph(words):
            yield f"<p>{escape(words)}</p>"
        case Bullets(items):
            yield "<ul>"
            for item in items:
                yield f"<li>{escape(item)}</li>"
            yield "</ul>"
        case Pairs(pairs):
            yield from _pairs(pairs)
        case Table():
            yield from _table(part)


def _pairs(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for label, value in pairs:
        yield f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>"
    yield "</dl>"


def _table(table: Table) -> Iterator[str]:
    yield f"<table><caption>{escape(table.caption)}</caption>"
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody></table>"
