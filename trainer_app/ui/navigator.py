"""Where the window is: a stack of screens, reached by the names of routes.

Features know names ("checklist"), never one another; ``app.py`` registers who builds what. A screen
stays alive below the one on top, so *Back* finds it as it was left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.page import Page

Params = Mapping[str, str]
Route = Callable[[Params], Page]


class Navigator(QObject):
    """``went`` carries the name of the route now on top."""

    went = Signal(str)

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._routes: dict[str, Route] = {}
        self._names: list[str] = []
        self._asked: list[Params] = []
        """What each screen of the stack was opened with."""
        self._stale: set[int] = set()
        """Places in the stack whose screens were built in another size."""

    @property
    def stack(self) -> QStackedWidget:
        """What screens lie in."""
        return self._stack

    @property
    def current(self) -> str:
        return self._names[-1] if self._names else ""

    @property
    def page(self) -> Page:
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def holds_window(self) -> bool:
        """Whether a screen of the stack has to be seen before the window closes: it is shown."""
        for place, name in enumerate(self._names):
            page = self._stack.widget(place)
            if isinstance(page, Page) and page.holds_window():
                self.back_to(name)
                return True
        return False

    def register(self, name: str, route: Route) -> None:
        self._routes[name] = route

    def forget_all_but(self, *names: str) -> None:
        """The routes of a plant go with it: who builds them holds it."""
        self._routes = {name: route for name, route in self._routes.items() if name in names}

    def has(self, name: str) -> bool:
        """Whether there is such a screen: a button to nowhere is never shown."""
        return name in self._routes

    def holds(self, name: str) -> bool:
        """Whether this screen is on top or below."""
        return name in self._names

    def go(self, name: str, **params: str) -> None:
        """Open a screen above the current one."""
        with Page.made_in(self._stack):
            page = self._routes[name](params)
        page.back.setVisible(bool(self._names))
        page.back_pressed.connect(self.back)
        self._names.append(name)
        self._asked.append(params)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.start_focus()
        self.went.emit(name)

    def back(self) -> None:
        if len(self._names) > 1:
            self._drop()
            self._arrive()

    def back_to(self, name: str) -> None:
        """Close screens until this one is on top."""
        if name not in self._names or self.current == name:
            return
        while self._names[-2] != name:
            self._drop(-2)
        self._drop()
        self._arrive()

    def replace(self, name: str, **params: str) -> None:
        """Open a screen in the place of the current one."""
        if self._names:
            self._drop()
        self.go(name, **params)

    def reset(self, name: str, **params: str) -> None:
        """Close everything and start here: what locking does."""
        while self._names:
            self._drop(0)
        self.go(name, **params)

    def grow_old(self) -> None:
        """Sizes have changed: screens below are built anew when somebody comes back to them."""
        self._stale = set(range(len(self._names) - 1))

    def renew(self, **more: str) -> None:
        """Build the screen on top anew, with what it was opened with and ``more``."""
        name, params = self.current, {**self._asked[-1], **more}
        self._drop()
        self.go(name, **params)

    def _drop(self, place: int = -1) -> None:
        """Where several go, those below go first: one that is uncovered is shown and laid out.

        What lay above ``place`` goes too.
        """
        place %= len(self._names)
        page = self._stack.widget(place)
        assert page is not None
        del self._names[place], self._asked[place]
        self._stale = {old for old in self._stale if old < place}
        self._stack.removeWidget(page)
        let_go(page)

    def _arrive(self) -> None:
        if len(self._names) - 1 in self._stale:
            self.renew()
            return
        self._stack.setCurrentIndex(len(self._names) - 1)
        self.page.start_focus()
        self.went.emit(self.current)
