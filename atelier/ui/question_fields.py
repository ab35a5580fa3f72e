"""The questions of a trame as fields in their colours: what is typed is seen as the room will see it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.palette import INK, colours
from atelier.ui.form_field import say, title_problem
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import font

_BADGE_PX = 30
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")
"""Those that fold to one; the non-breaking ones before « ? » are somebody's typography."""


class QuestionFields(QWidget):
    """One band for each question: its number, its colours, its text.

    Signals:
        edited: a text was changed by hand.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bands: list[QuestionBand] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)

    @property
    def texts(self) -> list[str]:
        """What is typed, question by question."""
        return [band.text for band in self.bands]

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show those questions instead."""
        for band in self.bands:
            self._column.removeWidget(band)
            band.hide()
            band.deleteLater()
        self.bands = [QuestionBand(number, text) for number, text in enumerate(texts, start=1)]
        for rank, band in enumerate(self.bands):
            band.line.textEdited.connect(self.edited)
            self._column.insertWidget(rank, band)

    def first_invalid(self) -> "QuestionBand | None":
        """Check them all; the first that is wrong has the keyboard."""
        wrong = [band for band in self.bands if not band.is_valid()]
        if wrong:
            wrong[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
            return wrong[0]
        return None


class QuestionBand(QFrame):
    """A question in its colours, as on the projection's header."""

    def __init__(self, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._given = text
        self.line = QLineEdit(text)
        self._given_line = self.line.text()
        self.line.setAccessibleName(_("Question {number}").format(number=number))
        self.line.setCursorPosition(0)
        self.problem = plain_label(wrap=True)
        self.problem.setStyleSheet(f"color: {INK}; font-weight: bold;")
        self.problem.setContentsMargins(8, 0, 8, 4)
        self.problem.hide()
        pair = colours(number)
        self.line.setStyleSheet(
            f"QLineEdit {{ background: transparent; color: {INK}; font-weight: bold; font-size: 17px;"
            f" border: 2px solid transparent; border-radius: 6px; padding: 2px 6px; }}"
            f"QLineEdit:hover {{ border-color: {pair.accent}; }}"
            f"QLineEdit:focus {{ background: white; border-color: {pair.accent}; }}"
        )
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(6)
        row.addSpacing(_BADGE_PX)
        row.addLayout(column, 1)
        self.line.textEdited.connect(self._on_text_edited)

    @property
    def text(self) -> str:
        """What is typed, on one line; as long as nobody changed it, what was given, byte for byte."""
        typed = self.line.text()
        return self._given if typed == self._given_line else _SPACES.sub(" ", typed).strip()

    def is_valid(self) -> bool:
        """Check what is typed, and say what is wrong."""
        sentence = title_problem(self.text)
        if not self.text:
            sentence = _("Cette question est vide\xa0: écrivez-la.")
        say(self.problem, sentence, self.line)
        return not sentence

    def _on_text_edited(self) -> None:
        if not self.problem.isHidden():
            self.is_valid()

    # Qt overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        pair = colours(self.number)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.pale))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        middle = self.line.geometry().center().y() + 1
        badge = QRectF(10, middle - _BADGE_PX / 2, _BADGE_PX, _BADGE_PX)
        painter.setBrush(QColor(pair.accent))
        painter.drawEllipse(badge)
        painter.setPen(QColor("white"))
        painter.setFont(font(17, bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.number))
