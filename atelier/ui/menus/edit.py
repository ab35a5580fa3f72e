"""The menus of what is written and looked for, and of the question: « Édition » and « Question »."""

from functools import partial

from atelier.domain.language import gettext as _
from atelier.domain.language import pgettext
from atelier.ui.menus.spec import ActionSpec, Situation, has_groups

AZERTY = ("&", "É", '"', "'", "(", "-", "È", "_", "Ç")
"""What the keys 1 to 9 of a French keyboard give without Shift, which nobody thinks of holding for Ctrl+1."""
MOST_QUESTIONS = 12
"""Questions that the menu offers."""


def edit_specs() -> tuple[ActionSpec, ...]:
    """« Édition »."""
    menu = _("É&dition")
    return (*_history_specs(menu), *_capture_specs(menu), *_search_specs(menu))


def _history_specs(menu: str) -> tuple[ActionSpec, ...]:
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
        ActionSpec(name="history", menu=menu, text=_("&Historique…"), keys=("Ctrl+H",)),
    )


def _capture_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(name="capture", menu=menu, text=_("Écrire un &post-it"), keys=("Ctrl+L",), apart=True),
        ActionSpec(
            name="capture_group",
            menu=menu,
            text=_("Écrire po&ur…"),
            keys=("Alt+W",),
            applies=has_groups,
        ),
    )


def _search_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="search",
            menu=menu,
            text=_("&Rechercher…"),
            keys=("Ctrl+F",),
            icon="search",
            apart=True,
        ),
        ActionSpec(name="filter", menu=menu, text=_("&Filtrer les post-its…"), keys=("Alt+F",)),
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


def _has_question(number: int, situation: Situation) -> bool:
    return any(question.number == number for question in situation.model.questions)
