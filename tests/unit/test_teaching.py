"""A lesson from a breakdown, a standard and cards; the marks that are recorded of it."""

from __future__ import annotations

from trainer_app.checklists.guidance import (
    Breakdown,
    Card,
    Guidance,
    Hazard,
    Point,
    Question,
    Step,
)
from trainer_app.checklists.packs import Task
from trainer_app.checklists.teaching import (
    Line,
    Mark,
    PartKind,
    Phase,
    Stage,
    Under,
    cards_for,
    cards_of_task,
    counted_marks,
    lesson,
    totals,
)


def en(words: str) -> dict[str, str]:
    return {"en": words}


TASK = Task("01-01", en("Look"), "N", 1, (en("Looked first"), en("Said what it was")), "U01")
BREAKDOWN = Breakdown(
    "01-01",
    10,
    en("Gloves"),
    (
        Step(en("Look"), (Point(en("Both sides"), en("The far side hides it.")),)),
        Step(en("Say"), (Point(en("Aloud"), en("Others hear.")),)),
    ),
    (en("Wipes first"),),
    (Hazard(en("Hot steel"), en("Gloves on")),),
    (en("A photo"),),
    (en("It moves"),),
    Question(en("Why?"), en("Because")),
    Question(en("What if?"), en("Stop")),
)
CARDS = tuple(
    Card(f"TT-{n}", phase.value, en(phase.value), en("now"), (en("do"),))
    for n, phase in enumerate(Phase)
)
WITH = Guidance({"01-01": BREAKDOWN}, cards=CARDS)
WITHOUT = Guidance(cards=CARDS)


def stages(guidance: Guidance, phase: Phase) -> list[Stage]:
    return [stage for stage in lesson(TASK, guidance).stages if stage.phase is phase]


def lines(stage: Stage, kind: PartKind) -> tuple[Line, ...]:
    return next(part.lines for part in stage.parts if part.kind is kind)


def test_that_a_lesson_walks_through_the_phases_in_ten_stages() -> None:
    made = lesson(TASK, WITH)
    assert [stage.phase for stage in made.stages] == [
        Phase.PREPARE,
        *[Phase.PRESENT] * 3,
        *[Phase.TRY_OUT] * 4,
        Phase.ASSESS,
        Phase.FOLLOW_UP,
    ]
    assert [made.first_of(phase) for phase in Phase] == [0, 1, 4, 8, 9]
    assert made.last == 9


def test_that_steps_are_presented_three_times_over() -> None:
    first, second, third = (
        lines(stage, PartKind.STEPS)[0] for stage in stages(WITH, Phase.PRESENT)
    )
    assert first == Line(en("Look"))
    assert second.under == (Under(en("Both sides")),)
    assert third.under == (Under(en("Both sides"), en("The far side hides it.")),)


def test_that_the_trainee_says_more_in_each_of_four_runs_and_every_step_takes_a_mark() -> None:
    runs = stages(WITH, Phase.TRY_OUT)
    said = [lines(run, PartKind.STEPS)[0].under for run in runs]
    assert [bool(under) for under in said] == [False, False, True, True]
    assert [under[0].reason is not None for under in said[2:]] == [False, True]
    assert all(run.parts[0].marked for run in runs)


def test_that_hazards_are_prepared_with_what_keeps_safe() -> None:
    (stage,) = stages(WITH, Phase.PREPARE)
    assert lines(stage, PartKind.HAZARDS) == (Line(en("Hot steel"), en("Gloves on")),)
    assert [part.kind for part in stage.parts] == [
        PartKind.NEEDS,
        PartKind.HAZARDS,
        PartKind.STOPS,
    ]  # there is no part that is not Level 1


def test_that_both_questions_are_asked_with_their_answers_before_the_standard() -> None:
    (stage,) = stages(WITH, Phase.ASSESS)
    assert [(q.words, q.below) for q in lines(stage, PartKind.QUESTIONS)] == [
        (en("Why?"), en("Because")),
        (en("What if?"), en("Stop")),
    ]
    assert [line.words for line in lines(stage, PartKind.STANDARD)] == list(TASK.lines)


def test_that_without_a_breakdown_the_standard_is_taught_and_marked() -> None:
    made = lesson(TASK, WITHOUT)
    assert not made.has_breakdown
    assert [stage.turns for stage in made.stages if stage.phase is Phase.PRESENT] == [1]
    runs = stages(WITHOUT, Phase.TRY_OUT)
    assert len(runs) == 4
    assert [line.words for line in lines(runs[0], PartKind.LINES)] == list(TASK.lines)
    assert runs[0].parts[0].marked


def test_that_each_stage_has_the_cards_of_its_phase() -> None:
    assert all(
        [card.phase for card in stage.cards] == [stage.phase.value]
        for stage in lesson(TASK, WITH).stages
    )
    assert [c.phase for c in cards_for(WITH, (Phase.ASSESS, Phase.PREPARE), "")] == [
        "assess",
        "prepare",
    ]


def test_that_cards_that_name_the_task_come_first() -> None:
    one = Card("TT-9", "assess", en("For this one"), en("now"), (en("do"),), tasks=("01-01",))
    guidance = Guidance(cards=(*CARDS, one))
    found = cards_for(guidance, (Phase.ASSESS,), "01-01")
    assert [card.id for card in found] == ["TT-9", "TT-3"]
    assert cards_for(guidance, (Phase.ASSESS,), "01-02")[0].id == "TT-3"
    assert cards_of_task(guidance, "01-01") == (one,)
    assessing = lesson(TASK, guidance).stages[-2]
    assert [card.id for card in assessing.cards] == ["TT-9", "TT-3"]


def test_that_marks_are_counted_by_step_over_all_runs() -> None:
    marks = {"1/3": "forgotten", "2/3": "forgotten", "3/3": "good", "1/1": "stopped"}
    counted = counted_marks(marks)
    assert counted == {"forgotten/3": 2, "good/3": 1, "stopped/1": 1}
    assert totals(counted) == {Mark.GOOD: 1, Mark.FORGOTTEN: 2, Mark.STOPPED: 1}


def test_that_marks_of_a_later_program_are_left_out_of_the_totals() -> None:
    assert totals({"dazzled/1": 4, "good/2": 1})[Mark.GOOD] == 1
