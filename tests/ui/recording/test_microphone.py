"""The system's microphone, with a source and devices that are the test's in the place of Qt's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtMultimedia import QAudioFormat, QtAudio
from pytestqt.qtbot import QtBot

from atelier.domain.decision import Fault
from atelier.ui.recording import microphone as module
from atelier.ui.recording.microphone import Hearing, QtMicrophone


class FakeDevice:
    """A microphone that gives what speech needs, or 48 kHz in two channels only."""

    def __init__(self, name: bytes = b"mic", *, null: bool = False, speech: bool = True) -> None:
        self._name, self._null, self._speech = name, null, speech

    def isNull(self) -> bool:  # noqa: N802
        return self._null

    def id(self) -> QByteArray:
        return QByteArray(self._name)

    def isFormatSupported(self, _format: QAudioFormat) -> bool:  # noqa: N802
        return self._speech

    def preferredFormat(self) -> QAudioFormat:  # noqa: N802
        format = QAudioFormat()
        format.setSampleRate(48_000)
        format.setChannelCount(2)
        return format


class FakeDevices(QObject):
    """What is plugged in."""

    audioInputsChanged = Signal()  # noqa: N815
    plugged: FakeDevice | None = FakeDevice()

    def defaultAudioInput(self) -> FakeDevice:  # noqa: N802
        return self.plugged or FakeDevice(null=True)

    def audioInputs(self) -> list[FakeDevice]:  # noqa: N802
        return [self.plugged] if self.plugged else []


class FakeSource(QObject):
    """What Qt reads from."""

    made: "FakeSource"
    wrong = QtAudio.Error.NoError

    def __init__(self, _device: FakeDevice, format: QAudioFormat, parent: QObject) -> None:
        super().__init__(parent)
        FakeSource.made = self
        self.format, self.stopped = format, False
        self.stream = QBuffer(self)
        self.stream.open(QBuffer.OpenModeFlag.ReadWrite)

    def setBufferSize(self, _size: int) -> None:  # noqa: N802
        pass

    def start(self) -> QBuffer:
        return self.stream

    def error(self) -> QtAudio.Error:
        return FakeSource.wrong

    def stop(self) -> None:
        self.stopped = True

    def hear(self, samples: bytes) -> None:
        """Have samples to read."""
        at = self.stream.pos()
        self.stream.write(samples)
        self.stream.seek(at)
        self.stream.readyRead.emit()


@pytest.fixture
def microphone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtMicrophone]:
    assert qtbot is not None
    monkeypatch.setattr("PySide6.QtMultimedia.QMediaDevices", FakeDevices)
    monkeypatch.setattr("PySide6.QtMultimedia.QAudioSource", FakeSource)
    monkeypatch.setattr(FakeDevices, "plugged", FakeDevice())
    monkeypatch.setattr(FakeSource, "wrong", QtAudio.Error.NoError)
    monkeypatch.setattr(module, "LOOK_MS", 5)
    made = QtMicrophone()
    yield made
    made.close()


def test_samples_are_told_as_they_come(microphone: QtMicrophone) -> None:
    heard: list[bytes] = []
    assert microphone.open(heard.append, print) == Hearing(16_000, 1)
    FakeSource.made.hear(b"ab")
    FakeSource.made.hear(b"cd")
    assert heard == [b"ab", b"cd"]
    microphone.close()
    FakeSource.made.hear(b"ef")
    assert (heard, FakeSource.made.stopped) == ([b"ab", b"cd"], True)


def test_a_microphone_gives_what_it_can(microphone: QtMicrophone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeDevices, "plugged", FakeDevice(speech=False))
    assert microphone.open(print, print) == Hearing(48_000, 2)
    assert FakeSource.made.format.sampleFormat() is QAudioFormat.SampleFormat.Int16


def test_without_one_that_is_said(microphone: QtMicrophone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeDevices, "plugged", None)
    with pytest.raises(Fault, match="Aucun micro"):
        microphone.open(print, print)


def test_one_that_is_forbidden_is_said(microphone: QtMicrophone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeSource, "wrong", QtAudio.Error.OpenError)
    with pytest.raises(Fault, match="y a droit"):
        microphone.open(print, print)
    assert FakeSource.made.stopped


def test_one_that_is_unplugged_is_told_once(
    microphone: QtMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[str] = []
    microphone.open(print, lost.append)
    monkeypatch.setattr(FakeDevices, "plugged", FakeDevice(b"another"))
    for _ in range(2):
        microphone._devices.audioInputsChanged.emit()
    assert lost == ["Le micro a été débranché."]
    assert FakeSource.made.stopped


def test_one_that_fails_is_told(
    qtbot: QtBot, microphone: QtMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[str] = []
    microphone.open(print, lost.append)
    monkeypatch.setattr(FakeSource, "wrong", QtAudio.Error.IOError)
    qtbot.waitUntil(lambda: lost == ["Le micro a été débranché."])


def test_one_that_falls_silent_is_told(qtbot: QtBot, microphone: QtMicrophone) -> None:
    lost: list[str] = []
    microphone.open(print, lost.append)
    qtbot.waitUntil(lambda: bool(lost))
    assert "Plus aucun son" in lost[0]
