"""The other papers: same bytes, margins, page numbers, trust line, and what each is for."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.evidence import make_evidence_pack
from tests.reports.papers import (
    Headed,
    head_of,
    make_checklist,
    make_coaching_log,
    make_employer,
    make_hand_over,
    make_matrix,
    make_morning,
    make_note,
    make_own_record,
    make_plan,
    make_second_looks,
    with_head,
)
from tests.reports.reading import MM, boxes_of, darkness, fonts_of, pages_of, sizes_of, text_of
from tests.reports.sheets import make_performance, make_progress_sheet, make_task, make_unit
from tests.reports.test_html_copy import outline_of
from trainer_app.checklists.sheets import PaperChecklist, SheetPerformance, sheet_id
from trainer_app.checklists.status import Status
from trainer_app.reports import html, html_all, render, render_all

_HERE = Path(__file__).resolve().parents[2]
SHEETS: dict[str, Headed] = {
    "log": make_coaching_log(),
    "log-fr": make_coaching_log("fr", "a4"),
    "own": make_own_record(),
    "own-fr": make_own_record("fr"),
    "evidence-fr": make_evidence_pack("fr", "a4", done=0.1),
    "checklist": make_checklist(),
    "checklist-both": make_checklist("en+fr", tasks=4),
    "matrix": make_matrix(),
    "matrix-fr": make_matrix("fr", "a3", trainees=60),
    "hand-over": make_hand_over(),
    "hand-over-fr": make_hand_over("fr", trainees=12),
    "morning": make_morning(),
    "morning-fr": make_morning("fr", "a4", people=6),
    "employer": make_employer(),
    "employer-fr": make_employer("fr", "a4", costs=40),
    "plan": make_plan(),
    "plan-fr": make_plan("fr", "a4", stages=30),
    "looks": make_second_looks(),
    "looks-fr": make_second_looks("fr", looks=40),
}
_ELSEWHERE = """
import hashlib
from tests.reports.test_papers import SHEETS
from trainer_app.reports import render
for sheet in reversed(SHEETS.values()):
    print(hashlib.sha256(render(sheet)).hexdigest())
