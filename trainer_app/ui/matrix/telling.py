"""What a cell, a column and a line of the matrix are in words: for the line below, and for ears."""

from __future__ import annotations

from trainer_app.checklists.language import say
from trainer_app.checklists.status import Status
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.matrix.view_model import Cell, Column, Line, MatrixState
from trainer_app.ui.widgets.level_circle import level_words
from trainer_app.ui.words import word


def column_title(column: Column) -> str:
    return say(column.title, language())


def column_spoken(column: Column) -> str:
    return ", ".join(part for part in (column.id, column_title(column), coverage(column)) if part)


def coverage(column: Column) -> str:
    """On how many people it rests."""
    if column.is_unit:
        fewest = translate("Matrix", "fewest on one task: {count}").format(count=column.people)
        return f"{fewest}, {Counts().rest_on_one(column.alone)}" if column.alone else fewest
    if column.alone:
        return translate("Matrix", "one person only")
    return Counts().people_signed_off(column.people)


def line_detail(line: Line) -> str:
    """The week, and how many tasks are signed off."""
    row = line.row
    count = translate("Matrix", "{part} of {whole}").format(part=row.signed, whole=row.tasks)
    if row.week is None:
        return count
    week = translate("Matrix", "Week {week}").format(week=row.week)
    return f"{week} · {count}"


def line_spoken(line: Line) -> str:
    return f"{line.row.trainee}, {line_detail(line)}"


def cell_short(cell: Cell) -> str:
    """What is written in a cell beside its signs."""
    if not cell.whole:
        return ""
    if cell.level is None:
        return f"{cell.part}/{cell.whole}"
    return translate("Matrix", "{part} of {whole}").format(part=cell.part, whole=cell.whole)


def cell_words(cell: Cell) -> str:
    """Everything that a cell shows by its signs."""
    said: list[str] = []
    if cell.level is None:
        if cell.whole:
            signed = translate("Matrix", "{part} of {whole} tasks signed off")
            said.append(signed.format(part=cell.part, whole=cell.whole))
        if cell.mark is not None:
            said.append(word(cell.mark))
    elif cell.status is not None:
        if cell.status is not Status.NOT_APPLICABLE:
            said.append(level_words(cell.level))
        said.append(word(cell.status))
        if cell.mark is Status.SECOND_LOOK and cell.status is not Status.SECOND_LOOK:
            said.append(word(Status.SECOND_LOOK))
        if cell.whole and cell.status is not Status.NOT_APPLICABLE:
            count = translate("Checklist", "{count} of {required} sign-offs")
            said.append(count.format(count=cell.part, required=cell.whole))
        said += _dates(cell)
    if cell.hatched:
        said.append(translate("Checklist", "Not yet confirmed by the hub"))
    return ", ".join(said)


def _dates(cell: Cell) -> list[str]:
    if cell.paused:
        return [translate("Checklist", "Paused until a clean observation by a second assessor")]
    if cell.extended_until is not None:
        said = translate("Checklist", "extended to {date}")
        return [said.format(date=iso(cell.extended_until))]
    if cell.expires_on is None:
        return []
    if cell.status is Status.LAPSED:
        return [translate("Checklist", "since {date}").format(date=iso(cell.expires_on))]
    return [translate("Checklist", "until {date}").format(date=iso(cell.expires_on))]


def spoken(line: Line, column: Column, cell: Cell) -> str:
    """A cell by itself: whose, of what, and how it stands."""
    return translate("Matrix", "{name}, {column}: {words}").format(
        name=line.row.trainee, column=f"{column.id} {column_title(column)}", words=cell_words(cell)
    )


def title_of(state: MatrixState) -> str:
    """What the columns are."""
    if state.title is None:
        return ""
    return f"{state.shown}  {say(state.title, language())}"
