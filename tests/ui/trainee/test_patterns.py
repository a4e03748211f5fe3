"""What stands out, as it is seen: on Today, on its page, under Due and questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.deciders import Deciders
from trainer_app.ui.patterns.view import PatternsView
from trainer_app.ui.patterns.view_model import PatternsViewModel
from trainer_app.ui.questions.rows import rows_of
from trainer_app.ui.questions.view_model import Concern, Way
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme


@pytest.fixture
def deciders(
    plant: Plant, tasks: TaskRunner, look: Theme, settle: Callable[[], None], qtbot: QtBot
) -> Deciders:
    return Deciders(plant, tasks, look, settle, qtbot)


def test_that_a_fact_leads_to_the_sign_offs_that_it_counts(
    plant: Plant, deciders: Deciders
) -> None:
    rules, by = plant.program.site_rules, plant.at_pad(plant.supervisor)
    rules.save(by, replace(rules.page(by).rules, shows_patterns=True))
    for task in ("01-01", "01-02", "01-09", "02-02", "03-01", "12-07"):
        plant.sign_off(task)
    model = deciders.opened(
        PatternsViewModel(
            deciders.tasks,
            plant.program.patterns,
            plant.at_pad(plant.trainer),
            plant.trainer,
            deciders.look,
        )
    )
    page = deciders.show(PatternsView(model))
    assert page.title.text() == "What stands out in my sign-offs"
    assert "7 days" in page.told.text()
    heading, *rows = page._rows._rows
    assert heading.title == "6 sign-offs within 10 minutes on 2026-03-02"
    assert len(rows) == 6
    wanted: list[tuple[str, str]] = []
    model.task_wanted.connect(lambda trainee, task: wanted.append((trainee, task)))
    page.list.chosen.emit(rows[2].id)
    page.primary.click()
    assert wanted == [(plant.trainee, "01-09")]

    plant.clock.advance(days=7)
    questions = deciders.questions()
    questions.show_concern(Concern.PATTERN)
    (row,) = rows_of(questions.state)
    assert (row.title, row.detail) == ("Terry Trainer", heading.title)
    ways: list[Way] = []
    questions.wanted.connect(ways.append)
    questions.open()
    assert ways == [Way("stands_out", (("person", plant.trainer),))]
