"""Filters: what they keep, which ones are offered, what is left of a wall."""

from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.board import Board, read_board
from atelier.domain.filtering import NO_GROUP, Criteria, offered, part_of
from atelier.domain.ids import NoteId, PeerGroupId, QuestionId
from atelier.domain.parts import Snapshot
from atelier.domain.piles import count_of
from atelier.domain.plain_words import folded
from atelier.domain.searching import Search
from atelier.domain.things import Note, Party, PeerGroup, Project, Review, Source, Thing
from tests.domain.test_searching import AT, MEETING, PROJECT, QUESTIONS, cluster, note, numbers, placed
from tests.domain.walls import boards

PARENTS, TEACHERS = PeerGroupId("parents"), PeerGroupId("teachers")
GROUPS = [
    PeerGroup(id=PARENTS, project_id=PROJECT, rank=1, name="Parents"),
    PeerGroup(id=TEACHERS, project_id=PROJECT, rank=0, name="Éducation nationale"),
]
WORDS = ("école", "café", "parents", "temps")


def meeting(*things: Thing, groups: bool = True) -> Snapshot:
    project = Project(id=PROJECT, title="Coopérer", created_at=AT)
    return Snapshot([project, *QUESTIONS, *(GROUPS if groups else ()), *things])


@st.composite
def meetings(draw: st.DrawFn) -> list[Thing]:
    """Notes of every kind: in clusters, alone, withdrawn, waiting, without a group."""
    things: list[Thing] = [cluster("c1", "École"), cluster("c2", "", question=2)]
    for number in range(1, draw(st.integers(1, 12)) + 1):
        question = draw(st.sampled_from([1, 2]))
        one = note(number, " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1))), question=question)
        things.append(
            replace(
                one,
                peer_group_id=draw(st.sampled_from([None, PARENTS, TEACHERS])),
                source=draw(st.sampled_from(Source)),
                importance=draw(st.integers(0, 2)),
                isolated=draw(st.booleans()),
                review=draw(st.sampled_from(Review)),
                withdrawn_by=draw(st.sampled_from([None, None, Party.PARTICIPANT])),
            )
        )
        if draw(st.booleans()):
            things.append(placed(one.id, f"c{question}"))
    return things


PARTS = (
    *(Criteria(question_id=QuestionId(id)) for id in ("q1", "q2")),
    *(Criteria(peer_group_id=id) for id in (PARENTS, TEACHERS, NO_GROUP)),
    *(Criteria(source=source) for source in Source),
    *(Criteria(importance=level) for level in (1, 2)),
    Criteria(unsorted=True),
)
CRITERIA = st.lists(st.sampled_from(PARTS), max_size=3).map(
    lambda parts: reduce(Criteria.joined, parts, Criteria())
)
"""Few at a time: of many together, nothing would ever be left."""


def kept_naively(snapshot: Snapshot, query: str, asked: Criteria) -> list[int]:
    """A filter read off the walls, one criterion after the other."""
    walls = [read_board(snapshot, MEETING, question.id) for question in QUESTIONS]
    notes = [(snapshot.get(Note, id), wall) for wall in walls for id in wall.note_ids]
    if asked.question_id is not None:
        notes = [(one, wall) for one, wall in notes if one.question_id == asked.question_id]
    if asked.peer_group_id == NO_GROUP:
        notes = [(one, wall) for one, wall in notes if one.peer_group_id is None]
    elif asked.peer_group_id is not None:
        notes = [(one, wall) for one, wall in notes if one.peer_group_id == asked.peer_group_id]
    if asked.source is not None:
        notes = [(one, wall) for one, wall in notes if one.source is asked.source]
    if asked.importance > 0:
        notes = [(one, wall) for one, wall in notes if one.importance >= asked.importance]
    if asked.unsorted:
        notes = [(one, wall) for one, wall in notes if one in wall.unsorted]
    found = [one for one, _wall in notes if folded(query) in folded(one.text)]
    return sorted(one.number for one in found)


@given(meetings(), CRITERIA.filter(bool), st.sampled_from(["", *WORDS]))
def test_it_keeps_what_reading_the_walls_would(things: list[Thing], asked: Criteria, query: str) -> None:
    snapshot = meeting(*things)
    hits = Search(snapshot, MEETING).hits(query, asked)
    assert all(hit.note is not None for hit in hits)
    assert sorted(numbers(hits)) == kept_naively(snapshot, query, asked)


@given(meetings(), CRITERIA.filter(bool), st.sampled_from(["", "école"]))
def test_each_criterion_more_keeps_no_more(things: list[Thing], asked: Criteria, query: str) -> None:
    search = Search(meeting(*things), MEETING)
    kept = set(numbers(search.hits(query, asked)))
    for part in asked.parts:
        assert kept <= set(numbers(search.hits(query, part)))


@given(CRITERIA, CRITERIA)
def test_criteria_come_apart_and_together_again(one: Criteria, other: Criteria) -> None:
    whole = Criteria()
    for part in one.parts:
        whole = whole.joined(part)
    assert whole == one
    assert one.without(one) == Criteria()
    assert one.joined(other).without(other) == one.without(other)


def test_no_word_and_no_criterion_find_nothing() -> None:
    search = Search(meeting(note(1, "Un")), MEETING)
    assert search.hits("", Criteria()) == []
    assert search.total == 1


def test_only_what_tells_post_its_apart_is_offered() -> None:
    alike = meeting(note(1, "Un"), note(2, "Deux"), groups=False)
    assert offered(alike, MEETING)[1:] == [[Criteria(unsorted=True)]]
    mixed = meeting(note(1, "Un"), replace(note(2, "Deux"), source=Source.PHONE, importance=1))
    assert offered(mixed, MEETING) == [
        [Criteria(question_id=question.id) for question in QUESTIONS],
        [Criteria(peer_group_id=id) for id in (TEACHERS, PARENTS, NO_GROUP)],
        [Criteria(source=Source.KEYBOARD), Criteria(source=Source.PHONE)],
        [Criteria(importance=1)],
        [Criteria(unsorted=True)],
    ]


def test_it_says_what_to_take_off_for_most_to_be_found() -> None:
    mine = [replace(note(number, "Le café"), peer_group_id=PARENTS) for number in (1, 2)]
    search = Search(meeting(*mine, note(3, "École")), MEETING)
    by_group, imported = Criteria(peer_group_id=PARENTS), Criteria(source=Source.IMPORT)
    assert search.best_without("ecole", by_group) == (None, 2)
    assert search.best_without("", by_group.joined(imported)) == (imported, 2)
    assert search.best_without("zzz", imported) == (imported, 0)
    assert search.best_without("", Criteria()) == (None, 0)


@given(boards())
def test_what_a_part_of_a_wall_leaves_out_is_counted(board: Board) -> None:
    under = {one.id for pile in board.piles.values() for one in pile}
    chosen = frozenset(sorted(board.note_ids - under)[::2])
    part = part_of(board, chosen)
    assert part.note_ids - under == chosen
    for kept, hidden, whole in (
        (part.unsorted, part.hidden_unsorted, board.unsorted),
        (part.isolated, part.hidden_isolated, board.isolated),
    ):
        assert count_of(kept, part.piles) + hidden == count_of(whole, board.piles)
    assert [group.cluster for group in part.groups] == [group.cluster for group in board.groups]
    for before, after in zip(board.groups, part.groups, strict=True):
        kept, whole = part.inside(after), board.inside(before)
        assert count_of(kept, part.piles) + after.hidden == count_of(whole, board.piles)
        assert after.count == before.count - after.hidden
    assert part_of(board, board.note_ids) == board


@pytest.mark.parametrize(("chosen", "hidden"), [("top", 1), ("alone", 3)])
def test_a_pile_counts_with_all_that_lies_in_it(chosen: str, hidden: int) -> None:
    things = [note(1, "Dessus"), note(2, "Dessous", stack_id=NoteId("n1"))]
    things += [note(3, "Dessous aussi", stack_id=NoteId("n1")), note(4, "Seul")]
    board = read_board(meeting(*things), MEETING, QUESTIONS[0].id)
    part = part_of(board, {NoteId("n1" if chosen == "top" else "n4")})
    assert (len(part.unsorted), part.hidden_unsorted) == (1, hidden)
