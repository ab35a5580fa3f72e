"""The sentences that cite a post-it, as a menu: one click goes to the sentence."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from atelier.board.model import BoardModel
from atelier.domain.citing import Use, uses
from atelier.domain.language import gettext as _
from atelier.domain.things import Cluster
from atelier.ui.plain_text import plain_action

_SHOWN = 60


def fill_uses(menu: QMenu, model: BoardModel, number: int, go_to: Callable[[Use], object]) -> None:
    """Add an action for each sentence that cites that post-it; where there is none, say so."""
    found = uses(model.snapshot, number)
    for use in found:
        menu.addAction(plain_action(_told(model, use)), partial(go_to, use))
    if not found:
        menu.addAction(_("Aucune synthèse ne le cite encore")).setEnabled(False)


def _told(model: BoardModel, use: Use) -> str:
    cluster = model.snapshot.get(Cluster, use.cluster_id)
    groups = model.board(cluster.question_id).groups
    number = next((group.number for group in groups if group.cluster.id == use.cluster_id), "")
    sentence = use.sentence if len(use.sentence) <= _SHOWN else use.sentence[:_SHOWN].rstrip() + "…"
    return f"{number}  {sentence}"
