"""What the plant asks before a sign-off, as values that are changed and then kept. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from trainer_app.checklists.packs import Task, Unit
from trainer_app.kernel.changes import ChangeSet
from trainer_app.services.session import SignedIn
from trainer_app.services.site_rules import SiteRules, SiteRulesPage
from trainer_app.ui.ports.trainer import SiteRuling
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class SiteRulesState(PageState):
    """``rules`` None: not read yet. ``unit``: whose tasks are offered for barring."""

    rules: SiteRules | None = None
    kept: SiteRules | None = None
    units: tuple[Unit, ...] = ()
    unit: str = ""
    without_part: tuple[str, ...] = ()
    has_trainers_programme: bool = False
    is_saved: bool = False

    @property
    def is_changed(self) -> bool:
        return self.rules != self.kept

    @property
    def offered_tasks(self) -> tuple[Task, ...]:
        return next((unit.tasks for unit in self.units if unit.id == self.unit), ())


class SiteRulesViewModel(PageModel[SiteRulesState]):
    def __init__(
        self, tasks: TaskRunner, site: SiteRuling, viewer: SignedIn, parent: QObject | None = None
    ) -> None:
        super().__init__(SiteRulesState(), parent)
        self._tasks, self._site, self._viewer = tasks, site, viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        site, viewer = self._site, self._viewer
        self._tasks.query(self, lambda: site.page(viewer), self._on_page, self._on_problem)

    # --- intents --------------------------------------------------------------------------------

    def set_mode(self, switch: str, value: str) -> None:
        """``switch``: one of ``counts.MODES``; ``value``: off | warn | enforce."""
        if self.state.rules is not None:
            modes = {**self.state.rules.modes, switch: value}
            self._change(replace(self.state.rules, modes=modes))

    def set_several_molds(self, choice: str) -> None:
        if self.state.rules is not None:
            self._change(replace(self.state.rules, several_molds=choice == YES))

    def set_patterns(self, choice: str) -> None:
        """Whether what stands out in somebody's sign-offs is told."""
        if self.state.rules is not None:
            self._change(replace(self.state.rules, shows_patterns=choice == YES))

    def open_unit(self, unit: str) -> None:
        self._show(replace(self.state, unit=unit))

    def toggle_task(self, task: str) -> None:
        """Whether simulations of this task count at this plant."""
        if self.state.rules is None:
            return
        barred = set(self.state.rules.simulation_barred) ^ {task}
        known = [t.id for unit in self.state.units for t in unit.tasks]
        kept = tuple(task_id for task_id in known if task_id in barred)
        self._change(replace(self.state.rules, simulation_barred=kept))

    def save(self) -> None:
        rules, site, viewer = self.state.rules, self._site, self._viewer
        if rules is None or self.state.busy or not self.state.is_changed:
            return
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: site.save(viewer, rules), self._on_saved, self._on_problem
        )

    def _change(self, rules: SiteRules) -> None:
        self._show(replace(self.state, rules=rules, is_saved=False))

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: SiteRulesPage) -> None:
        """What was changed here and not kept yet stays."""
        untouched = not self.state.is_changed
        self._show(
            replace(
                self.state,
                rules=page.rules if untouched else self.state.rules,
                kept=page.rules,
                units=page.pack.units,
                unit=self.state.unit or (page.pack.units[0].id if page.pack.units else ""),
                without_part=page.without_part,
                has_trainers_programme=page.has_trainers_programme,
                problem=None,
            )
        )

    def _on_saved(self, _changes: ChangeSet) -> None:
        self._show(replace(self.state, busy=False, is_saved=True, kept=self.state.rules))
        self.read()

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()
