"""Every paper as a picture: drawn by the reports, rasterised by PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QImage

from tests.screens.plant import CASTS, Cast, SamplePlant
from trainer_app.bootstrap import SAMPLE_CODE, Program, draw
from trainer_app.checklists.sheets import RecoverySheet
from trainer_app.checklists.wanted import ABOUT_ONE, SheetKind, Wanted
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.paper.pages import draw_page, page_sizes
from trainer_app.ui.paper.qt_printing import to_image

SCALE = 100 / 72
"""100 dots per inch."""


def write_papers(plant: SamplePlant, out: Path) -> Iterator[Path]:
    """Each page of each paper, in each language and on each paper size it is made for."""
    program = plant.open()
    try:
        for lang, cast in CASTS.items():
            for size in ("letter", "a4"):
                pdf = _progress(program, cast.trainee, lang, size)
                yield from _write(pdf, out, f"progress-{size}-{lang}")
            yield from _write(_recovery(plant, lang), out, f"recovery-{lang}")
            yield from _others(program, cast, lang, out)
    finally:
        program.close()


def _progress(program: Program, trainee: str, lang: str, size: str) -> bytes:
    people = program.people
    wanted = Wanted(SheetKind.PROGRESS, lang, size, people.find(trainee).id)
    return program.sheets.pdf(CASTS[lang].supervisor, [wanted])


def _others(program: Program, cast: Cast, lang: str, out: Path) -> Iterator[Path]:
    """The other papers, as the supervisor prints them; the form in both languages too."""
    by = program.people.sign_in(program.people.find(cast.supervisor).id, SAMPLE_PIN)
    trainee = program.people.find(cast.trainee).id
    number = program.transcribing.issue(by, trainee, ("01-03", "05-03", "08-05")).number
    for kind in SheetKind:
        if kind is SheetKind.PROGRESS:
            continue
        about = trainee if kind in ABOUT_ONE else None
        wanted = Wanted(kind, lang, "letter", about, number, task="01-03")
        yield from _write(program.sheets.pdf(by, [wanted]), out, f"{kind.value}-{lang}")
    both = Wanted(SheetKind.PAPER_CHECKLIST, "en+fr", "letter", None, number)
    yield from _write(program.sheets.pdf(by, [both]), out, f"paper_checklist-both-{lang}")
    wide = Wanted(SheetKind.MATRIX, lang, "tabloid")
    yield from _write(program.sheets.pdf(by, [wide]), out, f"matrix-tabloid-{lang}")
    wall = Wanted(SheetKind.MATRIX, lang, "tabloid", wall=True)
    yield from _write(program.sheets.pdf(by, [wall]), out, f"matrix-wall-{lang}")


def _recovery(plant: SamplePlant, lang: str) -> bytes:
    words = SAMPLE_CODE.words(lang)
    return draw(
        RecoverySheet(
            lang=lang,
            paper="letter",
            plant="Riverside Molding (sample)",
            pc="Toolroom PC",
            made_on=plant.clock.now().date,
            words=words,
            code=" ".join(words),
            sample=True,
        )
    )


def _write(pdf: bytes, out: Path, name: str) -> Iterator[Path]:
    for index in range(len(page_sizes(pdf))):
        drawn: QImage = to_image(draw_page(pdf, index, SCALE))
        file = out / f"{name}-{index + 1}.png"
        drawn.save(str(file))
        yield file
