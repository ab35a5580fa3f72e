"""Tags at the foot of a note cover none of its text; a pile shows that there is more, and tells all of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from atelier.board.drawing.ruler import TextRuler
from atelier.board.drawing.tags import TagKind, told_of
from atelier.board.drawing.writing import told_aside
from atelier.board.style import BoardStyle, console_style, projection_style
from atelier.domain.arrangement import Spot
from atelier.domain.board import Group
from atelier.domain.ids import ClusterId
from atelier.domain.operations import CorrectNote, MoveCluster, PlaceNotes, StackNotes, WeighNotes
from atelier.domain.sharing import Holder
from atelier.domain.things import Note
from tests.board.conftest import Wall
from tests.domain.walls import board, note

PAPER, INK = QColor("white"), QColor("black")
TEXTS = (
    "Oui",
    "Respecter les rythmes de chacun",
    "Un mot qui remplit la ligne",
    "مرحبا بالجميع",
    "مرحبا بالجميع في المدرسة",
    "anticonstitutionnellement " * 6,
    "une\nligne",
    "Bonjour مرحبا",
    "😀" * 30,
    "",
)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Fonts need the application."""


def written(text: str, **changes: object) -> Note:
    made = note(1)
    for name, value in {"text": text, **changes}.items():
        object.__setattr__(made, name, value)
    return made


def ruler(style: BoardStyle, *, under: int = 0, also: int = 0) -> TextRuler:
    made = TextRuler(style)
    holders = tuple(Holder(ClusterId(f"c{n}"), f"{n}.{n}", "Titre") for n in range(1, 2 + also))
    made.shared = {note(1).id: holders} if also else {}
    made.piles = {note(1).id: tuple(note(n) for n in range(2, 2 + under))} if under else {}
    return made


def plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


def pixels(image: QImage) -> list[int]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    whole, line = bytes(grey.constBits()), grey.bytesPerLine()
    return [shade for y in range(grey.height()) for shade in whole[y * line : y * line + grey.width()]]


def drawn(of: TextRuler, one: Note, width: float, *, tags: bool) -> QImage:
    """The text as it is written on the note, with its tags or alone."""
    writing, size = of.note(one, width), (round(width), round(of.note_height(one, width)))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    top = QRectF(0, 0, size[0] - writing.peek, size[1] - writing.peek)
    if tags:
        writing.paint(painter, top, ink=INK, paper=PAPER)
    else:
        painter.setPen(INK)
        style = console_style()
        writing.text.draw(painter, style.note_pad_x, style.note_pad_y)
    painter.end()
    return image


@settings(max_examples=200)
@given(
    text=st.sampled_from(TEXTS)
    | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60),
    importance=st.integers(0, 2),
    under=st.integers(0, 4),
    corrected=st.booleans(),
    also=st.integers(0, 2),
    width=st.integers(103, 190),
)
def test_tags_cover_no_text(
    text: str, importance: int, under: int, corrected: bool, also: int, width: int
) -> None:
    of = ruler(console_style(), under=under, also=also)
    one = written(text, importance=importance, correction=text if corrected else None)
    alone, whole = drawn(of, one, width, tags=False), drawn(of, one, width, tags=True)
    pairs = zip(pixels(alone), pixels(whole), strict=True)
    assert all(before == after for before, after in pairs if before < 200)


def test_there_is_a_tag_for_each_thing_to_tell() -> None:
    one = written("Oui", importance=2, correction="Non")
    assert list(told_of(one, 2)) == [
        (TagKind.CORRECTED, ""),
        (TagKind.PILE, "×3"),
        (TagKind.IMPORTANCE, "++"),
    ]
    assert not list(told_of(note(1), 0))


