"""Builders: a progress sheet and a recovery sheet from the shipped programme, in any state."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from trainer_app.checklists.progress import Remainder, Remaining
from trainer_app.checklists.sheets import (
    NamedRemainder,
    ProgressSheet,
    RecoverySheet,
    SheetHead,
    SheetPerformance,
    SheetTask,
    SheetUnit,
    Trust,
)
from trainer_app.checklists.status import LapseReason, Status
from trainer_app.kernel.resources import resource

AS_OF = date(2026, 11, 21)
WORDS_EN = (
    "harvest", "velvet", "copper", "ladder", "orbit", "salmon",
    "gravity", "window", "napkin", "anchor", "thunder", "civil",
)  # fmt: skip
WORDS_FR = (
    "abeille", "éclair", "fenêtre", "sérieux", "météore", "noyau",
    "oxygène", "pélican", "rivière", "tonneau", "vérité", "zeste",
)  # fmt: skip

_TITLES = tuple[str, str, tuple[tuple[str, str, str, int, bool], ...]]


@cache
def shipped_units(lang: str) -> tuple[_TITLES, ...]:
    """Unit id, title and its tasks: id, title, tier, sign-offs, core."""
    units = []
    for file in sorted(resource("packs", "mmt-level-1", "units").glob("*.toml")):
        unit = tomllib.loads(file.read_text(encoding="utf-8"))
        tasks = tuple(
            (t["id"], t["title"][lang], t["tier"], t["sign_offs"], t["scope"] == "core")
            for t in unit["task"]
        )
        units.append((unit["id"], unit["title"][lang], tasks))
    return tuple(units)


def make_head(lang: str = "en", paper: str = "letter", *, sample: bool = False) -> SheetHead:
    pack = tomllib.loads(resource("packs", "mmt-level-1", "pack.toml").read_text(encoding="utf-8"))
    return SheetHead(
        lang=lang,
        paper=paper,
        plant="Usine de Vaudreuil" if lang == "fr" else "Windsor plant 2",
        employer="Moules Précision inc." if lang == "fr" else "Precision Molds Ltd.",
        programme=pack["title"][lang],
        version="0.1",
        edition="ab12cd34",
        notice=pack["notice"][lang],
        printed_by="Paul Roy",
        printed_on=AS_OF,
        trust=Trust(AS_OF, ("Toolroom 1", "Toolroom 2"), 311),
        sample=sample,
    )


def make_performance(on: date = AS_OF, **changes: object) -> SheetPerformance:
    plain = SheetPerformance(
        on=on,
        level=3,
        method="job",
        evidence=("QA", "WP"),
        trainer="Marie Tremblay",
        others=(),
        trainee_agreed=True,
        pc="Toolroom 1",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a builder takes any field


def make_task(**changes: object) -> SheetTask:
    plain = SheetTask(
        id="01-03",
        title="Lock out, tag and prove a press dead before mold work",
        tier="L",
        level=3,
        counted=3,
        required=3,
        status=Status.SIGNED_OFF,
        second_look_missing=False,
        expires_on=date(2027, 10, 2),
        extended_until=None,
        lapse_reason=None,
        paused=False,
        performances=(make_performance(),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a builder takes any field


def make_unit(*tasks: SheetTask, **changes: object) -> SheetUnit:
    applicable = [t for t in tasks if t.status is not Status.NOT_APPLICABLE]
    plain = SheetUnit(
        id="U01",
        title="Work safely around molds and presses",
        tasks=tasks,
        applicable=len(applicable),
        signed=sum(
            t.status in (Status.SIGNED_OFF, Status.SECOND_LOOK, Status.DUE) for t in applicable
        ),
        due=sum(t.status is Status.DUE for t in tasks),
        lapsed=sum(t.status is Status.LAPSED for t in tasks),
        in_question=sum(t.status is Status.IN_QUESTION for t in tasks),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a builder takes any field


def make_progress_sheet(
    *,
    lang: str = "en",
    paper: str = "letter",
    done: float = 0.5,
    every_status: bool = False,
    sample: bool = False,
    seed: int = 1,
    **changes: object,
) -> ProgressSheet:
    """The shipped programme with about ``done`` of its tasks signed off."""
    chance = random.Random(seed)
    units = []
    for number, title, tasks in shipped_units(lang):
        rows = tuple(_task(chance, task, done, every_status=every_status) for task in tasks)
        unit = make_unit(*rows, id=number, title=title)
        if unit.signed == unit.applicable:
            unit = replace(unit, signed_by="Paul Roy", signed_on=AS_OF - timedelta(days=9))
        units.append(unit)
    tasks_now = [t for unit in units for t in unit.tasks]
    sheet = ProgressSheet(
        head=make_head(lang, paper, sample=sample),
        trainee="Amélie Côté",
        pathway="new",
        started=AS_OF - timedelta(days=58) if done else None,
        week=9 if done else None,
        weeks=16,
        units=tuple(units),
        modules_done=round(11 * done),
        modules=11,
        practicals=(("PS1", AS_OF - timedelta(days=20) if done else None), ("PS2", None)),
        capstone=None,
        remains=_remains(tasks_now, units, lang, done),
        due=tuple(t for t in tasks_now if t.status in (Status.DUE, Status.LAPSED)),
        trainers=("Marie Tremblay", "Paul Roy") if done else (),
    )
    return replace(sheet, **changes)  # type: ignore[arg-type]  # a builder takes any field


def make_recovery_sheet(
    lang: str = "en", paper: str = "letter", **changes: object
) -> RecoverySheet:
    plain = RecoverySheet(
        lang=lang,
        paper=paper,
        plant="Usine de Vaudreuil" if lang == "fr" else "Windsor plant 2",
        pc="Toolroom 1",
        made_on=AS_OF,
        words=WORDS_FR if lang == "fr" else WORDS_EN,
        code=" ".join(WORDS_FR if lang == "fr" else WORDS_EN),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a builder takes any field


def _task(
    chance: random.Random,
    task: tuple[str, str, str, int, bool],
    done: float,
    *,
    every_status: bool,
) -> SheetTask:
    number, title, tier, required, core = task
    if chance.random() >= done:
        begun = bool(done) and chance.random() < 0.2
        return make_task(
            id=number, title=title, tier=tier, required=required, counted=0,
            level=chance.choice((1, 2)) if begun else 0,
            status=Status.IN_TRAINING if begun else Status.NOT_STARTED,
            expires_on=None, performances=(),
        )  # fmt: skip
    ends = chance.choices(
        (Status.SIGNED_OFF, Status.DUE, Status.LAPSED, Status.IN_QUESTION, Status.SECOND_LOOK),
        (8, 2, 2, 1, 1) if every_status else (30, 1, 0.5, 0, 1),
    )[0]
    if every_status and not core:
        ends = Status.NOT_APPLICABLE
    second = ends is Status.SECOND_LOOK
    lapsed = ends is Status.LAPSED
    shown = required + (2 if every_status else 0)
    extended = ends is Status.DUE and chance.random() < 0.4
    if lapsed or extended:
        left = -chance.randrange(3, 9)
    else:
        left = chance.randrange(5, 60) if ends is Status.DUE else chance.randrange(61, 300)
    return make_task(
        id=number,
        title=title,
        tier=tier,
        required=required,
        counted=0 if ends is Status.NOT_APPLICABLE else required,
        level=chance.choice((3, 3, 3, 4)),
        status=ends,
        second_look_missing=second,
        expires_on=AS_OF + timedelta(days=left),
        extended_until=AS_OF + timedelta(days=5) if extended else None,
        lapse_reason=chance.choice(tuple(LapseReason)) if lapsed else None,
        paused=every_status and chance.random() < 0.05,
        waiting=1 if every_status and chance.random() < 0.1 else 0,
        performances=tuple(
            make_performance(
                AS_OF - timedelta(days=chance.randrange(1, 10) + 10 * (shown - n)),
                method=chance.choice(("job", "job", "job", "session", "simulation")),
                trainer=chance.choice(("Marie Tremblay", "Marie Tremblay", "Paul Roy")),
                late=every_status and chance.random() < 0.1,
                sheet="B-0417" if every_status and chance.random() < 0.1 else "",
            )
            for n in range(shown)
        ),
    )


def _remains(
    tasks: list[SheetTask], units: list[SheetUnit], lang: str, done: float
) -> tuple[NamedRemainder, ...]:
    kinds = {
        Status.NOT_STARTED: Remaining.SIGN_OFFS,
        Status.IN_TRAINING: Remaining.SIGN_OFFS,
        Status.LAPSED: Remaining.LAPSED,
        Status.IN_QUESTION: Remaining.QUESTION,
        Status.SECOND_LOOK: Remaining.SECOND_LOOK,
    }
    found = [
        NamedRemainder(Remainder(kinds[t.status], t.id, max(1, t.required - t.counted)), t.title)
        for t in tasks
        if t.status in kinds
    ]
    file = resource("packs", "mmt-level-1", "modules.toml")
    modules = tomllib.loads(file.read_text(encoding="utf-8"))["module"]
    found += [
        NamedRemainder(Remainder(Remaining.MODULE, m["id"]), m["title"][lang])
        for m in modules[round(11 * done) :]
    ]
    found.append(NamedRemainder(Remainder(Remaining.PRACTICAL, "PS2"), "Slides, lifters, water"))
    found += [
        NamedRemainder(Remainder(Remaining.UNIT_SIGNATURE, u.id), u.title)
        for u in units
        if not u.signed_on
    ]
    return (*found, NamedRemainder(Remainder(Remaining.CAPSTONE)))
