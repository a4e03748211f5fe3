"""The record of observed competence on paper: what it says, and what it never says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.reports.evidence import every_mark, make_evidence_pack, make_sign_off, record
from tests.reports.reading import pages_of, text_of
from tests.reports.sheets import make_task, make_unit
from trainer_app.checklists.evidencepack import EvidencePack, PackSignOff, PackTask
from trainer_app.checklists.status import Status
from trainer_app.reports import html, render
from trainer_app.reports.evidencelists import signers
from trainer_app.reports.words import Words


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """As read back, spaces between words alone."""
    return [" ".join(page.split()) for page in pages_of(render(make_evidence_pack(done=0.5)))]


def of_one(*sign_offs: PackSignOff, **changes: object) -> EvidencePack:
    """A programme of one unit and one task."""
    sheet = make_evidence_pack(done=0)
    task = make_task(**changes)
    return replace(
        sheet,
        progress=replace(sheet.progress, units=(make_unit(task),), remains=()),
        tasks=(PackTask(task.id, True, sign_offs),),
        unit_signatures=(),
    )


def test_that_the_first_page_says_who_by_which_standard_and_what_is_outside() -> None:
    sheet = make_evidence_pack(done=0.3)
    page = " ".join(pages_of(render(sheet))[0].split())
    for said in (
        "Record of observed competence Amélie Côté",
        "Proposed framework, not the certifying body’s standard.",
        "It is no certificate and awards nothing",
        "version 0.1, edition ab12cd34:",
        "edition 00ff00ff, not on this PC: 1 sign-off",
        f"Fingerprint {sheet.check.fingerprint}",
        "what nobody else has ever seen could be rewritten",
        "What remains before ready to present",
    ):
        assert said in page
    outside = page[page.index("Outside the evidence") :]
    away = [one.task for one in sheet.not_applicable]
    assert all(task in outside for task in away)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_nobody_is_called_competent_and_nothing_is_a_percentage(lang: str) -> None:
    text = text_of(render(make_evidence_pack(lang, done=0.2)))
    assert not re.search(r"\bcompetent\b|\bcompétente?s?\b(?! obs)|%|\d\d:\d\d", text)


def test_that_everything_beside_a_sign_off_is_said() -> None:
    text = text_of(render(of_one(every_mark())))
    for said in (
        "2026-11-21", "on the job", "mold 214, press P7, order WO-5512", "QA WP",
        "Marie Tremblay (a)", "declined 2026-11-21; decided",
        f"record {record('marked signed')[:12]}", f"record {record('marked agreed')[:12]}",
        "second assessor Ana Silva, 2026-11-21, record", "entered late: The PC was down.",
        "Yves Roy looked at it again on 2026-11-21 and agrees, record",
        "trainee signed more than 24 h later", "compared by the same person",
        "named by the employer", "right to sign given by the same person", "date in doubt",
        "standard of edition 00ff00ff", "not yet confirmed by the hub",
        "photo abababababab (Gauge at zero)", "PDF cdcdcdcdcdcd, not on this PC",
        "(a) signer not current on the task",
    ):  # fmt: skip
        assert said in text, said
    plain = text_of(render(of_one(make_sign_off())))
    for said in ("declined 2026", "second assessor Ana", "entered late", "in doubt", "photo abab"):
        assert said not in plain


def test_that_a_record_that_is_not_as_it_was_written_is_named_on_the_first_page() -> None:
    sheet = of_one(make_sign_off())
    bad, far = record("bad"), record("far")
    check = replace(sheet.check, faults=(bad,), unproven=(far,), absent=2, confirmed=7)
    page = " ".join(pages_of(render(replace(sheet, check=check)))[0].split())
    assert f"1 is not as it was written, or is not there: {bad[:12]}." in page
    assert f"1 was not followed to a signature; trainer-app verify does: {far[:12]}." in page
    assert "2 places of their logs are empty" in page
    assert "The hub has confirmed 7 of them." in page
    assert "each as it was written" not in page


def test_that_the_rows_of_a_task_stay_together_and_heads_repeat(pages: list[str]) -> None:
    tasks = make_evidence_pack(done=0.5).tasks
    inside = pages[1:]
    for task in tasks:
        ids = [one.statement.record[:12] for one in task.sign_offs]
        assert sum(any(one in page for one in ids) for page in inside) == bool(ids)
    for page in inside:
        if any(one.statement.record[:12] in page for task in tasks for one in task.sign_offs):
            assert "Watched and signed by" in page


def test_that_more_sign_offs_than_a_page_holds_go_on_under_the_task_again() -> None:
    many = tuple(make_sign_off(f"n{number}") for number in range(90))
    said = [" ".join(page.split()) for page in pages_of(render(of_one(*many)))]
    assert all(f"Page {n} of {len(said)}" in page for n, page in enumerate(said, start=1))
    shown = [page for page in said if "01-03" in page and "order WO-5512" in page]
    assert len(shown) > 2
    assert all("mold work (continued)" in page for page in shown[1:])


def test_that_a_task_without_a_sign_off_is_there_all_the_same() -> None:
    sheet = of_one(status=Status.NOT_STARTED, counted=0, performances=(), expires_on=None)
    text = text_of(render(sheet))
    assert "Not started 0 of 3" in text
    assert "No sign-off yet 1 task: 01-03" in text


def test_that_nothing_remaining_is_said() -> None:
    assert "ready to present to the certifying body" in text_of(render(of_one(make_sign_off())))


def test_that_the_copy_in_words_says_the_same() -> None:
    page = html(of_one(every_mark()))
    assert record("marked signed")[:12] in page
    assert "signer not current on the task" in page
    assert "second assessor Ana Silva" in page
    assert "No such press at this plant." in html(make_evidence_pack(done=0.5))


@pytest.mark.parametrize("name", ["Aa " * 3000, "x" * 400, "<b>&", "李小龍", ""])
def test_that_any_words_print(name: str) -> None:
    one = make_sign_off(
        mold=name, press=name, place=name, late=True, late_why=name, work_order=name, pc=name
    )
    pages = pages_of(render(of_one(one, one, title=name)))
    assert all("Page" in page for page in pages)


def test_that_a_right_whose_reason_was_not_given_is_a_right_all_the_same() -> None:
    sheet = make_evidence_pack()
    unsaid = replace(sheet.signers[0], basis="")
    nobody = replace(unsaid, given=None)
    listing = signers(replace(sheet, signers=(unsaid, nobody)), Words("en"))
    assert [row[1] for row in listing.rows] == ["–", "capstone: none asked for"]
