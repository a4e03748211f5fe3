"""Inter on paper: registered once, with figures of one width, measured and wrapped by us.

Everything that is drawn goes through ``readable``: a character that the font does not have becomes
a visible box, never an error. Any thread; the fonts stay loaded, for a sheet costs less than they.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from trainer_app.kernel.resources import resource

REGULAR = "Inter"
SEMIBOLD = "Inter-SemiBold"
_FILES = {REGULAR: "Inter-Regular.ttf", SEMIBOLD: "Inter-SemiBold.ttf"}

MISSING = "\N{WHITE SQUARE}"
"""Stands for a character that the font does not have."""

_FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BREAKS = re.compile(r" |(?<=[^\W\d]-)(?=[A-ZÀ-ÖØ-Þ])")
"""At a space, and after the hyphen of a double name; never in 01-03, a date or a command."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a registered font can draw, and how wide: thousandths of its size by character."""

    name: str
    widths: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set. Sizes in points; ``ink`` names a tone of ``pen.TONES``."""

    font: str
    size: float
    leading: float
    ink: str = "ink"


@cache
def face(name: str) -> Face:
    """The font, read and registered at its first use."""
    file = resource("fonts", _FILES[name])
    font = TTFont(name, str(file))
    glyphs = _glyph_names(file.read_bytes())
    for digit, figure in enumerate(_FIGURES):
        glyph = glyphs.get(f"{figure}.tf")
        if glyph is not None:
            advance = font.face.hmetrics[glyph][0] * 1000 / font.face.unitsPerEm
            font.face.charToGlyph[0x30 + digit] = glyph
            font.face.charWidths[0x30 + digit] = advance
    pdfmetrics.registerFont(font)
    return Face(name, {code: font.face.charWidths[code] for code in font.face.charToGlyph})


def load_fonts() -> None:
    """Both weights, so that a canvas can name them."""
    face(REGULAR)
    face(SEMIBOLD)


def _glyph_names(data: bytes) -> dict[str, int]:
    """Glyph numbers by name, from the font's own table of names."""
    (tables,) = struct.unpack_from(">H", data, 4)
    for index in range(tables):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if tag == b"post":
            return _named(data[offset : offset + length])
    return {}


def _named(post: bytes) -> dict[str, int]:
    (form,) = struct.unpack_from(">L", post)
    if form != 0x00020000:
        return {}
    (count,) = struct.unpack_from(">H", post, 32)
    indices = struct.unpack_from(f">{count}H", post, 34)
    names: list[str] = []
    at = 34 + 2 * count
    while at < len(post):
        names.append(post[at + 1 : at + 1 + post[at]].decode("latin-1"))
        at += 1 + post[at]
    standard = 258  # the first names are the font format's own and not written down
    return {names[i - standard]: glyph for glyph, i in enumerate(indices) if i >= standard}


@lru_cache(maxsize=16384)
def readable(text: str, font: str = REGULAR) -> str:
    """The text as this font can draw it: one line, composed accents, boxes for what is missing."""
    known = face(font).widths
    if text.isascii() and text.isprintable():
        return text
    return "".join(_drawn(char, known) for char in unicodedata.normalize("NFC", text))


def _drawn(char: str, known: Mapping[int, float]) -> str:
    category = unicodedata.category(char)
    if category == "Cf":  # joiners, marks of direction, soft hyphens: nothing to see
        return ""
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if ord(char) in known:
        return char
    return " " if category == "Zs" else MISSING


def width(text: str, style: Style) -> float:
    """In points, of a text that ``readable`` has been through."""
    return _units(text, style) * style.size / 1000


def _units(text: str, style: Style) -> float:
    """In thousandths of the size of the type."""
    return sum(map(face(style.font).widths.__getitem__, map(ord, text)))


@lru_cache(maxsize=16384)
def wrap(text: str, style: Style, room: float) -> tuple[str, ...]:
    """The lines that the text takes in ``room`` points; a word that is too long is cut."""
    text = readable(text, style.font)
    if width(text, style) <= room:
        return (text,)
    lines: list[str] = []
    line, taken = "", 0.0
    for word, joint in _words(text):
        more = joint + word if line else word
        longer = taken + _units(more, style)
        if not line or longer * style.size / 1000 <= room:
            line, taken = line + more, longer
        else:
            lines.append(line)
            line, taken = word, _units(word, style)
        while taken * style.size / 1000 > room and len(line) > 1:
            cut = _fitting(line, style, room)
            lines.append(line[:cut])
            line = line[cut:]
            taken = _units(line, style)
    return (*lines, line)


def wrap_at_most(text: str, style: Style, room: float, most: int) -> tuple[str, ...]:
    """The same, cut short visibly where a text would push everything else off the page."""
    lines = wrap(text, style, room)
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], f"{lines[most - 1][:-1]}…")


def _words(text: str) -> Sequence[tuple[str, str]]:
    """Each word with what joins it to the one before: a space, or nothing after a hyphen."""
    words: list[tuple[str, str]] = []
    at, joint = 0, ""
    for found in _BREAKS.finditer(text):
        words.append((text[at : found.start()], joint))
        at, joint = found.end(), found.group()
    words.append((text[at:], joint))
    return words


def _fitting(line: str, style: Style, room: float) -> int:
    """How many characters fit; at least one."""
    widths = face(style.font).widths
    left = room * 1000 / style.size
    for index, char in enumerate(line):
        left -= widths[ord(char)]
        if left < 0:
            return max(1, index)
    return len(line)
