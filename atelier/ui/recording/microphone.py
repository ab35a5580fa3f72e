"""What hears the room: a protocol, and the system's microphone behind Qt, loaded when it is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QObject, QTimer

from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _
from atelier.ui.recording.wave_file import USUAL_HZ

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

BUFFER_S = 2
"""For so long the windows may be busy with something else, and nothing is lost."""
LOOK_MS = 500
MOST_SILENT_LOOKS = 10


@dataclass(frozen=True, slots=True)
class Hearing:
    """How what is heard is told: 16-bit samples, so many a second of so many channels."""

    rate: int
    channels: int


class Microphone(Protocol):
    """Tells what it hears, in the thread of whoever opened it."""

    def open(self, heard: Callable[[bytes], object], lost: Callable[[str], object]) -> Hearing:
        """Tell samples from now on; `lost` is told, in a sentence, that there will be no more.

        Raises:
            Fault: there is no microphone, or it can't be used.
        """

    def close(self) -> None:
        """Hear no more."""


class QtMicrophone(QObject):
    """The microphone that the system has chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QMediaDevices

        self._devices = QMediaDevices(self)
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._device_id = QByteArray()
        self._heard: Callable[[bytes], object] = lambda _samples: None
        self._lost: Callable[[str], object] = lambda _sentence: None
        self._silent_looks = 0
        # PySide6 can't tell a slot in which state a source is, and one may fall silent without a word: it is asked.
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)
        self._devices.audioInputsChanged.connect(self._look)

    def open(self, heard: Callable[[bytes], object], lost: Callable[[str], object]) -> Hearing:
        """Tell samples from now on.

        Raises:
            Fault: there is no microphone, or it can't be used.
        """
        from PySide6.QtMultimedia import QAudioSource

        device = self._devices.defaultAudioInput()
        if device.isNull():
            raise Fault(_("Aucun micro n’est branché ; le chronomètre, lui, fonctionne sans."))
        format = _format(device)
        source = self._source = QAudioSource(device, format, self)
        source.setBufferSize(format.bytesForDuration(BUFFER_S * 1_000_000))
        stream = self._stream = source.start()
        if _is_wrong(source):
            self.close()
            raise Fault(
                _("Le micro ne peut pas être utilisé : vérifiez qu’Atelier y a droit, puis réessayez.")
            )
        self._device_id, self._heard, self._lost, self._silent_looks = device.id(), heard, lost, 0
        stream.readyRead.connect(self._read)
        self._looks.start()
        return Hearing(format.sampleRate(), format.channelCount())

    def close(self) -> None:
        """Hear no more."""
        self._looks.stop()
        source, self._source = self._source, None
        if source is not None:
            source.stop()
            source.deleteLater()
        self._stream = None

    def _read(self) -> None:
        if self._stream is not None and (samples := bytes(self._stream.readAll().data())):
            self._silent_looks = 0
            self._heard(samples)

    def _look(self) -> None:
        """See that there is a microphone still, and that something comes from it: even silence is samples."""
        if self._source is None:
            return
        self._silent_looks += 1
        known = any(device.id() == self._device_id for device in self._devices.audioInputs())
        if not known or _is_wrong(self._source):
            self._give_up(_("Le micro a été débranché."))
        elif self._silent_looks > MOST_SILENT_LOOKS:
            self._give_up(_("Plus aucun son n’arrive du micro."))

    def _give_up(self, sentence: str) -> None:
        self.close()
        self._lost(sentence)


def _format(device: "QAudioDevice") -> "QAudioFormat":
    """As much as speech needs, or what the microphone gives where it can't give that."""
    from PySide6.QtMultimedia import QAudioFormat

    format = QAudioFormat()
    format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    format.setSampleRate(USUAL_HZ)
    format.setChannelCount(1)
    if not device.isFormatSupported(format):
        format.setSampleRate(device.preferredFormat().sampleRate())
        format.setChannelCount(device.preferredFormat().channelCount())
    return format


def _is_wrong(source: "QAudioSource") -> bool:
    # By its name: PySide6 has that enumeration twice, and the members of one are not those of the other.
    return source.error().name != "NoError"
