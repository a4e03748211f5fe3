"""One fault at a time in a small pack: each is found, at its place, and said in both languages."""

import string
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sample_guidance import guidance_files
from trainer_app.checklists import packcheck
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.checklists.packfindings import FindingCode
from trainer_app.kernel.errors import Finding

ROOT = Path(__file__).parents[2]
SMALL = {path: raw.decode() for path, raw in read_folder(ROOT / "tests/packs/small").files.items()}
WORDS = tomllib.loads((ROOT / "resources/i18n/findings.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Fault:
    """Replace ``old`` by ``new`` in a file; ``where`` is the line expected, by a text on it."""

    code: FindingCode
    file: str
    old: str
    new: str
    where: str | None = None
    severity: str = "error"

    def break_it(self) -> dict[str, str]:
        text = SMALL[self.file]
        assert text.count(self.old) >= 1, f"{self.file} no longer holds {self.old!r}"
        return {**SMALL, self.file: text.replace(self.old, self.new, 1)}


C = FindingCode
U01, U02, POLICY, PLAN = "units/u01.toml", "units/u02.toml", "policy.toml", "plan.toml"
MODULES, SESSIONS, LEVELS = "modules.toml", "sessions.toml", "levels.toml"
MANY = '"T", ' * 600
LONG_HEX = f"0x{'f' * 9000}"

FAULTS = (
    Fault(C.TOML_INVALID, U01, 'tier = "L"', 'tier = "L', 'tier = "L'),
    Fault(C.TOML_INVALID, POLICY, "mistake_minutes = 20", f"mistake_minutes = {'9' * 5000}"),
    Fault(C.KEY_TWICE, U01, 'tier = "L"', 'tier = "L"\ntier = "N" # too', "# too"),
    Fault(C.NESTED_TOO_DEEP, POLICY, "warn_days = [30, 7]", f"warn_days = {'[' * 5000}"),
    Fault(C.NESTED_TOO_DEEP, POLICY, "top_level = 3", f"{'a.' * 5000}a = 4"),
    Fault(C.NESTED_TOO_DEEP, POLICY, "top_level = 3", "x = { " + "'a' . " * 500 + "a = 4 }"),
    Fault(C.FORMAT_UNKNOWN, "pack.toml", "format = 1", "format = 2", "format = 2"),
    Fault(C.KEY_UNKNOWN, U01, "sign_offs = 3", "sign_ofs = 3", "sign_ofs = 3"),
    Fault(C.KEY_UNKNOWN, POLICY, "two_setups", "two_setup", "two_setup "),
    Fault(C.KEY_UNKNOWN, U02, 'fr = "Nettoyer à la main"', 'fra = "Nettoyer"', "fra ="),
    Fault(C.KEY_MISSING, U02, "sign_offs = 1", "", "[[task]]"),
    Fault(C.KEY_MISSING, "pack.toml", 'version = "1"', "", None),
    Fault(C.KEY_MISSING, U02, 'id = "02-01"', 'id = " "', 'id = " "'),
    Fault(C.WRONG_TYPE, U01, "sign_offs = 3", 'sign_offs = "3"', 'sign_offs = "3"'),
    Fault(C.WRONG_TYPE, U01, "sign_offs = 3", "sign_offs = true", "sign_offs = true"),
    Fault(C.WRONG_TYPE, U01, "weeks = [1, 2]", "weeks = [1]", "weeks = [1]"),
    Fault(C.WRONG_TYPE, U01, 'modules = ["EL01"]', 'modules = "EL01"', "modules ="),
    Fault(C.WRONG_TYPE, U01, 'sources = ["T", "S10"]', 'sources = ["T", 10]', "sources ="),
    Fault(C.WRONG_TYPE, U01, 'title = { en = "Lock', 'title = "Lock" # { en = "Lock', "# {"),
    Fault(C.WRONG_TYPE, U01, 'en = "Misses none."', "en = 1979-05-27", "1979-05-27"),
    Fault(C.WRONG_TYPE, MODULES, "hours = 4", "hours = 1979-05-27", "1979"),
    Fault(C.WRONG_TYPE, POLICY, "two_setups = false", "two_setups = 0", "two_setups"),
    Fault(C.WRONG_TYPE, PLAN, "from = 3", "sign_offs_by_then = [1]\nfrom = 3", "sign_offs_by"),
    Fault(C.NUMBER_RANGE, PLAN, "weeks = 4", "weeks = 4\nincumbent_weeks = 5", "incumbent_weeks"),
    Fault(C.WRONG_TYPE, "terms.toml", "[[term]]", "[term]", None),
    Fault(C.NUMBER_RANGE, POLICY, "mistake_minutes = 20", f"mistake_minutes = {LONG_HEX}"),
    Fault(C.NUMBER_RANGE, MODULES, "hours = 4", "hours = nan", "hours = nan"),
    Fault(C.NUMBER_RANGE, MODULES, "hours = 4", "hours = -inf", "hours = -inf"),
    Fault(C.NUMBER_RANGE, POLICY, "warn_days = [30", "warn_days = [6000", "warn_days"),
    Fault(C.CHOICE_UNKNOWN, POLICY, '"enforce"', '"shout"', '"shout"'),
    Fault(C.CHOICE_UNKNOWN, POLICY, 'scope = "site"', 'scope = "core"', 'scope = "core"'),
    Fault(C.TOO_MANY_ENTRIES, U01, '"T", "S10"', MANY, "sources ="),
    Fault(C.TOO_MANY_ENTRIES, "terms.toml", "[[term]]", "[[term]]\n" * 600, None),
    Fault(C.TEXT_TOO_LONG, U01, "Lock out", "Lock out " * 90, "Lock out "),
    Fault(C.ENGLISH_MISSING, U01, 'en = "Misses none."', 'en = " "', 'en = " "'),
    Fault(C.FRENCH_MISSING, U01, 'fr = "Nomme chaque énergie."', "", "[[task.line]]", "warning"),
    Fault(C.FRENCH_MISSING, U02, ', fr = "Nettoyer" }', " }", 'title = { en = "Clean"', "warning"),
    Fault(C.UNSAFE_TEXT, U01, "Misses none.", r"Misses \u202Enone.", r"\u202E"),
    Fault(C.UNSAFE_TEXT, U01, "Misses none.", r"Misses\nnone.", r"\nnone"),
    Fault(C.ID_SHAPE, MODULES, 'id = "EL02"', 'id = "EL 02"', "EL 02"),
    Fault(C.ID_SHAPE, "pack.toml", 'id = "small"', 'id = "../up"', "../up"),
    Fault(C.ID_SHAPE, "pack.toml", '["en", "fr"]', '["en", "FR"]', '"FR"'),
    Fault(C.DUPLICATE_ID, MODULES, 'id = "EL02"', 'id = "EL01" # too', "# too"),
    Fault(C.DUPLICATE_ID, SESSIONS, 'id = "PS2"', 'id = "PS1" # too', "# too"),
    Fault(C.DUPLICATE_ID, POLICY, 'id = "simulation"', 'id = "job" # too', "# too"),
    Fault(C.DUPLICATE_ID, POLICY, 'code = "QA"', 'code = "WP" # too', "# too"),
    Fault(C.TASK_ID_SHAPE, U01, 'id = "01-02"', 'id = "02-99"', "02-99"),
    Fault(C.TASK_ID_SHAPE, U01, 'id = "01-02"', 'id = "01-2"', "01-2"),
    Fault(C.UNIT_ID_SHAPE, U01, 'id = "U01"', 'id = "U02"', "U02"),
    Fault(C.DUPLICATE_TASK, U01, 'id = "01-02"', 'id = "01-01" # too', "# too"),
    Fault(C.NO_LINES, U01, "[[task]]", '[[task]]\nid = "01-99"\n[[task]]', "01-99"),
    Fault(C.TIER_UNKNOWN, U01, 'tier = "L"', 'tier = "X"', 'tier = "X"'),
    Fault(C.TIER_UNKNOWN, POLICY, 'id = "Y"', 'id = "S"', 'id = "S"'),
    Fault(C.SCOPE_UNKNOWN, U01, 'scope = "core"', 'scope = "cor"', 'scope = "cor"'),
    Fault(C.SIGN_OFFS_RANGE, U01, "sign_offs = 3", "sign_offs = 11", "sign_offs = 11"),
    Fault(C.SIGN_OFFS_RANGE, U01, "sign_offs = 3", f"sign_offs = {LONG_HEX}", "sign_offs = 0xf"),
    Fault(C.RECERT_RANGE, U01, "recert_months = 12", "recert_months = 0", "recert_months = 0"),
    Fault(C.RECERT_RANGE, U01, "recert_months = 12", "recert_months = 48", "= 48"),
    Fault(C.LIFE_CRITICAL_NEEDS_TWO, U01, "sign_offs = 3", "sign_offs = 1 # too", "# too"),
    Fault(C.UNKNOWN_PREREQUISITE, U01, '["01-01"]', '["01-01", "13-02"]', "13-02"),
    Fault(C.PREREQUISITE_CYCLE, U01, "prerequisites = []", 'prerequisites = ["01-03"]', "prereq"),
    Fault(C.PREREQUISITE_CYCLE, U02, '["01-02"]', '["02-01"]', '["02-01"]'),
    Fault(C.CORE_NEEDS_SITE, U01, '["01-01"]', '["02-02"]', '["02-02"]'),
    Fault(C.MISSING_MODULE, U02, 'module = "EL02"', "", "[[task]]"),
    Fault(C.MISSING_MODULE, U02, 'module = "EL02"', 'module = ""', 'module = ""'),
    Fault(C.UNKNOWN_MODULE, U02, 'module = "EL02"', 'module = "EL99"', 'module = "EL99"'),
    Fault(C.UNKNOWN_MODULE, U02, '["EL02"]', '["EL02", "EL99"]', "EL99"),
    Fault(C.UNKNOWN_MODULE, PLAN, '["EL01", "EL02"]', '["EL01", "EL20"]', "EL20"),
    Fault(C.UNKNOWN_MODULE, SESSIONS, '["EL01", "EL02"]', '["EL01", "EL60"]', "EL60"),
    Fault(C.UNKNOWN_SESSION, U01, 'session = "PS1"', 'session = "PS7"', 'session = "PS7"'),
    Fault(C.UNKNOWN_SESSION, PLAN, 'session = "PS1"', 'session = "PS7"', 'session = "PS7"'),
    Fault(C.UNKNOWN_TASK, PLAN, 'tasks = ["01-01"]', 'tasks = ["01-01", "01-44"]', "01-44"),
    Fault(C.MODULE_NOT_OF_UNIT, U02, 'module = "EL02"', 'module = "EL01"', '"EL01"', "warning"),
    Fault(C.SESSION_NOT_OF_UNIT, U02, 'session = "PS1"', 'session = "PS2"', '"PS2"', "warning"),
    Fault(C.WEEKS_BACKWARDS, U02, "weeks = [2, 4]", "weeks = [4, 2]", "weeks = [4, 2]"),
    Fault(C.WEEKS_BACKWARDS, PLAN, "from = 3", "from = 5", "to = 4"),
    Fault(C.WEEKS_BEYOND_PLAN, U01, "weeks = [1, 2]", "weeks = [1, 5]", "weeks = [1, 5]"),
    Fault(C.WEEKS_BEYOND_PLAN, SESSIONS, "week = 4", "week = 20", "week = 20"),
    Fault(C.PLAN_OVERLAP, PLAN, "from = 3", "from = 2", "from = 2"),
    Fault(C.PLAN_GAP, PLAN, "from = 3", "from = 4", "from = 4"),
    Fault(C.PLAN_GAP, PLAN, "to = 4", "to = 3", "to = 3"),
    Fault(C.LEVELS_NOT_CONSECUTIVE, LEVELS, "number = 1", "number = 2 # too", "# too"),
    Fault(C.NOT_A_LEVEL, POLICY, "sign_off_level = 2", "sign_off_level = 6", "= 6"),
    Fault(C.SIGN_OFF_LEVEL_ABOVE_TOP, POLICY, "top_level = 3", "top_level = 1", "sign_off_level"),
    Fault(C.TOP_LEVEL_DIFFERS, POLICY, "top_level = 3", "top_level = 2", "top_level"),
    Fault(C.METHOD_UNKNOWN, POLICY, 'id = "simulation"', 'id = "simulaton"', "simulaton"),
    Fault(C.EVIDENCE_UNKNOWN, POLICY, '["WP"]', '["WP", "RX"]', "RX"),
    Fault(C.PLACE_UNKNOWN, POLICY, 'id = "PS1"', 'id = "PS9"', "PS9"),
    Fault(C.ENTRY_MISSING, POLICY, 'id = "job"', 'id = "prior"', None),
    Fault(C.CARDS_TASK_UNKNOWN, POLICY, '"02-02"]', '"02-09"]', "cards_tasks"),
    Fault(C.SENTENCE_MISSING, POLICY, "second_look = {", "second_loo = {", "[sentences]"),
    Fault(C.SENTENCE_FIELD_UNKNOWN, POLICY, "watched {trainee}", "watched {person}", "{person}"),
    Fault(C.SENTENCE_BRACES, POLICY, "watched {trainee}", "watched {trainee", "watched {trainee "),
    Fault(C.SENTENCE_BRACES, POLICY, "watched {trainee}", "watched {trainee!r}", "!r"),
    Fault(C.SENTENCE_BRACES, POLICY, "watched {trainee}", "watched {trainee:9}", ":9"),
    Fault(C.SENTENCE_FIELDS_DIFFER, POLICY, "myself on {date}", "myself", "myself"),
)


def emitted(texts: dict[str, str]) -> tuple[Finding, ...]:
    return packcheck.parse(PackFiles.of(texts))[1]


def line_with(text: str, fragment: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if fragment in line)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.new[:24]!r}")
def test_that_a_fault_is_found_at_its_place(fault: Fault) -> None:
    texts = fault.break_it()
    pack, findings = packcheck.parse(PackFiles.of(texts))

    mine = [finding for finding in findings if finding.code == fault.code]
    assert mine, findings
    assert {finding.severity for finding in mine} == {fault.severity}
    assert (pack is None) == (fault.severity == "error")
    assert mine[0].place.partition(":")[0] == fault.file
    if fault.where is not None:
        assert mine[0].place == f"{fault.file}:{line_with(texts[fault.file], fault.where)}"


def without(path: str) -> dict[str, str]:
    return {name: text for name, text in SMALL.items() if name != path}


def nothing_in_a_unit() -> dict[str, str]:
    text = SMALL[U02]
    return {**SMALL, U02: text[: text.index("[[task]]")]}


def a_module_for_nobody() -> dict[str, str]:
    extra = '[[module]]\nid = "EL03"\nhours = 1\ntitle = { en = "More", fr = "Plus" }\n'
    return {**SMALL, "modules.toml": SMALL["modules.toml"] + extra}


def a_long_interval() -> dict[str, str]:
    policy = SMALL[POLICY].replace("two_setups", "max_recert_months = 60\ntwo_setups")
    unit = SMALL[U01].replace("recert_months = 12", "recert_months = 48", 1)
    return {**SMALL, POLICY: policy, U01: unit}


def a_flood() -> dict[str, str]:
    return {**SMALL, POLICY: "\n".join(f"key_{n} = 1" for n in range(3000))}


def with_guidance(file: str, old: str = "", new: str = "") -> dict[str, str]:
    """The small pack with its guidance, one file of it broken; without ``old``: left out."""
    texts = {**SMALL, **guidance_files()}
    text = texts.pop(file)
    return {**texts, file: text.replace(old, new)} if old else texts


OTHERS: dict[FindingCode, Callable[[], dict[str, str]]] = {
    C.FILE_MISSING: lambda: without("levels.toml"),
    C.NO_TASKS: nothing_in_a_unit,
    C.MODULE_NEVER_USED: a_module_for_nobody,
    C.RECERT_LONG: a_long_interval,
    C.MORE_FINDINGS: a_flood,
    C.BREAKDOWN_MISSING: lambda: with_guidance("breakdowns/02-02.toml"),
    C.SAFETY_NEEDS: lambda: with_guidance("breakdowns/01-02.toml", "[[stop]]", "[[x_stop]]"),
    C.REFERENCE_UNKNOWN: lambda: with_guidance("workshop.toml", "TT-11", "TT-99"),
}
# What only a folder or an archive can show; see test_packfiles.
OF_FILES = {
    code: params
    for params, codes in {
        (): (
            "folder_missing file_unreadable path_unsafe path_link path_special unknown_file "
            "archive_invalid not_utf8"
        ),
        ("limit",): "file_too_large pack_too_large too_many_files",
        ("other",): "path_collision",
    }.items()
    for code in codes.split()
}
# What only a workbook can show; see test_packbook and reports/test_workbooks.
OF_BOOKS = {
    code: params
    for params, codes in {
        (): (
            "book_missing book_invalid book_too_large book_active cell_formula cell_date "
            "cell_not_text cell_not_number cell_not_numbers cell_not_flag"
        ),
        ("head",): "column_twice column_missing",
        ("head", "nearest"): "column_unknown",
        ("nearest",): "sheet_unknown",
        ("found", "nearest"): "setting_unknown",
        ("found",): "name_shape row_twice",
        ("found", "sheet"): "row_of_nothing",
        ("rows", "columns", "most_rows", "most_columns"): "sheet_too_large",
    }.items()
    for code in codes.split()
}
# What only a school's list can show; see test_classlist.
OF_LISTS = {
    code: params
    for params, codes in {
        (): "list_empty cell_empty",
        ("found",): "cell_not_date day_in_future",
        ("found", "nearest"): "class_unknown",
    }.items()
    for code in codes.split()
}
NOT_OF_A_PACK = {**OF_FILES, **OF_BOOKS, **OF_LISTS}


@pytest.mark.parametrize("code", OTHERS)
def test_that_a_fault_of_several_lines_is_found(code: FindingCode) -> None:
    assert code in [finding.code for finding in emitted(OTHERS[code]())]


def test_that_every_code_is_made_by_a_test() -> None:
    tried = {fault.code for fault in FAULTS} | set(OTHERS) | set(NOT_OF_A_PACK)
    assert tried == set(FindingCode)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", FindingCode)
def test_that_a_finding_has_words_in_both_languages_with_the_same_values(code: FindingCode) -> None:
    assert set(WORDS[code]) == {"en", "fr"}
    english, french = WORDS[code]["en"], WORDS[code]["fr"]
    assert english.strip()
    assert french.strip()
    assert english != french
    assert placeholders(english) == placeholders(french)


@pytest.mark.parametrize("code", FindingCode)
def test_that_the_words_ask_only_for_values_that_the_finding_has(code: FindingCode) -> None:
    asked = placeholders(WORDS[code]["en"])
    if code in NOT_OF_A_PACK:
        assert asked == set(NOT_OF_A_PACK[code])
        return
    texts = [OTHERS[code]()] if code in OTHERS else [f.break_it() for f in FAULTS if f.code == code]
    for finding in (found for text in texts for found in emitted(text) if found.code == code):
        assert asked <= set(finding.params), finding


def test_that_a_cycle_is_named_in_its_order() -> None:
    fault = Fault(C.PREREQUISITE_CYCLE, U01, "prerequisites = []", 'prerequisites = ["01-03"]')
    found = [f for f in emitted(fault.break_it()) if f.code == C.PREREQUISITE_CYCLE]
    assert [finding.params["cycle"] for finding in found] == [("01-01", "01-03", "01-01")]


def test_that_a_misspelt_key_names_the_nearest_known_one() -> None:
    fault = Fault(C.KEY_UNKNOWN, U01, "prerequisites =", "prerequisits =")
    found = next(f for f in emitted(fault.break_it()) if f.code == C.KEY_UNKNOWN)
    assert found.params == {"key": "prerequisits", "nearest": "prerequisites"}


def test_that_a_duplicate_names_where_the_first_one_stands() -> None:
    texts = Fault(C.DUPLICATE_TASK, U01, 'id = "01-03"', 'id = "01-02"').break_it()
    found = next(f for f in emitted(texts) if f.code == C.DUPLICATE_TASK)
    first = line_with(texts[U01], 'id = "01-02"')
    assert found.params["first"] == f"{U01}:{first}"
    assert found.place != f"{U01}:{first}"


def test_that_all_faults_of_all_files_are_told_at_once() -> None:
    chosen = [
        Fault(C.TIER_UNKNOWN, U02, 'tier = "N"', 'tier = "X"'),
        Fault(C.KEY_UNKNOWN, LEVELS, "may_work", "mai_work"),
        Fault(C.NUMBER_RANGE, MODULES, "hours = 4", "hours = -4"),
        Fault(C.PLAN_GAP, PLAN, "from = 3", "from = 4"),
        Fault(C.CHOICE_UNKNOWN, POLICY, '"enforce"', '"shout"'),
        Fault(C.TOML_INVALID, U01, "[[task]]", "[[task]"),
    ]
    texts = dict(SMALL)
    for fault in chosen:
        texts[fault.file] = texts[fault.file].replace(fault.old, fault.new, 1)
    assert {fault.code for fault in chosen} <= {finding.code for finding in emitted(texts)}


def test_that_one_unreadable_unit_does_not_bring_findings_about_its_tasks() -> None:
    found = emitted({**SMALL, U01: "[["})
    assert [(finding.code, finding.place) for finding in found] == [(C.TOML_INVALID, f"{U01}:1")]


def test_that_a_newer_format_is_not_judged_by_old_rules() -> None:
    texts = {**SMALL, "pack.toml": "format = 2\nnew_idea = 7", POLICY: "all_new = true"}
    assert [finding.code for finding in emitted(texts)] == [C.FORMAT_UNKNOWN]


def test_that_a_flood_of_findings_ends_with_how_many_more_there_are() -> None:
    findings = emitted(a_flood())
    assert len(findings) < 500
    assert findings[-1].code == C.MORE_FINDINGS
    assert isinstance(findings[-1].params["count"], int)
    assert findings[-1].params["count"] > 2000
    assert findings[-1].severity == "error"


def test_that_what_a_finding_repeats_is_short_and_printable() -> None:
    key = "k" * 100_000
    texts = {**SMALL, POLICY: SMALL[POLICY] + f'\n{key} = 1\n"\\u001b[2J" = 1\n'}
    said = [f.params["key"] for f in emitted(texts) if f.code == C.KEY_UNKNOWN]
    assert len(said) == 2
    for words in said:
        assert isinstance(words, str)
        assert len(words) <= 120
        assert words.isprintable()
