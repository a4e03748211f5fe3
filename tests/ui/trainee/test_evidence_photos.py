"""Photos as evidence: on the page, in the draft, in what is signed, in the history."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.checklists import bodies as b
from trainer_app.checklists.evidence import MOST_PIECES
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.shared.pictures import prepare_picture
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.signoff.view_model import SignOffViewModel
from trainer_app.ui.widgets.evidence_strip import EvidenceStrip

TASK = "01-01"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """More than a sign-off takes, each another one."""
    paths = []
    for n in range(MOST_PIECES + 1):
        made = QImage(80, 60, QImage.Format.Format_RGB32)
        made.fill(0xFF404040 + n * 0x202020)
        paths.append(str(tmp_path / f"photo{n}.png"))
        made.save(paths[-1])
    return paths


def add(screens: Screens, model: SignOffViewModel, *paths: str) -> None:
    for path in paths:
        model.photos.add(path)
        screens.settle()


def test_that_a_photo_is_part_of_what_is_signed_and_of_the_history(
    screens: Screens, files: list[str]
) -> None:
    model = screens.sign_off(TASK)
    screens.fill(model)
    add(screens, model, files[0])
    model.photos.name(0, "Gauge at zero")
    screens.settle()
    screens.sign(model)
    screens.settle()
    history = screens.history()
    (item,) = [item for item in history.state.items if item.kind == "signoff.recorded"]
    (photo,) = item.photos
    assert (photo.image, photo.caption) == (prepare_picture(files[0]), "Gauge at zero")
    assert isinstance(item.body, b.SignoffRecorded)
    assert [file.sha256 for file in item.body.evidence_files] == [photo.sha256]
    view = HistoryView(history)
    view.resize(1366, 768)
    view.show()
    history.select(item.record)
    screens.settle()
    (tile,) = view.detail.photos.tiles
    assert not tile.picture.pixmap().isNull()
    assert view.detail.photos.height() >= tile.height() > 0  # nothing of it is cut
    assert tile.accessibleName() == "Gauge at zero"
    view.deleteLater()


def test_that_the_draft_keeps_the_photos_and_a_signature_is_taken_back_by_another_one(
    screens: Screens, files: list[str]
) -> None:
    model = screens.sign_off(TASK)
    screens.fill(model)
    add(screens, model, files[0])
    screens.type_pin(model.trainer_signature)
    signed = model.trainer_signature.state
    assert signed.is_given
    add(screens, model, files[1])
    assert not model.trainer_signature.state.is_given  # something else is signed now
    screens.drafts.write_now()
    screens.settle()
    again = screens.sign_off(TASK)
    assert again.state.form.photos == model.state.form.photos
    again.photos.drop(0)
    assert [p.content for p in again.state.form.photos] == [prepare_picture(files[1])]


def test_that_no_more_are_taken_than_a_sign_off_holds_and_nothing_else(
    screens: Screens, files: list[str], tmp_path: Path
) -> None:
    model = screens.sign_off(TASK)
    path = tmp_path / "report.pdf"  # a name says nothing
    path.write_text("Not a picture")
    add(screens, model, str(path))
    problem = model.photos.state.problem
    assert problem is not None
    assert problem.code is ErrorCode.EVIDENCE_NOT_TAKEN
    add(screens, model, *files)
    assert len(model.state.form.photos) == MOST_PIECES


def test_that_a_photo_may_be_dropped_named_and_removed_on_the_page(
    screens: Screens, files: list[str]
) -> None:
    model = screens.sign_off(TASK)
    view = SignOffView(model)
    view.resize(1366, 768)
    view.show()
    screens.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(files[0])])
    view.dropEvent(
        QDropEvent(
            *(QPointF(9, 9), Qt.DropAction.CopyAction, data),
            *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
        )
    )
    screens.settle()
    (row,) = view.form.photos.rows
    row.caption.textEdited.emit("The tag")
    assert [p.caption for p in model.state.form.photos] == ["The tag"]
    assert view.form.photos.rows == [row]  # the field that is typed in stays
    row.remove.click()
    screens.settle()
    assert model.state.form.photos == ()
    assert view.form.photos.rows == []
    view.deleteLater()


def test_that_a_photo_that_has_not_come_is_pending(plant: Plant, screens: Screens) -> None:
    recorded = plant.sign_off(TASK)
    with plant.program.store.writing() as writing:
        first = writing.record(recorded.records[0])
        assert first is not None
        assert isinstance(first.body, b.SignoffRecorded)
        file = b.EvidenceFile("ab" * 32, caption="Gauge")
        body = b.SignoffRecorded(
            trainee=plant.trainee,
            task=TASK,
            edition=first.body.edition,
            right=first.body.right,
            evidence_files=(file,),
        )
        writing.append(body, by=first.head.by)
    view = EvidenceStrip()
    (item,) = [item for item in screens.history().state.items if item.photos]
    view.show_photos(item.photos)
    assert [tile.picture.text() for tile in view.tiles] == ["Photo pending"]
    assert item.photos[0].image is None
    view.deleteLater()
