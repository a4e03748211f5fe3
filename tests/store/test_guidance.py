"""How tasks are taught is kept with the edition, and read from its files where it was not."""

from __future__ import annotations

from pathlib import Path

from tests.sample_guidance import guidance_files
from tests.store.plant import Plant, tamper
from trainer_app.checklists.packcheck import load_whole
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.kernel.ids import EditionId

SMALL = Path(__file__).parents[1] / "packs/small"


def adopt(plant: Plant) -> PackFiles:
    small = {path: raw.decode() for path, raw in read_folder(SMALL).files.items()}
    files = PackFiles.of({**small, **guidance_files()})
    whole = load_whole(files)
    with plant.store.writing() as writing:
        writing.keep_edition(whole.pack, files.archive(), whole.guidance)
    return files


def test_that_guidance_is_kept_with_its_edition(plant: Plant) -> None:
    files = adopt(plant)
    with plant.store.reading() as reading:
        guidance = reading.guidance(files.edition)
    assert guidance is not None
    assert guidance == load_whole(files).guidance
    assert guidance.breakdowns["01-02"].why.ask["fr"] == "Pourquoi regarder d'abord?"


def test_that_guidance_of_an_edition_of_an_older_program_is_read_from_its_files(
    plant: Plant,
) -> None:
    files = adopt(plant)
    tamper(plant, ("UPDATE edition SET guidance = NULL", ()))
    plant.reopen()
    with plant.store.reading() as reading:
        assert reading.guidance(files.edition) == load_whole(files).guidance


def test_that_an_unknown_edition_has_no_guidance(plant: Plant) -> None:
    with plant.store.reading() as reading:
        assert reading.guidance(EditionId("0" * 64)) is None
