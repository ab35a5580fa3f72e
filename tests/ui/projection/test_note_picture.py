"""One note for the room."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from atelier.ui.projection.note_picture import note_picture
from atelier.ui.projection.picture import Picture, Text
from atelier.ui.projection.read_back import ShownNote
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Paragraph
from tests.ui.projection.legible import SIZES, check_ink, check_legible

pytestmark = pytest.mark.usefixtures("qapp")

WIDE = QSizeF(1920, 1080)
STATE = RoomState(
    subject="Projet", question_number=1, question="Qu’est-ce qui fait que ça matche\u202f?", time_left="07:42"
)
NOTE = ShownNote(
    number=42, text="La volonté", place="Une envie partagée", cluster_number="2", rank=3, count=6
)
LONG = ("Il faudrait que les enseignants et les animateurs se rencontrent avant la rentrée. " * 30)[:2000]
ARABIC = "ما الذي يجعل التعاون ينجح بين المدرسة والمركز الاجتماعي؟"
NOTES = {
    "short": NOTE,
    "one letter": replace(NOTE, text="A"),
    "500 letters": replace(NOTE, text=LONG[:500]),
    "2000 letters": replace(NOTE, text=LONG),
    "2000 wide letters": replace(NOTE, text="W" * 2000),
    "long word": replace(NOTE, text="anticonstitutionnellement"),
    "address": replace(NOTE, text="Voir https://www.exemple.fr/" + "chemin/" * 20 + " pour la suite"),
    "arabic": replace(NOTE, text=ARABIC, place=ARABIC),
    "long arabic": replace(NOTE, text=ARABIC * 12),
    "emoji": replace(NOTE, text="🎉🎉 Fêter ensemble 👩‍👩‍👧‍👦"),
    "only emoji": replace(NOTE, text="🎉" * 700),
    "lines": replace(NOTE, text="- le matin\n- le midi\n\n- le soir"),
    "many lines": replace(NOTE, text="\n".join(f"- point {n}" for n in range(90))),
    "pile": replace(NOTE, others=("Le temps du midi", "Prendre le temps"), tag="++\u2002×3"),
    "high pile": replace(NOTE, text=LONG, others=(LONG[:400],) * 40, tag="×41"),
    "in a rubric": replace(NOTE, cluster_number="2.1", rubric="2\xa0· Ce qui fait tenir la relation"),
    "to sort": replace(NOTE, place="À classer", cluster_number=None, number=1234567),
    "alone": replace(NOTE, rank=1, count=1),
    "long title": replace(NOTE, place=("Une envie partagée par tout le monde " * 6)[:200]),
    "markup": replace(NOTE, text="<b>gras</b> &amp; <img src=x>"),
}


def texts(picture: Picture) -> list[str]:
    return [item.words.text for item in picture.texts]


def words(picture: Picture, text: str) -> Paragraph:
    found = next(item.words for item in picture.texts if item.words.text == text)
    assert isinstance(found, Paragraph)
    return found


def place(picture: Picture, text: str) -> Text:
    return next(item for item in picture.texts if item.words.text == text)


@pytest.mark.parametrize("pixels", SIZES)
@pytest.mark.parametrize("name", NOTES)
def test_it_is_legible_whatever_was_written(name: str, pixels: tuple[int, int]) -> None:
    check_legible(note_picture(QSizeF(*pixels), STATE, NOTES[name]))


@pytest.mark.parametrize("pixels", [(1024, 768), (1920, 1080)])
@pytest.mark.parametrize("name", NOTES)
def test_what_is_painted_is_where_it_says(name: str, pixels: tuple[int, int]) -> None:
    check_ink(note_picture(QSizeF(*pixels), STATE, NOTES[name]))


def test_it_says_which_note_it_is_and_where_it_lies() -> None:
    said = texts(note_picture(WIDE, STATE, NOTE))
    assert {STATE.question, "La volonté", "2", "Une envie partagée", "n°\xa042 · 3 sur 6"} <= set(said)


def test_alone_in_its_place_it_is_not_counted() -> None:
    assert "n°\xa042" in texts(note_picture(WIDE, STATE, NOTES["alone"]))


def test_in_no_cluster_it_has_no_cluster_s_number() -> None:
    said = texts(note_picture(WIDE, STATE, NOTES["to sort"]))
    assert "À classer" in said
    assert said.count("2") == 0


def test_every_wording_of_a_pile_is_read_and_a_high_one_is_counted() -> None:
    said = texts(note_picture(WIDE, STATE, NOTES["pile"]))
    assert {"La volonté", "Le temps du midi", "Prendre le temps"} <= set(said)
    assert any("++\u2002×3" in text for text in said)
    assert any(
        re.fullmatch(r"et \d+ autres", text) for text in texts(note_picture(WIDE, STATE, NOTES["high pile"]))
    )


def test_what_its_cluster_is_in_is_said_above_it() -> None:
    picture = note_picture(WIDE, STATE, NOTES["in a rubric"])
    over, title = (
        place(picture, text).rect for text in ("2\xa0· Ce qui fait tenir la relation", "Une envie partagée")
    )
    assert over.bottom() <= title.top()


def test_the_shorter_the_larger() -> None:
    sizes = [
        words(note_picture(WIDE, STATE, NOTES[name]), NOTES[name].text).size_px
        for name in ("short", "500 letters", "2000 letters")
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0.14 * 1080
    assert sizes[1] > 0.04 * 1080


@pytest.mark.parametrize("pixels", SIZES)
@pytest.mark.parametrize(
    "name",
    sorted(set(NOTES) - {"2000 letters", "2000 wide letters", "many lines", "only emoji", "high pile"}),
)
def test_it_is_read_whole(name: str, pixels: tuple[int, int]) -> None:
    assert not words(note_picture(QSizeF(*pixels), STATE, NOTES[name]), NOTES[name].text).elided


def test_even_the_longest_is_whole_at_full_hd() -> None:
    assert not words(note_picture(WIDE, STATE, NOTES["2000 letters"]), LONG).elided


def test_no_word_is_broken_for_the_sake_of_size() -> None:
    shown = words(note_picture(QSizeF(1024, 768), STATE, NOTES["long word"]), "anticonstitutionnellement")
    assert shown.line_count == 1


def test_an_address_does_not_make_the_rest_small() -> None:
    shown = words(note_picture(WIDE, STATE, NOTES["address"]), NOTES["address"].text)
    assert shown.size_px > 0.06 * 1080


def test_its_own_lines_are_kept() -> None:
    shown = words(note_picture(WIDE, STATE, NOTES["lines"]), NOTES["lines"].text)
    assert shown.lines == ["- le matin", "- le midi", "", "- le soir"]


def test_it_is_in_the_middle() -> None:
    rect = place(note_picture(WIDE, STATE, NOTE), "La volonté").rect
    assert rect.center().x() == pytest.approx(960, abs=1)
    assert 0.5 * 1080 < rect.center().y() < 0.65 * 1080


def test_lines_of_a_short_note_are_about_equally_long() -> None:
    text = "Dire aussi ce qui a marché"
    first, *_middle, last = words(note_picture(WIDE, STATE, replace(NOTE, text=text)), text).lines
    assert abs(len(first) - len(last)) < 8
