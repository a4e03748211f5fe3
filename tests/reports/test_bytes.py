"""A sheet is a function of its input: same input, same bytes, wherever and whenever."""

import dataclasses
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine

from tests.reports.sheets import make_progress_sheet, make_recovery_sheet
from trainer_app.checklists.sheets import ProgressSheet, RecoverySheet, sheet_id
from trainer_app.checklists.status import LapseReason, Status
from trainer_app.reports import html, render

_HERE = Path(__file__).resolve().parents[2]
_SHEETS: list[ProgressSheet | RecoverySheet] = [
    make_progress_sheet(every_status=True),
    make_progress_sheet(lang="fr", paper="a4"),
    make_recovery_sheet("fr"),
]
_ELSEWHERE = """
import hashlib
from tests.reports.test_bytes import _SHEETS
from trainer_app.reports import render
for sheet in reversed(_SHEETS):
    print(hashlib.sha256(render(sheet)).hexdigest())
"""


@pytest.mark.parametrize("sheet", _SHEETS, ids=["en", "fr", "recovery"])
def test_that_the_same_sheet_gives_the_same_bytes(sheet: ProgressSheet | RecoverySheet) -> None:
    with time_machine.travel(date(2031, 5, 6)):
        later = render(sheet)
    assert render(sheet) == later


def test_that_another_process_with_another_seed_zone_and_locale_gives_the_same_bytes() -> None:
    here = [hashlib.sha256(render(sheet)).hexdigest() for sheet in _SHEETS]
    surroundings = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "fr_CA.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        cwd=_HERE,
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == list(reversed(here))


def test_that_the_program_starts_without_loading_reportlab() -> None:
    loaded = "import sys, trainer_app.reports; print('reportlab' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", loaded], cwd=_HERE, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


def test_that_the_id_changes_when_any_input_changes() -> None:
    sheet = make_progress_sheet(every_status=True, done=1.0)
    variants = dict(_variants(sheet))
    assert len(variants) > 50
    ids = {sheet_id(variant) for variant in variants.values()}
    assert sheet_id(sheet) not in ids
    assert len(ids) == len(variants)


@pytest.mark.parametrize("changed", ["trainee", "head.printed_by", "head.trust.records"])
def test_that_paper_shows_what_changed(changed: str) -> None:
    sheet = make_progress_sheet()
    variant = dict(_variants(sheet))[changed]
    assert render(variant) != render(sheet)
    assert html(variant) != html(sheet)


def _variants(sheet: ProgressSheet) -> Iterator[tuple[str, ProgressSheet]]:
    """The sheet with one input changed, by the name of the input."""
    for path, changed in _changes(sheet, ""):
        assert isinstance(changed, ProgressSheet)
        yield path, changed


def _changes(value: object, path: str) -> Iterator[tuple[str, object]]:
    """The value with one thing in it changed; of a tuple its first item and its length."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            name = f"{path}.{field.name}" if path else field.name
            for inner, changed in _changes(getattr(value, field.name), name):
                yield inner, dataclasses.replace(value, **{field.name: changed})
    elif isinstance(value, tuple):
        yield f"{path}[]", value[1:] if value else ("more",)
        if value:
            for inner, changed in _changes(value[0], f"{path}[0]"):
                yield inner, (changed, *value[1:])
    else:
        yield path, _other(value)


def _other(value: object) -> object:
    match value:
        case bool():
            return not value
        case Status():
            return Status.IN_QUESTION if value is not Status.IN_QUESTION else Status.DUE
        case str():
            return f"{value}x"
        case int():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case _:
            return LapseReason.CALENDAR if value is None else None
