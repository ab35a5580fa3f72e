"""Where notes and clusters can go, the likeliest first, and what typing leaves of it."""

import pytest

from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.board.moves.note_moves import NoteMoves
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import (
    IsolateNotes,
    MergeClusters,
    MoveToQuestion,
    NestCluster,
    PlaceNotes,
    RenameCluster,
    Undo,
    UnsortNotes,
)
from atelier.ui.finding.destinations import Destination, fitting, for_cluster, for_notes
from tests.ui.conftest import Room


def words(destinations: list[Destination]) -> list[str]:
    """What they say, clusters with their number alone between two plain spaces."""
    return [" ".join(destination.text.split()) for destination in destinations]


def notes_to(room: Room, *note_ids: NoteId, here: ClusterId | None = None) -> list[Destination]:
    """Where those notes can go, taken from that cluster."""
    board = room.model.board(room.question(1).id)
    return for_notes(room.model, NoteMoves(board, room.model.meeting_id, note_ids, here=here))


def cluster_to(room: Room, cluster_id: ClusterId) -> list[Destination]:
    """Where that cluster can go."""
    board = room.model.board(room.question(1).id)
    return for_cluster(room.model, ClusterMoves(board, room.model.meeting_id, cluster_id))


def ask(room: Room, destination: Destination) -> None:
    """Have it sent there."""
    assert destination.operation is not None
    room.ask(destination.operation)


def named(text: str, number: str = "") -> Destination:
    """A place of that name."""
    return Destination(name=text, text=text, number=number, operation=UnsortNotes(()))


def test_the_cluster_that_shares_words_first_then_the_other_places(room: Room) -> None:
    time = ClusterId(room.group("Pas le temps de se voir"))
    trust = ClusterId(room.group("Se faire confiance", title="La confiance"))
    room.ask(RenameCluster(time, ""))
    (note,) = room.send("Des parents en confiance")
    found = notes_to(room, note)
    assert words(found) == [
        "2 La confiance",
        "1 Regroupement 1 (Pas le temps de se voir)",
        "Nouveau regroupement",
        "Isolés",
        "Question 2 : Entrées",
        "Question 3 : Continue",
        "Question 4 : Avec qui",
    ]
    assert (found[0].where, found[0].number) == ("1 post-it", "2")
    assert found[0].operation == PlaceNotes((note,), trust)
    assert found[0].also == PlaceNotes((note,), trust, also=True)
    assert found[2].also is None
    assert found[4].operation == MoveToQuestion((note,), room.question(2).id)


def test_with_no_word_shared_the_cluster_that_was_touched_last(room: Room) -> None:
    room.group("Un", title="Premier")
    second = ClusterId(room.group("Deux", title="Deuxième"))
    room.group("Trois", title="Troisième")
    room.ask(RenameCluster(second, "Le deuxième"))
    (note,) = room.send("Autre chose")
    assert [destination.number for destination in notes_to(room, note)[:3]] == ["2", "3", "1"]


def test_where_they_are_already_is_not_offered(room: Room) -> None:
    mine, other = ClusterId(room.group("Un", "Deux")), ClusterId(room.group("Trois"))
    one = room.note("Un").id
    found = notes_to(room, one, here=mine)
    assert [destination.number for destination in found[:1]] == ["2"]
    assert found[0].operation == PlaceNotes((one,), other)
    third = ClusterId(room.group("Quatre", title="Quatre"))
    room.ask(PlaceNotes((one,), other, also=True))
    (only, *beside) = notes_to(room, one, here=mine)
    assert only.operation == PlaceNotes((one,), third, leaving=mine)
    assert UnsortNotes((one,)) in [place.operation for place in beside]
    assert "À classer" in words(found)
    room.ask(IsolateNotes((one,)))
    assert "Isolés" not in words(notes_to(room, one))
    room.ask(UnsortNotes((one,)))
    assert "À classer" not in words(notes_to(room, one))
    both = notes_to(room, one, room.note("Trois").id)
    assert {"Isolés", "À classer"} <= set(words(both))
    assert "2 Regroupement 2 (Trois)" in words(both)


def test_a_new_cluster_is_made_of_them(room: Room) -> None:
    ids = tuple(room.send("Un", "Deux"))
    ask(room, next(place for place in notes_to(room, *ids) if place.name == "new"))
    (group,) = room.model.board(room.question(1).id).groups
    assert tuple(note.id for note in group.notes) == ids


def test_a_cluster_joins_others_or_enters_a_rubric(room: Room) -> None:
    rubric, part, moved = (ClusterId(room.group(text, title=text)) for text in ("Un", "Deux", "Trois"))
    room.ask(NestCluster(part, rubric))
    found = cluster_to(room, moved)
    assert sorted(words(found)) == [
        "Ranger dans la rubrique 1 Un",
        "Réunir avec 1 Un",
        "Réunir avec 1.1 Deux",
    ]
    assert found[-1].operation == NestCluster(moved, rubric)
    assert MergeClusters(moved, part) in [place.operation for place in found]
    assert all(place.also is None for place in found)


def test_what_a_rubric_and_its_parts_cannot_do_is_not_offered(room: Room) -> None:
    rubric, part, other = (ClusterId(room.group(text, title=text)) for text in ("Un", "Deux", "Trois"))
    room.ask(NestCluster(part, rubric))
    assert words(cluster_to(room, rubric)) == ["Réunir avec 2 Trois"]
    assert sorted(words(cluster_to(room, part))) == [
        "Ranger dans 2 Trois",
        "Réunir avec 1 Un",
        "Réunir avec 2 Trois",
    ]
    for id in (rubric, part, other):
        for place in cluster_to(room, id):
            ask(room, place)
            room.ask(Undo(room.model.meeting_id))
    assert room.refusals == []


def test_a_rubric_is_offered_before_what_would_become_one(room: Room) -> None:
    titles = ("Confiance", "Temps", "Lieux", "La confiance")
    plain, rubric, part, moved = (ClusterId(room.group(title, title=title)) for title in titles)
    room.ask(NestCluster(part, rubric))
    nesting = [
        place.operation for place in cluster_to(room, moved) if isinstance(place.operation, NestCluster)
    ]
    assert nesting == [NestCluster(moved, rubric), NestCluster(moved, plain)]


def test_a_cluster_that_is_gone_goes_nowhere(room: Room) -> None:
    assert cluster_to(room, ClusterId("gone")) == []


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["Question 2", "2 Un", "1 Deux 2", "1.1 Trois", "12 Quatre"]),
        ("2", ["2 Un", "Question 2", "1 Deux 2", "12 Quatre"]),
        ("1", ["1 Deux 2", "12 Quatre", "1.1 Trois"]),
        ("1.", ["1.1 Trois"]),
        ("1.1", ["1.1 Trois"]),
        (" 12 ", ["12 Quatre"]),
        ("trois", ["1.1 Trois"]),
        ("quest", ["Question 2"]),
        ("zzz", []),
    ],
)
def test_typing(query: str, left: list[str]) -> None:
    places = [
        named("Question 2"),
        named("2 Un", "2"),
        named("1 Deux 2", "1"),
        named("1.1 Trois", "1.1"),
        named("12 Quatre", "12"),
    ]
    assert [place.text for place in fitting(places, query)] == left
