"""A photo of a step: on the breakdown, large, added, changed, taken away; a draft until then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.checklists.stepphotos import Shows
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId
from trainer_app.services.photos import NewPhoto
from trainer_app.ui.photo.view import PhotoView
from trainer_app.ui.photo.view_model import FORM, PhotoForm, PhotoViewModel
from trainer_app.ui.shared.pictures import prepare_picture
from trainer_app.ui.task.view import TaskView

TASK = "01-01"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = QImage(80, 60, QImage.Format.Format_RGB32)
    made.fill(0xFF406080)
    path = tmp_path / "photo.png"
    made.save(str(path))
    return path


def make_photo(screens: Screens, photo: str = "", viewer: PersonId | None = None) -> PhotoViewModel:
    plant = screens.plant
    model = PhotoViewModel(
        screens.tasks,
        plant.program.photos,
        prepare_picture,
        screens.drafts,
        plant.at_pad(viewer or plant.trainer),
        TASK,
        photo,
        screens.look,
    )
    model.read()
    screens.settle()
    return model


def test_that_a_photo_needs_its_step_and_a_judgement(screens: Screens, file: Path) -> None:
    model = make_photo(screens)
    model.take_file(str(file))
    screens.settle()
    model.choose_step(1)
    unjudged = model.state
    assert not unjudged.is_ready
    model.choose_shows("not_good")
    model.type_words("Flash at the vent")
    assert model.state.is_ready
    assert screens.drafts.kept(FORM, f"{TASK}/", PhotoForm) is not None
    model.save()
    screens.settle()
    assert screens.drafts.kept(FORM, f"{TASK}/", PhotoForm) is None
    (photo,) = screens.task(TASK).state.photos
    assert (photo.number, photo.shows, photo.words) == (1, "not_good", "Flash at the vent")
    assert photo.image == prepare_picture(str(file))


def test_that_what_was_begun_is_there_again_with_its_photo(screens: Screens, file: Path) -> None:
    model = make_photo(screens)
    model.take_file(str(file))
    screens.settle()
    model.choose_step(1)
    again = make_photo(screens)
    assert again.state.begun is not None
    assert again.state.form == model.state.form
    again.start_again()
    assert again.state.form == PhotoForm()


def test_that_a_file_that_is_no_photo_is_refused_in_words(screens: Screens, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Not a picture")
    model = make_photo(screens)
    model.take_file(str(path))
    screens.settle()
    assert model.state.problem is not None
    assert model.state.problem.code is ErrorCode.PICTURE_UNREADABLE
    assert not model.state.busy


def test_that_a_tap_on_the_breakdown_opens_a_photo_that_can_be_changed_or_taken_away(
    plant: Plant, screens: Screens, file: Path
) -> None:
    new = NewPhoto(1, Shows.GOOD, prepare_picture(str(file)), "Clean")
    plant.program.photos.save(plant.at_pad(plant.trainer), TASK, new)
    task = screens.task(TASK)
    view = TaskView(task)
    view.resize(1366, 768)
    view.show()
    task.look_at("job")
    screens.settle()
    asked: list[str] = []
    task.photo_wanted.connect(asked.append)
    (tile,) = view.breakdown.tiles.values()
    assert tile.accessibleName() == "Good. Clean"
    tile.click()
    assert view.breakdown.add_photo is not None
    view.breakdown.add_photo.click()
    (record,) = [photo.record for photo in task.state.photos]
    assert asked == [record, ""]
    model = make_photo(screens, record)
    assert not model.state.is_ready  # as it stands
    model.choose_shows("not_good")
    model.save()
    screens.settle()
    (photo,) = task.state.photos
    assert photo.shows == "not_good"
    make_photo(screens, photo.record).take_away()
    screens.settle()
    assert task.state.photos == ()
    view.deleteLater()


def test_that_a_trainee_sees_it_large_and_changes_nothing(
    plant: Plant, screens: Screens, file: Path
) -> None:
    new = NewPhoto(1, Shows.GOOD, prepare_picture(str(file)), "Clean")
    record = plant.program.photos.save(plant.at_pad(plant.trainer), TASK, new).records[0]
    model = make_photo(screens, record, plant.trainee)
    view = PhotoView(model)
    view.resize(1366, 768)
    view.show()
    screens.settle()
    assert not view.picture.pixmap().isNull()
    for hidden in (view.choose, view.words, view.take_away, view.primary):
        assert hidden.isHidden()
    assert view.said.text() == "Clean"
    model.choose_shows("not_good")
    model.take_file(str(file))
    screens.settle()
    assert model.state.form == model.state.before
    view.deleteLater()


def test_that_a_photo_may_be_dropped_on_the_page(screens: Screens, file: Path) -> None:
    model = make_photo(screens)
    view = PhotoView(model)
    screens.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    view.dropEvent(
        QDropEvent(
            *(QPointF(9, 9), Qt.DropAction.CopyAction, data),
            *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
        )
    )
    screens.settle()
    assert model.state.form.image == prepare_picture(str(file))
    view.deleteLater()
