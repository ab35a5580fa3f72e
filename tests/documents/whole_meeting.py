"""A meeting with something of everything, and notes that break what is made carelessly."""

from typing import Any

from atelier.documents.contents.minutes import minutes
from atelier.documents.manuscript import Manuscript
from atelier.domain.document import EVERYTHING
from atelier.domain.things import ClusterState, Party, Review
from tests.documents.collection import Collection

NASTY = [
    "<b>gras</b> & <i>pas fermé",
    "&amp; &#233; &nbsp;",
    '<img src="/etc/passwd"/> ]]> <!-- -->',
    "# titre",
    "1. un, 2) deux",
    "- moins | plus *étoile* _tiret_ `code` [lien](x) ~~non~~",
    "=SOMME(A1:A9) \\ {0} %s $x$",
    "un\ndeux\n\n- trois\n# quatre\n===",
    "tabulation\tet  deux   espaces ",
    "prix : 12 € – « oui » n° 4",
    "Merci 🙏🏽 👩‍🏫 🇫🇷",
    "الثقة بين المدرسة والمركز 12 شخصا",
    "Bonjour الثقة 34 et שלום fin",
    "שלום לכולם",
    "நம்பிக்கை கெட்டியாக இருக்க வேண்டும்",
    "汉字 日本語かな 한국어",
    "Спасибо, ευχαριστώ",
    "x" * 500,
    "mot " * 300 + "fin",
]


def whole_meeting(**meeting: Any) -> Collection:
    """Two questions, clusters with everything in them, notes in every state."""
    made = Collection("Qu’est-ce qui marche ?", "Et après ?", **meeting)
    trust, rubric = made.cluster("Une confiance"), made.cluster("Des moments")
    part = made.cluster("Le midi", parent=rubric, state=ClusterState.VALIDATED)
    first = made.note("Lien de confiance", into=trust)
    top = made.note("La confiance des professionnels", into=trust, importance=2)
    made.note("La confiance, quoi", stack_id=top.id)
    made.note("Se fier", stack_id=top.id)
    made.place(first, part)
    made.synthesis(trust, "Une **confiance** _accordée_ : #1.\n- puis #2\n> on s’est identifiés")
    made.quote("On s’est d’abord identifiés.", cluster_id=trust, speaker="parents", time_s=2061)
    for text in NASTY:
        made.note(text, into=part)
    made.note("seule", isolated=True)
    made.note("au hasard", question=2)
    made.note("pas relu", review=Review.PENDING)
    made.note("repris", withdrawn_by=Party.PARTICIPANT)
    made.note("ôté", withdrawn_by=Party.FACILITATOR)
    made.note("corigé", correction="corrigé")
    made.follow_up("Inviter l’inspection", who="Mme A", due="lundi")
    made.park("Qui paye ?")
    return made


def manuscript(made: Collection) -> Manuscript:
    """Its minutes."""
    return minutes(made.report(), EVERYTHING)
