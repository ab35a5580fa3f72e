"""The menu of the post-its on the board: « Post-its »."""

from atelier.board.moves.note_moves import NoteMoves
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.things import Note
from atelier.ui.menus.spec import (
    ActionSpec,
    Situation,
    can_move,
    has_chosen_cluster,
    has_chosen_notes,
)


def note_specs() -> tuple[ActionSpec, ...]:
    """« Post-its »."""
    # The board answers to these plain keys itself, while it has the keyboard; after a tab they are only told.
    menu = _("&Post-its")
    return (
        *_placing_specs(menu),
        *_order_specs(menu),
        *_pile_specs(menu),
        *_word_specs(menu),
        *_keeping_specs(menu),
        *_review_specs(menu),
        ActionSpec(
            name="withdraw",
            menu=menu,
            text=_withdrawing(1),
            applies=_has_note,
            naming=_name_withdrawing,
            apart=True,
        ),
        ActionSpec(name="withdrawn", menu=menu, text=_("Post-its retir&és…")),
    )


def _placing_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="group", menu=menu, text=_("Nouveau &regroupement") + "\tG", applies=has_chosen_notes
        ),
        ActionSpec(
            name="send_to",
            menu=menu,
            text=_("&Envoyer vers…"),
            keys=("Ctrl+M",),
            applies=_has_something_to_send,
        ),
        ActionSpec(
            name="unsort",
            menu=menu,
            text=_("Remettre à &classer") + "\tU",
            applies=has_chosen_notes,
            naming=_name_unsorting,
        ),
        ActionSpec(
            name="unsort_everywhere",
            menu=menu,
            text=_("Retirer de tou&s ses regroupements"),
            applies=can_move(NoteMoves.unsorted_everywhere),
            naming=_name_unsorting_everywhere,
        ),
        ActionSpec(name="isolate", menu=menu, text=_("&Isoler") + "\tI", applies=has_chosen_notes),
    )


def _order_specs(menu: str) -> tuple[ActionSpec, ...]:
    words = (
        ("note_sooner", _("Avancer d’un rang"), _("Ctrl+Maj+←"), NoteMoves.sooner),
        ("note_later", _("Reculer d’un rang"), _("Ctrl+Maj+→"), NoteMoves.later),
    )
    return tuple(
        ActionSpec(
            name=name, menu=menu, text=f"{text}\t{keys}", applies=can_move(move), apart=name == "note_sooner"
        )
        for name, text, keys, move in words
    )


def _pile_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="stack",
            menu=menu,
            text=_("Em&piler") + "\tP",
            applies=can_move(NoteMoves.stacked),
            apart=True,
        ),
        ActionSpec(
            name="unstack",
            menu=menu,
            text=_("Défaire &la pile") + "\t" + _("Maj+P"),
            applies=can_move(NoteMoves.unstacked),
        ),
        ActionSpec(
            name="show_pile",
            menu=menu,
            text=_("V&oir la pile…"),
            applies=lambda now: now.notes is not None and now.notes.pile_id is not None,
        ),
        ActionSpec(name="duplicates", menu=menu, text=_("&Doublons possibles…"), applies=_has_several_notes),
    )


def _word_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="weigh_more",
            menu=menu,
            text=_("Pl&us important") + "\t+",
            applies=can_move(NoteMoves.weighed_more),
            apart=True,
        ),
        ActionSpec(
            name="weigh_less",
            menu=menu,
            text=_("&Moins important") + "\t-",
            applies=can_move(NoteMoves.weighed_less),
        ),
        ActionSpec(name="correct", menu=menu, text=_("Corri&ger…") + "\tC", applies=has_chosen_notes),
    )


def _keeping_specs(menu: str) -> tuple[ActionSpec, ...]:
    """The post-it stays where it is: what it says is written down once more."""
    return (
        ActionSpec(
            name="follow_note_up", menu=menu, text=_("En &faire une suite"), applies=_has_one_note, apart=True
        ),
        ActionSpec(name="park_note", menu=menu, text=_("Mettre en suspens"), applies=_has_one_note),
        ActionSpec(name="where_cited", menu=menu, text=_("Où est-il cité ?"), applies=_has_cited_note),
    )


def _review_specs(menu: str) -> tuple[ActionSpec, ...]:
    words = (
        ("show_waiting", _("&Afficher le post-it qui attend"), "Ctrl+Shift+A"),
        ("leave_off", _("&Ne pas afficher le post-it qui attend"), "Ctrl+Shift+X"),
        ("reveal", _("Ré&véler tout ce qui attend"), "Ctrl+Shift+D"),
    )
    return tuple(
        ActionSpec(
            name=name, menu=menu, text=text, keys=(keys,), applies=_has_waiting, apart=name == "show_waiting"
        )
        for name, text, keys in words
    )


def _withdrawing(count: int) -> str:
    text = ngettext("Re&tirer du tableau", "Re&tirer {count} post-its du tableau", count).format(count=count)
    return text + "\t" + _("Suppr")


def _name_withdrawing(situation: Situation) -> str:
    """With a pile goes all that it holds: how many is said before."""
    asked = situation.notes.withdrawn() if situation.notes is not None else None
    return _withdrawing(len(asked.note_ids) if asked is not None else 1)


def _name_unsorting(situation: Situation) -> str:
    alone = situation.notes is not None and situation.notes.leaving is not None
    text = _("Retirer de &ce regroupement seulement") if alone else _("Remettre à &classer")
    return text + "\tU"


def _name_unsorting_everywhere(situation: Situation) -> str:
    return ngettext(
        "Retirer de tou&s ses regroupements",
        "Retirer de tou&s leurs regroupements",
        len(situation.chosen_notes) or 1,
    )


def _has_note(situation: Situation) -> bool:
    seen = situation.projected
    return has_chosen_notes(situation) or (seen is not None and seen.note_id is not None)


def _has_one_note(situation: Situation) -> bool:
    return len(situation.chosen_notes) == 1


def _has_cited_note(situation: Situation) -> bool:
    if not _has_one_note(situation):
        return False
    from atelier.domain.citing import citation_counts  # late: nothing is chosen at the first paint

    snapshot = situation.model.snapshot
    return citation_counts(snapshot)[snapshot.get(Note, situation.chosen_notes[0]).number] > 0


def _has_something_to_send(situation: Situation) -> bool:
    return has_chosen_notes(situation) or has_chosen_cluster(situation)


def _has_several_notes(situation: Situation) -> bool:
    return situation.model.note_count(situation.model.question.id) > 1


def _has_waiting(situation: Situation) -> bool:
    model = situation.model
    return model.unshown.waiting_count(model.question.id) > 0
