"""What each command answers."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import RECORDS, TRAINEE, WORDS, Run
from tests.reports.reading import text_of
from trainer_app.bootstrap import open_program
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.recovery import new_recovery_code

# --- demo and status ----------------------------------------------------------------------------


def test_that_demo_acknowledges_each_record_once_and_status_counts_them(
    process: Run, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "p"
    said = process(
        *("demo", "--profile", folder, "--trainees", "2", "--records", "80", "--seed", "3", "--ack")
    )
    assert said.code == 0, said.err
    ids = said.out.splitlines()
    assert len(ids) == len(set(ids)) == 80
    facts = json.loads(run("status", "--json", "--profile", folder).out)
    assert facts["records"] == 80
    with_program = open_program(folder, SystemClock(), read_only=True)
    with with_program.store.reading() as reading:
        assert all(reading.record(RecordId(one)) is not None for one in ids)
    with_program.close()
    again = run("demo", "--profile", folder)
    assert again.code == 3
    assert json.loads(run("status", "--json", "--profile", folder).out) == facts


def test_that_status_has_the_facts_of_the_contract(run: Run, sample: Path) -> None:
    said = run("status", "--json", "--profile", sample)
    facts = json.loads(said.out)
    assert said.code == 0
    assert list(facts) == [
        *("plant", "records", "waiting", "confirmed", "last_success", "open_questions"),
        *("state_hash", "clock_ahead_s", "held"),
    ]
    assert facts["records"] == RECORDS
    assert facts["waiting"] == 0
    assert facts["confirmed"] is None
    assert len(facts["state_hash"]) == 64


# --- sheets -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_a_progress_sheet_is_the_same_bytes_twice_and_says_who_asked(
    run: Run, sample: Path, tmp_path: Path, lang: str
) -> None:
    one, two = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for file in (one, two):
        said = run(
            *("sheet", "progress", "--trainee", TRAINEE, "-o", file),
            *("--lang", lang, "--paper", "a4", "--profile", sample),
        )
        assert said.code == 0, said.err
        assert said.out == ""
    assert one.read_bytes() == two.read_bytes()
    text = text_of(one.read_bytes())
    assert TRAINEE in text
    assert ("the command line" if lang == "en" else "la ligne de commande") in text


def test_that_a_sheet_of_the_past_is_not_the_sheet_of_today(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    now, then = tmp_path / "now.pdf", tmp_path / "then.pdf"
    call = ("--profile", sample, "sheet", "progress", "--trainee", TRAINEE, "-o")
    assert run(*call, now).code == 0
    assert run(*call, then, "--as-of", "2020-01-01").code == 0
    assert "2020" in text_of(then.read_bytes())
    assert now.read_bytes() != then.read_bytes()


def test_that_a_sheet_of_nobody_or_of_a_trainer_is_refused_and_no_file_is_left(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    file = tmp_path / "s.pdf"
    for name in ("Nobody", "Dave Kowalski"):
        said = run("sheet", "progress", "--trainee", name, "-o", file, "--profile", sample)
        assert said.code == 3
        assert name in said.err
    assert not file.exists()


def test_that_a_sheet_that_cannot_be_written_is_refused(run: Run, sample: Path) -> None:
    place = "/nowhere/at/all/s.pdf"
    said = run("sheet", "progress", "--trainee", TRAINEE, "-o", place, "--profile", sample)
    assert said.code == 3
    assert place in said.err


def test_that_a_recovery_sheet_needs_the_words_and_only_those_of_this_plant(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    pdf, words = tmp_path / "r.pdf", tmp_path / "words"
    call = ("--profile", sample, "sheet", "recovery", "-o", pdf)
    assert run(*call).code == 3
    words.write_text(" ".join(new_recovery_code(os.urandom).words()), "utf-8")
    assert run(*call, "--code-file", words).code == 3
    words.write_text("twelve words of no list", "utf-8")
    assert run(*call, "--code-file", words).code == 3
    assert run(*call, "--code-file", tmp_path / "missing").code == 3
    assert not pdf.exists()
    words.write_text(WORDS, "utf-8")
    assert run(*call, "--code-file", words).code == 0
    text = text_of(pdf.read_bytes())
    assert all(word in text for word in WORDS.split())


# --- doctor -------------------------------------------------------------------------------------


def test_that_doctor_knows_the_machine_and_names_nobody(run: Run, sample: Path) -> None:
    said = run("doctor", "--json", "--profile", sample)
    facts = json.loads(said.out)
    assert said.code == 0
    assert facts["database"]["sqlcipher"]
    assert facts["folder"]["fsync_ms"] > 0
    assert facts["keys"] == {"store": True, "device": True}
    assert facts["profile"]["records"] == RECORDS
    assert "Inter-Regular.ttf" in facts["fonts"]
    modes = {file["name"]: file["mode"] for file in facts["files"]}
    assert modes["store.db"] == "-rw-------"
    with_names = open_program(sample, SystemClock(), read_only=True)
    names = [person.name for person in with_names.people.everybody()]
    with_names.close()
    lines = run("doctor", "--profile", sample).out
    for name in names:
        assert name not in said.out
        assert name not in lines


def test_that_doctor_answers_without_a_profile_and_with_a_broken_one(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    nowhere = run("doctor", "--json", "--profile", tmp_path / "nowhere")
    assert nowhere.code == 0
    assert json.loads(nowhere.out)["profile"] is None
    (profile / "store.key").unlink()
    broken = run("doctor", "--json", "--profile", profile)
    answer = json.loads(broken.out)
    assert answer["keys"] == {"store": False, "device": True}
    assert answer["problem"]


# --- beside a window ----------------------------------------------------------------------------


def test_that_reading_runs_beside_an_open_window_and_writing_is_refused(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    window = open_program(profile, SystemClock())
    try:
        assert run("status", "--profile", profile).code == 0
        assert run("verify", "--profile", profile).code == 0
        assert run("export", "records", tmp_path / "r.csv", "--profile", profile).code == 0
        assert run("backup", tmp_path / "b", "--profile", profile).code == 0
        assert run("doctor", "--profile", profile).code == 0
        pack = Path(__file__).parents[1] / "packs" / "small"
        refused = run("content", "load", pack, "--profile", profile)
    finally:
        window.close()
    assert refused.code == 3
    assert str(profile) in refused.err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anything")
def test_that_reading_works_where_nothing_may_be_written(run: Run, profile: Path) -> None:
    mode = stat.S_IMODE(profile.stat().st_mode)
    profile.chmod(0o500)
    try:
        assert run("status", "--profile", profile).code == 0
    finally:
        profile.chmod(mode)


# --- the window ---------------------------------------------------------------------------------


def test_that_a_missing_display_is_one_sentence(process: Run, tmp_path: Path) -> None:
    nothing = {"QT_QPA_PLATFORM": "", "DISPLAY": ":987", "WAYLAND_DISPLAY": ""}
    said = process("--profile", tmp_path / "p", environment=nothing)
    assert said.code == 3
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert not (tmp_path / "p").exists()
