"""The page on privacy says what is true of this meeting."""

from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.waiting_room import CODE, WaitingRoom

PAGE = f"/{CODE}/privacy"


def words(phone: Handset) -> str:
    """What the page says."""
    answer = phone.get(PAGE)
    assert answer.status_code == 200
    return " ".join(Page(answer.text).words)


def test_it_answers_the_five_questions(phone: Handset) -> None:
    said = words(phone)
    for title in ("Ce qui est gardé", "Où", "Qui peut le lire", "Combien de temps", "À qui demander"):
        assert title in said
    assert "Ni nom, ni compte" in said
    assert "À la personne qui anime" in said
    assert "nombre limité" not in said
    assert "Aussi longtemps que l’animation garde" in said


def test_it_says_what_the_meeting_says(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(organiser="Ville d’Exemple", kept_for="Un an", contact="<rgpd@exemple.org>")
    said = words(phone)
    for own in ("Ville d’Exemple", "Un an", "<rgpd@exemple.org>"):
        assert own in said
    assert "À la personne qui anime" not in said
    assert "Aussi longtemps" not in said


def test_it_says_what_a_quota_takes(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(quota=3)
    assert "lesquels viennent du même téléphone" in words(phone)


def test_it_says_what_is_asked_of_people(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(asks_name=True)
    said = words(phone)
    assert "Le prénom que vous donnez" in said
    assert "La structure" not in said
    assert "Ni nom" not in said
    hall.edit(asks_name=False, asks_structure=True, asks_group=True)
    said = words(phone)
    assert "Le prénom" not in said
    assert "La structure que vous donnez" in said
    assert "Le groupe que vous choisissez" in said
