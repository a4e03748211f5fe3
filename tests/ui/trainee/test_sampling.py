"""Sampling as it is seen: the picks under Due and questions, and the page of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.deciders import Deciders
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.deciding.sample_view import AGREES, DIFFERS, SampleView
from trainer_app.ui.questions.rows import rows_of
from trainer_app.ui.questions.view import QuestionsView
from trainer_app.ui.questions.view_model import Concern, Way
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme


@pytest.fixture
def deciders(
    plant: Plant, tasks: TaskRunner, look: Theme, settle: Callable[[], None], qtbot: QtBot
) -> Deciders:
    return Deciders(plant, tasks, look, settle, qtbot)


def may_sign(page: SampleView) -> bool:
    return page._model.signature.state.is_open


def test_that_a_pick_leads_to_its_page_where_it_is_looked_at_again(
    plant: Plant, deciders: Deciders
) -> None:
    record = plant.sign_off("01-02").records[0]
    plant.clock.advance(days=31)
    model = deciders.questions()
    assert (model.state.shown, dict(model.state.counts)[Concern.SAMPLE]) == (Concern.SAMPLE, 1)
    (row,) = rows_of(model.state)
    assert "Tina Trainee" in row.title
    assert row.detail == "observed 2026-03-02 · Terry Trainer"
    assert row.trailing == "Safety"
    ways: list[Way] = []
    model.wanted.connect(ways.append)
    view = deciders.show(QuestionsView(model, may_print=True))
    printed: list[str] = []
    view.print_pressed.connect(lambda: printed.append("sheet"))
    view.print.click()
    assert printed == ["sheet"]
    view.primary.click()
    assert ways == [Way("sample", (("record", record),))]

    page = deciders.show(SampleView(deciders.sample(record)))
    assert "Terry Trainer" in page.card.who.text()
    assert page.standard.text().startswith("1  ")
    assert not page.primary.isEnabled()
    page.outcome.buttons[AGREES].click()
    deciders.sign(page._model)
    assert page._model.state.is_done
    assert not page.outcome.isVisible()
    assert model.state.items == ()


def test_that_seeing_it_differently_asks_for_words_first(plant: Plant, deciders: Deciders) -> None:
    record = plant.sign_off("01-02").records[0]
    plant.clock.advance(days=31)
    page = deciders.show(SampleView(deciders.sample(record)))
    page.outcome.buttons[DIFFERS].click()
    assert not may_sign(page)
    page.words.setPlainText("The photo shows another mold.")
    assert may_sign(page)
    deciders.sign(page._model)
    with plant.program.store.reading() as reading:
        made = [r.body for r in reading.records(("signoff.sampled", "question.raised"))]
    assert [type(body) for body in made] == [b.SignoffSampled, b.QuestionRaised]
    again = deciders.sample(record)
    assert [problem.code for problem in again.state.in_the_way] == [ErrorCode.NOT_PICKED]
