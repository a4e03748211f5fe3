"""A ticket survives being read out, typed in gloves, and scanned; and a slip is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync.protocol import Grant
from trainer_app.sync.tickets import (
    Ticket,
    TypedTicket,
    read_ticket,
    typed_form,
    write_ticket,
    write_typed,
)

TICKET = Ticket("a1" * 32, "b2" * 16, "c3" * 10, Grant.OFFICE)
LINE = write_ticket(TICKET)
TYPED = typed_form(TICKET)
SHORT = write_typed(TYPED)


def slip(typed: str) -> SyncProblem:
    with pytest.raises(SyncProblem) as problem:
        read_ticket(typed)
    return problem.value


def hexes(size: int) -> st.SearchStrategy[str]:
    return st.binary(min_size=size, max_size=size).map(bytes.hex)


@given(
    st.builds(
        Ticket,
        hexes(32),
        hexes(16),
        hexes(10),
        st.sampled_from(Grant),
        st.one_of(st.just(""), st.just("https://moulés.example:8443/chez-nous")),
        st.one_of(st.just(""), hexes(32)),
    )
)
@settings(max_examples=60)
def test_that_a_ticket_is_read_as_it_was_written(ticket: Ticket) -> None:
    assert read_ticket(write_ticket(ticket)) == ticket


def test_that_a_ticket_is_one_line_that_can_be_typed() -> None:
    assert len(LINE.split("-")) == 20
    assert LINE.replace("-", "").isalnum()
    assert not set(LINE) & set("ILOUilou")


@pytest.mark.parametrize(
    "typed",
    [
        LINE.lower(),
        LINE.replace("-", " "),
        LINE.replace("-", ""),
        LINE.replace("-", " - "),
        f"  {LINE}\r\n",
        LINE.replace("0", "O").replace("1", "l"),
        LINE.replace("0", "o").replace("1", "I"),
        "\n".join(LINE.split("-")),
        LINE.replace("-", "–"),
    ],
)
def test_that_it_does_not_matter_how_it_is_typed(typed: str) -> None:
    assert read_ticket(typed) == TICKET


def test_that_a_slip_is_named_by_its_group() -> None:
    groups = LINE.split("-")
    named = 0
    for at, group in enumerate(groups):
        other = "7" if group[2] != "7" else "8"
        groups[at] = group[:2] + other + group[3:]
        problem = slip("-".join(groups))
        assert problem.code is ErrorCode.TICKET_MISTYPED
        named += problem.params["groups"] == str(at + 1)
        groups[at] = group
    assert named >= len(groups) - 2  # one slip in 32 is seen by the whole alone


def test_that_two_groups_in_the_wrong_order_are_noticed() -> None:
    groups = LINE.split("-")
    groups[4], groups[9] = groups[9], groups[4]
    assert slip("-".join(groups)).code is ErrorCode.TICKET_MISTYPED


def test_that_a_group_left_out_is_named() -> None:
    groups = LINE.split("-")
    del groups[6]
    problem = slip("-".join(groups))
    assert problem.code is ErrorCode.TICKET_MISTYPED
    assert problem.params["groups"] == "7"


def test_that_a_ticket_without_its_end_is_no_ticket() -> None:
    for groups in range(20):
        short = "-".join(LINE.split("-")[:groups])
        assert slip(short).code in (ErrorCode.TICKET_SHAPE, ErrorCode.TICKET_MISTYPED)


@pytest.mark.parametrize("typed", ["", "hello", "https://hub.example", "é" * 139, "0" * 5_000])
def test_that_anything_else_is_no_ticket(typed: str) -> None:
    assert slip(typed).code is ErrorCode.TICKET_SHAPE


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_that_whatever_is_typed_is_one_problem(typed: str) -> None:
    with pytest.raises(SyncProblem):
        read_ticket(typed)


# --- the form that is typed ----------------------------------------------------------------------


def test_that_the_typed_form_is_six_groups_of_six() -> None:
    assert [len(group) for group in SHORT.split("-")] == [6] * 6
    assert not set(SHORT) & set("ILOUilou")


@pytest.mark.parametrize(
    "typed", [SHORT, SHORT.lower(), SHORT.replace("-", ""), f" {SHORT.replace('-', ' ')}\n"]
)
def test_that_the_typed_form_is_understood_however_it_is_typed(typed: str) -> None:
    assert read_ticket(typed) == TYPED


def test_that_a_slip_in_the_typed_form_is_named_by_its_group() -> None:
    """Each other character in each place: one in 32 passes its own group, and one in 1,000 all."""
    line = SHORT.replace("-", "")
    slips = [
        (at, line[:at] + other + line[at + 1 :])
        for at in range(36)
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        if other != line[at]
    ]
    named, unseen = 0, 0
    for at, slipped in slips:
        try:
            read_ticket(slipped)
        except SyncProblem as problem:
            named += problem.params["groups"] == str(at // 6 + 1)
        else:
            unseen += 1
    assert named > 0.94 * len(slips)
    assert unseen < 0.004 * len(slips)


def test_that_a_typed_form_without_its_end_is_no_ticket_and_a_slip_in_it_is_named() -> None:
    groups = SHORT.split("-")
    for count in range(3, 6):
        assert slip("-".join(groups[:count])).code is ErrorCode.TICKET_SHAPE
    assert slip(SHORT[:-2]).code is ErrorCode.TICKET_SHAPE
    groups[1] = groups[1][::-1]
    problem = slip("-".join(groups[:4]))
    assert (problem.code, problem.params["groups"]) == (ErrorCode.TICKET_MISTYPED, "2")
    assert slip(SHORT + "-ABCDEF").code in (ErrorCode.TICKET_SHAPE, ErrorCode.TICKET_MISTYPED)


@pytest.mark.parametrize(
    "other",
    [
        replace(TICKET, hub_key="a2" * 32),
        replace(TICKET, plant="b3" * 16),
        replace(TICKET, secret="c4" * 10),
        replace(TICKET, grant=Grant.FLOOR),
        replace(TICKET, fingerprint="d5" * 32),
    ],
)
def test_that_the_seal_is_of_all_that_a_pc_relies_on(other: Ticket) -> None:
    assert TYPED.fits(TICKET)
    assert TYPED.fits(replace(TICKET, url="https://elsewhere.example"))  # a PC asks where it likes
    assert not TYPED.fits(other)


def test_that_the_name_that_is_asked_for_gives_nothing_away() -> None:
    assert len(TYPED.name) == 32
    assert TYPED.name != TypedTicket(TYPED.secret, TYPED.seal[::-1]).name
    for told in (TYPED.secret, TYPED.seal.lower(), TICKET.plant, TICKET.hub_key):
        assert told[:8] not in TYPED.name


def test_that_typed_tickets_on_paper_stay_good() -> None:
    """Golden: another seal or another name would make every ticket on paper worthless."""
    assert SHORT == "RF1W7S-GY3RFR-1W7GY8-37W8RZ-7X8051-R1BQGX"
    assert TYPED.name == "640d3503ce1096c86f7dd931dcace16e"
