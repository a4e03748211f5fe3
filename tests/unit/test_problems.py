"""Every code has its words in both languages, and they use only what the code is raised with."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.kernel.problems import Wording, explained, fields, wordings

_SOURCES = Path(__file__).parents[2] / "trainer_app"
_CODES = list(ErrorCode)


@cache
def raised_with() -> dict[ErrorCode, list[frozenset[str]]]:
    """For each code, the params given at every place that raises it or returns it as a problem."""
    found: dict[ErrorCode, list[frozenset[str]]] = {}
    for file in sorted(_SOURCES.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if ErrorCode.__name__ in source:
            for code, params in calls_with_codes(ast.parse(source)):
                found.setdefault(code, []).append(params)
    return found


def calls_with_codes(tree: ast.Module) -> Iterator[tuple[ErrorCode, frozenset[str]]]:
    """Calls such as ``Refusal(ErrorCode.X, name=...)``; one with ``**`` says nothing of its names.

    A call without keywords counts only where it makes an exception or a problem: a comparison or
    a look-up names a code too.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        codes = [code for argument in node.args for code in codes_in(argument)]
        if not codes:
            continue
        names = [keyword.arg for keyword in node.keywords]
        makes = ast.unparse(node.func).split(".")[-1][0].isupper()
        if None in names or not (names or makes):
            continue
        for code in codes:
            yield code, frozenset(name for name in names if name is not None)


def codes_in(node: ast.expr) -> Iterator[ErrorCode]:
    """``ErrorCode.X``, or either arm of ``ErrorCode.X if ... else ErrorCode.Y``."""
    if isinstance(node, ast.IfExp):
        yield from codes_in(node.body)
        yield from codes_in(node.orelse)
    elif isinstance(node, ast.Attribute) and is_error_code(node.value):
        yield ErrorCode[node.attr]


def is_error_code(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == ErrorCode.__name__


def texts(wording: Wording, language: str) -> list[str]:
    return [part[language] for part in (wording.title, wording.sentence, wording.next)]


def test_that_every_code_has_words_and_no_word_lacks_its_code() -> None:
    assert set(wordings()) == set(ErrorCode)


@pytest.mark.parametrize("code", _CODES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_title_sentence_and_next_step_are_said(code: ErrorCode, language: str) -> None:
    for text in texts(wordings()[code], language):
        assert text.strip() == text
        assert text
    assert texts(wordings()[code], language)[1].endswith((".", "?", "!", "»"))


@pytest.mark.parametrize("code", _CODES)
def test_that_both_languages_use_the_same_values(code: ErrorCode) -> None:
    wording = wordings()[code]
    used = [
        {name for text in texts(wording, lang) for _, name, _, _ in Formatter().parse(text) if name}
        for lang in ("en", "fr")
    ]
    assert used[0] == used[1]


@pytest.mark.parametrize("code", _CODES)
def test_that_the_words_use_only_what_the_code_is_always_raised_with(code: ErrorCode) -> None:
    places = raised_with().get(code, [])
    for params in places:
        assert fields(wordings()[code]) <= params
    if not places:
        assert fields(wordings()[code]) == set()


def test_that_the_scan_sees_what_it_should() -> None:
    source = """
raise Refusal(ErrorCode.NAME_TAKEN, name=name)
raise Refusal(ErrorCode.PIN_WRONG)
raise Unavailable(code, path=path)
return problem(ErrorCode.TASK_UNKNOWN, **params)
_find(ErrorCode.SELF_SIGN_OFF if own else ErrorCode.NOT_ALLOWED, person=name)
_by_mode(policy.mode, ErrorCode.MODULE_NOT_COMPLETE, module=task.module)
seen.add(ErrorCode.DISK_FULL)
"""
    assert list(calls_with_codes(ast.parse(source))) == [
        (ErrorCode.NAME_TAKEN, frozenset({"name"})),
        (ErrorCode.PIN_WRONG, frozenset()),
        (ErrorCode.SELF_SIGN_OFF, frozenset({"person"})),
        (ErrorCode.NOT_ALLOWED, frozenset({"person"})),
        (ErrorCode.MODULE_NOT_COMPLETE, frozenset({"module"})),
    ]


def test_that_values_are_filled_in() -> None:
    said = explained(Problem(ErrorCode.NAME_TAKEN, {"name": "Rosa Martin"}), "en")
    assert "Rosa Martin" in f"{said.title} {said.sentence} {said.next_step}"


def test_that_a_value_that_is_missing_is_no_second_problem() -> None:
    said = explained(Problem(ErrorCode.NAME_TAKEN), "fr")
    assert "…" in f"{said.title} {said.sentence} {said.next_step}"


def test_that_several_values_are_said_one_after_the_other() -> None:
    code = next(c for c in _CODES if "tasks" in fields(wordings()[c]))
    said = explained(Problem(code, {"tasks": ("01-03", "01-04")}), "en")
    assert "01-03, 01-04" in f"{said.title} {said.sentence} {said.next_step}"
