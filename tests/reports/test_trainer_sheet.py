"""The trainer's sheet: everything of a breakdown is on it, on two pages, in both languages."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.plant import Plant, make_plant
from tests.reports.reading import pages_of, text_of
from trainer_app.checklists.packcheck import load_whole
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.stepphotos import Shows
from trainer_app.checklists.teaching import PHASES
from trainer_app.checklists.trainersheet import SheetPhoto, TrainerSheet
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.resources import shipped_pack
from trainer_app.reports import html, render, render_all
from trainer_app.services.photos import NewPhoto

TASK = "01-03"
MEMO = "Show it on press 12 first."
MOST_PAGES = 2


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Plant:
    """Nothing is changed here but one memo."""
    made = make_plant(tmp_path_factory.mktemp("sheet") / "profile")
    made.program.teaching.write_memo(made.at_pad(made.trainer), TASK, MEMO)
    return made


def sheet_of(plant: Plant, lang: str, task: str = TASK, paper: str = "letter") -> TrainerSheet:
    wanted = Wanted(SheetKind.TRAINER, lang, paper, task=task)
    (sheet,) = plant.program.sheets.sheets(plant.at_pad(plant.trainer), wanted)
    assert isinstance(sheet, TrainerSheet)
    return sheet


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_every_word_of_the_breakdown_is_on_paper_and_in_the_copy(
    plant: Plant, lang: str
) -> None:
    sheet = sheet_of(plant, lang)
    on_paper = squeezed(text_of(render(sheet)))
    steps = [step.do for step in sheet.steps]
    points = [said for step in sheet.steps for p in step.points for said in (p.key, p.reason)]
    pairs = [said for pair in (*sheet.hazards, *sheet.questions) for said in pair]
    lists = [*sheet.lines, *sheet.stops, *sheet.errors, *sheet.evidence, MEMO, sheet.needs]
    for words in (*steps, *points, *pairs, *lists):
        assert squeezed(words) in on_paper
    copy = html(sheet)
    assert MEMO in copy


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_cards_of_the_lesson_and_those_that_name_the_task_are_on_it(
    plant: Plant, lang: str
) -> None:
    sheet = sheet_of(plant, lang)
    guidance = load_whole(read_folder(shipped_pack())).guidance
    titles = {title for group in sheet.cards for title, _ in group.cards}
    named = {card.title[lang] for card in guidance.cards if TASK in card.tasks}
    assert len(named) > 3
    assert named <= titles
    assert [g.phase for g in sheet.cards[:5]] == [
        phase.title[lang]
        for wanted in PHASES
        for phase in guidance.phases
        if phase.id == wanted.value
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_a_figure_says_where_it_comes_from(plant: Plant, lang: str) -> None:
    on_paper = squeezed(text_of(render(sheet_of(plant, lang, "09-03"))))
    assert squeezed({"en": "[Default]", "fr": "[Valeur par défaut]"}[lang]) in on_paper
    assert "[S11]" in squeezed(text_of(render(sheet_of(plant, lang))))


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_that_no_task_takes_more_than_two_pages_on_either_paper(plant: Plant, paper: str) -> None:
    """In French, which is longer; as one stack, of which each sheet counts its own pages."""
    tasks = plant.pack.tasks
    pages = pages_of(render_all(sheet_of(plant, "fr", task, paper) for task in tasks))
    counts = [re.search(r"Page (\d+) sur (\d+)\s*$", page) for page in pages]
    said = [(int(found[1]), int(found[2])) for found in counts if found is not None]
    lengths = [of for number, of in said if number == 1]
    assert said == [(number, of) for of in lengths for number in range(1, of + 1)]
    assert len(said) == len(pages)
    assert len(lengths) == len(tasks)
    long = [(task, of) for task, of in zip(tasks, lengths, strict=True) if of > MOST_PAGES]
    assert not long


def jpeg(width: int, height: int, shade: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), (shade, shade, shade)).save(made, "JPEG")
    return made.getvalue()


@pytest.mark.parametrize(
    ("lang", "said", "pending"),
    [
        ("en", "Not good: Flash at the vent", "Photo pending"),
        ("fr", "Pas bon : Flash at the vent", "Photo en attente"),
    ],
)
def test_that_a_site_s_photos_stand_below_their_step(
    plant: Plant, lang: str, said: str, pending: str
) -> None:
    plain = sheet_of(plant, lang)
    photos = (
        SheetPhoto("good", "", jpeg(160, 120, 200)),
        SheetPhoto("not_good", "Flash at the vent", jpeg(90, 160, 90)),
        SheetPhoto("good", "", b""),
        SheetPhoto("good", "", b"no picture at all"),
    )
    first = dataclasses.replace(plain.steps[0], photos=photos)
    sheet = dataclasses.replace(plain, steps=(first, *plain.steps[1:]))
    pdf = render(sheet)
    assert pdf == render(sheet)
    assert pdf.count(b"/DCTDecode") == 2
    on_paper = squeezed(text_of(pdf))
    assert squeezed(said) in on_paper
    assert on_paper.count(squeezed(pending)) == 2
    assert squeezed(said) in squeezed(html(sheet))
    assert squeezed(plain.steps[1].do) in on_paper


def test_that_a_photo_of_this_plant_is_on_its_sheet(tmp_path: Path) -> None:
    plant = make_plant(tmp_path / "profile")
    new = NewPhoto(2, Shows.GOOD, jpeg(160, 120, 200), "Clean")
    plant.program.photos.save(plant.at_pad(plant.trainer), TASK, new)
    sheet = sheet_of(plant, "en")
    assert [len(step.photos) for step in sheet.steps[:3]] == [0, 1, 0]
    assert render(sheet).count(b"/DCTDecode") == 1


def test_that_the_same_sheet_is_the_same_bytes(plant: Plant) -> None:
    assert render(sheet_of(plant, "fr")) == render(sheet_of(plant, "fr"))


def test_that_a_trainee_does_not_get_the_answers_on_paper(plant: Plant) -> None:
    wanted = Wanted(SheetKind.TRAINER, "en", task=TASK)
    with pytest.raises(Refusal) as refusal:
        plant.program.sheets.pdf(plant.at_pad(plant.trainee), [wanted])
    assert refusal.value.code is ErrorCode.NOT_ALLOWED


def test_that_an_unknown_task_is_refused(plant: Plant) -> None:
    with pytest.raises(Refusal) as refusal:
        sheet_of(plant, "en", "99-99")
    assert refusal.value.code is ErrorCode.TASK_UNKNOWN
