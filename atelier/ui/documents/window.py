"""« Documents »: what is chosen beside its preview, and under it what becomes of those being saved."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.document import Document
from atelier.domain.language import gettext as _
from atelier.domain.things import Project
from atelier.ui import theme
from atelier.ui.documents.choices import Choices
from atelier.ui.documents.format_words import preview_remark, seen_as
from atelier.ui.documents.offers import Offer, Order
from atelier.ui.documents.preview import Preview
from atelier.ui.documents.saving_place import SavingPlace, suggested_name
from atelier.ui.documents.saving_row import SavingRow
from atelier.ui.documents.savings import Savings
from atelier.ui.plain_text import plain_label
from atelier.ui.screen_room import fit_screen
from atelier.ui.settings import SettingsStore
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import scrolled
from atelier.ui.widgets.elided_label import ElidedLabel

_SIZE = QSize(1240, 820)
_SIDE_PX, _PREVIEW_PX = 264, 440
SETTLED_MS = 150
"""A preview is asked for once the marks have rested so long."""


class DocumentsWindow(QDialog):
    """Not modal: it stays open beside the work. Where it is narrow, all choices are in one column.

    Signals:
        preview_requested: (order) have that document shown, whatever was asked for before.
        save_requested: (order, path) have it written there.
    """

    preview_requested = Signal(object)
    save_requested = Signal(object, object)

    def __init__(
        self,
        model: BoardModel,
        offers: Sequence[Offer],
        *,
        settings: SettingsStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._place = SavingPlace(settings)
        self.choices = Choices(model, offers, self)
        self.preview = Preview()
        self.savings = Savings()
        self.save = look(QPushButton(_("Enregistrer…")), "primary")
        self._settling = QTimer(self, singleShot=True)
        self._shown_seq = -1
        """The last change that the preview shows."""
        self._lay_out()
        self.choices.changed.connect(self._on_changed)
        self.save.clicked.connect(self._on_save)
        self.savings.elsewhere_requested.connect(self._on_elsewhere)
        self.savings.saved.connect(self._place.keep)
        self._settling.timeout.connect(self._ask_preview)

    def choose(self, document: Document) -> None:
        """Choose that document, the keyboard on it."""
        self.choices.choose(document)
        self._focus_choice()

    def show_preview(self, order: Order, content: bytes) -> None:
        """Show what `preview_requested` asked for."""
        wished = self.choices.order
        remark = preview_remark(wished.ending) if wished is not None else ""
        self.preview.show_content(order.ending, content, about=order.document, remark=remark)

    def _on_elsewhere(self, row: SavingRow) -> None:
        """Ask for another place for what could not be written, and take away what was said of it."""
        if self._ask_where(row.order):
            self.savings.drop(row)

    def _on_save(self) -> None:
        if (order := self.choices.order) is not None:
            self._ask_where(order)

    def _ask_where(self, order: Order) -> bool:
        offer, meeting = self.choices.offer_of(order), self._model.meeting
        project = self._model.snapshot.get(Project, meeting.project_id)
        name = suggested_name(project, meeting, offer, today=datetime.now(UTC).astimezone().date())
        path = self._place.ask(order, offer, name, self)
        if path is not None:
            ordered = Order(document=order.document, ending=path.suffix.lower(), options=order.options)
            self.save_requested.emit(ordered, path)
        return path is not None

    def _on_changed(self, is_waited_for: bool) -> None:
        self.save.setEnabled(self.choices.order is not None)
        self.savings.drop_stale()
        self._settling.start(0 if is_waited_for else SETTLED_MS)

    def _ask_preview(self) -> None:
        order = self.choices.order
        if not self.isVisible():
            return
        self._shown_seq = self._model.snapshot.seq
        if order is None:
            self.preview.show_problem(_("Cochez au moins une question."))
            return
        self.preview.show_working()
        seen = seen_as(order.ending, self.choices.offer_of(order).endings)
        self.preview_requested.emit(Order(document=order.document, ending=seen, options=order.options))

    def _focus_choice(self) -> None:
        self.choices.tiles[self.choices.offer.document].setFocus(Qt.FocusReason.OtherFocusReason)

    # How it is laid out

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Documents"))
        self.save.setDefault(True)
        title = ElidedLabel(self._model.meeting.title)
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        self._columns[0].addWidget(plain_label(_("Documents"), kind="title"))
        self._columns[0].addWidget(look(title, "muted"))
        self._columns[0].addSpacing(8)
        self._columns[0].addWidget(self.choices.documents)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.preview, 1)
        middle.addWidget(self.savings)
        self._feet = [QVBoxLayout(), QVBoxLayout()]
        self._sides = [self._side(at) for at in range(2)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sides[0])
        row.addLayout(middle, 1)
        row.addWidget(self._sides[1])
        self.resize(_SIZE * theme.scale())
        self._share_out()
        fit_screen(self)

    def _side(self, at: int) -> QWidget:
        """A side of the window: its choices, that may be taller than it, over a button that may not."""
        inside = QWidget()
        inside.setLayout(self._columns[at])
        self._columns[at].setContentsMargins(12, 16, 12, 12)
        self._columns[at].addStretch(1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled(inside), 1)
        column.addLayout(self._feet[at])
        self._feet[at].setContentsMargins(12, 8, 12, 12)
        return side

    def _share_out(self) -> None:
        """The settings of a document are on the right where there is room, else under the documents."""
        side = round(_SIDE_PX * theme.scale())
        has_room = self.width() >= 2 * side + round(_PREVIEW_PX * theme.scale())
        at = 1 if has_room else 0
        self._sides[1].setVisible(has_room)
        for one in self._sides:
            one.setFixedWidth(side)
        column = self._columns[at]
        if column.indexOf(self.choices.settings) < 0:
            column.insertWidget(column.count() - 1, self.choices.settings)
            self._feet[at].addWidget(self.save)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_choice()
        self._settling.start(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            # What was shown may not be how things are any more.
            if self._shown_seq != self._model.snapshot.seq:
                self._settling.start(SETTLED_MS)
        elif event.type() == QEvent.Type.FontChange:
            self._share_out()
