"""What was taught in class beside what was tried on the floor, and a school's list of it."""

from datetime import date, datetime

from msgspec import structs

from tests.builders import World, day, make_pack, make_policy
from trainer_app.checklists import bodies as b
from trainer_app.checklists.classlist import MOST_LISTED, match, read_list
from trainer_app.checklists.directory import Person
from trainer_app.checklists.in_class import Mark
from trainer_app.checklists.lessons import Lesson, Step, first_tried
from trainer_app.checklists.packbook import BookSheet, Cell
from trainer_app.checklists.packfindings import FindingCode
from trainer_app.checklists.progress import MILESTONE_KINDS, Milestones, progress
from trainer_app.checklists.standing import Judged, Performance, Standing
from trainer_app.checklists.status import Terms
from trainer_app.kernel.ids import PersonId, RecordId

TASK = "01-01"
TODAY = date(2026, 3, 2)


class School(World):
    """Tom, who is taught and tried, and Rita, who marks and watches."""

    def __init__(self) -> None:
        super().__init__()
        self.tom, self.rita = self.trainee("Tom"), self.trainer("Rita")

    def taught(self, on: int, about: str = "EL01") -> RecordId:
        return self.add(b.ModuleCompleted(self.tom, about, day(on), "told"), by=self.rita).id

    def milestones(self, on: int = 20) -> Milestones:
        records = [r for r in self.records if r.kind in MILESTONE_KINDS]
        return Milestones.of(records, self.tom, self.directory(), self.unit_of, day(on))

    def lesson(self, on: int = 20, terms: Terms | None = None) -> Lesson | None:
        case = self.case(self.tom, terms=terms)
        return progress(case, self.milestones(on), day(on)).lessons.get(TASK)

    def marks(self) -> dict[str, Mark]:
        return dict(self.milestones().marks)


def test_that_a_task_goes_from_neither_to_taught_to_both() -> None:
    school = School()
    assert school.lesson() == Lesson(TASK, "U01", Step.NEITHER)
    school.taught(3)
    assert school.lesson() == Lesson(TASK, "U01", Step.TAUGHT, day(3))
    school.try_(school.tom, TASK, school.rita, day(4))
    assert school.lesson() == Lesson(TASK, "U01", Step.BOTH, day(3), day(4))


def test_that_what_was_tried_before_it_was_taught_says_so_whatever_comes_after() -> None:
    school = School()
    school.try_(school.tom, TASK, school.rita, day(2))
    assert school.lesson() == Lesson(TASK, "U01", Step.TRIED_FIRST, None, day(2))
    school.taught(5)
    assert school.lesson() == Lesson(TASK, "U01", Step.TRIED_FIRST, day(5), day(2))
    assert school.lesson(on=4) == Lesson(TASK, "U01", Step.TRIED_FIRST, None, day(2))


def test_that_what_was_watched_in_a_session_was_not_tried_on_the_floor() -> None:
    def seen(on: int, place: str) -> Performance:
        return Performance(RecordId(str(on)), day(on), 3, "job", (), place=place)

    both = (seen(6, "PS1"), seen(8, "floor"))
    judged = tuple(Judged(p.observed_on, 3) for p in both)
    sessions = frozenset({"PS1"})
    assert first_tried(Standing(both[:1], judged=judged[:1]), sessions, day(20)) is None
    assert first_tried(Standing(both, judged=judged), sessions, day(20)) == day(8)
    assert first_tried(Standing(both, judged=judged), sessions, day(7)) is None
    # A try on the floor on the very day of the session is one.
    assert first_tried(Standing(both[:1], judged=judged[:1] * 2), sessions, day(20)) == day(6)


def test_that_a_plant_without_classes_lines_nothing_up() -> None:
    school = School()
    school.taught(3)
    off = Terms(make_policy(ready_needs_modules=False))
    assert school.lesson(terms=off) is None


def test_that_a_mark_names_who_made_it_and_is_gone_once_it_is_taken_back() -> None:
    school = School()
    record = school.taught(3)
    later = school.taught(5)
    assert school.marks() == {"EL01": Mark("EL01", day(3), "told", school.rita, record)}
    school.add(b.RecordWithdrawn(about=record, reason="mistake"), by=school.rita, replaces=[record])
    assert school.marks()["EL01"].record == later


def test_that_a_mark_in_question_is_shown_as_such_and_is_no_reason_for_another() -> None:
    school = School()
    record = school.taught(3)
    school.add(b.QuestionRaised(about=record, reason="other"), by=school.tom)
    assert school.marks()["EL01"].in_question
    assert school.lesson() == Lesson(TASK, "U01", Step.NEITHER)


# --- a list ---------------------------------------------------------------------------------------

HEADS = ("Nom", "Courriel", "Module ou séance", "Date")


def listed(*rows: tuple[Cell, ...], heads: tuple[Cell, ...] = HEADS, name: str = "") -> BookSheet:
    return BookSheet(name, (heads, *rows))


