"""The rules that a plant sets for itself, on one page: what is only warned about, what is refused.

Saving writes a new ``site.saved`` in the place of the old one; what was recorded before keeps the
flags that it was given then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.counts import MODES, PATTERNS
from trainer_app.checklists.packs import Pack, Policy
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import adopted_pack, has_trainer_part, terms, trainers_pack
from trainer_app.services.session import SignedIn
from trainer_app.services.signers import signing_people

VALUES = ("off", "warn", "enforce")


@dataclass(frozen=True, slots=True)
class SiteRules:
    """``modes``: off | warn | enforce, by switch (``counts.MODES``)."""

    modes: Mapping[str, str]
    simulation_barred: tuple[str, ...]
    several_molds: bool
    shows_patterns: bool = False
    """Whether what stands out in somebody's sign-offs is told, to them first."""


@dataclass(frozen=True, slots=True)
class SiteRulesPage:
    rules: SiteRules
    pack: Pack
    """The trainees' programme: whose simulations can be barred."""
    without_part: tuple[str, ...]
    """Names of those who sign for others and have not been through the trainers' programme."""
    has_trainers_programme: bool


class SiteRuling:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def page(self, viewer: SignedIn) -> SiteRulesPage:
        viewer.require(Action.CHANGE_SITE)
        today = self._clock.now().date
        with self._store.reading() as reading:
            people = signing_people(reading.directory())
            return SiteRulesPage(
                _rules(reading),
                adopted_pack(reading),
                tuple(p.name for p in people if not has_trainer_part(reading, p.id, today)),
                trainers_pack(reading) is not None,
            )

    def save(self, by: SignedIn, rules: SiteRules) -> ChangeSet:
        """Nothing is recorded where nothing differs."""
        by.require(Action.CHANGE_SITE)
        with self._store.writing() as writing:
            directory, now = writing.directory(), _rules(writing)
            tasks = adopted_pack(writing).tasks
            unknown = [task for task in rules.simulation_barred if task not in tasks]
            if unknown:
                raise Refusal(ErrorCode.TASK_UNKNOWN, task=unknown[0])
            if any(rules.modes[mode] not in VALUES for mode in MODES):
                raise ValueError(rules.modes)
            if rules == now:
                return ChangeSet()
            saved = directory.site.saved if directory.site else b.SiteSaved(name="")
            told = {mode: rules.modes[mode] for mode in MODES}
            switches = saved.switches | {m: v for m, v in told.items() if v != now.modes[m]}
            if rules.shows_patterns != now.shows_patterns:
                switches[PATTERNS] = "on" if rules.shows_patterns else "off"
            body = msgspec.structs.replace(
                saved,
                several_molds=rules.several_molds,
                simulation_barred=rules.simulation_barred,
                switches=switches,
            )
            old = tuple(record.id for record in directory.heads(b.SiteSaved))
            writing.append(body, by=by.by(), replaces=old)
            return writing.changes()


def _rules(reading: Reading) -> SiteRules:
    """As they hold today, whoever said so: the pack or this plant."""
    directory, pack = reading.directory(), adopted_pack(reading)
    policy: Policy = terms(reading, pack, PersonId("")).policy
    saved = directory.site.saved if directory.site else b.SiteSaved(name="")
    known = [task for task in pack.tasks if task in saved.simulation_barred]
    return SiteRules(
        {mode: str(getattr(policy, mode)) for mode in MODES},
        tuple(known),
        saved.several_molds,
        policy.shows_patterns,
    )
