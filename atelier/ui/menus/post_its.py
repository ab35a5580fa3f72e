"""The menus of what is on the board: « Édition », « Question » and « Post-its »."""

from functools import partial

from atelier.domain.language import gettext as _
from atelier.domain.language import pgettext
from atelier.ui.menus.spec import ActionSpec, Situation, has_selection

AZERTY = ("&", "É", '"', "'", "(", "-", "È", "_", "Ç")
"""What the keys 1 to 9 of a French keyboard give without Shift, which nobody thinks of holding for Ctrl+1."""
MOST_QUESTIONS = 12
"""Questions that the menu offers."""


def edit_specs() -> tuple[ActionSpec, ...]:
    """« Édition »."""
    menu = _("É&dition")
    return (
        ActionSpec(
            name="undo",
            menu=menu,
            text=pgettext("history", "Annuler"),
            keys=("Ctrl+Z",),
            icon="undo-2",
            applies=lambda now: bool(now.model.history.done),
        ),
        ActionSpec(
            name="redo",
            menu=menu,
            text=pgettext("history", "Rétablir"),
            keys=("Ctrl+Shift+Z", "Ctrl+Y"),
            icon="redo-2",
            applies=lambda now: bool(now.model.history.undone),
        ),
        ActionSpec(name="capture", menu=menu, text=_("Écrire un &post-it"), keys=("Ctrl+L",), apart=True),
        ActionSpec(
            name="search",
            menu=menu,
            text=_("&Rechercher…"),
            keys=("Ctrl+F",),
            icon="search",
            apart=True,
        ),
        ActionSpec(name="search_next", menu=menu, text=_("Résultat &suivant"), keys=("F3",)),
        ActionSpec(name="search_previous", menu=menu, text=_("Résultat pré&cédent"), keys=("Shift+F3",)),
    )


def question_specs() -> tuple[ActionSpec, ...]:
    """« Question », those that a project may have."""
    menu = _("&Question")
    shown = (
        ActionSpec(
            name=f"question_{number}",
            menu=menu,
            text=_("Question {number}").format(number=number),
            keys=(f"Ctrl+{number}", f"Ctrl+{AZERTY[number - 1]}") if number <= len(AZERTY) else (),
            applies=partial(_has_question, number),
        )
        for number in range(1, MOST_QUESTIONS + 1)
    )
    return (
        *shown,
        ActionSpec(
            name="reword_question",
            menu=menu,
            text=_("&Modifier la question…"),
            keys=("Ctrl+Shift+M",),
            apart=True,
        ),
    )


def note_specs() -> tuple[ActionSpec, ...]:
    """« Post-its »."""
    # The board answers to these plain keys itself, while it has the keyboard; after a tab they are only told.
    menu = _("&Post-its")
    words = (
        ("group", _("Nouveau &regroupement") + "\tG", ()),
        ("send_to", _("&Envoyer vers…"), ("Ctrl+M",)),
        ("unsort", _("Remettre à &classer") + "\tU", ()),
        ("isolate", _("&Isoler") + "\tI", ()),
        ("withdraw", _("Re&tirer du tableau") + "\t" + _("Suppr"), ()),
    )
    return (
        *(
            ActionSpec(
                name=name,
                menu=menu,
                text=text,
                keys=keys,
                applies=_has_note if name == "withdraw" else has_selection,
            )
            for name, text, keys in words
        ),
        *_review_specs(menu),
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


def _has_question(number: int, situation: Situation) -> bool:
    return any(question.number == number for question in situation.model.questions)


def _has_note(situation: Situation) -> bool:
    seen = situation.projected
    return has_selection(situation) or (seen is not None and seen.note_id is not None)


def _has_waiting(situation: Situation) -> bool:
    model = situation.model
    return model.unshown.waiting_count(model.question.id) > 0
