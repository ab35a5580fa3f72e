"""French phrases made of facts: what an operation was, how long ago, how much time. No widget."""

from collections.abc import Callable
from datetime import datetime, timedelta

from atelier.board.model import BoardModel
from atelier.domain.change import Change
from atelier.domain.dates import short_day
from atelier.domain.history import Entry
from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import (
    AddFollowUp,
    AddNotes,
    AddQuote,
    Operation,
    ParkQuestion,
    RenameCluster,
    RewordQuestion,
    WriteSynthesis,
)
from atelier.domain.things import Display, Door, Meeting, Note, PeerGroup, Review, Source

JUST_NOW_S = 10

_Phrase = Callable[[int, str], str]


def _notes(phrase: Callable[[int], str]) -> _Phrase:
    return lambda count, _name: phrase(count).format(count=count)


def _titled(bare: Callable[[], str], titled: Callable[[], str]) -> _Phrase:
    return lambda _count, name: titled().format(name=name) if name else bare()


def _plain(phrase: Callable[[], str]) -> _Phrase:
    return lambda _count, _name: phrase()


def _reviewed(count: int, name: str) -> str:
    phrases: dict[str, str] = {
        Review.ACCEPTED: ngettext("afficher un post-it", "afficher {count} post-its", count),
        Review.REFUSED: ngettext("ne pas afficher un post-it", "ne pas afficher {count} post-its", count),
    }
    waiting = ngettext("remettre un post-it en attente", "remettre {count} post-its en attente", count)
    return phrases.get(name, waiting).format(count=count)


_PHRASES: dict[str, _Phrase] = {
    "add_notes": _notes(lambda n: ngettext("ajouter un post-it", "ajouter {count} post-its", n)),
    "withdraw_notes": _notes(lambda n: ngettext("retirer un post-it", "retirer {count} post-its", n)),
    "restore_notes": _notes(lambda n: ngettext("remettre un post-it", "remettre {count} post-its", n)),
    "review_notes": _reviewed,
    "reveal_notes": _notes(lambda n: ngettext("révéler un post-it", "révéler {count} post-its", n)),
    "place_notes": _notes(lambda n: ngettext("déplacer un post-it", "déplacer {count} post-its", n)),
    "create_cluster": _titled(
        lambda: _("créer un regroupement"), lambda: _("créer le regroupement « {name} »")
    ),
    "unsort_notes": _notes(
        lambda n: ngettext("remettre un post-it à classer", "remettre {count} post-its à classer", n)
    ),
    "isolate_notes": _notes(lambda n: ngettext("isoler un post-it", "isoler {count} post-its", n)),
    "rename_cluster": _titled(
        lambda: _("effacer le titre d’un regroupement"), lambda: _("renommer un regroupement « {name} »")
    ),
    "merge_clusters": _titled(
        lambda: _("réunir deux regroupements"), lambda: _("réunir deux regroupements en « {name} »")
    ),
    "move_cluster": _titled(
        lambda: _("changer l’ordre des regroupements"), lambda: _("déplacer le regroupement « {name} »")
    ),
    "dissolve_cluster": _titled(
        lambda: _("défaire un regroupement"), lambda: _("défaire le regroupement « {name} »")
    ),
    "mark_cluster": _titled(
        lambda: _("marquer un regroupement"), lambda: _("marquer le regroupement « {name} »")
    ),
    "plan_agenda": _plain(lambda: _("modifier le déroulé")),
    "reword_question": _titled(
        lambda: _("modifier une question"), lambda: _("modifier la question «\xa0{name}\xa0»")
    ),
    "write_synthesis": _titled(
        lambda: _("écrire une synthèse"), lambda: _("écrire la synthèse de « {name} »")
    ),
    "add_quote": _plain(lambda: _("ajouter un verbatim")),
    "remove_quote": _plain(lambda: _("supprimer un verbatim")),
    "add_follow_up": _plain(lambda: _("ajouter une suite")),
    "close_follow_up": _plain(lambda: _("cocher une suite")),
    "remove_follow_up": _plain(lambda: _("supprimer une suite")),
    "park_question": _plain(lambda: _("mettre une question en suspens")),
    "remove_parked_question": _plain(lambda: _("supprimer une question en suspens")),
}
"""By operation name; said when the phrase is asked for, in the language spoken then."""


def operation_phrase(entry: Entry) -> str:
    """What was done, as an infinitive that follows "Annuler :"."""
    phrase = _PHRASES.get(entry.operation)
    return phrase(entry.count, entry.name) if phrase else _("la dernière action")


