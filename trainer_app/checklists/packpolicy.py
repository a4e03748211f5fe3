"""``levels.toml`` and ``policy.toml``: the scale, the numbers and switches, the signed sentences.

The rules themselves are code (``judging``, ``status``); a pack only sets what they count with.
Names that those rules know, such as the method ``simulation``, are checked here, because a misspelt
one would silently switch a rule off. Pure; any thread.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import Final

import msgspec

from trainer_app.checklists.language import Words
from trainer_app.checklists.packfindings import FindingCode
from trainer_app.checklists.packs import Level, Method, Named, Policy
from trainer_app.checklists.packsections import (
    MOST_RECERT_MONTHS,
    TIERS,
    Placed,
    checked_id,
    report_twice,
)
from trainer_app.checklists.packtables import LONGEST_TEXT, Table, nearest_of

METHODS: Final = ("job", "session", "simulation", "challenge", "interview", "prior")
"""The ways of seeing a performance that the rules know by name."""
SENTENCES: Final = (
    "trainer_sign_off",
    "trainer_sign_off_level_4",
    "trainee_agrees",
    "trainee_declines",
    "second_look",
    "unit_signature",
    "correction",
    "withdrawal_mistake",
    "withdrawal_judgement",
)
"""The sentences that people sign; a pack has every one."""
SENTENCE_FIELDS: Final = ("trainee", "task", "date", "level", "unit", "trainer")
"""What the program can fill in between braces."""
PLACES: Final = ("floor", "simulation")
"""The places that are no practical session."""


def read_levels(table: Table) -> list[Placed[Level]]:
    levels: list[Placed[Level]] = []
    for expected, entry in enumerate(table.tables("level")):
        level = Level(
            entry.integer("number", 0, 9),
            entry.words("name"),
            entry.words("seen", longest=LONGEST_TEXT),
            entry.words("may_work", longest=LONGEST_TEXT),
            tuple(_level_line(line) for line in entry.tables("line")),
        )
        entry.done()
        if level.number != expected:
            entry.error(
                "number", FindingCode.LEVELS_NOT_CONSECUTIVE, found=level.number, wanted=expected
            )
        levels.append(Placed(level, entry))
    if not levels:
        table.error("level", FindingCode.KEY_MISSING, key="[[level]]")
    table.done()
    return levels


def _level_line(table: Table) -> Words:
    words = table.words("text", longest=LONGEST_TEXT)
    table.done()
    return words


# Each number of the policy with the least and the most it may be.
_NUMBERS: Final = {
    "sign_off_level": (1, 9),
    "top_level": (1, 9),
    "simulation_below_required": (0, 10),
    "challenge_sign_offs": (1, 10),
    "challenge_sign_offs_life_critical": (2, 10),
    "renewal_early_days": (0, 366),
    "extension_max_days": (0, 92),
    "mistake_minutes": (0, 24 * 60),
    "late_after_hours": (1, 31 * 24),
    "max_recert_months": (1, MOST_RECERT_MONTHS),
    "sampled_each_month": (0, 20),
    "patterns_first_days": (0, 60),
    "patterns_quick": (2, 100),
    "patterns_minutes": (1, 240),
    "patterns_alike": (2, 100),
    "patterns_late": (2, 100),
}
_FLAGS: Final = (
    "separate_days",
    "two_setups",
    "ready_needs_modules",
    "ready_needs_sessions",
    "ready_needs_capstone",
    "ready_needs_unit_signatures",
    "shows_patterns",
)
_MODES: Final = ("right_needs_currency", "right_needs_trainer_part", "module_before_task")
_LISTS: Final = ("cards_tasks", "safety_evidence_all", "safety_evidence_any")


@dataclass
class PolicyRead:
    """``policy.toml``: the policy, and where its places stand."""

    policy: Policy
    table: Table
    places: list[Placed[Named]]


def read_policy(table: Table) -> PolicyRead:
    """What the file leaves out keeps the default of ``packs.Policy``."""
    defaults: dict[str, object] = msgspec.structs.asdict(Policy())
    values: dict[str, object] = {}
    for key, (low, high) in _NUMBERS.items():
        values[key] = table.integer(key, low, high, _as_int(defaults[key]))
    for key in _FLAGS:
        values[key] = table.flag(key, defaults[key] is True)
    for key in _MODES:
        values[key] = table.choice(key, ("off", "warn", "enforce"), str(defaults[key]))
    for key in _LISTS:
        values[key] = table.lines(key, _as_texts(defaults[key]))
    values["warn_days"] = table.integers("warn_days", 1, 366, Policy().warn_days)
    places = _named(table, "place")
    tiers = _named(table, "tier")
    evidence = _named(table, "evidence", "code")
    methods = _methods(table)
    values["methods"] = tuple(method.item for method in methods)
    for key, entries in (("evidence", evidence), ("places", places), ("tiers", tiers)):
        values[key] = tuple(entry.item for entry in entries)
    values["sentences"] = _sentences(table.table("sentences"))
    table.done()

    policy = msgspec.convert(values, Policy)
    for tier in tiers:
        if tier.item.id and tier.item.id not in TIERS:
            tier.table.error("id", FindingCode.TIER_UNKNOWN, found=tier.item.id, choices=TIERS)
    for tier_id in TIERS:
        if not any(tier.item.id == tier_id for tier in tiers):
            table.error("", FindingCode.ENTRY_MISSING, entry=f"[[tier]] {tier_id}")
    if policy.method("job") is None:
        table.error("", FindingCode.ENTRY_MISSING, entry="[[method]] job")
    codes = {entry.item.id for entry in evidence}
    for key in ("safety_evidence_all", "safety_evidence_any"):
        for code in _as_texts(values[key]):
            if code not in codes:
                table.error(key, FindingCode.EVIDENCE_UNKNOWN, evidence=code)
    return PolicyRead(policy, table, places)


def check_levels(levels: list[Placed[Level]], policy: PolicyRead) -> None:
    """The scale and the policy name the same levels."""
    numbers = {level.item.number for level in levels}
    table, top = policy.table, policy.policy.top_level
    for key, level in (("sign_off_level", policy.policy.sign_off_level), ("top_level", top)):
        if level not in numbers:
            table.error(key, FindingCode.NOT_A_LEVEL, key=key, level=level)
    if policy.policy.sign_off_level > top:
        table.error("sign_off_level", FindingCode.SIGN_OFF_LEVEL_ABOVE_TOP, top=top)
    if top in numbers and top != max(numbers):
        table.error("top_level", FindingCode.TOP_LEVEL_DIFFERS, level=top, top=max(numbers))


def _as_int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _as_texts(value: object) -> tuple[str, ...]:
    return tuple(str(entry) for entry in value) if isinstance(value, tuple) else ()


def _methods(table: Table) -> list[Placed[Method]]:
    methods: list[Placed[Method]] = []
    for entry in table.tables("method"):
        method = Method(
            checked_id(entry),
            entry.words("name"),
            entry.flag("observed", True),
            entry.flag("renews", True),
            entry.choice("scope", ("any", "site"), "any"),
        )
        entry.done()
        if method.id and method.id not in METHODS:
            nearest = nearest_of(method.id, METHODS)
            entry.error("id", FindingCode.METHOD_UNKNOWN, method=method.id, nearest=nearest)
        methods.append(Placed(method, entry))
    report_twice(((m.item.id, m.table) for m in methods), FindingCode.DUPLICATE_ID)
    return methods


def _named(table: Table, name: str, key: str = "id") -> list[Placed[Named]]:
    found: list[Placed[Named]] = []
    for entry in table.tables(name):
        named = Named(
            checked_id(entry, key),
            entry.words("name"),
            entry.words("meaning", required=False, longest=LONGEST_TEXT),
            entry.line("mark", required=False),
        )
        entry.done()
        found.append(Placed(named, entry))
    report_twice(((n.item.id, n.table) for n in found), FindingCode.DUPLICATE_ID, key)
    return found


def _sentences(table: Table) -> dict[str, Words]:
    sentences: dict[str, Words] = {}
    for name in SENTENCES:
        if not table.has(name):
            table.error("", FindingCode.SENTENCE_MISSING, sentence=name)
            continue
        sentences[name] = table.words(name, longest=LONGEST_TEXT)
        _check_fields(table, name, sentences[name])
    table.done()
    return sentences


def _check_fields(table: Table, name: str, words: Words) -> None:
    """Every language fills in the same, and only what the program has."""
    fields: dict[str, set[str]] = {}
    for lang, text in words.items():
        found = _fields(text)
        if found is None:
            table.error(name, FindingCode.SENTENCE_BRACES, sentence=name, lang=lang)
            continue
        fields[lang] = found
        for unknown in sorted(found - set(SENTENCE_FIELDS)):
            table.error(
                name,
                FindingCode.SENTENCE_FIELD_UNKNOWN,
                sentence=name,
                field=unknown,
                choices=SENTENCE_FIELDS,
            )
    first = next(iter(fields.values()), set())
    for lang, found in fields.items():
        if found != first and found | first <= set(SENTENCE_FIELDS):
            differing = tuple(sorted(found ^ first))
            table.error(
                name, FindingCode.SENTENCE_FIELDS_DIFFER, sentence=name, lang=lang, fields=differing
            )


def _fields(text: str) -> set[str] | None:
    """The names in braces, or None where the braces do not pair or ask for more than a name."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    if any(form or conversion for _, _, form, conversion in parts):
        return None
    return {name for _, name, _, _ in parts if name is not None}
