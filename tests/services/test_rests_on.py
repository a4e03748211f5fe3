"""What numbers rest on at a hub: the trust line, and sheets and tables that agree with it."""

from __future__ import annotations

from typing import NoReturn

import pytest

from tests.services.at_hub import AtHub
from trainer_app.checklists import bodies as b
from trainer_app.checklists.papers import SkillsMatrix
from trainer_app.checklists.sheetparts import SheetHead
from trainer_app.checklists.sheets import OwnRecord
from trainer_app.checklists.trust import TrustLine
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.reports.content import trust_line
from trainer_app.reports.words import Words
from trainer_app.services import matrix, morning
from trainer_app.services.session import SignedIn
from trainer_app.services.sheets import Sheets


def test_that_a_pc_that_left_is_said_to_have_left_until_it_records_again(both: AtHub) -> None:
    def others() -> list[bool]:
        line = both.plant.program.peers.trust()
        assert line is not None
        return [peer.has_left for peer in line.peers if not peer.is_this]

    with both.other.program.store.writing() as writing:
        writing.append(b.PcLeft(), by=None)
    assert others() == [False]
    both.sync()
    assert others() == [True]
    wanted = Wanted(SheetKind.MATRIX, "en")
    by = both.plant.at_pad(both.plant.supervisor)
    assert "(left the plant 2026" in _trust(both.plant.program.sheets, by, wanted)
    both.hub.now += 60_000
    with both.other.program.store.writing() as writing:
        writing.append(b.MemoWritten(task="01-02", words="Back again."), by=None)
    both.sync()
    assert others() == [False]


def test_that_the_trust_line_follows_what_waits(both: AtHub) -> None:
    line = both.plant.program.peers.trust()
    assert line is not None
    assert (line.waiting, line.held, line.to_come) == (0, 0, 0)
    both.plant.sign_off("01-02")
    line = both.plant.program.peers.trust()
    assert line is not None
    assert line.waiting == 2
    page = both.plant.program.matrix.page(both.plant.at_pad(both.plant.supervisor))
    unconfirmed = {p.person: p.unconfirmed for p in page.lines}
    assert page.trust == line
    assert unconfirmed[both.plant.trainee] == frozenset({"01-02"})


def test_that_whoever_was_looked_at_is_not_looked_at_again_until_the_hub_confirms(
    both: AtHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, by = both.plant.program, both.plant.at_pad(both.plant.supervisor)
    both.plant.sign_off("01-02")

    def unconfirmed() -> list[frozenset[str]]:
        rows = [line.unconfirmed for line in program.matrix.page(by).lines]
        rows += [line.unconfirmed for line in program.mornings.page(by).lines]
        return [tasks for tasks in rows if tasks]

    assert unconfirmed() == [frozenset({"01-02"})] * 2
    with monkeypatch.context() as forbidden:
        for service in (matrix, morning):
            forbidden.setattr(service, "unconfirmed_tasks", _nobody_asks)
        forbidden.setattr(morning, "trainee_notes", _nobody_asks)
        assert unconfirmed() == [frozenset({"01-02"})] * 2
    both.sync()
    assert unconfirmed() == []


def _nobody_asks(*_about: object) -> NoReturn:
    pytest.fail("a part of a large plant would never be whole")


def test_that_a_table_says_what_it_rests_on_and_how_far_its_records_came(both: AtHub) -> None:
    exports = both.plant.program.exports
    made = both.plant.sign_off("01-02").records[0]
    table = exports.matrix()
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert {(row["waiting"], row["held"], row["to_come"]) for row in rows} == {(2, 0, 0)}
    assert {row["pcs"] for row in rows} == {tuple(peer.name for peer in _line(both).peers)}
    assert {(row["trainee"], row["task"]) for row in rows if row["unconfirmed"]} == {
        ("Tina Trainee", "01-02")
    }
    told = exports.records()
    records = {row[0]: dict(zip(told.columns, row, strict=True)) for row in told.rows}
    one = records[made]
    assert (one["travel"], one["received_on"], one["doubts"]) == ("waiting", None, ())
    assert (one["as_of"], one["to_come"]) == (both.plant.clock.now().date, 0)
    assert {row["travel"] for row in records.values()} == {"waiting", "confirmed"}


def _line(both: AtHub) -> TrustLine:
    line = both.plant.program.peers.trust()
    assert line is not None
    return line


def test_that_every_sheet_about_sign_offs_says_how_many_of_their_dates_are_in_doubt(
    both: AtHub,
) -> None:
    plant, sheets = both.plant, both.plant.program.sheets
    by, whose = plant.at_pad(plant.supervisor), plant.trainee
    plant.clock.advance(days=365)
    plant.sign_off("01-02")
    both.sync()
    number = plant.program.transcribing.issue(by, whose, ["01-03"]).number
    for wanted in (
        Wanted(SheetKind.PROGRESS, "en", trainee=whose),
        Wanted(SheetKind.OWN_RECORD, "en", trainee=whose),
        Wanted(SheetKind.PAPER_CHECKLIST, "en", number=number),
        Wanted(SheetKind.MATRIX, "en"),
        Wanted(SheetKind.SECOND_LOOKS, "en"),
    ):
        assert _trust(sheets, by, wanted).count("1 record is in doubt") == 1, wanted.kind
    assert [line.in_doubt for line in plant.program.matrix.page(by).lines if line.in_doubt] == [1]
    table = plant.program.exports.matrix()
    doubtful = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert {(r["trainee_id"], r["task"], r["in_doubt"]) for r in doubtful if r["in_doubt"]} == {
        (whose, "01-02", 1)
    }
    taught = Wanted(SheetKind.TRAINER, "en", task="01-03")
    assert "in doubt" not in _trust(sheets, by, taught)


def test_that_paper_shows_what_the_hub_has_not_confirmed_where_the_screen_does(
    both: AtHub,
) -> None:
    plant, sheets = both.plant, both.plant.program.sheets
    by, whose = plant.at_pad(plant.supervisor), plant.trainee
    wanted = (Wanted(SheetKind.MATRIX, "en"), Wanted(SheetKind.PROGRESS, "en", trainee=whose))

    def hatched() -> list[int]:
        told = [sheets.html(by, [one]).count("not yet confirmed by the hub") for one in wanted]
        assert all(sheets.pdf(by, [one]) for one in wanted)
        return told

    assert hatched() == [0, 0]
    plant.sign_off("01-02")
    assert hatched() == [1, 1]
    (wall,) = sheets.sheets(by, Wanted(SheetKind.MATRIX, "en", wall=True))
    assert isinstance(wall, SkillsMatrix)
    assert [cell.unconfirmed for row in wall.rows for cell in row.cells].count(True) == 1


def _trust(sheets: Sheets, by: SignedIn, wanted: Wanted) -> str:
    (sheet,) = sheets.sheets(by, wanted)
    if isinstance(sheet, OwnRecord):
        sheet = sheet.progress
    head = getattr(sheet, "head", None)
    assert isinstance(head, SheetHead)
    return trust_line(head, Words("en"))
