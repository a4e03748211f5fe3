"""One task changed in a programme's files: what it becomes, and what is wrong with which field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from trainer_app.checklists import packcheck
from trainer_app.checklists.limits import with_limit
from trainer_app.checklists.packbook import from_book, to_book
from trainer_app.checklists.packchanges import Change, Part, changes
from trainer_app.checklists.packediting import (
    LineForm,
    TaskForm,
    edited,
    form_of,
    new_form,
    raised,
)
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.packfindings import FindingCode

FILES = read_folder(Path(__file__).parents[1] / "packs" / "small")
BEFORE = packcheck.load_whole(FILES)
LIMIT = {"en": "0.03 mm at most", "fr": "0,03 mm au plus"}


def form(task: str = "01-01") -> TaskForm:
    found = form_of(FILES, task)
    assert found is not None
    return found


@pytest.mark.parametrize("task", BEFORE.pack.tasks)
def test_that_a_task_written_anew_without_a_change_is_the_same(task: str) -> None:
    made = edited(FILES, form(task))
    assert made.is_sound
    assert made.task == BEFORE.pack.tasks[task]
    assert changes(BEFORE, packcheck.load_whole(made.files)) == ()


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


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("source", ["site", "maker", "drawing"])
def test_that_a_limit_stands_above_the_default_with_its_source(source: str, lang: str) -> None:
    old = form()
    line = replace(old.lines[0], limit=LIMIT, limit_from=source)
    made = edited(FILES, replace(old, lines=(line, *old.lines[1:])))
    assert made.is_sound
    assert made.task is not None
    said, default = made.task.lines[0][lang], BEFORE.pack.tasks["01-01"].lines[0][lang]
    assert said.index(LIMIT[lang]) < said.index(default)
    assert said == with_limit({lang: default}, LIMIT, source)[lang]
    assert made.task.lines[1:] == BEFORE.pack.tasks["01-01"].lines[1:]
    again = form_of(made.files, "01-01")
    assert again is not None
    assert again.lines[0] == line


def test_that_a_limit_goes_through_a_workbook() -> None:
    old = form()
    line = replace(old.lines[0], limit=LIMIT, limit_from="drawing")
    made = edited(FILES, replace(old, lines=(line, *old.lines[1:])))
    read = from_book(to_book(made.files))
    assert made.task is not None
    assert packcheck.load(read.files).tasks["01-01"].lines == made.task.lines


def test_that_a_limit_from_nowhere_is_a_finding() -> None:
    old = form()
    line = replace(old.lines[0], limit=LIMIT, limit_from="hearsay")
    made = edited(FILES, replace(old, lines=(line, *old.lines[1:])))
    assert [(key, f.code) for key, f in made.own] == [("line/1", FindingCode.CHOICE_UNKNOWN)]


def test_that_no_limit_leaves_the_line_as_it_is() -> None:
    line = {"en": "As it is.", "fr": "Tel quel."}
    assert with_limit(line, {}, "site") == line
    assert with_limit(line, {"en": "Two"}, "site")["fr"].startswith("Procédure du site : Two.")
