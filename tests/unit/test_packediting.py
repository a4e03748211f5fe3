"""One task changed in a programme's files: what it becomes, and what is wrong with which field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tests.sample_guidance import TASKS, guidance_files
from trainer_app.checklists import packcheck
from trainer_app.checklists.breakdownediting import added, changed, moved, new_step, removed
from trainer_app.checklists.guidance import Breakdown, Question
from trainer_app.checklists.limits import SOURCES, with_limits
from trainer_app.checklists.packbook import from_book, to_book
from trainer_app.checklists.packchanges import Change, Part, changes
from trainer_app.checklists.packediting import (
    Edited,
    LineForm,
    TaskForm,
    edited,
    form_of,
    new_form,
    raised,
)
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.checklists.packfindings import FindingCode

FILES = read_folder(Path(__file__).parents[1] / "packs" / "small")
BEFORE = packcheck.load_whole(FILES)
SET = {
    "drawing": {"en": "0.03 mm at most", "fr": "0,03 mm au plus"},
    "maker": {"en": "0.04 mm at most", "fr": "0,04 mm au plus"},
    "site": {"en": "0.05 mm at most", "fr": "0,05 mm au plus"},
}


def form(task: str = "01-01") -> TaskForm:
    found = form_of(FILES, task)
    assert found is not None
    return found


@pytest.mark.parametrize("task", BEFORE.pack.tasks)
def test_that_a_task_written_anew_and_back_is_the_same(task: str) -> None:
    old = form(task)
    made = edited(FILES, replace(old, title={"en": "Other", "fr": "Autre"}))
    assert made.task is not None
    assert made.task.title["en"] == "Other"
    back = edited(made.files, old)
    assert back.is_sound
    assert back.task == BEFORE.pack.tasks[task]
    assert changes(BEFORE, packcheck.load_whole(back.files)) == ()


def test_that_a_changed_line_changes_that_line_alone_and_raises_the_version() -> None:
    old = form()
    line = LineForm({"en": "Names all.", "fr": "Nomme tout."})
    made = edited(FILES, replace(old, lines=(old.lines[0], line)))
    whole = packcheck.load_whole(made.files)
    assert whole.pack.version == "1-site.1"
    assert changes(BEFORE, whole) == (
        Change(Part.TASK_CHANGED, "01-01", BEFORE.pack.tasks["01-01"].title, (), (2,)),
    )


def test_that_own_versions_go_on_counting() -> None:
    assert [raised(v) for v in ("0.1", "0.1-site.1", "0.1-site.9")] == [
        *("0.1-site.1", "0.1-site.2", "0.1-site.10")
    ]


def test_that_a_new_task_takes_the_next_number_of_its_unit() -> None:
    new = new_form(FILES, "U01")
    assert (new.id, new.module) == ("01-04", "EL01")
    words = {"en": "Guard the press", "fr": "Protéger la presse"}
    made = edited(FILES, replace(new, title=words, lines=(LineForm(words),)))
    assert made.is_sound
    found = changes(BEFORE, packcheck.load_whole(made.files))
    assert [(c.part, c.id) for c in found] == [(Part.TASK_ADDED, "01-04")]


def test_that_a_task_is_made_optional() -> None:
    made = edited(FILES, replace(form("02-01"), scope="site"))
    assert made.task is not None
    assert not made.task.is_core


def test_that_what_is_wrong_is_told_by_its_field() -> None:
    old = form()
    broken = replace(
        old,
        title={"en": "", "fr": "Titre"},
        sign_offs=40,
        lines=(*old.lines, LineForm({"fr": "Sans anglais."})),
    )
    made = edited(FILES, broken)
    assert not made.is_sound
    assert made.task is None
    assert {(key, finding.code) for key, finding in made.own} >= {
        ("title", FindingCode.ENGLISH_MISSING),
        ("sign_offs", FindingCode.SIGN_OFFS_RANGE),
        ("line/3", FindingCode.ENGLISH_MISSING),
    }


def test_that_a_change_that_breaks_another_task_is_not_sound() -> None:
    made = edited(FILES, replace(form(), prerequisites=("01-03",)))
    assert not made.is_sound
    assert [f.code for _, f in made.own] or [f.code for f in made.others]


# --- limits of a site -----------------------------------------------------------------------------


def limited(*sources: str) -> TaskForm:
    old = form()
    line = replace(old.lines[0], limits={source: SET[source] for source in sources})
    return replace(old, lines=(line, *old.lines[1:]))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("source", SOURCES)
def test_that_a_limit_stands_above_the_default_with_its_source(source: str, lang: str) -> None:
    wanted = limited(source)
    made = edited(FILES, wanted)
    assert made.is_sound
    assert made.task is not None
    said, default = made.task.lines[0][lang], BEFORE.pack.tasks["01-01"].lines[0][lang]
    assert said.index(SET[source][lang]) < said.index(default)
    assert said == with_limits({lang: default}, {source: SET[source]})[lang]
    assert made.task.lines[1:] == BEFORE.pack.tasks["01-01"].lines[1:]
    again = form_of(made.files, "01-01")
    assert again is not None
    assert again.lines[0] == wanted.lines[0]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_several_limits_stand_in_the_order_in_which_they_win(lang: str) -> None:
    made = edited(FILES, limited("site", "drawing", "maker"))
    assert made.task is not None
    said = made.task.lines[0][lang]
    default = BEFORE.pack.tasks["01-01"].lines[0][lang]
    places = [said.index(SET[source][lang]) for source in ("drawing", "maker", "site")]
    assert [*places, said.index(default)] == sorted([*places, said.index(default)])
    above = {"en": "Stands above", "fr": "L’emporte sur"}[lang]
    assert said.count(above) == 3


def test_that_limits_go_through_a_workbook() -> None:
    made = edited(FILES, limited("drawing", "site"))
    read = from_book(to_book(made.files))
    assert made.task is not None
    assert packcheck.load(read.files).tasks["01-01"].lines == made.task.lines


def test_that_a_limit_without_english_is_a_finding_of_its_line() -> None:
    old = form()
    line = replace(old.lines[1], limits={"maker": {"fr": "Deux"}})
    made = edited(FILES, replace(old, lines=(old.lines[0], line, *old.lines[2:])))
    assert [(key, f.code) for key, f in made.own] == [("line/2", FindingCode.ENGLISH_MISSING)]


def test_that_no_limit_leaves_the_line_as_it_is() -> None:
    line = {"en": "As it is.", "fr": "Tel quel."}
    assert with_limits(line, {"site": {}}) == line
    two = {"site": {"en": "Two"}}
    assert with_limits(line, two)["fr"].startswith("Procédure du site\u00a0: Two.")


# --- how it is taught -----------------------------------------------------------------------------

SMALL = {path: raw.decode() for path, raw in FILES.files.items()}
TAUGHT = PackFiles.of(SMALL | guidance_files())


def lesson() -> Breakdown:
    found = form_of(TAUGHT, "01-01")
    assert found is not None
    assert found.breakdown is not None
    return found.breakdown


def with_lesson(breakdown: Breakdown) -> Edited:
    found = form_of(TAUGHT, "01-01")
    assert found is not None
    return edited(TAUGHT, replace(found, breakdown=breakdown))


@pytest.mark.parametrize("task", TASKS)
def test_that_a_breakdown_written_anew_and_back_is_the_same(task: str) -> None:
    old = form_of(TAUGHT, task)
    assert old is not None
    assert old.breakdown is not None
    made = edited(TAUGHT, replace(old, breakdown=msgspec.structs.replace(old.breakdown, minutes=9)))
    back = edited(made.files, old)
    assert back.files.files[f"breakdowns/{task}.toml"] != TAUGHT.files[f"breakdowns/{task}.toml"]
    assert changes(packcheck.load_whole(TAUGHT), packcheck.load_whole(back.files)) == ()


def test_that_a_task_without_a_breakdown_is_given_one() -> None:
    texts = {path: text for path, text in guidance_files().items() if "01-02" not in path}
    found = form_of(PackFiles.of(SMALL | texts), "01-02")
    assert found is not None
    assert found.breakdown is None
    written = msgspec.structs.replace(lesson(), task="01-02")
    made = edited(PackFiles.of(SMALL | texts), replace(found, breakdown=written))
    assert made.is_sound
    assert packcheck.load_whole(made.files).guidance.breakdowns["01-02"] == written


def test_that_a_changed_breakdown_leaves_what_is_signed_to_the_byte() -> None:
    made = with_lesson(msgspec.structs.replace(lesson(), minutes=40))
    assert made.is_sound
    assert made.files.files["units/u01.toml"] == TAUGHT.files["units/u01.toml"]
    found = changes(packcheck.load_whole(TAUGHT), packcheck.load_whole(made.files))
    assert [(c.part, c.id) for c in found] == [(Part.BREAKDOWN, "01-01")]


def test_that_a_changed_task_leaves_its_breakdown_to_the_byte() -> None:
    found = form_of(TAUGHT, "01-01")
    assert found is not None
    made = edited(TAUGHT, replace(found, sign_offs=3))
    path = "breakdowns/01-01.toml"
    assert made.files.files[path] == TAUGHT.files[path]


def test_that_what_is_wrong_with_a_breakdown_is_told_by_its_entry() -> None:
    old = lesson()
    steps = added(old.steps, len(old.steps), new_step())
    broken = msgspec.structs.replace(
        old,
        minutes=0,
        steps=steps,
        errors=(),
        stops=({"fr": "Sans anglais."},),
        why=Question({}, {}),
    )
    made = with_lesson(broken)
    assert not made.is_sound
    last = len(steps)
    assert {key for key, _ in made.own} >= {
        "breakdown/minutes",
        f"breakdown/step/{last}",
        f"breakdown/point/{last}/1",
        "breakdown/error",
        "breakdown/stop/1",
        "breakdown/why",
    }


def test_that_a_safety_task_without_hazards_or_stops_is_told_so() -> None:
    found = form_of(TAUGHT, next(task.id for task in BEFORE.pack.all_tasks() if task.is_safety))
    assert found is not None
    assert found.breakdown is not None
    bare = msgspec.structs.replace(found.breakdown, hazards=(), stops=())
    made = edited(TAUGHT, replace(found, breakdown=bare))
    assert {key for key, _ in made.own} >= {"breakdown/hazard", "breakdown/stop"}


def test_that_entries_are_added_moved_and_removed() -> None:
    letters = ("a", "b", "c")
    assert added(letters, 1, "x") == ("a", "x", "b", "c")
    assert moved(letters, 3, -1) == ("a", "c", "b")
    assert moved(letters, 1, 1) == ("b", "a", "c")
    assert moved(letters, 1, -1) == letters
    assert moved(letters, 3, 1) == letters
    assert removed(letters, 2) == ("a", "c")
    assert changed(letters, 2, "x") == ("a", "x", "c")
