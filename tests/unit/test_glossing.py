"""Words of the glossary in a text."""

from __future__ import annotations

from trainer_app.checklists.glossing import Glosser, Glossers
from trainer_app.checklists.guidance import GlossaryWord, OtherName

WORDS = (
    GlossaryWord("pin", {"en": "pin", "fr": "broche"}, {}),
    GlossaryWord(
        "leader-pin",
        {"en": "leader pin", "fr": "colonne de guidage"},
        {},
        (OtherName("en", "guide pillar"), OtherName("fr", "colonne")),
    ),
    GlossaryWord("guard", {"en": "interlock (guard)", "fr": "dispositif d'interverrouillage"}, {}),
    GlossaryWord("align", {"en": "interlock (mold alignment)", "fr": "centreur"}, {}),
    GlossaryWord("side", {"en": "A side, B side", "fr": "côté A, côté B"}, {}),
    GlossaryWord("bleed", {"en": "to bleed", "fr": "purger"}, {}),
    GlossaryWord("assembly", {"en": "assembly", "fr": "canal"}, {}),
)


def found(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.word) for f in Glosser(WORDS, lang).find(text)]


def test_that_whole_words_are_found_and_parts_of_words_are_not() -> None:
    assert found("A pin; pinned, spin.") == [("pin", "pin")]


def test_that_the_longest_name_wins() -> None:
    assert found("Wipe the leader pin and the pin") == [
        ("leader pin", "leader-pin"),
        ("pin", "pin"),
    ]


def test_that_plurals_and_capitals_are_found_in_both_languages() -> None:
    assert found("Leader Pins and assemblies") == [
        ("Leader Pins", "leader-pin"),
        ("assemblies", "assembly"),
    ]
    assert found("Les colonnes de guidage, les canaux", "fr") == [
        ("colonnes de guidage", "leader-pin"),
        ("canaux", "assembly"),
    ]


def test_that_what_it_is_also_called_is_found() -> None:
    assert found("two guide pillars") == [("guide pillars", "leader-pin")]


def test_that_a_word_is_found_once_a_text_where_it_first_stands() -> None:
    assert found("pin, pins, guide pillar, leader pin") == [
        ("pin", "pin"),
        ("guide pillar", "leader-pin"),
    ]


def test_that_remarks_and_the_to_of_a_verb_are_no_part_of_a_name() -> None:
    assert found("bleed the interlock") == [("bleed", "bleed"), ("interlock", "guard")]


def test_that_a_hyphen_joins_and_a_comma_parts() -> None:
    assert found("the leader-pin") == [("leader-pin", "leader-pin")]
    assert found("the leader, pin") == [("pin", "pin")]
    assert found("dispositif d\u2019interverrouillage", "fr") == [
        ("dispositif d\u2019interverrouillage", "guard")
    ]


def test_that_a_letter_is_a_name_and_no_article() -> None:
    assert found("a side of the A side") == [("A side", "side")]


def test_that_a_text_in_another_language_finds_nothing_of_this_one() -> None:
    assert found("colonne", "en") == []
    assert Glosser(WORDS, "de").find("pin") == ()


def test_that_each_language_is_made_once() -> None:
    glossers = Glossers(WORDS)
    assert glossers.of("fr") is glossers.of("fr")
