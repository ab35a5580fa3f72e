"""Every view for the room, in every size that projectors have: large enough, dark enough, whole, apart."""

import itertools
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from atelier.board.style import CONTRAST, LEGIBLE, contrast
from atelier.domain.palette import PAPER, WHITE
from atelier.domain.things import Door
from atelier.ui.projection.frame import room_frame
from atelier.ui.projection.invitation import Invitation, Matrix
from atelier.ui.projection.legibility import ROOM_MUTED, room_font, text_px
from atelier.ui.projection.picture import Box, Code, Picture, Text
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.welcome import welcome_picture
from tests.ui.projection.legible import SIZES, boxes_behind, check_ink

LONG = (
    "Qu’est-ce qui fait que la coopération entre les centres sociaux et les écoles dure, et avec qui\u202f? "
    * 2
)


def matrix(modules: int) -> Matrix:
    """Something as dense as a code, dark in its corners."""
    dark = random.Random(modules)
    rows = [[dark.random() < 0.5 for _ in range(modules)] for _ in range(modules)]
    for y, x in itertools.product((0, -1), repeat=2):
        rows[y][x] = True
    return tuple(map(tuple, rows))


INVITATION = Invitation(
    url="http://192.168.1.20:8753/KXHQPM",
    address="192.168.1.20:8753",
    code="KXHQPM",
    form_qr=matrix(25),
    wifi_name="Atelier-Salle",
    wifi_password="pommedeterre",
    wifi_qr=matrix(33),
)
ROOM = RoomState(
    subject="Projet école – centres sociaux · 2e rencontre · jeudi 4 octobre",
    question_number=1,
    question="Qu’est-ce qui fait que ça matche\u202f?",
    time_left="07:42",
    invitation=INVITATION,
    note_count=23,
    phone_count=17,
)
STATES = {
    "usual": ROOM,
    "nobody yet": replace(ROOM, phone_count=0, note_count=0),
    "one": replace(ROOM, phone_count=1, note_count=1),
    "sixty": replace(ROOM, phone_count=60, note_count=300),
    "five hundred": replace(ROOM, phone_count=500, note_count=2400),
    "no wifi": replace(ROOM, invitation=replace(INVITATION, wifi_name="", wifi_password="", wifi_qr=None)),
    "open wifi": replace(ROOM, invitation=replace(INVITATION, wifi_password="")),
    "wifi without code": replace(ROOM, invitation=replace(INVITATION, wifi_qr=None)),
    "long wifi": replace(
        ROOM, invitation=replace(INVITATION, wifi_name="M" * 32, wifi_password="w" * 63, wifi_qr=matrix(41))
    ),
    "long address": replace(
        ROOM, invitation=replace(INVITATION, address="192.168.100.200:58753", form_qr=matrix(29))
    ),
    "phones closed": replace(ROOM, door=Door.CLOSED),
    "phones paused": replace(ROOM, door=Door.PAUSED),
    "phones paused, many": replace(ROOM, door=Door.PAUSED, phone_count=500),
    "question closed": replace(ROOM, question_open=False),
    "one held": replace(ROOM, held_count=1, note_count=0),
    "many held": replace(ROOM, held_count=1500, note_count=0, question=LONG),
    "more held": replace(ROOM, held_count=300),
    "bare": replace(ROOM, note_count=0, is_bare=True),
    "no phones": replace(ROOM, invitation=None),
    "long question": replace(ROOM, question=LONG, time_left="1:59:59"),
    "very long question": replace(ROOM, question=LONG * 5),
    "clock paused": replace(ROOM, is_clock_paused=True, time_left="1:59:59"),
    "bare and paused": replace(ROOM, note_count=0, is_bare=True, door=Door.PAUSED),
    "no clock": replace(ROOM, time_left="", question_number=12),
    "one long word": replace(ROOM, question="interdisciplinarité" * 9, subject="anticonstitutionnel" * 9),
    "long subject": replace(ROOM, subject=LONG * 2),
    "arabic": replace(ROOM, question="ما الذي يجعل التعاون ينجح بين المدرسة والمركز الاجتماعي؟"),
    "markup": replace(ROOM, question="<b>Pourquoi</b> &amp; <img src=x>", subject="<h1>A & B</h1>"),
    "emoji": replace(ROOM, question="Ça matche 🎉 ?", subject="Projet 🏫 · 2e rencontre"),
}
VIEWS: dict[str, Callable[[QSizeF, RoomState], Picture]] = {
    "welcome": welcome_picture,
    "frame": lambda size, state: room_frame(size, state).picture,
}


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest, qapp: QApplication) -> QSizeF:  # noqa: ARG001
    return QSizeF(*request.param)


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest) -> RoomState:
    return STATES[request.param]


