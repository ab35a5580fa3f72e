"""A cluster as a row of the outline: its number, title, mark, how many post-its, and whether it has a synthesis."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from atelier.board.drawing.marks import paint_mark
from atelier.domain.board import Group
from atelier.domain.language import gettext as _
from atelier.domain.marks import mark_phrase
from atelier.domain.text import TITLE_LENGTH
from atelier.domain.things import ClusterState
from atelier.ui import theme
from atelier.ui.widgets.painted_row import Index, PaintedRow, bold, paint_aside, paint_words
from atelier.ui.wording import note_count

if TYPE_CHECKING:
    from atelier.ui.synthesis.outline_list import OutlineList

GROUP = Qt.ItemDataRole.UserRole
WRITTEN = Qt.ItemDataRole.UserRole + 1
_INDENT_PX = 20
_MARK_PX = 15
_SIGN_PX = 14
_GAP_PX = 6
_ASIDE_SHARE = 0.3


def told(group: Group, *, is_written: bool) -> str:
    """The row for who hears it."""
    rubric = _("rubrique") if group.is_rubric else ""
    written = _("synthèse écrite") if is_written else _("sans synthèse")
    facts = (
        f"{group.number} {group.name}",
        rubric,
        mark_phrase(group.cluster.state),
        note_count(group.count),
    )
    return ", ".join(filter(None, (*facts, written)))


def indent_px(group: Group) -> int:
    """How far a row begins from the left."""
    return round(_INDENT_PX * theme.scale()) if group.parent_id is not None else 0


class OutlineRow(PaintedRow):
    """Draws a row, and lets its title be typed in its place."""

    def __init__(self, outline: "OutlineList") -> None:
        super().__init__(outline)
        self._outline = outline

    def paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, *, inside: QRectF, index: Index
    ) -> None:
        """A rubric's words are bold; what was set aside steps back."""
        group: Group = index.data(GROUP)
        colours, state = theme.colours(), group.cluster.state
        inside = inside.adjusted(indent_px(group), 0, 0, 0)
        inside = paint_aside(painter, inside, words=str(group.count), share=_ASIDE_SHARE)
        if index.data(WRITTEN):
            inside = _paint_sign(painter, inside)
        if state is not ClusterState.PROPOSED:
            inside = _paint_state(painter, inside, state)
        painter.setFont(bold(option.font))
        painter.setPen(theme.readable_accent(self._outline.question_number))
        paint_words(painter, inside, words=group.number)
        inside.setLeft(inside.left() + painter.fontMetrics().horizontalAdvance(group.number) + 8)
        is_quiet = state is ClusterState.SET_ASIDE or not group.cluster.title
        painter.setFont(bold(option.font) if group.is_rubric else option.font)
        painter.setPen(QColor(colours.muted if is_quiet else colours.ink))
        paint_words(painter, inside, words=group.cluster.title or _("sans titre"))

    # Qt overrides

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setMaxLength(TITLE_LENGTH)
        field.setAccessibleName(_("Titre du regroupement"))
        field.setAutoFillBackground(True)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        group: Group = index.data(GROUP)
        assert isinstance(editor, QLineEdit)
        editor.setText(group.cluster.title)

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        self._outline.rename(index.data(GROUP), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        number = option.fontMetrics.horizontalAdvance(index.data(GROUP).number)
        editor.setGeometry(place.adjusted(indent_px(index.data(GROUP)) + number + 20, 0, 0, 0))


def _paint_sign(painter: QPainter, inside: QRectF) -> QRectF:
    """That there is a synthesis; returns what is left."""
    side = round(_SIGN_PX * theme.scale())
    place = QRect(round(inside.right()) - side, round(inside.center().y() - side / 2), side, side)
    theme.icon("text-quote", theme.colours().muted).paint(painter, place)
    return inside.adjusted(0, 0, -side - _GAP_PX, 0)


def _paint_state(painter: QPainter, inside: QRectF, state: ClusterState) -> QRectF:
    """What the group made of it; returns what is left."""
    side, colours = _MARK_PX * theme.scale(), theme.colours()
    place = QRectF(inside.right() - side, inside.center().y() - side / 2, side, side)
    ink = QColor(colours.good if state is ClusterState.VALIDATED else colours.muted)
    painter.save()
    paint_mark(painter, place, state, ink=ink, paper=QColor(colours.surface))
    painter.restore()
    return inside.adjusted(0, 0, -side - _GAP_PX, 0)
