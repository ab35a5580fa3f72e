"""What phones are told when something can't be had: said in their language when the answer is written, not before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from atelier.phone.languages import Tongue


@dataclass(frozen=True, slots=True)
class Sentence:
    """A French sentence that identifies its translations, and the values that go into it."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str = ""
    count: int = 0

    def said(self, tongue: Tongue) -> str:
        """The sentence in that language; without values its braces are left to who fills them."""
        known = tongue.catalogue
        text = known.ngettext(self.text, self.plural, self.count) if self.plural else known.gettext(self.text)
        return text.format(**self.values) if self.values else text


def say(text: str, **values: object) -> Sentence:
    """A sentence; where its translations are collected from."""
    return Sentence(text, values)


def say_many(one: str, many: str, count: int, **values: object) -> Sentence:
    """A sentence about so many: each language has its own forms for that."""
    return Sentence(one, {"count": count, **values}, many, count)


SENT = say("✓ Votre post-it est envoyé.")
REWRITTEN = say("✓ Votre post-it est corrigé.")
WITHDRAWN = say("✓ Votre post-it est retiré.")
EMPTY = say("Écrivez d’abord une idée, puis appuyez sur « Envoyer ».")
CONTROLS = say(
    "Ce texte contient des caractères qui ne s’écrivent pas. Les voici retirés : relisez, puis renvoyez."
)
UNREADABLE = say("L’envoi est illisible : rechargez la page, puis réessayez.")
TOO_LARGE = say("C’est trop gros pour un post-it : envoyez seulement du texte.")
NO_FILES = say("Un post-it est un texte : les fichiers et les photos ne passent pas ici.")
STALE = say("La page est périmée : rechargez-la, puis renvoyez ce post-it.")
NO_QUESTION = say("Cette question n’existe plus : choisissez-en une autre.")
CLOSED = say(
    "La collecte est fermée : ce post-it n’a pas été envoyé. Gardez votre idée, dites-la à voix haute."
)
PAUSED = say("La collecte est en pause : ce post-it n’est pas encore envoyé. Réessayez dans un moment.")
QUESTION_CLOSED = say("Cette question est fermée : ce post-it n’a pas été envoyé. Choisissez-en une autre.")
SETTLED = say("Ce post-it ne se change plus : sa collecte est terminée.")
GONE = say("Ce post-it n’est pas arrivé ici.")
NOT_TAKEN = say("Ce post-it n’a pas pu être pris : rechargez la page, puis réessayez.")
NOT_YET = say("Votre post-it n’est pas encore envoyé : réessayez dans un instant.")
NO_MEETING = say("Cette rencontre n’est plus ici.")
UNKNOWN_CODE = say("Aucune rencontre n’a ce code. Relisez-le sur l’écran de la salle.")
NO_WALL = say("Le mur n’est pas montré sur les téléphones pour le moment : regardez l’écran de la salle.")
NO_PLACE = say("Trop de téléphones sont en direct : celui-ci suivra plus lentement.")
NO_PAGE = say("Cette page n’existe pas.")
NO_METHOD = say("Cette page ne se demande pas ainsi.")
INCIDENT = say("Un incident est arrivé ici.")
INCIDENT_ADVICE = say("Revenez à la page précédente et réessayez : rien de ce qui était envoyé n’est perdu.")
STRANGER = say("Cette adresse n’est pas celle de l’atelier.")
STRANGER_ADVICE = say("Tapez l’adresse telle qu’elle est affichée à l’écran de la salle.")
NO_QUESTIONS_YET = say("Cette rencontre n’a pas encore de question.")
NO_QUESTIONS_ADVICE = say("Attendez un instant, puis rechargez cette page.")
WELCOME = say("Bienvenue ! Quel est le code ?")


def too_long(length: int, most: int) -> Sentence:
    """The text has more letters than fit on a post-it."""
    return say(
        "Votre post-it est trop long ({length} / {most}) : raccourcissez-le ou faites-en deux.",
        length=length,
        most=most,
    )


def too_fast(wait_s: int) -> Sentence:
    """A phone, or a room behind one address, sends faster than it may."""
    return say_many(
        "Trop de post-its d’un coup : celui-ci n’est pas encore envoyé. Il pourra partir dans une seconde.",
        "Trop de post-its d’un coup : celui-ci n’est pas encore envoyé. Il pourra partir dans {count} secondes.",
        wait_s,
    )


def over_quota(quota: int) -> Sentence:
    """The person has sent all the post-its that the meeting takes of one."""
    return say_many(
        "Ici, chacun envoie un seul post-it par question : retirez le vôtre pour en envoyer un autre.",
        "Ici, chacun envoie {count} post-its par question : retirez-en un pour en envoyer un autre.",
        quota,
    )