@pytest.fixture(params=VIEWS)
def picture(request: pytest.FixtureRequest, size: QSizeF, state: RoomState) -> Picture:
    return VIEWS[request.param](size, state)


def test_no_text_is_small(picture: Picture) -> None:
    texts = list(picture.texts)
    assert texts
    assert min(text.words.size_px for text in texts) >= LEGIBLE * picture.size.height()


def test_nothing_is_outside_the_image(picture: Picture) -> None:
    image = QRectF(0, 0, picture.size.width(), picture.size.height())
    assert [item for item in picture.items if not image.contains(item.rect)] == []


def test_texts_and_codes_are_apart(picture: Picture) -> None:
    solid = [item for item in picture.items if isinstance(item, Text | Code)]
    assert [(a, b) for a, b in itertools.combinations(solid, 2) if a.rect.intersects(b.rect)] == []


def test_what_is_in_a_box_is_wholly_in_it(picture: Picture) -> None:
    for item in picture.items:
        if not isinstance(item, Box):
            assert all(b.rect.contains(item.rect) for b in boxes_behind(picture, item.rect)), item


def test_codes_and_their_quiet_zones_are_on_white(picture: Picture) -> None:
    for item in picture.items:
        if isinstance(item, Code):
            assert list(boxes_behind(picture, item.rect))[-1].fill == WHITE


def test_every_text_contrasts_with_what_is_behind_it(picture: Picture) -> None:
    for text in picture.texts:
        behind = [box.fill for box in boxes_behind(picture, text.rect)] or [picture.background]
        assert contrast(QColor(text.words.colour), QColor(behind[-1])) >= CONTRAST, text.words.text


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("pixels", [(1024, 768), (1920, 1080)])
def test_what_is_painted_of_texts_is_where_they_say(
    view: str,
    pixels: tuple[int, int],
    state: RoomState,
    qapp: QApplication,  # noqa: ARG001
) -> None:
    picture = VIEWS[view](QSizeF(*pixels), state)
    check_ink(picture)


@pytest.mark.parametrize("name", sorted(set(STATES) - {"very long question", "one long word"}))
def test_the_question_is_never_cut(name: str, size: QSizeF) -> None:
    picture = room_frame(size, STATES[name]).picture
    assert STATES[name].question in {text.words.text for text in picture.texts}
    assert not any(getattr(text.words, "elided", False) for text in picture.texts)


def test_the_board_has_what_the_bands_leave(size: QSizeF, state: RoomState) -> None:
    frame = room_frame(size, state)
    if state.is_bare or (state.held_count and not state.note_count):
        assert frame.body.isEmpty()
        return
    assert frame.body.height() >= 0.4 * size.height()
    assert not any(frame.body.intersects(text.rect) for text in frame.picture.texts)


@pytest.mark.parametrize("background", [PAPER, WHITE])
def test_muted_text_is_for_a_room(background: str) -> None:
    assert contrast(QColor(ROOM_MUTED), QColor(background)) >= CONTRAST


@pytest.mark.parametrize("height", [270, 768, 1080, 2160])
def test_a_size_never_goes_under_the_smallest(height: int, qapp: QApplication) -> None:  # noqa: ARG001
    assert text_px(height, 0.001) >= LEGIBLE * height
    assert text_px(height, 0.1) == round(0.1 * height)
    assert room_font(height, 0.001).pixelSize() == text_px(height, 0)


def test_at_1080_the_smallest_is_30_px_or_just_under() -> None:
    assert text_px(1080, 0) in (29, 30)
