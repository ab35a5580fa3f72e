"""The questions of a new project, to reword, add, take away and put in order."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from atelier.domain.composing import AskedQuestion
from atelier.domain.trame import QUESTIONS_AT_MOST
from atelier.ui.dialogs.question_band import QuestionBand

_LEVELS = 4
"""From a question to the page that is scrolled."""


class QuestionFields(QWidget):
    """One band for each question, in their order; one of them is the chosen one.

    Signals:
        edited: a text, the order or the number of questions was changed by hand.
        chosen: another question is the chosen one.
    """

    edited = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bands: list[QuestionBand] = []
        self._chosen = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)

    @property
    def asked(self) -> tuple[AskedQuestion, ...]:
        """What is typed, question by question."""
        return tuple(band.asked for band in self.bands)

    @property
    def is_full(self) -> bool:
        """Whether there are as many as a project may have."""
        return len(self.bands) >= QUESTIONS_AT_MOST

    @property
    def chosen_rank(self) -> int:
        """The rank of the question that was last written in."""
        return min(self._chosen, len(self.bands) - 1)

    def show_asked(self, asked: Sequence[AskedQuestion]) -> None:
        """Show those questions instead."""
        for band in self.bands:
            self._drop(band)
        self.bands = []
        for question in asked:
            self._append(question)
        self._chosen = 0
        self._number()

    def add(self) -> None:
        """Ask one more question, to be written."""
        if not self.is_full:
            band = self._append(AskedQuestion(""))
            self._changed(band)

    def first_invalid(self) -> QuestionBand | None:
        """Check them all; the first that is wrong has the keyboard."""
        wrong = [band for band in self.bands if not band.is_valid()]
        if wrong:
            wrong[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_in_sight(wrong[0])
            return wrong[0]
        return None

    def _on_move(self, band: QuestionBand, step: int) -> None:
        at = self.bands.index(band)
        if not 0 <= at + step < len(self.bands):
            return
        held = next((widget for widget in (band.hint, band.up, band.down) if widget.hasFocus()), band.line)
        self.bands.insert(at + step, self.bands.pop(at))
        self._column.removeWidget(band)
        self._column.insertWidget(at + step, band)
        self._changed(band, held)

    def _on_removal(self, band: QuestionBand) -> None:
        if len(self.bands) == 1:
            return
        at = self.bands.index(band)
        self.bands.remove(band)
        self._drop(band)
        self._changed(self.bands[min(at, len(self.bands) - 1)])

    def _on_chosen(self, band: QuestionBand) -> None:
        self._chosen = self.bands.index(band)
        self.chosen.emit()

    def _append(self, question: AskedQuestion) -> QuestionBand:
        band = QuestionBand(len(self.bands) + 1, question)
        band.edited.connect(self.edited)
        band.chosen.connect(partial(self._on_chosen, band))
        band.move_requested.connect(partial(self._on_move, band))
        band.removal_requested.connect(partial(self._on_removal, band))
        self._column.insertWidget(len(self.bands), band)
        self.bands.append(band)
        return band

    def _drop(self, band: QuestionBand) -> None:
        self._column.removeWidget(band)
        band.hide()
        band.deleteLater()

    def _changed(self, band: QuestionBand, held: QWidget | None = None) -> None:
        """After a question came, went or moved: the keyboard is in it, on the same button where it may be."""
        self._chosen = self.bands.index(band)
        self._number()
        (held if held is not None and held.isEnabled() else band.line).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        self._bring_in_sight(band)
        self.edited.emit()

    def _number(self) -> None:
        before: QWidget | None = None
        for number, band in enumerate(self.bands, start=1):
            band.show_place(number, len(self.bands))
            for widget in (band.line, band.hint, band.up, band.down, band.remove):
                if before is not None:
                    self.setTabOrder(before, widget)
                before = widget

    def _bring_in_sight(self, band: QuestionBand) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            QTimer.singleShot(0, band, partial(_scroll_to, above, band))


def _scroll_to(area: QScrollArea, band: QuestionBand) -> None:
    # Its place is known once all that holds it is laid out, one after the other.
    for _level in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    area.ensureWidgetVisible(band, 0, 0)
