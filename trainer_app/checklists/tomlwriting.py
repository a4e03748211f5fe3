"""Writes tables as TOML text, one value a line, and remembers what every line was made from.

So a finding of ``packcheck`` about a line of a file that was never on a disk can be said in terms
of the cell, or the field of a form, that it came from. The same tables give the same text. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from trainer_app.checklists.language import Words

Plain = str | bool | int | float | list[str] | list[int]
Value = Plain | Words

From = TypeVar("From")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_NOT_AS_IT_IS: Final = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass
class Node(Generic[From]):
    """One table. ``single``: the names of children that are ``[name]`` and not ``[[name]]``."""

    origin: From
    values: dict[str, Value] = field(default_factory=dict)
    children: dict[str, list[Node[From]]] = field(default_factory=dict)
    single: set[str] = field(default_factory=set)
    places: dict[str, From] = field(default_factory=dict)
    """Where a value came from, if not from where the table did."""
    order: int = 0
    """Among the tables of its name; equal ones stay as they were added."""

    def add(self, name: str, origin: From, *, single: bool = False) -> Node[From]:
        child = Node(origin)
        self.children.setdefault(name, []).append(child)
        if single:
            self.single.add(name)
        return child


@dataclass
class Written(Generic[From]):
    """A file's text; by line number from 1: the table it belongs to, and the key it holds."""

    text: str
    lines: dict[int, tuple[From, str]]


def write_toml(root: Node[From]) -> Written[From]:
    out: list[str] = []
    lines: dict[int, tuple[From, str]] = {}
    _write(root, (), out, lines)
    return Written("\n".join(out) + "\n", lines)


def _write(
    node: Node[From], path: tuple[str, ...], out: list[str], lines: dict[int, tuple[From, str]]
) -> None:
    for key, value in node.values.items():
        out.append(f"{_key(key)} = {_value(value)}")
        lines[len(out)] = (node.places.get(key, node.origin), key)
    for name, children in node.children.items():
        below = (*path, name)
        header = ".".join(_key(part) for part in below)
        for child in sorted(children, key=lambda node: node.order):
            if out:
                out.append("")
            out.append(f"[{header}]" if name in node.single else f"[[{header}]]")
            lines[len(out)] = (child.origin, "")
            _write(child, below, out, lines)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(lang)} = {_text(text)}" for lang, text in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, list):
        return f"[{', '.join(_value(entry) for entry in value)}]"
    return repr(value)


def _text(text: str) -> str:
    return f'"{_NOT_AS_IT_IS.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    c = found[0]
    return _SHORT.get(c) or f"\\u{ord(c):04X}"
