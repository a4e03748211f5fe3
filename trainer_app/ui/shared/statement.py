"""What a person is asked to sign, in that person's language: exactly what is hashed and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.language import say
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.sentences import sentence, sign_off_key


@dataclass(frozen=True, slots=True)
class Statement:
    """``level_name`` and ``level_lines`` are empty until a level is chosen."""

    lang: str
    task: str
    level: int
    level_name: str
    lines: tuple[str, ...]
    level_lines: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Watched:
    """The performance that a statement is about."""

    pack: Pack
    task: Task
    level: int
    on: date
    trainee: str
    trainer: str


def trainer_statement(watched: Watched, lang: str) -> Statement:
    return _statement(watched, lang, sign_off_key(watched.pack, watched.level))


def trainee_statement(watched: Watched, lang: str, *, agrees: bool = True) -> Statement:
    return _statement(watched, lang, "trainee_agrees" if agrees else "trainee_declines")


def second_statement(watched: Watched, lang: str) -> Statement:
    """``watched.trainer``: the second assessor, who watched the very same performance."""
    return _statement(watched, lang, "second_look")


def _statement(watched: Watched, lang: str, key: str) -> Statement:
    pack, task = watched.pack, watched.task
    told = sentence(
        pack,
        key,
        lang,
        trainee=watched.trainee,
        trainer=watched.trainer,
        task=task,
        on=watched.on,
        level=watched.level,
    )
    level = next((found for found in pack.levels if found.number == watched.level), None)
    return Statement(
        lang=lang,
        task=f"{task.id} {say(task.title, lang)}",
        level=watched.level,
        level_name=say(level.name, lang) if level and watched.level else "",
        lines=tuple(say(line, lang) for line in task.lines),
        level_lines=tuple(say(line, lang) for line in level.lines) if level else (),
        sentence=str(told),
    )
