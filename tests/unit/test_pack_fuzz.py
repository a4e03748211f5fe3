"""Whatever the bytes are: findings, never another exception, and never a long wait."""

import random
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from trainer_app.checklists import packcheck
from trainer_app.checklists.packfiles import PackFiles, read_archive, read_folder
from trainer_app.checklists.packrules import prerequisite_cycles
from trainer_app.kernel.errors import InvalidInput

SMALL = {
    path: raw.decode()
    for path, raw in read_folder(Path(__file__).parents[1] / "packs" / "small").files.items()
}
PATHS = sorted(SMALL)
FRAGMENTS = [
    "[",
    "]",
    "[[task]]",
    "[[",
    "{",
    "}",
    "=",
    '"',
    "'''",
    "\n",
    ".",
    "#",
    "\\",
    "\\u0000",
    "1e999",
    "nan",
    "-1",
    "9" * 5000,
    "0x" + "f" * 500,
    "true",
    "1979-05-27T07:32:00Z",
    "[" * 2000,
    "{a=" * 1000,
    "a." * 3000,
    '"".' * 3000,
    "{trainee",
    "é",
    "\u202e",
    "U01",
    "01-01",
    "id",
]
MEGABYTE = 1024 * 1024
SECONDS_FOR_ONE_HOSTILE_FILE = 30  # on a busy machine; alone it is two or three


def parse_in_peace(files: PackFiles) -> None:
    pack, findings = packcheck.parse(files)
    assert (pack is None) == any(finding.severity == "error" for finding in findings)
    for finding in findings:
        repr(finding)  # a number of millions of digits would fail here


@given(st.binary(max_size=400))
def test_that_random_bytes_are_never_more_than_refused(raw: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_archive(raw)


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=60), max_size=5))
def test_that_random_texts_are_never_more_than_refused(texts: dict[str, str]) -> None:
    parse_in_peace(PackFiles.of(texts))
    with suppress(InvalidInput):
        parse_in_peace(read_archive(PackFiles.of(texts).archive()))


@given(st.sampled_from(PATHS), st.binary(max_size=60), st.integers(0, 10_000))
def test_that_bytes_that_are_no_text_are_found(path: str, noise: bytes, at: int) -> None:
    raw = SMALL[path].encode()
    files = {name: text.encode() for name, text in SMALL.items()}
    files[path] = raw[: at % len(raw)] + noise + raw[at % len(raw) :]
    parse_in_peace(PackFiles(files, PackFiles.of({}).edition))


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(PATHS),
            st.integers(0, 10_000),
            st.integers(0, 40),
            st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_that_a_spoilt_pack_is_never_more_than_refused(
    changes: list[tuple[str, int, int, str]],
) -> None:
    texts = dict(SMALL)
    for path, at, cut, put in changes:
        text = texts[path]
        start = at % (len(text) + 1)
        texts[path] = text[:start] + put + text[start + cut :]
    parse_in_peace(PackFiles.of(texts))


VALUES = st.recursive(
    st.one_of(
        st.integers().map(str),
        st.floats().map(str),
        st.booleans().map(lambda value: str(value).lower()),
        st.sampled_from(['""', '"x"', '"01-01"', "1979-05-27", "07:32:00", "''", '"\\u0007"']),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.dictionaries(st.sampled_from(["en", "fr", "id", "x"]), inner, max_size=3).map(
            lambda parts: "{" + ", ".join(f"{key} = {value}" for key, value in parts.items()) + "}"
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=150)
@given(st.sampled_from(PATHS), st.integers(0, 10_000), VALUES)
def test_that_a_value_of_any_type_in_any_place_is_never_more_than_refused(
    path: str, which: int, value: str
) -> None:
    lines = SMALL[path].split("\n")
    keyed = [number for number, line in enumerate(lines) if " = " in line]
    at = keyed[which % len(keyed)]
    key = lines[at].partition(" = ")[0]
    lines[at] = f"{key} = {value}"
    parse_in_peace(PackFiles.of({**SMALL, path: "\n".join(lines)}))


@settings(max_examples=150)
@given(
    st.dictionaries(
        st.integers(0, 8).map(str), st.lists(st.integers(0, 9).map(str), max_size=4).map(tuple)
    )
)
@example({"0": ("1",), "1": ("0",), "2": ("3", "0"), "3": ("2",)})
def test_that_every_knot_has_a_cycle_named_and_nothing_else_is(
    needs: dict[str, tuple[str, ...]],
) -> None:
    cycles = list(prerequisite_cycles(needs))
    for cycle in cycles:
        assert cycle[0] == cycle[-1]
        assert len(set(cycle)) == len(cycle) - 1
        for task, need in pairwise(cycle):
            assert need in needs[task]
    # Without the tasks of the named cycles, what is left may still be knotted only where it
    # touched one of them; without any named cycle nothing may be knotted at all.
    if not cycles:
        left = {task: set(wanted) & set(needs) for task, wanted in needs.items()}
        while free := [task for task, wanted in left.items() if not wanted & set(left)]:
            for task in free:
                del left[task]
        assert not left


def repeated(piece: str) -> str:
    return piece * (MEGABYTE // len(piece.encode()))


def a_long_chain_of_prerequisites() -> str:
    tasks = [f'[[task]]\nid = "01-{n}"\nprerequisites = ["01-{n + 1}"]\n' for n in range(15_000)]
    return "".join(tasks)[:MEGABYTE]


@pytest.mark.parametrize(
    "text",
    [
        "[" * MEGABYTE,
        "a = " + "[" * (MEGABYTE - 4),
        "a." * (MEGABYTE // 2),
        '"a" . ' * (MEGABYTE // 6),
        repeated("x = { a.b.c.d.e.f = 1 }\n"),
        repeated("[[task]]\n"),
        repeated("[[task.line]]\n"),
        repeated("[a.b.c]\n"),
        "a = [" + repeated("1, ")[:-100] + "]",
        "\n".join(f"k{n} = 1" for n in range(90_000)),
        "title = {" + ", ".join(f"k{n} = 1" for n in range(90_000)) + "}",
        '"' + "a" * (MEGABYTE - 2) + '"',
        "a" * MEGABYTE,
        "a = 0x" + "f" * (MEGABYTE - 10),
        "id = '''" + repeated("[[task]]\n")[:-20] + "'''",
        repeated("\n"),
        a_long_chain_of_prerequisites(),
        "\n".join("a." * 20 + f"k{n} = 1" for n in range(20_000)),
        repeated("# " + "a. " * 900 + "\n"),
        repeated("# " + '"' * 900 + "\n"),
    ],
    ids=lambda text: repr(text[:24]),
)
def test_that_a_megabyte_of_malice_is_refused_in_bounded_time(text: str) -> None:
    start = perf_counter()
    pack, findings = packcheck.parse(PackFiles.of({**SMALL, "units/u01.toml": text}))
    assert perf_counter() - start < SECONDS_FOR_ONE_HOSTILE_FILE
    assert pack is None
    assert 0 < len(findings) < 500


def test_that_long_chains_and_rings_of_prerequisites_are_walked_in_one_go() -> None:
    size = 50_000
    chain = {str(n): (str(n + 1),) for n in range(size)}
    assert list(prerequisite_cycles(chain)) == []
    ring = {str(n): (str((n + 1) % size),) for n in range(size)}
    assert [len(cycle) for cycle in prerequisite_cycles(ring)] == [size + 1]
    shuffled = list(ring)
    random.Random(1).shuffle(shuffled)
    dense = {task: tuple(shuffled[:3]) for task in shuffled}
    assert len(list(prerequisite_cycles(dense))) <= 3
