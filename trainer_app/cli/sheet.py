"""``sheet KIND -o FILE``: paper as a PDF, or its accessible copy as HTML, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.cli.arguments import (
    AUDIENCES,
    LANGUAGES,
    PAPERS,
    WIDE_PAPERS,
    add_audience,
    add_command,
    add_group,
    day,
)
from trainer_app.cli.call import Arguments, Run
from trainer_app.cli.exits import Exit
from trainer_app.cli.opening import reading_program, writing_program
from trainer_app.cli.terminal import language_of, say
from trainer_app.cli.words import words
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.wholefile import write_whole

if TYPE_CHECKING:
    from trainer_app.bootstrap import Program
    from trainer_app.checklists.directory import Person
    from trainer_app.checklists.sheets import Sheet
    from trainer_app.checklists.wanted import SheetKind
    from trainer_app.cli.arguments import Commands

BOTH = (*LANGUAGES, "en+fr")


def add(commands: Commands) -> None:
    sheets = add_group(commands, "sheet", "write a sheet as a PDF, or as HTML to a .html file")
    progress = add_command(
        sheets, "progress", progress_sheet, "a trainee's progress on a date", languages=BOTH
    )
    _add_trainee(progress)
    add_audience(progress)
    _add_date(progress)
    _add_paper(progress)
    evidence = _add(sheets, "evidence", evidence_pack, "a trainee's record of observed competence")
    _add_trainee(evidence)
    _add_date(evidence)
    _add_paper(evidence)
    log = add_command(
        sheets, "coaching-log", coaching_log, "the shared notes of a trainee", languages=BOTH
    )
    _add_trainee(log)
    _add_date(log)
    _add_paper(log)
    plan = _add(sheets, "plan", plan_sheet, "a trainee's plan: what is to be done by which day")
    _add_trainee(plan)
    _add_date(plan)
    _add_paper(plan)
    matrix = add_command(
        sheets, "matrix", skills_matrix, "every trainee on every task", languages=BOTH
    )
    add_audience(matrix)
    _add_date(matrix)
    _add_paper(matrix, papers=WIDE_PAPERS)
    looks = add_command(
        sheets, "second-looks", second_looks, "the second looks outstanding", languages=BOTH
    )
    add_audience(looks)
    _add_date(looks)
    _add_paper(looks)
    morning = _add(sheets, "morning", morning_page, "who may be asked for what, a page a shift")
    morning.add_argument(
        "--shift", action="append", default=[], metavar="NAME", dest="shifts", help="only this one"
    )
    _add_date(morning)
    _add_paper(morning)
    employer = _add(sheets, "employer", employer_page, "what training took and gave, in figures")
    _add_date(employer)
    _add_paper(employer)
    teaching = _add(sheets, "trainer", trainer_sheet, "how one task is taught")
    teaching.add_argument("--task", required=True, metavar="ID")
    _add_date(teaching)
    _add_paper(teaching)
    _add_checklist(sheets)
    _add_guide(sheets)
    recovery = add_command(
        sheets, "recovery", recovery_sheet, "the recovery sheet again, from its twelve words"
    )
    recovery.add_argument(
        "--code-file",
        "--words-from",
        metavar="FILE",
        help="where the twelve words are; - for standard input",
    )
    _add_paper(recovery)


def _add(sheets: Commands, name: str, run: Run, help_text: str) -> argparse.ArgumentParser:
    return add_command(sheets, name, run, help_text, languages=BOTH)


def _add_checklist(sheets: Commands) -> None:
    checklist = add_command(
        sheets,
        "paper-checklist",
        paper_checklist,
        "tasks to sign at the press; takes a number",
        languages=BOTH,
    )
    checklist.add_argument("--trainee", metavar="NAME|ID")
    checklist.add_argument("--task", action="append", default=[], metavar="ID", dest="tasks")
    checklist.add_argument(
        "--as", dest="person", metavar="NAME|ID", help="who takes the number, where several may"
    )
    checklist.add_argument(
        "--number", metavar="B-0417", help="print this one again; takes no new number"
    )
    _add_paper(checklist)


def _add_guide(sheets: Commands) -> None:
    cards = add_command(sheets, "pocket-cards", pocket_cards, "cards of the guide to cut out")
    cards.add_argument("--card", action="append", default=[], metavar="ID", dest="cards")
    cards.add_argument("--phase", metavar="ID", help="every card of this phase")
    _add_paper(cards)
    glossary = add_command(sheets, "glossary", glossary_sheet, "the glossary in both languages")
    _add_paper(glossary)


def _add_trainee(command: argparse.ArgumentParser) -> None:
    command.add_argument("--trainee", required=True, metavar="NAME|ID")


def _add_date(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=day, metavar="DATE", help="2026-03-31; today if not said")


def _add_paper(command: argparse.ArgumentParser, papers: tuple[str, ...] = PAPERS) -> None:
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    command.add_argument("--paper", choices=papers, default=papers[0])


def progress_sheet(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        person = _trainee(program, args.trainee, audience=args.audience)
        return _write(program, args, SheetKind.PROGRESS, person)


def evidence_pack(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        return _write(program, args, SheetKind.EVIDENCE, _trainee(program, args.trainee))


def coaching_log(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        return _write(program, args, SheetKind.COACHING_LOG, _trainee(program, args.trainee))


def plan_sheet(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        return _write(program, args, SheetKind.PLAN, _trainee(program, args.trainee))


def skills_matrix(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        return _write(program, args, SheetKind.MATRIX)


def second_looks(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        return _write(program, args, SheetKind.SECOND_LOOKS)


def morning_page(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        return _write(program, args, SheetKind.MORNING)


def employer_page(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        return _write(program, args, SheetKind.EMPLOYER)


def trainer_sheet(args: Arguments) -> int:
    from trainer_app.checklists.wanted import SheetKind

    with reading_program(args) as program:
        return _write(program, args, SheetKind.TRAINER, task=args.task)


def paper_checklist(args: Arguments) -> int:
    """The last line of standard output is the sheet's number. One that was taken stays taken."""
    from trainer_app.checklists.wanted import SheetKind

    if args.number is not None:
        with reading_program(args) as program:
            _write(program, args, SheetKind.PAPER_CHECKLIST, number=args.number)
        return Exit.DONE
    with writing_program(args) as program:
        trainee = _trainee(program, args.trainee)
        maker = _maker(program, args.person)
        number = program.transcribing.issue_as(maker.id, trainee.id, args.tasks).number
        _write(program, args, SheetKind.PAPER_CHECKLIST, number=number)
    say(number)
    return Exit.DONE


