"""What an operation was, in French: what it did, what is not seen of it, the words that it carries. No widget."""

from collections.abc import Callable

from atelier.board.model import BoardModel
from atelier.domain.change import Change, Edit
from atelier.domain.history import Entry
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import (
    AddFollowUp,
    AddNotes,
    AddQuote,
    AddResolution,
    CorrectNote,
    EditFollowUp,
    EditQuote,
    Operation,
    ParkQuestion,
    RenameCluster,
    RewordParkedQuestion,
    RewordQuestion,
    RewordResolution,
    WriteSynthesis,
)
from atelier.domain.things import Meeting, Note, Review, Stage

_Phrase = Callable[[int, str], str]
_LARGE_PILE = 7
"""Put on a pile, so many were perhaps not all meant."""


def _notes(phrase: Callable[[int], str]) -> _Phrase:
    """`name`: how the first of them begins; empty in what was kept before that was."""

    def told(count: int, name: str) -> str:
        what = phrase(count).format(count=count)
        if not name:
            return what
        telling = _("{what}, dont « {words} »") if count > 1 else _("{what}, « {words} »")
        return telling.format(what=what, words=name)

    return told


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


def _weighed(count: int, name: str) -> str:
    """`name`: the signs that it has from then on."""
    if not name:
        phrase = ngettext(
            "retirer l’importance d’un post-it", "retirer l’importance de {count} post-its", count
        )
    else:
        phrase = ngettext("marquer un post-it {sign}", "marquer {count} post-its {sign}", count)
    return phrase.format(count=count, sign=name)


def _readdressed(count: int, name: str) -> str:
    phrase = ngettext(
        "passer un post-it à la question « {name} »",
        "passer {count} post-its à la question « {name} »",
        count,
    )
    return phrase.format(count=count, name=name)


