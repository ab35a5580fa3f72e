"""Plays the sound of a recording from a time code on, for whichever bars of buttons show it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from atelier.board.model import BoardModel
from atelier.domain.decision import Fault
from atelier.domain.ids import RecordingId
from atelier.domain.language import gettext as _
from atelier.domain.things import Quote, Recording
from atelier.ui.recording.player import Player
from atelier.ui.recording.player_bar import PlayerBar
from atelier.ui.recording.recordings import of_quote, recording_name
from atelier.ui.recording.sounds import Sounds


class Listening(QObject):
    """One sound at a time; its player is made when the first is asked for.

    Signals:
        refused: (sentence) why nothing is heard.
    """

    refused = Signal(str)

    def __init__(
        self,
        model: BoardModel,
        sounds: Sounds | None,
        player: Callable[[], Player],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._sounds, self._make = model, sounds, player
        self._player: Player | None = None
        self._bars: list[PlayerBar] = []
        self._recording_id: RecordingId | None = None
        self.position_s = 0.0
        """The second of the sound that is heard."""

    @property
    def recording(self) -> Recording | None:
        """What is listened to."""
        return self._model.snapshot.find(Recording, self._recording_id)

    def add_bar(self, bar: PlayerBar) -> None:
        """Have those buttons work and show what is heard, until they go."""
        self._bars.append(bar)
        bar.pause_requested.connect(lambda: self._made().pause())
        bar.step_requested.connect(self._step)
        bar.speed_requested.connect(lambda speed: self._made().set_speed(speed))
        bar.stop_requested.connect(self.stop)
        bar.destroyed.connect(lambda: self._bars.remove(bar))

    def play_quote(self, quote_id: str) -> None:
        """Play what was said from its beginning, or say why not."""
        quote = self._model.snapshot.find(Quote, quote_id)
        if quote is None or quote.time_s is None:
            return
        recording = of_quote(self._model, quote)
        if recording is None:
            self.refused.emit(
                _("Ce moment n’est sur aucun enregistrement : joignez un son, puis modifiez le verbatim.")
            )
        else:
            self.play(recording, quote.time_s)

    def play(self, recording: Recording, at_s: float = 0) -> None:
        """Play the sound of a recording from that second of its clock on, or say why not."""
        if recording.file is None or self._sounds is None:
            self.refused.emit(_("Cet enregistrement n’a pas de son : joignez-le par « Enregistrements… »."))
            return
        try:
            path = self._sounds.path_of(recording.file)
        except Fault as fault:
            self.refused.emit(str(fault))
            return
        second = at_s + recording.offset_s
        if second < 0 or (recording.sound_s is not None and second > recording.sound_s):
            self.refused.emit(
                _("Ce moment est hors du son : réglez où il commence dans « Enregistrements… ».")
            )
            return
        self._recording_id = recording.id
        player = self._made()
        for bar in self._bars:
            bar.open(recording_name(self._model, recording))
        player.play(path, second)

    def stop(self) -> None:
        """Listen no more."""
        self._recording_id = None
        if self._player is not None:
            self._player.stop()
        for bar in self._bars:
            bar.hide()

    def _made(self) -> Player:
        if self._player is None:
            self._player = self._make()
            self._player.moved.connect(self._on_moved)
            self._player.playing_changed.connect(self._on_playing)
            self._player.failed.connect(self._on_failed)
        return self._player

    def _step(self, seconds: int) -> None:
        if self._player is not None:
            self._player.seek(max(0.0, self.position_s + seconds))

    def _on_moved(self, second: float, until_s: float) -> None:
        self.position_s = second
        recording = self.recording
        offset = recording.offset_s if recording is not None else 0
        for bar in self._bars:
            bar.show_position(second - offset, until_s - offset)

    def _on_playing(self, playing: bool) -> None:
        for bar in self._bars:
            bar.show_playing(playing=playing)

    def _on_failed(self, sentence: str) -> None:
        self.stop()
        self.refused.emit(sentence)
