"""The rows of the récapitulatif: what each tells, and that none is missing."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.sheets.post_its import post_its
from atelier.domain.ids import PeerGroupId
from atelier.domain.things import Party, PeerGroup, Review, Source
from tests.documents.collection import PROJECT, Collection

N, TEXT, QUESTION, RUBRIC, CLUSTER, ORIGINAL, PILE, WEIGHT, STATE, SOURCE, GROUP, ARRIVED = range(12)


def rows(made: Collection) -> list[tuple[Any, ...]]:
    """The values of each row."""
    return [row.values for row in post_its(made.report()).rows]


def row(made: Collection, number: int) -> tuple[Any, ...]:
    """The values of that post-it's row."""
    (found,) = (values for values in rows(made) if values[N] == number)
    return found


def test_every_column_has_a_value_in_every_row() -> None:
    made = Collection()
    made.note("a"), made.note("b", withdrawn_by=Party.PARTICIPANT)
    table = post_its(made.report())
    assert {len(row.values) for row in table.rows} == {len(table.columns)} == {ARRIVED + 1}


def test_a_row_says_where_the_post_it_is() -> None:
    made = Collection("Qui ?", "Quand ?")
    rubric = made.cluster("Moments", question=2)
    made.note("Le midi", question=2, into=made.cluster("Repas", question=2, parent=rubric))
    assert row(made, 1)[: CLUSTER + 1] == (1, "Le midi", "2 · Quand ?", "2.1 Moments", "2.1.1 Repas")


def test_a_post_it_in_two_clusters_has_one_row_that_names_both() -> None:
    made = Collection()
    first, second = made.cluster("Un"), made.cluster()
    made.place(made.note("a", into=first), second)
    assert [values[CLUSTER] for values in rows(made)] == ["1.1 Un\n1.2 Sans titre"]


def test_a_pile_is_told_by_the_number_on_its_top() -> None:
    made = Collection()
    top = made.note("dessus", importance=2)
    made.note("dessous", stack_id=top.id), made.note("seul")
    assert [(values[N], values[PILE], values[WEIGHT]) for values in rows(made)] == [
        (1, 1, 2),
        (2, 1, None),
        (3, None, None),
    ]


def test_every_state_has_its_word() -> None:
    made = Collection()
    made.note("a", into=made.cluster("C"))
    made.note("b", isolated=True), made.note("c"), made.note("d", review=Review.PENDING)
    made.note("e", review=Review.REFUSED)
    made.note("f", withdrawn_by=Party.FACILITATOR), made.note("g", withdrawn_by=Party.PARTICIPANT)
    assert {values[N]: values[STATE] for values in rows(made)} == {
        1: "affiché",
        2: "isolé",
        3: "à classer",
        4: "à relire",
        5: "non affiché",
        6: "retiré par l’animation",
        7: "retiré par la personne qui l’a écrit",
    }


def test_the_words_of_one_who_took_them_back_are_not_told_nor_anything_of_who_it_was() -> None:
    made = Collection()
    made.note("secret", correction="secret corrigé", withdrawn_by=Party.PARTICIPANT)
    made.note("hors sujet", withdrawn_by=Party.FACILITATOR)
    assert row(made, 1)[TEXT] == ""
    assert row(made, 1)[ORIGINAL:] == (
        None,
        None,
        None,
        "retiré par la personne qui l’a écrit",
        None,
        None,
        None,
    )
    assert row(made, 2)[TEXT] == "hors sujet"


def test_a_corrected_text_stands_beside_its_author_s() -> None:
    made = Collection()
    made.note("Lien de confience", correction="Lien de confiance")
    told = row(made, 1)
    assert (told[TEXT], told[ORIGINAL]) == ("Lien de confiance", "Lien de confience")


def test_no_person_is_named_only_the_peer_group_and_the_minute() -> None:
    made = Collection(asks_name=True)
    parents = PeerGroupId("parents")
    made.things.append(PeerGroup(id=parents, project_id=PROJECT, rank=0, name="Parents"))
    at = datetime(2018, 10, 4, 12, 5, 42, tzinfo=UTC)
    note = made.note("a", author="Mme A", structure="École B", peer_group_id=parents)
    made.things[-1] = replace(note, source=Source.PHONE, created_at=at)
    told = row(made, 1)
    assert told[SOURCE : GROUP + 1] == ("téléphone", "Parents")
    assert told[ARRIVED] == at.astimezone().replace(second=0, tzinfo=None)
    assert "Mme A" not in str(told)
    assert "École B" not in str(told)


@given(st.data())
def test_every_post_it_that_was_collected_has_one_row(data: st.DataObject) -> None:
    made = Collection("Un", "Deux")
    clusters = {question: [made.cluster(question=question) for _ in range(2)] for question in (1, 2)}
    for _ in range(data.draw(st.integers(0, 12))):
        question = data.draw(st.sampled_from((1, 2)))
        note = made.note(
            "a",
            question=question,
            into=data.draw(st.sampled_from((None, clusters[question][0]))),
            review=data.draw(st.sampled_from(Review)),
            withdrawn_by=data.draw(st.sampled_from([None, None, *Party])),
            isolated=data.draw(st.booleans()),
        )
        if data.draw(st.booleans()):
            made.place(note, clusters[question][1])
    report = made.report()
    assert sorted(post_its(report).note_ids) == sorted(report.collected)
