"""How screens will show a task that is being changed, and what a finding's field is called."""

from __future__ import annotations

from trainer_app.checklists.guidance import Breakdown, Point
from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.programme.edit_view_model import EditState
from trainer_app.ui.shared.sources import source_word


def shown_standard(state: EditState) -> str:
    """The lines as the task screen has them, or what keeps them from being shown."""
    checked = state.checked
    if checked is None:
        return translate("EditTask", "Checking…")
    if checked.task is None:
        return translate("EditTask", "Not yet: see what is marked.")
    lines = enumerate(checked.task.lines, start=1)
    return "\n".join(f"{number}  {say(line, language())}" for number, line in lines)


def shown_breakdown(breakdown: Breakdown | None) -> str:
    if breakdown is None:
        return translate("EditTask", "Nobody has written how this task is taught.")
    lines: list[str] = []
    for number, step in enumerate(breakdown.steps, start=1):
        lines.append(f"{number}  {say(step.do, language())}")
        for point in step.points:
            lines += [f"     –  {say(point.key, language())}", f"         {_reason(point)}"]
    return "\n".join(lines)


def _reason(point: Point) -> str:
    said = say(point.reason, language())
    return f"{said} ({source_word(point.source)})" if point.source else said


def place_words(field: str) -> str:
    """``line/3`` and ``breakdown/point/2/1`` as people see them."""
    name, *rest = field.removeprefix("breakdown/").split("/")
    number = rest[0] if rest else ""
    whole = {
        "title": translate("EditTask", "Title"),
        "id": translate("EditTask", "Title"),
        "tier": translate("EditTask", "Safety tier"),
        "sign_offs": translate("EditTask", "Sign-offs"),
        "recert_months": translate("EditTask", "Lapses after"),
        "scope": translate("EditTask", "Core or optional"),
        "module": translate("EditTask", "Module"),
        "session": translate("EditTask", "Practical session"),
        "prerequisites": translate("EditTask", "Prerequisites"),
        "line": translate("EditTask", "Standard, line {number}"),
        "step": translate("EditTask", "Step {number}"),
        "point": translate("EditTask", "Step {step}, key point {number}"),
        "error": translate("EditTask", "Common errors"),
        "hazard": translate("EditTask", "Hazards"),
        "evidence": translate("EditTask", "Evidence"),
        "stop": translate("EditTask", "Stop and call"),
        "why": translate("EditTask", "Why"),
        "what_if": translate("EditTask", "What if"),
        "minutes": translate("EditTask", "Minutes"),
        "needs": translate("EditTask", "What it needs"),
        "not_level_1": translate("EditTask", "Not Level 1"),
        "breakdown": translate("EditTask", "How it is taught"),
    }
    said = whole.get(name, name)
    if name == "point":
        return said.format(step=number, number=rest[1] if len(rest) > 1 else "")
    if name == "step" and not number:
        return translate("EditTask", "Important steps")
    if name in ("line", "step"):
        return said.format(number=number)
    return f"{said} {number}".strip()