def test_in_two_clusters_each_tells_of_the_other(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, second, _third = (group.cluster.id for group in wall.board.groups)
    wall.ask(PlaceNotes((wall.id_of("confiance"),), second, also=True))
    wall.scene.arrange_now()

    def told() -> list[str]:
        spots = [Spot(wall.id_of("confiance"), cluster_id) for cluster_id in (first, second)]
        return [re.sub("<.*?>", "", plain_spaces(wall.scene.notes[spot].toolTip())) for spot in spots]

    assert told() == ["Aussi dans « Une envie partagée »", "Aussi dans « A priori positif »"]
    of, one = wall.scene.ruler, wall.model.snapshot.get(Note, wall.id_of("confiance"))
    assert [holder.number for holder in of.note(one, 150, here=first).also] == ["2"]
    wall.ask(MoveCluster(second, before=first))
    wall.scene.arrange_now()
    assert [holder.number for holder in of.note(one, 150, here=first).also] == ["1"]
    assert list(told_of(one, 0, also=["1", "3.2"])) == [(TagKind.ELSEWHERE, "aussi en 1, 3.2")]
    assert of.note_height(one, 103) >= of.note(one, 103, here=second).height


def test_tags_that_are_too_many_for_a_line_are_all_within_the_note() -> None:
    of = ruler(console_style(), under=3, also=1)
    one = written("Oui", importance=2, correction="Oui")
    width = 103
    image = QImage(3 * width, round(of.note_height(one, width)), QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    of.note(one, width).paint(painter, QRectF(width, 0, width, image.height()), ink=INK, paper=PAPER)
    painter.end()
    assert all(image.pixelColor(x, y) == PAPER for x in range(width) for y in range(image.height()))


def test_a_short_last_line_shares_its_line_with_the_tags_and_a_long_one_does_not() -> None:
    of = ruler(console_style())
    short, long = written("Oui"), written("Un mot qui remplit la ligne")
    plain = of.note_height(short, 190)
    assert of.note_height(written("Oui", importance=2), 190) == plain
    assert of.note_height(written(long.text, importance=2), 190) > of.note_height(long, 190)


def test_tags_of_a_text_from_the_right_are_on_the_left() -> None:
    of = ruler(console_style())
    for text, is_left in (("Oui", False), ("مرحبا", True)):
        one = written(text, importance=2)
        tagged, plain = drawn(of, one, 180, tags=True), drawn(of, one, 180, tags=False)
        changed = [x for x in range(180) if any(tagged.pixel(x, y) != plain.pixel(x, y) for y in range(20))]
        assert changed
        assert (max(changed) < 90) == is_left


@pytest.mark.parametrize(("under", "sheets"), [(0, 0), (1, 1), (2, 2), (7, 2)])
def test_a_pile_keeps_the_height_that_peeks_out(under: int, sheets: int) -> None:
    style = console_style()
    alone, pile = ruler(style).note_height(note(1), 190), ruler(style, under=under).note_height(note(1), 190)
    assert pile - alone == sheets * style.peek


def test_in_silence_nothing_is_told() -> None:
    style, text = projection_style(1080), "Un mot qui remplit la ligne"
    silent = replace(style, silent=True)

    def higher(look: BoardStyle) -> list[int]:
        told, plain = written(text, importance=2), written(text)
        widths = range(200, 600, 10)
        return [w for w in widths if ruler(look).note_height(told, w) > ruler(look).note_height(plain, w)]

    assert higher(style)
    assert not higher(silent)


def test_a_title_of_several_lines_stays_off_its_frame() -> None:
    style = console_style()
    first = board([note(1)]).groups[0]
    group = replace(first, cluster=replace(first.cluster, title="Un titre qui prend plusieurs lignes"))
    of = TextRuler(style)
    assert of.header(group, 200).title.line_count > 1
    assert of.header_height(group, 200) - of.header(group, 200).height >= 2 * style.header_pad


def test_where_nothing_is_said_an_open_cluster_has_hardly_a_header_and_a_card_has_room_for_its_sheets() -> (
    None
):
    style = replace(projection_style(1080), silent=True)
    group = Group(board([note(1)]).groups[0].cluster, "1", (note(1),))
    of = TextRuler(style)
    assert of.header_height(group, 400) < style.metrics.padding < of.header_height(group, 400, folded=True)


def test_all_that_a_note_cannot_show_is_told_aside() -> None:
    of = ruler(console_style(), under=2)
    one = written("<b>Oui</b>", correction="Si")
    assert plain_spaces(told_aside(one, of.note(one, 120))).splitlines() == [
        "Pile de 3 post-its :",
        "• Si",
        *(f"• {other.text}" for other in (note(2), note(3))),
        "Corrigé. Écrit : « <b>Oui</b> »",
    ]
    assert told_aside(note(1), ruler(console_style()).note(note(1), 120)) == ""


# On a wall


def tool_tip(wall: Wall, text: str) -> str:
    tips = [item.toolTip() for item in wall.scene.notes.values() if item.note and item.note.text == text]
    return plain_spaces(*tips)


def test_what_is_put_on_a_pile_is_told_there(wall: Wall) -> None:
    top, second, third = wall.add("dessus", "<i>dessous</i>", "encore")
    wall.ask(StackNotes((second, third), top))
    wall.scene.arrange_now()
    assert [item.note.text for item in wall.scene.notes.values() if item.note] == ["dessus"]
    assert "• &lt;i&gt;dessous&lt;/i&gt;\n• encore" in tool_tip(wall, "dessus")
    wall.ask(StackNotes((wall.send("un de plus"),), top))
    wall.scene.arrange_now()
    assert "Pile de 4" in tool_tip(wall, "dessus")


def test_a_wording_taken_back_from_under_a_pile_is_no_longer_told(wall: Wall) -> None:
    (top,) = wall.add("dessus")
    under = [wall.send(text) for text in ("un", "deux", "trois")]
    wall.ask(StackNotes(tuple(under), top))
    wall.scene.arrange_now()
    wall.take_back(under[1])
    wall.scene.arrange_now()
    assert "Pile de 3" in tool_tip(wall, "dessus")
    assert "deux" not in tool_tip(wall, "dessus")


def test_a_correction_and_an_importance_are_drawn(wall: Wall) -> None:
    (one,) = wall.add("Une idée")
    plain = wall.view.grab().toImage()
    wall.ask(WeighNotes((one,), 2))
    wall.scene.arrange_now()
    weighed = wall.view.grab().toImage()
    wall.ask(CorrectNote(one, "Une idée."))
    wall.scene.arrange_now()
    assert plain != weighed != wall.view.grab().toImage()
    assert re.search(r"Corrigé le .+ à .+\. Écrit : « Une idée »", tool_tip(wall, "Une idée"))


def test_from_afar_only_the_edge_of_a_pile_is_seen(wall: Wall) -> None:
    top, second = wall.add("dessus", "dessous")
    wall.view.zoom_by(0.45)
    wall.scene.arrange_now()

    def colours() -> set[str]:
        image = wall.view.grab().toImage()
        place = wall.view.mapFromScene(QRectF(*wall.place("dessus"))).boundingRect()
        row = range(place.bottom() - 3, place.bottom() + 1)
        return {image.pixelColor(place.center().x(), y).name() for y in row}

    edge = wall.scene.tones.edge.darker(120).name()
    assert edge not in colours()
    wall.ask(StackNotes((second,), top))
    wall.scene.arrange_now()
    assert edge in colours()
