"""The table of the sheet under the hand: typing in a cell, ticking with a key, choosing rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from atelier.domain.ids import AttendeeId
from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.attendance.attendance_table import AttendanceTable, Field
from atelier.ui.theme import look

Index = QModelIndex | QPersistentModelIndex
_ROW_PX, _BOX_PX = 34, 18
_WIDTHS_PX = {Field.GROUP: 170, Field.PRESENT: 84, Field.IS_NEW: 92}
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AttendanceView(QTableView):
    """Arrows go from cell to cell, a letter or F2 writes in it, Space ticks, Suppr removes the chosen rows.

    Signals:
        removal_requested: Suppr.
    """

    removal_requested = Signal()

    def __init__(self, table: AttendanceTable, structures: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self.table = table
        self.setModel(table)
        self.setAccessibleName(_("Feuille de présence"))
        self.setItemDelegate(_Cells(table, structures, self))
        self._dress()

    @property
    def chosen(self) -> tuple[AttendeeId, ...]:
        """Those whose rows are chosen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.table.attendees[row].id for row in rows)

    def _dress(self) -> None:
        look(self, "framed")
        scale = theme.scale()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(_ROW_PX * scale))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(round(60 * scale))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for field in (Field.NAME, Field.STRUCTURE):
            header.setSectionResizeMode(field, QHeaderView.ResizeMode.Stretch)
        self.setColumnHidden(Field.GROUP, not self.table.groups())
        for field, width in _WIDTHS_PX.items():
            self.setColumnWidth(field, max(round(width * scale), header.sectionSizeHint(field)))
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVING and self.chosen:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Ticks in the middle of their cells, and the editors of the others."""

    def __init__(
        self, table: AttendanceTable, structures: Callable[[], Sequence[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._structures = structures

    # Qt overrides

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == Field.GROUP:
            choice = QComboBox(parent)
            choice.addItem("", None)
            for group in self._table.groups():
                choice.addItem(group.name, group.id)
            return choice
        line = QLineEdit(parent)
        line.setStyleSheet("min-height: 0; padding: 0 2px; border-radius: 0;")
        if index.column() == Field.STRUCTURE:
            line.setCompleter(structure_completer(self._structures(), line))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit):
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.colours().focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        if state is not None:
            _paint_box(painter, _box(option.rect), is_ticked=Qt.CheckState(state) is Qt.CheckState.Checked)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # Drawn by `paint`, the box as large as everywhere else.
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not _ticks(event, option.rect):
            return super().editorEvent(event, model, option, index)
        ticked = Qt.CheckState(state) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


def structure_completer(structures: Sequence[str], parent: QWidget) -> QCompleter:
    """Structures that are known, as soon as a part of their names is typed."""
    completer = QCompleter(list(structures), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


def _ticks(event: QEvent, cell: QRect) -> bool:
    if isinstance(event, QMouseEvent):
        is_release = event.type() is QEvent.Type.MouseButtonRelease
        pressed = event.button() is Qt.MouseButton.LeftButton
        return is_release and pressed and cell.contains(event.position().toPoint())
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space


def _box(cell: QRect) -> QRect:
    side = round(_BOX_PX * theme.scale())
    return QRect(cell.x() + 10, cell.center().y() - side // 2, side, side)


def _paint_box(painter: QPainter, box: QRect, *, is_ticked: bool) -> None:
    colours = theme.colours()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.muted), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(box, 4, 4)
    if is_ticked:
        theme.icon("check").paint(painter, box)
    painter.restore()
