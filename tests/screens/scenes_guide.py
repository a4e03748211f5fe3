"""The guide: cards by phase and situation, a search with a slip, a card, workshop, glossary."""

from __future__ import annotations

from tests.screens.stage import Stage
from trainer_app.ui.glossary.view import GlossaryView
from trainer_app.ui.guide.card_view import CardView
from trainer_app.ui.guide.task_view import TaskGuideView
from trainer_app.ui.guide.view import GuideView
from trainer_app.ui.i18n import language
from trainer_app.ui.workshop.view import WorkshopView

_SLIP = {"en": "ejecter pin", "fr": "ejecteur"}


def guide(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("guide")
    page = stage.page(GuideView)
    page.groups.chosen.emit("present")
    stage.settle()


def situations(stage: Stage) -> None:
    guide(stage)
    stage.page(GuideView).arranged.buttons["situations"].click()
    stage.settle()


def found(stage: Stage) -> None:
    guide(stage)
    stage.page(GuideView).search.setText(_SLIP[language()])
    stage.settle()
    stage.stay("what was found")


def found_nothing(stage: Stage) -> None:
    if not stage.is_at("what was found"):
        guide(stage)
    stage.page(GuideView).search.setText("qqqq")
    stage.settle()


def card(stage: Stage) -> None:
    guide(stage)
    stage.page(GuideView).cards.chosen.emit("TT-16")
    stage.settle()


def card_kept(stage: Stage) -> None:
    guide(stage)
    stage.go("card", card="TT-21")
    page = stage.page(CardView)
    if not page.favourite.isChecked():
        page.favourite.click()
    stage.settle()


def mine(stage: Stage) -> None:
    card_kept(stage)
    stage.page(CardView).back.click()
    stage.settle()
    stage.page(GuideView).groups.chosen.emit("favourites")
    stage.settle()


def task(stage: Stage) -> None:
    guide(stage)
    stage.go("guide_task", task="01-03")
    page = stage.page(TaskGuideView)
    page.questions[0].head.click()
    stage.settle()


def workshop(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("workshop")
    stage.settle()


def workshop_done(stage: Stage) -> None:
    """Every block is ticked, nothing is recorded yet."""
    workshop(stage)
    page = stage.page(WorkshopView)
    for number in range(1, 9):
        page.blocks.chosen.emit(f"W{number}")
        if not page.done.isChecked():
            page.done.click()
    stage.settle()


def glossary(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("glossary", word="leader-pin")
    stage.settle()


def defects(stage: Stage) -> None:
    glossary(stage)
    page = stage.page(GlossaryView)
    page.sorts.buttons["defects"].click()
    page.list.chosen.emit("defect:flash")
    stage.settle()


def pocket_cards(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("pocket_cards", cards="TT-11,TT-12,TT-13,TT-14,TT-15,TT-16,TT-17,TT-18,TT-19")
    stage.settle()


def glossary_sheet(stage: Stage) -> None:
    stage.sign_in(stage.cast.trainer)
    stage.go("glossary_sheet")
    stage.settle()
