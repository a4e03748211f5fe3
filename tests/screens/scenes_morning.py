"""The morning page: every shift, and one shift with a hub behind it, printed before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from tests.screens.stage import Stage
from trainer_app.bootstrap import Program
from trainer_app.checklists.trust import Peer, TrustLine
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.morning import MorningPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.morning.view import MorningView
from trainer_app.ui.ports.morning import Mornings
from trainer_app.ui.shared.last_print import LastPrint, LastPrints, PrintedOn

_HOUR = 60 * 60 * 1000


@dataclass
class _AtHub:
    """The plant's own page, as if a hub had confirmed all but a few of its sign-offs."""

    mornings: Mornings
    line: TrustLine

    def page(self, viewer: SignedIn, *, patience: Patience | None = None) -> MorningPage:
        page = self.mornings.page(viewer, patience=patience)
        lines = tuple(
            replace(line, unconfirmed=frozenset(line.morning.alone[0].tasks[:2]))
            if line.morning.alone
            else line
            for line in page.lines
        )
        return replace(page, trust=self.line, lines=lines)


def morning(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("morning")


def morning_at_hub(stage: Stage) -> None:
    """One shift, of which two PCs know; it was printed last week."""
    stage.sign_in(stage.cast.supervisor)
    program, now = stage.program, stage.plant.clock.now()
    assert isinstance(program, Program)
    lang, week = stage.view.lang, timedelta(weeks=1)
    last = LastPrint("morning", lang, "letter", "Toolroom", shifts=("B",), on=now.date - week)
    LastPrints(stage.shell.drafts, PrintedOn.MORNING).keep(last)
    peers = (
        Peer("k1", "PC 1", "B", True, True, RecordId("1" * 32), now.ms),
        Peer("k2", "PC 2", "C", False, False, RecordId("2" * 32), now.ms - 50 * _HOUR),
    )
    own = program.mornings
    vars(program)["mornings"] = _AtHub(own, TrustLine(now.ms - _HOUR, peers, 7, 0, 12))
    try:
        stage.go("morning")
        stage.page(MorningView).shifts.buttons["shift/B"].click()
        stage.settle()
    finally:
        vars(program)["mornings"] = own
