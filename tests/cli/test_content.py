"""A programme's files: checked with every finding, adopted only when sound, in somebody's name."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer_app.bootstrap import open_program
from trainer_app.checklists.bodies import EditionAdopted
from trainer_app.checklists.packbook import BookSheet
from trainer_app.checklists.packcheck import load
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.resources import shipped_pack
from trainer_app.reports.workbooks import read_workbook, write_workbook
from trainer_app.services.people import NewPerson, People
from trainer_app.services.session import SignedIn


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The shipped programme with one word changed: another edition."""
    folder = tmp_path / "pack"
    shutil.copytree(shipped_pack(), folder)
    heading = folder / "pack.toml"
    heading.write_text(heading.read_text("utf-8") + "# our own copy\n", "utf-8")
    return folder


def break_it(pack: Path) -> None:
    unit = pack / "units" / "u01.toml"
    text = unit.read_text("utf-8")
    unit.write_text(text.replace('id = "01-01"', 'id = "01-02"', 1), "utf-8")


def test_that_the_shipped_programme_is_sound_and_counted(process: Run) -> None:
    said = process("content", "check", shipped_pack(), "--json")
    report = json.loads(said.out)
    assert said.code == 0
    assert (report["tasks"], report["breakdowns"], report["questions"]) == (91, 91, 182)
    assert report["fr_percent"] == 100
    assert report["findings"] == []
    assert list(report) == [
        *("tasks", "breakdowns", "cards", "questions", "glossary", "fr_percent", "findings")
    ]


def test_that_every_finding_of_a_broken_programme_is_named_with_its_place(
    run: Run, pack: Path
) -> None:
    break_it(pack)
    (pack / "plan.toml").unlink()
    as_data, as_lines = run("content", "check", pack, "--json"), run("content", "check", pack)
    assert as_data.code == as_lines.code == 3
    findings = json.loads(as_data.out)["findings"]
    places = {finding["place"] for finding in findings}
    assert "plan.toml" in places
    assert any(place.startswith("units/u01.toml:") for place in places)
    assert all("{" not in finding["sentence"] for finding in findings)
    for place in places:
        assert place in as_lines.out


def test_that_a_folder_that_is_not_there_is_a_finding(run: Run, tmp_path: Path) -> None:
    assert run("content", "check", tmp_path / "nowhere").code == 3


def test_that_an_edition_is_adopted_in_a_supervisors_name_without_a_pin(
    run: Run, profile: Path, pack: Path
) -> None:
    edition = load(read_folder(pack)).edition
    said = run("content", "load", pack, "--profile", profile)
    assert said.code == 0, said.err
    program = open_program(profile, SystemClock(), read_only=True)
    with program.store.reading() as reading:
        directory = reading.directory()
        adopted = reading.records(("edition.adopted",))[-1]
        kept = reading.pack(edition)
        records = reading.record_count()
    program.close()
    assert directory.edition == edition
    assert kept is not None
    assert isinstance(adopted.body, EditionAdopted)
    assert adopted.head.by is not None
    assert directory.name(adopted.head.by.person) == "Renée Tremblay"
    assert adopted.head.by.pin is None
    assert run("verify", "--profile", profile).code == 0

    assert run("content", "load", pack, "--profile", profile).code == 0
    facts = json.loads(run("status", "--json", "--profile", profile).out)
    assert facts["records"] == records  # the same edition again records nothing


def test_that_a_broken_programme_is_refused_whole(run: Run, profile: Path, pack: Path) -> None:
    before = run("status", "--json", "--profile", profile).out
    break_it(pack)
    said = run("content", "load", pack, "--profile", profile)
    assert said.code == 3
    assert "units/u01.toml:" in said.err
    assert run("status", "--json", "--profile", profile).out == before


def test_that_it_is_said_whose_decision_it_is_where_there_are_several_supervisors(
    run: Run, profile: Path, pack: Path
) -> None:
    program = open_program(profile, SystemClock())
    people = People(program.store, program.clock)
    supervisor = people.find("Renée Tremblay")
    with program.store.reading() as reading:
        pin = reading.pin(supervisor.id)
    assert pin is not None
    by = SignedIn(supervisor, pin.record, program.clock.now().ms)
    people.add_person(by, NewPerson("Second Supervisor", (Role.SUPERVISOR,)))
    program.close()
    call = ("content", "load", pack, "--profile", profile)
    unsaid = run(*call)
    assert unsaid.code == 3
    assert "Second Supervisor" in unsaid.err
    assert run(*call, "--as", "Dave Kowalski").code == 3
    assert run(*call, "--as", "Second Supervisor").code == 0


# --- a workbook -----------------------------------------------------------------------------------

NEW_LINE = "Says the control for each energy present, and where it is."


def rewrite(file: Path, sheet: str, column: int, row: int, text: str) -> None:
    """Change one cell, as somebody with a spreadsheet would; ``row`` from 1."""

    def changed(old: BookSheet) -> BookSheet:
        if old.name != sheet:
            return old
        rows = [list(cells) for cells in old.rows]
        rows[row - 1][column] = text
        return BookSheet(old.name, tuple(tuple(cells) for cells in rows))

    sheets = tuple(changed(old) for old in read_workbook(file.read_bytes()))
    file.write_bytes(write_workbook(sheets, "en"))


@pytest.fixture
def workbook(run: Run, tmp_path: Path) -> Path:
    file = tmp_path / "programme.xlsx"
    assert run("content", "export", file).code == 0
    return file


def test_that_an_exported_programme_checks_like_its_folder(run: Run, workbook: Path) -> None:
    by_folder = json.loads(run("content", "check", shipped_pack(), "--json").out)
    by_book = json.loads(run("content", "check", workbook, "--json").out)
    assert {**by_book, "findings": []} == {**by_folder, "findings": []}


def test_that_a_changed_cell_is_what_the_plant_judges_by_after_loading(
    run: Run, profile: Path, workbook: Path
) -> None:
    rewrite(workbook, "lines", 1, 3, NEW_LINE)
    said = run("content", "load", workbook, "--profile", profile)
    assert said.code == 0, said.err
    program = open_program(profile, SystemClock(), read_only=True)
    with program.store.reading() as reading:
        edition = reading.directory().edition
        pack = None if edition is None else reading.pack(edition)
    program.close()
    assert pack is not None
    assert pack.tasks["01-01"].lines[1]["en"] == NEW_LINE
    assert run("verify", "--profile", profile).code == 0


def test_that_bad_rows_are_listed_by_cell_and_nothing_is_half_imported(
    run: Run, profile: Path, workbook: Path
) -> None:
    before = run("status", "--json", "--profile", profile).out
    rewrite(workbook, "lines", 0, 3, "99-99")
    rewrite(workbook, "tasks", 4, 2, "X")
    said = run("content", "load", workbook, "--profile", profile)
    assert said.code == 3
    assert "lines!A3" in said.err
    assert "tasks!E2" in said.err
    listed = run("content", "check", workbook, "--lang", "fr")
    assert listed.code == 3
    assert "lines!A3: erreur: La feuille tasks" in listed.out
    assert run("status", "--json", "--profile", profile).out == before


def test_that_a_broken_programme_is_not_exported(run: Run, pack: Path, tmp_path: Path) -> None:
    break_it(pack)
    file = tmp_path / "out.xlsx"
    assert run("content", "export", file, pack).code == 3
    assert not file.exists()
    assert run("content", "export", tmp_path / "out.csv").code == 2
