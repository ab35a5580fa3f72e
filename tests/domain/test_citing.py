"""Citations: how they read, which post-its fit what is typed, which sentences use one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.citing import Citable, citation_counts, cited_phrase, sentences_citing, uses
from atelier.domain.ids import new_id
from atelier.domain.operations import WithdrawNotes, WriteSynthesis
from atelier.domain.rich_text import cited_numbers
from atelier.domain.things import Review
from tests.ui.conftest import Room, make_room


@pytest.fixture
def room() -> Room:
    return make_room()


def write(room: Room, cluster_id: str, text: str) -> None:
    room.ask(WriteSynthesis(new_id(), cluster_id, text))  # type: ignore[arg-type]


def fitting(room: Room, query: str, *, first: tuple[str, ...] = ()) -> list[str]:
    citable = Citable(room.model.snapshot, room.model.meeting_id)
    own = {room.note(text).id for text in first}
    question_id = room.question(1).id
    return [n.text for n in citable.fitting(query, first=own, question_id=question_id, most=9)]


def test_a_citation_says_what_the_post_it_says_now(room: Room) -> None:
    room.send("Un\nlieu")
    note = room.note("Un\nlieu")
    assert cited_phrase(1, note) == "«\xa0Un lieu\xa0» n°\xa01"
    assert cited_phrase(1, replace(note, correction="Un toit")) == "«\xa0Un toit\xa0» n°\xa01"
    assert cited_phrase(1, note, cut=lambda text: text[:2] + "…") == "«\xa0Un…\xa0» n°\xa01"


def test_what_the_room_may_not_read_is_not_said(room: Room) -> None:
    room.send("Un lieu")
    note = room.note("Un lieu")
    room.ask(WithdrawNotes((note.id,)))
    assert cited_phrase(1, room.note("Un lieu")) == "n°\xa01 (retiré)"
    assert cited_phrase(1, replace(note, review=Review.REFUSED)) == "n°\xa01 (non affiché)"
    assert cited_phrase(1, replace(note, review=Review.PENDING)) == "n°\xa01 (non affiché)"
    assert cited_phrase(7, None) == "#7"


def test_words_are_found_whatever_their_accents_and_capitals(room: Room) -> None:
    room.send("L’École ouverte", "Une ecole", "Le temps")
    assert fitting(room, "ÉCOLE") == ["L’École ouverte", "Une ecole"]
    assert fitting(room, "ouv éc") == ["L’École ouverte"]
    assert fitting(room, "rien") == []


def test_the_cluster_is_first_then_the_question_then_the_others(room: Room) -> None:
    room.send("Le lien d’ailleurs", number=2)
    room.send("Le lien d’ici", "Le lien du groupe")
    assert fitting(room, "lien", first=("Le lien du groupe",)) == [
        "Le lien du groupe",
        "Le lien d’ici",
        "Le lien d’ailleurs",
    ]


def test_a_word_is_found_by_its_beginning_before_it_is_within_another(room: Room) -> None:
    room.send("Le printemps", "Le temps")
    assert fitting(room, "temps") == ["Le temps", "Le printemps"]


def test_the_number_typed_is_first_whatever_it_is_of(room: Room) -> None:
    room.send("Un", number=2)
    room.send(*(f"Idée {n}" for n in range(2, 13)))
    assert fitting(room, "1", first=("Idée 10",))[:2] == ["Un", "Idée 10"]


def test_what_is_not_on_a_wall_is_not_offered(room: Room) -> None:
    room.send("Un", "Deux")
    room.ask(WithdrawNotes((room.note("Un").id,)))
    assert fitting(room, "") == ["Deux"]


def test_preparing_ends_and_changes_nothing_that_is_found(room: Room) -> None:
    room.send(*(f"Idée {n}" for n in range(5)))
    citable = Citable(room.model.snapshot, room.model.meeting_id)
    assert [citable.prepare(2) for _turn in range(3)] == [True, True, False]
    assert len(citable.fitting("idee", first=(), question_id=room.question(1).id, most=9)) == 5


def test_a_sentence_is_told_alone() -> None:
    text = "Une phrase. Le #2 et **le** #3 le disent ! La fin #2"
    assert sentences_citing(text, 2) == [
        (0, "Le n°\xa02 et le n°\xa03 le disent !"),
        (2, "La fin n°\xa02"),
    ]


def test_where_a_post_it_is_cited_follows_the_order_of_the_clusters(room: Room) -> None:
    first, second = room.group("Un", title="A"), room.group("Deux", title="B")
    write(room, second, "Oui #1. Encore #1")
    write(room, first, "Non #2, #1")
    found = uses(room.model.snapshot, 1)
    assert [(use.cluster_id, use.rank) for use in found] == [(first, 1), (second, 0), (second, 1)]
    assert citation_counts(room.model.snapshot) == {1: 3, 2: 1}


@given(st.text(alphabet="a#12 .*_\n-", max_size=40), st.sampled_from([1, 2, 12]))
def test_every_citation_of_a_number_is_told_once_by_its_rank(text: str, number: int) -> None:
    ranks = [rank for rank, _sentence in sentences_citing(text, number)]
    assert ranks == [at for at, cited in enumerate(cited_numbers(text)) if cited == number]
