"""The one table of kinds, the bodies, and reading what strangers wrote."""

import inspect
import json
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.builders import World, day
from tests.wire.golden import GOLDEN
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import (
    KIND_OF_BODY,
    KINDS,
    Stream,
    encode_body,
    understand,
)
from trainer_app.checklists.projection import STANDING_KINDS
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import Head, SealedRecord, encode_head

# kind | stream | may take the place of | erasable: as sync.md §3 says, written out.
TABLE = """
log.opened              | plant   | -                                            | -
device.enrolled         | plant   | device.enrolled                              | -
device.revoked          | plant   | device.revoked                               | -
person.saved            | plant   | person.saved                                 | -
person.named            | plant   | person.named                                 | erasable
person.merged           | plant   | person.merged                                | -
right.saved             | plant   | right.saved                                  | -
site.saved              | plant   | site.saved                                   | -
edition.published       | plant   | -                                            | -
edition.adopted         | plant   | edition.adopted                              | -
memo.written            | plant   | memo.written                                 | -
enrolment.saved         | plant   | enrolment.saved                              | -
plan.saved              | plant   | plan.saved                                   | -
slot.saved              | plant   | slot.saved                                   | -
session.taught          | plant   | session.taught                               | -
try.recorded            | plant   | try.recorded                                 | -
job.done                | plant   | job.done                                     | -
signoff.recorded        | plant   | signoff.recorded                             | -
signature.given         | plant   | signature.given                              | -
record.withdrawn        | plant   | capstone.assessed extension.given job.done module.completed \
practical.attended question.raised record.withdrawn reobservation.required session.taught \
signoff.recorded slot.saved try.recorded unit.signed | -
reobservation.required  | plant   | -                                            | -
extension.given         | plant   | -                                            | -
signoff.sampled         | plant   | -                                            | -
assessment.requested    | plant   | -                                            | -
question.raised         | plant   | -                                            | -
question.decided        | plant   | capstone.assessed module.completed practical.attended \
question.decided record.withdrawn signoff.recorded try.recorded unit.signed | -
task.not_applicable     | plant   | task.not_applicable                          | -
unit.signed             | plant   | unit.signed                                  | -
module.completed        | plant   | module.completed                             | -
practical.attended      | plant   | practical.attended                           | -
credit.claimed          | plant   | credit.claimed                               | -
credit.decided          | plant   | credit.decided                               | -
capstone.assessed       | plant   | capstone.assessed                            | -
sheet.issued            | plant   | -                                            | -
body.erased             | plant   | -                                            | -
person.pin              | private | person.pin                                   | erasable
person.badge            | private | person.badge                                 | erasable
note.written            | private | note.written                                 | erasable
note.answered           | private | note.answered                                | erasable
note.closed             | private | -                                            | erasable
note.handed_over        | private | note.handed_over                             | erasable
eligibility.recorded    | office  | eligibility.recorded                         | erasable
cost.saved              | office  | cost.saved                                   | erasable
joining.accepted        | plant   | joining.accepted                             | -
step.pictured           | plant   | step.pictured                                | -
pc.left                 | plant   | -                                            | -
"""


def _rows() -> dict[str, tuple[str, frozenset[str], bool]]:
    rows = {}
    for line in TABLE.strip().splitlines():
        name, stream, replaces, erasable = (cell.strip() for cell in line.split("|"))
        named = frozenset() if replaces == "-" else frozenset(replaces.split())
        rows[name] = (stream, named, erasable == "erasable")
    return rows


def test_that_each_kind_has_its_stream_its_place_and_its_erasure() -> None:
    said = {name: (kind.stream.value, kind.replaces, kind.erasable) for name, kind in KINDS.items()}
    assert said == _rows()


def test_that_a_kind_replaces_only_kinds_that_there_are() -> None:
    for kind in KINDS.values():
        assert kind.replaces <= KINDS.keys(), kind.name


def test_that_every_body_has_its_row_and_every_row_its_body() -> None:
    all_bodies = {
        body
        for _name, body in inspect.getmembers(b, inspect.isclass)
        if issubclass(body, b.Body) and body not in (b.Body, b.SaltedBody)
    }
    assert all_bodies == KIND_OF_BODY.keys()
    assert len(KIND_OF_BODY) == len(KINDS)


def test_that_only_bodies_of_private_office_and_names_can_be_erased() -> None:
    for kind in KINDS.values():
        expected = kind.stream is not Stream.PLANT or kind.name == "person.named"
        assert kind.erasable is expected, kind.name


def test_that_what_can_be_erased_is_salted() -> None:
    for kind in KINDS.values():
        if kind.erasable:
            assert issubclass(kind.body, b.SaltedBody), kind.name


