"""WAV files that are whole whatever ends their writing."""

import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.ui.recording.wave_file import WaveFile, mend
from tests.ui.recording.fakes import SILENCE


def test_what_was_heard_is_a_sound_that_others_read(tmp_path: Path) -> None:
    file = WaveFile(tmp_path / "a.wav", rate=16_000, channels=1)
    file.write(SILENCE)
    file.write(b"\x01\x02" * 8_000)
    file.close()
    with wave.open(str(tmp_path / "a.wav")) as read:
        assert (read.getframerate(), read.getnchannels(), read.getsampwidth()) == (16_000, 1, 2)
        assert read.getnframes() == 24_000
        assert read.readframes(24_000) == SILENCE + b"\x01\x02" * 8_000


@given(st.binary(max_size=4_000))
def test_what_was_cut_short_is_mended(tmp_path_factory: pytest.TempPathFactory, samples: bytes) -> None:
    path = tmp_path_factory.mktemp("cut") / "a.wav"
    file = WaveFile(path, rate=8_000, channels=2)
    file.write(samples)
    # As after `kill -9`: nobody closes it.
    assert mend(path) == pytest.approx(len(samples) / 32_000)
    with wave.open(str(path)) as read:
        assert read.readframes(10_000) == samples[: len(samples) // 4 * 4]
    file.close()


def test_what_is_no_sound_has_no_seconds(tmp_path: Path) -> None:
    for content in (b"", b"RIFF", b"x" * 44):
        (tmp_path / "a.wav").write_bytes(content)
        assert mend(tmp_path / "a.wav") == 0.0
        assert (tmp_path / "a.wav").read_bytes() == content


NO_RATE = b"RIFF" + bytes(18) + b"\x01\x00" + bytes(20)


@pytest.mark.parametrize("lost", [bytes(44), b"RIFF".ljust(44, b"\0"), b"RIFF".ljust(44, b"\xff"), NO_RATE])
def test_a_sound_of_which_the_beginning_was_lost_is_taken_for_a_usual_one(
    tmp_path: Path, lost: bytes
) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(lost + b"\x01\x02" * 32_000)
    assert mend(path) == 2.0
    with wave.open(str(path)) as read:
        assert (read.getframerate(), read.getnchannels()) == (16_000, 1)
        assert read.readframes(40_000) == b"\x01\x02" * 32_000


def test_what_is_skipped_is_silence_before_what_comes_next(tmp_path: Path) -> None:
    file = WaveFile(tmp_path / "a.wav", rate=16_000, channels=1)
    file.skip(len(SILENCE))
    file.write(b"\x01\x02")
    file.close()
    with wave.open(str(tmp_path / "a.wav")) as read:
        assert read.readframes(20_000) == SILENCE + b"\x01\x02"


def test_a_sound_is_never_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"x")
    with pytest.raises(FileExistsError):
        WaveFile(tmp_path / "a.wav", rate=16_000, channels=1)
