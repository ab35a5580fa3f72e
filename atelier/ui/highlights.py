"""What stands out on the board of the console, for each part of it that has something stand out."""

from atelier.board.wall.scene import BoardScene
from atelier.domain.ids import ClusterId, NoteId


class Highlights:
    """Has what any of its owners points out stand out: when one has enough of it, the others' stays."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene = scene
        self._by_owner: dict[object, tuple[frozenset[NoteId] | None, frozenset[ClusterId]]] = {}

    def show(
        self,
        owner: object,
        note_ids: frozenset[NoteId] | None,
        *,
        cluster_ids: frozenset[ClusterId] = frozenset(),
    ) -> None:
        """Have those of that owner stand out, and no others of its; without notes, none steps back for it."""
        if self._by_owner.get(owner) != (note_ids, cluster_ids):
            self._by_owner[owner] = (note_ids, cluster_ids)
            self._mark()

    def drop(self, owner: object) -> None:
        """Have nothing stand out for that owner any more."""
        if self._by_owner.pop(owner, None) is not None:
            self._mark()

    def _mark(self) -> None:
        notes = [note_ids for note_ids, _clusters in self._by_owner.values() if note_ids is not None]
        clusters = [cluster_ids for _notes, cluster_ids in self._by_owner.values()]
        every = frozenset[NoteId]().union(*notes) if notes else None
        self._scene.set_highlight(every, frozenset[ClusterId]().union(*clusters))
