"""Which clusters the projection shows open, and where: the most recently touched, as long as all fits.

The others fold to a card, title and count, beside the open ones or, where that lets more open, among them. A rubric is
a box around its notes and its parts, each of them open or a card there; with none of them open, it is one card.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from math import floor

from atelier.domain.arrangement import Arrangement, Box, Metrics, Ruler, kept_columns
from atelier.domain.board import Board, Group
from atelier.domain.geometry import Columns, Rect
from atelier.domain.group_boxes import GroupBoxes, Outcome
from atelier.domain.ids import ClusterId

CARD_SHARES = (0.362, 0.3)
"""The share of the width of one column of cards beside open clusters, when there are one or two of them."""
CARD_WIDTH = 1.2
"""The narrowest card beside open clusters, in widths of a note: below, its title is in pieces."""
FORGIVEN = 0.01
"""What floating point may lose, in pixels."""
PATIENCE = 5
"""How many clusters may refuse to open before the less recent ones are no longer tried."""


class Folding:
    """The choice for one board in one area."""

    def __init__(
        self,
        board: Board,
        ruler: Ruler,
        area: Rect,
        metrics: Metrics,
        *,
        touched: Mapping[ClusterId, int],
        previous: Arrangement | None,
    ) -> None:
        self._groups = board.groups
        self._has_isolated = bool(board.isolated)
        self._ruler = ruler
        self._area = area
        self._metrics = metrics
        self._touched = touched
        self._previous = previous
        self._boxes = GroupBoxes(board.groups, ruler, metrics)

    def outcome(self) -> Outcome:
        """All open if it fits; else as many as fit beside the cards of the others."""
        return self._all_open() or self._some_open()

    def _all_open(self) -> Outcome | None:
        for count in self._column_counts(self._area):
            # Columns kept from before may be out of balance: fitting comes before memory.
            for kept in self._memories(count):
                outcome = Outcome()
                columns = self._put_open(outcome, self._boxes.outer, self._area, count=count, kept=kept)
                if self._put_places(outcome, columns):
                    return outcome
        return None

    def _put_places(self, outcome: Outcome, columns: Columns) -> bool:
        """Put the places beside clusters; whether all fits but the dashed one, which is dropped then."""
        room = self._area.bottom + FORGIVEN
        if columns.bottom <= room and self._has_isolated:
            outcome.isolated = columns.put(self._metrics.card_height, columns.shortest())
        if columns.bottom > room:
            return False
        new_cluster = columns.put(self._metrics.card_height, columns.shortest())
        if columns.bottom <= room:
            outcome.new_cluster = new_cluster
        return True

    def _column_counts(self, area: Rect) -> Iterator[int]:
        """How many columns of open clusters: as wide as notes side by side need, or narrower, for one note.

        At last, where there is a rubric, one column: its parts then lie side by side.
        """
        m = self._metrics
        widest = max(1, floor((area.width + m.gap) / (m.cluster_width + m.gap)))
        narrowest = floor((area.width + m.gap) / (m.note_width + 2 * m.padding + m.gap))
        yield from range(widest, max(widest, narrowest) + 1)
        if widest > 1 and any(group.is_rubric for group in self._groups):
            yield 1

    def _memories(self, count: int) -> list[dict[ClusterId, int]]:
        kept = self._kept(self._boxes.outer, count)
        return [kept, {}] if kept else [{}]

    def _some_open(self) -> Outcome:
        opened: list[Group] = []
        best = self._none_open()
        failures = 0
        for group in (group for group in self._by_recency() if group.notes):
            trial = self._open([*opened, group])
            if trial is not None:
                opened.append(group)
                best = trial
            elif (failures := failures + 1) == PATIENCE:
                break
        return best

    @property
    def _most_columns(self) -> int:
        """How many columns of cards are legible side by side."""
        m = self._metrics
        return max(1, floor((self._area.width + m.gap) / (m.note_width + m.gap)))

    @property
    def most_recent(self) -> ClusterId | None:
        """The cluster with notes that was touched last: the one being worked on."""
        return next((group.cluster.id for group in self._by_recency() if group.notes), None)

    def _by_recency(self) -> list[Group]:
        last_first = self._groups[::-1]
        return sorted(last_first, key=lambda group: self._touched.get(group.cluster.id, 0), reverse=True)

    def _open(self, opened: Sequence[Group]) -> Outcome | None:
        """Those groups open on the left and cards of the others on the right; or among them; if all fits."""
        ids = {group.cluster.id for group in opened} | {group.parent_id for group in opened}
        in_order = [group for group in self._boxes.outer if group.cluster.id in ids]
        folded = [group for group in self._boxes.outer if group.cluster.id not in ids]
        m = self._metrics
        for number, share in enumerate(CARD_SHARES, start=1):
            width = share * self._area.width
            left = self._area._replace(width=self._area.width - number * (width + m.gap))
            if width < CARD_WIDTH * m.note_width or left.width < m.note_width + 2 * m.padding:
                break
            right = Rect(left.right + m.gap, left.y, self._area.right, left.height)
            right = right._replace(width=self._area.right - right.x)
            for count in self._column_counts(left):
                outcome = Outcome()
                columns = self._put_open(outcome, in_order, left, count=count, kept={}, opened=ids)
                fits = columns.bottom <= left.bottom + FORGIVEN
                if fits and self._put_cards(outcome, folded, right, count=number):
                    return outcome
        return self._stacked(ids)

    def _stacked(self, opened: Set[ClusterId | None]) -> Outcome | None:
        """Where they do not fit beside: the cards are above and below the open ones, in the order of numbers."""
        for count in self._column_counts(self._area):
            outcome = Outcome(columns=count)
            columns = Columns(self._area, count, gap=self._metrics.gap)
            for group in self._boxes.outer:
                self._put_group(outcome, group, columns, columns.shortest(), opened=opened)
                if columns.bottom > self._area.bottom + FORGIVEN:
                    break
            if self._put_places(outcome, columns):
                return outcome
        return None

    def _none_open(self) -> Outcome:
        """Cards only; where even they do not fit, those of the least recently touched are counted."""
        for count in range(1, self._most_columns + 1):
            outcome = Outcome()
            if self._put_cards(outcome, self._boxes.outer, self._area, count=count):
                return outcome
        return self._most_cards()

    def _most_cards(self) -> Outcome:
        m, across = self._metrics, self._most_columns
        columns = Columns(self._area, across, gap=m.gap, row_gap=m.note_gap)
        headers = (
            self._ruler.header_height(group, columns.width, folded=True) for group in self._boxes.outer
        )
        high = max(m.card_height, *headers)
        rows = max(2, floor((self._area.height + m.note_gap) / (high + m.note_gap)))
        kept = rows * across - 1 - self._has_isolated
        outer_ids = [group.parent_id or group.cluster.id for group in self._by_recency()]
        ids = list(dict.fromkeys(outer_ids))[:kept]
        places = [columns.put(high, number // rows) for number in range(rows * across)]
        shown = [group.cluster.id for group in self._boxes.outer if group.cluster.id in ids]
        counted = sum(1 + len(self._boxes.parts(id)) for id in shown)
        outcome = Outcome(hidden=len(self._groups) - counted, columns=across)
        outcome.boxes = {
            id: Box(place, place.height, True, 0) for id, place in zip(shown, places, strict=False)
        }
        if self._has_isolated:
            outcome.isolated = places[len(shown)]
        if outcome.hidden:
            outcome.hidden_line = places[len(shown) + self._has_isolated]
        return outcome

    def _put_open(
        self,
        outcome: Outcome,
        groups: Sequence[Group],
        area: Rect,
        *,
        count: int,
        kept: Mapping[ClusterId, int],
        opened: Collection[ClusterId | None] | None = None,
    ) -> Columns:
        """Open those groups in so many columns, up to the one that reaches too low; the caller looks at that.

        `opened`: which of their parts are open too; None: all.
        """
        if opened is None:
            opened = {group.cluster.id for group in self._groups}
        columns = Columns(area, count, gap=self._metrics.gap)
        outcome.columns = count
        for group in groups:
            column = kept.get(group.cluster.id, -1)
            column = column if column >= 0 else columns.shortest()
            self._put_group(outcome, group, columns, column, opened=opened)
            if columns.bottom > area.bottom + FORGIVEN:
                # Measuring the texts of the others would take long, for nothing.
                break
        return columns

    def _kept(self, groups: Iterable[Group], count: int) -> dict[ClusterId, int]:
        """The columns to keep, if all was open: else what folds could depend on what folded before."""
        before = self._previous
        if before is None or before.hidden_clusters or any(box.folded for box in before.clusters.values()):
            return {}
        columns = {id: box.column for id, box in before.clusters.items()}
        ids = (group.cluster.id for group in groups)
        return kept_columns(ids, columns, columns=(before.cluster_columns, count))

    def _put_group(
        self,
        outcome: Outcome,
        group: Group,
        columns: Columns,
        column: int,
        *,
        opened: Collection[ClusterId | None],
    ) -> None:
        height = self._boxes.put(outcome, group, columns.next_place(column), column=column, opened=opened)
        columns.put(height, column)

    def _put_cards(self, outcome: Outcome, folded: Sequence[Group], area: Rect, *, count: int) -> bool:
        """Put the cards of those groups and of the isolated ones; whether all fit but the dashed place."""
        m = self._metrics
        columns = Columns(area, count, gap=m.gap, row_gap=m.note_gap)
        column = 0

        def put(height: float) -> Rect | None:
            nonlocal column
            while column < count and columns.next_place(column).y + height > area.bottom:
                column += 1
            return columns.put(height, column) if column < count else None

        for group in folded:
            height = self._ruler.header_height(group, columns.width, folded=True)
            place = put(height)
            if place is None:
                return False
            outcome.boxes[group.cluster.id] = Box(place, height, True, 0)
        outcome.isolated = put(m.card_height) if self._has_isolated else None
        outcome.new_cluster = put(m.card_height)
        return outcome.isolated is not None or not self._has_isolated
