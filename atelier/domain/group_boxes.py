"""A cluster on the room's wall: open with what is in it, or a card; and all that was put somewhere, together.

Which of them open is chosen in `folding`.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from atelier.domain.arrangement import Box, Metrics, Ruler, Spot, note_rows
from atelier.domain.board import Group
from atelier.domain.geometry import Columns, Rect
from atelier.domain.ids import ClusterId


@dataclass(slots=True, kw_only=True)
class Outcome:
    """Where clusters, their notes and the two places beside them are; `hidden` are told by a line only."""

    boxes: dict[ClusterId, Box] = field(default_factory=dict)
    notes: dict[Spot, Rect] = field(default_factory=dict)
    new_cluster: Rect | None = None
    isolated: Rect | None = None
    hidden: int = 0
    hidden_line: Rect | None = None
    columns: int = 1

    def is_open(self, cluster_id: ClusterId) -> bool:
        """Whether that cluster shows its notes."""
        box = self.boxes.get(cluster_id)
        return box is not None and not box.folded


class GroupBoxes:
    """Puts clusters where they are told to; what was measured once is known wherever it is put."""

    def __init__(self, groups: Sequence[Group], ruler: Ruler, metrics: Metrics) -> None:
        self._ruler = ruler
        self._metrics = metrics
        self._nested: dict[ClusterId | None, list[Group]] = defaultdict(list)
        for group in groups:
            self._nested[group.parent_id].append(group)
        self._insides: dict[tuple[ClusterId, float], tuple[float, list[Rect]]] = {}
        """The header and the places of the notes of a cluster of that width, wherever it is put."""

    @property
    def outer(self) -> list[Group]:
        """The clusters that are in no rubric."""
        return self._nested[None]

    def parts(self, id: ClusterId) -> list[Group]:
        """What is in that rubric."""
        return self._nested[id]

    def put(
        self,
        outcome: Outcome,
        group: Group,
        top: Rect,
        *,
        column: int,
        opened: Collection[ClusterId | None],
        depth: int = 0,
    ) -> float:
        """Put a cluster there, open or as a card, and in a rubric its notes before its parts; its height."""
        id, m = group.cluster.id, self._metrics
        if id not in opened:
            height = self._ruler.header_height(group, top.width, folded=True)
            outcome.boxes[id] = Box(top._replace(height=height), height, True, 0, depth)
            return height
        header, places = self._inside(group, top.width, depth)
        outcome.boxes[id] = Box(top, header, False, column, depth)
        for note, place in zip(group.notes, places, strict=True):
            outcome.notes[Spot(note.id, id)] = place._replace(x=top.x + place.x, y=top.y + place.y)
        pad, parts = m.padding / (1 + depth), self.parts(id)
        bottom = places[-1].bottom if places else header + (0.0 if parts else m.empty_height - pad)
        if parts:
            beside = self._side_by_side(top, top.y + bottom + (m.note_gap if places else pad))
            for part in parts:
                at = beside.next_place(beside.shortest())
                height = self.put(outcome, part, at, column=column, opened=opened, depth=depth + 1)
                beside.put(height, beside.shortest())
            bottom = beside.bottom - top.y
        height = bottom + pad
        outcome.boxes[id] = Box(top._replace(height=height), header, False, column, depth)
        return height

    def _side_by_side(self, top: Rect, y: float) -> Columns:
        """The columns of the parts of a rubric, from that y on."""
        m = self._metrics
        area = top.grown(-m.padding / 2)._replace(y=y, height=0.0)
        count = max(1, int((area.width + m.note_gap) // (m.cluster_width + m.note_gap)))
        return Columns(area, count, gap=m.note_gap)

    def _inside(self, group: Group, width: float, depth: int) -> tuple[float, list[Rect]]:
        """The header of an open cluster of that width, and where its notes are from its corner on.

        Notes are as wide in a part of a rubric as elsewhere.
        """
        known = self._insides.get((group.cluster.id, width))
        if known is None:
            m, pad = self._metrics, self._metrics.padding / (1 + depth)
            header = self._ruler.header_height(group, width)
            area = Rect(pad, header + pad, width - 2 * pad, 0.0)
            count = min(m.note_columns, m.columns_in(area.width, m.note_width))
            places = note_rows(group.notes, self._ruler.note_height, area, count=count, gap=m.note_gap)
            known = self._insides[group.cluster.id, width] = header, places
        return known
