"""Who may do what: every cell, written out, so that a change is seen."""

import pytest

from trainer_app.checklists.permissions import Action, Grant, Role, allows, grant

MATRIX = """
                        trainee trainer assessor supervisor coordinator
see_checklist           own     all     all      all        all
see_history             own     all     all      all        all
see_notes               own     all     own      all        no
print_sheet             own     all     all      all        all
record_try              no      all     all      all        no
record_job              own     all     no       all        no
sign_off                no      all     all      all        no
sign_as_second          no      all     all      all        no
sign_as_trainee         own     own     own      own        no
withdraw                no      all     all      all        no
raise_question          own     all     all      all        no
decide_question         no      no      no       all        no
sample                  no      no      all      all        no
require_reobservation   no      no      no       all        no
extend                  no      no      no       all        no
approve_not_applicable  no      no      no       all        no
sign_unit               no      no      no       all        no
mark_module             no      all     no       all        all
assess_capstone         no      no      all      no         no
request_assessment      own     own     own      own        no
write_note              no      all     no       all        no
answer_note             own     own     own      own        no
write_memo              no      all     all      all        no
add_trainee             no      all     no       all        no
manage_people           no      no      no       all        no
give_right              no      no      no       all        no
reset_pin               no      no      no       all        no
set_own_pin             own     own     own      own        own
change_site             no      no      no       all        no
adopt_edition           no      no      no       all        no
export                  no      no      no       all        all
back_up                 no      all     no       all        no
see_office              no      no      no       all        all
set_up_pc               no      no      no       all        no
accept_joining          no      no      no       all        no
"""


def _cells() -> dict[tuple[str, str], str]:
    head, *rows = MATRIX.strip("\n").splitlines()
    roles = head.split()
    cells = {}
    for row in rows:
        action, *grants = row.split()
        assert len(grants) == len(roles), row
        cells.update({(action, role): given for role, given in zip(roles, grants, strict=True)})
    return cells


CELLS = _cells()


@pytest.mark.parametrize(("action", "role"), sorted(CELLS), ids=" ".join)
def test_that_each_role_may_do_exactly_this(action: str, role: str) -> None:
    given = grant(Action(action), [Role(role)])
    assert given.value == CELLS[action, role]
    assert allows(Action(action), [Role(role)]) is (given is Grant.ALL)
    assert allows(Action(action), [Role(role)], own=True) is (given is not Grant.NO)


def test_that_the_matrix_names_every_action_and_every_role() -> None:
    assert {action for action, _ in CELLS} == {action.value for action in Action}
    assert {role for _, role in CELLS} == {role.value for role in Role}


@pytest.mark.parametrize("action", list(Action))
def test_that_no_role_at_all_gives_nothing(action: Action) -> None:
    assert grant(action, []) is Grant.NO
    assert not allows(action, [], own=True)


@pytest.mark.parametrize("action", list(Action))
def test_that_two_roles_give_the_wider_of_both(action: Action) -> None:
    order = [Grant.NO, Grant.OWN, Grant.ALL]
    for one in Role:
        for other in Role:
            wider = max(grant(action, [one]), grant(action, [other]), key=order.index)
            assert grant(action, [one, other]) is wider
