"""A PC that started alone has two certificates: it joined again, or copies of it joined."""

from tests.unit.test_joining import Two
from trainer_app.checklists import bodies as b


def test_that_copies_of_a_pc_that_join_one_by_one_were_one_plant() -> None:
    two = Two()
    before = [two.why(record) for record in two.alone.records]
    two.plant.records.remove(two.certificate)
    half = list(two.alone.sealed.values())[: len(two.alone.records) // 2]
    tips = [b.OldTip(s.log, s.seq, s.hash.hex()) for s in {s.log: s for s in half}.values()]
    for ends in (tips, two.alone.ends()):
        two.plant.enrol(two.second, office=True, earlier=ends)
    assert [two.why(record) for record in two.alone.records] == before


def test_that_what_was_accepted_stays_so_when_the_pc_joins_again() -> None:
    two = Two()
    two.accept()
    for _ in range(6):  # by chance some id is the least
        two.plant.enrol(two.second, office=True, earlier=two.alone.ends())
    assert two.counted(two.una) == 1
