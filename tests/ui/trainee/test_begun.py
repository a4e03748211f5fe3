"""What somebody began and has not signed: gone on with on the page where it was begun."""

from __future__ import annotations

import pytest

from tests.plant import MONDAY_MORNING
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.shared.begun import begun_items, begun_words
from trainer_app.ui.shared.drafts import DraftLine
from trainer_app.ui.theme import Theme


@pytest.mark.parametrize(
    ("form", "subject", "route", "params"),
    [
        ("sign_off", "T/01-01", "sign_off", {"trainee": "T", "task": "01-01"}),
        ("try", "T/01-01", "try", {"trainee": "T", "task": "01-01"}),
        ("job", "T", "job", {"trainee": "T"}),
        ("answer", "N", "note", {"note": "N"}),
        ("add_person", "", "add_person", {}),
        ("person", "T", "person", {"person": "T"}),
        ("right", "T", "right", {"person": "T"}),
        (
            "decision",
            "question/T/01-01/Q",
            "question",
            {"trainee": "T", "task": "01-01", "thing": "Q"},
        ),
        ("decision", "unit/T/U01", "sign_unit", {"trainee": "T", "unit": "U01"}),
        ("decision", "not_applicable//06-06", "not_applicable", {"trainee": "", "task": "06-06"}),
    ],
)
def test_that_every_page_that_was_begun_is_gone_on_with(
    look: Theme, form: str, subject: str, route: str, params: dict[str, str]
) -> None:
    assert look.sizes.touch
    lines = (DraftLine(form, subject, MONDAY_MORNING), DraftLine("last_print", "", MONDAY_MORNING))
    (item,) = begun_items(lines, {PersonId("T"): "Tina"})
    assert (item.route, item.params) == (route, params)
    what, when = begun_words(item)
    assert "{" not in what
    assert when == "begun 2026-03-02 08:00"
