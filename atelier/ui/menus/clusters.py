"""The menu of the cluster chosen on the board: « Regroupements »."""

from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.domain.language import gettext as _
from atelier.ui.menus.spec import ActionSpec, can_move_cluster, has_chosen_cluster, has_cluster


def cluster_specs() -> tuple[ActionSpec, ...]:
    """« Regroupements »."""
    # As with post-its, the board answers to the plain keys itself; after a tab they are only told.
    menu = _("Re&groupements")
    return (
        ActionSpec(
            name="new_cluster",
            menu=menu,
            text=_("Nouveau regroupement &vide"),
            keys=("Ctrl+N",),
            repeats=False,
        ),
        ActionSpec(
            name="rename_cluster",
            menu=menu,
            text=_("Re&nommer…") + "\tF2",
            applies=has_chosen_cluster,
            apart=True,
        ),
        *_order_specs(menu),
        *_rubric_specs(menu),
        *_fold_specs(menu),
        ActionSpec(
            name="dissolve_cluster",
            menu=menu,
            text=_("&Défaire le regroupement"),
            applies=can_move_cluster(ClusterMoves.dissolved),
            apart=True,
        ),
    )


def _order_specs(menu: str) -> tuple[ActionSpec, ...]:
    words = (
        ("cluster_sooner", _("&Avancer") + "\t" + _("Ctrl+Maj+←"), ClusterMoves.sooner),
        ("cluster_later", _("Rec&uler") + "\t" + _("Ctrl+Maj+→"), ClusterMoves.later),
        ("cluster_last", _("Mettre à la &fin"), ClusterMoves.last),
    )
    return tuple(
        ActionSpec(
            name=name, menu=menu, text=text, applies=can_move_cluster(move), apart=name == "cluster_sooner"
        )
        for name, text, move in words
    )


def _rubric_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="wrap_cluster",
            menu=menu,
            text=_("Ranger dans une nouvelle &rubrique") + "\tR",
            applies=can_move_cluster(ClusterMoves.wrapped),
            apart=True,
        ),
        ActionSpec(
            name="take_out_cluster",
            menu=menu,
            text=_("S&ortir de la rubrique") + "\t" + _("Maj+R"),
            applies=can_move_cluster(ClusterMoves.taken_out),
        ),
    )


def _fold_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="fold_cluster",
            menu=menu,
            text=_("Re&plier ou déplier"),
            keys=("Ctrl+R",),
            applies=has_chosen_cluster,
            apart=True,
        ),
        ActionSpec(name="fold_all", menu=menu, text=_("&Tout replier"), applies=has_cluster),
        ActionSpec(name="unfold_all", menu=menu, text=_("Tout dép&lier"), applies=has_cluster),
    )
