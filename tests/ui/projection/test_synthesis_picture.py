"""The synthesis of a question for the room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from atelier.ui.projection.legibility import ROOM_MUTED
from atelier.ui.projection.picture import Picture, Text
from atelier.ui.projection.read_back import ShownCluster, ShownSynthesis
from atelier.ui.projection.rich_words import RichWords
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.synthesis_picture import synthesis_picture
from tests.ui.projection.legible import SIZES, check_ink, check_legible

pytestmark = pytest.mark.usefixtures("qapp")

WIDE = QSizeF(1920, 1080)
STATE = RoomState(
    subject="Projet", question_number=2, question="Comment cela continue-t-il\u202f?", time_left="07:42"
)
SENTENCES = "Chacun sait ce qu’il vient chercher et le dit. L’intérêt commun apparaît quand on le nomme."
ARABIC = "ما الذي يجعل التعاون ينجح بين المدرسة والمركز الاجتماعي؟"


def clusters(count: int, *, title: str = "Regroupement n°", synthesis: str = SENTENCES) -> ShownSynthesis:
    """So many clusters, every third without a synthesis."""
    return ShownSynthesis(
        clusters=tuple(
            ShownCluster(
                number=str(number),
                title=f"{title} {number}",
                notes=("Un",) * number,
                synthesis=synthesis if number % 3 else "",
            )
            for number in range(1, count + 1)
        )
    )


QUESTIONS = {
    **{str(count): clusters(count) for count in (0, 1, 2, 3, 5, 8, 12, 20, 60)},
    "long titles": clusters(8, title=("Une envie partagée par tout le monde " * 6)[:195]),
    "long words": clusters(5, title="interdisciplinarité" * 9, synthesis="anticonstitutionnellement" * 9),
    "long syntheses": clusters(6, synthesis=f"{SENTENCES} " * 20),
    "arabic": clusters(6, title=ARABIC, synthesis=ARABIC * 3),
    "emoji": clusters(6, title="🎉🏫", synthesis="👩‍👩‍👧‍👦 " * 80),
    "lines": clusters(6, synthesis="Un\nDeux\nTrois\nQuatre"),
}


def texts(picture: Picture) -> list[str]:
    return [item.words.text for item in picture.texts]


def items(picture: Picture, text: str) -> list[Text]:
    return [item for item in picture.texts if item.words.text == text]


@pytest.mark.parametrize("pixels", SIZES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_it_is_legible_whatever_is_in_it(name: str, pixels: tuple[int, int]) -> None:
    check_legible(synthesis_picture(QSizeF(*pixels), STATE, QUESTIONS[name]))


@pytest.mark.parametrize("pixels", [(1024, 768), (1920, 1080)])
@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_painted_is_where_it_says(name: str, pixels: tuple[int, int]) -> None:
    check_ink(synthesis_picture(QSizeF(*pixels), STATE, QUESTIONS[name]))


def test_every_cluster_has_its_number_its_title_and_its_count() -> None:
    said = texts(synthesis_picture(WIDE, STATE, QUESTIONS["8"]))
    for number in range(1, 9):
        assert f"Regroupement n° {number}" in said
        assert said.count(str(number)) >= 2


def test_a_cluster_without_synthesis_says_so_quietly() -> None:
    quiet = items(synthesis_picture(WIDE, STATE, QUESTIONS["5"]), "sans synthèse")
    assert [text.words.colour for text in quiet] == [ROOM_MUTED]


def test_with_few_clusters_a_synthesis_is_whole() -> None:
    for text in items(synthesis_picture(WIDE, STATE, QUESTIONS["5"]), SENTENCES):
        assert isinstance(text.words, RichWords)
        assert not text.words.elided


def test_the_beginning_ends_with_a_word() -> None:
    for text in items(synthesis_picture(WIDE, STATE, QUESTIONS["20"]), SENTENCES):
        assert isinstance(text.words, RichWords)
        *_rest, last = text.words.lines
        assert last.endswith("…")
        assert last.removesuffix("…").split()[-1].rstrip(".") in SENTENCES.replace(".", "").split()


@pytest.mark.parametrize("pixels", SIZES)
@pytest.mark.parametrize("name", ["5", "8", "12", "20", "60", "long titles"])
def test_every_cluster_is_seen_or_counted(name: str, pixels: tuple[int, int]) -> None:
    question = QUESTIONS[name]
    said = texts(synthesis_picture(QSizeF(*pixels), STATE, question))
    seen = sum(cluster.title in said for cluster in question.clusters)
    more = [text for text in said if text.startswith("et ")]
    counted = int(more[0].split()[1]) if more else 0
    assert seen >= 1
    assert seen + counted == len(question.clusters)


@pytest.mark.parametrize("pixels", [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
def test_a_dozen_clusters_are_all_seen(pixels: tuple[int, int]) -> None:
    said = texts(synthesis_picture(QSizeF(*pixels), STATE, QUESTIONS["12"]))
    assert not any(text.startswith("et ") for text in said)


def test_without_a_cluster_it_is_calm() -> None:
    picture = synthesis_picture(WIDE, STATE, ShownSynthesis())
    assert texts(picture)[-1] == "Pas encore de regroupement."


def test_fewer_clusters_are_larger() -> None:
    sizes = [
        items(synthesis_picture(WIDE, STATE, QUESTIONS[name]), "Regroupement n° 1")[0].words.size_px
        for name in ("2", "8", "60")
    ]
    assert sizes == sorted(sizes, reverse=True)


def test_the_question_stays() -> None:
    picture = synthesis_picture(WIDE, replace(STATE, time_left=""), QUESTIONS["5"])
    assert STATE.question in texts(picture)
