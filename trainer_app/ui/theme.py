"""The look: role tokens, one stylesheet made from them, the palette from the same tokens.

The only module that knows a colour. Widgets that paint themselves ask the palette, or ``colour()``
for a role the palette has no place for. States are dynamic properties, set through ``mark``.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from trainer_app.kernel.resources import resources
from trainer_app.ui.sizes import Sizes, SizeSetting, dots_per_mm

CLEAR = QColor(0, 0, 0, 0)
"""Nothing painted."""
_PLACEHOLDER = re.compile(r"@\{(\w+)\}")
_FRAME = 4
"""How much higher the border of 3 pixels is than the usual one: what is inside gives way."""
_FONT_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The roles that colours play; ``#rrggbb`` each."""

    ground: str
    surface: str
    """What is typed or tapped into: a shade off the ground."""
    hairline: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    accent_pressed: str
    control: str
    """The border of a control."""
    pressed: str
    ok: str
    warning: str
    danger: str


def load_tokens(name: ThemeName) -> Tokens:
    file = resources() / "themes" / f"{name.value}.json"
    return Tokens(**json.loads(file.read_bytes()))


@dataclass(frozen=True, slots=True)
class Look:
    """What a person or a PC may choose about the look. ``per_mm``: measured with the ruler."""

    theme: ThemeName = ThemeName.LIGHT
    size: SizeSetting = SizeSetting.NORMAL
    per_mm: float | None = None
    text_percent: int = 100


class Theme(QObject):
    """The look in force. ``changed`` tells the few widgets that computed a length from it."""

    changed = Signal()
    worn: ClassVar[Theme | None] = None
    """The one that ``theme`` finds: the last that was made."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        Theme.worn = self
        self._app = app
        _load_fonts()
        self.look = look
        self.tokens = load_tokens(look.theme)
        self.sizes = self._measure()
        self.pictures: dict[tuple[str, str, int, float], QPixmap] = {}
        """Icons as they were drawn for this look; see ``icons``."""
        self._put_on()

    def wear(self, look: Look) -> None:
        """Change theme or size while the program runs."""
        if look == self.look:
            return
        self.look = look
        self.tokens = load_tokens(look.theme)
        self.sizes = self._measure()
        self.pictures.clear()
        self._put_on()
        self.changed.emit()

    def colour(self, role: str) -> QColor:
        return QColor(getattr(self.tokens, role))

    def _measure(self) -> Sizes:
        screen = self._app.primaryScreen()
        per_mm = dots_per_mm(screen.physicalDotsPerInch(), self.look.per_mm)
        return Sizes(self.look.size, per_mm, self.look.text_percent)

    def _put_on(self) -> None:
        font = QFont("Inter")
        font.setPixelSize(self.sizes.body)
        self._app.setFont(font)
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(stylesheet(self.look.theme, self.tokens, self.sizes))


def theme() -> Theme:
    """The look of this process. Set up once by ``app.py`` (or by a test), before any widget."""
    worn = Theme.worn  # widgets ask thousands of times while a page finds its places
    assert worn is not None
    return worn


@cache
def _load_fonts() -> None:
    """Once a process: after each call Qt looks through all its fonts anew."""
    for file in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / file))


def palette(tokens: Tokens) -> QPalette:
    """The same tokens for whatever Qt paints by itself."""
    made = QPalette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for where, colour in (
        (role.Window, tokens.ground),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.ground),
        (role.Text, tokens.ink),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.ink),
        (role.BrightText, tokens.danger),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.ink),
        (role.Mid, tokens.control),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.hairline),
        (role.Dark, tokens.control),
        (role.Shadow, tokens.control),
        (role.Accent, tokens.accent),
    ):
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, where, QColor(tokens.muted))
    return made


def stylesheet(name: ThemeName, tokens: Tokens, sizes: Sizes) -> str:
    """``app.qss.in`` with every ``@{name}`` filled; an unknown name is a bug."""
    folder = resources() / "themes"
    values = {**asdict(tokens), **_lengths(sizes)}
    values["tick_image"] = (folder / f"tick_{name.value}.svg").as_posix()
    template = (folder / "app.qss.in").read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), template)


def _lengths(sizes: Sizes) -> dict[str, int]:
    tick = max(24, sizes.mm(6.0))
    return {
        "touch": sizes.touch,
        "touch_framed": sizes.touch - _FRAME,
        "key": sizes.key,
        "key_framed": sizes.key - _FRAME,
        "gap": sizes.gap,
        "small_px": sizes.small,
        "body_px": sizes.body,
        "title_px": sizes.title,
        "key_px": round(sizes.title * 1.15),
        "tick": tick,
        "tick_round": tick // 2 + 2,
    }


def mark(widget: QWidget, **states: str | bool) -> None:
    """Set dynamic properties that the stylesheet reads, and have them take effect."""
    for name, value in states.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the stylesheet has not been asked yet: it will read them when the widget is shown
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
