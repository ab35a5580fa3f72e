"""« Historique »: what was done, newest on top; a moment that is chosen is gone back or forward to."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.history.history_rows import HistoryRow, HistoryRows
from atelier.ui.panels.panel_form import Now, utc_now
from atelier.ui.plain_text import plain_label
from atelier.ui.screen_room import fit_screen
from atelier.ui.theme import look

_SIZE = QSize(460, 620)


class HistoryWindow(QDialog):
    """Not modal: it stays open beside the work, and follows it.

    Signals:
        moment_chosen: (seq) have everything as it was then; what it names is in `atelier.domain.history`.
    """

    moment_chosen = Signal(int)

    def __init__(self, model: BoardModel, *, now: Now = utc_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Historique"))
        self.rows = HistoryRows(model, now=now, parent=self)
        self.list = QListView()
        self.lead = plain_label(wrap=True)
        self._lay_out()
        # Enter, and a click: where one click activates, both tell of it, and the second changes nothing.
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        model.history_changed.connect(self._on_history_changed)
        self._show_rows()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.moment_chosen.emit(self.rows.seq(index.row()))

    def _on_history_changed(self) -> None:
        if self.rows.refresh():
            self._show_rows()

    def _show_rows(self) -> None:
        """Begin at the present moment; before anything was done, say so."""
        is_empty = self.rows.rowCount() == 1
        self.lead.setText(
            _("Rien n’est encore fait : ce que vous ferez s’inscrira ici.")
            if is_empty
            else _("Choisissez un moment : tout redevient comme il était alors.")
        )
        present = self.rows.index(self.rows.present)
        self.list.setCurrentIndex(present)
        self.list.scrollTo(present)

    def _lay_out(self) -> None:
        look(self.list, "framed")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(HistoryRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(_("Historique"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.lead)
        column.addWidget(self.list, 1)
        for told in (
            _(
                "Ce qui est grisé est annulé : choisissez-le pour le rétablir. Dès que vous faites autre chose, "
                "il quitte la liste."
            ),
            _("Les post-its des téléphones ne sont pas dans cette liste : ils ne s’annulent jamais."),
        ):
            column.addWidget(plain_label(told, kind="small", wrap=True))
        self.resize(_SIZE * theme.scale())
        fit_screen(self)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.scrollTo(self.list.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
