"""What she wants to choose something for: what is under the pointer or, by the keyboard, what a command is about."""

from typing import NamedTuple

from PySide6.QtCore import QPointF

from atelier.board.hand.desk import Desk
from atelier.board.wall.drop_map import box_at
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId


class Asked(NamedTuple):
    """Notes, or else the cluster, and a point of the wall where they are."""

    note_ids: tuple[NoteId, ...]
    cluster_id: ClusterId | None
    at: QPointF


def asked_at(desk: Desk, point: QPointF) -> Asked:
    """What is at that point of the wall; a note that was not selected is then the only one that is."""
    spot, box = desk.spot_at(point), box_at(desk.drop_map, point.toTuple())
    selection = desk.selection
    if spot is not None and not selection.holds(spot.note_id):
        selection.choose([spot.note_id], focus=spot)
    return Asked(selection.ids if spot is not None else (), box[0] if box is not None else None, point)


def asked_by_keyboard(desk: Desk) -> Asked | None:
    """The selected notes, else the one with the focus, else the chosen cluster; None: there is nothing."""
    selection, wall = desk.selection, desk.scene.arrangement
    if note_ids := selection.subject:
        if not selection.ids:
            selection.choose(note_ids)
        place = next((rect for spot, rect in wall.notes.items() if spot.note_id in note_ids), None)
        focused = wall.notes.get(selection.focus, place) if selection.focus is not None else place
        return Asked(note_ids, None, _middle(focused)) if focused is not None else None
    chosen = selection.cluster_id
    box = wall.clusters.get(chosen) if chosen is not None else None
    return Asked((), chosen, _middle(box.header_rect)) if box is not None else None


def _middle(rect: Rect) -> QPointF:
    return QPointF(rect.x + rect.width / 2, rect.y + rect.height / 2)
