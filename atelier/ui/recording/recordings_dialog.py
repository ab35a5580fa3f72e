"""The recordings of the meeting: a sound recorded elsewhere is attached here, set on its clock, listened to, erased."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation, RemoveRecording, ShiftSound
from atelier.domain.things import Recording
from atelier.ui.panels.thing_column import ThingColumn
from atelier.ui.plain_text import plain_label
from atelier.ui.recording.agreement_dialog import AgreementDialog
from atelier.ui.recording.keeping import SoundKeeping
from atelier.ui.recording.listening import Listening
from atelier.ui.recording.player_bar import PlayerBar
from atelier.ui.recording.recording_card import RecordingCard, RecordingShown
from atelier.ui.recording.recordings import recording_name, recordings
from atelier.ui.recording.sounds import ENDINGS
from atelier.ui.settings import SettingsStore
from atelier.ui.widgets.dialog_layout import open_at
from atelier.ui.widgets.file_choice import FileChoice
from atelier.ui.widgets.form_field import say
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_SIZE_PX = (620, 520)


class RecordingsDialog(QDialog):
    """Follows the recordings as they are.

    Signals:
        operation_requested: (ShiftSound, RemoveRecording)
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        model: BoardModel,
        listening: Listening,
        keeping: SoundKeeping | None,
        *,
        settings: SettingsStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._listening, self._keeping = model, listening, keeping
        self._files = FileChoice(settings, "sounds")
        self._column = ThingColumn(_("Enregistrements"), card=self._card)
        self.none = plain_label(
            _("Aucun enregistrement. Le chronomètre en commence un ; un son fait ailleurs aussi."), wrap=True
        )
        self.problem = plain_label(kind="warning", wrap=True)
        self.copying = plain_label(_("Copie du son à côté de la base…"), kind="muted", wrap=True)
        self.bar = PlayerBar()
        self.add = QPushButton(_("Joindre un son fait ailleurs…"))
        self.close_button = QPushButton(_("Fermer"))
        self._connect()
        self._lay_out()
        self._refresh()

    @property
    def cards(self) -> list[RecordingCard]:
        """What is shown, in its order."""
        return [card for card in self._column.cards if isinstance(card, RecordingCard)]

    def attach(self, recording: Recording | None, source: Path) -> AgreementDialog | None:
        """Give a recording, or a new one, that file for its sound, once people agreed; None where they did before."""
        assert self._keeping is not None
        keep = partial(self._keeping.attach_file, source, recording)
        if recording is not None and recording.agreed_at is not None:
            keep()
            return None
        dialog = AgreementDialog(afterwards=True, parent=self)
        dialog.agreed.connect(keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def forget(self, recording: Recording) -> QMessageBox:
        """Erase a sound, once that was said twice."""
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            "Atelier",
            _(
                "Effacer pour toujours le son de « {name} » ? Les verbatims et leurs moments restent ; le fichier est"
                " retiré de cet ordinateur, et Ctrl+Z ne le ramène pas."
            ).format(name=recording_name(self._model, recording)),
            parent=self,
        )
        erase = box.addButton(_("Effacer le son"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(_("Le garder"), QMessageBox.ButtonRole.RejectRole))
        erase.clicked.connect(partial(self._forget, recording))
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    def _forget(self, recording: Recording) -> None:
        assert self._keeping is not None
        # While it plays, some systems don't let its file go.
        self._listening.stop()
        self._keeping.forget(recording)

    def _choose(self, recording: Recording | None) -> None:
        if self._keeping is None:
            self._say(_("Le son ne peut pas être gardé ici ; le chronomètre, lui, fonctionne."))
            return
        sounds = " ".join(f"*.{ending} *.{ending.upper()}" for ending in ENDINGS)
        filters = _("Sons ({endings});;Tous les fichiers (*)").format(endings=sounds)
        path = self._files.ask(self, title=_("Joindre un son"), filters=filters)
        if path is not None:
            self._say("")
            self.attach(recording, path)

    def _set_here(self, recording: Recording) -> None:
        listened = self._listening.recording
        if listened is None or listened.id != recording.id:
            self._say(_("Écoutez d’abord ce son : « C’est ici » vaut pour l’endroit que l’on entend."))
            return
        self._ask(ShiftSound(recording.id, round(self._listening.position_s)))

    def _refresh(self) -> None:
        """What was told stays: it is about something that she did."""
        here = recordings(self._model)
        self._column.show_things([RecordingShown.of(recording, self._model) for recording in here])
        self.none.setVisible(not here)

    def _card(self, shown: RecordingShown) -> RecordingCard:
        recording, card = shown.recording, RecordingCard(shown)
        before = self._column.card(shown.id)
        if isinstance(before, RecordingCard):
            card.take_over(before)
        card.play_requested.connect(partial(self._play, recording))
        card.here_requested.connect(partial(self._set_here, recording))
        card.shifted.connect(lambda second: self._ask(ShiftSound(recording.id, second)))
        card.refused.connect(self._say)
        card.attach_requested.connect(partial(self._choose, recording))
        card.forget_requested.connect(partial(self.forget, recording))
        card.removal_requested.connect(lambda: self._ask(RemoveRecording(recording.id)))
        return card

    def _ask(self, operation: Operation) -> None:
        self._say("")
        self.operation_requested.emit(operation)

    def _play(self, recording: Recording) -> None:
        self._say("")
        self._listening.play(recording, -recording.offset_s)

    def _say(self, sentence: str) -> None:
        say(self.problem, sentence, self)

    def _connect(self) -> None:
        self._model.words_changed.connect(self._refresh)
        self._listening.add_bar(self.bar)
        self._listening.refused.connect(self._say)
        self.add.clicked.connect(lambda: self._choose(None))
        self.close_button.clicked.connect(self.accept)
        if self._keeping is not None:
            self._keeping.copying_changed.connect(self._show_copying)
            self._keeping.refused.connect(self._say)

    def _show_copying(self, copying: bool) -> None:
        self.copying.setVisible(copying)
        self.add.setEnabled(not copying)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Enregistrements"))
        self.add.setAutoDefault(False)
        self.copying.hide()
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(_("Enregistrements"), kind="title"))
        column.addWidget(self.none)
        column.addWidget(self._column, 1)
        for widget in (self.copying, self.problem, self.bar):
            column.addWidget(widget)
        column.addWidget(wrapping(WrappingRow((self.add, self.close_button), at_right=True)))
        open_at(self, *_SIZE_PX)
        self.close_button.setDefault(True)
        self.close_button.setFocus()
