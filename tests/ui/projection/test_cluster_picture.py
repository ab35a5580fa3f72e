"""One cluster for the room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from atelier.board.style import LEGIBLE
from atelier.domain.palette import colours
from atelier.ui.projection.cluster_picture import cluster_picture
from atelier.ui.projection.picture import Box, Picture, Text
from atelier.ui.projection.read_back import ShownCluster
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Paragraph
from tests.ui.projection.legible import SIZES, check_ink, check_legible

pytestmark = pytest.mark.usefixtures("qapp")

WIDE = QSizeF(1920, 1080)
STATE = RoomState(
    subject="Projet", question_number=3, question="Qu’est-ce qui fait que ça matche\u202f?", time_left="07:42"
)
NOTES = (
    "Prendre conscience de l’intérêt commun",
    "La volonté",
    "L’envie de créer des actions ensemble",
    "Des intentions claires",
    "Un projet qui fédère",
    "Les besoins des populations",
)
SENTENCES = "Chacun sait ce qu’il vient chercher et le dit. L’intérêt commun apparaît quand on le nomme. "
CLUSTER = ShownCluster(number="2", title="Une envie partagée", notes=NOTES, synthesis=SENTENCES.strip())
LONG_NOTE = ("Il faudrait que les enseignants et les animateurs se rencontrent avant la rentrée. " * 7)[:500]
ARABIC = "ما الذي يجعل التعاون ينجح بين المدرسة والمركز الاجتماعي؟"
RICH = (
    "Ce qui **tient** : « Le temps » n°\xa04, _et la volonté_.\n- une personne-relais, bien **identifiée**\n"
    "- 🎉 un **lieu** ouvert à tous, le matin, le midi et le soir\n> On se parle debout, dit un parent"
)
CLUSTERS = {
    "usual": CLUSTER,
    "without synthesis": replace(CLUSTER, synthesis=""),
    "one note": replace(CLUSTER, notes=NOTES[:1]),
    "no note": replace(CLUSTER, notes=()),
    "nothing at all": replace(CLUSTER, notes=(), synthesis=""),
    "no note, long synthesis": replace(CLUSTER, notes=(), synthesis=SENTENCES * 40),
    "15": replace(CLUSTER, notes=NOTES * 2 + NOTES[:3]),
    "60": replace(CLUSTER, notes=NOTES * 10),
    "300": replace(CLUSTER, notes=NOTES * 50, synthesis=SENTENCES * 40),
    "8 letters": replace(CLUSTER, notes=("Le temps",) * 15),
    "500 letters": replace(CLUSTER, notes=(LONG_NOTE,) * 8),
    "2000 letters": replace(CLUSTER, notes=((LONG_NOTE * 4)[:2000],)),
    "long words": replace(
        CLUSTER, notes=("anticonstitutionnellement" * 4,) * 3, title="interdisciplinarité" * 10
    ),
    "long title": replace(CLUSTER, title=("Une envie partagée par tout le monde " * 6)[:200], number="12"),
    "arabic": replace(
        CLUSTER, notes=(ARABIC, "Bonjour", ARABIC * 4), title=f"{ARABIC} ؟", synthesis=ARABIC * 6
    ),
    "emoji": replace(
        CLUSTER, notes=("🎉 Fêter 🎉", "👩‍👩‍👧‍👦" * 30, "\U0001f393" * 200), synthesis="🏫 " * 300
    ),
    "lines": replace(CLUSTER, notes=("- le matin\n- le midi\n- le soir",) * 4, synthesis="Un\nDeux\n\nTrois"),
    "rich": replace(CLUSTER, synthesis=RICH),
    "rich and long": replace(CLUSTER, notes=NOTES * 10, synthesis=f"{RICH}\n" * 12),
    "rich and rightward": replace(CLUSTER, synthesis=f"- {ARABIC}\n> {ARABIC}\n**{ARABIC}**"),
    "rubric": replace(CLUSTER, number="1", parts=("1.1\xa0· Le midi", "1.2\xa0· Le soir"), count=19),
    "rubric without post-its": replace(CLUSTER, notes=(), parts=("1.1\xa0· Le midi",), synthesis=""),
    "rubric of many parts": replace(
        CLUSTER, parts=tuple(f"1.{n}\xa0· {LONG_NOTE[:90]}" for n in range(1, 13))
    ),
    "part": replace(CLUSTER, number="2.1", rubric=f"2\xa0· {LONG_NOTE[:200]}"),
    "tags": replace(CLUSTER, notes=NOTES * 3, tags=("++\u2002×3", "×12", "+", "", "", "++") * 3, count=31),
    "markup": replace(CLUSTER, notes=("<b>gras</b> &amp;",), title="<h1>A & B</h1>"),
}


def texts(picture: Picture) -> list[str]:
    return [item.words.text for item in picture.texts]


def item(picture: Picture, beginning: str) -> Text:
    return next(text for text in picture.texts if text.words.text.startswith(beginning))


def paragraphs(picture: Picture) -> list[Paragraph]:
    return [text.words for text in picture.texts if isinstance(text.words, Paragraph)]


def test_a_pile_a_weight_a_rubric_and_its_parts_are_said() -> None:
    tagged = texts(cluster_picture(WIDE, STATE, CLUSTERS["tags"]))
    assert {"++\u2002×3", "×12", "31 post-its"} <= set(tagged)
    assert CLUSTERS["part"].rubric in texts(cluster_picture(WIDE, STATE, CLUSTERS["part"]))
    rubric = texts(cluster_picture(WIDE, STATE, CLUSTERS["rubric"]))
    assert "1.1\xa0· Le midi\n1.2\xa0· Le soir" in rubric
    bare = texts(cluster_picture(WIDE, STATE, CLUSTERS["rubric without post-its"]))
    assert "Pas encore de post-it ici." not in bare


@pytest.mark.parametrize("pixels", SIZES)
@pytest.mark.parametrize("name", CLUSTERS)
def test_it_is_legible_whatever_is_in_it(name: str, pixels: tuple[int, int]) -> None:
    check_legible(cluster_picture(QSizeF(*pixels), STATE, CLUSTERS[name]))


@pytest.mark.parametrize("pixels", [(1024, 768), (1920, 1080)])
@pytest.mark.parametrize("name", CLUSTERS)
def test_what_is_painted_is_where_it_says(name: str, pixels: tuple[int, int]) -> None:
    check_ink(cluster_picture(QSizeF(*pixels), STATE, CLUSTERS[name]))


@pytest.mark.parametrize("question", ["Court\u202f?", "Une question bien longue, et avec qui\u202f? " * 12])
def test_a_long_question_leaves_room(question: str) -> None:
    picture = cluster_picture(QSizeF(1024, 768), replace(STATE, question=question), CLUSTER)
    check_legible(picture)
    assert set(NOTES) <= set(texts(picture))


def test_everything_of_it_is_said() -> None:
    said = texts(cluster_picture(WIDE, STATE, CLUSTER))
    assert {STATE.question, "07:42", "2", "Une envie partagée", "6 post-its", *NOTES} <= set(said)
    assert {"Synthèse", CLUSTER.synthesis} <= set(said)


def test_without_a_synthesis_nothing_stands_for_it() -> None:
    assert "Synthèse" not in texts(cluster_picture(WIDE, STATE, CLUSTERS["without synthesis"]))


def test_notes_are_in_the_question_s_colour() -> None:
    picture = cluster_picture(WIDE, STATE, CLUSTER)
    papers = [i for i in picture.items if isinstance(i, Box) and i.fill.lower() == colours(3).pale.lower()]
    assert sum(paper.rect.contains(item(picture, "La volonté").rect) for paper in papers) == 1


def test_fewer_notes_are_larger() -> None:
    sizes = [
        item(cluster_picture(WIDE, STATE, CLUSTERS[name]), NOTES[0]).words.size_px
        for name in ("one note", "15", "60")
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 2 * LEGIBLE * 1080


def test_notes_are_read_row_by_row_in_their_order() -> None:
    picture = cluster_picture(WIDE, STATE, CLUSTER)
    places = [item(picture, note).rect for note in NOTES]
    assert sorted(places, key=lambda rect: (round(rect.y()), rect.x())) == places


@pytest.mark.parametrize("pixels", SIZES)
@pytest.mark.parametrize("name", ["usual", "15", "60", "300", "500 letters", "long words", "emoji", "arabic"])
def test_every_note_is_seen_or_counted(name: str, pixels: tuple[int, int]) -> None:
    cluster = CLUSTERS[name]
    said = texts(cluster_picture(QSizeF(*pixels), STATE, cluster))
    seen = sum(said.count(note) for note in set(cluster.notes))
    more = [text for text in said if text.startswith("et ") and "autre" in text]
    counted = int(more[0].split()[1]) if more else 0
    assert seen >= 1
    assert seen + counted == len(cluster.notes)


def test_what_is_left_over_agrees() -> None:
    said = texts(cluster_picture(WIDE, STATE, CLUSTERS["60"]))
    assert any(text.startswith("et ") and text.endswith(" autres") for text in said)


@pytest.mark.parametrize("name", ["usual", "15", "500 letters", "2000 letters"])
def test_no_note_is_cut_at_full_hd(name: str) -> None:
    shown = paragraphs(cluster_picture(WIDE, STATE, replace(CLUSTERS[name], synthesis="")))
    assert not any(paragraph.elided for paragraph in shown)


def test_a_long_synthesis_leaves_the_post_its_most_of_the_room() -> None:
    picture = cluster_picture(WIDE, STATE, replace(CLUSTERS["15"], synthesis=SENTENCES * 40))
    synthesis = item(picture, "Chacun sait").rect
    assert synthesis.height() < 0.35 * 1080
    assert set(NOTES) <= set(texts(picture))


def test_a_text_from_right_to_left_begins_on_the_right() -> None:
    picture = cluster_picture(WIDE, STATE, replace(CLUSTER, notes=("Bonjour", ARABIC), synthesis=""))
    arabic = item(picture, ARABIC).rect
    paper = next(
        box.rect for box in reversed(picture.items) if isinstance(box, Box) and box.rect.contains(arabic)
    )
    assert paper.right() - arabic.right() < 0.05 * 1080
    assert item(picture, "Bonjour").rect.x() < 0.15 * 1080


def test_an_empty_cluster_is_calm() -> None:
    said = texts(cluster_picture(WIDE, STATE, CLUSTERS["nothing at all"]))
    assert {"Une envie partagée", "aucun post-it", "Pas encore de post-it ici."} <= set(said)
