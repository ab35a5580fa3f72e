"""How a filter is called: each criterion, what it is about, all of it in one line."""

from atelier.domain.filtering import NO_GROUP, Criteria
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.parts import Snapshot
from atelier.domain.things import PeerGroup, Question, Source


def subject_phrase(part: Criteria) -> str:
    """What a criterion is about, as the title of the choices for it."""
    if part.question_id is not None:
        return _("Question")
    if part.peer_group_id is not None:
        return _("Groupe de pairs")
    if part.source is not None:
        return _("Arrivés")
    return _("Importance")


def criterion_phrase(part: Criteria, snapshot: Snapshot) -> str:
    """One criterion in words, as a choice and on its chip."""
    if part.question_id is not None:
        question = snapshot.get(Question, part.question_id)
        return _("Question {number} · {name}").format(number=question.number, name=question.short)
    if part.peer_group_id == NO_GROUP:
        return _("Sans groupe de pairs")
    if part.peer_group_id is not None:
        return snapshot.get(PeerGroup, part.peer_group_id).name
    if part.source is not None:
        return _source_phrase(part.source)
    if part.other_meetings:
        return _("Autres rencontres du projet")
    if part.importance:
        return _("Importance ++") if part.importance > 1 else _("Importance + ou ++")
    return _("À classer seulement")


def criteria_phrase(criteria: Criteria, snapshot: Snapshot) -> str:
    """All criteria in one line."""
    return ", ".join(criterion_phrase(part, snapshot) for part in criteria.parts)


def kept_phrase(kept: int, total: int, *, others: int | None) -> str:
    """How many post-its are kept here; of how many, unless other meetings are looked through too."""
    if others is None:
        told = ngettext("{count} post-it sur {total}", "{count} post-its sur {total}", kept)
    else:
        told = ngettext("{count} post-it ici", "{count} post-its ici", kept)
    return told.format(count=kept, total=total)


def found_phrase(titles: int, off_board: int) -> str:
    """What is found besides the post-its on the board; empty where nothing is."""
    named = ngettext("{count} titre", "{count} titres", titles).format(count=titles)
    off = ngettext("{count} hors du tableau", "{count} hors du tableau", off_board).format(count=off_board)
    return ", ".join(told for told, count in ((named, titles), (off, off_board)) if count)


def others_phrase(others: int) -> str:
    """How many post-its are found in other meetings."""
    told = ngettext("{count} dans une autre rencontre", "{count} dans d’autres rencontres", others)
    return told.format(count=others)


def _source_phrase(source: Source) -> str:
    match source:
        case Source.KEYBOARD:
            return _("Au clavier")
        case Source.PHONE:
            return _("Par téléphone")
        case Source.IMPORT:
            return _("Par import")
