"""Nothing typed is ever lost: each field belongs to a form that keeps a draft, or says why not.

A new field makes this fail until its form is written down here.
"""

import ast
from pathlib import PurePosixPath

import pytest

from tests.architecture.source import python_files, text_of, tree_of
from trainer_app.ui.shared.begun import ROUTES

_UI = PurePosixPath("trainer_app/ui")
_FIELDS = {"QLineEdit", "QPlainTextEdit", "DayField"}

KEPT = {
    "deciding/deciding_view.py": ("deciding/deciding_model.py", "question"),
    "deciding/milestone_views.py": ("deciding/deciding_model.py", "capstone"),
    "deciding/task_views.py": ("deciding/deciding_model.py", "extend"),
    "employer/cost_view.py": ("employer/cost_view_model.py", "cost"),
    "history/detail_view.py": ("history/view_model.py", "history"),
    "inclass/mark_view.py": ("inclass/mark_view_model.py", "mark_class"),
    "job/view.py": ("job/view_model.py", "job"),
    "memo/view.py": ("memo/view_model.py", "memo"),
    "notes/note_view.py": ("notes/note_view_model.py", "answer"),
    "notes/write_view.py": ("notes/write_view_model.py", "note"),
    "people/add_view.py": ("people/add_view_model.py", "add_person"),
    "person/right_view.py": ("person/right_view_model.py", "right"),
    "person/view.py": ("person/view_model.py", "person"),
    "photo/view.py": ("photo/view_model.py", "step_photo"),
    "plan/date_view.py": ("plan/date_view_model.py", "plan_target"),
    "programme/words_fields.py": ("programme/edit_view_model.py", "edit_task"),
    "signoff/form_view.py": ("shared/sign_offs.py", "sign_off"),
    "slots/slot_view.py": ("slots/slot_view_model.py", "slot"),
    "teach/ending.py": ("teach/view_model.py", "teach"),
    "trying/view.py": ("trying/view_model.py", "try"),
    "widgets/answering_page.py": ("shared/answering.py", "to_sign"),
}
"""By view: who keeps its draft, and the form under which *Begun and not finished* offers it."""

SHARED = {
    "deciding/deciding_view.py",
    "widgets/day_field.py",
    "widgets/evidence_part.py",
    "widgets/when_fields.py",
    "widgets/where_fields.py",
}
"""Parts that several forms use; each form keeps what is in them."""

NOT_KEPT = {
    "board/view.py": "a search",
    "crash_dialog.py": "only read",
    "everybody/view.py": "a search",
    "firstrun/parts.py": "nobody is known yet whose draft it could be",
    "firstrun/restore_part.py": "recovery words are never stored",
    "glossary/view.py": "a search",
    "guide/view.py": "a search",
    "nextmold/view.py": "a search",
    "notebook/view.py": "a search",
    "notes/view.py": "a search",
    "person/acts.py": "a badge is never stored as it was read",
    "recovery/view.py": "a word of the recovery code is never stored",
    "thispc/support_view.py": "only read",
    "widgets/ticket_form.py": "a ticket is used once, and before there is a plant",
    "widgets/signatures_block.py": "the trainee's words in the trainer's session: kept for nobody",
}


def _views_with_fields() -> set[str]:
    return {
        path.relative_to(_UI).as_posix()
        for path in python_files()
        if path.is_relative_to(_UI)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _FIELDS | {"line_edit"}
    }


def test_that_every_field_is_kept_or_says_why_not() -> None:
    unknown = _views_with_fields() - set(KEPT) - SHARED - set(NOT_KEPT)
    assert not unknown, f"typed and lost: {sorted(unknown)}"


def test_that_the_table_names_no_field_that_has_gone() -> None:
    gone = (set(KEPT) | set(NOT_KEPT)) - _views_with_fields()
    assert not gone, sorted(gone)


@pytest.mark.parametrize("view", KEPT)
def test_that_what_is_kept_is_offered_under_begun(view: str) -> None:
    keeper, form = KEPT[view]
    said = text_of(_UI / keeper)
    assert ".keep(" in said
    assert "draft" in said.casefold()
    assert form in ROUTES
