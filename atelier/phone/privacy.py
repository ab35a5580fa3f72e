"""What the page on privacy says: truly what is kept of a post-it in this meeting, where, by whom, how long."""

from dataclasses import dataclass

from atelier.phone.languages import Tongue
from atelier.phone.persons import asks
from atelier.phone.rooms import Room
from atelier.phone.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence; `own`: in the meeting's own words, which are in no catalogue."""

    text: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A question that people ask, and what is answered."""

    title: str
    answers: tuple[Answer, ...]


_KEPT = say("Votre texte, la question et l’heure. Si vous corrigez un post-it, les deux textes.")
_KEY = say(
    "Un code tiré au hasard accompagne chaque post-it, pour qu’il n’arrive qu’une fois et que vous puissiez le "
    "corriger ou le retirer. Il ne dit rien de vous."
)
_NO_NAME = say("Ni nom, ni compte, ni numéro : rien de ce qui est gardé ne dit qui a écrit.")
_NOT_KEPT = say(
    "Rien n’est enregistré de votre téléphone. Son adresse et un numéro tiré au hasard restent en mémoire pendant "
    "la rencontre seulement, pour compter les téléphones et ralentir les envois trop rapides."
)
_COUNTED = say(
    "Ici, chacun envoie un nombre limité de post-its : l’ordinateur retient aussi, en mémoire seulement, lesquels "
    "viennent du même téléphone."
)
_WHERE = say(
    "Sur l’ordinateur de l’animation, dans cette salle, sans passer par internet. Votre téléphone garde aussi vos "
    "post-its pour vous les montrer ; « Au suivant » les efface de ce téléphone."
)
_WHO = say("Les personnes qui animent la rencontre ; ce qui est affiché, toute la salle.")
_HOW_LONG = say("Aussi longtemps que l’animation garde cette rencontre. Demandez-le-lui.")
_CONTACT = say("À la personne qui anime, dans la salle.")
_NAME = say("Le prénom que vous donnez, si vous en donnez un.")
_STRUCTURE = say("La structure que vous donnez, si vous en donnez une.")
_GROUP = say("Le groupe que vous choisissez, si vous en choisissez un.")


def privacy_points(room: Room, tongue: Tongue) -> list[Point]:
    """The page's points, in that language."""
    meeting = room.meeting
    kept_for = Answer(meeting.kept_for, own=True) if meeting.kept_for else _HOW_LONG
    contact = Answer(meeting.contact, own=True) if meeting.contact else _CONTACT
    organiser = [say("Responsable : {organiser}", organiser=meeting.organiser)] if meeting.organiser else []
    counted = [] if meeting.quota is None else [_COUNTED]
    points: list[tuple[Sentence, list[Sentence | Answer]]] = [
        (say("Ce qui est gardé"), [_KEPT, *_of_the_person(room), _KEY, _NOT_KEPT, *counted]),
        (say("Où"), [_WHERE]),
        (say("Qui peut le lire"), [*organiser, _WHO]),
        (say("Combien de temps"), [kept_for]),
        (say("À qui demander"), [contact]),
    ]
    return [
        Point(title.said(tongue), tuple(_answer(answer, tongue) for answer in answers))
        for title, answers in points
    ]


def _of_the_person(room: Room) -> list[Sentence]:
    if not asks(room):
        return [_NO_NAME]
    meeting = room.meeting
    asked = (
        (meeting.asks_name, _NAME),
        (meeting.asks_structure, _STRUCTURE),
        (meeting.asks_group and bool(room.peer_groups), _GROUP),
    )
    return [sentence for is_asked, sentence in asked if is_asked]


def _answer(answer: Sentence | Answer, tongue: Tongue) -> Answer:
    return answer if isinstance(answer, Answer) else Answer(answer.said(tongue))
