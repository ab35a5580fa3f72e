"""What the room sees on coming in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from atelier.domain.things import Door
from atelier.ui.projection.invitation import QUIET_MODULES, Invitation, Matrix, module_size_px
from atelier.ui.projection.join_card import steps_of
from atelier.ui.projection.picture import Box, Code, Picture
from atelier.ui.projection.state import RoomState
from atelier.ui.projection.typesetting import Paragraph
from atelier.ui.projection.welcome import people_sentence, welcome_picture

pytestmark = pytest.mark.usefixtures("qapp")

WIDE, NARROW = QSizeF(1920, 1080), QSizeF(1024, 768)
PRESENT = "#2C6B2F"


def matrix(modules: int) -> Matrix:
    return tuple((True,) * modules for _ in range(modules))


INVITATION = Invitation(
    url="http://192.168.1.20:8753/KXHQPM",
    address="192.168.1.20:8753",
    code="KXHQPM",
    form_qr=matrix(25),
    wifi_name="Atelier-Salle",
    wifi_password="pommedeterre",
    wifi_qr=matrix(33),
)
PAGE_ONLY = replace(INVITATION, wifi_name="", wifi_password="", wifi_qr=None)
STATE = RoomState(
    subject="Projet école · 2e rencontre · jeudi 4 octobre",
    question_number=1,
    question="Avec qui\u202f?",
    invitation=INVITATION,
    phone_count=12,
)


def texts(picture: Picture) -> list[str]:
    return [item.words.text for item in picture.texts]


def codes(picture: Picture) -> list[Code]:
    return [item for item in picture.items if isinstance(item, Code)]


def dots(picture: Picture) -> list[Box]:
    diameter = 0.025 * picture.size.height()
    return [i for i in picture.items if isinstance(i, Box) and i.rect.width() == pytest.approx(diameter)]


@pytest.mark.parametrize("size", [QSizeF(1080, 1920), QSizeF(1000, 1000)])
@pytest.mark.parametrize("invitation", [INVITATION, PAGE_ONLY])
def test_upright_cards_are_under_one_another(size: QSizeF, invitation: Invitation) -> None:
    picture = welcome_picture(size, replace(STATE, invitation=invitation))
    within = QRectF(QPointF(), size)
    for item in picture.items:
        assert within.contains(item.rect)
    for code in codes(picture):
        assert not [text for text in picture.texts if text.rect.intersects(code.rect)]
    assert max(text.words.line_count for text in picture.texts if isinstance(text.words, Paragraph)) <= 3
    assert len({round(code.rect.center().x()) for code in codes(picture)}) == 1


def test_it_says_where_one_is_and_what_to_do() -> None:
    said = texts(welcome_picture(WIDE, STATE))
    assert said[:2] == [STATE.subject, "Bienvenue\u202f! Prenez votre téléphone."]
    assert {"Rejoignez le Wi-Fi de la salle", "Atelier-Salle", "mot de passe\xa0: pommedeterre"} <= set(said)
    assert {"Ouvrez la page des post-its", "192.168.1.20:8753", "code KXHQPM"} <= set(said)


def test_steps_are_numbered_in_order() -> None:
    wifi, page = steps_of(INVITATION)
    assert (wifi.number, page.number) == (1, 2)
    assert (wifi.code, page.code) == (INVITATION.wifi_qr, INVITATION.form_qr)


def test_without_wifi_there_is_one_step_and_no_number() -> None:
    (page,) = steps_of(PAGE_ONLY)
    assert page.number is None
    assert page.code == INVITATION.form_qr


def test_the_only_code_is_larger() -> None:
    two = codes(welcome_picture(WIDE, STATE))
    (one,) = codes(welcome_picture(WIDE, replace(STATE, invitation=PAGE_ONLY)))
    assert len(two) == 2
    assert one.rect.height() > 1.25 * two[1].rect.height()


def test_a_wifi_without_password_says_so() -> None:
    open_wifi = replace(INVITATION, wifi_password="")
    assert "sans mot de passe" in texts(welcome_picture(WIDE, replace(STATE, invitation=open_wifi)))


def test_a_wifi_without_code_is_still_told() -> None:
    picture = welcome_picture(WIDE, replace(STATE, invitation=replace(INVITATION, wifi_qr=None)))
    assert len(codes(picture)) == 1
    assert "Atelier-Salle" in texts(picture)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_codes_side_by_side_look_equally_large(size: QSizeF) -> None:
    wifi, page = codes(welcome_picture(size, STATE))
    dark = [module_size_px(code.rect.height(), len(code.matrix)) * len(code.matrix) for code in (wifi, page)]
    assert max(dark) <= 1.12 * min(dark)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_phone_can_read_the_codes_from_afar(size: QSizeF) -> None:
    """A code is read from about ten times its side: here, from two image heights away."""
    for code in codes(welcome_picture(size, STATE)):
        modules = len(code.matrix)
        assert code.rect.height() * modules / (modules + 2 * QUIET_MODULES) >= 0.2 * size.height()


def test_words_are_beside_the_code_where_there_is_room() -> None:
    for size, beside in ((WIDE, True), (NARROW, False)):
        picture = welcome_picture(size, STATE)
        title = next(t for t in picture.texts if t.words.text.startswith("Ouvrez"))
        assert (title.rect.left() > codes(picture)[1].rect.right()) == beside


def test_each_person_is_a_dot_and_more_are_expected() -> None:
    shown = dots(welcome_picture(WIDE, STATE))
    assert [dot.fill == PRESENT for dot in shown] == [True] * 12 + [False] * 3


@pytest.mark.parametrize(("count", "shown"), [(0, 15), (1, 15), (13, 16), (60, 63)])
def test_dots_grow_with_the_people(count: int, shown: int) -> None:
    found = dots(welcome_picture(WIDE, replace(STATE, phone_count=count)))
    assert len(found) == shown
    assert sum(dot.fill == PRESENT for dot in found) == count


def test_when_dots_run_out_all_are_filled() -> None:
    found = dots(welcome_picture(WIDE, replace(STATE, phone_count=400)))
    assert all(dot.fill == PRESENT for dot in found)
    assert len({round(dot.rect.y()) for dot in found}) == 2


def test_people_are_counted_in_words() -> None:
    promise = "sans compte, sans internet, anonyme si vous le souhaitez"
    assert people_sentence(12) == f"12 personnes sont là · {promise}"
    assert people_sentence(1) == f"1 personne est là · {promise}"
    assert people_sentence(0) == "Sans compte, sans internet, anonyme si vous le souhaitez"


def test_without_phones_it_only_greets() -> None:
    picture = welcome_picture(WIDE, replace(STATE, invitation=None))
    assert texts(picture) == [STATE.subject, "Bienvenue\u202f!", "Nous commençons bientôt."]
    assert codes(picture) == []
    middle = [text.rect.center().y() for text in picture.texts]
    assert middle[0] < 540 < middle[2]


def test_a_pause_is_told_beside_the_people() -> None:
    said = texts(welcome_picture(WIDE, replace(STATE, phone_count=12, door=Door.PAUSED)))
    assert "12 personnes sont là · " + people_sentence(0, paused=True).replace("En", "en") in said
    assert "reprend bientôt" in people_sentence(0, paused=True)


def test_once_phones_are_closed_nobody_is_asked_in() -> None:
    picture = welcome_picture(WIDE, replace(STATE, door=Door.CLOSED))
    assert "Les réponses par téléphone sont closes." in texts(picture)
    assert codes(picture) == []
