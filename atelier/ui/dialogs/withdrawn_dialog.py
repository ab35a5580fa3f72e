"""The post-its that were taken off the wall: those that she took off can be put back, several at once."""

from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from atelier.board.model import BoardModel
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import RestoreNotes
from atelier.domain.things import Note, Party, Question
from atelier.ui import theme
from atelier.ui.panels.arrival_card import ArrivalCard
from atelier.ui.panels.card_list import CardList
from atelier.ui.panels.note_cards import AGE, SOURCE, NoteCards
from atelier.ui.panels.panel_form import utc_now
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import ending, open_at

Index = QModelIndex | QPersistentModelIndex
_SIZE_PX = (600, 560)
_TALLEST_PX = 10_000
_BOX_LEFT_PX, _BOX_TOP_PX, _GAP_PX = 4, 10, 10


class WithdrawnNotes(NoteCards):
    """Them as rows, question by question; those that their authors took back can't be chosen."""

    def refresh(self) -> None:
        """Read them again, where that changes anything."""
        snapshot = self.model.snapshot
        numbers = {question.id: question.number for question in self.model.questions}
        here = snapshot.where(Note, meeting_id=self.model.meeting_id)
        found = [note for note in here if note.withdrawn_by is not None]
        found.sort(key=lambda note: (numbers[note.question_id], note.number))
        if found != self.notes:
            self.beginResetModel()
            self.notes = found
            self.endResetModel()

    # Qt overrides

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        note = self.notes[index.row()]
        question = self.model.snapshot.get(Question, note.question_id)
        where = _("n° {number} · question {question}").format(number=note.number, question=question.number)
        if role == SOURCE:
            return where
        if role == AGE:
            return _by_whom(note)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((note.shown_text, where, _by_whom(note)))
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.notes[index.row()].withdrawn_by is Party.PARTICIPANT:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class WithdrawnCard(ArrivalCard):
    """A card with a box on its left, ticked once it is chosen."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view, indent=_BOX_LEFT_PX + _box_side(view) + _GAP_PX)
        self._side = _box_side(view)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card, and its box unless it can't be chosen."""
        super().paint(painter, option, index)
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return
        colours, is_chosen = theme.colours(), bool(option.state & QStyle.StateFlag.State_Selected)
        corner = QPointF(option.rect.topLeft()) + QPointF(_BOX_LEFT_PX, _BOX_TOP_PX)
        box = QRectF(corner, QSizeF(self._side, self._side))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.ink if is_chosen else colours.muted), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 4, 4)
        if is_chosen:
            theme.icon("check").paint(painter, box.toAlignedRect())
        painter.restore()


class WithdrawnDialog(QDialog):
    """Stays open, and follows the meeting.

    Signals:
        operation_requested: (RestoreNotes)
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Post-its retirés"))
        self.notes = WithdrawnNotes(model, now=utc_now, parent=self)
        self.list = look(CardList(_("Post-its retirés")), "ringed")
        self.nothing = plain_label(_("Aucun post-it n’a été retiré du tableau."), kind="muted", wrap=True)
        self.lead = plain_label(kind="muted", wrap=True)
        self.close_button = QPushButton(_("Fermer"))
        self.restore = look(QPushButton(), "primary")
        self._model = model
        self._lay_out()
        self.restore.clicked.connect(self._on_restore_clicked)
        self.close_button.clicked.connect(self.accept)
        self.list.confirmed.connect(self._on_restore_clicked)
        self.list.selectionModel().selectionChanged.connect(self._show_choice)
        model.caught_up.connect(self.refresh)
        self.refresh()
        self.list.setCurrentIndex(self.notes.index(0))
        self.list.clearSelection()

    @property
    def chosen(self) -> tuple[NoteId, ...]:
        """Those to be put back."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return tuple(self.notes.notes[row].id for row in rows)

    def refresh(self) -> None:
        """Show those that are withdrawn now; what was chosen stays chosen."""
        chosen = self.chosen
        self.notes.refresh()
        for id in chosen:
            self.choose(id)
        found = bool(self.notes.notes)
        self.list.setVisible(found)
        self.lead.setVisible(found)
        self.nothing.setVisible(not found)
        self._show_choice()
        if not found:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, note_id: str) -> None:
        """Choose that one too, if it can be put back."""
        row = next((row for row, note in enumerate(self.notes.notes) if note.id == note_id), None)
        if row is not None:
            index = self.notes.index(row)
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
            self.list.scrollTo(index)

    def _on_restore_clicked(self) -> None:
        if self.chosen:
            self.operation_requested.emit(RestoreNotes(self.chosen))

    def _show_choice(self) -> None:
        count = len(self.chosen)
        self.restore.setEnabled(count > 0)
        words = ngettext("Remettre au tableau", "Remettre {count} post-its au tableau", count)
        self.restore.setText(words.format(count=count) if count else _("Remettre au tableau"))

    def _lay_out(self) -> None:
        self.list.setModel(self.notes)
        self.list.setItemDelegate(WithdrawnCard(self.list))
        self.list.setSelectionMode(QListView.SelectionMode.MultiSelection)
        self.list.set_most_height(_TALLEST_PX)
        self.lead.setText(
            _(
                "Choisissez ceux à remettre : un clic, ou les flèches et Espace. "
                "Ce que son auteur a retiré ne revient que par lui."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(_("Post-its retirés"), kind="title", wrap=True))
        column.addWidget(self.lead)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(ending(self.close_button, self.restore))
        open_at(self, *_SIZE_PX)


def _box_side(view: QListView) -> int:
    return view.fontMetrics().height()


def _by_whom(note: Note) -> str:
    if note.withdrawn_by is Party.PARTICIPANT:
        return _("retiré par la personne qui l’a écrit")
    return _("retiré par vous")
