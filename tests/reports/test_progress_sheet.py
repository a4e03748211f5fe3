"""What a progress sheet says, read back from its PDF."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.reports.reading import (
    MM,
    boxes_of,
    darkness,
    fonts_of,
    opened,
    pages_of,
    sizes_of,
    text_of,
)
from tests.reports.sheets import (
    AS_OF,
    make_head,
    make_performance,
    make_progress_sheet,
    make_task,
    make_unit,
)
from trainer_app.checklists.progress import Remainder, Remaining
from trainer_app.checklists.sheets import NamedRemainder, ProgressSheet, SheetTask, Trust, sheet_id
from trainer_app.checklists.status import LapseReason, Status
from trainer_app.kernel.words import word
from trainer_app.reports import render
from trainer_app.reports.signatures import SIGNING_HEIGHT

_FOOT = {"en": "Proposed framework, not the certifying body’s standard.", "fr": "Cadre proposé"}
_STATES = [
    make_progress_sheet(lang=lang, paper=paper, done=done, every_status=done == 1)
    for lang in ("en", "fr")
    for paper in ("letter", "a4")
    for done in (0.0, 0.3, 0.6, 1.0)
]


def make_small_sheet(task: SheetTask | None = None, lang: str = "en") -> ProgressSheet:
    """One unit with one task, so that every word on the sheet is about that task."""
    unit = make_unit(task or make_task())
    return make_progress_sheet(lang=lang, units=(unit,), remains=(), due=())


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_that_every_page_has_the_asked_size(paper: str, size: tuple[int, int]) -> None:
    assert set(sizes_of(render(make_progress_sheet(paper=paper)))) == {size}


def test_that_only_inter_is_in_the_file() -> None:
    assert fonts_of(render(make_progress_sheet(lang="fr"))) == {"Inter-Regular", "Inter-SemiBold"}


@pytest.mark.parametrize(("lang", "tag"), [("en", b"(en-CA)"), ("fr", b"(fr-CA)")])
def test_that_the_file_says_its_title_author_subject_and_language(lang: str, tag: bytes) -> None:
    pdf = render(make_progress_sheet(lang=lang))
    assert re.search(rb"/Lang\s*" + re.escape(tag), pdf)
    with opened(pdf) as document:
        told = document.get_metadata_dict()
    assert "Amélie Côté" in told["Title"]
    assert told["Author"] == "Paul Roy"
    assert "ab12cd34" in told["Subject"]


def test_that_every_page_says_which_it_is_of_how_many() -> None:
    pages = pages_of(render(make_progress_sheet()))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_every_page_has_the_notice_the_trust_line_and_the_id(lang: str) -> None:
    sheet = make_progress_sheet(lang=lang)
    for page in pages_of(render(sheet)):
        line = page.replace("\n", " ")
        assert _FOOT[lang] in line
        assert "Toolroom 1, Toolroom 2" in line
        assert sheet_id(sheet) in line
        assert "Paul Roy" in line
        assert "ab12cd34" in line


def test_that_a_plant_with_a_hub_says_what_waits_and_since_when() -> None:
    head = make_head()
    trust = Trust(AS_OF, ("B",), 1, has_hub=True, waiting=2, last_confirmed="2026-11-20T14:02:11Z")
    text = text_of(render(make_progress_sheet(head=replace(head, trust=trust))))
    assert "Rests on 1 record from 1 PC: B." in text
    assert "2 records waiting to be sent to the hub." in text
    assert "Last confirmed by the hub 2026-11-20." in text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_there_is_no_clock_time_and_no_percentage(lang: str) -> None:
    trust = Trust(AS_OF, ("B",), 1, has_hub=True, last_confirmed="2026-11-20T14:02:11Z")
    head = replace(make_head(lang), trust=trust)
    text = text_of(render(make_progress_sheet(lang=lang, head=head, every_status=True)))
    assert not re.search(r"\d\d:\d\d", text)
    assert "%" not in text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_every_status_has_its_word(lang: str) -> None:
    for status in Status:
        text = text_of(render(make_small_sheet(make_task(status=status), lang)))
        assert word(status, lang) in text


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ({"second_look_missing": True, "status": Status.DUE}, "second look outstanding"),
        ({"extended_until": date(2026, 12, 1)}, "extended until 2026-12-01"),
        (
            {"extended_until": date(2026, 12, 1), "control": "works beside Al"},
            "extended until 2026-12-01: works beside Al",
        ),
        ({"lapse_reason": LapseReason.REOBSERVATION}, "re-observation required"),
        ({"paused": True}, "paused until watched by a second assessor"),
        ({"waiting": 2}, "2 waiting for a signature"),
        ({"performances": (make_performance(late=True),)}, "entered late: 2026-11-21"),
        ({"performances": (make_performance(sheet="B-0417"),)}, "from sheet B-0417"),
        ({"performances": (make_performance(others=("Ana Silva",)),)}, "also signed by Ana Silva"),
        ({"performances": (make_performance(method="telepathy"),)}, "telepathy"),
    ],
)
def test_that_a_row_says_what_is_special_about_it(task: dict[str, object], said: str) -> None:
    assert said in text_of(render(make_small_sheet(make_task(**task))))
    assert said not in text_of(render(make_small_sheet()))


def test_that_a_row_names_its_task_level_count_date_method_trainer_and_expiry() -> None:
    text = text_of(render(make_small_sheet()))
    for said in (
        "01-03", "!!", "3 of 3", "Signed off", "2026-11-21", "on the job", "Marie Tremblay",
        "2027-10-02",
    ):  # fmt: skip
        assert said in text


def test_that_french_accents_and_narrow_spaces_come_back_as_they_went_in() -> None:
    name = "Zoé\N{NARROW NO-BREAK SPACE}Œuvrard-Ÿves Noël"
    text = text_of(render(make_progress_sheet(lang="fr", trainee=name)))
    assert name in text
    for said in ("Feuille de progression", "tâches validées sur 91", "En date du 2026-11-21"):
        assert said in text


@pytest.mark.parametrize(("lang", "mark"), [("en", "SAMPLE"), ("fr", "EXEMPLE")])
def test_that_sample_data_is_marked_on_every_page(lang: str, mark: str) -> None:
    assert all(
        mark in page for page in pages_of(render(make_progress_sheet(lang=lang, sample=True)))
    )
    assert mark not in text_of(render(make_progress_sheet(lang=lang)))


def test_that_the_sample_mark_lies_across_no_text() -> None:
    pdf = render(make_progress_sheet(sample=True))
    (first, *_) = boxes_of(pdf, "SAMPLE")
    _, _, bottom, _, _ = first
    (name,) = [box for box in boxes_of(pdf, "Amélie") if box[0] == 0 and box[4] > 700]
    assert bottom > name[4] - 1


@pytest.mark.parametrize("sheet", _STATES)
def test_that_twelve_millimetres_stay_white_on_every_side(sheet: ProgressSheet) -> None:
    pdf = render(sheet)
    for page in range(len(pages_of(pdf))):
        rows = darkness(pdf, page)
        edge = int(12 * MM)
        assert all(min(row) > 250 for row in (*rows[:edge], *rows[-edge:]))
        assert all(min(row[:edge]) > 250 and min(row[-edge:]) > 250 for row in rows)


@pytest.mark.parametrize("sheet", _STATES)
def test_that_heads_repeat_and_no_unit_head_ends_a_page(sheet: ProgressSheet) -> None:
    for page in pages_of(render(sheet)):
        body = page[: page.index(_FOOT[sheet.head.lang][:14])].rstrip().splitlines()
        if any(re.match(r"\d ?\d\d-\d\d", line) for line in body):
            head = "Status" if sheet.head.lang == "en" else "État"
            assert any(head in line for line in body)
        assert not any(re.match(r"U\d\d", line) for line in body[-2:]), body[-3:]


def test_that_there_is_room_of_twelve_millimetres_to_sign() -> None:
    assert SIGNING_HEIGHT >= 12 * MM
    pdf = render(make_progress_sheet())
    last = len(pages_of(pdf)) - 1
    roles = [box for box in boxes_of(pdf, "Supervisor") if box[0] == last]
    lines = [box for box in boxes_of(pdf, "Signature") if box[0] == last]
    role = roles[-1]
    below = max(box[4] for box in lines if box[4] < role[2])
    assert role[2] - below >= 12 * MM


def test_that_trainee_trainer_and_supervisor_sign_with_printed_name_and_date() -> None:
    text = pages_of(render(make_progress_sheet()))[-1]
    signing = text[text.index("Signing it signs off no task") :]
    assert all(role in signing for role in ("Trainee", "Trainer", "Supervisor"))
    assert signing.count("Printed name") == 3
    assert signing.count("Date") == 3
    assert "Amélie Côté" in signing


@pytest.mark.parametrize("sheet", _STATES)
def test_that_signatures_never_stand_alone_on_a_page(sheet: ProgressSheet) -> None:
    page = next(page for page in reversed(pages_of(render(sheet))) if "Signature" in page)
    labels = ("Unit signatures", "Signatures d’unité", "Capstone", "Évaluation finale")
    assert any(label in page for label in labels)


def test_that_what_remains_is_listed_exactly() -> None:
    sheet = make_progress_sheet()
    text = text_of(render(sheet))
    remains = text[text.index("What remains before ready to present") :]
    for each in sheet.remains:
        assert each.remainder.id in remains
    total = sum(r.remainder.count for r in sheet.remains if r.remainder.kind is Remaining.SIGN_OFFS)
    assert f"{total} sign-offs:" in remains


def test_that_one_missing_sign_off_is_counted_in_the_singular() -> None:
    remains = (NamedRemainder(Remainder(Remaining.SIGN_OFFS, "01-03", 1), "Lock out"),)
    assert "1 sign-off: 01-03" in " ".join(
        text_of(render(make_progress_sheet(remains=remains))).split()
    )


def test_that_nothing_remaining_is_said_in_a_sentence() -> None:
    text = text_of(render(make_progress_sheet(remains=())))
    assert "ready to present to the certifying body" in text


def test_that_due_and_lapsed_tasks_come_before_the_table_with_their_dates() -> None:
    lapsed = make_task(
        id="02-05",
        title="Lift, travel and land a mold",
        status=Status.LAPSED,
        lapse_reason=LapseReason.CALENDAR,
        expires_on=AS_OF - timedelta(days=3),
    )
    sheet = make_progress_sheet(due=(lapsed,))
    text = text_of(render(sheet))
    assert (
        text.index("Due and lapsed") < text.index("expired 2026-11-18") < text.index("Last signed")
    )
    assert "Due and lapsed" not in text_of(render(make_progress_sheet(due=())))


def test_that_a_typical_trainee_takes_two_or_three_letter_pages() -> None:
    assert len(pages_of(render(make_progress_sheet(done=0.5)))) in (2, 3)


def test_that_a_signed_unit_names_who_signed_it() -> None:
    unit = make_unit(make_task(), signed_by="Paul Roy", signed_on=AS_OF)
    assert "Unit signed by Paul Roy, 2026-11-21" in text_of(
        render(make_progress_sheet(units=(unit,)))
    )


def test_that_a_sheet_without_employer_units_or_pcs_is_still_a_sheet() -> None:
    head = replace(make_head(), employer="", plant="", trust=Trust(AS_OF, (), 0))
    text = text_of(render(make_progress_sheet(head=head, units=(), remains=(), due=())))
    assert "Rests on 0 records from this PC." in text


def test_that_every_other_pc_is_named_with_the_day_on_which_it_was_last_seen() -> None:
    seen = (("Toolroom", date(2026, 11, 18)), ("Toolroom", None))
    trust = Trust(
        *(AS_OF, ("Office", "Toolroom", "Toolroom"), 9),
        has_hub=True,
        seen=seen,
        held=1,
        to_come=3,
    )
    text = text_of(render(make_progress_sheet(head=replace(make_head(), trust=trust))))
    told = text.replace("\n", " ")
    assert "from 3 PCs: Office, Toolroom (last seen 2026-11-18), Toolroom (not seen yet)." in told
    assert "1 record held back. 3 records still to come from the hub." in told


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_without_a_hub_a_sheet_says_nothing_of_one(lang: str) -> None:
    text = text_of(render(make_progress_sheet(lang=lang))).casefold()
    assert "hub" not in text
    assert "serveur" not in text
