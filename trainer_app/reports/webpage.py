"""The progress sheet as one HTML page for accessible-format requests: a tagged PDF is not possible.

Semantic tables, the language set, every sign in words; nothing is fetched from elsewhere. Any
thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from trainer_app.checklists.sheets import ProgressSheet, SheetTask, SheetUnit, sheet_id
from trainer_app.kernel.words import term, vocabulary, word
from trainer_app.reports.content import (
    edition_words,
    facts,
    figures,
    foot_notes,
    remains_groups,
    remarks,
    task_cells,
    unit_counts,
    unit_signature,
)
from trainer_app.reports.words import Words

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

_COLUMNS = (
    "task", "tier", "level", "count_in_full", "status", "last", "method", "trainer",
    "agreed", "expires", "notes",
)  # fmt: skip


def progress_html(sheet: ProgressSheet) -> str:
    """The whole page: same sheet, same text."""
    return "\n".join(_page(sheet, Words(sheet.head.lang))) + "\n"


def _page(sheet: ProgressSheet, words: Words) -> Iterator[str]:
    as_of = sheet.head.trust.as_of
    title = words.say("progress.document", trainee=sheet.trainee, date=as_of)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{words.tag}">'
    yield f'<head><meta charset="utf-8"><title>{escape(title)}</title>'
    yield f"<style>{_LOOK}</style></head>"
    yield "<body><header>"
    if sheet.head.sample:
        yield f"<p><strong>{escape(term('sample', words.lang))}</strong></p>"
    yield f"<h1>{escape(title)}</h1>"
    yield "<dl>"
    for label, value in facts(sheet, words):
        yield f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>"
    yield "</dl></header><main><ul>"
    for number, counted in figures(sheet, words):
        yield f"<li>{number} {escape(counted)}</li>"
    yield "</ul>"
    yield f"<h2>{escape(words.say('progress.tasks'))}</h2>"
    for unit in sheet.units:
        yield from _unit(unit, words)
    yield f"<h2>{escape(words.say('remains.title'))}</h2>"
    yield from _remains(sheet, words)
    yield "</main><footer>"
    yield f"<p>{escape(edition_words(sheet.head, words))}</p>"
    for note in foot_notes(sheet.head, sheet_id(sheet), words):
        yield f"<p>{escape(note)}</p>"
    yield "</footer></body></html>"


def _unit(unit: SheetUnit, words: Words) -> Iterator[str]:
    said = [f"{unit.id} {unit.title}", unit_counts(unit, words), unit_signature(unit, words)]
    yield f"<table><caption>{escape('. '.join(part for part in said if part))}</caption>"
    heads = "".join(
        f'<th scope="col">{escape(words.say(f"head.{name}"))}</th>' for name in _COLUMNS
    )
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for task in unit.tasks:
        first, *rest = _cells(task, words)
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _cells(task: SheetTask, words: Words) -> Sequence[str]:
    cells = task_cells(task, words)
    tier = vocabulary()["tier"].get(task.tier, {}).get(words.lang, task.tier)
    last = task.performances[-1] if task.performances else None
    agreed = ""
    if last is not None:
        agreed = words.say("key.agreed_yes" if last.trainee_agreed else "key.agreed_no")
    return (
        f"{task.id} {task.title}",
        tier,
        str(task.level),
        cells["count"],
        word(task.status, words.lang),
        cells.get("last", ""),
        cells.get("method", ""),
        cells.get("trainer", ""),
        agreed,
        cells["expires"],
        "; ".join(remarks(task, words)),
    )


def _remains(sheet: ProgressSheet, words: Words) -> Iterator[str]:
    groups = remains_groups(sheet.remains, words)
    if not groups:
        yield f"<p>{escape(words.say('remains.nothing'))}</p>"
        return
    yield "<dl>"
    for label, text in groups:
        yield f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>"
    yield "</dl>"
