"""What a microphone hears, written to a file."""

import errno
import struct
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier.domain.decision import Fault
from atelier.ui.recording.recorder import Recorder, loudness
from atelier.ui.recording.wave_file import WaveFile, mend
from tests.ui.recording.fakes import SILENCE, FakeMicrophone


@pytest.fixture
def microphone() -> FakeMicrophone:
    return FakeMicrophone()


@pytest.fixture
def recorder(microphone: FakeMicrophone, qapp: object) -> Recorder:
    assert qapp is not None
    return Recorder(lambda: microphone)


def test_what_is_heard_is_written_and_its_level_told(
    qtbot: QtBot, recorder: Recorder, microphone: FakeMicrophone, tmp_path: Path
) -> None:
    recorder.start(tmp_path / "new" / "a.wav")
    with qtbot.waitSignal(recorder.level_changed) as told:
        microphone.heard(SILENCE + struct.pack("<h", -32768))
    assert told.args == [1.0]
    recorder.stop()
    assert (recorder.is_recording, microphone.is_open) == (False, False)
    assert mend(tmp_path / "new" / "a.wav") == pytest.approx(1.0, abs=0.001)


def test_what_is_not_heard_is_silence_so_that_the_sound_keeps_step_with_the_clock(
    microphone: FakeMicrophone, tmp_path: Path
) -> None:
    at = [100.0]
    recorder = Recorder(lambda: microphone, monotonic=lambda: at[0])
    recorder.start(tmp_path / "a.wav")
    voice = b"\x01\x02" * 16_000
    for moment in (102.0, 103.1, 110.0):
        at[0] = moment
        microphone.heard(voice)
    recorder.stop()
    sound = (tmp_path / "a.wav").read_bytes()[44:]
    # A second before the first, none before the second, six before the third.
    assert sound == SILENCE + voice + voice + SILENCE * 6 + voice


def test_while_the_computer_slept_no_silence_is_held_in_memory(
    microphone: FakeMicrophone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    write = WaveFile.write

    def counted(file: WaveFile, samples: bytes) -> None:
        written.append(len(samples))
        write(file, samples)

    monkeypatch.setattr(WaveFile, "write", counted)
    at = [0.0]
    recorder = Recorder(lambda: microphone, monotonic=lambda: at[0])
    recorder.start(tmp_path / "a.wav")
    for at[0] in (1.0, 601.0):
        microphone.heard(SILENCE)
    recorder.stop()
    assert mend(tmp_path / "a.wav") == 601
    assert written == [len(SILENCE)] * 2


def test_without_a_microphone_there_is_no_file(
    recorder: Recorder, microphone: FakeMicrophone, tmp_path: Path
) -> None:
    microphone.fault = "Aucun micro."
    with pytest.raises(Fault, match="Aucun micro"):
        recorder.start(tmp_path / "a.wav")
    assert (recorder.is_recording, list(tmp_path.iterdir())) == (False, [])


def test_a_place_that_can_t_be_written_is_told_and_the_microphone_let_go(
    recorder: Recorder, microphone: FakeMicrophone, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Fault, match="droits"):
        recorder.start(tmp_path / "file" / "a.wav")
    assert (recorder.is_recording, microphone.is_open) == (False, False)


def test_a_microphone_that_is_unplugged_leaves_what_was_heard(
    qtbot: QtBot, recorder: Recorder, microphone: FakeMicrophone, tmp_path: Path
) -> None:
    recorder.start(tmp_path / "a.wav")
    microphone.heard(SILENCE)
    with qtbot.waitSignal(recorder.interrupted) as told:
        microphone.lost("Le micro a été débranché.")
    assert told.args == ["Le micro a été débranché."]
    assert not recorder.is_recording
    assert mend(tmp_path / "a.wav") == 1.0


def test_a_full_disk_leaves_what_was_heard(
    qtbot: QtBot,
    recorder: Recorder,
    microphone: FakeMicrophone,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_file: WaveFile, _samples: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    recorder.start(tmp_path / "a.wav")
    microphone.heard(SILENCE)
    monkeypatch.setattr(WaveFile, "write", full)
    with qtbot.waitSignal(recorder.interrupted) as told:
        microphone.heard(SILENCE)
    assert "disque est plein" in told.args[0]
    assert (recorder.is_recording, microphone.is_open) == (False, False)
    microphone.heard(SILENCE)
    assert mend(tmp_path / "a.wav") == 1.0


def test_loudness_goes_as_the_ear_does() -> None:
    quiet, normal = struct.pack("<h", 33), struct.pack("<h", 3277)
    assert (loudness(b""), loudness(SILENCE)) == (0.0, 0.0)
    assert loudness(quiet) < 0.01 < 0.6 < loudness(normal) < 0.7
