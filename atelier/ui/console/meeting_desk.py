"""What the menus ask of the meeting: its question, whether phones may send, its sheet, the settings of phones."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.operations import OpenPhones, PausePhones, ShowQuestion
from atelier.domain.things import Door, Meeting, PeerGroup
from atelier.ui.menus import MOST_QUESTIONS
from atelier.ui.panels.panel_form import utc_now
from atelier.ui.pending_dialogs import PendingDialogs
from atelier.ui.preparation import Preparation
from atelier.ui.settings import SettingsStore

if TYPE_CHECKING:
    from atelier.ui.attendance.sheet_dialog import SheetDialog
    from atelier.ui.dialogs.meeting_dialog import MeetingDialog
    from atelier.ui.dialogs.phones_dialog import PhonesDialog
    from atelier.ui.dialogs.question_dialog import QuestionDialog


class MeetingDesk(QObject):
    """Turns choices in the menus into operations on the meeting, by way of a dialog where words are needed.

    Signals:
        operation_requested: (operation) she wants something done.
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        model: BoardModel,
        preparation: Preparation,
        *,
        dialogs: PendingDialogs,
        settings: SettingsStore,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._preparation = preparation
        self._dialogs = dialogs
        self._settings = settings
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about the meeting does."""
        numbers = range(1, MOST_QUESTIONS + 1)
        return {
            "sheet": self.open_sheet,
            "attendance": self.open_attendance,
            "phones": self.open_phones_settings,
            "open_phones": partial(self.accept_phones, accepted=True),
            "close_phones": partial(self.accept_phones, accepted=False),
            "pause_phones": self.toggle_pause,
            "reword_question": self.reword_question,
            **{f"question_{number}": partial(self.show_question, number) for number in numbers},
        }

    def open_sheet(self) -> "MeetingDialog":
        """Open the sheet of the meeting."""
        # Here, not above: what the first paint does not need is not loaded before it.
        from atelier.ui.dialogs.meeting_dialog import MeetingDialog

        dialog = MeetingDialog(
            self._model.meeting,
            has_groups=self._has_groups(),
            wifi_code=self._preparation.wifi_code,
            parent=self._window,
        )
        dialog.phones_requested.connect(self._open_phones_settings_of)
        self._dialogs.open(dialog)
        return dialog

    def open_attendance(self) -> "SheetDialog":
        """Open the participants' sheet."""
        from atelier.ui.attendance.sheet_dialog import SheetDialog

        dialog = SheetDialog(self._model, now=utc_now, settings=self._settings, parent=self._window)
        self._dialogs.open(dialog)
        return dialog

    def reword_question(self) -> "QuestionDialog":
        """Open the dialog that words the question shown otherwise."""
        from atelier.ui.dialogs.question_dialog import QuestionDialog

        dialog = QuestionDialog(self._model.meeting_id, self._model.question, parent=self._window)
        self._dialogs.open(dialog)
        return dialog

    def open_phones_settings(self) -> "PhonesDialog":
        """Open the settings of the collecting by phone."""
        return self._open_phones_settings_of(self._model.meeting)

    def _open_phones_settings_of(self, meeting: Meeting) -> "PhonesDialog":
        from atelier.ui.dialogs.phones_dialog import PhonesDialog

        dialog = PhonesDialog(
            meeting, self._model.questions, has_groups=self._has_groups(), parent=self._window
        )
        self._dialogs.open(dialog)
        return dialog

    def _has_groups(self) -> bool:
        return next(self._model.snapshot.all(PeerGroup), None) is not None

    def accept_phones(self, *, accepted: bool) -> None:
        """Open the collecting by phone, or close it."""
        self.operation_requested.emit(OpenPhones(self._model.meeting_id, accepted))

    def toggle_pause(self) -> None:
        """Have phones keep what is written for a while; asked again, let them send."""
        paused = self._model.meeting.door is Door.PAUSED
        self.operation_requested.emit(PausePhones(self._model.meeting_id, paused=not paused))

    def show_question(self, number: int) -> None:
        """Make the question of that number the one that everybody is on."""
        question = next((q for q in self._model.questions if q.number == number), None)
        if question is not None and question.id != self._model.question.id:
            self.operation_requested.emit(ShowQuestion(self._model.meeting_id, question.id))
