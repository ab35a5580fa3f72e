"""The documents that are being saved, or were a moment ago, one under the other."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.ui.documents.offers import Order
from atelier.ui.documents.saving_row import SavingRow


class Savings(QWidget):
    """What is over leaves when something else is wished for; what failed stays until it is read.

    Signals:
        elsewhere_requested: (row) she wants another place for what could not be written.
        saved: (path) a document is there.
    """

    elsewhere_requested = Signal(object)
    saved = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SavingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 0, 12, 12)
        self._column.setSpacing(8)
        self.hide()

    def add(self, order: Order, path: Path) -> SavingRow:
        """Show that a document is being saved; returns what is told how far it is."""
        self.drop_stale()
        row = SavingRow(order, path)
        row.dismissed.connect(self.drop)
        row.elsewhere_requested.connect(self.elsewhere_requested)
        row.saved.connect(self.saved)
        self.rows.append(row)
        self._column.addWidget(row)
        self.show()
        return row

    def drop_stale(self) -> None:
        """Take away what is over and well."""
        for row in [row for row in self.rows if row.is_stale]:
            self.drop(row)

    def drop(self, row: SavingRow) -> None:
        """Take a row away."""
        if row in self.rows:
            self.rows.remove(row)
            row.hide()
            row.deleteLater()
            self.setVisible(bool(self.rows))
