"""The outline under its heading, and the button that gives the panel more room."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.synthesis.outline_list import OutlineList
from atelier.ui.theme import bear_icon, look

_LEAST_ROWS = 3


class OutlineBox(QWidget):
    """A heading, a button, the outline.

    Signals:
        widening_requested: she wants the panel wider, or as it was.
    """

    widening_requested = Signal()

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = OutlineList(model)
        self.widen = look(QPushButton(), "quiet")
        self.widen.clicked.connect(self.widening_requested)
        self._lay_out()
        self.show_width(is_wide=False)

    def show_width(self, *, is_wide: bool) -> None:
        """Say whether the panel is as wide as it gets."""
        words = _("Rétrécir") if is_wide else _("Élargir")
        # The space is from its icon: Qt leaves too little.
        bear_icon(self.widen, "fold-horizontal" if is_wide else "unfold-horizontal")
        self.widen.setText(f" {words}")
        self.widen.setToolTip(
            plain_tooltip(
                _("Rendre sa largeur au tableau")
                if is_wide
                else _("Donner au panneau la moitié de la fenêtre")
            )
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(plain_label(_("Structure"), kind="heading"), 1)
        row.addWidget(self.widen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.outline, 1)
        rows = _LEAST_ROWS * (self.outline.fontMetrics().height() + 16)
        self.outline.setMinimumHeight(rows)
