"""The menu of what the room sees: « Projection »."""

from functools import partial

from atelier.domain.language import gettext as _
from atelier.domain.things import ClusterState
from atelier.ui.menus.spec import (
    ActionSpec,
    Situation,
    has_chosen_cluster,
    has_chosen_notes,
    has_cluster,
    reads_back,
)
from atelier.ui.projection.view import ProjectionView


def projection_specs() -> tuple[ActionSpec, ...]:
    """« Projection »."""
    menu = _("Pro&jection")
    return (
        ActionSpec(
            name="projection",
            menu=menu,
            text=_("&Ouvrir ou fermer la projection"),
            keys=("F11",),
            icon="presentation",
        ),
        ActionSpec(name="invitation", menu=menu, text=_("&QR code et adresse"), keys=("F9",), icon="qr-code"),
        *_room_specs(menu),
        *_reading_specs(menu),
    )


def _room_specs(menu: str) -> tuple[ActionSpec, ...]:
    # Ctrl+Shift and the view's letter: the keyboard is in the capture line, where plain keys write.
    return (*_wall_specs(menu), *_other_specs(menu))


def _wall_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="show_board",
            menu=menu,
            text=_("Montrer le &tableau"),
            keys=("Ctrl+Shift+T",),
            apart=True,
            view=ProjectionView.BOARD,
        ),
        ActionSpec(
            name="show_question",
            menu=menu,
            text=_("Montrer la qu&estion"),
            keys=("Ctrl+Shift+Q",),
            view=ProjectionView.QUESTION,
        ),
        ActionSpec(
            name="show_cluster",
            menu=menu,
            text=_("Montrer le &regroupement choisi"),
            keys=("Ctrl+Shift+R",),
            applies=lambda now: has_cluster(now) and reads_back(now),
            view=ProjectionView.CLUSTER,
        ),
        ActionSpec(
            name="show_note",
            menu=menu,
            text=_("Montrer le &post-it choisi"),
            keys=("Ctrl+Shift+P",),
            applies=lambda now: has_chosen_notes(now) and reads_back(now),
            view=ProjectionView.NOTE,
        ),
    )


def _other_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="show_synthesis",
            menu=menu,
            text=_("Montrer la &synthèse de la question"),
            keys=("Ctrl+Shift+S",),
            applies=lambda now: has_cluster(now) and reads_back(now),
            view=ProjectionView.SYNTHESIS,
        ),
        ActionSpec(
            name="show_break",
            menu=menu,
            text=_("Montrer la pa&use"),
            keys=("Ctrl+Shift+B",),
            view=ProjectionView.BREAK,
        ),
        ActionSpec(
            name="black",
            menu=menu,
            text=_("Écran &noir"),
            keys=("Ctrl+B",),
            applies=lambda now: now.projected is not None,
            view=ProjectionView.BLACK,
        ),
    )


def _reading_specs(menu: str) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            name="read_previous",
            menu=menu,
            text=_("Pré&cédent à lire"),
            keys=("Ctrl+PgUp",),
            applies=partial(_has_neighbour, -1),
            apart=True,
        ),
        ActionSpec(
            name="read_next",
            menu=menu,
            text=_("Sui&vant à lire"),
            keys=("Ctrl+PgDown",),
            applies=partial(_has_neighbour, 1),
        ),
        ActionSpec(
            name="validate_cluster",
            menu=menu,
            text=_("Regroupement vali&dé par le groupe"),
            keys=("Ctrl+Shift+V",),
            applies=has_chosen_cluster,
            apart=True,
            state=ClusterState.VALIDATED,
        ),
        ActionSpec(
            name="set_cluster_aside",
            menu=menu,
            text=_("Regroupement &laissé de côté"),
            keys=("Ctrl+Shift+L",),
            applies=has_chosen_cluster,
            state=ClusterState.SET_ASIDE,
        ),
    )


def _has_neighbour(step: int, situation: Situation) -> bool:
    if situation.projected is None:
        return False
    from atelier.ui.projection.read_back import next_to_read  # late: not before the room sees anything

    return next_to_read(situation.model, situation.projected, step) is not None
