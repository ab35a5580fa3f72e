"""What a search found, as the rows of a list: those of the question shown first, then the others under headings."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from atelier.domain.dates import short_day
from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.searching import Hit, Whereabouts
from atelier.domain.things import Meeting
from atelier.ui import theme
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.widgets.painted_row import (
    Index,
    PaintedRow,
    bold,
    paint_aside,
    paint_chip,
    paint_words,
    row_height,
    smaller,
)
from atelier.ui.wording import note_name

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
        self.in_other_meetings = 0
        """How many of them are of other meetings."""

    def show_hits(self, hits: Sequence[Hit], question_id: QuestionId, others: Sequence[Hit] = ()) -> None:
        """Offer those, seen from that question, then those of other meetings."""
        here = [hit for hit in hits if hit.question.id == question_id]
        there = [hit for hit in hits if hit.question.id != question_id]
        self.beginResetModel()
        self.rows = [*here, *_headed(there)]
        for _meeting, its in groupby(others, key=lambda hit: hit.meeting):
            self.rows += _headed(list(its))
        self.here, self.in_other_meetings = len(here), len(others)
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many were found."""
        return sum(row is not None for row in self.rows)

    @property
    def on_other_questions(self) -> int:
        """How many of them are on other questions of this meeting."""
        return self.count - self.here - self.in_other_meetings

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


class HitRow(PaintedRow):
    """Draws a hit: its question's number in its colour, its words, its number, where it is."""

    def paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, *, inside: QRectF, index: Index
    ) -> None:
        """A hit; else the words that head what follows."""
        rows, colours = index.model(), theme.colours()
        assert isinstance(rows, HitRows)
        hit = rows.hit(index.row())
        if hit is None:
            painter.setPen(QColor(colours.muted))
            painter.setFont(smaller(option.font))
            paint_words(painter, inside, words=str(index.data()), cut=Qt.TextElideMode.ElideMiddle)
            return
        # Hollow, as what is not on this board.
        inside = paint_chip(painter, inside, number=hit.question.number, hollow=hit.meeting is not None)
        inside = paint_aside(
            painter, inside, words=_aside(hit), share=1 - _WORDS_SHARE, cut=Qt.TextElideMode.ElideMiddle
        )
        painter.setPen(QColor(colours.ink))
        painter.setFont(bold(option.font) if hit.note is None else option.font)
        paint_words(painter, inside, words=" ".join(hit.text.split()))


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
        self.setFixedHeight(row_height(self.fontMetrics().height()) * _ROWS_SHOWN + 2)

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
    return note_name(hit.note) if hit.note is not None else ""


def _aside(hit: Hit) -> str:
    """Where it is, and its number."""
    day = short_day(hit.meeting.day) if hit.meeting is not None and hit.meeting.day else ""
    return " · ".join(filter(None, (day, whereabouts_phrase(hit), _number(hit))))
