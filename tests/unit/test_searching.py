"""Search as you type: accents, plurals and a slip are forgiven; a title is above a text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from trainer_app.checklists import packcheck
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.lookup import Found, entries, glossary_entries, tasks_by_word
from trainer_app.checklists.packcheck import Whole
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.searching import Entry, Index, tokens

SHIPPED = Path(__file__).parents[2] / "resources" / "packs" / "mmt-level-1"

PIN = Entry("word", "leader-pin", "leader pin", ("guide pillar",), "Lines the halves up.")
CARE = Entry("card", "TT-50", "Neither brood nor drown", text="Ask before you pin anybody down.")
BUSHING = Entry("word", "bushing", "leader bushing", detail="What the pin runs in.")
ECRAN = Entry("word", "face-shield", "écran facial", text="Contre les éclats; un cœur d’acier.")
CANAL = Entry("word", "runner", "canal", text="Par où passe le plastique.")
LOCK = Entry("task", "01-03", "Lock out, tag and prove a press dead")
SMALL = Index((CARE, PIN, BUSHING, ECRAN, CANAL, LOCK))


@cache
def shipped() -> Whole:
    return packcheck.load_whole(read_folder(SHIPPED))


@cache
def index(lang: str) -> Index:
    return Index(entries(shipped().pack, shipped().guidance, lang))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Leader Pin", PIN),
        ("leader pins", PIN),
        ("leadr pin", PIN),
        ("laeder pin", PIN),
        ("leaderr pin", PIN),
        ("lead pi", PIN),
        ("guide pilar", PIN),
        ("bushings", BUSHING),
        ("ecran", ECRAN),
        ("ÉCRANS", ECRAN),
        ("coeur", ECRAN),
        ("canaux", CANAL),
        ("l’écran", ECRAN),
        ("01-03", LOCK),
        ("how do I lock out a press", LOCK),
        ("tt 50", CARE),
    ],
)
def test_that_what_is_meant_comes_first(typed: str, found: Entry) -> None:
    assert SMALL.find(typed)[0] is found


def test_that_a_title_stands_above_a_text_and_the_word_itself_above_its_beginning() -> None:
    assert SMALL.find("pin") == (PIN, BUSHING, CARE)


def test_that_of_several_words_what_has_them_all_is_shown_and_nothing_else() -> None:
    assert SMALL.find("leader") == (PIN, BUSHING)
    assert SMALL.find("leader bushing") == (BUSHING,)


@pytest.mark.parametrize("typed", ["", "  ", "?!", "zzzzzz", "01-04", "qqq"])
def test_that_nothing_is_found_where_nothing_fits(typed: str) -> None:
    assert SMALL.find(typed) == ()


def test_that_a_slip_in_a_short_word_or_a_number_is_not_guessed_at() -> None:
    assert Index((Entry("t", "a", "oil"),)).find("ol") == ()
    assert Index((Entry("t", "b", "10-03"),)).find("10-02") == ()


def test_that_every_beginning_of_a_word_finds_it_while_it_is_typed() -> None:
    for length in range(1, len("leader bushing") + 1):
        assert BUSHING in SMALL.find("leader bushing"[:length])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_every_word_of_every_title_finds_it_with_a_letter_dropped(lang: str) -> None:
    """Of the shipped programme, words of four letters and more: the first, a middle, the last."""
    found = index(lang)
    named: dict[str, set[Entry]] = {}
    for entry in found.entries:
        for word in tokens(entry.title):
            if len(word) >= 4 and word.isalpha():
                named.setdefault(word, set()).add(entry)
    assert len(named) > 300
    lost = [
        (word, slip)
        for word, meant in named.items()
        for slip in {word[:at] + word[at + 1 :] for at in (0, len(word) // 2, len(word) - 1)}
        if not meant <= set(found.find(slip))
    ]
    assert lost == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_that_everything_is_found_first_by_its_whole_title_or_beside_its_namesakes(
    lang: str,
) -> None:
    found = index(lang)
    for entry in found.entries:
        best = found.find(entry.title)
        assert entry in best[:6], (entry.title, [other.title for other in best[:6]])


def test_that_the_shipped_words_are_used_by_tasks_in_both_languages() -> None:
    pack, guidance = shipped().pack, shipped().guidance
    for lang in ("en", "fr"):
        using = tasks_by_word(pack, guidance, lang)
        assert "05-03" in using["leader-pin"]
        assert all(task in pack.tasks for tasks in using.values() for task in tasks)


def test_that_a_programme_without_guidance_can_still_be_searched_for_its_tasks() -> None:
    bare = Index(entries(shipped().pack, Guidance(), "en"))
    assert {entry.kind for entry in bare.entries} == {Found.TASK}
    assert bare.find("lock out")[0].id == "01-03"


def test_that_a_word_is_found_by_its_name_in_the_other_language() -> None:
    words = Index(glossary_entries(shipped().guidance, "fr"))
    assert words.find("leader pin")[0].id == "leader-pin"
