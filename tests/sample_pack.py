"""A small pack, made in code: every tier, scope and kind of prerequisite of Level 1."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import msgspec

from trainer_app.checklists.packs import (
    Level,
    Method,
    Module,
    Named,
    Pack,
    Plan,
    Policy,
    Practical,
    Stage,
    Task,
    Unit,
)
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import EditionId

EDITION = EditionId("ed" * 32)
MONDAY = date(2026, 3, 2)
"""The day on which a World begins."""
START = Moment(1_772_456_400_000, -300)
"""08:00 on that Monday in Ontario."""
SENTENCE = hashlib.sha256(b"I watched this person do this task.").hexdigest()


def day(number: int) -> date:
    """That many days after ``MONDAY``."""
    return MONDAY + timedelta(days=number)


def make_task(
    task_id: str,
    *,
    tier: str = "N",
    sign_offs: int = 1,
    lines: int = 2,
    prerequisites: tuple[str, ...] = (),
    recert_months: int | None = None,
    scope: str = "core",
    module: str = "",
    session: str = "",
) -> Task:
    return Task(
        id=task_id,
        title={"en": f"Task {task_id}", "fr": f"Tâche {task_id}"},
        tier=tier,
        sign_offs=sign_offs,
        lines=tuple({"en": f"Line {n}", "fr": f"Ligne {n}"} for n in range(1, lines + 1)),
        unit=f"U{task_id[:2]}",
        prerequisites=prerequisites,
        recert_months=recert_months,
        scope=scope,
        module=module,
        session=session,
    )


def make_policy(**changes: object) -> Policy:
    """The policy of Level 1; ``changes`` by field name."""
    policy = Policy(
        cards_tasks=("01-02",),
        methods=(
            Method("job", {"en": "Observed on the job", "fr": "Observée au travail"}),
            Method("session", {"en": "In a session", "fr": "En session"}),
            Method("simulation", {"en": "Simulation", "fr": "Simulation"}, renews=False),
            Method("challenge", {"en": "Challenge", "fr": "Démonstration"}),
            Method(
                "interview",
                {"en": "Interview", "fr": "Entrevue"},
                observed=False,
                renews=False,
                scope="site",
            ),
            Method(
                "prior",
                {"en": "Prior learning", "fr": "Acquis antérieurs"},
                observed=False,
                renews=False,
            ),
        ),
        evidence=tuple(
            Named(code, {"en": code, "fr": code}) for code in ("WP", "QA", "RC", "PH", "TB", "WT")
        ),
        places=(
            Named("floor", {"en": "Shop floor", "fr": "Atelier"}),
            Named("PS1", {"en": "Practical session 1", "fr": "Session pratique 1"}),
        ),
        tiers=(
            Named("N", {"en": "Ordinary", "fr": "Courante"}),
            Named("Y", {"en": "Safety", "fr": "Sécurité"}, mark="!"),
            Named("L", {"en": "Life-critical", "fr": "Danger de mort"}, mark="!!"),
        ),
        sentences={
            "trainer_sign_off": {
                "en": "I watched {trainee} do this task on {date}.",
                "fr": "Le {date}, j'ai vu {trainee} faire cette tâche.",
            },
            "trainee_agrees": {"en": "I did this task.", "fr": "J'ai fait cette tâche."},
        },
    )
    return msgspec.structs.replace(policy, **changes)


SAMPLE_TASKS = (
    make_task("01-01", tier="Y", sign_offs=3, recert_months=12, module="EL01", session="PS1"),
    make_task("01-02", tier="Y", sign_offs=1, recert_months=12, module="EL01", session="PS1"),
    make_task(
        "01-03",
        tier="L",
        sign_offs=3,
        lines=3,
        prerequisites=("01-01", "01-02"),
        recert_months=12,
        module="EL01",
        session="PS1",
    ),
    make_task("02-01", sign_offs=2, module="EL02"),
    make_task("02-02", sign_offs=1, prerequisites=("02-01",), module="EL02"),
    make_task(
        "02-03", tier="Y", sign_offs=2, prerequisites=("01-01",), recert_months=24, scope="site"
    ),
    make_task(
        "02-06", tier="L", sign_offs=2, prerequisites=("01-03",), recert_months=36, scope="site"
    ),
)
"""Every tier, scope and kind of prerequisite of Level 1, in seven tasks of two units."""


def make_pack(
    *tasks: Task, policy: Policy | None = None, edition: EditionId = EDITION, version: str = "1"
) -> Pack:
    """A pack of these tasks, or of ``SAMPLE_TASKS``."""
    chosen = tasks or SAMPLE_TASKS
    unit_ids = tuple(dict.fromkeys(task.unit for task in chosen))
    return Pack(
        id="sample",
        version=version,
        title={"en": "Sample programme", "fr": "Programme exemple"},
        short_title={"en": "Sample", "fr": "Exemple"},
        notice={"en": "Proposed framework.", "fr": "Cadre proposé."},
        units=tuple(
            Unit(
                unit_id,
                {"en": f"Unit {unit_id}", "fr": f"Unité {unit_id}"},
                tuple(task for task in chosen if task.unit == unit_id),
                weeks=(1, 4),
            )
            for unit_id in unit_ids
        ),
        modules=(
            Module("EL01", {"en": "Working safely", "fr": "Travailler en sécurité"}, 4),
            Module("EL02", {"en": "Lifting", "fr": "Levage"}, 4),
        ),
        practicals=(Practical("PS1", 4, 6, {"en": "Handling", "fr": "Manutention"}),),
        plan=Plan(
            16,
            (
                Stage(
                    1,
                    16,
                    {"en": "EL01, EL02", "fr": "EL01, EL02"},
                    {"en": "Everything", "fr": "Tout"},
                    {"en": "All signed", "fr": "Tout validé"},
                ),
            ),
        ),
        levels=tuple(
            Level(
                number,
                {"en": f"Level {number}", "fr": f"Niveau {number}"},
                {"en": "Seen", "fr": "Vu"},
                {"en": "May work", "fr": "Peut travailler"},
                tuple({"en": f"Own line {n}", "fr": f"Ligne propre {n}"} for n in (1, 2, 3))
                if number == 4
                else (),
            )
            for number in range(5)
        ),
        policy=policy or make_policy(),
        edition=edition,
    )
