"""Finding post-its by some of their words, or by number, wherever they are."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ids import ClusterId, MeetingId, NoteId, PlacementId, ProjectId, QuestionId, new_id
from atelier.domain.parts import Snapshot
from atelier.domain.plain_words import folded, words_of
from atelier.domain.searching import Hit, Search, Whereabouts
from atelier.domain.things import (
    Cluster,
    Note,
    Party,
    Placement,
    Project,
    Question,
    Review,
    Source,
    Thing,
)

AT = datetime(2026, 10, 4, tzinfo=UTC)
PROJECT, MEETING = ProjectId("project"), MeetingId("meeting")
QUESTIONS = [
    Question(id=QuestionId(f"q{n}"), project_id=PROJECT, number=n, text=f"Question {n}", short=str(n))
    for n in (1, 2)
]


def note(
    number: int, text: str, *, question: int = 1, meeting: MeetingId = MEETING, **fields: object
) -> Note:
    return Note(
        id=NoteId(f"n{number}"),
        project_id=PROJECT,
        meeting_id=meeting,
        question_id=QUESTIONS[question - 1].id,
        number=number,
        text=text,
        source=Source.KEYBOARD,
        created_at=AT,
        **fields,  # type: ignore[arg-type]
    )


def cluster(name: str, title: str, *, question: int = 1) -> Cluster:
    return Cluster(
        id=ClusterId(name),
        meeting_id=MEETING,
        question_id=QUESTIONS[question - 1].id,
        rank=1.0,
        title=title,
    )


def placed(note_id: str, cluster_id: str) -> Placement:
    return Placement(
        id=PlacementId(new_id()), note_id=NoteId(note_id), cluster_id=ClusterId(cluster_id), rank=1.0
    )


def search(*things: Thing) -> Search:
    project = Project(id=PROJECT, title="Coopérer", created_at=AT)
    return Search(Snapshot([project, *QUESTIONS, *things]), MEETING)


def numbers(hits: list[Hit]) -> list[int]:
    return [hit.note.number for hit in hits if hit.note is not None]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("école", [1]),
        ("ECOLE", [1]),
        ("éco", [1]),
        ("cole", []),
        ("parents école", [1]),
        ("école café", []),
        ("œuvre", [3]),
        ("oeuv", [3]),
        ("l’ecole", [1]),
        ("aujourd'hui", [4]),
        ("مدرسة", [5]),
        ("学校", [6]),
        ("🎉", [7]),
        ("", []),
        ("  ?! ", []),
    ],
)
def test_words_are_found_by_their_beginnings(query: str, found: list[int]) -> None:
    asked = search(
        note(1, "L’École ouverte aux PARENTS"),
        note(2, "Le café du matin"),
        note(3, "Une œuvre commune"),
        note(4, "Aujourd’hui seulement"),
        note(5, "هذه مدرسة جميلة"),
        note(6, "我们的学校很好"),
        note(7, "Fêter ça 🎉"),
    )
    assert numbers(asked.hits(query)) == found


@pytest.mark.parametrize("query", ["#42", "42", "n° 42", "n°42", "N° 42", "0042", "#042", "٤٢", "#४२"])
def test_a_number_finds_its_note(query: str) -> None:
    asked = search(note(42, "Un"), note(421, "Deux"), note(4, "Quatre"))
    assert numbers(asked.hits(query)) == [42]


@given(st.text("#n° 0123456789٣", max_size=30), st.sampled_from([1, 5_000]))
def test_no_row_of_digits_is_too_long(query: str, times: int) -> None:
    """Beyond some length Python refuses to read a number; somebody may paste a whole table."""
    asked = search(note(1, "Un"), note(11, "Onze"))
    assert set(numbers(asked.hits(query * times + "9" * times))) <= {1, 11}


@pytest.mark.parametrize("query", ["1" * 5_000, "#" + "1" * 5_000, "0" * 5_000, "#0"])
def test_a_number_that_no_note_has_finds_none(query: str) -> None:
    assert numbers(search(note(1, "Un"), note(11, "Onze")).hits(query)) == []


def test_zeros_before_a_number_are_none() -> None:
    assert numbers(search(note(1, "Un"), note(10, "Dix")).hits("0" * 5_000 + "1")) == [1]


def test_a_bare_number_is_a_word_too_and_a_marked_one_is_not() -> None:
    asked = search(note(42, "Un"), note(7, "Les 42 écoles"))
    assert numbers(asked.hits("42")) == [7, 42]
    assert numbers(asked.hits("#42")) == [42]
    assert numbers(asked.hits("42 écoles")) == [7]
    assert numbers(asked.hits("#7 écoles")) == [7]
    assert numbers(asked.hits("#42 écoles")) == []


def test_everything_says_where_it_is() -> None:
    asked = search(
        cluster("c", "Temps"),
        note(1, "Un mot"),
        note(2, "Un mot", isolated=True),
        note(3, "Un mot"),
        placed("n3", "c"),
        note(4, "Un mot", review=Review.PENDING),
        note(5, "Un mot", review=Review.REFUSED),
        note(6, "Un mot", withdrawn_by=Party.PARTICIPANT),
        note(7, "Un mot", review=Review.REFUSED, withdrawn_by=Party.FACILITATOR),
    )
    hits = asked.hits("mot")
    assert [hit.whereabouts for hit in hits] == [
        Whereabouts.UNSORTED,
        Whereabouts.ISOLATED,
        Whereabouts.CLUSTERED,
        Whereabouts.WAITING,
        Whereabouts.REFUSED,
        Whereabouts.WITHDRAWN,
        Whereabouts.WITHDRAWN,
    ]
    assert [hit.drawn_id for hit in hits] == ["n1", "n2", "n3", None, None, None, None]
    assert [cluster.title for cluster in hits[2].clusters] == ["Temps"]


def test_clusters_are_found_by_title_before_the_notes_of_their_question() -> None:
    asked = search(
        cluster("c", "Temps"), cluster("empty", ""), note(1, "Le temps"), note(2, "Du temps", question=2)
    )
    hits = asked.hits("temps")
    assert [(hit.question.number, hit.whereabouts, hit.text) for hit in hits] == [
        (1, Whereabouts.TITLE, "Temps"),
        (1, Whereabouts.UNSORTED, "Le temps"),
        (2, Whereabouts.UNSORTED, "Du temps"),
    ]


def test_under_a_pile_the_top_is_what_is_drawn() -> None:
    asked = search(
        cluster("c", "Temps"), note(1, "Dessus"), placed("n1", "c"), note(2, "Dessous", stack_id=NoteId("n1"))
    )
    (hit,) = asked.hits("dessous")
    assert (hit.drawn_id, hit.whereabouts) == ("n1", Whereabouts.CLUSTERED)


def test_under_a_pile_whose_top_went_it_is_drawn_itself() -> None:
    asked = search(
        note(1, "Dessus", withdrawn_by=Party.FACILITATOR), note(2, "Dessous", stack_id=NoteId("n1"))
    )
    (hit,) = asked.hits("dessous")
    assert (hit.drawn_id, hit.whereabouts) == ("n2", Whereabouts.UNSORTED)


def test_a_corrected_note_is_found_by_both_wordings_and_reads_as_it_is_shown() -> None:
    asked = search(note(1, "Orthografe", correction="Orthographe"))
    for query in ("orthografe", "orthographe"):
        assert [hit.text for hit in asked.hits(query)] == ["Orthographe"]


def test_other_meetings_are_not_searched() -> None:
    assert search(note(1, "Ici"), note(2, "Ici", meeting=MeetingId("other"))).hits("ici")[0].text == "Ici"
    assert len(search(note(1, "Ici"), note(2, "Ici", meeting=MeetingId("other"))).hits("ici")) == 1


def test_what_changed_is_found_once_it_is_told() -> None:
    snapshot = Snapshot([Project(id=PROJECT, title="Coopérer", created_at=AT), *QUESTIONS, note(1, "Avant")])
    asked = Search(snapshot, MEETING)
    assert len(asked.hits("avant")) == 1
    snapshot._by_kind[Note]["n2"] = note(2, "Avant tout")
    asked.forget()
    assert len(asked.hits("avant")) == 2


def test_folding_leaves_plain_letters() -> None:
    assert folded("ÉÀçŒ ﬁn") == "eacoe fin"
    assert words_of("L’été, 3 fois !") == ["l", "ete", "3", "fois"]
