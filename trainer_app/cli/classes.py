"""``class-list FILE``: a school's list of completed modules and sessions, looked at, recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.arguments import add_command
from trainer_app.cli.call import Arguments
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import reading_program, writing_program
from trainer_app.cli.terminal import language_of, say, tell
from trainer_app.cli.words import words

if TYPE_CHECKING:
    from trainer_app.checklists.classlist import ClassList, PlannedRow
    from trainer_app.cli.arguments import Commands


def add(commands: Commands) -> None:
    command = add_command(
        commands, "class-list", load, "mark modules and sessions complete from a school's list"
    )
    command.add_argument("path", type=Path, metavar="FILE.csv|.xlsx")
    command.add_argument(
        "--as", dest="name", required=True, metavar="NAME|ID", help="in whose name it is recorded"
    )
    command.add_argument("--check", action="store_true", help="say what it would record, no more")


def load(args: Arguments) -> int:
    """A line a row. Exit 3, and nothing recorded, where a cell or a name is not understood."""
    language = language_of(args)
    with reading_program(args) if args.check else writing_program(args) as program:
        person = program.people.find(args.name)
        looked = program.in_class.look_as(person.id, args.path)
        for line in _faults(looked, language):
            tell(line)
        if looked.findings or looked.asked:
            tell(f"trainer-app: {words('class_list', 'nothing', language)}")
            return Exit.REFUSED
        for row in looked.planned:
            say(_line(row, language))
        if not args.check:
            done = program.in_class.take_as(person.id, looked)
            values = {"count": str(done.recorded), "person": person.name}
            say(words("class_list", "recorded", language, **values))
    return Exit.DONE


def _faults(looked: ClassList, language: str) -> list[str]:
    from trainer_app.cli.findings import lines_of

    lines = lines_of(looked.findings, language)
    for asked in looked.asked:
        names = ", ".join(person.name for person in asked.likely)
        likely = names or words("class_list", "unlike", language)
        lines.append(words("class_list", "asked", language, name=asked.name, likely=likely))
    return lines


def _line(planned: PlannedRow, language: str) -> str:
    row, person = planned.row, planned.person
    before = "" if planned.before is None else planned.before.isoformat()
    return words(
        "class_list",
        "row",
        language,
        date=row.on.isoformat(),
        about=row.about,
        name=row.name if person is None else person.name,
        fate=words("class_list", planned.fate.value, language, date=before),
    )
