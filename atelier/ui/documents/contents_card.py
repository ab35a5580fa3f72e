"""What a document holds: its questions and its parts, ticked; those that it does not heed are not offered."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from atelier.domain.document import Options
from atelier.domain.language import gettext as _
from atelier.domain.things import Question
from atelier.ui import theme
from atelier.ui.documents.offers import Offer
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.elided_mark import ElidedMark

_CHIP_PX, _CHIP_GAP_PX = 22, 4


class ContentsCard(QWidget):
    """The marks are hers: each document shows those that it heeds as she left them.

    Signals:
        changed: something is ticked or no longer.
    """

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Offer | None = None
        self.parts = {name: QCheckBox(words) for name, words in _parts().items()}
        self.questions: dict[int, QCheckBox] = {}
        self.questions_label = plain_label(_("Questions"), kind="small")
        self.partial = plain_label(
            _("Document partiel : il le dit, et ne rend pas compte de tous les post-its."),
            kind="small",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(4)
        self._lay_out()

    def show_questions(self, questions: Iterable[Question]) -> None:
        """Offer those questions, as they were ticked; one that is new is."""
        ticked = {number: box.isChecked() for number, box in self.questions.items()}
        for box in self.questions.values():
            self._questions.removeWidget(box)
            box.deleteLater()
        self.questions = {}
        for question in questions:
            box = ElidedMark(question.short or question.text)
            box.setIcon(_chip(question.number))
            box.setIconSize(QSize(_CHIP_PX + _CHIP_GAP_PX, _CHIP_PX) * theme.scale())
            box.setAccessibleName(
                _("Question {number} : {text}").format(number=question.number, text=question.text)
            )
            box.setChecked(ticked.get(question.number, True))
            box.toggled.connect(self._on_toggled)
            self.questions[question.number] = box
            self._questions.addWidget(box)
        self._refresh()

    def show_offer(self, offer: Offer) -> None:
        """Offer what that document heeds."""
        self._offer = offer
        self._refresh()

    @property
    def has_choices(self) -> bool:
        """Whether the document heeds anything that is offered here."""
        return self._asks_questions or any(name in self._heeded for name in self.parts)

    @property
    def _heeded(self) -> tuple[str, ...]:
        return self._offer.parts if self._offer is not None else ()

    @property
    def _asks_questions(self) -> bool:
        return "questions" in self._heeded and len(self.questions) > 1

    @property
    def options(self) -> Options | None:
        """What is ticked of what the document heeds; None where no question is."""
        heeded = self._heeded
        ticked = tuple(number for number, box in self.questions.items() if box.isChecked())
        if "questions" not in heeded or len(ticked) == len(self.questions):
            ticked = ()
        elif not ticked:
            return None
        parts = {name: box.isChecked() for name, box in self.parts.items() if name in heeded}
        return Options(questions=ticked, **parts)

    def _on_toggled(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        heeded, asks = self._heeded, self._asks_questions
        for name, box in self.parts.items():
            box.setVisible(name in heeded)
        self.questions_label.setVisible(asks)
        for box in self.questions.values():
            box.setVisible(asks)
        self.parts["numbers"].setEnabled("post_its" not in heeded or self.parts["post_its"].isChecked())
        options = self.options
        self.partial.setVisible("annex" in heeded and options is not None and not options.is_whole)

    def _lay_out(self) -> None:
        for box in self.parts.values():
            box.setChecked(True)
            box.toggled.connect(self._on_toggled)
            self._column.addWidget(box)
        self._column.addSpacing(4)
        self._column.addWidget(self.questions_label)
        self._column.addLayout(self._questions)
        self._column.addWidget(self.partial)


def _parts() -> dict[str, str]:
    return {
        "post_its": _("Post-its"),
        "numbers": _("Numéros des post-its"),
        "quotes": _("Verbatims"),
        "attendance": _("Présents"),
        "annex": _("Annexe et décompte"),
    }


def _chip(number: int) -> QIcon:
    """The number of a question in its colours, as on its tab."""
    side = round(_CHIP_PX * theme.scale())
    drawn = QPixmap((side + _CHIP_GAP_PX) * 2, side * 2)
    drawn.setDevicePixelRatio(2)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.pale(number))
    place = QRectF(0, 0, side, side)
    painter.drawRoundedRect(place, 5, 5)
    painter.setPen(QColor(theme.colours().on_pale))
    painter.setFont(theme.font(round(13 * theme.scale()), bold=True))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return QIcon(drawn)
