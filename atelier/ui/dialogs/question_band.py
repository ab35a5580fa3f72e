"""A question as fields in its colours, with the buttons that move it or take it away."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from atelier.domain.composing import AskedQuestion
from atelier.domain.language import gettext as _
from atelier.domain.palette import PaperColours, colours
from atelier.domain.text import one_line, title_problem
from atelier.ui import theme
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.elided_line import ElidedLine
from atelier.ui.widgets.form_field import say

_BADGE_PX = 30
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuestionBand(QFrame):
    """A question in its colours, as on the projection's header, and the hint under it.

    Signals:
        edited: a text was changed by hand.
        chosen: one of its fields has the keyboard.
        move_requested: (step) put it that many places further.
        removal_requested: take it away.
    """

    edited = Signal()
    chosen = Signal()
    move_requested = Signal(int)
    removal_requested = Signal()

    def __init__(self, number: int, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._given = asked
        self.line = ElidedLine(asked.text)
        self.hint = ElidedLine(asked.hint)
        self._given_lines = (self.line.text(), self.hint.text())
        self.hint.setPlaceholderText(_("Indice pour regrouper (facultatif)"))
        self.problem = plain_label(wrap=True)
        self.problem.setContentsMargins(8, 0, 8, 4)
        self.problem.hide()
        self.up = self._button("chevron-up")
        self.down = self._button("chevron-down")
        self.remove = self._button("x")
        self._lay_out()
        self._connect()
        self.show_place(number, number)

    @property
    def asked(self) -> AskedQuestion:
        """What is typed, on one line; as long as nobody changed it, what was given, byte for byte."""
        text, hint = (
            given if typed == shown else one_line(typed)
            for given, typed, shown in zip(
                (self._given.text, self._given.hint),
                (self.line.text(), self.hint.text()),
                self._given_lines,
                strict=True,
            )
        )
        return AskedQuestion(text, hint, self._given.origin)

    def show_place(self, number: int, count: int) -> None:
        """Say that it is the question of that number, of so many."""
        self.number = number
        name = _("Question {number}").format(number=number)
        self.line.setAccessibleName(name)
        self.hint.setAccessibleName(_("Indice de la question {number}").format(number=number))
        for button, words in (
            (self.up, _("Monter la question {number} (Alt+Haut)")),
            (self.down, _("Descendre la question {number} (Alt+Bas)")),
            (self.remove, _("Retirer la question {number}")),
        ):
            button.setAccessibleName(words.format(number=number))
            button.setToolTip(words.format(number=number))
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)
        self.remove.setEnabled(count > 1)
        self._dress(colours(number))
        self.update()

    def is_valid(self) -> bool:
        """Check what is typed, and say what is wrong."""
        text = self.asked.text
        sentence = title_problem(text)
        if not text:
            sentence = _("Cette question est vide\xa0: écrivez-la.")
        say(self.problem, sentence, self.line)
        return not sentence

    def _on_text_edited(self) -> None:
        if not self.problem.isHidden():
            self.is_valid()
        self.edited.emit()

    def _button(self, icon: str) -> QToolButton:
        # The pale colour is under it in every theme, so its icon is ink in every theme.
        button = QToolButton()
        button.setIcon(theme.icon(icon, theme.colours().on_pale))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _dress(self, pair: PaperColours) -> None:
        ink = theme.colours().on_pale
        field, hint = round(17 * theme.scale()), round(14 * theme.scale())
        self.problem.setStyleSheet(f"color: {ink}; font-weight: bold;")
        self.setStyleSheet(
            f"QLineEdit {{ background: transparent; color: {ink}; border: 2px solid transparent;"
            f" border-radius: 6px; padding: 1px 6px; font-size: {hint}px; placeholder-text-color: {ink}; }}"
            f"QLineEdit[question=true] {{ font-weight: bold; font-size: {field}px; }}"
            f"QLineEdit:hover {{ border-color: {pair.accent}; }}"
            f"QLineEdit:focus {{ background: white; border-color: {pair.accent}; }}"
            "QToolButton { background: transparent; border: 2px solid transparent; padding: 1px; }"
            f"QToolButton:hover {{ border-color: {pair.accent}; }}"
            f"QToolButton:focus {{ background: white; border-color: {pair.accent}; }}"
        )

    def _connect(self) -> None:
        for line in (self.line, self.hint):
            line.setCursorPosition(0)
            line.textEdited.connect(self._on_text_edited)
            line.installEventFilter(self)
        self.up.clicked.connect(lambda: self.move_requested.emit(-1))
        self.down.clicked.connect(lambda: self.move_requested.emit(1))
        self.remove.clicked.connect(self.removal_requested)

    def _lay_out(self) -> None:
        self.line.setProperty("question", True)
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self.line, self.hint, self.problem):
            words.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(2)
        row.addSpacing(_badge_px() + 2)
        row.addLayout(words, 1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.chosen.emit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.move_requested.emit(step)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        pair = colours(self.number)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.pale))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        middle = self.line.geometry().center().y() + 1
        side = _badge_px()
        badge = QRectF(10, middle - side / 2, side, side)
        painter.setBrush(QColor(pair.accent))
        painter.drawEllipse(badge)
        painter.setPen(QColor("white"))
        painter.setFont(theme.font(round(17 * theme.scale()), bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.number))


def _badge_px() -> int:
    return round(_BADGE_PX * theme.scale())
