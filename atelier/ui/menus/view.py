"""The menu of what the console shows: « Affichage »."""

from atelier.domain.language import gettext as _
from atelier.ui.menus.spec import ActionSpec, has_chosen_cluster, has_groups


def view_specs() -> tuple[ActionSpec, ...]:
    """« Affichage »."""
    menu = _("Affic&hage")
    return (*_panel_specs(menu), *_telling_specs(menu), *_sight_specs(menu))


def _panel_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(name="arrivals", menu=menu, text=_("&Arrivées"), keys=("Alt+A",)),
        ActionSpec(name="synthesis", menu=menu, text=_("&Synthèse"), keys=("Alt+S",)),
        ActionSpec(name="quotes", menu=menu, text=_("&Verbatims"), keys=("Alt+V",)),
        ActionSpec(name="follow_ups", menu=menu, text=_("S&uites"), keys=("Alt+U",)),
        ActionSpec(
            name="left_column",
            menu=menu,
            text=_("&Colonne de gauche"),
            keys=("Alt+Left",),
            apart=True,
            by_window=True,
        ),
        ActionSpec(
            name="right_column", menu=menu, text=_("&Panneau de droite"), keys=("Alt+Right",), by_window=True
        ),
    )


def _telling_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="colour_by_question",
            menu=menu,
            text=_("Couleurs par &question"),
            apart=True,
            by_window=True,
        ),
        ActionSpec(
            name="colour_by_group",
            menu=menu,
            text=_("Couleurs par gr&oupe de pairs"),
            applies=has_groups,
            by_window=True,
        ),
        ActionSpec(
            name="facilitation", menu=menu, text=_("Aides à l’a&nimation"), apart=True, by_window=True
        ),
    )


def _sight_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(name="board", menu=menu, text=_("Aller au ta&bleau"), keys=("F5",), apart=True),
        # The key 0 of a French keyboard gives À without Shift; the two right of it ) and =, and - is the key 6, which
        # stays its question's where there are so many. Elsewhere 0 with Shift gives ).
        ActionSpec(
            name="show_all",
            menu=menu,
            text=_("&Tout voir"),
            keys=("Ctrl+Shift+0", "Ctrl+Shift+À", "Ctrl+Shift+)", "F4"),
        ),
        ActionSpec(
            name="show_whole_cluster",
            menu=menu,
            text=_("Voir le regroupement c&hoisi"),
            keys=("Shift+F4",),
            applies=has_chosen_cluster,
        ),
        ActionSpec(name="life_size", menu=menu, text=_("Taille &réelle"), keys=("Ctrl+0", "Ctrl+À")),
        ActionSpec(name="zoom_in", menu=menu, text=_("A&grandir"), keys=("Ctrl++", "Ctrl+=")),
        ActionSpec(name="zoom_out", menu=menu, text=_("Ré&duire"), keys=("Ctrl+)", "Ctrl+Num+-", "Ctrl+-")),
    )
