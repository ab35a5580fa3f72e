"""What a search found, as the rows of a list: those of the question shown first, then the others under headings."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.domain.dates import short_day
from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.searching import Hit, Whereabouts
from atelier.domain.things import Meeting
from atelier.ui import theme
from atelier.ui.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAD, _GAP = 8, 10
_ROWS_SHOWN = 5
_WORDS_SHARE = 0.6
"""The least share of a row that the words have; where it is takes the rest."""


def whereabouts_phrase(hit: Hit) -> str:
    """Where it is, in words."""
    match hit.whereabouts:
        case Whereabouts.CLUSTERED:
            titles = [cluster.title for cluster in hit.clusters if cluster.title]
            if not titles:
                return _("dans un regroupement sans titre")
            return _clusters_phrase(titles)
        case Whereabouts.TITLE:
            return _("regroupement")
        case Whereabouts.ISOLATED:
            return _("isolé")
        case Whereabouts.WAITING:
            return _("à relire")
        case Whereabouts.REFUSED:
            return _("non affiché")
        case Whereabouts.WITHDRAWN:
            return _("retiré")
        case Whereabouts.UNSORTED:
            return _("à classer")


def _clusters_phrase(titles: Sequence[str]) -> str:
    """In which clusters; from three on, how many."""
    first, *others = titles
    if not others:
        return _("dans « {title} »").format(title=first)
    if len(others) == 1:
        return _("dans « {title} » et « {other} »").format(title=first, other=others[0])
    # Two and more: the singular is for languages that have one for other numbers too.
    return ngettext(
        "dans « {title} » et {count} autre regroupement",
        "dans « {title} » et {count} autres regroupements",
        len(others),
    ).format(title=first, count=len(others))


def meeting_phrase(meeting: Meeting) -> str:
    """Its title and its day."""
    return " · ".join(filter(None, (meeting.title, short_day(meeting.day) if meeting.day else "")))


class HitRows(QAbstractListModel):
    """The hits in the order in which they are offered; `None` is a row that heads what follows.

    Those of other questions have a heading, and those of each other meeting.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Hit | None] = []
        self.here = 0
        """How many of them are on the question shown."""
        self.beside = 0
        """How many of them are of other meetings."""

    def show_hits(self, hits: Sequence[Hit], question_id: QuestionId, beside: Sequence[Hit] = ()) -> None:
        """Offer those, seen from that question, then those of other meetings."""
        here = [hit for hit in hits if hit.question.id == question_id]
        others = [hit for hit in hits if hit.question.id != question_id]
        self.beginResetModel()
        self.rows = [*here, *_headed(others)]
        for _meeting, its in groupby(beside, key=lambda hit: hit.meeting):
            self.rows += _headed(list(its))
        self.here, self.beside = len(here), len(beside)
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many were found."""
        return sum(row is not None for row in self.rows)

    @property
    def elsewhere(self) -> int:
        """How many of them are on other questions of this meeting."""
        return self.count - self.here - self.beside

    def hit(self, row: int) -> Hit | None:
        """The hit of that row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    # Qt overrides

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit(index.row())
        if hit is None:
            return self._heading(index.row()) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(hit.text.split())
        meeting = meeting_phrase(hit.meeting) if hit.meeting is not None else ""
        question = _("Question {number}").format(number=hit.question.number)
        said = tuple(filter(None, (meeting, question, whereabouts_phrase(hit))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join((hit.text, " · ".join((_number(hit), *said)).removeprefix(" · "))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (_number(hit), hit.text, *said)))
        return None

    def _heading(self, row: int) -> str:
        headed = self.hit(row + 1)
        if headed is None or headed.meeting is None:
            return _("Dans les autres questions : la salle y passe avec vous")
        return _("Pas sur ce tableau : {meeting}").format(meeting=meeting_phrase(headed.meeting))


class HitRow(QStyledItemDelegate):
    """Draws a hit: its question's number in its colour, its words, its number, where it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, chosen or not."""
        rows = index.model()
        assert isinstance(rows, HitRows)
        hit = rows.hit(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if hit is None:
            painter.setPen(QColor(theme.colours().muted))
            painter.setFont(_smaller(option.font))
            inside = box.adjusted(_PAD, 0, -_PAD, 0)
            told = painter.fontMetrics().elidedText(
                str(index.data()), Qt.TextElideMode.ElideMiddle, round(inside.width())
            )
            painter.drawText(inside, _LEFT, told)
        else:
            self._paint_box(painter, option, box)
            self._paint_hit(painter, option, box.adjusted(_PAD, 0, -_PAD, 0), hit)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line with room for a finger."""
        return QSize(0, option.fontMetrics.height() + 14)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        colours = theme.colours()
        chosen = option.state & QStyle.StateFlag.State_Selected
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        painter.setPen(QPen(QColor(colours.focus), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pressed if chosen or hovered else colours.surface))
        painter.drawRoundedRect(box, 6, 6)

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, inside: QRectF, hit: Hit) -> None:
        colours = theme.colours()
        side = option.fontMetrics.height() + 2
        chip = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
        is_beside = hit.meeting is not None
        ink = theme.readable_accent(hit.question.number) if is_beside else QColor(colours.on_pale)
        # Hollow, as what is not on this board.
        painter.setPen(ink if is_beside else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if is_beside else theme.pale(hit.question.number))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(ink)
        painter.setFont(_bold(_smaller(option.font)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(hit.question.number))
        words = QRectF(
            chip.right() + _GAP, inside.top(), inside.right() - chip.right() - _GAP, inside.height()
        )
        words = self._paint_place(painter, option, words, hit)
        painter.setPen(QColor(colours.ink))
        painter.setFont(_bold(option.font) if hit.note is None else option.font)
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(
            " ".join(hit.text.split()), Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, _LEFT, text)

    def _paint_place(
        self, painter: QPainter, option: QStyleOptionViewItem, words: QRectF, hit: Hit
    ) -> QRectF:
        """Say where it is, on the right; returns what is left for its words."""
        font = _smaller(option.font)
        day = short_day(hit.meeting.day) if hit.meeting is not None and hit.meeting.day else ""
        said = " · ".join(filter(None, (day, whereabouts_phrase(hit), _number(hit))))
        room = round(words.width() * (1 - _WORDS_SHARE))
        said = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideMiddle, room)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours().muted))
        painter.drawText(words, _RIGHT, said)
        return words.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(said) - _GAP, 0)


class HitList(QListView):
    """As high as a few rows, whatever was found."""

    def __init__(self, rows: HitRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(HitRow(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Résultats de la recherche"))
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight((self.fontMetrics().height() + 14) * _ROWS_SHOWN + 2)

    def sizeHint(self) -> QSize:
        """Qt would ask for more than it may have, and leave the rest empty."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def changeEvent(self, event: QEvent) -> None:
        """In larger letters, rows are higher."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


def _headed(hits: Sequence[Hit]) -> list[Hit | None]:
    return [None, *hits] if hits else []


def _number(hit: Hit) -> str:
    return _("n° {number}").format(number=hit.note.number) if hit.note is not None else ""


def _smaller(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(round(font.pixelSize() * 13 / 15), 11))
    return made


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
