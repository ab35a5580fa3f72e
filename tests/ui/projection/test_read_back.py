"""What is read back, read from the model."""

from dataclasses import replace

import pytest

from atelier.board.model import BoardModel
from atelier.domain.change import Edit
from atelier.domain.ids import ClusterId, new_id
from atelier.domain.operations import (
    CreateCluster,
    DissolveCluster,
    EnterStage,
    IsolateNotes,
    MergeClusters,
    PlaceNotes,
    ShowQuestion,
    StackNotes,
    UnsortNotes,
    WeighNotes,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.rich_text import plain
from atelier.domain.things import Note, Review, StageKind
from atelier.ui.projection.read_back import (
    ShownCluster,
    ShownNote,
    ShownSynthesis,
    carried_on,
    neighbour,
    next_to_read,
    settled,
    shown,
)
from atelier.ui.projection.view import Projected, ProjectionView, projected_of
from tests.ui.conftest import STAGES, Room, make_room

WALL = Projected(ProjectionView.BOARD)


def cluster(id: str) -> Projected:
    return Projected(ProjectionView.CLUSTER, ClusterId(id))


def note(room: Room, text: str, cluster_id: str | None = None) -> Projected:
    return Projected(ProjectionView.NOTE, cluster_id, room.note(text).id)  # type: ignore[arg-type]


def settle(room: Room, projected: Projected) -> Projected:
    return settled(room.model.board(room.model.question.id), projected)


def after(room: Room, projected: Projected | None, step: int = 1) -> Projected | None:
    return neighbour(room.model.board(room.model.question.id), projected, step)


def synthesis(room: Room, cluster_id: str, text: str) -> None:
    room.ask(WriteSynthesis(new_id(), cluster_id, text))  # type: ignore[arg-type]


def nested(room: Room) -> tuple[str, str]:
    """A rubric without post-its of its own, and its only part: a pile of two, and one that matters."""
    part = room.group("Le midi", "À midi", "Le soir", title="Les moments")
    room.ask(StackNotes((room.note("À midi").id,), onto=room.note("Le midi").id))
    room.ask(WeighNotes((room.note("Le soir").id,), 2))
    rubric = ClusterId(new_id())
    question_id = room.question(1).id
    room.ask(
        CreateCluster(
            rubric, room.model.meeting_id, question_id, title="Ce qui aide", nested=(ClusterId(part),)
        )
    )
    return rubric, part


def test_a_part_tells_its_rubric_and_a_rubric_its_parts(room: Room) -> None:
    rubric, part = nested(room)
    assert shown(room.model, cluster(rubric)) == ShownCluster(
        number="1", title="Ce qui aide", count=3, parts=("1.1\xa0· Les moments",)
    )
    assert shown(room.model, cluster(part)) == ShownCluster(
        number="1.1",
        title="Les moments",
        notes=("Le midi", "Le soir"),
        tags=("×2", "++"),
        count=3,
        rubric="1\xa0· Ce qui aide",
    )


def test_a_note_tells_every_wording_of_its_pile(room: Room) -> None:
    _rubric, part = nested(room)
    projected = Projected(ProjectionView.NOTE, ClusterId(part), room.note("Le midi").id)
    told = shown(room.model, projected)
    assert isinstance(told, ShownNote)
    assert (told.others, told.tag, told.rubric) == (("À midi",), "×2", "1\xa0· Ce qui aide")


def test_reading_back_begins_with_the_rubric_over_what_is_in_it(room: Room) -> None:
    rubric, part = nested(room)
    board = room.model.board(room.question(1).id)
    reading = replace(room.stage(0), kind=StageKind.READ_BACK)
    assert projected_of(reading, board) == cluster(rubric)
    assert neighbour(board, cluster(rubric), 1) == cluster(part)


def test_a_cluster_with_its_notes_and_its_synthesis(room: Room) -> None:
    room.group("Un")
    second = room.group("Deux", "Trois", title="Temps")
    synthesis(room, second, "On prend le temps.")
    assert shown(room.model, cluster(second)) == ShownCluster(
        number="2", title="Temps", notes=("Deux", "Trois"), synthesis="On prend le temps."
    )


def test_a_cluster_without_a_title_is_named_by_its_number(room: Room) -> None:
    untitled = shown(room.model, cluster(room.group("Un")))
    assert isinstance(untitled, ShownCluster)
    assert (untitled.title, untitled.synthesis) == ("Regroupement 1", "")


def test_a_cited_note_says_what_it_says_now(room: Room) -> None:
    id = room.group("Un", "Deux")
    number = room.note("Deux").number
    synthesis(room, id, f"Comme #{number} le dit, et #9999 non.")
    read = shown(room.model, cluster(id))
    assert isinstance(read, ShownCluster)
    assert plain(read.synthesis, str) == f"Comme «\xa0Deux\xa0» n°\xa0{number} le dit, et #9999 non."


def test_a_note_that_was_withdrawn_is_cited_without_its_words(room: Room) -> None:
    id = room.group("Un", "Deux")
    number = room.note("Deux").number
    synthesis(room, id, f"Comme #{number} **le dit**.")
    room.ask(WithdrawNotes((room.note("Deux").id,)))
    read = shown(room.model, cluster(id))
    assert isinstance(read, ShownCluster)
    assert read.synthesis == f"Comme n°\xa0{number} (retiré) **le dit**."


def test_a_long_note_that_is_cited_is_cut_at_a_word(room: Room) -> None:
    text = "Une idée bien longue " * 10
    id = room.group(text)
    synthesis(room, id, f"Voir #{room.note(text).number}.")
    read = shown(room.model, cluster(id))
    assert isinstance(read, ShownCluster)
    said, _mark, _number = read.synthesis.partition("…")
    assert said.split()[-1] in text.split()
    assert 60 < len(said) < 100


def test_a_note_where_it_lies(room: Room) -> None:
    room.group("Un")
    id = room.group("Deux", "Trois", title="Temps")
    assert shown(room.model, note(room, "Trois", id)) == ShownNote(
        number=3, text="Trois", place="Temps", cluster_number="2", rank=2, count=2
    )


def test_a_note_in_no_cluster(room: Room) -> None:
    room.send("Un", "Deux")
    room.ask(IsolateNotes((room.note("Un").id,)))
    for text, place in (("Un", "Isolé"), ("Deux", "À classer")):
        read = shown(room.model, note(room, text))
        assert isinstance(read, ShownNote)
        assert (read.place, read.cluster_number, read.count) == (place, None, 1)


def test_a_question_with_all_its_clusters(room: Room) -> None:
    room.group("Un", title="Lien")
    room.group("Deux")
    read = shown(room.model, Projected(ProjectionView.SYNTHESIS))
    assert isinstance(read, ShownSynthesis)
    assert [c.title for c in read.clusters] == ["Lien", "Regroupement 2"]


@pytest.mark.parametrize("view", [ProjectionView.BOARD, ProjectionView.WELCOME, ProjectionView.BLACK])
def test_other_views_read_nothing_back(room: Room, view: ProjectionView) -> None:
    assert shown(room.model, Projected(view)) is None
    assert settle(room, Projected(view)) == Projected(view)


def test_what_is_there_stays(room: Room) -> None:
    id = room.group("Un")
    for projected in (cluster(id), note(room, "Un", id), Projected(ProjectionView.SYNTHESIS)):
        assert settle(room, projected) == projected


def test_a_merged_or_dissolved_cluster_gives_way_to_the_wall(room: Room) -> None:
    first, second, third = (room.group(text) for text in ("Un", "Deux", "Trois"))
    room.ask(MergeClusters(first, second))  # type: ignore[arg-type]
    room.ask(DissolveCluster(third))  # type: ignore[arg-type]
    assert [settle(room, cluster(id)) for id in (first, second, third)] == [WALL, cluster(second), WALL]


def test_a_note_is_followed_to_where_it_goes(room: Room) -> None:
    first, second = room.group("Un"), room.group("Deux")
    projected = note(room, "Un", first)
    room.ask(PlaceNotes((room.note("Un").id,), second))  # type: ignore[arg-type]
    assert settle(room, projected) == note(room, "Un", second)
    room.ask(UnsortNotes((room.note("Un").id,)))
    assert settle(room, projected) == note(room, "Un")


def test_a_withdrawn_note_is_not_shown(room: Room) -> None:
    id = room.group("Un", "Deux")
    projected = note(room, "Un", id)
    room.ask(WithdrawNotes((room.note("Un").id,)))
    assert settle(room, projected) == WALL
    assert shown(room.model, projected) is None
    read = shown(room.model, cluster(id))
    assert isinstance(read, ShownCluster)
    assert read.notes == ("Deux",)


@pytest.mark.parametrize("review", [Review.PENDING, Review.REFUSED])
def test_an_unreviewed_or_refused_note_is_not_shown(room: Room, review: Review) -> None:
    id = room.group("Un", "Deux")
    room.model.snapshot.apply([Edit(Note, room.note("Un").id, "review", Review.ACCEPTED, review)])
    room.model = BoardModel(room.model.snapshot, room.model.meeting_id)
    projected = note(room, "Un", id)
    assert settle(room, projected) == WALL
    assert shown(room.model, projected) is None
    read = shown(room.model, cluster(id))
    assert isinstance(read, ShownCluster)
    assert read.notes == ("Deux",)


def test_the_wall_of_another_question_is_left(room: Room) -> None:
    id = room.group("Un")
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert settle(room, cluster(id)) == WALL
    assert settle(room, note(room, "Un", id)) == WALL


def test_clusters_are_read_in_their_order(room: Room) -> None:
    first, second = room.group("Un"), room.group("Deux")
    assert after(room, cluster(first)) == cluster(second)
    assert after(room, cluster(second), -1) == cluster(first)
    assert after(room, cluster(second)) is None
    assert after(room, cluster(first), -1) is None


def test_notes_are_read_cluster_by_cluster_then_those_alone(room: Room) -> None:
    room.send("Quatre", "Trois")
    first, second = room.group("Un", "Deux"), room.group("Cinq")
    room.ask(IsolateNotes((room.note("Trois").id,)))
    order = [
        note(room, "Un", first),
        note(room, "Deux", first),
        note(room, "Cinq", second),
        note(room, "Trois"),
        note(room, "Quatre"),
    ]
    read: list[Projected | None] = [order[0]]
    while read[-1] is not None:
        read.append(after(room, read[-1]))
    assert read == [*order, None]
    assert [after(room, projected, -1) for projected in order] == [None, *order[:-1]]


def test_a_note_in_two_clusters_is_read_in_both(room: Room) -> None:
    first, second = room.group("Un", "Deux"), room.group("Trois")
    room.ask(PlaceNotes((room.note("Un").id,), ClusterId(second), also=True))
    assert after(room, note(room, "Un", first)) == note(room, "Deux", first)
    assert after(room, note(room, "Trois", second)) == note(room, "Un", second)
    assert after(room, note(room, "Un", second)) is None


def test_where_nothing_is_read_nothing_follows(room: Room) -> None:
    room.group("Un")
    assert after(room, None) is None
    assert after(room, WALL) is None
    assert after(room, Projected(ProjectionView.SYNTHESIS)) is None


# Where a stage asks for reading


READ_BACK, FOLLOW_UPS = "Relecture", "Suites"


@pytest.fixture
def reading() -> Room:
    """The meeting, in a stage of reading back."""
    room = make_room(stages=(*STAGES, (READ_BACK, StageKind.READ_BACK, 10, None)))
    enter(room, READ_BACK)
    return room


def enter(room: Room, title: str) -> None:
    stage = next(stage for stage in room.model.stages if stage.title == title)
    room.ask(EnterStage(room.model.meeting_id, stage.id))


def moved_on(room: Room, projected: Projected, number: int) -> Projected:
    before = room.model.question.id
    room.ask(ShowQuestion(room.model.meeting_id, room.question(number).id))
    return carried_on(room.model, projected, before)


def test_reading_back_that_found_no_cluster_begins_at_the_first_one(reading: Room) -> None:
    assert next_to_read(reading.model, WALL, 1) is None
    first = reading.group("Un")
    reading.group("Deux")
    assert next_to_read(reading.model, WALL, 1) == cluster(first)
    assert next_to_read(reading.model, WALL, -1) is None


def test_at_any_other_stage_nothing_follows_the_board(room: Room) -> None:
    room.group("Un")
    assert next_to_read(room.model, WALL, 1) is None


@pytest.mark.parametrize("is_bare", [True, False])
def test_with_the_question_reading_back_goes_on(reading: Room, is_bare: bool) -> None:
    seen = WALL if is_bare else cluster(reading.group("Un"))
    other = reading.group("Deux", number=2)
    assert moved_on(reading, seen, 2) == cluster(other)


def test_a_board_that_was_chosen_stays_one(reading: Room) -> None:
    reading.group("Un")
    reading.group("Deux", number=2)
    assert moved_on(reading, WALL, 2) == WALL


@pytest.mark.parametrize("view", [ProjectionView.BLACK, ProjectionView.QUESTION, ProjectionView.WELCOME])
def test_what_is_no_reading_stays(reading: Room, view: ProjectionView) -> None:
    reading.group("Deux", number=2)
    assert moved_on(reading, Projected(view), 2) == Projected(view)


def test_the_synthesis_comes_with_a_question_that_has_one(room: Room) -> None:
    enter(room, FOLLOW_UPS)
    room.group("Deux", number=2)
    assert moved_on(room, WALL, 2) == Projected(ProjectionView.SYNTHESIS)


def test_at_any_other_stage_reading_ends_with_the_question(room: Room) -> None:
    seen = cluster(room.group("Un"))
    room.group("Deux", number=2)
    assert settle(room, moved_on(room, seen, 2)) == WALL
