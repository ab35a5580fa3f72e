"""The strip over the board: which stage it is, its instruction, and in words what it lets everybody do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.domain.language import gettext as _
from atelier.domain.practice import is_silent
from atelier.ui import theme
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.projection.view import ProjectionView, view_phrase
from atelier.ui.running.stage_wording import naming_phrase, phones_phrase, stage_name, untitled
from atelier.ui.theme import bear_icon, look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_MARGIN = 16
_LEAST_PX = 280
"""Less than it asks for in large letters: the window must not outgrow the screen."""
_LOW_PX = 620
"""In a window that is no higher, a folded instruction is its button alone."""
_MOST_LINES = 6
"""Of an opened instruction; the rest is scrolled to, as the board is what she works on."""


class StageBand(QWidget):
    """Nothing before the first stage. An instruction longer than a line is folded to one, and opened by a button.

    Signals:
        naming_requested: (cluster id) give that cluster its title.
    """

    naming_requested = Signal(str)

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._view: ProjectionView | None = None
        self._name = self._instruction = ""
        self._leaves_naming = False
        self.is_open = False
        self.name = plain_label(kind="heading")
        # Cut to the strip, which must not be as wide as the name that it is cut to.
        self.name.setMinimumWidth(1)
        self.phones = plain_label(kind="small")
        self.seen = plain_label(kind="small")
        self.silence = plain_label(_("Tri silencieux : ni titres ni décomptes pour la salle"), kind="small")
        self.instruction = plain_label()
        self.reader = QScrollArea()
        self.naming = look(QPushButton(), "compact")
        self.fold = look(QToolButton(), "quiet")
        self._lay_out()
        self.naming.setAccessibleName(_("Nommer le premier regroupement sans titre"))
        self.naming.clicked.connect(self._name_next)
        self.fold.clicked.connect(self.toggle)
        for signal in (model.meeting_changed, model.board_changed, model.caught_up):
            signal.connect(self.refresh)
        self.refresh()

    def show_view(self, view: ProjectionView | None) -> None:
        """Take note of what the room sees; None: nothing."""
        self._view = view
        self.refresh()

    def leave_naming(self, told: bool) -> None:
        """Take note whether the clusters without a title are told elsewhere."""
        if told != self._leaves_naming:
            self._leaves_naming = told
            self.refresh()

    def toggle(self) -> None:
        """Open the whole instruction, or fold it again."""
        self.is_open = not self.is_open
        self._fit()

    def refresh(self) -> None:
        """Say what is so now."""
        stage = current_stage(self.model)
        self.setVisible(stage is not None)
        if stage is None:
            self._fit()
            return
        self._name = stage_name(self.model, stage)
        self.phones.setText(phones_phrase(self.model))
        self.seen.setText(view_phrase(self._view))
        # That nothing is projected is said twice already, by the miniature and by the state of things.
        self.seen.setVisible(self._view is not None)
        self.silence.setVisible(is_silent(stage))
        count = len(untitled(self.model, stage))
        self.naming.setVisible(bool(count) and not self._leaves_naming)
        self.naming.setText(naming_phrase(count))
        if stage.instruction != self._instruction:
            self._instruction, self.is_open = stage.instruction, False
        self._fit()

    def _name_next(self) -> None:
        waiting = untitled(self.model, current_stage(self.model))
        if waiting:
            self.naming_requested.emit(waiting[0].id)

    def _fit(self) -> None:
        self._fit_name()
        self._fit_instruction()

    def _fit_name(self) -> None:
        metrics = QFontMetrics(self.name.font())
        room = self.width() - 2 * _MARGIN - self.fold.sizeHint().width()
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.name.setText(shown)
        self.name.setAccessibleName(self._name)
        self.name.setToolTip("" if shown == self._name else plain_tooltip(self._name))

    def _fit_instruction(self) -> None:
        """The instruction on the lines that it may take."""
        words = " ".join(self._instruction.split())
        metrics = QFontMetrics(self.instruction.font())
        room = self.width() - 2 * _MARGIN
        is_low = self.window().height() < _LOW_PX * theme.scale()
        fits = metrics.horizontalAdvance(words) <= room and not is_low
        self.fold.setVisible(bool(words) and not fits)
        opened = self.is_open and not fits
        self.reader.setVisible(bool(words) and (opened or not is_low))
        self.instruction.setWordWrap(opened)
        shown = self._instruction if opened else metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.instruction.setText(shown)
        whole = self.instruction.heightForWidth(room) if opened else metrics.height()
        self.reader.setFixedHeight(min(whole, _MOST_LINES * metrics.lineSpacing()))
        bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded if opened else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.reader.setVerticalScrollBarPolicy(bars)
        self.reader.setFocusPolicy(Qt.FocusPolicy.TabFocus if opened else Qt.FocusPolicy.NoFocus)
        self.instruction.setAccessibleName(self._instruction)
        self.instruction.setToolTip("" if fits or opened else plain_tooltip(self._instruction))
        said = _("Replier la consigne") if opened else _("Lire toute la consigne")
        self.fold.setToolTip(said)
        self.fold.setAccessibleName(said)
        bear_icon(self.fold, "chevron-up" if opened else "chevron-down")

    def _lay_out(self) -> None:
        look(self, "panel")
        self.setMinimumWidth(_LEAST_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 3, _MARGIN, 3)
        column.setSpacing(2)
        told = WrappingRow((self.name, self.phones, self.silence, self.seen, self.naming), spacing=12)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(wrapping(told), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.reader.setWidget(self.instruction)
        self.reader.setWidgetResizable(True)
        self.reader.setFrameShape(QFrame.Shape.NoFrame)
        self.reader.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader.setAccessibleName(_("Consigne"))
        column.addWidget(self.reader)
        for button in (self.naming, self.fold):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the instruction where the strip ends."""
        super().resizeEvent(event)
        self._fit()
