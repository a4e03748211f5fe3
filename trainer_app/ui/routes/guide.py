"""Who builds the screens of the guide. Features are imported when they are first wanted.

Route names and what they take: ``guide`` (), ``card`` (card), ``guide_task`` (task),
``workshop`` (), ``glossary`` (word="", kind="word"), ``pocket_cards`` (cards="TT-01,TT-02"),
``glossary_sheet`` ().
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.previews import preview
from trainer_app.ui.routes.screens import Screens, listed
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shared.favourites import Favourites


class GuideScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "guide": self.guide,
            "card": self.card,
            "guide_task": self.task,
            "workshop": self.workshop,
            "glossary": self.glossary,
            "pocket_cards": self.pocket_cards,
            "glossary_sheet": self.glossary_sheet,
        }

    def _favourites(self) -> Favourites:
        from trainer_app.ui.shared.favourites import Favourites

        return Favourites(self.shell.drafts)

    def guide(self, _params: Params) -> Page:
        from trainer_app.ui.guide.view import GuideView
        from trainer_app.ui.guide.view_model import GuideViewModel

        shell, go = self.shell, self.shell.navigator
        model = GuideViewModel(
            shell.tasks, self.program.guide, self._favourites(), shell.session.person
        )
        model.wanted.connect(self._open)
        model.print_wanted.connect(self._print)
        view = GuideView(model)
        view.workshop_pressed.connect(lambda: go.go("workshop"))
        view.glossary_pressed.connect(lambda: go.go("glossary"))
        return view

    def _open(self, kind: str, thing: str) -> None:
        go = self.shell.navigator
        if kind == "card":
            go.go("card", card=thing)
        elif kind == "task":
            go.go("guide_task", task=thing)
        else:
            go.go("glossary", word=thing, kind=kind)

    def _print(self, cards: tuple[str, ...]) -> None:
        self.shell.navigator.go("pocket_cards", cards=",".join(cards))

    def card(self, params: Params) -> Page:
        from trainer_app.ui.guide.card_view import CardView
        from trainer_app.ui.guide.card_view_model import CardViewModel

        shell = self.shell
        model = CardViewModel(
            shell.tasks,
            self.program.guide,
            self._favourites(),
            shell.session.person,
            params["card"],
        )
        model.print_wanted.connect(self._print)
        return CardView(model)

    def task(self, params: Params) -> Page:
        from trainer_app.ui.guide.task_view import TaskGuideView
        from trainer_app.ui.guide.task_view_model import TaskGuideViewModel
        from trainer_app.ui.task.breakdown_view import BreakdownView
        from trainer_app.ui.widgets.glossed import Glossing, WordPanel

        shell = self.shell
        model = TaskGuideViewModel(
            shell.tasks, self.program.guide, shell.session.person, params["task"]
        )
        word = WordPanel()
        glossing = Glossing(word.explain)
        return TaskGuideView(model, glossing, word, BreakdownView(glossing))

    def workshop(self, _params: Params) -> Page:
        from trainer_app.ui.workshop.view import WorkshopView
        from trainer_app.ui.workshop.view_model import WorkshopViewModel

        shell, go = self.shell, self.shell.navigator
        model = WorkshopViewModel(
            shell.tasks, self.program.guide, shell.drafts, shell.session.person
        )
        model.card_wanted.connect(lambda card: go.go("card", card=card))
        return WorkshopView(model)

    def glossary(self, params: Params) -> Page:
        from trainer_app.ui.glossary.view import GlossaryView
        from trainer_app.ui.glossary.view_model import GlossaryViewModel

        shell, go = self.shell, self.shell.navigator
        model = GlossaryViewModel(
            shell.tasks,
            self.program.guide,
            shell.session.person,
            params.get("word", ""),
            params.get("kind", "word"),
        )
        model.task_wanted.connect(lambda task: go.go("guide_task", task=task))
        view = GlossaryView(model)
        view.primary_pressed.connect(lambda: go.go("glossary_sheet"))
        return view

    # --- paper ----------------------------------------------------------------------------------

    def pocket_cards(self, params: Params) -> Page:
        papers, viewer = self.program.guide_papers, self.shell.session.person
        cards = listed(params, "cards")
        return preview(
            self.shell,
            lambda lang, paper: papers.pocket_cards(viewer, cards, lang=lang, paper=paper),
            translate("Paper", "Pocket cards"),
            "pocket-cards.pdf",
        )

    def glossary_sheet(self, _params: Params) -> Page:
        papers, viewer = self.program.guide_papers, self.shell.session.person
        return preview(
            self.shell,
            lambda lang, paper: papers.glossary(viewer, lang=lang, paper=paper),
            translate("Paper", "Glossary"),
            "glossary.pdf",
        )
