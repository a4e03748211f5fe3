"""Who builds the pages of photos, and copies files. Features are imported when first wanted.

Route names and what they take: ``step_photo`` (task, photo="": the record that is seen or
replaced), ``photo_large`` (): what lies on the light table.
"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from trainer_app.ui import light_table
from trainer_app.ui.copying import Copying
from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
from trainer_app.ui.widgets.page import Page


class PhotoScreens(Screens):
    @override
    def register(self) -> None:
        super().register()
        shell = self.shell
        copying = Copying(
            shell.tasks,
            lambda: self.program.evidence,
            shell.session,
            shell.navigator,
            shell.of_plant,
        )
        shell.light_table.copy_wanted.connect(copying.ask)

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"step_photo": self.step_photo, light_table.ROUTE: self.photo_large}

    def step_photo(self, params: Params) -> Page:
        from trainer_app.ui.photo.view import PhotoView
        from trainer_app.ui.photo.view_model import PhotoViewModel
        from trainer_app.ui.shared.pictures import prepare_picture

        shell = self.shell
        model = PhotoViewModel(
            shell.tasks,
            self.program.photos,
            prepare_picture,
            shell.drafts,
            shell.session.person,
            params["task"],
            params.get("photo", ""),
        )
        model.done.connect(shell.navigator.back)
        return PhotoView(model)

    def photo_large(self, _params: Params) -> Page:
        from trainer_app.ui.enlarged.view import EnlargedView
        from trainer_app.ui.enlarged.view_model import EnlargedViewModel

        light = self.shell.light_table
        return EnlargedView(EnlargedViewModel(light.photos, light.first))