def taken_back_elsewhere(model: BoardModel, change: Change) -> str:
    """A sentence on what the change took back or did again out of sight; empty where it is seen."""
    questions = model.questions_of(change)
    if not (change.undoes or change.redoes) or not questions or model.question.id in questions:
        return ""
    number = min(question.number for question in model.questions if question.id in questions)
    if change.undoes:
        said, taken = _("Annulé, question {number} : {what}"), model.history.undone
    else:
        said, taken = _("Rétabli, question {number} : {what}"), model.history.done
    return said.format(number=number, what=operation_phrase(taken[-1]))


def typed_words(operation: Operation) -> str:
    """What somebody typed for the operation, if it is nowhere else; of several notes, one a line."""
    match operation:
        case AddNotes(notes=notes):
            return "\n".join(note.text for note in notes)
        case AddQuote(quote=quote):
            return quote.text
        case AddFollowUp(follow_up=follow_up):
            return follow_up.what
        case ParkQuestion(open_question=parked):
            return parked.text
        case WriteSynthesis(text=text) | RenameCluster(title=text):
            return text
        case RewordQuestion(text=text, hint=hint):
            return "\n".join(filter(None, (text, hint)))
        case _:
            return ""


def note_count(count: int) -> str:
    """How many post-its."""
    # Said apart: French counts 0 in the singular, gettext without a catalogue in the plural.
    if count == 0:
        return _("aucun post-it")
    return ngettext("{count} post-it", "{count} post-its", count).format(count=count)


def waiting_phrase(count: int, display: Display) -> str:
    """How many post-its the room does not see yet, and why."""
    if display is Display.HELD:
        phrase = ngettext("{count} post-it gardé", "{count} post-its gardés", count)
    elif display is Display.REVIEWED:
        phrase = ngettext("{count} post-it à relire", "{count} post-its à relire", count)
    else:
        phrase = ngettext("{count} post-it attend", "{count} post-its attendent", count)
    return phrase.format(count=count)


def annexed_phrase(count: int) -> str:
    """How many post-its of a document the room has not seen, and where they are in it."""
    phrase = ngettext(
        "{count} post-it attend d’être affiché : il est en annexe.",
        "{count} post-its attendent d’être affichés : ils sont en annexe.",
        count,
    )
    return phrase.format(count=count)


def held_phrase(count: int) -> str:
    """What the room is told of post-its that are kept until all are revealed."""
    phrase = ngettext(
        "{count} post-it reçu, révélé bientôt", "{count} post-its reçus, révélés bientôt", count
    )
    return phrase.format(count=count)


def left_off_phrase(count: int) -> str:
    """How many post-its the facilitator left off the wall."""
    return ngettext("{count} post-it non affiché", "{count} post-its non affichés", count).format(count=count)


def door_phrase(meeting: Meeting, question_id: QuestionId) -> str:
    """Why phones can't send on that question now; empty while they can."""
    if meeting.door is Door.CLOSED:
        return _("collecte fermée")
    if meeting.door is Door.PAUSED:
        return _("en pause")
    return "" if meeting.takes(question_id) else _("question fermée")


def phone_count(count: int) -> str:
    """How many phones have the page open."""
    if count == 0:
        return _("aucun téléphone")
    return ngettext("{count} téléphone", "{count} téléphones", count).format(count=count)


def source_phrase(note: Note, peer_group: PeerGroup | None = None) -> str:
    """How a note came in, and from whom as far as it was told."""
    if note.source is Source.KEYBOARD:
        return _("clavier")
    if note.source is Source.IMPORT:
        return _("récapitulatif")
    told = (note.author, note.structure, peer_group.name if peer_group else "")
    who = ", ".join(filter(None, told)) or _("anonyme")
    return _("téléphone · {who}").format(who=who)


def elapsed_phrase(at: datetime, now: datetime) -> str:
    """How long ago, as coarse as one says it; a day and more is told by its date."""
    elapsed = now - at
    seconds = int(elapsed.total_seconds())
    if seconds < JUST_NOW_S:
        return _("à l’instant")
    if seconds < 60:
        return _("il y a {count} s").format(count=seconds // 10 * 10)
    if seconds < 3600:
        return _("il y a {count} min").format(count=seconds // 60)
    if elapsed < timedelta(days=1):
        return _("il y a {count} h").format(count=seconds // 3600)
    return short_day(at.astimezone().date())


def clock_digits(seconds: int) -> str:
    """`07:42`, or `1:07:42` from an hour on; the sign is left to the reader of the caption."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def minutes_phrase(minutes: int) -> str:
    """`15 min`, or `1 h 05` from an hour on."""
    hours, rest = divmod(minutes, 60)
    return (
        _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)
        if hours
        else _("{n} min").format(n=rest)
    )
