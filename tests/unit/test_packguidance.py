"""The trainer's half of a pack is read whole, and what is wrong in it is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sample_guidance import breakdown, guidance_files
from trainer_app.checklists import packcheck
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.checklists.packfindings import FindingCode

ROOT = Path(__file__).parents[2]
SMALL = {path: raw.decode() for path, raw in read_folder(ROOT / "tests/packs/small").files.items()}


def files(**changed: str | None) -> dict[str, str]:
    """The small pack with its guidance; ``None`` leaves a file out. Keys: ``/`` as ``__``."""
    texts: dict[str, str | None] = {**SMALL, **guidance_files()}
    texts.update({f"{name.replace('__', '/')}.toml": text for name, text in changed.items()})
    return {name: text for name, text in texts.items() if text is not None}


def codes(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [(f.place, f.code) for f in packcheck.check(PackFiles.of(texts)).findings]


def test_that_all_guidance_is_read_and_counted() -> None:
    texts = PackFiles.of(files())
    report = packcheck.check(texts)
    assert report.findings == ()
    assert (report.breakdowns, report.cards, report.questions, report.glossary) == (5, 1, 10, 2)
    assert report.fr_percent == 100
    guidance = packcheck.load_whole(texts).guidance
    step = guidance.breakdowns["01-02"].steps[0]
    assert step.points[0].source == "S8"
    assert guidance.cards_by_id["TT-11"].phase == "prepare"
    assert guidance.workshop[0].cards == ("TT-11",)
    assert guidance.glossary[0].also[0].name == "guide pillar"
    assert guidance.defects[0].term["fr"] == "bavure"


def test_that_a_programme_without_guidance_is_whole() -> None:
    assert packcheck.load_whole(PackFiles.of(SMALL)).guidance == Guidance()


def test_that_a_task_without_a_breakdown_is_only_warned_of() -> None:
    report = packcheck.check(PackFiles.of({k: v for k, v in files().items() if "02-02" not in k}))
    assert [(f.place, f.code, f.severity) for f in report.findings] == [
        ("breakdowns/02-02.toml", FindingCode.BREAKDOWN_MISSING, "warning")
    ]


@pytest.mark.parametrize("table", ["hazard", "stop"])
def test_that_a_safety_task_needs_hazards_and_a_stop_rule(table: str) -> None:
    whole = breakdown("01-02")
    start = whole.index(f"[[{table}]]")
    end = whole.index("\n\n", start)
    texts = {**files(), "breakdowns/01-02.toml": whole[:start] + whole[end:]}
    assert [code for _, code in codes(texts)] == [FindingCode.SAFETY_NEEDS]
    plain = {**files(), "breakdowns/02-01.toml": whole[:start] + whole[end:]}
    plain["breakdowns/02-01.toml"] = plain["breakdowns/02-01.toml"].replace("01-02", "02-01")
    assert FindingCode.SAFETY_NEEDS not in [code for _, code in codes(plain)]


def test_that_a_breakdown_of_no_task_is_an_error() -> None:
    assert codes({**files(), "breakdowns/09-09.toml": breakdown("09-09")}) == [
        ("breakdowns/09-09.toml:1", FindingCode.UNKNOWN_TASK)
    ]


def test_that_a_breakdown_under_another_tasks_name_is_an_error() -> None:
    found = codes({**files(), "breakdowns/02-02.toml": breakdown("02-01")})
    assert ("breakdowns/02-02.toml:1", FindingCode.TASK_ID_SHAPE) in found


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("cards/prepare.toml", '["first-day"]', '["last-day"]'),
        ("workshop.toml", '["TT-11"]', '["TT-99"]'),
        ("glossary.toml", '["bushing"]', '["bush"]'),
        ("guidance.toml", 'id = "prepare"', 'id = "prepared"'),
    ],
)
def test_that_what_points_nowhere_is_an_error(file: str, old: str, new: str) -> None:
    texts = files()
    texts[file] = texts[file].replace(old, new)
    assert [code for _, code in codes(texts)] == [FindingCode.REFERENCE_UNKNOWN]


def test_that_a_card_for_a_task_that_is_not_there_is_an_error() -> None:
    texts = files()
    card = texts["cards/prepare.toml"]
    texts["cards/prepare.toml"] = card.replace("sources = ", 'tasks = ["01-01"]\nsources = ')
    assert codes(texts) == []
    texts["cards/prepare.toml"] = card.replace("sources = ", 'tasks = ["09-09"]\nsources = ')
    assert codes(texts) == [("cards/prepare.toml:7", FindingCode.UNKNOWN_TASK)]


@pytest.mark.parametrize("file", ["cards/prepare.toml", "glossary.toml", "defects.toml"])
def test_that_an_id_given_twice_is_an_error(file: str) -> None:
    texts = files()
    texts[file] += "\n" + guidance_files()[file]
    assert FindingCode.DUPLICATE_ID in [code for _, code in codes(texts)]


@pytest.mark.parametrize("part", ["why", "what_if", "error", "evidence"])
def test_that_a_breakdown_lacks_no_part(part: str) -> None:
    texts = files()
    whole = breakdown("02-01")
    texts["breakdowns/02-01.toml"] = whole.replace(f"[{part}]", f"[x_{part}]")
    found = [code for _, code in codes(texts)]
    assert sorted(found) == [FindingCode.KEY_MISSING, FindingCode.KEY_UNKNOWN]


def test_that_more_steps_than_anybody_remembers_are_warned_of() -> None:
    step = breakdown("02-01").split("\n\n")[1]
    texts = files()
    texts["breakdowns/02-01.toml"] = breakdown("02-01").replace(step, "\n\n".join([step] * 10))
    assert [code for _, code in codes(texts)] == [FindingCode.TOO_MANY_ENTRIES]


def test_that_a_missing_french_word_is_counted() -> None:
    texts = files()
    texts["defects.toml"] = texts["defects.toml"].replace(', fr = "bavure"', "")
    report = packcheck.check(PackFiles.of(texts))
    assert [f.code for f in report.findings] == [FindingCode.FRENCH_MISSING]
    assert report.fr_percent == 99