_PHRASES: dict[str, _Phrase] = {
    "add_notes": _notes(lambda n: ngettext("ajouter un post-it", "ajouter {count} post-its", n)),
    "withdraw_notes": _notes(lambda n: ngettext("retirer un post-it", "retirer {count} post-its", n)),
    "restore_notes": _notes(lambda n: ngettext("remettre un post-it", "remettre {count} post-its", n)),
    "review_notes": _reviewed,
    "reveal_notes": _notes(lambda n: ngettext("révéler un post-it", "révéler {count} post-its", n)),
    "place_notes": _notes(lambda n: ngettext("déplacer un post-it", "déplacer {count} post-its", n)),
    "also_place_notes": _notes(
        lambda n: ngettext(
            "placer un post-it aussi dans un autre regroupement",
            "placer {count} post-its aussi dans un autre regroupement",
            n,
        )
    ),
    "stack_notes": _notes(lambda n: ngettext("empiler un post-it", "empiler {count} post-its", n)),
    "unstack_notes": _notes(
        lambda n: ngettext("sortir un post-it d’une pile", "sortir {count} post-its d’une pile", n)
    ),
    "weigh_notes": _weighed,
    "correct_note": _notes(lambda _n: _("corriger un post-it")),
    "move_to_question": _readdressed,
    "create_cluster": _titled(
        lambda: _("créer un regroupement"), lambda: _("créer un regroupement, « {name} »")
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
    "nest_cluster": _titled(
        lambda: _("ranger un regroupement dans un autre"),
        lambda: _("ranger un regroupement dans « {name} »"),
    ),
    "dissolve_cluster": _titled(
        lambda: _("défaire un regroupement"), lambda: _("défaire le regroupement « {name} »")
    ),
    "mark_cluster": _titled(
        lambda: _("marquer un regroupement"), lambda: _("marquer le regroupement « {name} »")
    ),
    "plan_agenda": _plain(lambda: _("modifier le déroulé")),
    "reword_question": _titled(
        lambda: _("modifier une question"), lambda: _("modifier la question « {name} »")
    ),
    "write_synthesis": _titled(
        lambda: _("écrire une synthèse"), lambda: _("écrire la synthèse de « {name} »")
    ),
    "keep_version": _titled(
        lambda: _("garder une version de la synthèse"),
        lambda: _("garder une version de la synthèse de « {name} »"),
    ),
    "take_version": _titled(
        lambda: _("reprendre une version de la synthèse"),
        lambda: _("reprendre une version de la synthèse de « {name} »"),
    ),
    "remove_version": _titled(
        lambda: _("supprimer une version de la synthèse"),
        lambda: _("supprimer une version de la synthèse de « {name} »"),
    ),
    "add_quote": _plain(lambda: _("ajouter un verbatim")),
    "edit_quote": _plain(lambda: _("modifier un verbatim")),
    "remove_quote": _plain(lambda: _("supprimer un verbatim")),
    "add_follow_up": _plain(lambda: _("ajouter une suite")),
    "edit_follow_up": _plain(lambda: _("modifier une suite")),
    "close_follow_up": _plain(lambda: _("cocher une suite")),
    "remove_follow_up": _plain(lambda: _("supprimer une suite")),
    "park_question": _plain(lambda: _("mettre une question en suspens")),
    "reword_parked_question": _plain(lambda: _("modifier une question en suspens")),
    "remove_parked_question": _plain(lambda: _("supprimer une question en suspens")),
    "add_resolution": _plain(lambda: _("ajouter une décision")),
    "reword_resolution": _plain(lambda: _("modifier une décision")),
    "remove_resolution": _plain(lambda: _("supprimer une décision")),
    "shift_sound": _plain(lambda: _("décaler le son d’un enregistrement")),
    "remove_recording": _plain(lambda: _("supprimer un enregistrement")),
    "add_attendees": _notes(lambda n: ngettext("ajouter une personne", "ajouter {count} personnes", n)),
    "edit_attendee": _titled(
        lambda: _("modifier une personne"), lambda: _("modifier une personne, « {name} »")
    ),
    "remove_attendees": _notes(
        lambda n: ngettext("supprimer une personne", "supprimer {count} personnes", n)
    ),
}
"""By operation name; said when the phrase is asked for, in the language spoken then."""


def operation_phrase(entry: Entry) -> str:
    """What was done, as an infinitive that follows "Annuler :"."""
    phrase = _PHRASES.get(entry.operation)
    return phrase(entry.count, entry.name) if phrase else _("la dernière action")


def taken_back(model: BoardModel, change: Change, *, in_sight: bool = True) -> str:
    """A sentence on what the change took back or did again, with its question where another is shown; else empty.

    `in_sight`: told too where it is about the question shown.
    """
    if not (change.undoes or change.redoes):
        return ""
    taken = model.history.undone if change.undoes else model.history.done
    # Not always the last: several may be told together.
    entry = next((e for e in reversed(taken) if e.seq in (change.undoes, change.redoes)), None)
    if entry is None:
        return ""
    what = operation_phrase(entry)
    questions = model.questions_of(change)
    if not questions or model.question.id in questions:
        said = _("Annulé : {what}") if change.undoes else _("Rétabli : {what}")
        return said.format(what=what) if in_sight else ""
    number = min(question.number for question in model.questions if question.id in questions)
    said = (
        _("Annulé, question {number} : {what}") if change.undoes else _("Rétabli, question {number} : {what}")
    )
    return said.format(number=number, what=what)


def stage_disturbed(model: BoardModel, change: Change) -> str:
    """A sentence where undo or redo changed the stage that the room is in, or took it away; else empty."""
    if not (change.undoes or change.redoes) or not any(_is_under_way(model, edit) for edit in change.edits):
        return ""
    if change.undoes:
        return _("L’étape en cours a changé pour la salle. Ctrl+Maj+Z : la remettre comme avant.")
    return _("L’étape en cours a changé pour la salle. Ctrl+Z : la remettre comme avant.")


def _is_under_way(model: BoardModel, edit: Edit) -> bool:
    if edit.kind is Stage:
        return edit.id == model.meeting.stage_id and edit.field != "rank"
    return edit.kind is Meeting and edit.field == "stage_id"


def done_unseen(model: BoardModel, change: Change) -> str:
    """A sentence on what the change did that is not seen on the wall: how much went, or where; else empty."""
    count = change.count
    if change.operation == "move_to_question":
        said = ngettext(
            "Un post-it est passé à la question « {name} ».",
            "{count} post-its sont passés à la question « {name} ».",
            count,
        )
        return said.format(count=count, name=change.name)
    if change.operation == "stack_notes" and count >= _LARGE_PILE:
        return _("{count} post-its sont mis sur une pile. Ctrl+Z : annuler.").format(count=count)
    if change.operation == "remove_quote":
        return _("Le verbatim est supprimé. Ctrl+Z : annuler.")
    return _withdrawn(model, change) if change.operation == "withdraw_notes" else ""


def _withdrawn(model: BoardModel, change: Change) -> str:
    count = change.count
    edited = (model.snapshot.find(Note, edit.id) for edit in change.edits if edit.kind is Note)
    if any(note and note.stack_id is not None for note in edited):
        said = ngettext(
            "{count} post-it d’une pile est retiré du tableau. Ctrl+Z : annuler.",
            "{count} post-its sont retirés du tableau, toute leur pile avec eux. Ctrl+Z : annuler.",
            count,
        )
    else:
        said = ngettext(
            "{count} post-it est retiré du tableau. Ctrl+Z : annuler.",
            "{count} post-its sont retirés du tableau. Ctrl+Z : annuler.",
            count,
        )
    return said.format(count=count)


def typed_words(operation: Operation) -> str:
    """What somebody typed for the operation, if it is nowhere else; of several notes, one a line."""
    match operation:
        case AddNotes(notes=notes):
            return "\n".join(note.text for note in notes)
        case AddQuote(quote=quote) | EditQuote(quote=quote):
            return quote.text
        case AddFollowUp(follow_up=follow_up) | EditFollowUp(follow_up=follow_up):
            return follow_up.what
        case ParkQuestion(open_question=kept) | AddResolution(resolution=kept):
            return kept.text
        case WriteSynthesis(text=text) | RenameCluster(title=text) | CorrectNote(text=text):
            return text
        case RewordParkedQuestion(text=text) | RewordResolution(text=text):
            return text
        case RewordQuestion(text=text, hint=hint):
            return "\n".join(filter(None, (text, hint)))
        case _:
            return ""
