"""The agenda of a meeting, stage by stage: their order on the left, what the chosen one says on the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.operations import PlanAgenda
from atelier.domain.preset import Preset, agenda_of
from atelier.domain.rules.agenda import MOST_STAGES
from atelier.domain.things import Meeting, Question, Stage
from atelier.ui.plain_text import plain_label
from atelier.ui.planning.agenda_editor.buttons import StageButtons
from atelier.ui.planning.agenda_editor.plan import Plan, called
from atelier.ui.planning.agenda_editor.preset_menu import PresetMenu
from atelier.ui.planning.agenda_editor.rows import rows_of, title_fault
from atelier.ui.planning.agenda_editor.stage_form import StageForm
from atelier.ui.planning.agenda_editor.stage_list import StageList
from atelier.ui.planning.agenda_editor.times import duration_phrase, stage_count
from atelier.ui.theme import look
from atelier.ui.widgets.careful_dialog import CarefulDialog
from atelier.ui.widgets.dialog_layout import ending, open_at, scrolled
from atelier.ui.widgets.form_field import say

_SIZE_PX = (980, 690)


class AgendaDialog(CarefulDialog):
    """Shows the agenda and asks for it as it was changed.

    Signals:
        operation_requested: (PlanAgenda) the agenda from now on; not told where nothing differs.
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        meeting: Meeting,
        stages: Sequence[Stage],
        questions: Sequence[Question],
        *,
        presets: Sequence[Preset] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.plan = Plan(meeting.id, stages, begins_at=meeting.begins_at)
        self._questions = tuple(questions)
        self._by_id = {question.id: question for question in questions}
        self.total = plain_label(kind="heading", wrap=True)
        self.advice = plain_label(kind="small", wrap=True)
        self.problem = self.unsaved
        self.list = StageList()
        self.buttons = StageButtons()
        self.form = StageForm(questions)
        self.nothing = plain_label(
            _("Le déroulé est vide. Ajoutez une étape, ou partez d’un modèle."), kind="muted", wrap=True
        )
        self.presets = PresetMenu(presets, questions, begins_at=meeting.begins_at, parent=self)
        self.cancel = QPushButton(_("Annuler"))
        self.save = look(QPushButton(_("Enregistrer le déroulé")), "primary")
        self._lay_out()
        self._connect()
        self._show(self._first_row())
        self.list.setFocus()
        self.begin()

    def keep(self) -> None:
        """Ask for the agenda, or say what is wrong with it."""
        wrong = next((row for row, stage in enumerate(self.plan.stages) if title_fault(stage)), None)
        if wrong is not None:
            self._show(wrong)
            self.form.title.is_valid()
            self.form.title.line.setFocus()
            return
        if self.plan.is_changed:
            self.operation_requested.emit(PlanAgenda(self.meeting.id, self.plan.ranked))
        self.accept()

    def add(self) -> None:
        """A new stage after the chosen one, on its question, its title to be typed."""
        if self._is_full():
            return
        self._show(self.plan.add(self._row, question_id=self._question_here()))
        self.form.title.line.setFocus()

    def duplicate(self) -> None:
        """The chosen stage once more."""
        if self._row >= 0 and not self._is_full():
            self._show(self.plan.duplicate(self._row))

    def delete(self) -> None:
        """The chosen stage away; what that does to the meeting under way is said."""
        if self._row < 0:
            return
        stage = self.plan.stages[self._row]
        self._show(self.plan.delete(self._row))
        if stage.id == self.meeting.stage_id:
            told = _(
                "«\xa0{title}\xa0» est l’étape en cours\xa0: si vous enregistrez, "
                "plus aucune ne le sera et l’horloge s’arrêtera."
            )
            say(self.problem, told.format(title=called(stage)), self.list)

    def move_stage(self, row: int, to: int) -> None:
        """That stage elsewhere in the order."""
        self._show(self.plan.move(row, to))

    def undo(self) -> None:
        """The last edit back."""
        if self.plan.last_edit:
            self._show(self.plan.undo())

    def take(self, preset: Preset) -> None:
        """A preset's stages in the place of all of them."""
        self.plan.replace_all(agenda_of(preset, self.meeting.id, self._questions), title=preset.title)
        self._show(0)

    def return_to_before(self) -> None:
        """The stages that a preset took the place of."""
        self.plan.return_to_before()
        self._show(self._first_row())

    @property
    def _row(self) -> int:
        return self.list.currentRow()

    def _first_row(self) -> int:
        ids = [stage.id for stage in self.plan.stages]
        return ids.index(self.meeting.stage_id) if self.meeting.stage_id in ids else min(0, len(ids) - 1)

    def _question_here(self) -> QuestionId | None:
        return self.plan.stages[self._row].question_id if self._row >= 0 else None

    def _is_full(self) -> bool:
        if self.plan.is_full:
            full = _("Un déroulé a {most} étapes au plus\xa0: retirez-en une d’abord.")
            say(self.problem, full.format(most=MOST_STAGES), self.list)
        return self.plan.is_full

    def _on_edited(self, values: dict[str, object]) -> None:
        if self._row >= 0:
            self.plan.change(self._row, **values)
            self._show(self._row)

    def _on_row_chosen(self, row: int) -> None:
        self._show_form(row)

    def _show(self, row: int) -> None:
        """Show the plan as it is, that row chosen."""
        say(self.problem, "", self.list)
        self.list.show_rows(rows_of(self.plan, self._by_id, now=self.meeting.stage_id), row)
        stages = self.plan.stages
        self.total.setText(
            f"{stage_count(len(stages)).capitalize()} · {duration_phrase(self.plan.total_min, self.plan.begins_at)}"
            if stages
            else stage_count(0).capitalize()
        )
        self.buttons.show_state(row, len(stages), last_edit=self.plan.last_edit)
        self.presets.back.setVisible(self.plan.before_preset is not None)
        self._show_form(row)

    def _show_form(self, row: int) -> None:
        self.buttons.show_state(row, len(self.plan.stages), last_edit=self.plan.last_edit)
        self.form.setVisible(row >= 0)
        self.nothing.setVisible(row < 0)
        if row >= 0:
            self.form.show_stage(self.plan.stages[row])

    def written(self) -> object:
        return self.plan.ranked

    def _connect(self) -> None:
        asked: list[tuple[object, Callable[..., object]]] = [
            (self.list.move_requested, self.move_stage),
            (self.list.addition_requested, self.add),
            (self.list.copy_requested, self.duplicate),
            (self.list.deletion_requested, self.delete),
            (self.list.undo_requested, self.undo),
            (self.list.currentRowChanged, self._on_row_chosen),
            (self.buttons.add.clicked, self.add),
            (self.buttons.duplicate.clicked, self.duplicate),
            (self.buttons.delete.clicked, self.delete),
            (self.buttons.undo.clicked, self.undo),
            (self.buttons.up.clicked, lambda: self.move_stage(self._row, self._row - 1)),
            (self.buttons.down.clicked, lambda: self.move_stage(self._row, self._row + 1)),
            (self.presets.chosen, self.take),
            (self.presets.back.clicked, self.return_to_before),
            (self.form.edited, self._on_edited),
            (self.cancel.clicked, self.give_up),
            (self.save.clicked, self.keep),
        ]
        for signal, slot in asked:
            signal.connect(slot)  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Déroulé de la rencontre"))
        if self.plan.begins_at is None:
            self.advice.setText(
                _(
                    "Donnez l’heure de début dans la fiche de la rencontre pour voir l’horaire de chaque étape."
                )
            )
        self.advice.setVisible(bool(self.advice.text()))
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(self._left(), 5)
        columns.addLayout(self._right(), 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(plain_label(_("Déroulé de la rencontre"), kind="title"), 1)
        head.addWidget(self.presets.button)
        column.addLayout(head)
        column.addLayout(columns, 1)
        column.addLayout(ending(self.cancel, self.save))
        open_at(self, *_SIZE_PX)

    def _left(self) -> QLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.total, self.advice):
            left.addWidget(widget)
        left.addWidget(self.list, 1)
        left.addWidget(self.problem)
        left.addWidget(self.buttons)
        left.addWidget(self.presets.back)
        return left

    def _right(self) -> QLayout:
        inside = QWidget()
        held = QVBoxLayout(inside)
        held.setContentsMargins(4, 0, 12, 0)
        held.addWidget(self.form, 1)
        held.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        area = scrolled(inside)
        # There is no sideways scrolling.
        area.setMinimumWidth(inside.minimumSizeHint().width())
        right.addWidget(area)
        return right

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a field is no wish to leave: half of an agenda would be saved by it.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
            elif self.focusWidget() is self.list and self._row >= 0:
                self.form.title.line.setFocus()
            return
        super().keyPressEvent(event)
