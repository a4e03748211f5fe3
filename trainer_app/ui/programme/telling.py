"""What is different between two editions, in a row each; and the findings of what was brought."""

from __future__ import annotations

from collections.abc import Iterable

from trainer_app.checklists.language import say
from trainer_app.checklists.packchanges import Change, Part
from trainer_app.kernel.errors import Finding
from trainer_app.kernel.findings import sentence_of
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.widgets.rows import Row

_MOST_NAMED = 3


def told_of(found: Iterable[Finding]) -> str:
    """What is wrong, each sentence once, one a line."""
    return "\n".join(dict.fromkeys(sentence_of(finding, language()) for finding in found))


def change_rows(changes: Iterable[Change]) -> list[Row]:
    return [_change(change, number) for number, change in enumerate(changes)]


def finding_rows(findings: Iterable[Finding]) -> list[Row]:
    rows = []
    for number, finding in enumerate(findings):
        is_error = finding.severity == "error"
        rows.append(
            Row(
                f"finding/{number}",
                finding.place or translate("Programme", "The whole of it"),
                detail=sentence_of(finding, language()),
                trailing=translate("Programme", "To mend")
                if is_error
                else translate("Programme", "To look at"),
                shape="x" if is_error else "triangle-alert",
                tone="danger" if is_error else "warning",
            )
        )
    return rows


def _change(change: Change, number: int) -> Row:
    title = say(change.title, language()) if change.title else ""
    named = f"{change.id}  {title}".strip()
    added = translate("Programme", "New task")
    removed = translate("Programme", "No longer in it")
    match change.part:
        case Part.PACK:
            return _row(change, number, translate("Programme", "Another programme"), named)
        case Part.LEVELS:
            return _row(change, number, translate("Programme", "The levels"))
        case Part.POLICY:
            # Their names in the files; of many of them nobody would read a list.
            what = ", ".join(change.what) if len(change.what) <= _MOST_NAMED else ""
            return _row(change, number, translate("Programme", "The rules of signing"), what)
        case Part.TASK_ADDED:
            return _row(change, number, named, "", added, "plus", "ok")
        case Part.TASK_REMOVED:
            return _row(change, number, named, "", removed, "minus", "warning")
        case Part.TASK_CHANGED:
            changed = translate("Programme", "Changed")
            return _row(change, number, named, _of_task(change), changed)
        case Part.PLAN:
            return _row(change, number, translate("Programme", "Modules, sessions or the plan"))
        case Part.BREAKDOWN:
            breakdown = translate("Programme", "Breakdown")
            return _row(change, number, named, "", breakdown)
        case Part.CARDS:
            return _row(change, number, translate("Programme", "Cards and workshop"))
    return _row(change, number, translate("Programme", "Glossary and defect terms"))


def _row(
    change: Change,
    number: int,
    title: str,
    detail: str = "",
    trailing: str = "",
    shape: str = "pen-line",
    tone: str = "ink",
) -> Row:
    name = f"task/{change.id}/{number}" if change.part is Part.TASK_CHANGED else f"change/{number}"
    return Row(name, title, detail=detail, trailing=trailing, shape=shape, tone=tone)


def _of_task(change: Change) -> str:
    names = {
        "title": translate("Programme", "title"),
        "tier": translate("Programme", "safety tier"),
        "sign_offs": translate("Programme", "number of sign-offs"),
        "recert_months": translate("Programme", "when it lapses"),
        "scope": translate("Programme", "core or optional"),
        "prerequisites": translate("Programme", "prerequisites"),
        "module": translate("Programme", "module"),
        "session": translate("Programme", "practical session"),
        "unit": translate("Programme", "unit"),
    }
    parts = [names[name] for name in change.what]
    if change.lines:
        numbers = ", ".join(str(number) for number in change.lines)
        parts.append(translate("Programme", "standard, line {numbers}").format(numbers=numbers))
    return " · ".join(parts)
