"""Short sentences over the board that nobody has to answer, and the offer to split a paste."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.typography import held
from atelier.ui import theme
from atelier.ui.announcement import announce
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_WIDEST_PX = 720
_ROUNDING_PX = 4
"""Letters are a little wider than they measure."""
GOOD_NEWS_MS = 6000
"""How long good news stays."""


class Notice(QFrame):
    """What happened, in a sentence.

    A refusal stays until it is dismissed or another sentence comes; good news leaves by itself, though not
    from under the mouse or the keyboard.

    Signals:
        resized: it was shown, hidden, or its text changed.
    """

    resized = Signal()

    def __init__(self, *, timer: QTimer | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        self._lasting = False
        self._timer = timer or QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GOOD_NEWS_MS)
        self._timer.timeout.connect(self._on_told)
        self.sentence = plain_label(wrap=True)
        self.close_button = look(QToolButton(), "quiet")
        theme.bear_icon(self.close_button, "x")
        self.close_button.setAccessibleName(_("Fermer ce message"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 6, 6)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str, *, lasting: bool = False) -> None:
        """Show why something is not done, in place of the sentence before; `lasting`: success makes it no less true."""
        self._timer.stop()
        self._show(sentence)
        self._lasting = lasting

    def tell(self, sentence: str) -> None:
        """Show good news for a while, in place of the sentence before."""
        self._show(sentence)
        self._timer.start()

    @property
    def is_passing(self) -> bool:
        """Whether it will leave by itself."""
        return self._timer.isActive()

    def succeed(self) -> None:
        """Take away what success makes stale."""
        if not self._lasting:
            self.dismiss()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.resized.emit()

    def sizeHint(self) -> QSize:
        """As wide as its words, or as what is good to read."""
        around = self._row.contentsMargins() + self.contentsMargins()
        words = self.sentence.fontMetrics().size(0, self.sentence.text()).width() + _ROUNDING_PX
        beside = self._row.spacing() + self.close_button.sizeHint().width()
        asked = around.left() + words + beside + around.right()
        most = round(_WIDEST_PX * theme.scale())
        return QSize(min(asked, most), super().sizeHint().height())

    def _on_told(self) -> None:
        if self.underMouse() or self.close_button.hasFocus():
            self._timer.start()
        else:
            self.dismiss()

    def _show(self, sentence: str) -> None:
        self._lasting = False
        self.sentence.setText(held(sentence))
        self.setAccessibleName(sentence)
        announce(self, sentence)
        self.show()
        self.resized.emit()


class PasteOffer(QFrame):
    """Asks whether a paste is several post-its.

    Signals:
        split_requested: (text) show how it would be split.
        kept_whole: it is one post-it.
        resized: it was shown or hidden.
    """

    split_requested = Signal(str)
    kept_whole = Signal()
    resized = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        self.text = ""
        self.sentence = plain_label()
        self.split = look(QPushButton(_("Les séparer…")), "primary")
        self.keep = QPushButton(_("Garder en un seul"))
        self.split.clicked.connect(lambda: self.split_requested.emit(self.text))
        self.keep.clicked.connect(self._on_kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 8)
        column.addWidget(wrapping(WrappingRow((self.sentence, self.split, self.keep), spacing=12)))
        for button in (self.split, self.keep):
            button.setAutoDefault(True)
        self.hide()

    def offer(self, text: str, count: int) -> None:
        """Ask about a text that reads as that many post-its."""
        self.text = text
        words = ngettext("{count} post-it dans ce texte :", "{count} post-its dans ce texte :", count)
        self.sentence.setText(words.format(count=count))
        self.show()
        self.resized.emit()

    def withdraw(self) -> None:
        """Ask no longer."""
        self.hide()
        self.resized.emit()

    def _on_kept(self) -> None:
        self.withdraw()
        self.kept_whole.emit()
