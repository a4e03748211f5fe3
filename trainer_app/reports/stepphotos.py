"""A site's own photos below a step of the trainer's sheet, each with its sign and words."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from reportlab.lib.utils import ImageReader

from trainer_app.checklists.trainersheet import SheetPhoto
from trainer_app.reports.fonts import wrap
from trainer_app.reports.layout import COMPACT, MARGIN, STEP, Block
from trainer_app.reports.pen import HAIRLINE, Pen
from trainer_app.reports.words import Words

_IN_A_ROW = 3
_TALLEST = 84.0
_SIGN = 6.0


def photo_blocks(
    photos: Sequence[SheetPhoto], words: Words, left: float, room: float, rule: float
) -> Iterator[Block]:
    """Rows of photos from ``left`` on; the last ends with the step's hairline, ``rule`` long."""
    for at in range(0, len(photos), _IN_A_ROW):
        some = photos[at : at + _IN_A_ROW]
        is_last = at + _IN_A_ROW >= len(photos)
        yield _row(some, words, left, room, rule if is_last else 0)


def photo_words(photo: SheetPhoto, words: Words) -> str:
    said = words.say(f"trainer.{photo.shows}")
    return words.say("trainer.photo", shows=said, said=photo.words) if photo.words else said


def _row(
    photos: Sequence[SheetPhoto], words: Words, left: float, room: float, rule: float
) -> Block:
    place = room / _IN_A_ROW
    pictures = [_opened(photo.image) for photo in photos]
    captions = [
        wrap(photo_words(photo, words), COMPACT, place - STEP - 2 * _SIGN) for photo in photos
    ]
    sizes = [_fitting(picture, place - STEP) for picture in pictures]
    tall = max(height for _width, height in sizes)
    height = tall + 3 + max(len(lines) for lines in captions) * COMPACT.leading + 6

    def draw(pen: Pen, top: float) -> None:
        for n, (photo, picture) in enumerate(zip(photos, pictures, strict=True)):
            x = MARGIN + left + n * place
            if picture is None:
                pending = wrap(words.say("trainer.photo_pending"), COMPACT, place - STEP)
                pen.lines(x, top + 2, pending, COMPACT)
            else:
                pen.picture(x, top + 2, *sizes[n], picture)
            line = top + 2 + tall + 3
            sign = pen.tick if photo.shows == "good" else pen.cross
            sign(x + _SIGN / 2, line + COMPACT.leading / 2, _SIGN)
            pen.lines(x + 2 * _SIGN, line, captions[n], COMPACT)
        if rule:
            pen.rule(MARGIN, top + height, rule, HAIRLINE)

    return Block(height, draw, stays_with_next=not rule)


def _opened(image: bytes) -> ImageReader | None:
    """None where it has not come, or no program here can read it."""
    if not image:
        return None
    try:
        picture = ImageReader(io.BytesIO(image))
        picture.getSize()
    except OSError:
        return None
    return picture


def _fitting(picture: ImageReader | None, room: float) -> tuple[float, float]:
    if picture is None:
        return room, COMPACT.leading
    wide, high = picture.getSize()
    scale = min(room / max(wide, 1), _TALLEST / max(high, 1))
    return wide * scale, high * scale
