"""The words of the shipped content: plain enough to read aloud, and one French word for a thing.

Reading level: Flesch-Kincaid grade for English (J. P. Kincaid et al., 1975), LIX for French
(C. H. Björnsson, 1968), over each breakdown, card and block; outliers are named.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping

import msgspec
import pytest

from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.packcheck import load_whole
from trainer_app.checklists.packfiles import read_folder
from trainer_app.kernel.resources import resources, shipped_pack

MOST_GRADE = 8.0
MOST_LIX = 45.0
"""Below 50 is the French of a newspaper; below 40 is easy."""
MOST_WORDS = {"en": 25, "fr": 30}
"""Of one sentence; French says the same with more words."""
SAME_AT_LEAST = 0.6
"""So much of the texts with an English term have its French one: others say "it"."""
OFTEN = 4
HOMONYMS = frozenset(
    {
        *(
            "assessor",
            "bushing",
            "card",
            "dowel",
            "drift",
            "fit",
            "float",
            "gauge",
            "gib",
            "ground",
        ),
        *(
            "line",
            "map",
            "rack",
            "runner",
            "shift",
            "short",
            "standard",
            "tip",
            "torque",
            "trainer",
        ),
        *("wear", "breakdown", "flow", "cap", "PM"),
    }
)
"""English words with a second everyday sense, or that stand inside a longer term."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL_WORDS = frozenset(
    ["de", "du", "d", "a", "la", "le", "l", "des", "en", "et", "au", "aux", "un", "une"]
)


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_whole(read_folder(shipped_pack())).guidance


@pytest.fixture(scope="module")
def terms() -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads((shipped_pack() / "terms.toml").read_text("utf-8"))[
        "term"
    ]
    return found


def pairs(thing: object) -> Iterator[dict[str, str]]:
    """Every text of the content, in its languages."""
    if isinstance(thing, Mapping):
        if isinstance(thing.get("en"), str):
            yield {lang: str(text) for lang, text in thing.items()}
        else:
            for value in thing.values():
                yield from pairs(value)
    elif isinstance(thing, tuple | list):
        for value in thing:
            yield from pairs(value)
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from pairs(getattr(thing, name))


def pieces(guidance: Guidance) -> dict[str, object]:
    """What is read in one go, by name."""
    return {
        **{f"breakdown {task}": item for task, item in guidance.breakdowns.items()},
        **{f"card {card.id}": card for card in guidance.cards},
        **{f"block {block.id}": block for block in guidance.workshop},
        "glossary": guidance.glossary,
        "defects": guidance.defects,
    }


def sentences(thing: object, lang: str) -> list[list[str]]:
    """The words of each sentence."""
    parts = (
        part for pair in pairs(thing) for part in re.split(r"(?<=[.!?;:])\s+", pair.get(lang, ""))
    )
    return [words for part in parts if (words := _WORD.findall(part))]


def syllables(word: str) -> int:
    sounded = re.sub(r"(?<=[^aeiouy])e$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", sounded)))


def grade(told: list[list[str]]) -> float:
    words = [word for sentence in told for word in sentence]
    return 0.39 * len(words) / len(told) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def lix(told: list[list[str]]) -> float:
    words = [word for sentence in told for word in sentence]
    return len(words) / len(told) + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_that_english_reads_like_a_school_book(guidance: Guidance) -> None:
    found = {name: grade(sentences(piece, "en")) for name, piece in pieces(guidance).items()}
    assert {name: round(level, 1) for name, level in found.items() if level > MOST_GRADE} == {}


def test_that_french_is_as_easy(guidance: Guidance) -> None:
    found = {name: lix(sentences(piece, "fr")) for name, piece in pieces(guidance).items()}
    assert {name: round(level) for name, level in found.items() if level > MOST_LIX} == {}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_no_sentence_takes_a_second_breath(guidance: Guidance, lang: str) -> None:
    long = [
        f"{name}: {' '.join(words)}"
        for name, piece in pieces(guidance).items()
        for words in sentences(piece, lang)
        if len(words) > MOST_WORDS[lang]
    ]
    assert long == []


