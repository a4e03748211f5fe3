"""Who builds the pages of photos. Imported when a plant is open; features when first wanted.

Route names and what they take: ``step_photo`` (task, photo="": the record that is seen or
replaced), ``photo_large`` (): what lies on the light table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.ui import light_table
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

    def photo_large(_params: Params) -> Page:
        from trainer_app.ui.enlarged.view import EnlargedView
        from trainer_app.ui.enlarged.view_model import EnlargedViewModel

        light = shell.light_table
        return EnlargedView(EnlargedViewModel(light.photos, light.first))

    go.register("step_photo", step_photo)
    go.register(light_table.ROUTE, photo_large)
