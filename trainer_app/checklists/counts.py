"""How many of N: the terms a task is held to, and which performances count (domain.md 4.2). Pure.

Counts never look at a date: whoever asks gives the performances up to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.packs import Policy, Task
from trainer_app.checklists.standing import Performance, Standing
from trainer_app.kernel.ids import PersonId


@dataclass(frozen=True, slots=True)
class Terms:
    """What a trainee's task is held to: the pack's policy, the plant's switches, the pathway."""

    policy: Policy
    several_molds: bool = True
    simulation_barred: frozenset[str] = frozenset()
    recert_months: Mapping[str, int] | None = None
    incumbent: bool = False

    @classmethod
    def of_plant(
        cls,
        policy: Policy,
        site: b.SiteSaved | None,
        *,
        incumbent: bool = False,
        audience: str = TRAINEES,
    ) -> Terms:
        """A pack's policy under the switches of a plant; without a site, the pack's alone.

        The trainers' programme is the trainer part: a plant that enforces it asks it of whoever
        signs trainees, never of whoever signs the first trainer.
        """
        if site is None:
            return cls(policy, incumbent=incumbent)
        switches = dict(site.switches)
        if audience == TRAINERS:
            switches.pop(TRAINER_PART, None)
        return cls(
            switched(policy, switches),
            several_molds=site.several_molds,
            simulation_barred=frozenset(site.simulation_barred),
            recert_months=site.recert_months,
            incumbent=incumbent,
        )

    def recert(self, task: Task) -> int | None:
        """Months until a sign-off lapses; a plant may shorten, never lengthen (domain.md 4.3.7)."""
        own = (self.recert_months or {}).get(task.id)
        if own is None or own < 1:
            return task.recert_months
        return min(own, task.recert_months or self.policy.max_recert_months)

    def required(self, task: Task, performances: Iterable[Performance] = ()) -> int:
        """How many sign-offs; fewer for an incumbent who was watched by challenge (4.5.4)."""
        if self.incumbent and any(p.method == "challenge" for p in performances):
            policy = self.policy
            fewest = (
                policy.challenge_sign_offs_life_critical
                if task.is_life_critical
                else policy.challenge_sign_offs
            )
            return min(task.sign_offs, fewest)
        return task.sign_offs


TRAINER_PART = "right_needs_trainer_part"
MODES = ("right_needs_currency", TRAINER_PART, "module_before_task")
"""Switches of a plant that are off | warn | enforce."""
PATTERNS = "shows_patterns"
_PARTS = (
    *("ready_needs_modules", "ready_needs_sessions"),
    *("ready_needs_capstone", "ready_needs_unit_signatures"),
    PATTERNS,
)


def switched(policy: Policy, switches: Mapping[str, str]) -> Policy:
    """The policy with a plant's own switches: off | warn | enforce, and parts on | off.

    What is not one of these is left as the pack has it.
    """
    modes = {m: switches[m] for m in MODES if switches.get(m) in ("off", "warn", "enforce")}
    parts = {p: switches[p] == "on" for p in _PARTS if switches.get(p) in ("on", "off")}
    return msgspec.structs.replace(policy, **modes, **parts) if modes or parts else policy


class Lack(StrEnum):
    """What a count still lacks."""

    SIGN_OFFS = "sign_offs"
    OTHER_SETUP = "other_setup"
    NOT_SIMULATED = "not_simulated"
    NOT_CAPSTONE = "not_capstone"


@dataclass(frozen=True, slots=True)
class Count:
    """How many separate performances count, of how many; ``lacks`` names what is missing."""

    counted: int
    required: int
    used: tuple[Performance, ...] = ()
    lacks: tuple[Lack, ...] = ()

    @property
    def complete(self) -> bool:
        return self.counted >= self.required


def count_sign_offs(task: Task, done: Iterable[Performance], terms: Terms) -> Count:
    """The separate performances that count toward N (domain.md 4.2.4 and 4.2.6).

    A further performance never lowers the count, but where it lowers N with it (a challenge).
    """
    policy = terms.policy
    performances = tuple(p for p in done if p.level >= policy.sign_off_level)
    required = terms.required(task, performances)
    used = _one_a_day(performances) if policy.separate_days else list(performances)
    lacks: list[Lack] = []

    simulated = [p for p in used if p.method == "simulation"]
    if task.id not in policy.cards_tasks:
        allowed = max(0, required - policy.simulation_below_required)
        if len(simulated) > allowed:
            drop = simulated[allowed:]
            used = [p for p in used if p not in drop]
            if len(used) < required:
                lacks.append(Lack.NOT_SIMULATED)

    capstones = [p for p in used if p.capstone]
    if capstones:
        others = [p for p in used if not p.capstone]
        used = [*others, *capstones[:1]] if others else []
        if not others:
            lacks.append(Lack.NOT_CAPSTONE)

    counted = len(used)
    if policy.two_setups and terms.several_molds and required > 1 and counted >= required:
        days = {p.observed_on for p in used}
        if one_setup(p for p in performances if p.observed_on in days):
            counted = required - 1
            lacks.append(Lack.OTHER_SETUP)
    if counted < required and not lacks:
        lacks.append(Lack.SIGN_OFFS)
    used.sort(key=attrgetter("observed_on", "record"))
    return Count(counted, required, tuple(used), tuple(lacks))


def _one_a_day(performances: tuple[Performance, ...]) -> list[Performance]:
    """One performance a day; on the real job before simulated, then by id, so order never shows."""
    days = {p.observed_on: p for p in performances}
    if len(days) == len(performances):
        return [days[day] for day in sorted(days)]
    days.clear()
    for p in sorted(performances, key=lambda p: (p.capstone, p.method == "simulation", p.record)):
        days.setdefault(p.observed_on, p)
    return [days[day] for day in sorted(days)]


def one_setup(performances: Iterable[Performance]) -> bool:
    """Whether all of them are known to be on one and the same mold, or on one and the same press.

    A performance that names neither (cards, hand tools) is given the benefit of the doubt.
    """
    molds: set[str] = set()
    presses: set[str] = set()
    for p in performances:
        molds.add(p.mold.strip().casefold())
        presses.add(p.press.strip().casefold())
        if len(molds - {""}) > 1 or len(presses - {""}) > 1:
            return False  # whatever follows
    return (len(molds) == 1 and "" not in molds) or (len(presses) == 1 and "" not in presses)


def has_second_look(done: Iterable[Performance]) -> bool:
    """Whether two people watched: whoever came second had signed none of the others until then.

    What was once given stays: later renewals by the same two people do not take it away.
    """
    return len({observer for performance in done for observer in performance.observers}) > 1


def would_be_second_look(standing: Standing, person: PersonId) -> bool:
    """Whether a performance watched by this human would come from a second assessor."""
    observers = {o for p in standing.performances for o in p.observers}
    return bool(observers) and person not in observers


def is_watched(performance: Performance, policy: Policy) -> bool:
    """An interview and prior learning are no observation."""
    method = policy.method(performance.method)
    return method.observed if method is not None else performance.method != "prior"


def renews(performance: Performance, policy: Policy) -> bool:
    """One fresh observed performance with oral questions renews (domain.md 4.3.4)."""
    method = policy.method(performance.method)
    observed = method.renews if method is not None else performance.method != "prior"
    enough = performance.level >= policy.sign_off_level
    return observed and enough and "QA" in performance.evidence
