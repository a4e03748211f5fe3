"""Who builds the preview of a sheet, whichever screen it was asked for on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from trainer_app.checklists.wanted import PAPERS, Wanted, papers_for
from trainer_app.ui.i18n import language
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.paper.view_model import Copy, Source
    from trainer_app.ui.ports.paper import SheetPress
    from trainer_app.ui.shell import Shell

_BOTH_TOO = ("en", "fr", "en+fr")


def preview(
    shell: Shell,
    source: Source,
    name: str,
    file: str,
    *,
    lang: str = "",
    languages: tuple[str, ...] = ("en", "fr"),
    papers: tuple[str, ...] = PAPERS,
    copy: Copy | None = None,
    printed: Callable[[str, str, str], None] | None = None,
) -> Page:
    """``name``: on the screen; ``file``: what it is kept as.

    ``lang``: what it is shown in first; as the window speaks, unless said. ``printed``: told in
    which language, on which paper and by which printer.
    """
    from trainer_app.ui.paper.printing import system_printing
    from trainer_app.ui.paper.view import PaperView
    from trainer_app.ui.paper.view_model import Offer, PaperViewModel

    offer = Offer(languages, papers, shell.settings.paper, copy)
    model = PaperViewModel(
        shell.tasks, source, system_printing, name, lang or language(), offer=offer
    )
    if printed is not None:
        model.printed.connect(printed)
    return PaperView(model, file)


def preview_sheet(
    shell: Shell,
    press: SheetPress,
    wanted: Wanted,
    file: str,
    *,
    printed: Callable[[str, str, str], None] | None = None,
) -> Page:
    """A sheet about the records, for whoever is signed in; it may be kept as HTML too."""
    from trainer_app.ui.shared.papers import sheet_names

    viewer = shell.session.person
    return preview(
        shell,
        lambda lang, paper: press.pdf(viewer, [replace(wanted, lang=lang, paper=paper)]),
        f"{sheet_names()[wanted.kind]} {wanted.number or wanted.task}".strip(),
        file,
        languages=_BOTH_TOO,
        papers=papers_for(wanted.kind),
        copy=lambda lang: press.html(viewer, [replace(wanted, lang=lang, paper="letter")]),
        printed=printed,
    )
