"""Paper without a window: every sheet, both languages, the number of a checklist for the press."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import TRAINEE, Run
from tests.reports.reading import pages_of, sizes_of, text_of
from trainer_app.services.exports import MATRIX_COLUMNS, REST_COLUMNS

ABOUT_ONE = ("coaching-log", "evidence", "plan", "progress")


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("coaching-log", "Coaching log"),
        ("matrix", "Skills matrix"),
        ("second-looks", "Second looks outstanding"),
        ("morning", "Morning page"),
        ("plan", "No plan has been made yet."),
        ("employer", "Employer’s page"),
        ("progress", "Progress sheet"),
        ("evidence", "Record of observed competence"),
        ("trainer", "Trainer’s sheet"),
    ],
)
def test_that_a_sheet_is_written_as_pdf_and_as_html(
    run: Run, sample: Path, tmp_path: Path, kind: str, title: str
) -> None:
    about = ("--trainee", TRAINEE) if kind in ABOUT_ONE else ()
    about = ("--task", "01-03") if kind == "trainer" else about
    for form in ("pdf", "html"):
        file = tmp_path / f"sheet.{form}"
        assert run("sheet", kind, *about, "-o", file, "--profile", sample).code == 0
    assert title in text_of((tmp_path / "sheet.pdf").read_bytes())
    assert title in (tmp_path / "sheet.html").read_text("utf-8")


def test_that_both_languages_of_a_sheet_are_each_whole(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "both.pdf"
    given = ("sheet", "second-looks", "--lang", "en+fr", "-o", file, "--profile", sample)
    assert run(*given).code == 0
    english, french = pages_of(file.read_bytes())
    assert "Second looks outstanding" in english
    assert "Page 1 of 1" in english
    assert "Seconds regards à venir" in french
    assert "Page 1 sur 1" in french


def test_that_a_matrix_may_be_large_and_nothing_else(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "matrix.pdf"
    given = ("sheet", "matrix", "--paper", "tabloid", "-o", file, "--profile", sample)
    assert run(*given).code == 0
    assert set(sizes_of(file.read_bytes())) == {(1224, 792)}
    refused = ("sheet", "second-looks", "--paper", "a3", "-o", file, "--profile", sample)
    assert run(*refused).code == 2


def test_that_a_checklist_takes_the_next_number_and_is_printed_again_under_it(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    where = ("--profile", profile)
    asked = ("sheet", "paper-checklist", "--trainee", TRAINEE, "--task", "01-03", "--task", "12-07")
    said = run(*asked, "-o", first, *where)
    assert (said.code, said.out) == (0, "A-0001\n")
    assert run(*asked, "-o", again, *where).out == "A-0002\n"
    said = run("sheet", "paper-checklist", "--number", "a 1", "-o", again, *where)
    assert (said.code, said.out) == (0, "")
    for file in (first, again):
        text = text_of(file.read_bytes())
        assert "A-0001" in text
        assert "Makes the try-start and returns the control to off." in text


def test_that_an_unknown_number_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run(
        *("sheet", "paper-checklist", "--number", "Z-0009", "-o", tmp_path / "x.pdf"),
        *("--profile", sample),
    )
    assert said.code == 3
    assert "Z-0009" in said.err
    assert not (tmp_path / "x.pdf").exists()


def test_that_a_form_in_both_languages_has_each_line_once_in_each(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    file = tmp_path / "both.pdf"
    asked = ("sheet", "paper-checklist", "--trainee", TRAINEE, "--task", "01-03")
    assert run(*asked, "--lang", "en+fr", "-o", file, "--profile", profile).code == 0
    text = text_of(file.read_bytes())
    assert text.count("Puts own lock and tag on every isolation point.") == 1
    assert text.count("Pose son propre cadenas et sa propre étiquette") == 1


def test_that_the_matrix_is_exported_as_it_is_printed(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    for form in ("csv", "json", "xlsx"):
        assert run("export", "matrix", tmp_path / f"m.{form}", "--profile", sample).code == 0
    rows = json.loads((tmp_path / "m.json").read_text("utf-8"))
    assert {row["trainee"] for row in rows} >= {TRAINEE}
    assert {tuple(row) for row in rows} == {(*MATRIX_COLUMNS, *REST_COLUMNS)}  # no hub
    table = list(csv.reader(io.StringIO((tmp_path / "m.csv").read_text("utf-8-sig"))))
    assert len(table) == len(rows) + 1
    file = tmp_path / "m.html"
    assert run("sheet", "matrix", "-o", file, "--profile", sample).code == 0
    page = file.read_text("utf-8")
    current = ("signed_off", "due", "second_look")
    for trainee in {row["trainee"] for row in rows}:
        own = [r for r in rows if r["trainee"] == trainee and r["status"] != "not_applicable"]
        signed = sum(row["status"] in current for row in own)
        assert f'<th scope="row">{trainee}</th><td>{signed} of {len(own)}</td>' in page


def test_that_matrix_and_progress_are_of_the_audience_that_was_named(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "trainers.json"
    given = ("export", "matrix", file, "--audience", "trainers", "--profile", sample)
    assert run(*given).code == 0
    rows = json.loads(file.read_text("utf-8"))
    assert {row["task"][:2] for row in rows} == {"91", "92"}
    trainer = rows[0]["trainee"]
    pdf = tmp_path / "trainer.pdf"
    asked = ("sheet", "progress", "--trainee", trainer, "-o", pdf, "--profile", sample)
    assert run(*asked).code == 3  # no trainee
    assert run(*asked, "--audience", "trainers").code == 0
    assert "Train the trainer" in text_of(pdf.read_bytes())
