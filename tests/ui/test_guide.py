"""The guide in the window: cards in groups, a search, one card, the workshop, the glossary."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.resting import rest
from tests.ui.fakes import FakeDrafts, make_signed_in, make_tile
from tests.ui.fakes_guide import FakeGuide
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.ui.glossary.view import GlossaryView
from trainer_app.ui.glossary.view_model import GlossaryViewModel
from trainer_app.ui.guide.card_view import CardView
from trainer_app.ui.guide.card_view_model import CardViewModel
from trainer_app.ui.guide.task_view import TaskGuideView
from trainer_app.ui.guide.task_view_model import TaskGuideViewModel
from trainer_app.ui.guide.view import GuideView
from trainer_app.ui.guide.view_model import MINE, GuideViewModel
from trainer_app.ui.i18n import Languages
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.favourites import Favourites
from trainer_app.ui.task.breakdown_view import BreakdownView
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.glossed import Glossing, WordPanel
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.workshop.view import WorkshopView
from trainer_app.ui.workshop.view_model import WorkshopViewModel

TRAINER = make_signed_in(make_tile(PersonId("b" * 32), "Rosa Martin", Role.TRAINER))
TRAINEE = make_signed_in(make_tile(PersonId("c" * 32), "Marc Gagné", Role.TRAINEE))


class Bench:
    """Builds screens over one fake guide and one desk of drafts."""

    def __init__(self, qtbot: QtBot, tasks: TaskRunner) -> None:
        self.qtbot, self.tasks, self.guide = qtbot, tasks, FakeGuide()
        self.desk = DraftDesk(tasks, FixedClock(Moment(1_772_456_400_000, -300)))
        self.desk.use(FakeDrafts())
        self.desk.begin(TRAINER)
        self.marked = Favourites(self.desk)
        self.pages: list[Page] = []

    def show(self, page: Page) -> None:
        self.qtbot.addWidget(page)
        self.pages.append(page)
        page.resize(1200, 640)
        page.show()
        self.rest()

    def rest(self) -> None:
        rest(self.tasks)

    def guide_page(self) -> GuideView:
        page = GuideView(GuideViewModel(self.tasks, self.guide, self.marked, TRAINER))
        self.show(page)
        return page

    def card(self, card: str) -> CardView:
        page = CardView(CardViewModel(self.tasks, self.guide, self.marked, TRAINER, card))
        self.show(page)
        return page

    def task(self, viewer: SignedIn, task: str) -> TaskGuideView:
        word = WordPanel()
        glossing = Glossing(word.explain)
        model = TaskGuideViewModel(self.tasks, self.guide, viewer, task)
        page = TaskGuideView(model, glossing, word, BreakdownView(glossing))
        self.show(page)
        return page

    def workshop(self, viewer: SignedIn = TRAINER) -> WorkshopView:
        page = WorkshopView(WorkshopViewModel(self.tasks, self.guide, self.desk, viewer))
        self.show(page)
        return page

    def glossary(self, word: str = "", kind: str = "word") -> GlossaryView:
        page = GlossaryView(GlossaryViewModel(self.tasks, self.guide, TRAINER, word, kind))
        self.show(page)
        return page


@pytest.fixture
def bench(qtbot: QtBot, look: Theme, languages: Languages, tasks: TaskRunner) -> Iterator[Bench]:
    assert look.sizes.touch
    assert languages.current == "en"
    made = Bench(qtbot, tasks)
    yield made
    made.desk.end()
    made.rest()


def ids(page: GuideView) -> list[str]:
    return [card.id for card in page._model.state.cards]


def test_that_cards_stand_by_phase_and_by_situation(bench: Bench) -> None:
    page = bench.guide_page()
    assert [group.id for group in page._model.state.groups] == ["prepare"]
    assert ids(page) == ["TT-11", "TT-12"]
    page.arranged.buttons["situations"].click()
    assert [group.id for group in page._model.state.groups] == ["first-day"]
    assert ids(page) == ["TT-11", "TT-12"]


def test_that_a_search_takes_the_place_of_the_groups_and_gives_it_back(bench: Bench) -> None:
    page = bench.guide_page()
    page.search.setText("pilar")
    assert page.hits.isVisible()
    assert not page.cards.isVisible()
    (first, *_more) = page._model.state.hits
    assert (first.kind, first.id) == ("word", "leader-pin")
    assert not page.primary.isEnabled()  # there is no card in sight
    page.search.setText("qqqq")
    assert page.nothing.isVisible()
    page.search.setText("")
    assert page.cards.isVisible()
    assert not page.nothing.isVisible()


def test_that_a_hit_opens_what_it_is(bench: Bench) -> None:
    page = bench.guide_page()
    opened: list[tuple[str, str]] = []
    page._model.wanted.connect(lambda kind, thing: opened.append((kind, thing)))
    page.hits.chosen.emit("task:01-01")
    page.cards.chosen.emit("TT-12")
    assert opened == [("task", "01-01"), ("card", "TT-12")]


def test_that_a_marked_card_is_among_ones_own_and_can_be_printed(bench: Bench) -> None:
    bench.card("TT-12").favourite.click()
    page = bench.guide_page()
    page.groups.chosen.emit(MINE)
    assert ids(page) == ["TT-12"]
    printed: list[tuple[str, ...]] = []
    page._model.print_wanted.connect(printed.append)
    page.primary.click()
    assert printed == [("TT-12",)]
    bench.card("TT-12").favourite.click()
    page._model.look_again()
    assert MINE not in [group.id for group in page._model.state.groups]


def test_that_what_is_ones_own_is_no_begun_form(bench: Bench) -> None:
    bench.card("TT-12").favourite.click()
    bench.workshop().done.click()
    assert bench.desk.waiting() == ()


def test_that_a_card_leads_to_the_next_of_its_phase_and_no_further(bench: Bench) -> None:
    page = bench.card("TT-11")
    assert page.title.text() == "First two minutes"
    assert not page.earlier.isEnabled()
    page.later.click()
    assert page.title.text() == "Show it three times"
    assert not page.later.isEnabled()
    page.earlier.click()
    assert page.title.text() == "First two minutes"


def test_that_a_refusal_is_said_on_the_page(bench: Bench) -> None:
    bench.guide.refuse = Refusal(ErrorCode.NO_EDITION)
    pages: list[Page] = [bench.guide_page(), bench.card("TT-11"), bench.glossary()]
    assert all(page.message.isVisible() for page in pages)


def test_that_questions_are_for_whoever_asks_them(bench: Bench) -> None:
    page = bench.task(TRAINER, "01-02")
    assert len(page.questions) == 2
    assert page.ask_head.isVisible()
    assert not page.cards
    page = bench.task(TRAINER, "01-01")
    assert [card.head.text() for card in page.cards] == ["Show it three times"]
    page = bench.task(TRAINEE, "01-01")
    assert not page.cards
    page = bench.task(TRAINEE, "01-02")
    assert not page.questions
    assert not page.ask_head.isVisible()
    assert isinstance(page.breakdown, QWidget)
    assert page.breakdown.isVisible()


def test_that_ticks_stay_when_the_page_is_left_and_all_of_them_record_the_workshop(
    bench: Bench,
) -> None:
    page = bench.workshop()
    page.done.click()
    again = bench.workshop()
    assert again._model.state.ticked == {"W1"}
    assert again._model.state.chosen == "W2"  # the first that is left
    assert not again.primary.isEnabled()
    again.done.click()
    again.primary.click()
    bench.rest()
    assert bench.guide.recorded == [TRAINER]
    assert not again.primary.isVisible()
    assert again.message.isVisible()
    assert not again.done.isEnabled()
    assert bench.workshop()._model.state.is_recorded


def test_that_who_may_not_record_a_module_ticks_without_a_record(bench: Bench) -> None:
    page = bench.workshop(TRAINEE)
    assert not page.primary.isVisible()


def test_that_a_word_leads_to_others_and_to_the_tasks_that_say_it(bench: Bench) -> None:
    page = bench.glossary("leader-pin")
    assert page.panel.term.text() == "leader pin"
    assert "guide pillar" in page.panel.also.text()
    page.panel.see.chosen.emit("bushing")
    assert page.panel.term.text() == "leader bushing"
    assert not page.panel.see.isVisible()


def test_that_words_and_defects_are_searched_apart(bench: Bench) -> None:
    page = bench.glossary()
    assert [item.id for item in page._model.state.items] == ["bushing", "leader-pin"]
    page.search.setText("pilar")
    assert [item.id for item in page._model.state.items] == ["leader-pin"]
    assert page.panel.term.text() == "leader pin"
    page.search.setText("")
    page.sorts.buttons["defects"].click()
    assert [item.id for item in page._model.state.items] == ["flash"]
    page.list.chosen.emit("defect:flash")
    assert page.panel.term.text() == "flash"


def test_that_a_defect_that_was_found_opens_among_the_defects(bench: Bench) -> None:
    page = bench.glossary("flash", "defect")
    assert page.panel.term.text() == "flash"
    assert page._model.state.defects


def test_that_the_guide_is_said_and_searched_in_french_too(
    bench: Bench, languages: Languages
) -> None:
    guide, card = bench.guide_page(), bench.card("TT-11")
    languages.speak("fr")
    bench.qtbot.waitUntil(lambda: card.title.text() == "Les deux premières minutes")
    bench.rest()
    guide.search.setText("colone")
    assert guide._model.state.hits[0].id == "leader-pin"
