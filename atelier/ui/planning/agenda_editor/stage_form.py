"""What the chosen stage says, each part in a field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from atelier.domain import palette
from atelier.domain.ids import StageId
from atelier.domain.language import gettext as _
from atelier.domain.practice import collects_in, may_be_silent
from atelier.domain.things import Question, Stage, StageKind
from atelier.domain.trame import MINUTES_AT_MOST
from atelier.ui import theme
from atelier.ui.planning.agenda_editor.kinds import kind_meaning, kind_name
from atelier.ui.widgets.form_field import FormField, TextField, required
from atelier.ui.widgets.setting_card import Choice

_INSTRUCTION_LINES = 4
_SWATCH_PX = 16
_TEXT_PX = 8


class StageForm(QWidget):
    """The fields of one stage. It changes nothing: it tells what was chosen.

    Signals:
        edited: (values) these fields of the stage have these values now.
    """

    edited = Signal(object)

    def __init__(self, questions: Sequence[Question], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage: Stage | None = None
        self._settled: set[StageId] = set()
        """The stages of which somebody chose whether phones send, whatever the kind."""
        self.title = TextField(_("Titre de l’étape"), check=required(_("Donnez un titre à l’étape.")))
        self.kind = _narrow(QComboBox())
        for kind in StageKind:
            self.kind.addItem(kind_name(kind), kind)
        self.kind_field = FormField(_("Type d’étape"), self.kind, hint=" ")
        self.question = _narrow(QComboBox())
        self.question.addItem(_("aucune"), None)
        for question in questions:
            self.question.addItem(
                _swatch(question.number), f"{question.number}  {question.short}", question.id
            )
        self.minutes = QSpinBox()
        self.minutes.setRange(1, MINUTES_AT_MOST)
        self.minutes.setSuffix("\xa0" + _("min"))
        self.minutes.setAccelerated(True)
        # The stylesheet's padding does not reach the text of a field with arrows.
        self.minutes.lineEdit().setTextMargins(round(_TEXT_PX * theme.scale()), 0, 0, 0)
        self.collects = QCheckBox(_("Les téléphones peuvent envoyer"))
        self.silent = QCheckBox(_("Tri silencieux"))
        self.silence = Choice(
            self.silent,
            _(
                "La salle ne voit que les post-its : ni titres, ni numéros, ni décomptes avant la fin de l’étape."
            ),
        )
        self.instruction = QPlainTextEdit()
        self.instruction.setTabChangesFocus(True)
        self._lay_out()
        self._connect()

    def show_stage(self, stage: Stage) -> None:
        """Show that stage; a field that says so already keeps its cursor."""
        blocked = self.blockSignals(True)
        self._stage = stage
        if self.title.line.text() != stage.title:
            self.title.line.setText(stage.title)
            self.title.line.setCursorPosition(0)
            self.title.show_problem("")
        if self.instruction.toPlainText() != stage.instruction:
            self.instruction.setPlainText(stage.instruction)
        self.kind.setCurrentIndex(self.kind.findData(stage.kind))
        self.kind_field.hint.setText(kind_meaning(stage.kind))
        self.question.setCurrentIndex(max(0, self.question.findData(stage.question_id)))
        if self.minutes.value() != stage.minutes:
            self.minutes.setValue(stage.minutes)
        self.collects.setChecked(stage.collects)
        self.silent.setChecked(stage.silent)
        self.silence.setVisible(may_be_silent(stage.kind))
        self.blockSignals(blocked)

    def _on_kind_chosen(self) -> None:
        # Qt gives the word alone back.
        kind = StageKind(self.kind.currentData())
        values: dict[str, object] = {"kind": kind}
        stage = self._stage
        if stage is not None and stage.collects != collects_in(stage.kind):
            self._settled.add(stage.id)
        if stage is None or stage.id not in self._settled:
            values["collects"] = collects_in(kind)
        if not may_be_silent(kind):
            values["silent"] = False
        self.edited.emit(values)

    def _connect(self) -> None:
        self.title.line.textEdited.connect(lambda text: self.edited.emit({"title": text}))
        self.kind.activated.connect(self._on_kind_chosen)
        self.question.activated.connect(
            lambda: self.edited.emit({"question_id": self.question.currentData()})
        )
        self.minutes.valueChanged.connect(lambda minutes: self.edited.emit({"minutes": minutes}))
        self.collects.clicked.connect(lambda checked: self.edited.emit({"collects": checked}))
        self.silent.clicked.connect(lambda checked: self.edited.emit({"silent": checked}))
        self.instruction.textChanged.connect(
            lambda: self.edited.emit({"instruction": self.instruction.toPlainText()})
        )

    def _lay_out(self) -> None:
        lines = self.instruction.fontMetrics().lineSpacing() * _INSTRUCTION_LINES
        self.instruction.setMinimumHeight(lines + 24)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(FormField(_("Question"), self.question), 1)
        pair.addWidget(FormField(_("Durée"), self.minutes))
        phones = Choice(
            self.collects, _("Sinon, ils gardent ce qui s’écrit et l’envoient à la prochaine étape ouverte.")
        )
        told = _("Sous vos yeux pendant l’étape\u202f; la salle la lit quand vous lui montrez la question.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.kind_field)
        column.addLayout(pair)
        column.addWidget(phones)
        column.addWidget(self.silence)
        column.addWidget(FormField(_("Consigne"), self.instruction, hint=told), 1)


def _narrow(choice: QComboBox) -> QComboBox:
    """A choice that its longest entry does not widen."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(10)
    return choice


def _swatch(number: int) -> QIcon:
    pixmap = QPixmap(_SWATCH_PX, _SWATCH_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pair = palette.colours(number)
    painter.setBrush(QColor(pair.pale))
    painter.setPen(QColor(pair.accent))
    painter.drawRoundedRect(1, 1, _SWATCH_PX - 3, _SWATCH_PX - 3, 4, 4)
    painter.end()
    return QIcon(pixmap)
