"""Changes one task of a programme's files, and tells what is wrong with it field by field.

Only what is changed is written anew (its comments go): the file of its unit, the file of its
breakdown; and the version in ``pack.toml`` is raised: the result is the employer's own edition.
Nothing is refused here: ``edited`` answers with files and findings, and whoever adopts refuses
what is not sound. Pure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from trainer_app.checklists import packcheck
from trainer_app.checklists.breakdownediting import breakdown_node, breakdown_of, path_of, said
from trainer_app.checklists.guidance import Breakdown
from trainer_app.checklists.language import Words
from trainer_app.checklists.limits import SOURCES, key_of
from trainer_app.checklists.packfiles import PackFiles
from trainer_app.checklists.packs import Task
from trainer_app.checklists.packtables import tables_of
from trainer_app.checklists.tomlwriting import Node, Value, Written, write_toml
from trainer_app.kernel.errors import Finding

_VERSION: Final = re.compile(r'^version\s*=\s*"([^"]*)"', re.MULTILINE)
_OWN: Final = re.compile(r"(.*)-site\.([0-9]{1,6})")
_LIST_FIELDS: Final = ("prerequisites", "sources")


@dataclass(frozen=True, slots=True)
class LineForm:
    """A line of the standard. ``limits``: what the site sets for it, by source."""

    words: Words = field(default_factory=dict)
    limits: dict[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TaskForm:
    """A task as it is being written. ``recert_months`` 0: it never lapses. ``breakdown`` None:
    nobody has written how it is taught."""

    id: str = ""
    unit: str = ""
    title: Words = field(default_factory=dict)
    tier: str = "N"
    sign_offs: int = 2
    recert_months: int = 0
    scope: str = "core"
    module: str = ""
    session: str = ""
    prerequisites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    lines: tuple[LineForm, ...] = (LineForm(),)
    breakdown: Breakdown | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """``task``: as it would be shown, None where it cannot be. ``own``: findings of this task by
    field (``title``, ``line/3``, ``breakdown/step/2``); ``others``: elsewhere in the programme."""

    files: PackFiles
    task: Task | None
    own: tuple[tuple[str, Finding], ...]
    others: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        found = [*(finding for _, finding in self.own), *self.others]
        return not any(finding.severity == "error" for finding in found)


def form_of(files: PackFiles, task_id: str) -> TaskForm | None:
    """The task as its files have it; None where there is none."""
    for file, table in _units(files):
        for task in _tables(table, "task"):
            if task.get("id") == task_id:
                return replace(_form(task, _unit_of(file)), breakdown=breakdown_of(files, task_id))
    return None


def new_form(files: PackFiles, unit: str) -> TaskForm:
    """An empty task with the next free number of this unit, in its first module."""
    table = next(table for file, table in _units(files) if _unit_of(file) == unit)
    taken = [int(str(task.get("id", "00-00"))[-2:]) for task in _tables(table, "task")]
    modules = table.get("modules")
    first = str(modules[0]) if isinstance(modules, list) and modules else ""
    number = max(taken, default=0) + 1
    return TaskForm(
        id=f"{unit[1:]}-{number:02}", unit=unit, module=first, session="floor", sources=("P",)
    )


def edited(files: PackFiles, form: TaskForm) -> Edited:
    """The files with this task changed, or added behind the others of its unit."""
    texts = {path: raw.decode() for path, raw in files.files.items()}
    before = form_of(files, form.id)
    written: dict[str, Written[str]] = {}
    if before is None or replace(before, breakdown=form.breakdown) != form:
        path = f"units/u{form.unit[1:]}.toml"
        written[path] = write_toml(_root(tomllib.loads(texts[path]), form))
    if form.breakdown is not None and (before is None or before.breakdown != form.breakdown):
        written[path_of(form.id)] = write_toml(breakdown_node(form.breakdown))
    texts |= {path: made.text for path, made in written.items()}
    texts["pack.toml"] = _VERSION.sub(
        lambda found: f'version = "{raised(found[1])}"', texts["pack.toml"], count=1
    )
    made = PackFiles.of(texts)
    own: list[tuple[str, Finding]] = []
    others: list[Finding] = []
    pack, findings = packcheck.parse(made)
    for finding in findings:
        field_name = _field_of(finding, form.id, written)
        if field_name is None:
            others.append(finding)
        else:
            own.append((field_name, finding))
    task = None if pack is None else pack.tasks.get(form.id)
    return Edited(made, task, tuple(own), tuple(others))


def _field_of(finding: Finding, task_id: str, written: Mapping[str, Written[str]]) -> str | None:
    """Which field of the form a finding is about; None where it is about something else."""
    file, _, line = finding.place.partition(":")
    lines = written[file].lines if file in written else {}
    wanted = str(finding.params.get("key", ""))
    if file == path_of(task_id):
        origin, key = lines.get(int(line or 0), ("", ""))
        # What is missing, such as ``[[hazard]]``, is told where another key stands.
        name = wanted.strip("[]") if wanted.startswith("[") else key or wanted
        return f"breakdown/{origin or name}".rstrip("/")
    origin, key = lines.get(int(line or 0), ("", ""))
    if not origin:
        return None
    return origin if origin.startswith("line/") else key or wanted


def raised(version: str) -> str:
    """``0.1`` to ``0.1-site.1``, and that to ``0.1-site.2``."""
    own = _OWN.fullmatch(version)
    return f"{own[1]}-site.{int(own[2]) + 1}" if own else f"{version}-site.1"


# --- the file of a unit ---------------------------------------------------------------------------


def _root(table: Mapping[str, object], form: TaskForm) -> Node[str]:
    root: Node[str] = Node("")
    _fill(root, table)
    ours = _task_node(form)
    tasks = root.children.setdefault("task", [])
    for number, task in enumerate(tasks):
        if task.values.get("id") == form.id:
            tasks[number] = ours
            return root
    tasks.append(ours)
    return root


def _fill(node: Node[str], table: Mapping[str, object]) -> None:
    for key, value in table.items():
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            for entry in value:
                _fill(node.add(key, ""), entry)
        else:
            node.values[key] = _plain(value)


def _plain(value: object) -> Value:
    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dict):
        return {str(lang): str(text) for lang, text in value.items()}
    numbers = [entry for entry in _as_list(value) if isinstance(entry, int)]
    return numbers or [str(entry) for entry in _as_list(value)]


def _task_node(form: TaskForm) -> Node[str]:
    node: Node[str] = Node("task")
    node.values = {"id": form.id, "title": said(form.title), "tier": form.tier}
    node.values["sign_offs"] = form.sign_offs
    if form.recert_months:
        node.values["recert_months"] = form.recert_months
    node.values["scope"] = form.scope
    node.values["prerequisites"] = list(form.prerequisites)
    node.values["module"] = form.module
    node.values["session"] = form.session
    node.values["sources"] = list(form.sources)
    for number, line in enumerate(form.lines, start=1):
        below = node.add("line", f"line/{number}")
        below.values.update(said(line.words))
        for source in SOURCES:
            if limit := said(line.limits.get(source, {})):
                below.values[key_of(source)] = limit
    return node


def _form(task: Mapping[str, object], unit: str) -> TaskForm:
    recert, sign_offs = task.get("recert_months"), task.get("sign_offs")
    form = TaskForm(
        id=str(task["id"]),
        unit=unit,
        title=_words(task.get("title")),
        tier=str(task.get("tier", "N")),
        sign_offs=sign_offs if isinstance(sign_offs, int) else 2,
        recert_months=recert if isinstance(recert, int) else 0,
        scope=str(task.get("scope", "core")),
        module=str(task.get("module", "")),
        session=str(task.get("session", "")),
        lines=tuple(_line_form(line) for line in _tables(task, "line")),
    )
    lists = {name: tuple(str(one) for one in _as_list(task.get(name))) for name in _LIST_FIELDS}
    return replace(form, prerequisites=lists["prerequisites"], sources=lists["sources"])


def _line_form(line: Mapping[str, object]) -> LineForm:
    limits = {source: _words(line[key_of(source)]) for source in SOURCES if key_of(source) in line}
    keys = {key_of(source) for source in SOURCES}
    return LineForm({lang: str(text) for lang, text in line.items() if lang not in keys}, limits)


def _units(files: PackFiles) -> list[tuple[str, Mapping[str, object]]]:
    return [
        (path, tables_of(raw.decode()))
        for path, raw in files.files.items()
        if path.startswith("units/")
    ]


def _unit_of(path: str) -> str:
    return f"U{path.removeprefix('units/u').removesuffix('.toml')}"


def _tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    return [entry for entry in _as_list(table.get(key)) if isinstance(entry, dict)]


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _words(value: object) -> Words:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}
