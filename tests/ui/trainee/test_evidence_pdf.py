"""A PDF as evidence: taken as it is, kept with what is signed, copied out, and never opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QFileDialog, QStackedWidget
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import make_signed_in, usual_people
from tests.ui.trainee.pages import Screens
from trainer_app.checklists import bodies as b
from trainer_app.checklists.attachments import blobs_of
from trainer_app.checklists.evidence import MOST_PDF, PDF_KIND, EvidencePiece
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.errors import Damage, ErrorCode, InvalidInput, Refusal, TrainerError
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.evidence import Evidence
from trainer_app.ui.copying import Copying, file_name
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.light_table import LightTable
from trainer_app.ui.navigator import Navigator
from trainer_app.ui.session import Session
from trainer_app.ui.shared.evidence import EvidenceItem
from trainer_app.ui.shared.evidence_files import prepare_evidence
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.signoff.view_model import SignOffViewModel

TASK = "01-01"
REPORT = b"%PDF-1.7\n" + bytes(range(256)) * 937 + b"\n%%EOF\n"
"""240 KB. It is never looked into."""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "Kunde Meier, geheim.bin"  # neither what it says nor what it does not
    path.write_bytes(REPORT)
    return str(path)


def add(screens: Screens, model: SignOffViewModel, path: str, caption: str) -> None:
    model.photos.add(path)
    screens.settle()
    model.photos.name(len(model.state.form.photos) - 1, caption)
    screens.settle()


def signed(screens: Screens, report: str) -> SignOffViewModel:
    model = screens.sign_off(TASK)
    screens.fill(model)
    add(screens, model, report, "Report")
    screens.sign(model)
    screens.settle()
    return model


def named(plant: Plant, file: b.EvidenceFile) -> RecordId:
    """A try of the trainee's that names a file, as it may come from elsewhere."""
    with plant.program.store.writing() as writing:
        body = b.TryRecorded(trainee=plant.trainee, task=TASK, level=2, evidence_files=(file,))
        return writing.append(body, by=plant.at_pad(plant.trainer).by()).id


def refused(plant: Plant, viewer: PersonId, record: RecordId, sha256: str) -> ErrorCode:
    with pytest.raises(TrainerError) as error:
        plant.program.evidence.pdf(plant.at_pad(viewer), record, sha256)
    return error.value.code


def test_that_a_pdf_is_kept_as_it_is_with_what_is_signed_and_its_name_is_not(
    plant: Plant, screens: Screens, report: str
) -> None:
    signed(screens, report)
    (item,) = [i for i in screens.history().state.items if i.kind == "signoff.recorded"]
    (piece,) = item.photos
    assert (piece.kind, piece.size, piece.caption) == (PDF_KIND, len(REPORT), "Report")
    with plant.program.store.reading() as reading:
        record = reading.record(item.record)
        assert record is not None
        assert blobs_of(record) == (piece.sha256,)  # it travels like a photo
        assert reading.blob(piece.sha256) == REPORT
    assert isinstance(record.body, b.SignoffRecorded)
    assert "Meier" not in str(record.body)


def test_that_it_stands_on_the_page_and_in_the_draft_and_is_part_of_what_is_signed(
    screens: Screens, report: str
) -> None:
    model = screens.sign_off(TASK)
    view = SignOffView(model)
    screens.fill(model)
    screens.type_pin(model.trainer_signature)
    add(screens, model, report, "Report")
    assert not model.trainer_signature.state.is_given  # something else is signed now
    (row,) = view.form.photos.rows
    assert row.told.text() == "PDF, 240\N{NO-BREAK SPACE}KB"
    assert "as it is" in view.form.photos.as_it_is.text()
    assert not view.form.photos.as_it_is.isHidden()
    screens.drafts.write_now()
    screens.settle()
    again = screens.sign_off(TASK)
    assert again.state.form.photos == (EvidencePiece(REPORT, "Report", PDF_KIND),)
    view.deleteLater()


