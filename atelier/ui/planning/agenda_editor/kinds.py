"""What each kind of stage is called, and what it sets: what phones may do, what the room sees."""

from atelier.domain.language import gettext as _
from atelier.domain.language import pgettext
from atelier.domain.things import StageKind


def kind_name(kind: StageKind) -> str:
    """The kind in a word or two."""
    return {
        StageKind.WELCOME: pgettext("stage", "Accueil"),
        StageKind.COLLECT: _("Collecte"),
        StageKind.SORT: pgettext("stage", "Regroupement"),
        StageKind.NAME: _("Titres"),
        StageKind.READ_BACK: _("Relecture"),
        StageKind.DISCUSSION: _("Discussion"),
        StageKind.FOLLOW_UPS: _("Suites"),
        StageKind.EVALUATION: _("Évaluation"),
        StageKind.BREAK: pgettext("stage", "Pause"),
    }[kind]


def kind_meaning(kind: StageKind) -> str:
    """What such a stage sets, in a sentence."""
    return {
        StageKind.WELCOME: _(
            "La salle voit le code à photographier\u202f; les téléphones peuvent faire un premier essai."
        ),
        StageKind.COLLECT: _("Les téléphones peuvent écrire\u202f; la salle voit arriver les post-its."),
        StageKind.SORT: _(
            "La salle voit se former les regroupements\u202f; les post-its tardifs arrivent encore."
        ),
        StageKind.NAME: _(
            "La salle voit le tableau pendant que les titres s’écrivent\u202f; les téléphones sont en pause."
        ),
        StageKind.READ_BACK: _(
            "La salle lit les regroupements un par un et les valide\u202f; les téléphones sont en pause."
        ),
        StageKind.DISCUSSION: _("La salle voit le tableau et parle\u202f; les téléphones sont en pause."),
        StageKind.FOLLOW_UPS: _(
            "La salle voit la synthèse et décide qui fait quoi\u202f; les téléphones sont en pause."
        ),
        StageKind.EVALUATION: _(
            "La salle voit la question et dit ce qu’elle emporte\u202f; les téléphones sont en pause."
        ),
        StageKind.BREAK: _(
            "La salle voit l’heure de la reprise\u202f; les téléphones peuvent encore envoyer."
        ),
    }[kind]