"""
any_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)


def test_that_another_process_gives_the_same_bytes() -> None:
    here = [hashlib.sha256(render(sheet)).hexdigest() for sheet in SHEETS.values()]
    run = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        cwd=_HERE,
        env={**os.environ, "PYTHONHASHSEED": "99", "TZ": "Asia/Tokyo", "LC_ALL": "fr_CA.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == list(reversed(here))


@any_sheet
def test_that_every_page_has_its_number_the_trust_line_and_the_id(sheet: Headed) -> None:
    pages = pages_of(render(sheet))
    number = sheet.number if isinstance(sheet, PaperChecklist) else sheet_id(sheet)
    for index, page in enumerate(pages, start=1):
        said = " ".join(page.split())
        assert re.search(rf"Page {index} (of|sur) {len(pages)}", said)
        assert re.search("Rests on|Repose sur", said)
        assert number in said


@any_sheet
def test_that_only_inter_is_in_the_file(sheet: Headed) -> None:
    assert {name.partition("-")[0] for name in fonts_of(render(sheet))} == {"Inter"}


@any_sheet
def test_that_nothing_is_printed_in_the_margins(sheet: Headed) -> None:
    pdf, edge = render(sheet), round(12 * MM)
    for page in range(len(pages_of(pdf))):
        rows = darkness(pdf, page)
        assert all(min(row) == 255 for row in (*rows[:edge], *rows[-edge:]))
        assert all(min(row[:edge] + row[-edge:]) == 255 for row in rows)


@any_sheet
def test_that_the_html_copy_nests_and_says_its_language_title_and_id(sheet: Headed) -> None:
    page = html(sheet)
    outline = outline_of(page)
    tag = "fr-CA" if head_of(sheet).lang == "fr" else "en-CA"
    assert outline.count("html", lang=tag) == outline.count("article", lang=tag) == 1
    assert outline.count("h1") == 1
    assert not re.search(r"src=|href=|url\(|@import|<script", page)


@any_sheet
def test_that_hostile_words_print_and_are_never_markup(sheet: Headed) -> None:
    name = "<b>&amp; {x} %s"
    changed = replace(head_of(sheet), employer=name, printed_by=name)
    hostile = with_head(sheet, changed)
    assert name in text_of(render(hostile))
    assert "<b>&amp; {x}" not in html(hostile)


# --- a stack -----------------------------------------------------------------------------------


def test_that_each_sheet_of_a_stack_keeps_its_own_pages_and_numbers() -> None:
    log, looks, matrix = make_coaching_log(), make_second_looks(), make_matrix()
    pdf = render_all([log, looks, matrix])
    alone = [pages_of(render(sheet)) for sheet in (log, looks, matrix)]
    assert pages_of(pdf) == [page for pages in alone for page in pages]
    assert set(sizes_of(pdf)) == {(612, 792), (792, 612)}
    assert len(pdf) < sum(len(render(sheet)) for sheet in (log, looks, matrix))


def test_that_a_page_of_several_sheets_says_the_language_of_each() -> None:
    outline = outline_of(html_all([make_second_looks("en"), make_second_looks("fr")]))
    assert outline.count("article", lang="en-CA") == outline.count("article", lang="fr-CA") == 1


# --- each for itself ---------------------------------------------------------------------------


def test_that_what_is_to_be_sampled_stands_below_the_second_looks() -> None:
    sheet = make_second_looks()
    for told in (text_of(render(sheet)), html(sheet)):
        looks, _, samples = told.partition("To sample this month")
        assert "Lock out" in looks
        assert all(said in samples for said in ("2026-10-14", "Paul Roy", "QA WP", "01-04"))


def test_that_the_head_counts_what_is_to_be_sampled_and_everybody_on_the_sheet() -> None:
    sheet = make_second_looks(looks=1)
    other = replace(sheet.samples[0], trainee="Nadia Petit")
    head, *_ = html(replace(sheet, samples=(*sheet.samples, other))).split("A second look")
    told = re.sub(r"<[^>]*>|\s", "", head)
    assert "Secondlooks1Tosample2Trainees3" in told


def test_that_a_checklist_has_a_box_for_every_line_and_room_to_sign() -> None:
    pdf = render(make_checklist())
    text = text_of(pdf)
    assert all(f"Line {n} of task {t} (en)" in text for n in range(1, 6) for t in (1, 2))
    (_, _, label_bottom, _, label_top), *_ = boxes_of(pdf, "Second assessor, if any")
    (_, _, _, _, line), *_ = boxes_of(pdf, "Signature")[-1:]
    assert label_bottom - line >= 12 * MM - 1
    assert label_top > label_bottom


def test_that_a_form_in_both_languages_has_one_box_a_line() -> None:
    one, both = make_checklist("en"), make_checklist("en+fr")
    assert "Line 3 of task 2 (fr)" in text_of(render(both))
    assert _boxes(render(both)) == _boxes(render(one))


def _boxes(pdf: bytes) -> int:
    """Squares that the file draws, in whatever page."""
    import zlib

    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    drawn = b""
    for stream in streams:
        try:
            drawn += zlib.decompress(stream.strip(b"\r\n"))
        except zlib.error:
            continue
    return len(re.findall(rb"re S Q", drawn))


def test_that_a_matrix_shows_every_task_once_for_everybody() -> None:
    sheet = make_matrix(trainees=3)
    text = text_of(render(sheet))
    bands = text.count("Trainee 000 Name")
    assert bands == 3
    assert text.count("Trainee 002 Name") == bands
    wide = text_of(render(make_matrix(paper="tabloid", trainees=3)))
    assert wide.count("Trainee 000 Name") == 2
    for unit in sheet.units:
        assert unit.title in text.replace("…", "") or unit.title[:20] in text


def test_that_the_heads_of_a_long_matrix_stand_on_every_page() -> None:
    pages = pages_of(render(make_matrix(trainees=70)))
    with_rows = [page for page in pages if "Trainee 0" in page]
    assert len(with_rows) > 3
    assert all("U0" in page or "U1" in page for page in with_rows)


def test_that_a_matrix_has_no_percentage() -> None:
    for made in (text_of(render(make_matrix())), html(make_matrix())):
        assert "%" not in re.sub(r"width: 100%", "", made)


def test_that_every_status_is_a_word_in_the_copy_of_a_matrix() -> None:
    page = html(make_matrix())
    assert all(word in page for word in ("Lapsed", "Due", "Signed off", "In question"))


@pytest.mark.parametrize(
    "kind",
    [
        *(make_coaching_log, make_hand_over, make_morning, make_second_looks, make_matrix),
        *(make_employer, make_plan),
    ],
)
def test_that_an_empty_sheet_says_so(kind: object) -> None:
    made: dict[object, tuple[Headed, str]] = {
        make_coaching_log: (make_coaching_log(notes=0), "No note has been written yet."),
        make_hand_over: (make_hand_over(trainees=0), "Nothing is open for the next shift."),
        make_morning: (make_morning(people=0), "No trainee is on this shift."),
        make_employer: (make_employer(started=0), "Nobody has started yet."),
        make_plan: (make_plan(stages=0), "No plan has been made yet."),
        make_second_looks: (make_second_looks(looks=0), "No second look is outstanding."),
        make_matrix: (make_matrix(trainees=0), "No trainee is active at this plant."),
    }
    sheet, said = made[kind]
    assert said in text_of(render(sheet))
    assert said in html(sheet)


def test_that_a_plan_says_the_day_what_was_done_and_how_much_later_and_blames_nobody() -> None:
    sheet = make_plan(stages=1)
    for told in (text_of(render(sheet)), html(sheet)):
        said = " ".join(told.split())
        assert "6 days later, at first" in said
        assert "1 of 3" in said
        assert "1 day later" in said
        assert not re.search(r"\d%|delay|late\b", said.partition("</style>")[2] or said)


def test_that_a_coaching_log_names_the_parts_of_a_note() -> None:
    sheet = make_coaching_log()
    for told in (text_of(render(sheet)), html(sheet)):
        assert "What went well" in told
        assert "You stopped when the pin bound." in told
        assert "What to work on" not in told  # nothing was written there


def test_that_the_hand_over_says_why_each_thing_is_on_it() -> None:
    sheet = make_hand_over()
    for told in (text_of(render(sheet)), html(sheet)):
        for why in ("Stopped", "Tried", "Taught", "Follow-up", "Second look", "Mold 214"):
            assert why in told
        assert "Say the lock points aloud." in told


def test_that_a_morning_page_says_what_may_be_asked_for_and_never_calls_anybody_competent() -> None:
    for lang in ("en", "fr"):
        sheet = make_morning(lang)
        for told in (text_of(render(sheet)), html(sheet)):
            assert "compet" not in told.replace("unité de compétence", "").lower()
            assert "Night" in told
    told = " ".join(text_of(render(make_morning())).split())
    assert "All of: U01 Work safely around molds" in told
    assert "U02 Lift molds, but not 01-03, 02-09 Turn a mold" in told.replace(" ·", ",")
    assert "U03 Read documents, only 01-03 Lock out a press" in told
    assert "(life-critical): paused until another person has watched it; rests on it: 01-05" in told
    assert "01-04 Release stored energy (level 3, 1 of 2 sign-offs)" in told
    assert "extended until 2026-11-24, with Rita" in told
    assert "Not yet confirmed by the hub: 01-04" in told
    assert "extend it once, for 14 days at most" in told
    assert "the employer alone authorises people to work" in told


def test_that_the_employers_page_says_what_each_figure_rests_on() -> None:
    sheet = make_employer()
    for told in (text_of(render(sheet)), html(sheet)):
        said = " ".join(told.split())
        for figure in (
            "0.4 (0.1 to 1.3), n = 3",
            "7.6 (3.0 to 10.0), n = 4",
            "too few to say, n = 2",
            "63.5 h by the minutes of 87 sign-offs",
            "1.5 h in 2 sessions",
            "65.0 h, as far as minutes were entered",
            "missed: 3 (production 2, another reason 1)",
            "$1,250.00",
        ):
            assert figure in said
    assert "1\xa0250,00\xa0$" in html(make_employer("fr"))


def test_that_amounts_end_below_one_another_and_the_weak_tasks_stay_on_one_page() -> None:
    sheet = make_employer()
    assert sheet.costs
    costs = tuple(replace(sheet.costs[0], cents=cents) for cents in (1_480_000, 125_000))
    task = sheet.tasks[0]
    for tall in range(0, 40, 5):
        filling = tuple(replace(costs[0], name=f"Name {n}", cents=50_000) for n in range(tall))
        pdf = render(replace(sheet, costs=(*costs, *filling), tasks=(task,) * 6))
        (_, _, _, long_end, _), *_ = boxes_of(pdf, "$14,800.00")
        (_, _, _, short_end, _), *_ = boxes_of(pdf, "$1,250.00")
        assert abs(long_end - short_end) < 1
        assert len({page for page, *_ in boxes_of(pdf, " ".join(task.task))}) == 1


def test_that_the_employers_page_has_no_percentage_no_verdict_and_says_what_is_not_here() -> None:
    for lang, elsewhere in (("en", "do not come to this PC"), ("fr", "ne viennent pas à ce poste")):
        told = html(make_employer(lang, costs=None)).replace("unité de compétence", "")
        assert elsewhere in told
        body = told.split("<body>")[1]
        assert "%" not in body
        assert "compet" not in body.lower()


def test_that_a_note_of_any_length_prints_whole() -> None:
    words = " ".join(f"word{n}" for n in range(2500))
    sheet = replace(make_coaching_log(notes=1), notes=(make_note(words=words),))
    text = text_of(render(sheet))
    assert "word0 " in text
    assert "word2499" in text


# --- what the progress sheet says beside its counts ---------------------------------------------


def remark(performance: SheetPerformance) -> str:
    unit = make_unit(make_task(performances=(performance,)))
    return " ".join(text_of(render(make_progress_sheet(units=(unit,)))).split())


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("waiting", "from sheet B-0417, not yet compared"),
        ("checked", "from sheet B-0417, compared"),
        ("same_person", "from sheet B-0417, compared by the same person"),
    ],
)
def test_that_an_entry_from_paper_says_whether_it_was_compared(check: str, said: str) -> None:
    assert said in remark(make_performance(sheet="B-0417", check=check))


def test_that_who_signs_by_an_own_or_the_employers_word_is_marked() -> None:
    assert "Marie Tremblay: named by the employer" in remark(make_performance(by_employer=True))
    assert "right to sign given by the same person" in remark(make_performance(own_right=True))


def test_that_a_decision_by_the_same_person_is_marked() -> None:
    unit = make_unit(make_task(same_person=True, status=Status.SIGNED_OFF))
    assert "decided by the same person" in text_of(render(make_progress_sheet(units=(unit,))))


def test_that_a_plant_without_classes_says_so() -> None:
    text = text_of(render(make_progress_sheet(modules_off=True, sessions_off=True)))
    assert "This plant has no classes" in text
    assert "Practical sessions are switched off" in text
    assert "This plant has no classes" not in text_of(render(make_progress_sheet()))


def test_that_where_class_and_floor_do_not_line_up_is_counted_and_else_nothing_is_said() -> None:
    sheet = make_progress_sheet(taught_not_tried=1, tried_first=3)
    for made in (text_of(render(sheet)), html(sheet)):
        assert "1 task taught, not yet tried" in " ".join(made.split())
        assert "3 tried before they were taught" in " ".join(made.split())
    assert "Class and floor" not in text_of(render(make_progress_sheet()))


def test_that_shared_notes_and_next_steps_are_on_the_sheet() -> None:
    sheet = make_progress_sheet(notes=(make_note(),))
    for made in (text_of(render(sheet)), html(sheet)):
        assert "Went through the posted procedure" in made
        assert "Next step by 2026-11-28." in made
        assert "I want to try press 12." in made