def test_that_what_is_too_large_or_cannot_be_read_is_refused_in_words(
    screens: Screens, tmp_path: Path
) -> None:
    large, half = tmp_path / "large", tmp_path / "half"
    large.write_bytes(b"%PDF-" + bytes(MOST_PDF))
    half.write_bytes(b"%PDF-" + bytes(MOST_PDF // 2))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InvalidInput, match="pdf_too_large"):
        prepare_evidence(str(large))
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "gone"):
        with pytest.raises(InvalidInput, match="file_unreadable"):
            prepare_evidence(str(path))
    model = screens.sign_off(TASK)
    add(screens, model, str(half), "First")
    add(screens, model, str(half), "Second")
    problem = model.photos.state.problem
    assert problem is not None
    assert (problem.code, problem.params) == (ErrorCode.PDF_TOO_LARGE, {"most": 5})
    assert len(model.state.form.photos) == 1
    model.photos.drop(0)
    assert model.photos.state.problem is None


def test_that_the_rules_hold_below_the_window_too(plant: Plant) -> None:
    claim = plant.claim(TASK, photos=(EvidencePiece(b"MZ", "", PDF_KIND),))
    with pytest.raises(InvalidInput, match="evidence_not_pdf"):
        plant.program.signing.record_sign_off(plant.at_pad(plant.trainer), plant.trainee, [claim])


def test_that_a_copy_is_saved_where_it_is_asked_for_and_the_page_says_so(
    qtbot: QtBot, plant: Plant, screens: Screens, report: str, tmp_path: Path
) -> None:
    signed(screens, report)
    history = screens.history()
    stack, session = QStackedWidget(), Session(plant.clock, 5)
    qtbot.addWidget(stack)
    navigator = Navigator(stack)
    navigator.register("history", lambda _params: HistoryView(history))
    navigator.go("history")
    light = LightTable(navigator)
    history.enlarge_wanted.connect(light.lay)
    copying = Copying(
        screens.tasks, lambda: plant.program.evidence, session, navigator, screens.look
    )
    light.copy_wanted.connect(copying.ask)
    session.begin(plant.at_pad(plant.trainee))
    (item,) = [i for i in history.state.items if i.kind == "signoff.recorded"]
    history.select(item.record)
    stack.show()
    page = navigator.page
    assert isinstance(page, HistoryView)
    (row,) = page.detail.photos.files
    assert row.words.text() == "Report, PDF, 240\N{NO-BREAK SPACE}KB"
    row.copy.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "desk" / file_name(item.photos[0])
    dialog.fileSelected.emit(str(target))  # the folder is not there
    screens.settle()
    assert page.message.accessibleName() == "The file cannot be written"
    target.parent.mkdir()
    target.write_bytes(b"older")
    dialog.fileSelected.emit(str(target))
    screens.settle()
    assert page.message.accessibleName() == "A copy was saved."
    assert target.read_bytes() == REPORT
    assert [path.name for path in target.parent.iterdir()] == [target.name]  # nothing half-made
    dialog.close()
    session.lock()


def test_that_the_window_asks_where_a_copy_goes_and_no_longer_once_the_plant_is_closed(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    shell = open_window()
    qtbot.waitUntil(lambda: shell.navigator.current == "board")
    shell.sign_in(make_signed_in(usual_people()[0]))
    item = EvidenceItem("ab" * 32, None, "Report", PDF_KIND, 5, is_here=True)
    shell.light_table.lay((item,), 0)
    dialog = shell.navigator.page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("evidence-abababab.pdf")
    dialog.close()
    before = shell.close_plant()
    before.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(before))
    shell.light_table.lay((item,), 0)
    assert shell.navigator.page.findChild(QFileDialog) is None


def test_that_only_who_may_see_the_record_gets_a_copy_and_only_of_what_it_names(
    plant: Plant, screens: Screens, report: str
) -> None:
    signed(screens, report)
    (item,) = [i for i in screens.history().state.items if i.kind == "signoff.recorded"]
    sha256 = item.photos[0].sha256
    mine = plant.program.evidence.pdf(plant.at_pad(plant.trainee), item.record, sha256)
    assert mine == REPORT
    another = plant.add("Noor Amari", Role.TRAINEE)
    assert refused(plant, another, item.record, sha256) is ErrorCode.NOT_ALLOWED
    other = named(plant, b.EvidenceFile("ab" * 32, PDF_KIND, "", 240_000))
    assert refused(plant, plant.trainee, other, sha256) is ErrorCode.RECORD_UNKNOWN
    assert refused(plant, plant.trainee, other, "ab" * 32) is ErrorCode.BLOB_UNKNOWN


def test_that_what_a_record_calls_a_pdf_and_is_none_is_never_copied(plant: Plant) -> None:
    with plant.program.store.writing() as writing:
        program = writing.keep_blob(b"MZ what a stranger wants to be run")
    record = named(plant, b.EvidenceFile(program, PDF_KIND, "Report"))
    assert refused(plant, plant.trainee, record, program) is ErrorCode.EVIDENCE_NOT_PDF


def test_that_a_file_that_is_not_what_was_signed_is_never_copied(
    plant: Plant, screens: Screens, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(screens, report)
    (item,) = [i for i in screens.history().state.items if i.kind == "signoff.recorded"]
    with plant.program.store.reading() as reading:
        kind = type(reading)
    monkeypatch.setattr(kind, "blob", lambda _self, _sha256: REPORT + b"more")
    with pytest.raises(Damage, match="evidence_altered"):
        Evidence(plant.program.store).pdf(
            plant.at_pad(plant.trainee), item.record, item.photos[0].sha256
        )


@pytest.mark.parametrize(
    ("size", "words"), [(2_400_000, "2.4\N{NO-BREAK SPACE}MB"), (10**40, ""), (-5, "")]
)
def test_that_a_pdf_that_has_not_come_says_its_kind_and_its_size_where_that_makes_sense(
    plant: Plant, screens: Screens, size: int, words: str
) -> None:
    record = named(plant, b.EvidenceFile("ab" * 32, PDF_KIND, "Report", size))
    history = screens.history()
    view = HistoryView(history)
    view.resize(1366, 768)
    view.show()
    history.select(record)
    screens.settle()
    (row,) = view.detail.photos.files
    assert row.words.text() == ", ".join(filter(None, ("Report", "PDF", words)))
    assert row.state.text() == "File pending"
    assert row.copy.isHidden()
    view.deleteLater()


def test_that_a_record_of_before_reads_as_it_was_and_an_older_program_reads_a_new_one() -> None:
    import msgspec

    class OlderFile(msgspec.Struct, frozen=True):
        sha256: str
        kind: str = "image/jpeg"
        caption: str = ""

    before = b'{"sha256":"ab","caption":"Gauge"}'
    assert msgspec.json.decode(before, type=b.EvidenceFile) == b.EvidenceFile("ab", caption="Gauge")
    new = msgspec.json.encode(b.EvidenceFile("ab", PDF_KIND, "Report", 7))
    assert msgspec.json.decode(new, type=OlderFile) == OlderFile("ab", PDF_KIND, "Report")


def test_that_nobody_answers_for_a_record_that_is_no_judgement(plant: Plant) -> None:
    with pytest.raises(Refusal, match="record_unknown"):
        plant.program.evidence.pdf(plant.at_pad(plant.trainer), RecordId("ab" * 16), "ab" * 32)
