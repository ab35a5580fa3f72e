"""The bands around the board."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont

from atelier.board.style import projection_style
from atelier.domain.things import Door
from atelier.ui.projection.frame import room_frame, room_margin
from atelier.ui.projection.invitation import QUIET_MODULES, Invitation, module_size_px
from atelier.ui.projection.picture import Code, Picture, Text
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Digits, Paragraph

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = QSizeF(1920, 1080)
INVITATION = Invitation(
    url="http://192.168.1.20:8753/KXHQPM",
    address="192.168.1.20:8753",
    code="KXHQPM",
    form_qr=tuple((True,) * 25 for _ in range(25)),
)
STATE = RoomState(
    subject="Projet école · 2e rencontre",
    question_number=1,
    question="Qu’est-ce qui fait que ça matche\u202f?",
    time_left="07:42",
    invitation=INVITATION,
    note_count=23,
    phone_count=17,
)
LONG = (
    "Qu’est-ce qui fait que la coopération entre les centres sociaux et les écoles dure dans le temps\u202f?"
)


def text(picture: Picture, beginning: str) -> Text:
    return next(item for item in picture.texts if item.words.text.startswith(beginning))


def texts(picture: Picture) -> list[str]:
    return [item.words.text for item in picture.texts]


def code(picture: Picture) -> Code:
    return next(item for item in picture.items if isinstance(item, Code))


@pytest.mark.parametrize("size", [QSizeF(1080, 1920), QSizeF(1000, 1000)])
def test_upright_the_way_in_is_whole(size: QSizeF) -> None:
    picture = room_frame(size, STATE).picture
    way_in = text(picture, INVITATION.address).words
    assert isinstance(way_in, Paragraph)
    assert not way_in.elided
    assert way_in.lines == [f"{INVITATION.address} · {INVITATION.code}"]
    question = text(picture, "Qu’est-ce").words
    assert isinstance(question, Paragraph)
    assert question.line_count == 1


def test_a_short_question_is_on_one_line() -> None:
    words = text(room_frame(SIZE, STATE).picture, "Qu’est-ce").words
    assert isinstance(words, Paragraph)
    assert words.line_count == 1
    assert words.size_px == 54


def test_a_long_question_takes_two_lines_and_the_header_grows() -> None:
    long = replace(STATE, question=LONG)
    words = text(room_frame(SIZE, long).picture, "Qu’est-ce").words
    assert isinstance(words, Paragraph)
    assert words.line_count == 2
    assert room_frame(SIZE, long).body.top() > room_frame(SIZE, STATE).body.top()


def test_lines_of_a_long_question_are_about_equally_long() -> None:
    words = text(room_frame(SIZE, replace(STATE, question=LONG)).picture, "Qu’est-ce").words
    assert isinstance(words, Paragraph)
    first, second = (len(line) for line in words.lines)
    assert abs(first - second) < 12


def test_the_clock_does_not_move_when_its_digits_change() -> None:
    places = set()
    for time_left in ("07:41", "07:48", "11:11"):
        clock = text(room_frame(SIZE, replace(STATE, time_left=time_left)).picture, time_left)
        assert isinstance(clock.words, Digits)
        places.add((clock.x, clock.y, clock.words.size.width()))
    assert len(places) == 1


def test_the_clock_ends_at_the_margin() -> None:
    clock = text(room_frame(SIZE, STATE).picture, "07:42")
    assert clock.rect.right() == pytest.approx(1920 - room_margin(SIZE))


@pytest.mark.parametrize("pixels", [(640, 360), (1024, 768), (1920, 1080), (3840, 2160)])
def test_a_clock_that_stands_still_says_so_within_the_band(pixels: tuple[int, int]) -> None:
    size = QSizeF(*pixels)
    frame = room_frame(size, replace(STATE, is_clock_paused=True))
    digits, said = text(frame.picture, "07:42"), text(frame.picture, "en pause")
    assert digits.rect.bottom() <= said.rect.top()
    assert frame.header.contains(digits.rect.united(said.rect))
    assert said.rect.right() == pytest.approx(size.width() - room_margin(size))
    assert not any(item.words.text == "en pause" for item in room_frame(size, STATE).picture.texts)


@pytest.mark.parametrize(
    ("changes", "promised"),
    [
        ({}, "Les post-its arriveront ici."),
        ({"door": Door.PAUSED}, "Les post-its arriveront ici, à la reprise."),
        ({"door": Door.PAUSED, "invitation": None}, "Les post-its arriveront ici."),
        ({"door": Door.CLOSED}, "Pas de post-it pour le moment."),
        ({"question_open": False}, "Pas de post-it pour le moment."),
    ],
)
def test_an_empty_wall_promises_what_the_footer_allows(changes: dict[str, Any], promised: str) -> None:
    bare = replace(STATE, note_count=0, is_bare=True, **changes)
    assert text(room_frame(SIZE, bare).picture, promised)


def test_the_board_begins_where_the_question_s_badge_does() -> None:
    frame = room_frame(SIZE, STATE)
    inside = frame.body.x() + projection_style(1080).metrics.margin
    assert inside == pytest.approx(room_margin(SIZE), abs=1)


def test_a_code_of_the_footer_is_crisp_and_has_its_quiet_zone_on_white() -> None:
    for height, module in ((768, 3), (1080, 4), (2160, 8)):
        frame = room_frame(QSizeF(height * 16 / 9, height), STATE)
        placed = code(frame.picture).rect
        assert module_size_px(placed.height(), 25) == module
        assert placed.height() == module * (25 + 2 * QUIET_MODULES)
        assert frame.body.bottom() <= placed.top()
        assert placed.bottom() <= height


def test_the_dark_part_of_the_code_is_at_the_margin() -> None:
    placed = code(room_frame(SIZE, STATE).picture).rect
    assert placed.x() + 4 * QUIET_MODULES == pytest.approx(room_margin(SIZE))


def test_an_address_to_copy_is_spaced_out() -> None:
    font = text(room_frame(SIZE, STATE).picture, "192.168").words.font
    assert font.letterSpacingType() is QFont.SpacingType.PercentageSpacing
    assert font.letterSpacing() > 100


def test_without_a_code_the_board_has_more_room() -> None:
    without = room_frame(SIZE, replace(STATE, invitation=None))
    assert without.body.height() > room_frame(SIZE, STATE).body.height()
    assert not any(item.words.text.endswith("téléphones") for item in without.picture.texts)


def test_the_header_is_what_the_clock_changes() -> None:
    frame = room_frame(SIZE, STATE)
    assert frame.header.contains(text(frame.picture, "07:42").rect)
    assert frame.header.bottom() == frame.body.top()


@pytest.mark.parametrize(("count", "said"), [(1, "1 post-it"), (2, "2 post-its")])
def test_counts_agree(count: int, said: str) -> None:
    texts = {item.words.text for item in room_frame(SIZE, replace(STATE, note_count=count)).picture.texts}
    assert said in texts


def test_what_is_held_is_said_large_while_there_is_nothing_else_to_see() -> None:
    frame = room_frame(SIZE, replace(STATE, note_count=0, held_count=23))
    (said,) = (text for text in frame.picture.texts if "révélés" in text.words.text)
    assert said.words.text == "23 post-its reçus, révélés bientôt"
    assert said.words.size_px >= 0.05 * SIZE.height()
    assert frame.body.isEmpty()
    assert "23 post-its" in texts(frame.picture)


def test_what_is_held_is_said_over_what_is_shown() -> None:
    usual, held = room_frame(SIZE, STATE), room_frame(SIZE, replace(STATE, held_count=1))
    (said,) = (text for text in held.picture.texts if "révélé" in text.words.text)
    assert said.words.text == "1 post-it reçu, révélé bientôt"
    assert usual.body.top() <= said.rect.top()
    assert said.rect.bottom() <= held.body.top()
    assert held.header == usual.header


def test_a_pause_leaves_everything_where_it_is() -> None:
    usual, paused = room_frame(SIZE, STATE), room_frame(SIZE, replace(STATE, door=Door.PAUSED))
    assert paused.body == usual.body
    assert "En pause\xa0: votre téléphone garde vos idées" in texts(paused.picture)
    assert "Répondez depuis votre téléphone" not in texts(paused.picture)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"door": Door.CLOSED}, "Les réponses par téléphone sont closes."),
        ({"question_open": False}, "Les réponses à cette question sont closes."),
        ({"door": Door.CLOSED, "question_open": False}, "Les réponses par téléphone sont closes."),
    ],
)
def test_where_phones_may_not_send_nobody_is_asked_to(changes: dict[str, Any], said: str) -> None:
    picture = room_frame(SIZE, replace(STATE, **changes)).picture
    assert said in texts(picture)
    assert not any("192.168" in text for text in texts(picture))


@pytest.mark.parametrize("size", [SIZE, QSizeF(1024, 768), QSizeF(1080, 1920)])
@pytest.mark.parametrize("clock", ["07:42", ""])
def test_a_room_that_is_recorded_is_told_so_inside_the_band(size: QSizeF, clock: str) -> None:
    assert not any("enregistré" in said for said in texts(room_frame(size, STATE).picture))
    told = replace(STATE, is_recorded=True, is_clock_paused=True, time_left=clock)
    frame = room_frame(size, told)
    mark = text(frame.picture, "● son enregistré")
    assert mark.y >= 0
    assert mark.y + mark.words.size.height() <= frame.header.bottom()
    assert mark.x + mark.words.size.width() <= size.width()