@pytest.mark.parametrize(
    "body", [kind.body for kind in KINDS.values() if issubclass(kind.body, b.SaltedBody)]
)
def test_that_a_salted_body_begins_with_its_salt(body: type[b.SaltedBody]) -> None:
    filled = next(e["body"] for e in GOLDEN["records"] if e["kind"] == KIND_OF_BODY[body].name)
    assert filled.startswith('{"salt":"' + "0f" * 16 + '"')
    assert encode_body(body(salt="ab" * 16)).startswith(b'{"salt":"' + b"ab" * 16 + b'"')


def test_that_every_kind_is_among_the_golden_records() -> None:
    assert {entry["kind"] for entry in GOLDEN["records"]} == KINDS.keys()


def test_that_no_status_rests_on_a_body_that_may_be_erased() -> None:
    """Rights and roles are bodies of their own; an erased one gives nothing and hides nothing."""
    assert not {name for name in STANDING_KINDS if KINDS[name].erasable}


def _filled(body: type[b.Body]) -> st.SearchStrategy[b.Body]:
    """Every field drawn by its type; msgspec's own defaults mean nothing to hypothesis."""
    hints = get_type_hints(body)
    return st.builds(body, **{name: st.from_type(hint) for name, hint in hints.items()})


any_body = st.sampled_from([kind.body for kind in KINDS.values()]).flatmap(_filled)


@given(any_body)
def test_that_a_body_reads_as_it_was_written(body: b.Body) -> None:
    kind = KIND_OF_BODY[type(body)]
    read = understand(_sealed(encode_head(Head(kind.name, 1)), encode_body(body)))
    assert read.body == body
    assert read.unreadable == ""
    assert encode_body(body) == encode_body(read.body)


# --- what strangers wrote ----------------------------------------------------------------------


def _sealed(head: bytes, body: bytes | None) -> SealedRecord:
    return SealedRecord(LogId("0" * 32), 1, bytes(32), head, body, bytes(32), None)


json_text = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
).map(lambda value: json.dumps(value).encode())


@given(
    head=st.binary(max_size=60)
    | json_text
    | st.sampled_from(sorted(KINDS)).map(lambda name: encode_head(Head(name, 1))),
    body=st.none() | st.binary(max_size=60) | json_text,
)
def test_that_no_bytes_make_understanding_raise(head: bytes, body: bytes | None) -> None:
    record = understand(_sealed(head, body))
    assert record.unreadable in ("", "newer", "erased", "damaged")
    assert (record.body is not None) is (record.unreadable == "")


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_that_a_cut_or_bent_body_is_kept_as_damaged_or_still_reads(
    name: str, data: st.DataObject
) -> None:
    whole = next(e["body"] for e in GOLDEN["records"] if e["kind"] == name).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    bent = bytearray(whole)
    bent[at] = data.draw(st.integers(0, 255))
    for body in (whole[:at], bytes(bent)):
        understand(_sealed(encode_head(Head(name, 1)), body))


def test_that_thirty_thousand_brackets_are_damage_and_not_an_end() -> None:
    body = b'{"words":' + b"[" * 30_000 + b"]" * 30_000 + b"}"
    head = encode_head(Head("try.recorded", 1))
    assert understand(_sealed(head, body)).unreadable == "damaged"
    assert understand(_sealed(b'{"kind":"x","at":1,"y":' + b"[" * 30_000, b"{}")).unreadable


def test_that_an_unknown_kind_is_kept_as_newer() -> None:
    record = understand(_sealed(encode_head(Head("badge.pinned", 1)), b'{"who":"Rita"}'))
    assert (record.kind, record.unreadable, record.body) == ("badge.pinned", "newer", None)


def test_that_a_field_from_a_newer_program_does_not_stop_a_body() -> None:
    head = encode_head(Head("job.done", 1))
    body = b'{"trainee":"x","tasks":["01-01"],"on":"2026-03-02","mood":"good"}'
    assert understand(_sealed(head, body)).unreadable == ""


@pytest.mark.parametrize("unreadable", ["newer", "erased", "damaged"])
def test_that_what_cannot_be_read_never_gives_a_right(unreadable: str) -> None:
    world = World()
    trainee, trainer = world.trainee(), world.trainer()
    right = next(r for r in world.records if r.kind == "right.saved")
    world.signed(trainee, "01-01", trainer, day(0))
    assert world.status(trainee, "01-01", day(0)).counted == 1
    dark = structs.replace(right, body=None, unreadable=unreadable)
    records = [dark if r.id == right.id else r for r in world.records]
    assert world.directory(records).rights == {}
    assert world.status(trainee, "01-01", day(0), records=records).counted == 0
