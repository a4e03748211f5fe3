"""How the job is done: its steps with key points and reasons, and what can go wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.checklists.guidance import Breakdown, Point, Step
from trainer_app.checklists.language import Words
from trainer_app.checklists.stepphotos import NO_STEP
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.shared.sources import source_word
from trainer_app.ui.task.view_model import PhotoItem, TaskState
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.glossed import Glossing
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.picture import PhotoTile
from trainer_app.ui.widgets.stack import Stack, numbered


class BreakdownView(QWidget):
    """Built when it is first seen, and again only for other words or photos."""

    photo_wanted = Signal(str)
    """The photo to be seen large; empty: to add one."""

    def __init__(self, glossing: Glossing) -> None:
        super().__init__()
        self._glossing = glossing
        self._shown: object = None
        self._photos: tuple[PhotoItem, ...] = ()
        self.tiles: dict[str, PhotoTile] = {}
        self.add_photo: QPushButton | None = None
        self.nothing = label("muted")
        self._lines = Stack(2 * STEP)
        whole = column(gap=2 * STEP)
        whole.addWidget(self.nothing)
        whole.addWidget(self._lines)
        self.setLayout(whole)

    def relabel(self) -> None:
        self.nothing.setText(
            translate(
                "Breakdown",
                "No breakdown yet. The standard and the cards serve until somebody writes one.",
            )
        )

    def apply(self, state: TaskState) -> None:
        self._show(state.breakdown, state.photos, add=state.may_add_photo)

    def show_breakdown(self, breakdown: Breakdown | None) -> None:
        """Where the task is read on its own, without this site's photos."""
        self._show(breakdown, (), add=False)

    def _show(
        self, breakdown: Breakdown | None, photos: tuple[PhotoItem, ...], *, add: bool
    ) -> None:
        self.nothing.setVisible(breakdown is None)
        wanted = (breakdown, language(), photos, add)
        if wanted == self._shown:
            return
        self._shown, self._photos = wanted, photos
        self.tiles, self.add_photo = {}, None
        self._glossing.begin()
        self._lines.fill([] if breakdown is None else self._parts(breakdown, add=add))

    def _parts(self, breakdown: Breakdown, *, add: bool) -> list[QWidget]:
        parts: list[QWidget] = []
        if breakdown.minutes:
            usual = label("muted")
            usual.setText(
                translate("Breakdown", "The job usually takes {minutes} minutes.").format(
                    minutes=breakdown.minutes
                )
            )
            parts.append(usual)
        if breakdown.needs:
            parts.append(self._part(translate("Breakdown", "You need"), [breakdown.needs]))
        parts.extend(self._step(n, step) for n, step in enumerate(breakdown.steps, 1))
        parts.extend(self._other_photos(add=add))
        hazards = [self._hazard(h.what, h.control) for h in breakdown.hazards]
        if hazards:
            parts.append(_titled(translate("Breakdown", "Hazards and what keeps safe"), hazards))
        for heading, words in (
            (translate("Breakdown", "Stop and call"), breakdown.stops),
            (translate("Breakdown", "Common errors"), breakdown.errors),
            (
                translate("Breakdown", "Not Level 1"),
                (breakdown.not_level_1,) if breakdown.not_level_1 else (),
            ),
        ):
            if words:
                parts.append(self._part(heading, words))
        if breakdown.sources:
            known = ", ".join(source_word(source) for source in breakdown.sources)
            sources = label("small-muted")
            sources.setText(translate("Breakdown", "Sources: {sources}").format(sources=known))
            parts.append(sources)
        return parts

    def _part(self, heading: str, words: Sequence[Words]) -> QWidget:
        if len(words) == 1:
            return _titled(heading, [self._glossing.label(words[0])])
        return _titled(heading, [numbered("–", self._glossing.label(each)) for each in words])

    def _hazard(self, what: Words, control: Words) -> QWidget:
        return numbered("–", self._glossing.label(what), self._glossing.label(control, "muted"))

    def _step(self, number: int, step: Step) -> QWidget:
        stack = Stack()
        points = [self._point(point) for point in step.points]
        said = numbered(str(number), self._glossing.label(step.do, "strong"))
        stack.fill([said, *points, *self._tiles(number)])
        return stack

    def _tiles(self, number: int) -> list[QWidget]:
        photos = [photo for photo in self._photos if photo.number == number]
        if not photos:
            return []
        line = Flow()
        for photo in photos:
            tile = PhotoTile(photo.image, photo.shows, photo.words)
            tile.clicked.connect(lambda _on, record=photo.record: self.photo_wanted.emit(record))
            self.tiles[photo.record] = tile
            line.add(tile)
        beside = Stack(indent=4 * STEP)
        beside.fill([line])
        return [beside]

    def _other_photos(self, *, add: bool) -> list[QWidget]:
        """Those whose step has changed; and the way to another one."""
        parts: list[QWidget] = []
        loose = self._tiles(NO_STEP)
        if loose:
            parts.append(_titled(translate("Breakdown", "Photos of steps that changed"), loose))
        if add:
            button = QPushButton(translate("Breakdown", "Add a photo of a step"))
            button.clicked.connect(lambda: self.photo_wanted.emit(""))
            self.add_photo = button
            line = Flow()
            line.add(button)
            parts.append(line)
        return parts

    def _point(self, point: Point) -> QWidget:
        said = [self._glossing.label(point.key), self._glossing.label(point.reason, "muted")]
        if point.source:
            source = label("small-muted")
            said_by = translate("Breakdown", "Source: {source}")
            source.setText(said_by.format(source=source_word(point.source)))
            said.append(source)
        return numbered("", *said)


def _titled(heading: str, lines: Sequence[QWidget]) -> QWidget:
    head = label("strong")
    head.setText(heading)
    stack = Stack()
    stack.fill([head, *lines])
    return stack
