"""What training cost and what it gave, as it was entered: nothing here is worked out. Pure.

Records of the office stream. A correction takes the place of what it corrects; where two PCs
entered one name apart from each other, the newest stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.counting import UnitOf
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId

_PLAIN: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_NO_BREAK: Final = "\u00a0"

COST_KINDS: Final = ("cost.saved",)
MOST_CENTS: Final = 9_999_999_999
"""Under a hundred million dollars: more is a slip of the hand."""
LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Cost:
    """``records``: everything of that name that stands; a new one takes the place of them all."""

    name: str
    cents: int
    words: str
    is_gain: bool
    entered_on: date
    by: PersonId
    records: tuple[RecordId, ...]

    @property
    def record(self) -> RecordId:
        """The newest: by which it is known on screen."""
        return self.records[0]


def cents_of(typed: str) -> int | None:
    """An amount as people of either language type it; None where it is none, or nothing."""
    said = "".join(typed.replace("$", "").split())
    if _GROUPED.fullmatch(said):
        said = said.replace(",", "")
    elif not _PLAIN.fullmatch(said):
        return None
    dollars, _, rest = said.replace(",", ".").partition(".")
    cents = int(dollars) * 100 + int((rest + "00")[:2])
    return cents if 0 < cents <= MOST_CENTS else None


def money(cents: int, language: str) -> str:
    """As the language writes it: $1,250.00 and 1 250,00 $."""
    said = f"{cents // 100:,}.{cents % 100:02}"
    if language != "fr":
        return f"${said}"
    return f"{said.replace(',', _NO_BREAK).replace('.', ',')}{_NO_BREAK}$"


def typed_amount(cents: int, language: str) -> str:
    """As somebody would type it: what ``cents_of`` takes back."""
    return money(cents, language).strip(f"${_NO_BREAK}")


def costs_of(
    records: Iterable[Record], directory: Directory, unit_of: UnitOf, on: date
) -> tuple[Cost, ...]:
    """What stands of ``COST_KINDS`` on that day: costs before gains, by name."""
    until = [record for record in records if record.head.moment.date <= on]
    named: dict[str, list[tuple[Record, b.CostSaved]]] = {}
    for thing in Effects(until, None, directory, unit_of).things():
        for record in thing.present:
            if isinstance(record.body, b.CostSaved):
                named.setdefault(folded(record.body.name), []).append((record, record.body))
    found = []
    for own in named.values():
        own.sort(key=lambda each: (each[0].head.at, each[0].id), reverse=True)
        newest, body = own[0]
        by = newest.head.by
        if body.active and by is not None:
            found.append(
                Cost(
                    body.name,
                    body.cents,
                    body.words,
                    body.gain,
                    newest.head.moment.date,
                    by.person,
                    tuple(record.id for record, _body in own),
                )
            )
    return tuple(sorted(found, key=lambda cost: (cost.is_gain, folded(cost.name))))
