"""A file is put in its place whole, or not at all."""

from pathlib import Path

import pytest

from atelier.domain.whole_file import whole_file, whole_file_in


def test_it_is_there_at_the_end_and_not_before(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"avant")
    with whole_file(target) as file:
        file.write(b"apres")
        assert target.read_bytes() == b"avant"
    assert target.read_bytes() == b"apres"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [OSError, ValueError, KeyboardInterrupt])
def test_whatever_ends_it_leaves_what_was_there(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"avant")

    def write() -> None:
        with whole_file(target) as file:
            file.write(b"apres")
            raise error

    with pytest.raises(error):
        write()
    assert target.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [target]


def test_what_need_not_be_kept_is_not(tmp_path: Path) -> None:
    with whole_file_in(tmp_path, lambda: None) as file:
        file.write(b"apres")
    assert list(tmp_path.iterdir()) == []


def test_its_name_may_be_known_at_the_end_only(tmp_path: Path) -> None:
    names: list[str] = []
    with whole_file_in(tmp_path, lambda: tmp_path / names[0]) as file:
        file.write(b"a")
        names.append("connu.bin")
    assert [path.name for path in tmp_path.iterdir()] == ["connu.bin"]
