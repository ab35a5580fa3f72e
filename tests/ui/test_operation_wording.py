"""What operations were, in French; the words that they carry."""

import re

import pytest

from atelier.domain.history import Entry
from atelier.domain.ids import (
    ClusterId,
    MeetingId,
    NoteId,
    OpenQuestionId,
    QuestionId,
    ResolutionId,
    SynthesisId,
)
from atelier.domain.operations import (
    CorrectNote,
    DissolveCluster,
    Operation,
    RenameCluster,
    RewordParkedQuestion,
    RewordQuestion,
    RewordResolution,
    WriteSynthesis,
)
from atelier.domain.rules import _RULES
from atelier.domain.things import Review
from atelier.ui.operation_wording import operation_phrase, typed_words
from tests.ui.conftest import NOON


def entry(operation: str, count: int = 0, name: str = "") -> Entry:
    return Entry(1, NOON, operation, count, name)


def snake(kind: type[Operation]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


@pytest.mark.parametrize(
    ("operation", "count", "name", "phrase"),
    [
        ("place_notes", 3, "", "déplacer 3 post-its"),
        ("place_notes", 1, "Lien", "déplacer un post-it, «\xa0Lien\xa0»"),
        ("also_place_notes", 1, "", "placer un post-it aussi dans un autre regroupement"),
        ("withdraw_notes", 3, "Le vélo", "retirer 3 post-its, dont «\xa0Le vélo\xa0»"),
        ("withdraw_notes", 1, "Le vélo", "retirer un post-it, «\xa0Le vélo\xa0»"),
        ("add_notes", 23, "", "ajouter 23 post-its"),
        ("rename_cluster", 0, "Le lien", "renommer un regroupement «\xa0Le lien\xa0»"),
        ("rename_cluster", 0, "", "effacer le titre d’un regroupement"),
        ("create_cluster", 2, "", "créer un regroupement"),
        ("review_notes", 1, Review.ACCEPTED, "afficher un post-it"),
        ("review_notes", 3, Review.REFUSED, "ne pas afficher 3 post-its"),
        ("review_notes", 2, Review.PENDING, "remettre 2 post-its en attente"),
        ("review_notes", 1, "of_a_later_version", "remettre un post-it en attente"),
        ("reveal_notes", 1, "", "révéler un post-it"),
        ("reveal_notes", 23, "", "révéler 23 post-its"),
        ("stack_notes", 3, "", "empiler 3 post-its"),
        ("unstack_notes", 1, "", "sortir un post-it d’une pile"),
        ("weigh_notes", 1, "++", "marquer un post-it ++"),
        ("weigh_notes", 4, "+", "marquer 4 post-its +"),
        ("weigh_notes", 2, "", "retirer l’importance de 2 post-its"),
        ("correct_note", 1, "", "corriger un post-it"),
        ("move_to_question", 1, "Entrées", "passer un post-it à la question «\xa0Entrées\xa0»"),
        ("move_to_question", 2, "Entrées", "passer 2 post-its à la question «\xa0Entrées\xa0»"),
        ("nest_cluster", 0, "Lien", "ranger un regroupement dans «\xa0Lien\xa0»"),
        ("nest_cluster", 0, "", "ranger un regroupement dans un autre"),
        ("write_synthesis", 0, "{name}", "écrire la synthèse de «\xa0{name}\xa0»"),
        ("of_a_later_version", 0, "", "la dernière action"),
    ],
)
def test_an_operation_in_words(operation: str, count: int, name: str, phrase: str) -> None:
    assert operation_phrase(entry(operation, count, name)) == phrase


@pytest.mark.parametrize("kind", [kind for kind in _RULES if kind.undoable], ids=lambda kind: kind.__name__)
def test_every_undoable_operation_has_its_words(kind: type[Operation]) -> None:
    if snake(kind) in ("undo", "redo"):
        return
    assert operation_phrase(entry(snake(kind), 2, "x")) != "la dernière action"


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (RenameCluster(ClusterId("c"), "Les lieux"), "Les lieux"),
        (RewordResolution(ResolutionId("r"), "Un lieu"), "Un lieu"),
        (RewordParkedQuestion(OpenQuestionId("q"), "Qui paie ?"), "Qui paie ?"),
        (WriteSynthesis(SynthesisId("s"), ClusterId("c"), "Des lieux\nouverts"), "Des lieux\nouverts"),
        (RewordQuestion(MeetingId("m"), QuestionId("q"), "Où ?", "Où", "Des lieux"), "Où ?\nDes lieux"),
        (RewordQuestion(MeetingId("m"), QuestionId("q"), "Où ?", "Où", ""), "Où ?"),
        (CorrectNote(NoteId("n"), "Un lieu"), "Un lieu"),
        (DissolveCluster(ClusterId("c")), ""),
    ],
)
def test_the_words_that_an_operation_carries(operation: Operation, words: str) -> None:
    assert typed_words(operation) == words
