"""Exports: codes and ids for scripts, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Run
from trainer_app.reports.tables import to_bytes
from trainer_app.services.exports import RECORD_COLUMNS, Table

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x";"y")')


def rows_of_csv(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(raw: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def test_that_people_are_ids_names_and_roles_in_every_format(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    files = {form: tmp_path / f"people.{form}" for form in ("json", "csv", "xlsx")}
    for file in files.values():
        assert run("export", "people", file, "--profile", sample).code == 0
    people = json.loads(files["json"].read_text("utf-8"))
    assert [set(person) for person in people] == [{"id", "name", "roles"}] * len(people)
    assert {"Renée Tremblay"} == {p["name"] for p in people if "supervisor" in p["roles"]}
    plain = [[p["id"], p["name"], "; ".join(p["roles"])] for p in people]
    assert rows_of_csv(files["csv"].read_bytes()) == [["id", "name", "roles"], *plain]
    assert rows_of_xlsx(files["xlsx"].read_bytes()) == [["id", "name", "roles"], *plain]


def test_that_records_agree_in_every_format_and_hold_no_secret(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    files = {form: tmp_path / f"records.{form}" for form in ("json", "csv", "xlsx")}
    for file in files.values():
        assert run("export", "records", file, "--profile", sample).code == 0
    records = json.loads(files["json"].read_text("utf-8"))
    table, book = (
        rows_of_csv(files["csv"].read_bytes()),
        rows_of_xlsx(files["xlsx"].read_bytes()),
    )
    assert table[0] == list(RECORD_COLUMNS)
    assert len(table) == len(book) == len(records) + 1
    assert [row[0] for row in table[1:]] == [record["id"] for record in records]
    assert [row[0] for row in book[1:]] == [record["id"] for record in records]
    kinds = {record["kind"] for record in records}
    assert "signoff.recorded" in kinds
    assert not any(kind.startswith(("person.pin", "note.")) for kind in kinds)
    assert "argon2" not in files["json"].read_text("utf-8")
    signed = next(r for r in records if r["kind"] == "signature.given")
    assert signed["trainee"] == signed["by"]
    assert len(signed["tasks"]) == 1


def test_that_the_same_table_gives_the_same_bytes() -> None:
    table = Table("x", ("a",), (("é",), (date(2026, 3, 2),)))
    for form in (".csv", ".xlsx", ".json"):
        assert to_bytes(table, form) == to_bytes(table, form)


@pytest.mark.parametrize("text", HOSTILE)
def test_that_no_cell_is_ever_a_formula(text: str) -> None:
    table = Table("x", ("a", "b"), ((text, (text, "y")),))
    cells = rows_of_csv(to_bytes(table, ".csv"))[1]
    assert cells[0] == "'" + text
    assert cells[1].startswith("'")
    in_book = rows_of_xlsx(to_bytes(table, ".xlsx"))[1]
    assert str(in_book[0]).strip() == text.strip()
    assert json.loads(to_bytes(table, ".json"))[0]["a"] == text


def test_that_numbers_dates_and_nothing_keep_their_type_in_a_workbook() -> None:
    table = Table("x", ("a", "b", "c", "d"), ((-3, date(2026, 3, 2), None, True),))
    assert rows_of_xlsx(to_bytes(table, ".xlsx"))[1] == [-3.0, date(2026, 3, 2), "", True]
    assert rows_of_csv(to_bytes(table, ".csv"))[1] == ["-3", "2026-03-02", "", "true"]


def test_that_a_table_without_rows_is_a_header() -> None:
    table = Table("x", ("a", "b"), ())
    assert rows_of_csv(to_bytes(table, ".csv")) == [["a", "b"]]
    assert rows_of_xlsx(to_bytes(table, ".xlsx")) == [["a", "b"]]
    assert json.loads(to_bytes(table, ".json")) == []
