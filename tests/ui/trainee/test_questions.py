"""Due and questions, and the second looks: as they are seen, and where they lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.deciders import Deciders
from trainer_app.checklists import bodies as b
from trainer_app.checklists.language import say
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.attention import AttentionPage
from trainer_app.services.incidents import StoreRestored
from trainer_app.services.session import SignedIn
from trainer_app.services.travelled import HubWords
from trainer_app.ui.deciding.question_view_model import NONE
from trainer_app.ui.questions.rows import concern_word, empty_words, open_words, rows_of
from trainer_app.ui.questions.view import QuestionsView
from trainer_app.ui.questions.view_model import Concern, QuestionsViewModel, Way
from trainer_app.ui.secondlooks.view import MINE, SecondLooksView
from trainer_app.ui.shared.pc_asks import PcAsk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme


@pytest.fixture
def deciders(
    plant: Plant, tasks: TaskRunner, look: Theme, settle: Callable[[], None], qtbot: QtBot
) -> Deciders:
    return Deciders(plant, tasks, look, settle, qtbot)


def test_that_every_concern_has_words_of_its_own(look: Theme) -> None:
    assert look is not None
    assert len({concern_word(concern) for concern in Concern}) == len(Concern)
    assert len({empty_words(concern) for concern in Concern}) == len(Concern)
    assert all(open_words(concern) for concern in Concern)


def test_that_the_first_concern_with_something_in_it_is_shown(
    plant: Plant, deciders: Deciders
) -> None:
    plant.sign_off("01-02")
    plant.clock.advance(days=340)
    model = deciders.questions()
    assert model.state.shown is Concern.DUE
    assert dict(model.state.counts)[Concern.DUE] == 1
    assert dict(model.state.counts)[Concern.QUESTION] == 0
    assert model.state.item is not None


def test_that_a_decision_takes_its_question_from_the_list(plant: Plant, deciders: Deciders) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    model = deciders.questions()
    page = deciders.question("12-07", record)
    page.choose(record)
    page.type_words("Spoke with both.")
    deciders.sign(page)
    assert model.state.items == ()
    assert model.state.shown is Concern.QUESTION


def test_that_a_question_leads_to_its_page_and_a_lapse_to_its_task(
    plant: Plant, deciders: Deciders
) -> None:
    plant.sign_off("01-02")
    plant.clock.advance(days=380)
    record = plant.sign_off("12-07", agrees=False).records[0]
    model = deciders.questions()
    ways: list[Way] = []
    model.wanted.connect(ways.append)
    model.open()
    model.show_concern(Concern.LAPSED)
    model.open()
    model.extend()
    model.observe_again()
    assert [way.route for way in ways] == ["question", "task", "extend", "reobserve"]
    assert dict(ways[0].params) == {"trainee": plant.trainee, "task": "12-07", "thing": record}
    assert dict(ways[2].params) == {"trainee": plant.trainee, "task": "01-02"}


def test_that_what_was_extended_is_not_offered_to_be_extended_again(
    plant: Plant, deciders: Deciders
) -> None:
    plant.sign_off("01-02")
    plant.clock.advance(days=360)
    form = deciders.extend("01-02")
    form.choose_until(form.state.options[-1])
    form.type_control("Beside Al")
    form.type_words("Nobody in.")
    deciders.sign(form)
    view = deciders.show(QuestionsView(deciders.questions()))
    assert not view.extend.isVisible()
    assert view.again.isVisible()


def test_that_a_question_about_a_module_is_listed_and_decided_like_one_about_a_task(
    plant: Plant, deciders: Deciders
) -> None:
    module = plant.pack.modules[0]
    marked = b.ModuleCompleted(trainee=plant.trainee, module=module.id, on=plant.today)
    with plant.program.store.writing() as writing:
        record = writing.append(marked, by=plant.at_pad(plant.trainer).by()).id
    plant.program.deciding.raise_question(
        plant.at_pad(plant.trainee), record, "other", "I was not there."
    )
    model = deciders.questions()
    view = deciders.show(QuestionsView(model))
    (row,) = rows_of(model.state)
    assert module.id in row.title
    assert say(module.title, "en") in row.title
    assert "dated" in row.detail
    wanted: list[Way] = []
    model.wanted.connect(wanted.append)
    view.primary.click()
    asked = ("trainee", plant.trainee), ("task", module.id), ("thing", record)
    assert wanted == [Way("question", asked)]
    question = deciders.question(module.id, record)
    assert question.state.title == module.title
    question.choose(NONE)
    question.type_words("It was another day.")
    deciders.sign(question)
    assert question.state.is_done
    assert deciders.questions().state.items == ()


def test_that_an_empty_concern_says_what_belongs_there_and_where_it_begins(
    deciders: Deciders,
) -> None:
    view = deciders.show(QuestionsView(deciders.questions()))
    assert view.nothing.isVisible()
    assert view.nothing.text() == empty_words(Concern.QUESTION)
    went: list[str] = []
    view.trainees_pressed.connect(lambda: went.append("trainees"))
    view.primary.click()
    assert went == ["trainees"]


def test_that_where_no_second_look_is_missing_the_trainees_are_one_tap_away(
    plant: Plant, deciders: Deciders
) -> None:
    view = deciders.show(SecondLooksView(deciders.second_looks(plant.trainer), may_print=True))
    went: list[str] = []
    view.trainees_pressed.connect(lambda: went.append("trainees"))
    assert view.nothing.isVisible()
    view.primary.click()
    assert went == ["trainees"]


def test_that_second_looks_can_be_narrowed_to_ones_own(plant: Plant, deciders: Deciders) -> None:
    plant.complete("01-01", "01-02", "01-03")
    mine = deciders.show(SecondLooksView(deciders.second_looks(plant.second), may_print=False))
    wanted: list[tuple[str, str]] = []
    mine._model.task_wanted.connect(lambda trainee, task: wanted.append((trainee, task)))
    mine.filter.buttons[MINE].click()
    mine.primary.click()
    assert wanted == [(plant.trainee, "01-03")]
    assert not mine.print.isVisible()

    theirs = deciders.show(SecondLooksView(deciders.second_looks(plant.trainer), may_print=True))
    assert theirs.print.isVisible()
    theirs.filter.buttons[MINE].click()
    assert theirs.nothing.isVisible()
    assert not theirs.primary.isVisible()  # all of them are one tap away already


def test_that_a_page_told_in_parts_is_asked_for_until_it_is_whole(
    plant: Plant, tasks: TaskRunner, look: Theme, settle: Callable[[], None]
) -> None:
    """And nobody is told that nothing waits while some have not been looked at, or shown what is
    empty."""
    plant.sign_off("01-02")
    plant.clock.advance(days=31)
    whole = plant.program.attention.page(plant.at_pad(plant.supervisor))
    parts = [replace(whole, matters=(), left=2), replace(whole, matters=(), left=1), whole]

    class InParts:
        def page(self, viewer: SignedIn, *, patience: Patience | None = None) -> AttentionPage:
            assert viewer.name
            assert patience is not None
            return parts.pop(0)

        second_looks = page

    model = QuestionsViewModel(tasks, InParts(), plant.at_pad(plant.supervisor), parent=look)
    loaded: list[bool] = []
    model.state_changed.connect(lambda state: loaded.append(state.is_loaded))
    model.read()
    settle()
    assert loaded == [False, True]
    assert [item.matter.concern for item in model.state.items] == [Concern.SAMPLE]


def test_that_what_is_asked_about_pcs_stands_among_the_open_questions(
    plant: Plant, deciders: Deciders, qtbot: QtBot
) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    now = plant.clock.now()
    asks = [PcAsk(StoreRestored(RecordId("8" * 32), now, HubWords(812, now, 640, now)))]
    model = deciders.questions(lambda: tuple(asks))
    view = QuestionsView(model)
    qtbot.addWidget(view)
    view.relabel()
    assert dict(model.state.counts)[Concern.QUESTION] == 2
    assert [row.is_heading for row in rows_of(model.state)] == [False, True, False]
    ways: list[Way] = []
    model.wanted.connect(ways.append)
    model.select(asks[0].id)
    assert view.primary.text() == "Look at it"
    view.primary.click()
    assert [(way.route, way.params) for way in ways] == [("pc_questions", (("item", asks[0].id),))]
    asks.clear()
    page = deciders.question("12-07", record)
    page.choose(record)
    page.type_words("Spoke with both.")
    deciders.sign(page)
    assert dict(model.state.counts)[Concern.QUESTION] == 0
    assert rows_of(model.state) == []
