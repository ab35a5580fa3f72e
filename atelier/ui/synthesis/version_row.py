"""A version as a row: its name or its date, and how it begins."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from atelier.domain.citing import number_phrase
from atelier.domain.dates import day_and_time, time_of_day
from atelier.domain.language import gettext as _
from atelier.domain.rich_text import plain
from atelier.domain.things import SynthesisVersion
from atelier.ui import theme
from atelier.ui.widgets.painted_row import Index, PaintedRow, bold, paint_words, smaller

TOLD = Qt.ItemDataRole.UserRole + 1
_BEGINNING = 160


def version_words(version: SynthesisVersion | None, present: str, now: datetime) -> tuple[str, str]:
    """What a row says on its two lines; None is the present text."""
    text = present if version is None else version.text
    beginning = " ".join(plain(text, number_phrase).split())[:_BEGINNING] or _("Rien n’est écrit")
    if version is None:
        return _("Texte actuel"), beginning
    at = version.created_at.astimezone()
    is_today = at.date() == now.astimezone().date()
    when = time_of_day(at.time()) if is_today else day_and_time(version.created_at)
    return " · ".join(filter(None, (version.name, when))), beginning


class VersionRow(PaintedRow):
    """Draws a version on two lines."""

    def paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, *, inside: QRectF, index: Index
    ) -> None:
        """Its name over its beginning."""
        upper, lower = QRectF(inside), QRectF(inside)
        upper.setBottom(inside.center().y() + 1)
        lower.setTop(inside.center().y() - 1)
        painter.setPen(QColor(theme.colours().ink))
        painter.setFont(bold(option.font))
        paint_words(painter, upper, words=index.data(Qt.ItemDataRole.DisplayRole))
        painter.setPen(QColor(theme.colours().muted))
        painter.setFont(smaller(option.font))
        paint_words(painter, lower, words=index.data(TOLD))

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines, with room for a finger."""
        return QSize(0, 2 * option.fontMetrics.height() + 14)
