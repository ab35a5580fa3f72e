"""The three seconds in which a move of everybody can still be given up, counted over the board."""

from math import ceil

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from atelier.board.drawing import motion
from atelier.domain.language import gettext as _
from atelier.domain.typography import held
from atelier.ui import theme
from atelier.ui.announcement import announce
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.floating_bar import FloatingBar

DURATION_MS = 3000
SETTLED_MS = 350
"""A second press earlier than that is the first one's bounce."""
_STEP_MS = 50
_RING_PX = 40
_FULL_TURN = 360 * 16


class Countdown(FloatingBar):
    """Says what is about to happen, in how many seconds, and takes « now » or « no » for an answer.

    Signals:
        ended: the time is over, or she does not want to wait.
        given_up: she does not want it.
    """

    ended = Signal()
    given_up = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.duration_ms = DURATION_MS
        self.settled_ms = SETTLED_MS
        self._since = QElapsedTimer()
        self._tick = QTimer(self, interval=_STEP_MS)
        self._tick.timeout.connect(self._on_tick)
        self.ring = _Ring()
        self.sentence = plain_label(wrap=True)
        self.detail = plain_label(kind="small", wrap=True)
        self.now_button = look(QPushButton(_("Maintenant")), "primary")
        self.cancel_button = QPushButton(_("Annuler (Échap)"))
        self.now_button.clicked.connect(self._end)
        self.cancel_button.clicked.connect(self.given_up)
        self._lay_out()

    @property
    def is_running(self) -> bool:
        """Whether something is about to happen."""
        return self._tick.isActive()

    @property
    def has_settled(self) -> bool:
        """Whether a second press is meant."""
        return self.is_running and self._since.elapsed() >= self.settled_ms

    def start(self, sentence: str, *, detail: str = "", key: str = "") -> None:
        """Count down to what the sentence says; from the beginning if it was counting to something else.

        `key`: the one that, pressed again, means now.
        """
        named = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self.now_button.setText(_("Maintenant ({key})").format(key=named) if key else _("Maintenant"))
        self.sentence.setText(held(sentence))
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self._since.start()
        self._tick.start()
        self._show_left()
        self.appear()
        seconds = ceil(self.duration_ms / 1000)
        said = _("{sentence} dans {seconds} s. Échap pour annuler.").format(
            sentence=sentence, seconds=seconds
        )
        self.setAccessibleName(said)
        announce(self, said)

    def hurry(self) -> None:
        """Wait no longer."""
        if self.is_running:
            self._end()

    def stop(self) -> None:
        """Count no longer, and do nothing."""
        self._tick.stop()
        self.disappear()

    def _end(self) -> None:
        self.stop()
        self.ended.emit()

    def _on_tick(self) -> None:
        if self._since.elapsed() >= self.duration_ms:
            self._end()
        else:
            self._show_left()

    def _show_left(self) -> None:
        left_ms = max(0, self.duration_ms - self._since.elapsed())
        share = 1.0 if motion.is_reduced() else left_ms / max(1, self.duration_ms)
        self.ring.show_left(ceil(left_ms / 1000), share)

    def _lay_out(self) -> None:
        told = QHBoxLayout()
        told.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.sentence, self.detail):
            words.addWidget(label)
        told.addWidget(self.ring)
        told.addLayout(words, 1)
        self.fill(told, (self.now_button, self.cancel_button))


class _Ring(QWidget):
    """The seconds left in a ring that empties."""

    def __init__(self) -> None:
        super().__init__()
        self._seconds, self._share = 0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_left(self, seconds: int, share: float) -> None:
        """Show so many seconds, and that share of the ring."""
        if (seconds, share) != (self._seconds, self._share):
            self._seconds, self._share = seconds, share
            self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        side = round(_RING_PX * theme.scale())
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            painter.setPen(QPen(QColor(tones.line), 3))
            painter.drawEllipse(box)
            painter.setPen(QPen(QColor(tones.focus), 3))
            painter.drawArc(box, 90 * 16, round(self._share * _FULL_TURN))
            painter.setPen(QColor(tones.ink))
            painter.setFont(theme.font(round(17 * theme.scale()), bold=True))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._seconds))
