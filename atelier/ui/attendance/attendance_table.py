"""The sheet as rows of a table that follows the meeting; what is typed or ticked in it is asked for at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from atelier.board.model import BoardModel
from atelier.domain.attendance import sheet
from atelier.domain.ids import AttendeeId
from atelier.domain.language import gettext as _
from atelier.domain.operations import EditAttendee
from atelier.domain.plain_words import folded
from atelier.domain.project import peer_groups
from atelier.domain.things import Attendee, PeerGroup

Index = QModelIndex | QPersistentModelIndex


class Field(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    STRUCTURE = 1
    GROUP = 2
    PRESENT = 3
    IS_NEW = 4


_TICKED = {Field.PRESENT: "present", Field.IS_NEW: "is_new"}


class AttendanceTable(QAbstractTableModel):
    """One attendee a row. Rows come, go and move one by one: what is being typed in another one stays.

    Signals:
        edit_requested: (EditAttendee)
    """

    edit_requested = Signal(object)

    def __init__(self, model: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sorted_by = Field.NAME
        self._is_descending = False
        self._is_sorted = False
        self._group_names: dict[str, str] = {}
        self.attendees: list[Attendee] = []
        self.refresh()

    def refresh(self) -> None:
        """Have exactly those on the sheet, in their order."""
        self._group_names = {group.id: group.name for group in peer_groups(self._model.snapshot)}
        wanted = self._ordered(sheet(self._model.snapshot, self._model.meeting_id))
        self._drop_all_but({each.id for each in wanted})
        for at, attendee in enumerate(wanted):
            self._have(at, attendee)

    def row_of(self, id: AttendeeId) -> int | None:
        """In which row that attendee is."""
        return next((row for row, each in enumerate(self.attendees) if each.id == id), None)

    def groups(self) -> list[PeerGroup]:
        """The peer groups to choose from."""
        return peer_groups(self._model.snapshot)

    def _ordered(self, attendees: list[Attendee]) -> list[Attendee]:
        if not self._is_sorted:
            return attendees
        return sorted(attendees, key=self._key(), reverse=self._is_descending)

    def _key(self) -> Callable[[Attendee], Any]:
        match self._sorted_by:
            case Field.STRUCTURE:
                return lambda each: (folded(each.structure), folded(each.name))
            case Field.GROUP:
                return lambda each: (folded(self._group(each)), folded(each.name))
            case Field.PRESENT:
                return lambda each: (not each.present, folded(each.name))
            case Field.IS_NEW:
                return lambda each: (not each.is_new, folded(each.name))
        return lambda each: (folded(each.name), folded(each.structure))

    def _group(self, attendee: Attendee) -> str:
        return self._group_names.get(attendee.peer_group_id or "", "")

    def _drop_all_but(self, ids: set[AttendeeId]) -> None:
        for row in reversed(range(len(self.attendees))):
            if self.attendees[row].id not in ids:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self.attendees[row]
                self.endRemoveRows()

    def _have(self, at: int, attendee: Attendee) -> None:
        """That attendee in that row, those above it being in theirs."""
        row = self.row_of(attendee.id)
        if row is None:
            self.beginInsertRows(QModelIndex(), at, at)
            self.attendees.insert(at, attendee)
            self.endInsertRows()
            return
        if row != at:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), at)
            self.attendees.insert(at, self.attendees.pop(row))
            self.endMoveRows()
        if self.attendees[at] != attendee:
            self.attendees[at] = attendee
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(Field) - 1))

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.attendees)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(Field)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticked = Field(index.column()) in _TICKED
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.ItemIsEditable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        attendee, field = self.attendees[index.row()], Field(index.column())
        if field in _TICKED:
            return self._tick(attendee, field, role)
        if role == Qt.ItemDataRole.EditRole and field is Field.GROUP:
            return attendee.peer_group_id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (attendee.name, attendee.structure, self._group(attendee))[field]
        return None

    def _tick(self, attendee: Attendee, field: Field, role: int) -> Any:
        is_ticked = getattr(attendee, _TICKED[field])
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{headings()[field]} : {_('oui') if is_ticked else _('non')}"
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        attendee, field = self.attendees[index.row()], Field(index.column())
        match field:
            case Field.NAME:
                asked = replace(attendee, name=value)
            case Field.STRUCTURE:
                asked = replace(attendee, structure=value)
            case Field.GROUP:
                asked = replace(attendee, peer_group_id=value)
            case Field.PRESENT:
                asked = replace(attendee, present=Qt.CheckState(value) is Qt.CheckState.Checked)
            case Field.IS_NEW:
                asked = replace(attendee, is_new=Qt.CheckState(value) is Qt.CheckState.Checked)
        if asked != attendee:
            self.edit_requested.emit(EditAttendee(asked))
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._is_sorted = column >= 0
        self._sorted_by = Field(max(column, 0))
        self._is_descending = order is Qt.SortOrder.DescendingOrder
        self.refresh()


def headings() -> Sequence[str]:
    """What the columns are called."""
    return _("Nom"), _("Structure"), _("Groupe de pairs"), _("Présent"), _("Nouveau")