def folded(text: str) -> list[str]:
    """Words without accents and without the plural's s."""
    plain = unicodedata.normalize("NFD", text.lower())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", kept)
    return [w[:-1] if len(w) > 3 and w[-1] in "sx" else w for w in words]


def without_remark(text: str) -> str:
    """``lead (person)`` is ``lead``."""
    return re.sub(r"\s*\(.*?\)", "", text)


def french_of(terms: list[dict[str, str]]) -> dict[str, set[str]]:
    """By English word, the French ones."""
    known: dict[str, set[str]] = {}
    for term in terms:
        english = without_remark(term["en"]).split(", ")
        for one, other in zip(english, without_remark(term["fr"]).split(", "), strict=False):
            known.setdefault(one, set()).add(other)
    return known


def in_a_row(words: list[str]) -> str:
    """So that a term stands in a text where its row stands in that of the text."""
    return f" {' '.join(words)} "


def is_said(words: list[str], term: str) -> bool:
    """Whether the words of a French term are there, in whatever form and order."""
    content = [word for word in folded(term) if word not in _SMALL_WORDS]
    starts = [word[: max(4, len(word) - 2)] for word in content]
    return all(any(word.startswith(start) for word in words) for start in starts)


def test_that_an_english_term_is_always_the_same_french_term(
    guidance: Guidance, terms: list[dict[str, str]]
) -> None:
    both = pairs(list(pieces(guidance).values()))
    told = [(in_a_row(folded(p["en"])), folded(p["fr"])) for p in both]
    differ = {}
    for english, french in french_of(terms).items():
        sought = in_a_row(folded(english))
        uses = [fr for en, fr in told if sought in en]
        same = sum(any(is_said(words, term) for term in french) for words in uses)
        if len(uses) >= OFTEN and same < SAME_AT_LEAST * len(uses) and english not in HOMONYMS:
            differ[english] = f"{same} of {len(uses)}"
    assert differ == {}


def test_that_the_glossary_and_the_list_of_terms_agree(
    guidance: Guidance, terms: list[dict[str, str]]
) -> None:
    listed: dict[str, set[str]] = {}
    for term in terms:
        listed.setdefault(term["en"].lower(), set()).add(term["fr"].lower())
    differ = {
        word.term["en"]: word.term["fr"]
        for word in guidance.glossary
        if (known := listed.get(word.term["en"].lower())) and word.term["fr"].lower() not in known
    }
    assert differ == {}


def test_that_there_is_a_word_for_whoever_wants_to_know(guidance: Guidance) -> None:
    assert len(guidance.glossary) >= 150
    assert len(guidance.cards) == 62
    assert [block.minutes for block in guidance.workshop] == [30] * 8


# --- one way to write an apostrophe ---------------------------------------------------------------


def read_texts(thing: object) -> Iterator[str]:
    """What people read of a file: every string under a language, or a name."""
    if isinstance(thing, Mapping):
        for key, value in thing.items():
            if isinstance(value, str):
                if key in ("en", "fr", "name"):
                    yield value
            else:
                yield from read_texts(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from read_texts(value)


def test_that_apostrophes_and_quotation_marks_are_curly_as_on_screens() -> None:
    """In the shipped programmes and the sentences around them; an employer writes as it likes."""
    packs = list(shipped_pack().parent.rglob("*.toml"))
    sentences = list((resources() / "i18n").glob("*.toml"))  # a command to type has its own marks
    straight = [
        f"{file.name}: {text}"
        for file in (*packs, *sentences)
        for text in read_texts(tomllib.loads(file.read_text("utf-8")))
        if "'" in text or ('"' in text and file in packs)
    ]
    assert straight == []
