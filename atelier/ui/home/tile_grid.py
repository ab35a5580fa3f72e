"""Tiles of equal width in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

TILE_WIDTH_PX = 280
_GAP_PX = 16
_COLUMNS_AT_MOST = 4


class TileGrid(QWidget):
    """Lays tiles out row by row, again when its width makes room for another number of columns."""

    def __init__(self, tiles: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = list(tiles)
        for tile in self.tiles:
            # Columns are equally wide whatever their texts are, and a row's tiles equally high.
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            policy.setHeightForWidth(True)
            tile.setSizePolicy(policy)
        self._columns = 0
        self._blanks = [QWidget(self) for _ in range(_COLUMNS_AT_MOST)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP_PX)
        self._arrange(3)

    def _arrange(self, columns: int) -> None:
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for rank, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, rank // columns, rank % columns)
        # A column with nothing in it would not have its gap either.
        for column, blank in enumerate(self._blanks):
            blank.setVisible(len(self.tiles) <= column < columns)
            self._grid.addWidget(blank, 0, column)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = (self.width() + _GAP_PX) // (TILE_WIDTH_PX + _GAP_PX)
        columns = min(max(1, columns), _COLUMNS_AT_MOST)
        if columns != self._columns:
            self._arrange(columns)
