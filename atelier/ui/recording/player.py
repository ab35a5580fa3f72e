"""What plays a sound, as the console asks it to: a protocol, and Qt's own player behind it, loaded when wanted."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance

from atelier.domain.language import gettext as _

MS = 1000


class Player(Protocol):
    """Plays one sound at a time; what becomes of it is told by signals as those of `QtPlayer`."""

    @property
    def moved(self) -> SignalInstance:
        """Where it is."""

    @property
    def playing_changed(self) -> SignalInstance:
        """Whether it plays."""

    @property
    def failed(self) -> SignalInstance:
        """Why nothing is heard."""

    def play(self, path: Path, at_s: float) -> None:
        """Play that sound from that second on."""

    def pause(self) -> None:
        """Stop where it is; asked again, go on."""

    def seek(self, at_s: float) -> None:
        """Go to that second."""

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast."""

    def stop(self) -> None:
        """Let the sound go."""


class QtPlayer(QObject):
    """Qt's player, with the system's decoders or those that Qt brings.

    Signals:
        moved: (second, duration in seconds) where it is; told several times a second.
        playing_changed: (whether it plays)
        failed: (sentence) why nothing is heard.
    """

    moved = Signal(float, float)
    playing_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        self._player = QMediaPlayer(self)
        self._output = QAudioOutput(self)
        self._player.setAudioOutput(self._output)
        self._player.positionChanged.connect(self._on_moved)
        self._player.durationChanged.connect(lambda _ms: self._on_moved(self._player.position()))
        self._player.playingChanged.connect(self.playing_changed)
        self._player.errorOccurred.connect(self._on_error)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._first_s: float | None = None
        """Where the sound that is being loaded is to begin."""

    def play(self, path: Path, at_s: float) -> None:
        """Play that sound from that second on."""
        if not self.has_output():
            self.failed.emit(
                _("Cet ordinateur n’a ni haut-parleur ni casque : branchez-en un, puis réessayez.")
            )
            return
        source = QUrl.fromLocalFile(str(path))
        if self._player.source() == source:
            self._player.play()
            self.seek(at_s)
        else:
            # Before it is loaded, Qt forgets where it was to begin.
            self._first_s = at_s
            self._player.setSource(source)

    def has_output(self) -> bool:
        """Whether the computer has anything that sounds."""
        from PySide6.QtMultimedia import QMediaDevices

        self._output.setDevice(QMediaDevices.defaultAudioOutput())
        return not self._output.device().isNull()

    def pause(self) -> None:
        """Stop where it is; asked again, go on."""
        if self._player.isPlaying():
            self._player.pause()
        else:
            self._player.play()

    def seek(self, at_s: float) -> None:
        """Go to that second."""
        self._player.setPosition(max(0, round(at_s * MS)))

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast; voices keep their pitch where the system can."""
        self._player.setPlaybackRate(speed)

    def stop(self) -> None:
        """Let the sound go: its file may be moved or removed from then on."""
        self._first_s = None
        self._player.stop()
        self._player.setSource(QUrl())

    def _on_moved(self, position_ms: int) -> None:
        self.moved.emit(position_ms / MS, self._player.duration() / MS)

    def _on_status(self, status: object) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if status is QMediaPlayer.MediaStatus.LoadedMedia and self._first_s is not None:
            first_s, self._first_s = self._first_s, None
            self._player.play()
            self.seek(first_s)

    def _on_error(self, error: object, _said: str) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if error is QMediaPlayer.Error.FormatError:
            sentence = _(
                "Ce fichier n’est pas un son que cet ordinateur sait lire ; il reste gardé tel quel."
            )
        else:
            sentence = _("Le son ne peut pas être lu ; les verbatims et leurs moments restent.")
        self.failed.emit(sentence)