def pocket_cards(args: Arguments) -> int:
    """The cards that were named, those of a phase, or all of them."""
    with reading_program(args) as program:
        papers, language = program.guide_papers, language_of(args)
        chosen = list(args.cards)
        if args.phase is not None:
            chosen.extend(papers.cards_of_phase(args.phase))
        sheet = papers.pocket_cards_sheet(
            words("sheet", "printed_by", language), chosen, lang=language, paper=args.paper
        )
        return _write_made(args, sheet)


def glossary_sheet(args: Arguments) -> int:
    with reading_program(args) as program:
        language = language_of(args)
        sheet = program.guide_papers.glossary_sheet(
            words("sheet", "printed_by", language), lang=language, paper=args.paper
        )
        return _write_made(args, sheet)


def _write_made(args: Arguments, sheet: Sheet) -> int:
    from trainer_app.bootstrap.cases.paper import Drawing

    drawing = Drawing()
    if args.output.suffix.lower() in (".html", ".htm"):
        made = drawing.html([sheet]).encode()
    else:
        made = drawing.pdf([sheet])
    write_whole(args.output, made)
    return Exit.DONE


def _maker(program: Program, named: str | None) -> Person:
    """Who takes the number: the named one, or the plant's only supervisor."""
    if named is not None:
        return program.people.find(named)
    from trainer_app.services.content import Content

    return Content(program.store).only_decider()


def _trainee(program: Program, named: str | None, *, audience: str = AUDIENCES[0]) -> Person:
    """Of the trainers' programme anybody: what they may sign is no question here."""
    from trainer_app.checklists.permissions import Role

    if named is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person="")
    person = program.people.find(named)
    if audience == AUDIENCES[0] and Role.TRAINEE not in person.roles:
        raise Refusal(ErrorCode.NOT_A_TRAINEE, person=person.name)
    return person


def _write(
    program: Program,
    args: Arguments,
    kind: SheetKind,
    trainee: Person | None = None,
    *,
    number: str = "",
    task: str = "",
) -> int:
    from trainer_app.checklists.wanted import Wanted

    wanted = Wanted(
        kind,
        args.lang or language_of(args),
        args.paper,
        trainee.id if trainee else None,
        number,
        args.as_of,
        task=task,
        audience=args.audience,
        shifts=tuple(args.shifts),
    )
    printed_by = words("sheet", "printed_by", language_of(args))
    if args.output.suffix.lower() in (".html", ".htm"):
        made = program.sheets.html(printed_by, [wanted]).encode()
    else:
        made = program.sheets.pdf(printed_by, [wanted])
    write_whole(args.output, made)
    return Exit.DONE


def recovery_sheet(args: Arguments) -> int:
    """The code is kept nowhere: without its words there is nothing to print."""
    if args.code_file is None:
        raise Refusal(ErrorCode.RECOVERY_CODE_NOT_KEPT)
    from trainer_app.bootstrap import draw
    from trainer_app.cli.code import read_code
    from trainer_app.services.recovery import Recovery

    language = language_of(args)
    code = read_code(args.code_file, language)
    with reading_program(args) as program:
        pdf = Recovery(program.store, draw).sheet(code, lang=language, paper=args.paper)
    write_whole(args.output, pdf)
    return Exit.DONE
