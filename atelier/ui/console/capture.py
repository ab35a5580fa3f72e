"""The capture line: post-its typed by the facilitator for the question that the room is on, and for whom."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from atelier.board.model import BoardModel
from atelier.domain import palette
from atelier.domain.decision import Refusal
from atelier.domain.ids import NoteId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddNotes, NewNote, Operation
from atelier.domain.project import peer_groups
from atelier.domain.text import clean_note
from atelier.ui.operation_wording import typed_words
from atelier.ui.panels.sentence_edit import SentenceEdit, Stretch
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.theme import look
from atelier.ui.widgets.group_choice import GroupChoice


class CaptureLine(QWidget):
    """The number of the question, for whom she writes, and the field; Enter adds, a paste of several is told.

    Signals:
        operation_requested: (AddNotes) a post-it was typed.
        refused: (sentence) it can't be added as it is; the text stays.
        several_pasted: (text) it reads as several post-its; it stands in the field.
        choice_awaited: Enter was pressed while the offer to split a paste is open.
        emptied: nothing stands in the field any more.
        removal_requested: Suppr was pressed in the empty field, where there is nothing of its own to remove.
    """

    operation_requested = Signal(object)
    refused = Signal(str)
    several_pasted = Signal(str)
    choice_awaited = Signal()
    emptied = Signal()
    removal_requested = Signal()

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.choice_open = False
        """Whether the person was asked what becomes of a paste: until she says, Enter adds nothing."""
        self._several: Stretch | None = None
        """Where the paste stands that reads as several post-its."""
        self.chip = _chip()
        self.group = GroupChoice(peer_groups(model.snapshot), keys="Alt+W")
        """For the meeting that the window is on: another one's begins for nobody in particular."""
        self.edit = look(SentenceEdit("", name=_("Nouveau post-it")), "capture")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        # As high as its number, however high the line beside it: stretched, it would be a bar.
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        # Before the field, also by Tab: from the field, one Tab leads to the board.
        row.addWidget(self.group)
        row.addWidget(self.edit, 1)
        self.edit.submitted.connect(self.submit)
        self.edit.pasted.connect(self._on_pasted)
        self.edit.deleted_nothing.connect(self.removal_requested)
        self.edit.textChanged.connect(self._on_text_changed)
        self.group.chosen.connect(self.edit.setFocus)
        model.meeting_changed.connect(self._show_question)
        self._show_question()

    def write(self, text: str) -> None:
        """Go on with what was typed elsewhere: she writes here now."""
        self.setFocus()
        self.edit.insertPlainText(text)

    def submit(self) -> None:
        """Add what stands in the field."""
        if self.choice_open:
            self.choice_awaited.emit()
            return
        if not self.edit.text.strip():
            return
        try:
            text = clean_note(self.edit.text)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        # Emptied first: whatever answers at once may give the text back.
        self.edit.setPlainText("")
        self.operation_requested.emit(self._adding([text]))

    def finish(self) -> None:
        """Add what stands in the field, before it goes: in several post-its where it is too long for one."""
        # Here, not above: it is needed once, at the end.
        from atelier.domain.splitting import parted

        pieces = parted(self.edit.text)
        if pieces:
            self.edit.setPlainText("")
            self.operation_requested.emit(self._adding(pieces))

    def take_back(self, operation: Operation) -> bool:
        """Put the texts of an operation that was not carried out back, if the field is free."""
        if not isinstance(operation, AddNotes) or not self.edit.put_back(typed_words(operation)):
            return False
        self.group.choose(operation.notes[0].peer_group_id)
        if len(operation.notes) > 1:
            self._tell_several(self.edit.text)
        return True

    def remove(self, _text: str) -> None:
        """Take the paste that was told as several out again; if she wrote into it since, ask anew about all.

        The place is remembered, the text is not looked for: a field changes line ends and some characters.
        """
        several, self._several = self._several, None
        if several is None:
            return
        if several.is_whole:
            several.remove()
            self.edit.setPlainText(self.edit.text.strip())
        elif self.edit.text.strip():
            self.edit.pasted_stretch = Stretch(self.edit, 0, self.edit.document().characterCount() - 1)
            self._tell_several(self.edit.text)

    def _adding(self, texts: Sequence[str]) -> AddNotes:
        group_id = self.group.group_id
        notes = tuple(NewNote(NoteId(new_id()), text, peer_group_id=group_id) for text in texts)
        return AddNotes(self.model.meeting_id, self.model.question.id, notes)

    def _on_pasted(self, text: str) -> None:
        # Here, not above: its patterns take a tenth of the time to the first paint.
        from atelier.domain.recap import looks_like_several

        if looks_like_several(text):
            self._tell_several(text)

    def _tell_several(self, text: str) -> None:
        self._several = self.edit.pasted_stretch
        self.several_pasted.emit(text)

    def _on_text_changed(self) -> None:
        if not self.edit.text.strip():
            self.emptied.emit()

    def _show_question(self) -> None:
        question = self.model.question
        self.chip.setText(str(question.number))
        self.chip.setToolTip(plain_tooltip(question.text))
        self.chip.setAccessibleName(_("Question {number}").format(number=question.number))
        colours = palette.colours(question.number)
        self.chip.setStyleSheet(f"background: {colours.pale}; color: {palette.INK}; border-radius: 8px;")

    def _fit_hint(self) -> None:
        last = min(len(self.model.questions), 9)
        hints = (
            _("Écrire un post-it, Entrée pour l’ajouter — Ctrl+1…{last} change de question").format(
                last=last
            ),
            _("Écrire un post-it, Entrée pour l’ajouter"),
            _("Écrire un post-it"),
        )
        room = self.edit.viewport().width() - 8
        metrics = self.edit.fontMetrics()
        fitting = (hint for hint in hints if metrics.horizontalAdvance(hint) <= room)
        self.edit.setPlaceholderText(next(fitting, hints[-1]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the keyboard to the line gives it to the field; by a proxy, Tab would pass over the rest."""
        self.edit.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint is never cut."""
        super().resizeEvent(event)
        self._fit_hint()


def _chip() -> QLabel:
    chip = plain_label(kind="heading")
    chip.setMinimumSize(34, 32)
    chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return chip
