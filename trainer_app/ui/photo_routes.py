"""Who builds the page of a photo. Imported when a plant is open; the feature when first wanted.

Route name and what it takes: ``step_photo`` (task, photo="": the record that is seen or replaced).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shell import Shell


def register(shell: Shell, program: Program) -> None:
    go = shell.navigator

    def step_photo(params: Params) -> Page:
        from trainer_app.ui.photo.view import PhotoView
        from trainer_app.ui.photo.view_model import PhotoViewModel
        from trainer_app.ui.shared.pictures import prepare_picture

        model = PhotoViewModel(
            shell.tasks,
            program.photos,
            prepare_picture,
            shell.drafts,
            shell.session.person,
            params["task"],
            params.get("photo", ""),
        )
        model.done.connect(go.back)
        return PhotoView(model)

    go.register("step_photo", step_photo)
