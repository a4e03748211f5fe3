"""What stands out, as it is seen: on Today, on its page, under Due and questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import make_pack
from tests.plant import Plant
from tests.ui.trainee.deciders import Deciders
from trainer_app.checklists.patterns import Entry, Pattern, PatternKind
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.attention import AttentionPage
from trainer_app.services.matters import Matter
from trainer_app.services.session import SignedIn
from trainer_app.ui.patterns.view import PatternsView
from trainer_app.ui.patterns.view_model import PatternsViewModel
from trainer_app.ui.questions.rows import rows_of
from trainer_app.ui.questions.view_model import Concern, QuestionsViewModel, Way
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


def test_that_two_facts_of_one_day_are_two_rows(deciders: Deciders) -> None:
    """Alike in their minutes, and each alike in other evidence."""

    day, at = deciders.plant.today, deciders.plant.clock.now()
    signer, trainee = deciders.plant.trainer, deciders.plant.trainee

    def alike(evidence: str) -> Matter:
        record = RecordId(evidence)
        entry = Entry(record, signer, trainee, "01-01", at, day, "", 30, (evidence,))
        pattern = Pattern(PatternKind.ALIKE, signer, day, 6, 30, (entry,))
        return Matter(Concern.PATTERN, signer, pattern=pattern)

    class Standing:
        def page(self, viewer: SignedIn, *, patience: Patience | None = None) -> AttentionPage:
            assert viewer is by
            assert patience is not None
            matters = (alike("WP"), alike("RC"))
            return AttentionPage(make_pack(), day, (Concern.PATTERN,), matters)

        second_looks = page

    by = deciders.plant.at_pad(deciders.plant.supervisor)
    model = QuestionsViewModel(deciders.tasks, Standing(), by, parent=deciders.look)
    model.read()
    deciders.settle()
    assert len({item.id for item in model.state.items}) == 2
