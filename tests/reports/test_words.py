"""The words of paper: complete in both languages, counted rightly, and no word twice."""

import re
import tomllib

import pytest

from trainer_app.checklists.progress import Remaining
from trainer_app.kernel.resources import resource
from trainer_app.reports.words import Words, paper_words

_ENTRIES = [
    (f"{table}.{key}", entry)
    for table, entries in paper_words().items()
    for key, entry in entries.items()
]


def _forms(words: object) -> list[str]:
    return [words] if isinstance(words, str) else list(words) if isinstance(words, list) else []


def _fields(words: object) -> set[str]:
    return {field for form in _forms(words) for field in re.findall(r"{(\w+)}", form)}


@pytest.mark.parametrize(("key", "entry"), _ENTRIES, ids=[key for key, _ in _ENTRIES])
def test_that_both_languages_say_it_with_the_same_fields(key: str, entry: object) -> None:
    assert isinstance(entry, dict), key
    assert set(entry) - {"by"} == {"en", "fr"}
    assert _fields(entry["en"]) == _fields(entry["fr"])
    assert len(_forms(entry["en"])) == len(_forms(entry["fr"])) > 0
    assert all(form.strip() for lang in ("en", "fr") for form in _forms(entry[lang]))


@pytest.mark.parametrize(("key", "entry"), _ENTRIES, ids=[key for key, _ in _ENTRIES])
def test_that_french_has_its_spaces_and_apostrophes(key: str, entry: object) -> None:
    assert isinstance(entry, dict), key
    for form in _forms(entry["fr"]):
        assert not re.search(r"[^\u00a0\u202f\d]:(?!//)", form.replace("TT1:", "")), form
        assert "'" not in form
        assert not re.search("«(?!\u00a0)|(?<!\u00a0)»", form)


@pytest.mark.parametrize(
    ("lang", "n", "said"),
    [
        ("en", 0, "0 sign-offs:"),
        ("en", 1, "1 sign-off:"),
        ("en", 2, "2 sign-offs:"),
        ("fr", 0, "0 validation\u00a0:"),
        ("fr", 1, "1 validation\u00a0:"),
        ("fr", 2, "2 validations\u00a0:"),
    ],
)
def test_that_counts_take_the_form_of_their_language(lang: str, n: int, said: str) -> None:
    assert Words(lang).count("remains.sign_offs_count", n=n) == said


@pytest.mark.parametrize(
    ("lang", "n", "total", "said"),
    [
        ("en", 0, 1, "of 1 task signed off"),
        ("en", 1, 91, "of 91 tasks signed off"),
        ("fr", 1, 91, "tâche validée sur\u00a091"),
        ("fr", 2, 91, "tâches validées sur\u00a091"),
    ],
)
def test_that_the_number_that_decides_is_the_one_beside_the_noun(
    lang: str, n: int, total: int, said: str
) -> None:
    assert Words(lang).count("figure.signed", n=n, total=total) == said


def test_that_a_language_the_file_lacks_falls_back_to_english() -> None:
    assert Words("de").say("progress.title") == Words("en").say("progress.title")


def test_that_a_missing_word_is_a_bug_and_not_a_blank() -> None:
    with pytest.raises(KeyError):
        Words("en").say("progress.no_such_word")


def test_that_paper_never_says_competent_or_certified() -> None:
    said = " ".join(form for _, e in _ENTRIES for lang in ("en", "fr") for form in _forms(e[lang]))
    assert not re.search(r"\bcompetent\b|\bcompétente?\b|\bcertified\b|\bcertifiée?\b", said)


def test_that_everything_that_can_remain_has_its_words() -> None:
    assert all(Words("fr").has(f"remains.{kind.value}") for kind in Remaining)


def test_that_every_method_of_the_shipped_programme_has_a_short_word() -> None:
    policy = resource("packs", "mmt-level-1", "policy.toml").read_text(encoding="utf-8")
    methods = [method["id"] for method in tomllib.loads(policy)["method"]]
    assert methods
    assert all(Words("fr").has(f"method.{method}") for method in methods)
