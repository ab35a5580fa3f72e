"""What the room will see of a question, and how the console names it, while it is being written."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.palette import PAPER
from atelier.ui import theme
from atelier.ui.projection.frame import put_header
from atelier.ui.projection.picture import Picture
from atelier.ui.projection.state import RoomState

_TAB_PX = 30
_SCREEN = QSizeF(16, 9)
_LEAST_WIDTH_PX = 260


class QuestionPreview(QWidget):
    """The top of the projection, drawn by what draws it for the room, under the tab of the console."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = 1
        self.text = self.short = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_WIDTH_PX)

    def show_question(self, number: int, text: str, short: str) -> None:
        """Show the question of that number, and its short label."""
        self.number, self.text, self.short = number, text, short
        said = _("La salle verra\xa0: question {number}, {text}. Onglet\xa0: {short}")
        self.setAccessibleName(said.format(number=number, text=text, short=short))
        self.update()

    def _picture(self, width: float) -> tuple[Picture, float]:
        """The projection at that width, and where its header ends."""
        picture = Picture(QSizeF(width, width * _SCREEN.height() / _SCREEN.width()), PAPER)
        state = RoomState(subject="", question_number=self.number, question=self.text or "…")
        return picture, put_header(picture, state)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(560, round(_TAB_PX * theme.scale()) + 104)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH_PX, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tab_height = _TAB_PX * theme.scale()
        self._paint_tab(painter, tab_height)
        screen = QRectF(0.5, tab_height + 8.5, self.width() - 1, self.height() - tab_height - 9)
        path = QPainterPath()
        path.addRoundedRect(screen, 6, 6)
        painter.save()
        painter.setClipPath(path)
        painter.translate(screen.topLeft())
        picture, _bottom = self._picture(screen.width())
        picture.paint(painter)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.colours().line), 1))
        painter.drawPath(path)

    def _paint_tab(self, painter: QPainter, height: float) -> None:
        font = theme.font(round(15 * theme.scale()), bold=True)
        painter.setFont(font)
        label = f"{self.number} {self.short}".rstrip()
        metrics = painter.fontMetrics()
        label = metrics.elidedText(label, Qt.TextElideMode.ElideRight, self.width() - 26)
        tab = QRectF(0, 0, metrics.horizontalAdvance(label) + 26, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.pale(self.number))
        painter.drawRoundedRect(tab, 8, 8)
        painter.setPen(QColor(theme.colours().on_pale))
        painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, label)
