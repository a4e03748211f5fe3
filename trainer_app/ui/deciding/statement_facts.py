"""One statement as it is seen: who said what, when, on which PC, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from trainer_app.checklists.language import Words
from trainer_app.ui.deciding.question_view_model import AgreementItem, StatementItem
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.shared.telling import details, observed_on, what
from trainer_app.ui.shared.travel import doubt_words, travel_words
from trainer_app.ui.widgets.evidence_strip import EvidenceStrip
from trainer_app.ui.widgets.layout import STEP, column, hairline, label


class StatementFacts(QWidget):
    """``whole``: what else belongs to it is added below."""

    def __init__(self) -> None:
        super().__init__()
        self.what = label("strong")
        self.who = label()
        self.facts = label("small")
        self.photos = EvidenceStrip(small=True)
        self.whole = column(gap=STEP)
        self.whole.addWidget(hairline())
        for part in (self.what, self.who, self.facts, self.photos):
            self.whole.addWidget(part)
        self.setLayout(self.whole)

    def show_facts(self, item: StatementItem, titles: Mapping[str, Words]) -> str:
        """Answers what it says in a few words."""
        said = what(item, titles)
        self.what.setText(said)
        self.who.setText(item.by)
        self.facts.setText("\n".join(_facts(item)))
        self.photos.show_photos(item.photos)
        return said


def _facts(item: StatementItem) -> list[str]:
    lines = []
    day = observed_on(item.body)
    if day is not None:
        lines.append(translate("Deciding", "Watched on {date}").format(date=iso(day)))
    lines.append(
        translate("Deciding", "Recorded on {date} at {time}, on {pc}").format(
            date=iso(item.recorded.date), time=clock_time(item.recorded), pc=item.pc
        )
    )
    lines += [_agreement(agreement) for agreement in item.agreements]
    far = (travel_words(item.travelled), doubt_words(item.travelled))
    return [*lines, *details(item), *(words for words in far if words)]


def _agreement(item: AgreementItem) -> str:
    if not item.agrees:
        said = translate("Deciding", "{name} declined on {date} at {time}, on {pc}")
    elif item.role == "second":
        said = translate("Deciding", "{name} watched it too, {date} at {time}, on {pc}")
    else:
        said = translate("Deciding", "{name} agreed on {date} at {time}, on {pc}")
    return said.format(
        name=item.name, date=iso(item.given.date), time=clock_time(item.given), pc=item.pc
    )
