"""The agenda while it is being written, without its window."""

from dataclasses import replace
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ids import MeetingId, StageId
from atelier.domain.rules.agenda import MOST_STAGES
from atelier.domain.things import Stage, StageKind
from atelier.ui.planning.agenda_editor.plan import Plan
from atelier.ui.planning.agenda_editor.times import duration_phrase, stage_count

MEETING = MeetingId("m")
EDITS = st.lists(st.tuples(st.sampled_from("aducmpb"), st.integers(0, 9), st.integers(0, 9)), max_size=20)


def stage(title: str, minutes: int = 10) -> Stage:
    return Stage(
        id=StageId(title), meeting_id=MEETING, rank=0, title=title, kind=StageKind.COLLECT, minutes=minutes
    )


def plan(*titles: str) -> Plan:
    return Plan(MEETING, [stage(title) for title in titles], begins_at=time(14))


def titles(of: Plan) -> list[str]:
    return [stage.title for stage in of.stages]


def edit(of: Plan, what: str, row: int, to: int) -> None:
    """Any edit, where there is something to edit."""
    if what == "a":
        of.add(row)
    elif what == "p":
        of.replace_all([stage("x"), stage("y")], title="Modèle")
    elif what == "b":
        of.return_to_before()
    elif of.stages:
        row %= len(of.stages)
        {
            "d": lambda: of.delete(row),
            "u": lambda: of.duplicate(row),
            "c": lambda: of.change(row, minutes=to + 1),
            "m": lambda: of.move(row, to),
        }[what]()


@given(EDITS)
def test_all_edits_taken_back_leave_what_was_there(edits: list[tuple[str, int, int]]) -> None:
    written = plan("A", "B", "C")
    for what, row, to in edits:
        edit(written, what, row, to)
        assert len({stage.id for stage in written.stages}) == len(written.stages)
        assert [stage.rank for stage in written.ranked] == list(range(len(written.stages)))
    while written.last_edit:
        written.undo()
    assert titles(written) == ["A", "B", "C"]
    assert not written.is_changed


def test_typing_is_one_step_back() -> None:
    written = plan("A", "B")
    for text in ("Ab", "Abc", "Abcd"):
        written.change(0, title=text)
    written.change(1, title="Z")
    assert written.undo() == 1
    assert titles(written) == ["Abcd", "B"]
    written.undo()
    assert titles(written) == ["A", "B"]


def test_a_copy_is_another_stage_that_took_no_time() -> None:
    written = Plan(MEETING, [replace(stage("A"), used_s=60, extra_s=30)])
    assert written.duplicate(0) == 1
    first, second = written.stages
    assert first.id != second.id
    assert (second.title, second.used_s, second.extra_s) == ("A", 0, 0)


def test_what_a_preset_took_the_place_of_comes_back() -> None:
    written = plan("A", "B")
    written.change(0, minutes=25)
    written.replace_all([stage("X")], title="Modèle")
    written.change(0, title="Y")
    written.return_to_before()
    assert titles(written) == ["A", "B"]
    assert written.total_min == 35
    written.undo()
    assert titles(written) == ["Y"]


def test_each_stage_begins_where_the_one_before_ends() -> None:
    written = plan("A", "B")
    written.change(0, minutes=90)
    assert written.starts() == [time(14), time(15, 30), time(15, 40)]
    assert Plan(MEETING, [stage("A")]).starts() is None


def test_it_is_full_at_some_point() -> None:
    written = plan(*(f"n{number}" for number in range(MOST_STAGES - 1)))
    assert not written.is_full
    written.add(0)
    assert written.is_full


def test_how_long_is_said_with_its_end() -> None:
    assert duration_phrase(170, time(14)) == "2\xa0h\xa050 · de 14:00 à 16:50"
    assert duration_phrase(170, None) == "2\xa0h\xa050"
    assert duration_phrase(190, time(22)) == "3\xa0h\xa010 · de 22:00 à 01:10 le lendemain"
    assert duration_phrase(60 * 40, time(14)).endswith("2 jours plus tard")
    assert [stage_count(n) for n in (0, 1, 2)] == ["aucune étape", "1 étape", "2 étapes"]
