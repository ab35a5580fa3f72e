"""Which notes are selected, which one the keyboard is on, which cluster is chosen: hers alone, never the room's."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId, NoteId


class Selection(QObject):
    """Selected notes in the order in which they were selected, and the focus; the cluster made or pressed last.

    Signals:
        changed: other notes are selected, or the focus moved.
        cluster_changed: another cluster is chosen.
    """

    changed = Signal()
    cluster_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.focus: Spot | None = None
        self.cluster_id: ClusterId | None = None
        self._ids: dict[NoteId, None] = {}

    @property
    def ids(self) -> tuple[NoteId, ...]:
        """The selected notes."""
        return tuple(self._ids)

    @property
    def subject(self) -> tuple[NoteId, ...]:
        """What a command is about: the selected notes, else the one with the focus."""
        if self._ids or self.focus is None:
            return self.ids
        return (self.focus.note_id,)

    def holds(self, note_id: NoteId) -> bool:
        """Whether the note is selected."""
        return note_id in self._ids

    def choose(self, ids: Iterable[NoteId], *, focus: Spot | None = None) -> None:
        """Select exactly those; `focus` stays where it is if none is given."""
        self._set(dict.fromkeys(ids), focus or self.focus)

    def toggle(self, spot: Spot) -> None:
        """Select the note or not, and focus it."""
        ids = dict(self._ids)
        if spot.note_id in ids:
            del ids[spot.note_id]
        else:
            ids[spot.note_id] = None
        self._set(ids, spot)

    def set_focus(self, spot: Spot | None) -> None:
        """Put the keyboard on that spot."""
        self._set(self._ids, spot)

    def clear(self) -> None:
        """Select nothing."""
        self._set({}, None)

    def choose_cluster(self, cluster_id: ClusterId | None) -> None:
        """Choose that cluster, or none."""
        if cluster_id != self.cluster_id:
            self.cluster_id = cluster_id
            self.cluster_changed.emit()

    def keep(self, spots: Iterable[Spot]) -> None:
        """Forget notes that are no longer among those spots; follow a focused note to its new spot."""
        if not self._ids and self.focus is None:
            return
        spots = set(spots)
        there = {spot.note_id: spot for spot in spots}
        focus = self.focus
        if focus is not None and focus not in spots:
            focus = there.get(focus.note_id)
        self._set({id: None for id in self._ids if id in there}, focus)

    def _set(self, ids: dict[NoteId, None], focus: Spot | None) -> None:
        if (ids, focus) != (self._ids, self.focus):
            self._ids, self.focus = ids, focus
            self.changed.emit()
