"""Reads and checks a pack: every finding at once, and a pack only where none of them is an error.

``load`` for the program, ``check`` for ``trainer-app content check``. Takes a twentieth of a
second; never on the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from trainer_app.checklists import packguidance, packpolicy, packsections
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.packfiles import REQUIRED, PackFiles, scan_folder
from trainer_app.checklists.packfindings import FindingCode, Findings
from trainer_app.checklists.packrules import Draft, check_together
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.packtables import Reading, Table, read_toml
from trainer_app.kernel.errors import ErrorCode, Finding, InvalidInput

_FIRST_UNIT: Final = "units/u01.toml"
_T = TypeVar("_T")


@dataclass(frozen=True)
class Whole:
    """A programme and how it is taught."""

    pack: Pack
    guidance: Guidance


@dataclass(frozen=True)
class PackReport:
    """What a pack holds and what is wrong with it; ``fr_percent``: texts that have French, rounded
    down."""

    tasks: int
    breakdowns: int
    cards: int
    questions: int
    glossary: int
    fr_percent: int
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        return not any(finding.severity == "error" for finding in self.findings)


def parse(files: PackFiles) -> tuple[Pack | None, tuple[Finding, ...]]:
    """The pack, or None where a finding is an error; and every finding. Never raises."""
    whole, report = _known(files)
    return (None if whole is None else whole.pack), report.findings


def load(files: PackFiles) -> Pack:
    """The pack. Raises ``InvalidInput(CONTENT_FINDINGS)`` with every finding unless it is sound."""
    return load_whole(files).pack


def load_whole(files: PackFiles) -> Whole:
    """The pack with its guidance; raises like ``load``."""
    whole, report = _known(files)
    if whole is None:
        findings = report.findings
        raise InvalidInput(ErrorCode.CONTENT_FINDINGS, findings, count=len(findings))
    return whole


def guidance_of(files: PackFiles) -> Guidance:
    """The guidance alone, as far as it can be read; never raises for what the files hold."""
    texts = _texts(files, Findings())
    reading = Reading(Findings(texts))
    heading = read_toml(reading, "pack.toml", texts.get("pack.toml", ""))
    if heading is not None:
        reading.languages = (*reading.languages, *heading.lines("languages"))
    return packguidance.read_guidance(reading, texts).whole()


def check(source: Path | PackFiles) -> PackReport:
    """The report on a folder or on a pack's files. Never raises for what they hold."""
    if isinstance(source, PackFiles):
        return _read(source)[1]
    scanned = scan_folder(source)
    if not scanned.files.files and scanned.findings:
        return PackReport(0, 0, 0, 0, 0, 0, scanned.findings)
    report = _read(scanned.files, scanned.left_out)[1]
    return PackReport(
        report.tasks,
        report.breakdowns,
        report.cards,
        report.questions,
        report.glossary,
        report.fr_percent,
        scanned.findings + report.findings,
    )


@lru_cache(maxsize=4)
def _known(files: PackFiles) -> tuple[Whole | None, PackReport]:
    """The same files say the same: they are read once."""
    return _read(files)


def _read(files: PackFiles, left_out: Collection[str] = ()) -> tuple[Whole | None, PackReport]:
    findings = Findings()
    texts = _texts(files, findings)
    findings.texts = texts
    reading = Reading(findings)
    draft = Draft(unseen={*left_out, *(files.files.keys() - texts.keys())})
    guidance = Guidance()
    if _read_files(reading, draft, texts):
        check_together(draft)
        read = packguidance.read_guidance(reading, texts)
        tasks = {task.item.id: task.item for task in draft.tasks}
        packguidance.check_guidance(read, tasks, whole=not draft.unseen)
        guidance = read.whole()
    report = PackReport(
        tasks=len(draft.tasks),
        breakdowns=len(guidance.breakdowns),
        cards=len(guidance.cards),
        questions=guidance.questions,
        glossary=len(guidance.glossary),
        fr_percent=100 * reading.french // reading.texts if reading.texts else 0,
        findings=findings.all(),
    )
    pack = None if findings.has_errors else _pack(draft, files)
    return (None if pack is None else Whole(pack, guidance)), report


def _texts(files: PackFiles, findings: Findings) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path, raw in files.files.items():
        try:
            texts[path] = raw.decode()
        except UnicodeDecodeError:
            findings.error(path, FindingCode.NOT_UTF8)
    return texts


def _read_files(reading: Reading, draft: Draft, texts: dict[str, str]) -> bool:
    """Read every file into the draft; False where the pack is of another format."""

    def read(file: str, reader: Callable[[Table], _T]) -> _T | None:
        table = _table(reading, draft, texts, file)
        return None if table is None else reader(table)

    heading = _table(reading, draft, texts, "pack.toml")
    if heading is not None:
        if not packsections.format_is_known(heading):
            return False
        draft.heading = packsections.read_heading(heading)
    draft.levels = read("levels.toml", packpolicy.read_levels)
    draft.modules = read("modules.toml", packsections.read_modules)
    draft.practicals = read("sessions.toml", packsections.read_practicals)
    planned = read("plan.toml", packsections.read_plan)
    if planned is not None:
        draft.plan, draft.stages = planned
    draft.policy = read("policy.toml", packpolicy.read_policy)
    units = sorted(file for file in texts if file.startswith("units/")) or [_FIRST_UNIT]
    for file in units:
        unit = read(file, packsections.read_unit)
        if unit is not None:
            draft.units.append(unit)
    if "terms.toml" in texts:
        read("terms.toml", packsections.read_terms)
    return True


def _table(reading: Reading, draft: Draft, texts: dict[str, str], file: str) -> Table | None:
    table = None
    if file in texts:
        table = read_toml(reading, file, texts[file])
    elif file not in draft.unseen and (file in REQUIRED or not _units_unseen(draft)):
        reading.findings.error(file, FindingCode.FILE_MISSING)
    if table is None:
        draft.unseen.add(file)
    return table


def _units_unseen(draft: Draft) -> bool:
    return any(file.startswith("units/") for file in draft.unseen)


def _pack(draft: Draft, files: PackFiles) -> Pack | None:
    if draft.plan is None or draft.policy is None:
        return None
    return Pack(
        id=draft.heading.id,
        version=draft.heading.version,
        title=draft.heading.title,
        short_title=draft.heading.short_title,
        notice=draft.heading.notice,
        units=tuple(unit.unit for unit in draft.units),
        modules=tuple(module.item for module in draft.modules or []),
        practicals=tuple(practical.item for practical in draft.practicals or []),
        plan=draft.plan,
        levels=tuple(level.item for level in draft.levels or []),
        policy=draft.policy.policy,
        languages=draft.heading.languages,
        audience=draft.heading.audience,
        edition=files.edition,
    )
