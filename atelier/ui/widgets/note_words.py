"""A post-it's words in full on its pale paper, wherever else than on the board."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.board.drawing.lettering import Lettering, lay_out
from atelier.ui import theme

_PAD_PX = 8
_RADIUS_PX = 6
_MOST_LINES = 10_000
_LEAST_LETTERS = 8


class NoteWords(QWidget):
    """As high as its words are in its width; a label could not break a word that is wider."""

    def __init__(self, text: str, question_number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._question_number = question_number
        self._lettering: Lettering | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tell(text)

    def tell(self, text: str) -> None:
        """Say that."""
        if text != self.text:
            self.text = text
            self.setAccessibleName(text)
            self._lettering = None
            self.updateGeometry()
            self.update()

    # Qt overrides

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(1, width - 2 * _PAD_PX)
        return round(lay_out(self.text, self.font(), room, lines=_MOST_LINES).height) + 2 * _PAD_PX

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.averageCharWidth() * _LEAST_LETTERS, metrics.height() + 2 * _PAD_PX)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, _event: object) -> None:
        self._lettering = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._lettering is None:
            room = max(1, self.width() - 2 * _PAD_PX)
            self._lettering = lay_out(self.text, self.font(), room, lines=_MOST_LINES)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.pale(self._question_number))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS_PX, _RADIUS_PX)
        painter.setPen(QColor(theme.colours().on_pale))
        self._lettering.draw(painter, _PAD_PX, _PAD_PX)
        painter.end()
