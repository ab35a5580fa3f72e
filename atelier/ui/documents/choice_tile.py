"""One of several things to choose from, with a line that says what it is for."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from atelier.ui import theme
from atelier.ui.widgets.painted_row import bold, smaller

_JOINER = "\u2060"
"""Takes no room; no line ends beside it."""
_LEAST_PX = 120
_PAD_PX = 10
_ICON_GAP_PX = 10
_RADIUS_PX = 8
_WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ChoiceTile(QRadioButton):
    """Chosen by a click anywhere on it, or by the arrow keys; its words are as high as their width asks for."""

    def __init__(self, name: str, purpose: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.purpose = purpose
        self._icon = icon
        self.setAccessibleDescription(purpose)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words_rect(self, width: int) -> QRect:
        """Where its words may be, as high as they like."""
        pad = round(_PAD_PX * theme.scale())
        left = pad
        if self._icon:
            left += round((theme.ICON_SIZE_PX + _ICON_GAP_PX) * theme.scale())
        return QRect(left, pad, max(width - left - pad, 1), 10_000)

    def _name_rect(self, room: QRect) -> QRect:
        return QFontMetrics(bold(self.font())).boundingRect(room, int(_WORDS), _unbroken(self.text()))

    def _purpose_rect(self, room: QRect) -> QRect:
        below = room.translated(0, self._name_rect(room).height() + 2)
        return QFontMetrics(smaller(self.font())).boundingRect(below, int(_WORDS), _unbroken(self.purpose))

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.colours()
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
        elif self.isChecked():
            painter.setPen(QPen(QColor(colours.ink), 1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(colours.surface))
        elif self.underMouse():
            painter.setBrush(QColor(colours.pressed))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inside, _RADIUS_PX, _RADIUS_PX)

    def _paint_words(self, painter: QPainter) -> None:
        colours = theme.colours()
        room = self._words_rect(self.width())
        painter.setPen(QColor(colours.ink))
        painter.setFont(bold(self.font()))
        painter.drawText(self._name_rect(room), int(_WORDS), _unbroken(self.text()))
        painter.setPen(QColor(colours.muted))
        painter.setFont(smaller(self.font()))
        painter.drawText(self._purpose_rect(room), int(_WORDS), _unbroken(self.purpose))

    # Qt overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._icon:
            side = round(theme.ICON_SIZE_PX * theme.scale())
            pad = round(_PAD_PX * theme.scale())
            theme.icon(self._icon).paint(painter, QRect(pad, pad, side, side))
        self._paint_words(painter)
        painter.end()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._words_rect(width)
        bottom = self._purpose_rect(room).bottom() if self.purpose else self._name_rect(room).bottom()
        return bottom + 1 + round(_PAD_PX * theme.scale())

    def sizeHint(self) -> QSize:
        return QSize(round(_LEAST_PX * theme.scale()), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_LEAST_PX * theme.scale()), 0)


def _unbroken(words: str) -> str:
    """The words with none of them broken at its hyphen: “post-its” stays in one line."""
    return words.replace("-", f"{_JOINER}-{_JOINER}")