def test_that_a_list_is_read_by_its_heads_in_either_language_and_blank_rows_are_none() -> None:
    sheet = listed(
        ("Tom  Roy", "t@x", "el01", "2026-02-17"),
        (None, "", "", ""),
        ("Tom Roy", "", "PS1", datetime(2026, 2, 20)),  # noqa: DTZ001 - as a spreadsheet holds it
    )
    read = read_list(sheet, make_pack(), TODAY)
    assert read.findings == ()
    assert [(r.place, r.name, r.about, r.on) for r in read.rows] == [
        ("A2", "Tom Roy", "EL01", date(2026, 2, 17)),
        ("A4", "Tom Roy", "PS1", date(2026, 2, 20)),
    ]


def test_that_every_fault_of_a_list_is_told_at_once_by_its_cell() -> None:
    sheet = listed(
        ("", "", "EL01", "03/04/26"),
        ("Tom Roy", "", "EL99", "2026-03-03"),
        ("Tom Roy", "", "EL02", "2026-02-01"),
        ("TOM ROY", "", "EL02", "2026-02-02"),
        (7, "", None, ""),
        ("Tom" * 41, "", "EL02", "2026-02-02"),
        name="Feuille1",
    )
    read = read_list(sheet, make_pack(), TODAY)
    found = [(f.place.removeprefix("Feuille1!"), f.code) for f in read.findings]
    assert found == [
        ("A2", FindingCode.CELL_EMPTY),
        ("D2", FindingCode.CELL_NOT_DATE),
        ("C3", FindingCode.CLASS_UNKNOWN),
        ("D3", FindingCode.DAY_IN_FUTURE),
        ("D5", FindingCode.ROW_TWICE),
        ("A6", FindingCode.CELL_NOT_TEXT),
        ("C6", FindingCode.CELL_EMPTY),
        ("D6", FindingCode.CELL_EMPTY),
        ("A7", FindingCode.TEXT_TOO_LONG),
    ]
    assert read.names == ("Tom Roy", "Tom Roy", "TOM ROY")


def test_that_a_title_that_two_of_them_have_is_not_guessed_at() -> None:
    pack = make_pack()
    first, second, *others = pack.modules
    alike = (first, structs.replace(second, title=first.title), *others)
    title = first.title["en"]
    sheet = listed(
        ("Tom Roy", "", title, "2026-02-17"), ("Tom Roy", "", f"{second.id} {title}", "2026-02-17")
    )
    read = read_list(sheet, structs.replace(pack, modules=alike), TODAY)
    assert [(f.place, f.code) for f in read.findings] == [("C2", FindingCode.CLASS_UNKNOWN)]
    assert [row.about for row in read.rows] == [second.id]
    told = read_list(sheet, pack, TODAY).rows
    assert told[0].about == first.id


def test_that_a_list_needs_its_three_columns_once_and_something_in_them() -> None:
    pack = make_pack()
    lacking = read_list(listed(("x", "y"), heads=("Name", "Nom")), pack, TODAY)
    assert [(f.code, f.params["head"]) for f in lacking.findings] == [
        (FindingCode.COLUMN_MISSING, "module"),
        (FindingCode.COLUMN_MISSING, "date"),
        (FindingCode.COLUMN_TWICE, "Nom"),
    ]
    undated = read_list(listed(("x", "EL99"), heads=("Name", "Module")), pack, TODAY)
    assert [f.code for f in undated.findings] == [
        FindingCode.COLUMN_MISSING,
        FindingCode.CLASS_UNKNOWN,
    ]
    assert undated.names == ("x",)
    for empty in (listed(), BookSheet("", ())):
        assert read_list(empty, pack, TODAY).findings
    row = ("Tom", "", "EL01", "2026-02-17")
    long = read_list(listed(*[row] * (MOST_LISTED + 1)), pack, TODAY)
    assert [f.code for f in long.findings] == [FindingCode.SHEET_TOO_LARGE]


def test_that_a_name_is_matched_exactly_or_asked_about() -> None:
    people = [_person("a", "André Roy"), _person("b", "Zoé Roy"), _person("c", "Zoé Roy")]
    names = ("ANDRÉ  roy", "Andre Roy", "Roy, Zoé", "Zoé Roy", "Bo Xu")
    meant, asked = match(names, people, {})
    assert meant == {"ANDRÉ  roy": people[0].id}
    assert [(a.name, [p.name for p in a.likely]) for a in asked] == [
        ("Andre Roy", ["André Roy", "Zoé Roy", "Zoé Roy"]),
        ("Roy, Zoé", ["Zoé Roy", "Zoé Roy", "André Roy"]),
        ("Zoé Roy", ["Zoé Roy", "Zoé Roy", "André Roy"]),
        ("Bo Xu", []),
    ]
    answers = {"Andre Roy": people[0].id, "Roy, Zoé": people[1].id, "Zoé Roy": people[2].id}
    meant, asked = match(names, people, {**answers, "Bo Xu": None})
    assert asked == ()
    assert meant == {"ANDRÉ  roy": people[0].id, **answers}


def _person(letter: str, name: str) -> Person:
    person = PersonId(letter * 32)
    return Person(person, RecordId(person), name, frozenset(), "en", active=True)
