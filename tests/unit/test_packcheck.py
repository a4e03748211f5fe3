"""The pack that comes with the program, and what ``check``, ``parse`` and ``load`` promise."""

import tomllib
from pathlib import Path
from time import process_time

import msgspec
import pytest

from trainer_app.checklists import packcheck, packtables
from trainer_app.checklists.packfiles import PackFiles, read_folder
from trainer_app.checklists.packs import Pack, Policy
from trainer_app.kernel.errors import ErrorCode, InvalidInput

ROOT = Path(__file__).parents[2]
REAL = ROOT / "resources/packs/mmt-level-1"
SMALL = ROOT / "tests/packs/small"


@pytest.fixture(scope="module")
def small() -> Pack:
    return packcheck.load(read_folder(SMALL))


@pytest.fixture(scope="module")
def real() -> Pack:
    return packcheck.load(read_folder(REAL))


def test_that_the_programme_has_no_finding_and_all_of_it_is_in_french() -> None:
    report = packcheck.check(REAL)
    assert report.findings == ()
    counts = (report.tasks, report.breakdowns, report.questions, report.cards)
    assert (*counts, report.fr_percent) == (91, 91, 182, 62, 100)
    assert report.glossary >= 150


def test_that_the_programme_has_the_size_that_the_framework_states(real: Pack) -> None:
    tasks = list(real.tasks.values())
    assert [len(unit.tasks) for unit in real.units] == [10, 7, 9, 7, 7, 7, 9, 6, 7, 8, 7, 7]
    assert sum(task.is_core for task in tasks) == 76
    assert sum(task.is_life_critical for task in tasks) == 8
    assert sum(task.tier == "Y" for task in tasks) == 29
    assert sum(task.sign_offs for task in tasks) == 168
    assert sum(task.sign_offs for task in tasks if task.is_core) == 142
    assert (len(real.modules), sum(module.hours for module in real.modules)) == (11, 45)
    assert (len(real.practicals), real.plan.weeks, len(real.levels)) == (2, 16, 5)


def test_that_a_pack_says_what_its_files_say(small: Pack) -> None:
    task = small.tasks["01-01"]
    assert task.title == {"en": "Check the hazards", "fr": "Repérer les dangers"}
    assert (task.tier, task.sign_offs, task.recert_months, task.unit) == ("Y", 2, 12, "U01")
    assert task.lines[1] == {"en": "Misses none.", "fr": "N'en oublie aucune."}
    assert (task.module, task.session, task.sources) == ("EL01", "PS1", ("T", "S10"))
    assert small.tasks["01-03"].prerequisites == ("01-01", "01-02")
    assert small.tasks["01-03"].recert_months is None
    assert [t.id for t in small.all_tasks() if not t.is_core] == ["02-02"]
    assert small.units_by_id["U02"].weeks == (2, 4)
    assert small.practicals[0].after_modules == ("EL01", "EL02")
    assert small.modules[1].hours == 2.5
    assert (small.plan.stages[0].first, small.plan.stages[0].last) == (1, 2)
    assert small.plan.stages[0].session == "PS1"
    assert small.level(3).lines == ({"en": "Taught the task.", "fr": "A enseigné la tâche."},)


def test_that_the_policy_takes_what_is_written_and_keeps_the_default_of_the_rest(
    small: Pack,
) -> None:
    policy = small.policy
    assert (policy.sign_off_level, policy.top_level, policy.mistake_minutes) == (2, 3, 20)
    assert (policy.warn_days, policy.two_setups) == ((30, 7), False)
    assert policy.module_before_task == "enforce"
    assert policy.safety_evidence_any == ("WP",)
    interview = policy.method("interview")
    assert interview is not None
    assert (interview.observed, interview.renews, interview.scope) == (False, False, "site")
    assert policy.sentences["second_look"]["en"] == "I too watched {trainee} on {date}."
    default = Policy()
    assert policy.extension_max_days == default.extension_max_days
    assert policy.separate_days == default.separate_days
    assert policy.right_needs_currency == default.right_needs_currency


@pytest.mark.parametrize("folder", [SMALL, REAL], ids=["small", "real"])
def test_that_a_pack_survives_being_kept_as_json(folder: Path) -> None:
    pack = packcheck.load(read_folder(folder))
    again = msgspec.json.decode(msgspec.json.encode(pack), type=Pack)
    assert again == pack
    assert list(again.tasks) == list(pack.tasks)


def test_that_a_pack_with_an_error_is_not_loaded_and_says_everything() -> None:
    texts = {path: raw.decode() for path, raw in read_folder(SMALL).files.items()}
    texts["pack.toml"] = "format = 1"
    files = PackFiles.of(texts)
    with pytest.raises(InvalidInput) as caught:
        packcheck.load(files)
    assert caught.value.code == ErrorCode.CONTENT_FINDINGS
    assert caught.value.findings == packcheck.parse(files)[1] == packcheck.check(files).findings
    assert len(caught.value.findings) == 5


def test_that_a_pack_with_a_warning_is_loaded() -> None:
    texts = {path: raw.decode() for path, raw in read_folder(SMALL).files.items()}
    texts["terms.toml"] = '[[term]]\nen = "mold"\n'
    files = PackFiles.of(texts)
    assert [f.severity for f in packcheck.check(files).findings] == ["warning"]
    assert packcheck.check(files).fr_percent < 100
    assert packcheck.load(files).id == "small"


def test_that_a_third_language_may_be_incomplete() -> None:
    texts = {path: raw.decode() for path, raw in read_folder(SMALL).files.items()}
    texts["pack.toml"] = texts["pack.toml"].replace('["en", "fr"]', '["en", "fr", "es"]')
    texts["terms.toml"] = '[[term]]\nen = "mold"\nfr = "moule"\nes = "molde"\n'
    texts["units/u02.toml"] = texts["units/u02.toml"].replace(
        'en = "Clean by hand"', 'en = "Clean by hand", es = "Limpiar"'
    )
    pack, findings = packcheck.parse(PackFiles.of(texts))
    assert findings == ()
    assert pack is not None
    assert pack.languages == ("en", "fr", "es")
    assert pack.tasks["02-01"].title["es"] == "Limpiar"


def test_that_checking_costs_little_beside_reading_the_toml() -> None:
    files = read_folder(REAL)
    texts = [raw.decode() for path, raw in files.files.items() if path.endswith(".toml")]

    def parse_only() -> None:
        for text in texts:
            tomllib.loads(text)

    def check_anew() -> None:
        packtables._known_tables.cache_clear()
        packcheck.check(files)

    def best_of_three(work: object) -> float:
        assert callable(work)
        times = []
        for _ in range(3):
            start = process_time()
            work()
            times.append(process_time() - start)
        return min(times)

    assert best_of_three(check_anew) < 3 * best_of_three(parse_only)
