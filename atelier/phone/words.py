"""What the page's script says, and the names of the states: one dictionary for each language."""

from functools import cache

from atelier.phone.languages import Tongue
from atelier.phone.sentences import EMPTY, SENT, say

_WORDS = {
    "waiting": say("en attente"),
    "sent": say("✓ envoyé"),
    "shown": say("✓ affiché"),
    "withdrawn": say("retiré"),
    "refused": say("non envoyé"),
    "leaving": say("retrait en attente"),
    "sending": say("Envoi…"),
    "was_sent": SENT,
    "empty": EMPTY,
    "too_long": say("{length} caractères, c’est trop : raccourcissez-le ou faites-en deux post-its."),
    "long": say("C’est long : une seule idée par post-it se lit mieux."),
    "closed": say("La collecte est fermée. Gardez votre idée ici : cette page attend la réouverture."),
    "paused": say("La collecte est en pause : ce que vous envoyez attend ici et partira tout seul."),
    "question_closed": say("Cette question est fermée : choisissez-en une autre."),
    "no_network": say("Pas de réseau : votre post-it est gardé sur ce téléphone et partira tout seul."),
    "unkept": say("Ce téléphone ne peut rien garder : laissez cette page ouverte jusqu’à « envoyé »."),
    "moved": say("La salle passe à la question {number}."),
    "before": say("Post-its de la personne d’avant, encore à envoyer :"),
    "next": say("C’est à vous : rien ne reste ici de la personne d’avant."),
    "copied": say("✓ Copié : collez-le dans un message ou une note."),
}


@cache
def words(tongue: Tongue) -> dict[str, str]:
    """The words in that language, by the name that templates and script know them under."""
    return {name: sentence.said(tongue) for name, sentence in _WORDS.items()}
